from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from voicelens.audit import search as searching
from voicelens.audit.cell import Cell
from voicelens.audit.matching import Matcher
from voicelens.audit.search import FOUND, LOOK, Attacker, files_outside, search
from voicelens.audit.targets import Value, targets

VALUES = [Value("Zuri Adeyemi", "PERSON", "masked", "r1"), Value("Hope", "PERSON", "masked", "r2")]
WORDS = frozenset({"hope", "zuri"})
KNOWN = ("call the office: 555-555-0100",)


def attacker(**changed) -> Attacker:
    given = {"is_word": WORDS.__contains__, "is_slip": {"becuase"}.__contains__, "known": KNOWN} | changed
    return Attacker(Matcher(targets([*VALUES, Value("becuase", "PERSON", "masked")])), **given)


def states(cell: Cell, file: str = "a.csv", **changed) -> list[tuple[str, str]]:
    return [(place.state, place.value) for place in attacker(**changed).places(file, cell)]


def test_a_masked_name_is_found() -> None:
    assert states(Cell("ask adeyemi")) == [(FOUND, "Zuri Adeyemi")]


def test_a_word_that_is_a_name_counts_in_its_own_answer_or_written_like_a_name() -> None:
    assert states(Cell("i hope so", answer="r9")) == []
    assert states(Cell("i hope so", answer="r2")) == [(LOOK, "Hope")]
    assert states(Cell("i sit with Hope", answer="r9")) == [(LOOK, "Hope")]


def test_what_is_probably_on_purpose_or_a_slip_of_the_pen_is_to_be_looked_at() -> None:
    assert states(Cell("adeyemi"), file="voicelens.toml") == [(LOOK, "Zuri Adeyemi")]
    assert states(Cell("Ms. Adeyemi", column="by")) == [(LOOK, "Zuri Adeyemi")]
    assert states(Cell("becuase it is")) == [(LOOK, "becuase")]


def test_what_a_person_kept_may_be_read_there_and_is_looked_at_elsewhere() -> None:
    kept = {"r5": frozenset({"adeyemi"})}
    assert states(Cell("adeyemi", answer="r5"), kept=kept) == []
    assert states(Cell("adeyemi", answer="r6"), kept=kept) == [(LOOK, "Zuri Adeyemi")]


def test_contacts_are_found_by_their_shape_unless_the_study_says_them_itself() -> None:
    assert states(Cell("555-555-0123")) == [(FOUND, "555-555-0123")]
    assert states(Cell("555-555-0100")) == []
    assert states(Cell("adeyemi@example.org")) == [(FOUND, "Zuri Adeyemi")]


def test_everything_outside_private_is_searched_names_of_files_included(tmp_path: Path) -> None:
    for name in ("private/raw.csv", "output/private/zuri adeyemi.csv", "output/a.csv", ".hidden"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("ask adeyemi\n")
    files = files_outside(tmp_path, tmp_path / "private")
    heard: list[int] = []
    findings = search(tmp_path, files, attacker(), heard.append)
    assert heard == [1, 2, 3]
    assert findings.files == 3
    assert findings.counts[FOUND] == 4
    assert {place.file for place in findings.places} == {".hidden", "output/a.csv", "output/private/zuri adeyemi.csv"}


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 nonsense")
    findings = search(tmp_path, [tmp_path / "a.zip", tmp_path / "gone.csv"], attacker())
    assert [name for name, _ in findings.unsearched] == ["a.zip", "gone.csv"]


def test_all_are_counted_and_the_first_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "LISTED", 3)
    pd.DataFrame({"text": ["adeyemi"] * 10}).to_csv(tmp_path / "a.csv", index=False)
    findings = search(tmp_path, [tmp_path / "a.csv"], attacker())
    assert (findings.counts[FOUND], len(findings.places)) == (10, 3)
