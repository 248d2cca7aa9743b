"""One column of a table: anonymised, or with its themes found, without a study."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from voicelens.errors import UsageError
from voicelens.i18n import ngettext, say
from voicelens.ingest.readers import read_source
from voicelens.pipeline.roster import read_roster
from voicelens.spreadsheet import csv_text, guard
from voicelens.study.files import write_text

if TYPE_CHECKING:
    import pandas as pd

    from voicelens.anonymise.spans import Span
    from voicelens.ingest.readers import Source


def _column(source: Source, name: str, option: str) -> list[str]:
    if name not in source.frame:
        raise UsageError(
            say("There is no column “{name}”.", name=name),
            where=f"{source.name}, {option}",
            fix=say("Use one of: {known}.", known=", ".join(map(str, source.frame.columns))),
        )
    return [str(value) for value in source.frame[name]]


def _ids(source: Source, identifier: str) -> list[str]:
    return _column(source, identifier, "--id") if identifier else [str(row) for row in source.rows]


def anonymise_column(  # noqa: PLR0913  (a person calls it, each choice by name)
    path: Path,
    *,
    text: str,
    identifier: str = "",
    mode: str = "strict",
    roster: Path | None = None,
    out: Path | None = None,
    spans: Path | None = None,
) -> str:
    """Write the ids and the masked text of one column (no other column), and what was found if `spans` is given.

    A `roster` is read and not kept.
    """
    from voicelens.anonymise.api import Anonymiser
    from voicelens.anonymise.masking import mask

    source = read_source(path)
    texts, ids = _column(source, text, "--text"), _ids(source, identifier)
    anonymiser = Anonymiser(mode=mode, roster=read_roster(roster) if roster else None)
    found = anonymiser.find(texts)
    target = out or path.with_name(f"{path.stem}-anonymised.csv")
    masked = [guard(mask(words, spans)) for words, spans in zip(texts, found, strict=True)]
    write_text(target, csv_text([("id", text), *zip(ids, masked, strict=True)]))
    if spans:
        records = zip(ids, found, anonymiser.flag(texts), strict=True)
        write_text(spans, "".join(_span_line(*record) for record in records))
    touched = sum(map(bool, found))
    said = ngettext("{n} answer had something to mask.", "{n} answers had something to mask.", touched)
    return f"{said.format(n=touched)} {target}"


def _span_line(one: str, masked: Sequence[Span], flagged: Sequence[Span]) -> str:
    spans = [_record(span, masked=True) for span in masked] + [_record(span, masked=False) for span in flagged]
    return json.dumps({"id": one, "spans": spans}, ensure_ascii=False) + "\n"


def _record(span: Span, *, masked: bool) -> dict[str, object]:
    return {key: getattr(span, key) for key in ("start", "end", "kind", "score", "found_by")} | {"masked": masked}


def themes_of_column(  # noqa: PLR0913  (every option of the command is one)
    path: Path,
    *,
    text: str,
    out: Path,
    identifier: str = "",
    prompt: str = "",
    groups: Sequence[str] = (),
    frame: str = "school",
    seed: int = 1,
) -> tuple[str, ...]:
    """Find the themes in one column and write `themes.csv` and `assignments.csv`; returns a line per theme.

    With `groups`, columns of the same table, `groups.csv` says how often each group raised each theme.
    """
    from voicelens.pipeline.column_groups import by_group
    from voicelens.pipeline.texts import find_themes
    from voicelens.settings import ThemeSettings

    source, chosen = read_source(path), ThemeSettings()
    texts, ids = _column(source, text, "--text"), _ids(source, identifier)
    of_groups = {name: _column(source, name, "--group") for name in groups}
    themes, assignments = find_themes(
        texts,
        ids,
        _column(source, prompt, "--prompt") if prompt else None,
        encoder_name=chosen.encoder,
        finder_name=chosen.finder,
        frame=frame,
        smallest=chosen.smallest,
        seed=seed,
    )
    write_text(out / "themes.csv", _frame_csv(themes))
    write_text(out / "assignments.csv", _frame_csv(assignments))
    if of_groups:
        write_text(out / "groups.csv", _frame_csv(by_group(assignments, ids, of_groups)))
    counted = assignments["theme_name"].value_counts()
    lines = [f"{count:5}  {name}" for name, count in counted.items() if name]
    return (*lines, say("Written: {path}", path=out / "assignments.csv"))


def _frame_csv(frame: pd.DataFrame) -> str:
    plain = frame.apply(lambda column: column.map(_plain))
    text: str = plain.to_csv(index=False, lineterminator="\n", float_format="%.4f")
    return text


def _plain(value: object) -> object:
    return "; ".join(value) if isinstance(value, list) else guard(value) if isinstance(value, str) else value
