"""Exact times become weeks, and only where the day can be told."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelens.ingest.readers import Source
from voicelens.ingest.weeks import weeks, weeks_of, weeks_told

SALT = b"salt"


def of(*moments: str) -> list[str | None]:
    return [None if pd.isna(week) else week for week in weeks_of(pd.Series(list(moments), dtype=str))]


def source(**columns: list[str]) -> Source:
    frame = pd.DataFrame(columns, dtype=str)
    return Source("survey.csv", "csv", frame, range(2, 2 + len(frame)), "digest")


@pytest.mark.parametrize(
    "moment",
    ["2026-03-02 08:15:00", "2026-03-08T23:59:59", "2026/03/04 9:15 AM", " 2026-03-04 10:00", "2026-3-4 10:00"],
)
def test_a_moment_that_starts_with_its_year_has_a_week(moment: str) -> None:
    assert of(moment) == ["2026-W10"]


def test_a_year_belongs_to_the_week_of_its_first_thursday() -> None:
    assert of("2027-01-01 10:00", "2026-12-31 10:00") == ["2026-W53", "2026-W53"]


def test_one_day_after_the_twelfth_decides_for_the_column() -> None:
    assert of("3/4/2026 8:00:00", "3/14/2026 8:00:00", "") == ["2026-W10", "2026-W11", None]
    assert of("4/3/2026 8:00:00", "14/3/26 8:00:00") == ["2026-W10", "2026-W11"]


def test_where_nothing_decides_the_survey_was_open_the_shorter_time() -> None:
    assert of("3/4/2026 8:00", "3/5/2026 8:00") == ["2026-W10", "2026-W10"]
    assert of("4/3/2026 8:00", "5/3/2026 8:00") == ["2026-W10", "2026-W10"]
    assert of("3/4/2026 8:00", "3/4/2026 9:00") == [None, None]


def test_what_is_no_day_has_no_week() -> None:
    assert of("2026-02-31 10:00", "yesterday 10:00", "") == [None, None, None]
    assert of() == []


@given(st.lists(st.text(max_size=20) | st.datetimes().map(str), max_size=5))
def test_any_text_has_a_week_or_none(moments: list[str]) -> None:
    assert len(of(*moments)) == len(moments)


def test_the_table_holds_those_who_are_respondents_and_no_exact_time() -> None:
    asked = source(like=["lunch", "gym", "art"], Timestamp=["2026-03-02 08:15:00", "2026-03-12 08:15:00", ""])
    everyone = weeks([asked], pd.DataFrame({"respondent_id": _ids(asked)}), salt=SALT)
    assert everyone["week"].tolist() == ["2026-W10", "2026-W11"]
    assert weeks([asked], pd.DataFrame({"respondent_id": _ids(asked)[1:2]}), salt=SALT)["week"].tolist() == ["2026-W11"]
    assert weeks([], pd.DataFrame({"respondent_id": []}), salt=SALT).empty
    assert weeks([source(like=["lunch"])], pd.DataFrame({"respondent_id": []}), salt=SALT).empty


def _ids(asked: Source) -> list[str]:
    from voicelens.text import keyed_ids

    return keyed_ids(SALT, [asked.digest], list(asked.rows), prefix="s_")


def test_it_is_told_when_answers_came_in() -> None:
    times = ["2026-03-04 08:15:00", "2026-03-12 08:15:00"]
    (told,) = weeks_told(source(Timestamp=times))
    assert "2026-03-02, to the week of Monday, 2026-03-09" in told
    (told,) = weeks_told(source(Timestamp=times[:1]))
    assert "began on Monday, 2026-03-02" in told
    assert weeks_told(source(like=["lunch"])) == []
