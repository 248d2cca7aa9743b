"""`voicelens audit`, part two: which hidden numbers can be worked out, in a study or from published files alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from voicelens.audit.agreement import Allowed, described, facts, file_problems, unreadable
from voicelens.audit.sheets import is_sheet, rows
from voicelens.errors import UsageError
from voicelens.i18n import ngettext, say
from voicelens.pipeline.gate import (
    Attacked,
    Evidence,
    allowed,
    attack_releases,
    changed_lines,
    counted_lines,
    evidence,
    folder_files,
    late,
    recovered_lines,
)
from voicelens.pipeline.steps import writer
from voicelens.progress import Progress
from voicelens.study.folder import Study, is_study, open_study
from voicelens.study.ledger import kept_counts, releases
from voicelens.study.store import manifest, read_table
from voicelens.tables import TABLES

if TYPE_CHECKING:
    import pandas as pd

_NEEDED = frozenset(("table", "unit_level", "unit", "wave", "dimension", "group", "shown", "status", "cell"))
_TOLD = 20


@dataclass(frozen=True)
class NumbersReport:
    """What the attack on numbers told, and how many things it found."""

    lines: tuple[str, ...]
    found: int


def audit_numbers(study: Study, against: Path | None = None, progress: Progress | None = None) -> NumbersReport:
    """Attack the published tables of a finished study together with its earlier releases, and read its pages back."""
    if manifest(study, writer("published").folder) is None:
        return NumbersReport((say("There are no published tables yet, so no numbers were attacked."),), 0)
    now = evidence(study)
    earlier, forgotten = _released(study, now)
    if against is not None:
        earlier.append(_other(against, now))
    attacked, changed = attack_releases(now, earlier, progress), late(now, earlier)
    wrong = [*_pages(study)]
    lines = [*_told(attacked), *_listed(wrong)]
    if forgotten:
        lines.append(
            say("Release {numbers} could not be taken into account: its counts are deleted.", numbers=forgotten)
        )
    if changed:
        lines.append(say("Shown groups that changed by fewer than 10 students since an earlier release:"))
        lines += changed_lines(changed)
    return NumbersReport(tuple(lines), len(attacked.recovered) + len(wrong) + len(changed))


def audit_folder(folder: Path, against: Path | None = None, progress: Progress | None = None) -> NumbersReport:
    """Attack published files alone, without any true count."""
    now = read_published(folder)
    attacked = attack_releases(now, [_other(against, now)] if against else [], progress)
    wrong = [*_read_back(folder, now.published, Allowed(_names(now.published)))]
    return NumbersReport((*_told(attacked), *_listed(wrong)), len(attacked.recovered) + len(wrong))


def _released(study: Study, now: Evidence) -> tuple[list[Evidence], str]:
    """Earlier releases with other tables, and the numbers of those whose counts are gone."""
    found, gone = [], []
    for release in releases(study):
        kept = kept_counts(study, release.number)
        if kept is None:
            gone.append(str(release.number))
        elif not kept["published"].equals(now.published):
            published, comparison, coverage = (kept[name] for name in ("published", "comparison", "coverage"))
            found.append(replace(now, published=published, comparison=comparison, coverage=coverage))
    return found, ", ".join(gone)


def _other(place: Path, now: Evidence) -> Evidence:
    """The release of another study, or of a folder of published files."""
    if is_study(place):
        return evidence(open_study(place))
    return replace(read_published(place), networks=now.networks, several=now.several, parents=now.parents)


def read_published(folder: Path) -> Evidence:
    """The published table that lies in a folder as CSV, JSON, workbook or Parquet; raises `UsageError` without one."""
    import pandas as pd

    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and is_sheet(path.name):
            frame = pd.DataFrame(list(rows(path.name, path.read_bytes())))
            if set(frame.columns) >= _NEEDED:
                return Evidence(_tidy(frame))
    raise UsageError(
        say("There is no published table here."),
        where=str(folder),
        fix=say("Name a study, or a folder written by: voicelens export STUDY --out FOLDER"),
    )


def _tidy(frame: pd.DataFrame) -> pd.DataFrame:
    """The table with the columns of its contract, numbers as numbers, and texts without a spreadsheet's guard."""
    import pandas as pd

    made = {}
    for name, column in TABLES["published"].columns.items():
        values = frame[name] if name in frame else pd.Series([None] * len(frame), dtype=object)
        if column.type in {"double", "int64"}:
            made[name] = pd.to_numeric(values, errors="coerce").astype(float)
        else:
            texts = values.astype(object).map(_unguarded)
            made[name] = texts if column.nullable else texts.fillna("")
    return pd.DataFrame(made)


def _unguarded(value: object) -> object:
    if value == "":
        return None
    return value[1:] if isinstance(value, str) and value[:1] == "'" and value[1:2] in tuple("=+-@") else value


def _names(published: pd.DataFrame) -> tuple[str, ...]:
    columns = ("unit", "wave", "dimension", "group", "theme_id")
    return tuple(str(value) for name in columns for value in published[name].dropna().unique())


def _pages(study: Study) -> Iterator[str]:
    """What drafts and published pages tell beyond their tables."""
    published, themes, quotes = (
        read_table(study, writer(name).folder, name) for name in ("published", "themes", "quotes")
    )
    output = study.path / "output"
    yield from _read_back(output / "drafts", published, allowed(study, published, themes, quotes))
    known = releases(study)
    kept = kept_counts(study, known[-1].number) if known else None
    if kept is not None:
        names = allowed(study, kept["published"], themes, quotes)
        yield from _read_back(output / "published", kept["published"], names)


def _read_back(folder: Path, published: pd.DataFrame, names: Allowed) -> Iterator[str]:
    known = facts(published)
    yield from described(unreadable(published))
    for name, content in folder_files(folder).items() if folder.is_dir() else ():
        if name.endswith((".html", ".svg")) or _has_cells(name, content):
            for line in described(file_problems(name, content, known, names)):
                yield f"{folder.name}/{line}"


def _has_cells(name: str, content: bytes) -> bool:
    return is_sheet(name) and any("cell" in row for row in rows(name, content))


def _told(attacked: Attacked) -> Iterator[str]:
    yield counted_lines(attacked)
    if attacked.recovered:
        n = len(attacked.recovered)
        yield ngettext(
            "FOUND: {n} hidden number can be worked out.", "FOUND: {n} hidden numbers can be worked out.", n
        ).format(n=n)
        yield from recovered_lines(attacked.recovered)
    elif attacked.tried:
        yield say("None of them can be worked out.")
    for which in (*attacked.contradictions, *attacked.misread)[:_TOLD]:
        yield say("To look at: numbers that contradict each other or the counts behind them ({which}).", which=which)


def _listed(wrong: Sequence[str]) -> Iterator[str]:
    if wrong:
        n = len(wrong)
        yield ngettext(
            "FOUND: {n} place tells more than the published tables.",
            "FOUND: {n} places tell more than the published tables.",
            n,
        ).format(n=n)
        yield from (f"  {line}" for line in wrong[:_TOLD])
