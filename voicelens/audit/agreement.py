"""Whether everything handed out tells the same: each number on a page or in a file is that of a published row.

A number that no row tells, one for a hidden row, and one that is told more finely than its row, are problems; so is a
number of students outside all cells, a tooltip with a number, and a mark on a chart that stands between told numbers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from voicelens.audit.pages import Claim, Marks, Page, Stray, numbers, read_page
from voicelens.audit.sheets import is_sheet, objects, read_sheet
from voicelens.audit.told import ABOUT, Share, read_share, read_words
from voicelens.i18n import say
from voicelens.tables import TABLES

HIDDEN = ("suppressed", "complementary")
ALWAYS = frozenset({100.0})  # "in 100"
_SHARE_OF = frozenset({"share", "in_100", "shown"})
_FRACTIONS = tuple(name for name, column in TABLES["published"].columns.items() if column.type == "double")
_STEPS = (1.0, 2.0, 5.0, 10.0, 20.0, 25.0, 50.0)
_NEAR = 0.06
_N = r"(\d+(?:[.,]\d+)*)"
_PEOPLE = re.compile(
    rf"{_N}\s*(?:%|percent\b|por ciento\b|in 100\b|de cada 100\b|(?:of (?:the|them)\b)"
    rf"|(?:\w+\s)?(?:students?|estudiantes?|alumn[oa]s?|children|girls?|boys?|niñ[oa]s?)\b)"
    rf"|(?:\bn\s*[=≈:]|[~≈≤≥])\s*{_N}",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\b(\d{1,2}) (?:in|of every|de cada) (10|20)\b")
_RULE = re.compile(
    r"(?:fewer than|less than|more than|under|below|at least|at most|up to|every|of|menos de|más de|al menos"
    r"|por lo menos|hasta|cada|como mínimo)\s+$",
    re.IGNORECASE,
)
_WORDS = frozenset(("unit", "wave", "wave_from", "theme_id", "other_theme_id", "dimension", "group", "reason"))


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in a file, said without the number. `cell` is the published row, if there is one."""

    file: str
    line: int
    cell: str
    what: str


@dataclass(frozen=True)
class Fact:
    """What a published row tells: its share, and every number in it (shares in 100)."""

    hidden: bool
    share: Share | None
    numbers: frozenset[float]


@dataclass(frozen=True)
class Allowed:
    """Texts with digits that may stand anywhere (names, questions, quotes), and the numbers of published rules."""

    texts: tuple[str, ...] = ()
    rules: frozenset[float] = frozenset()

    def without(self, text: str) -> str:
        """The text without what may stand in it."""
        plain = " ".join(text.split())
        for known in self._longest():
            plain = plain.replace(known, "·")
        return plain

    def _longest(self) -> list[str]:
        found = {" ".join(text.split()) for text in self.texts if any(letter.isdigit() for letter in text)}
        return sorted(found - {""}, key=len, reverse=True)


def facts(published: pd.DataFrame) -> dict[str, Fact]:
    """What every published row tells, by its cell."""
    counts = ["shown_n", "shown_rest_n"]
    found = {}
    for row in published.to_dict("records"):
        told = {float(round(100 * row[name])) for name in _FRACTIONS if _is_number(row.get(name))}
        told |= {float(row[name]) for name in counts if _is_number(row.get(name))}
        told |= set(numbers(f"{row['shown']} {row.get('shown_rest') or ''}"))
        signed = frozenset(abs(number) for number in told)
        found[str(row["cell"])] = Fact(row["status"] in HIDDEN, read_words(str(row["shown"])).share, signed)
    return found


def _is_number(value: Any) -> bool:
    return value is not None and not pd.isna(value)


def unreadable(published: pd.DataFrame) -> list[Problem]:
    """Rows whose words hold a number that cannot be read back, and hidden rows that tell one."""
    found = []
    shown = [name for name in published if str(name).startswith("shown_")]
    rows = zip(published["cell"], published["shown"], published["status"].isin(HIDDEN), strict=True)
    for cell, text, hidden in rows:
        if hidden and any(numbers(str(text))):
            found.append(Problem("published", 0, str(cell), say("a hidden row tells a number")))
        elif not hidden and read_words(str(text)).rest:
            found.append(Problem("published", 0, str(cell), say("its words cannot be read back into numbers")))
    told = published[published["status"].isin(HIDDEN) & published[shown].notna().any(axis=1)]
    return found + [Problem("published", 0, str(cell), say("a hidden row tells a number")) for cell in told["cell"]]


def problems(files: Mapping[str, bytes], published: pd.DataFrame, allowed: Allowed) -> list[Problem]:
    """Everything in the files (name to content) that the published rows do not tell."""
    known = facts(published)
    found: list[Problem] = []
    for name, content in sorted(files.items()):
        found += file_problems(name, content, known, allowed)
    return found


def file_problems(name: str, content: bytes, known: Mapping[str, Fact], allowed: Allowed) -> list[Problem]:
    """What one file tells beyond the published rows."""
    if is_sheet(name):
        page = read_sheet(name, content)
    elif name.lower().endswith((".html", ".htm", ".svg", ".xhtml")):
        page = read_page(content.decode("utf-8", errors="replace"))
        _add_data(page)
    else:
        return [Problem(name, 0, "", say("it cannot be read back: only pages, sheets and data files can be published"))]
    said = [
        *(_claim(claim, known, allowed) for claim in page.claims),
        *(_stray(stray, allowed) for stray in page.strays),
        *(_chart(chart, known) for chart in page.charts),
    ]
    return sorted({Problem(name, line, cell, what) for each in said if each for line, cell, what in [each]})


def _add_data(page: Page) -> None:
    """Data inside scripts counts as well; a script that is no data cannot be checked."""
    for block in page.blocks:
        try:
            rows = list(objects(json.loads(block)))
        except ValueError:
            page.strays.append(Stray(block[:200] + " 0", "figure"))
            continue
        for row in rows:
            cell = str(row.get("cell", ""))
            values = [(key, value) for key, value in row.items() if key != "cell"]
            for key, value in (
                (key, one) for key, each in values for one in (each if isinstance(each, list) else [each])
            ):
                if cell:
                    page.claims.append(Claim(cell, key, str(value)))
                else:
                    page.strays.append(Stray(str(value), "figure"))


Said = tuple[int, str, str] | None


def _claim(claim: Claim, known: Mapping[str, Fact], allowed: Allowed) -> Said:
    cells = claim.cell.split()
    strange = [cell for cell in cells if cell not in known]
    if strange:
        return claim.line, strange[0], say("this cell is not published")
    own = [known[cell] for cell in cells]
    text = "" if claim.of in _WORDS else allowed.without(claim.text)
    for found in _PARTS.finditer(text):
        if any(fact.hidden or not _rounds(found, fact) for fact in own):
            return claim.line, cells[0], say("it tells a number that the published tables do not")
    told = list(numbers(_PARTS.sub("", text)))
    return _number(claim, told, own, allowed) if told else None


def _rounds(found: re.Match[str], fact: Fact) -> bool:
    """Whether so many in 10 or 20 is a number of the row, told more coarsely."""
    parts = int(found[2])
    return any(abs(100 * int(found[1]) / parts - number) <= 50 / parts for number in fact.numbers)


def _number(claim: Claim, told: Sequence[float], own: Sequence[Fact], allowed: Allowed) -> Said:
    cells = claim.cell.split()
    if all(fact.hidden for fact in own):
        return claim.line, cells[0], say("it tells a number of a hidden cell")
    values = _in_100(claim, told)
    every = frozenset().union(*(fact.numbers for fact in own)) | allowed.rules | ALWAYS
    if any(value not in every for value in values):
        return claim.line, cells[0], say("it tells a number that the published tables do not")
    if len(own) == 1 and claim.of in _SHARE_OF and _finer(claim.text, own[0].share):
        return claim.line, cells[0], say("it tells a bound or a range as one number")
    return None


def _in_100(claim: Claim, told: Sequence[float]) -> list[float]:
    """Shares given as fractions, in 100."""
    if claim.of in _FRACTIONS:
        return [round(100 * value, 6) for value in told]
    return list(told)


def _finer(text: str, share: Share | None) -> bool:
    here = read_share(text)
    return bool(here and share and share.kind != ABOUT and here.kind == ABOUT)


def _stray(stray: Stray, allowed: Allowed) -> Said:
    text = allowed.without(stray.text)
    rules = allowed.rules | ALWAYS
    if stray.kind in {"figure", "label"}:
        wrong = any(number not in (ALWAYS if stray.kind == "figure" else rules) for number in numbers(text))
        what = say("a number in a table that belongs to no published cell")
        label = say("a label or tooltip with a number that belongs to no published cell")
        return (stray.line, "", what if stray.kind == "figure" else label) if wrong else None
    if any(_is_count(found, text, rules) for found in _PEOPLE.finditer(text)):
        return stray.line, "", say("a number of students that belongs to no published cell")
    return None


def _is_count(found: re.Match[str], text: str, rules: frozenset[float]) -> bool:
    written = found[1] or found[2]
    value = next(numbers(written), 0.0)
    if value in ALWAYS and not found[2]:
        return False
    return not (value in rules and _RULE.search(text[: found.start()]))


def _chart(chart: Marks, known: Mapping[str, Fact]) -> Said:
    """Whether marks stand where told numbers stand, on some scale of round steps."""
    every = frozenset().union(*(known[cell].numbers for cell in chart.cells if cell in known)) | {0.0}
    for way, places in chart.scale.items():
        marks = [place for direction, place in chart.marks if direction == way]
        lines = sorted(set(places))
        if len(lines) < 2 or not marks:
            continue
        if not any(_fits(marks, lines, each, every) for each in _STEPS):
            return chart.line, chart.cells[0], say("a mark on its chart stands where no published number stands")
    return None


def _fits(marks: Iterable[float], lines: Sequence[float], step: float, every: frozenset[float]) -> bool:
    width = (lines[-1] - lines[0]) / (len(lines) - 1)
    for start, sign in ((lines[0], 1), (lines[-1], -1)):
        values = [sign * (mark - start) / width * step for mark in marks]
        top = step * (len(lines) - 1)
        if all(_near(value, top, every) for value in values):
            return True
    return False


def _near(value: float, top: float, every: frozenset[float]) -> bool:
    """Whether a value is a told number, or past the end where one is cut off."""
    if any(abs(value - each) <= _NEAR for each in every):
        return True
    return abs(value - top) <= _NEAR and any(each > top for each in every)


def described(found: Iterable[Problem]) -> Iterator[str]:
    """The problems as lines for a person, without any number of students."""
    for each in found:
        where = say("{file}, line {line}", file=each.file, line=each.line) if each.line else each.file
        cell = say(" (cell {cell})", cell=each.cell) if each.cell else ""
        yield f"{where}{cell}: {each.what}"
