from tests.llm.topics import topic
from voicelens.llm.drafts import About, judge_entry, judge_match, judge_questions, judge_summary

TOPIC = topic(["a gnome named Florbert cooks"])
ABOUT = About("Lunch and food", TOPIC.shown, TOPIC.evidence, "en", lambda text: "lazy" in text)
ROWS = [
    ("Lunch and food", "Lunch and food (they want it changed): about 31 in 100"),
    ("Recess", "Recess (they want it changed): about 12 in 100"),
]


def test_questions_without_blame_or_numbers_are_kept_and_the_others_counted() -> None:
    found = judge_questions(
        {
            "questions": [
                "What happens in the lunch line?",
                "Lunch is cold.",
                "Why are kids lazy?",
                "Do 80 students eat?",
                "Who is Florbert?",
            ]
        },
        ABOUT,
    )
    assert found.lines == ("What happens in the lunch line?",)
    assert len(found.refused) == 4


def test_a_codebook_entry_keeps_what_holds() -> None:
    found = judge_entry(
        {
            "definition": "What there is to eat at lunch, and waiting for it.",
            "include": ["the lunch line"], "exclude": ["recess, see www.recess.org"],
            "examples": ["better food at lunch", "food is good"],
        },
        ABOUT,
    )  # fmt: skip
    assert found.lines == (
        "Definition: What there is to eat at lunch, and waiting for it.", "Include: the lunch line",
        "Example: “better food at lunch”",
    )  # fmt: skip
    assert "it quotes what no student wrote" in found.refused


def test_a_part_of_a_framework_is_kept_where_the_ideas_lie_near_it() -> None:
    parts = {"food": "School lunch and food", "work": "Homework and tests"}
    near = judge_match({"part": "food", "why": "Students write about lunch."}, ABOUT, parts, TOPIC.space)
    far = judge_match({"part": "work", "why": "Students write about lunch."}, ABOUT, parts, TOPIC.space)
    none = judge_match({"part": "none", "why": "x"}, ABOUT, parts, TOPIC.space)
    assert near.lines == ("food: Students write about lunch.",)
    assert far.refused == ("its ideas do not lie near that part",)
    assert none.lines == ("No part fits.",)


def test_a_number_stands_only_beside_the_theme_it_belongs_to() -> None:
    found = judge_summary(
        {
            "sentences": [
                "Lunch and food came up in about 31 in 100 answers.",
                "Recess came up in about 31 in 100 answers.",
                "Lunch and food came up in about a third of the answers.",
                "About 12 in 100 wrote so.",
                "Recess came up as well.",
                "Lazy kids want recess; they are lazy.",
            ]
        },
        ROWS,
        "en",
        ABOUT.framing,
    )
    assert found.lines == ("Lunch and food came up in about 31 in 100 answers.", "Recess came up as well.")
    assert len(found.refused) == 4
