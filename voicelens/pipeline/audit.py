"""`voicelens audit`: attack one's own outputs, and say how much risk is left as far as a person has checked.

Part one looks for names and contacts, part two for hidden numbers that can be worked out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from voicelens.audit.matching import Matcher
from voicelens.audit.search import FOUND, LISTED, LOOK, Findings, Place, files_outside, search
from voicelens.errors import StudyError
from voicelens.i18n import ngettext, say
from voicelens.pipeline.attacker import ANSWER, LIST, MASKED, ROSTER, attacker_of
from voicelens.pipeline.numbers import audit_folder, audit_numbers
from voicelens.pipeline.publish import settle
from voicelens.pipeline.residual import residual_risk
from voicelens.progress import Progress, Silent
from voicelens.spreadsheet import BYTE_ORDER_MARK, csv_text, guard
from voicelens.study.files import write_text
from voicelens.study.folder import Study, is_study, open_study
from voicelens.study.store import manifest

AUDIT_FILE = "audit.csv"
_TOLD = 20


@dataclass(frozen=True)
class AuditReport:
    """What an attack told: sentences without any of the values, and how many things were found for sure."""

    lines: tuple[str, ...]
    found: int


def audit_study(where: Path, progress: Progress | None = None, *, against: Path | None = None) -> AuditReport:
    """Search everything outside `private/` for names, and attack the published numbers.

    Names that were found go, with their words, into `private/audit.csv`. `against` is another study, or a folder of
    published files, whose numbers the attacker has as well; `where` may be such a folder too. Once the raw words are
    deleted, only contacts can be looked for, by their shape. Raises `StudyError` where nothing was masked yet.
    """
    if not is_study(where) and where.is_dir() and any(where.iterdir()):
        alone = audit_folder(where, against, progress)
        return AuditReport(alone.lines, alone.found)
    study = open_study(where)
    if not study.forgotten and manifest(study, "04-redact") is None:
        raise StudyError(
            say("Nothing has been masked in this study yet, so there is nothing to attack."),
            where=str(study.path),
            fix=say("Run it first: voicelens run {study}", study=study.path),
        )
    listener = progress or Silent()
    with study.lock():
        settle(study)
        files = files_outside(study.path, study.private)
        attacker, looked_for = attacker_of(study)
        listener.start("audit", say("looking for names and contacts"))
        findings = search(study.path, files, attacker, lambda done: listener.step(done, len(files)))
        listener.finish("audit", "")
        if not study.forgotten:
            _list(study, findings)
        numbers = audit_numbers(study, against, listener)
    lines = (*_searched(findings, looked_for), *_told(study, findings, attacker.matcher), *residual_risk(study))
    return AuditReport((*lines, *numbers.lines), findings.counts[FOUND] + numbers.found)


def _list(study: Study, findings: Findings) -> None:
    """Write the list of places, or take away an older one where nothing was found."""
    path = study.private / AUDIT_FILE
    if not findings.places:
        path.unlink(missing_ok=True)
        return
    header = ("state", "value", "kind", "from", "file", "part", "row", "column", "answer")
    rows = (
        (p.state, p.value, p.kind, p.source, p.file, p.cell.part, p.cell.row or "", p.cell.column, p.cell.answer)
        for p in sorted(findings.places, key=lambda p: p.state)
    )
    guarded = ([guard(str(cell)) for cell in row] for row in rows)
    write_text(path, BYTE_ORDER_MARK + csv_text([header, *guarded]), private=True)


def _searched(findings: Findings, looked_for: Mapping[str, int]) -> Iterator[str]:
    files = ngettext("Searched {n} file outside private/", "Searched {n} files outside private/", findings.files)
    yield say("{files} ({cells:,} pieces of text).", files=files.format(n=findings.files), cells=findings.cells)
    if any(looked_for.values()):
        yield say(
            "Looked for: masked values {masked}, names of the roster {names}, words of your own lists {listed}, "
            "contacts in the answers {contacts}; and for anything that has the shape of a contact.",
            masked=looked_for[MASKED], names=looked_for[ROSTER], listed=looked_for[LIST], contacts=looked_for[ANSWER],
        )  # fmt: skip
    else:
        yield say("There were no masked values to look for, only what has the shape of a contact.")
    for name, why in findings.unsearched:
        yield say("Not wholly searched: {file} ({why}).", file=name, why=why)


def _told(study: Study, findings: Findings, matcher: Matcher) -> Iterator[str]:
    found, look = findings.counts[FOUND], findings.counts[LOOK]
    if not found:
        yield say("Nothing was found.")
    else:
        yield ngettext(
            "FOUND: {n} place still holds something that is to be hidden.",
            "FOUND: {n} places still hold something that is to be hidden.",
            found,
        ).format(n=found)
        yield from _places([place for place in findings.places if place.state == FOUND], found, matcher)
    if look:
        yield ngettext(
            "To look at: {n} place holds a masked value that may mean something else there.",
            "To look at: {n} places hold a masked value that may mean something else there.",
            look,
        ).format(n=look)
    if findings.places and not study.forgotten:
        yield say("The list, with the words themselves, is private/{file}.", file=AUDIT_FILE)
    if max(found, look) > LISTED:
        yield say("Only the first {n} of each are listed.", n=LISTED)


def _places(places: list[Place], found: int, matcher: Matcher) -> Iterator[str]:
    for place in places[:_TOLD]:
        yield f"  {_where(place, matcher)}: {place.kind}"
    if found > _TOLD:
        yield "  " + say("… and {n} more", n=found - _TOLD)


def _where(place: Place, matcher: Matcher) -> str:
    """File, part, line and column; a name that stands in any of them is cut out."""
    cell = place.cell
    said = [
        matcher.conceal(place.file),
        matcher.conceal(cell.part),
        say("row {n}", n=cell.row) if cell.row else "",
        say("column {name}", name=matcher.conceal(cell.column)) if cell.column else "",
    ]
    return ", ".join(filter(None, said))
