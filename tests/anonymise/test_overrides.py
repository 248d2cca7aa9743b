from __future__ import annotations

import pytest

from tests.anonymise.samples import responses, without_spacy
from voicelens.anonymise.detect import detect
from voicelens.anonymise.overrides import check_of, overrides
from voicelens.anonymise.redact import redact
from voicelens.errors import ReviewError
from voicelens.review import RedactionDecision

KEY = b"a key"
TEXT = "ms garcia and Rosa helped"


def decision(action: str, words: str, text: str = TEXT, kind: str = "PERSON", line: int = 2) -> RedactionDecision:
    start = TEXT.index(words)
    end = start + len(words)
    return RedactionDecision(
        line, action, "r0", str(start), str(end), kind, check_of(KEY, "r0", text, start, end), "A", "", ""
    )


def redacted(*made: RedactionDecision, text: str = TEXT) -> tuple[str, list[str]]:
    table = responses(text)
    tables = detect(table, recognisers=without_spacy(), mode="strict").tables
    decided = overrides(made, {"r0": text}, KEY)
    result = redact(table, tables["spans"], tables["flags"], decided=decided)
    return result.tables["comments"]["text"].iloc[0], list(result.notes)


def test_hide_adds_and_keep_takes_away() -> None:
    assert redacted(decision("hide", "helped", kind="ORG"))[0].endswith("[organisation]")
    assert redacted(decision("keep", "ms garcia"))[0].startswith("ms garcia")


def test_the_later_of_two_decisions_counts() -> None:
    assert redacted(decision("keep", "ms garcia"), decision("hide", "ms garcia", line=3))[0].startswith("[")


def test_a_decision_whose_answer_changed_is_told_and_not_applied() -> None:
    masked, notes = redacted(decision("keep", "ms garcia", text="ms garcia and Rosa sang"))
    assert masked.startswith("[teacher]")
    assert "no longer fits" in notes[1]


def test_a_decision_about_an_answer_that_is_gone_is_told() -> None:
    assert overrides([decision("keep", "Rosa")], {}, KEY).unmatched


@pytest.mark.parametrize(("start", "end", "kind"), [("x", "2", ""), ("3", "3", ""), ("0", "2", "HEALTH")])
def test_a_decision_that_makes_no_sense_names_its_line(start: str, end: str, kind: str) -> None:
    made = RedactionDecision(7, "hide", "r0", start, end, kind, "c")
    with pytest.raises(ReviewError, match="line 7"):
        overrides([made], {"r0": TEXT}, KEY)


def test_the_check_depends_on_the_key_the_place_and_the_answer() -> None:
    checks = {
        check_of(KEY, "r0", TEXT, 0, 2), check_of(b"other", "r0", TEXT, 0, 2), check_of(KEY, "r1", TEXT, 0, 2),
        check_of(KEY, "r0", TEXT, 0, 3), check_of(KEY, "r0", TEXT + "!", 0, 2),
    }  # fmt: skip
    assert len(checks) == 5
