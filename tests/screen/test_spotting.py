import pytest

from voicelens.screen.normal import normal
from voicelens.screen.spotting import matches, places


def categories(text: str) -> set[str]:
    return {cue.category for cue in matches(normal(text))}


def test_families_and_phrases_are_found_where_they_stand() -> None:
    found = places(normal("my mom hits my little sister"))
    assert found["MOM"] == [(1, 2)]
    assert found["SIBLING"] == [(5, 6)]
    assert (3, 6) in found["MINE"]


def test_words_of_one_cue_have_to_be_near_each_other() -> None:
    assert categories("my dad hits me") == {"abuse_neglect"}
    assert not categories(
        "my dad is here. lunch is short and the gym is cold and the ball is flat and it hit a wall near me"
    )


def test_one_word_does_not_fill_two_slots() -> None:
    assert not categories("kids")


@pytest.mark.parametrize(
    ("serious", "figure"),
    [
        ("i want to die", "i almost died laughing"),
        ("he is going to kill me after school", "my mom is going to kill me if i lose my jacket"),
        ("he brought a gun to school", "nerf gun day"),
        ("voy a matar a todos", "me mata la tarea"),
        ("he said he will shoot us", "shooting hoops at recess"),
        ("they bully me every day", "no bullying here"),
        ("i cut my arms", "kids cut the line"),
    ],
)
def test_a_figure_of_speech_is_left_alone(serious: str, figure: str) -> None:
    assert categories(serious)
    assert not categories(figure)


def test_an_answer_may_hold_a_figure_of_speech_and_a_concern() -> None:
    assert categories("this homework is killing me. and my dad hits me") == {"abuse_neglect"}


def test_a_word_near_by_makes_a_cue_harmless() -> None:
    assert categories("i get hit every day by the same boys")
    assert not categories("i get hit by the ball every day in dodgeball")


@pytest.mark.parametrize("text", ["", ".", "? !", "a"])
def test_nothing_is_found_in_nothing(text: str) -> None:
    assert matches(normal(text)) == []
