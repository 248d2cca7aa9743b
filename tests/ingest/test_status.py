import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.answers import QUESTIONS, written
from voicelens.ingest.status import status_of
from voicelens.tables import STATUSES


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\t", "\u200b\u00a0", "\ufeff", "-", "...", "?", "!!!", ";;;,,,", "¿?", "_", "\u3000", ":)"]
)
def test_an_answer_without_letter_digit_or_emoji_is_blank(text):
    assert status_of(text, "like", QUESTIONS["like"]) == "blank"


NOTHING = (
    "idk",
    "IDK!!",
    "i dont know",
    "I don't know what to write",
    "I don’t know",
    "idkkkk",
    "nothing",
    "nothin",
    "nuthing",
    "nothign",
    "noting",
    "NOTHING.",
    "n/a",
    "N/A",
    "na",
    "none",
    "nope",
    "no",
    "no comment",
    "nothing really",
    "nothing in particular",
    "i'm new so i don't know yet",
    "none of your business",
    "no c",
    "nothing at all",
    "not sure",
    "dunno",
    "i cant think of anything",
    "prefer not to say",
    "nothing comes to mind",
    "i have no idea",
    "nada",
    "no sé",
    "no se",
    "No lo sé",
    "nada la verdad",
    "ninguno",
    "no se me ocurre nada",
    "no tengo nada que decir",
    "sin comentarios",
    "pues nada",
    "who knows",
    "im good",
    "noooo",
    "idk lol",
)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_to_add_is_known_in_both_languages_and_misspelled(text):
    assert {status_of(text, polarity, QUESTIONS["change"]) for polarity in ("like", "change", "other")} == {
        "nothing_to_add"
    }


@pytest.mark.parametrize(
    "text",
    [
        "it's perfect",
        "Its fine",
        "I'm good",
        "everything is good",
        "I like it the way it is",
        "i would keep it the same",
        "todo está bien",
        "así está bien",
        "no cambiaría nada",
        "que siga igual",
        "perfect",
        "my school is good how it is",
        "wouldn't change a thing",
        "dont change anything",
        "nothing, i love this school",
        "me gusta todo",
        "no le cambiaría nada a mi escuela",
        "i dont think anything needs to change",
        "no changes needed",
        "great",
    ],
)
def test_all_is_well_says_nothing_to_a_question_for_changes(text):
    assert status_of(text, "change", QUESTIONS["change"]) == "nothing_to_add"


@pytest.mark.parametrize("text", ["it's perfect", "everything is good", "todo está bien"])
def test_all_is_well_is_an_answer_to_a_question_for_likes(text):
    assert status_of(text, "like", QUESTIONS["like"]) == "substantive"


@pytest.mark.parametrize(
    "text",
    [
        "recess",
        "lunch",
        "no homework",
        "nothing but the food is bad",
        "idk maybe the lunch",
        "I have no one to sit with",
        "no one talks to me",
        "the teachers don't know my name",
        "art",
        "PE",
        "nicer teachers",
        "no me gusta la comida",
        "nada de tarea",
        "más recreo",
        "they never change anything for us",
        "recess recess recess",
        "i don't have friends",
        "tree",
        "were",
        "friends",
        "los maestros no saben mi nombre",
        "I don't like the bathrooms",
        "stop the bullying",
        "Mr. Q",
        "LGBTQ club",
        "pretty",
        "gym!!!!!",
        "more 🍕",
        "عربي",
        "更多休息",
        "tests",
        "school starts at 7",
        "sports",
        "NJHS",
        "7:30",
        "JJ",
        "recesssss",
        "nothing works",
        "nothing ever changes",
        "not perfect",
        "change everything",
        "it would be perfect if we had a pool",
        "i like it but make lunch longer",
        "nothing to do at recess",
        "one thing I would change is the water fountains",
        "lol fix the doors",
        "the microwaves broke",
    ],
)
def test_any_word_of_content_makes_an_answer_substantive(text):
    assert status_of(text, "change", QUESTIONS["change"]) == "substantive"


@pytest.mark.parametrize(
    "text",
    [
        "asdf",
        "asdfghjkl",
        "ASDFASDF",
        "qwerty",
        "hjkl",
        "jjjjjjjj",
        "aaaaaaaaaa",
        "676767",
        "12345",
        "😂😂😂",
        "test",
        "testing 123",
        "h",
        "hi",
        "good morning",
        "lmaoooo",
        "jajaja",
        "6-7",
        ";lkj;lkj",
        "kdjfhgkjdfh",
        "one thing i would change is",
        "what is one thing you would change about our school",
        "lo que cambiaría de mi escuela es",
        "test test",
        "blah blah blah",
        "poopoopoopoo",
        "xcvbnm zxcvb",
        "skibidi skibidi skibidi",
        "dfghdfgh",
        QUESTIONS["change"],
        "one thing you would change about your school?",
    ],
)
def test_noise_and_the_question_copied_are_junk(text):
    assert status_of(text, "change", QUESTIONS["change"]) == "junk"


def test_the_hand_written_answers_get_their_status():
    wrong = [one for one in written() if status_of(one.text, one.polarity, one.question) != one.status]
    assert len(wrong) <= 8, wrong


def test_a_greeting_with_an_answer_behind_it_is_an_answer():
    assert status_of("hi, longer recess", "change", "") == "substantive"


def test_the_question_is_known_without_its_wording():
    assert status_of("something i like about my school is", "like", "") == "junk"
    assert status_of("i like my school", "like", "") == "substantive"


def test_to_any_other_question_praise_is_an_answer():
    assert status_of("it's perfect", "other", "") == "substantive"
    assert status_of("nothing", "other", "") == "nothing_to_add"


@given(st.text(max_size=60), st.sampled_from(["like", "change", "other"]), st.text(max_size=40))
def test_any_text_gets_one_of_the_statuses(text, polarity, wording):
    assert status_of(text, polarity, wording) in STATUSES
