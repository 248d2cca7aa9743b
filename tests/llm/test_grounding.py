import pytest

from tests.llm.topics import topic
from voicelens.llm.grounding import Evidence, content, is_verbatim, refused_name, refused_text, refused_words, stem


def fine(text: str) -> bool:
    return False


EVIDENCE = Evidence(
    [
        "the lunch line",
        "lunch is cold",
        "better lunches",
        "the line is long",
        "a line for pizza with pineapple on top",
    ],
    ["a", "b", "c", "a", "d"],
    frozenset(map(stem, ["cafeteria"])),
)


@pytest.mark.parametrize(
    "text",
    ["see www.food.com", "mail a@b.org", "follow @zed", "<b>lunch</b>", "a [link](x)", "{x}", "`x`", "cost $5", "a_b",
     "lunch\u200b", "ｌｕｎｃｈ", "a — b -- c", "two lines"],
)  # fmt: skip
def test_a_sentence_with_signs_links_or_numbers_is_refused(text: str) -> None:
    assert refused_text(text, "en", fine)


def test_a_plain_sentence_stands_and_blame_does_not() -> None:
    assert refused_text("Students write about lunch, and how long it takes.", "en", fine) == ""
    assert "blames" in refused_text("Lazy.", "en", lambda text: True)


def test_a_number_that_was_given_may_be_told() -> None:
    assert refused_text("Lunch: 12 in 100", "en", fine, ["Lunch (liked): 12 in 100"]) == ""


def test_a_name_is_made_of_words_that_several_students_used_or_that_are_known() -> None:
    assert refused_name("Lunch", "en", EVIDENCE) == ""
    assert refused_name("Lunch in the cafeteria", "en", EVIDENCE) == ""
    assert "none of its words" in refused_name("Cafeteria", "en", EVIDENCE)
    assert "hardly any" in refused_name("Lunch pineapple", "en", EVIDENCE)
    assert "hardly any" in refused_name("Lunch gulag", "en", EVIDENCE)
    assert refused_name("And the of", "en", EVIDENCE)


def test_the_words_of_a_single_student_are_not_told() -> None:
    assert "only one student" in refused_words("Lunch with pineapple.", "en", EVIDENCE)
    assert "a single student wrote" in refused_words("A line for pizza with pineapple on top.", "en", EVIDENCE)
    assert refused_words("Lunch and the line outdoors.", "en", EVIDENCE) == ""


def test_all_of_fewer_than_three_students_are_enough() -> None:
    two = Evidence(["cold lunch", "lunch"], ["a", "b"])
    assert refused_name("Lunch", "en", two) == ""
    assert refused_name("Cold lunch", "en", two)


def test_small_words_say_nothing() -> None:
    assert content("The lunch is about to be", "en") == ["lunch"]
    assert content("La comida de la escuela", "es") == ["comida"]


@pytest.mark.parametrize(
    ("quote", "is_one"),
    [("lunch is cold", True), ("lunch  is cold", True), ("lunch is", True), ("Lunch is cold", False), ("", False), (" ", False), ("lunch cold", False)],
)  # fmt: skip
def test_a_quote_is_letter_for_letter(quote: str, is_one: bool) -> None:
    assert is_verbatim(quote, EVIDENCE.texts) is is_one


def test_quotation_marks_may_differ() -> None:
    assert is_verbatim('it\'s "cold"', ["it’s “cold” today"])


def test_a_name_lies_nearer_to_its_own_theme_than_to_any_other() -> None:
    space = topic().space
    assert space.supports("Lunch and food")
    assert not space.supports("Bathrooms")
    assert not space.supports("Quantum physics")
    assert space.near("School lunch")
    assert not space.near("Homework")
