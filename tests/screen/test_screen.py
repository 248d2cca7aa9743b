import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screen.sentences import CONCERNING, ORDINARY
from voicelens.screen.screen import judge, screen
from voicelens.tables import CONCERNS, check

CONCERN = "i want to die"
ORDINARY_ANSWER = "longer lunch"


def responses(*texts: str, status: str = "substantive") -> pd.DataFrame:
    rows = [(f"r{n}", f"s{n}", "w", "change", "change", "en", status, text) for n, text in enumerate(texts)]
    columns = ["response_id", "respondent_id", "wave", "prompt_id", "polarity", "language", "status", "text"]
    return check("responses", pd.DataFrame(rows, columns=columns))


def places(n: int) -> pd.DataFrame:
    return check(
        "places",
        pd.DataFrame({"respondent_id": [f"s{i}" for i in range(n)], "source": "a.csv", "row": range(2, n + 2)}),
    )


def test_a_concern_is_told_with_its_place_and_without_a_word_of_it() -> None:
    result = screen(responses(ORDINARY_ANSWER, CONCERN, CONCERN), places(3))
    table = result.tables["concerns"]
    assert table["response_id"].tolist() == ["r1", "r2"]
    assert table["row"].tolist() == [3, 4]
    assert set(table["category"]) == {"self_harm"}
    assert CONCERN not in table.to_csv()
    assert not result.notes
    assert not result.dropped


def test_no_answers_and_no_concerns_make_an_empty_table() -> None:
    assert screen(responses(), places(0)).tables["concerns"].empty
    assert screen(responses(ORDINARY_ANSWER), places(1)).tables["concerns"].empty


@pytest.mark.parametrize("status", ["junk", "nothing_to_add"])
def test_answers_of_every_status_are_looked_at(status: str) -> None:
    assert len(screen(responses("nothing i want to die", status=status), places(1)).tables["concerns"]) == 1


def test_inputs_stay_unchanged_and_a_second_run_says_the_same() -> None:
    answers, where = responses(CONCERN, ORDINARY_ANSWER), places(2)
    before = answers.copy()
    first = screen(answers, where).tables["concerns"]
    pd.testing.assert_frame_equal(answers, before)
    pd.testing.assert_frame_equal(first, screen(answers, where).tables["concerns"])


@pytest.mark.parametrize(
    ("text", "category", "reason"),
    [
        ("i tried to kill myself last year", "self_harm", "wish_to_die"),
        ("me corto los brazos", "self_harm", "hurts_themself"),
        ("my stepdad hits us when he drinks", "abuse_neglect", "feared_at_home"),
        ("no hay comida en mi casa", "abuse_neglect", "without_care"),
        ("a kid has a gun in his backpack", "threat_weapon", "weapon"),
        ("la voy a matar", "threat_weapon", "threat"),
        ("they call me fat every day", "bullying", "mocked"),
        ("me pegan en el recreo diario", "bullying", "hurt_by_children"),
        ("im running away on friday", "other_danger", "running_away"),
        ("un señor me sigue a mi casa", "other_danger", "stranger"),
    ],
)
def test_what_it_may_be_about_is_said(text: str, category: str, reason: str) -> None:
    concern = judge(text)
    assert concern is not None
    assert concern.category == category
    assert reason in concern.why


def test_more_cues_make_a_higher_score() -> None:
    weak, strong = judge("they laugh at me"), judge("i want to die and i cut myself and i wrote a goodbye note")
    assert weak is not None
    assert strong is not None
    assert 0.5 <= weak.score < strong.score <= 1


def test_invented_concerns_are_found() -> None:
    missed = [text for text in CONCERNING if judge(text) is None]
    assert len(missed) <= 0.02 * len(CONCERNING), missed


def test_invented_ordinary_answers_are_left_alone() -> None:
    flagged = [text for text in ORDINARY if judge(text)]
    assert len(flagged) <= 0.02 * len(ORDINARY), flagged


@given(st.text(max_size=120))
def test_any_text_is_judged(text: str) -> None:
    concern = judge(text)
    assert concern is None or (concern.category in CONCERNS and 0 < concern.score <= 1 and concern.why)
