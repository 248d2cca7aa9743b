"""`private/audit-sample.csv`: answers drawn at random for a person to read, and what that says about all of them."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from pathlib import Path

from voicelens.audit.sample import Sample, counted, draw
from voicelens.errors import ReviewError, StudyError, UsageError
from voicelens.i18n import ngettext, say
from voicelens.spreadsheet import BYTE_ORDER_MARK, csv_text, guard
from voicelens.study.files import write_text
from voicelens.study.folder import Study, open_study
from voicelens.study.store import manifest, read_table

SAMPLE_FILE = "audit-sample.csv"
_COLUMNS = ("leak", "text", "response_id")
_YES, _NO = frozenset({"yes", "y", "x", "1", "true", "sí", "si", "s"}), frozenset({"no", "n", "0", "false"})


def write_sample(where: Path, size: int) -> tuple[str, ...]:
    """Draw answers as they leave `private/` for a person to read; one that somebody began to fill in is left alone."""
    study = open_study(where)
    if size < 1:
        raise UsageError(say("A sample has at least one answer."), fix=say("For instance: --sample 200"))
    _refuse(study)
    texts = _texts(study)
    drawn = draw(len(texts), size, study.settings.study.seed)
    ids = list(texts)
    rows = [("", guard(texts[ids[n]]), ids[n]) for n in drawn]
    path = study.private / SAMPLE_FILE
    write_text(path, BYTE_ORDER_MARK + csv_text([_COLUMNS, *rows]), private=True)
    told = ngettext("{n} answer drawn at random is in {path}.", "{n} answers drawn at random are in {path}.", len(rows))
    return (
        told.format(n=len(rows), path=path),
        say("Read each one. Write yes under “leak” where somebody can still be made out, and no where nobody can."),
        say("Then: voicelens audit {study}", study=study.path),
    )


def _refuse(study: Study) -> None:
    if study.forgotten or manifest(study, "04-redact") is None:
        raise StudyError(
            say("There are no answers to draw from: the study was not run, or its raw words were deleted."),
            where=str(study.path),
            fix=say("Run it first: voicelens run {study}", study=study.path),
        )
    if any(mark for mark, *_ in _read(study)):
        raise ReviewError(
            say("A sample that somebody filled in is there already."),
            where=f"private/{SAMPLE_FILE}",
            fix=say("Move the file away to draw another one."),
        )


def _texts(study: Study) -> dict[str, str]:
    """All answers that hold words, as they leave `private/`, by their id."""
    comments = read_table(study, "04-redact", "comments")
    return {one: text for one, text in zip(comments["response_id"], comments["text"], strict=True) if text.strip()}


def _read(study: Study) -> list[tuple[str, str, str, int]]:
    """Mark, text, answer and line of each row of the sample; none where there is no sample."""
    path = study.private / SAMPLE_FILE
    if not path.exists():
        return []
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    rows = csv.reader(text.splitlines(keepends=True), delimiter=max(",;\t", key=text.partition("\n")[0].count))
    header = [cell.strip().lower() for cell in next(rows, [])]
    if not set(_COLUMNS) <= set(header):
        raise _wrong(say("The first line does not name all its columns."), 1)
    leak, text_at, one = (header.index(name) for name in _COLUMNS)
    padded = ((row + [""] * len(header), rows.line_num) for row in rows if any(row))
    return [(row[leak].strip().lower(), row[text_at], row[one], line) for row, line in padded]


def _wrong(problem: str, line: int) -> ReviewError:
    return ReviewError(
        problem,
        where=say("private/{file}, line {line}", file=SAMPLE_FILE, line=line),
        fix=say("Write yes or no under “leak”, or delete the file and draw again: voicelens audit --sample N"),
    )


def read_sample(study: Study) -> Sample:
    """The sample as a person filled it in; answers that are masked differently by now do not count.

    Raises `ReviewError` with the line that says neither yes nor no.
    """
    rows = _read(study)
    now = _texts(study) if rows else {}
    current = [(mark, line) for mark, text, one, line in rows if _same(text, now.get(one, ""))]
    return counted([_mark(mark, line) for mark, line in current], changed=len(rows) - len(current))


def _same(text: str, now: str) -> bool:
    """Whether two texts are one, however a spreadsheet ends lines."""
    return text.split() == guard(now).split()


def _mark(mark: str, line: int) -> bool | None:
    if mark and mark not in _YES | _NO:
        raise _wrong(say("“{mark}” is neither yes nor no.", mark=mark[:20]), line)
    return mark in _YES if mark else None


def residual_risk(study: Study) -> Iterator[str]:
    """What a person's reading says about all answers, or how to begin one."""
    sample = read_sample(study)
    if sample.changed:
        yield ngettext(
            "{n} answer of the sample has changed since and is not counted.",
            "{n} answers of the sample have changed since and are not counted.",
            sample.changed,
        ).format(n=sample.changed)
    if sample.waiting:
        yield ngettext(
            "{n} answer of private/{file} is still to be read.",
            "{n} answers of private/{file} are still to be read.",
            sample.waiting,
        ).format(n=sample.waiting, file=SAMPLE_FILE)
    if sample.checked:
        yield _statement(sample)
    elif not sample.waiting and not study.forgotten:
        yield say(
            "How much risk is left has not been checked by a person. To begin: voicelens audit {study} --sample 200",
            study=study.path,
        )


def _statement(sample: Sample) -> str:
    answers = ngettext("Of {n} answer checked by a person", "Of {n} answers checked by a person", sample.checked)
    leaks = ngettext("{n} leaks", "{n} leak", sample.leaks)
    most = math.ceil(sample.bound * 1000) / 10
    return say(
        "{answers}, {leaks}: with 95 % confidence at most {most} in 100 answers still do.",
        answers=answers.format(n=sample.checked), leaks=leaks.format(n=sample.leaks), most=f"{most:g}",
    )  # fmt: skip
