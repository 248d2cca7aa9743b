"""What counts as edited after the differences of a cycle could be seen."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.compare.small import Student, study, themes_table
from voicelens.compare.codebook import Frozen, codebooks, edited, freeze, from_text, to_text
from voicelens.errors import StudyError

BEFORE = {"Spring": {"t1": "a", "t2": "b", "t3": "c"}}
FIRST = freeze((), BEFORE, "as found")


def test_a_cycle_seen_for_the_first_time_has_nothing_edited() -> None:
    assert (Frozen("Spring", "as found", BEFORE["Spring"]),) == FIRST
    assert edited(FIRST) == frozenset()


def test_a_theme_changed_by_a_person_is_edited_in_that_cycle_only() -> None:
    now = {"Spring": {"t1": "a2", "t3": "c", "t4": "d"}, "Autumn": {"t1": "x", "t3": "y", "t4": "z"}}
    after = freeze(FIRST, now, "merged")
    assert edited(after) == {("Spring", "t1"), ("Spring", "t4")}
    assert [record.wave for record in after] == ["Autumn", "Spring"]


def test_taking_an_edit_back_ends_it() -> None:
    after = freeze(FIRST, {"Spring": {"t1": "a2", "t3": "c"}}, "merged")
    assert edited(freeze(after, BEFORE, "as found")) == frozenset()


def test_a_second_run_of_the_same_changes_nothing() -> None:
    now = {"Spring": {"t1": "a2", "t3": "c"}}
    after = freeze(FIRST, now, "merged")
    assert freeze(after, now, "merged") == after
    assert to_text(freeze(after, now, "merged")) == to_text(after)


def test_new_answers_alone_edit_nothing() -> None:
    more = freeze(FIRST, {"Spring": {"t1": "a+", "t2": "b", "t5": "new"}}, "as found")
    assert edited(more) == frozenset()
    assert edited(freeze(more, {"Spring": {"t1": "a+", "t2": "b2", "t5": "new"}}, "merged")) == {("Spring", "t2")}


def test_new_answers_do_not_hide_an_edit_made_before_them() -> None:
    after = freeze(FIRST, {"Spring": {"t1": "a2", "t3": "c"}}, "merged")
    more = freeze(after, {"Spring": {"t1": "a2+", "t3": "c+"}}, "merged")
    assert edited(more) == {("Spring", "t1")}


def test_a_cycle_that_is_gone_is_remembered() -> None:
    assert freeze(FIRST, {}, "as found") == FIRST


def tables(themes: list[str | tuple[str, str]], hidden: list[str] | None = None) -> list[pd.DataFrame]:
    students = [
        Student(said={"like": ["t1"]}), Student(said={"like": ["t2"]}), Student(said={"like": ["t1"]}, wave="Autumn"),
    ]  # fmt: skip
    found = study(students, themes)
    found[3] = themes_table(themes, hidden or [])
    return found


def test_the_hash_is_of_what_changes_a_count_and_of_nothing_else() -> None:
    _, comments, membership, themes = tables(["t1", "t2"])
    base = codebooks(comments, membership, themes)
    assert set(base) == {"Autumn", "Spring"}
    renamed = themes.assign(name="Other", description="Other", keywords=[["x"]] * 2, certificate=0.5)
    assert codebooks(comments, membership.iloc[::-1].assign(confidence=0.1), renamed) == base
    moved = membership.assign(theme_id="t2")
    assert [codebooks(comments, moved, themes)["Spring"][theme] == base["Spring"][theme] for theme in ("t1", "t2")] == [
        False, False,
    ]  # fmt: skip
    covered = codebooks(comments, membership, tables(["t1", "t2"], hidden=["t2"])[3])["Spring"]
    assert covered["t1"] == base["Spring"]["t1"]
    assert covered["t2"] != base["Spring"]["t2"]


def test_a_theme_above_changes_with_those_below() -> None:
    _, comments, membership, themes = tables(["top", ("t1", "top"), ("t2", "top")])
    base = codebooks(comments, membership, themes)
    gone = codebooks(comments, membership.iloc[1:], themes)
    assert base["Spring"]["top"] != gone["Spring"]["top"]
    assert base["Autumn"] == gone["Autumn"]


def test_no_group_is_needed_to_freeze_a_codebook() -> None:
    _, comments, membership, themes = study([], [])
    assert codebooks(comments, membership, themes) == {}


def test_the_record_is_read_as_it_was_written() -> None:
    after = freeze(FIRST, {"Spring": {"t1": "a2", "ñ": "c"}}, "merged")
    assert from_text(to_text(after)) == after
    assert from_text("") == ()


@pytest.mark.parametrize(
    "text",
    ["{", "[]\n", '{"wave": "x"}\n', to_text(FIRST).replace('"a"', '"z"'), to_text(FIRST).replace("{", "[")],
    ids=["cut off", "a list", "parts missing", "another theme hash", "not JSON"],
)
def test_a_damaged_record_is_refused(text: str) -> None:
    with pytest.raises(StudyError, match="record of the codebook is damaged"):
        from_text(text)
