"""One column of a table: anonymised, or with its themes found, without a study."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from voicelens.errors import UsageError
from voicelens.i18n import ngettext, say
from voicelens.ingest.readers import read_source
from voicelens.study.files import write_text

if TYPE_CHECKING:
    import pandas as pd

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


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def anonymise_column(
    path: Path,
    *,
    text: str,
    identifier: str = "",
    mode: str = "strict",
    out: Path | None = None,
    spans: Path | None = None,
) -> str:
    """Write the ids and the masked text of one column (no other column), and what was found if `spans` is given."""
    from voicelens.anonymise.api import Anonymiser

    source = read_source(path)
    texts, ids = _column(source, text, "--text"), _ids(source, identifier)
    anonymiser = Anonymiser(mode=mode)
    found = anonymiser.find(texts)
    target = out or path.with_name(f"{path.stem}-anonymised.csv")
    write_text(target, _csv(("id", text), zip(ids, anonymiser.redact(texts), strict=True)))
    if spans:
        lines = (
            json.dumps({"id": one, "spans": [span.as_record() for span in several]}, ensure_ascii=False)
            for one, several in zip(ids, found, strict=True)
        )
        write_text(spans, "".join(f"{line}\n" for line in lines))
    masked = sum(any(span.masked for span in several) for several in found)
    said = ngettext("{n} answer had something to mask.", "{n} answers had something to mask.", masked)
    return f"{said.format(n=masked)} {target}"


def themes_of_column(
    path: Path, *, text: str, out: Path, identifier: str = "", prompt: str = "", seed: int = 1
) -> tuple[str, ...]:
    """Find the themes in one column and write `themes.csv` and `assignments.csv`; returns a line per theme."""
    from voicelens.settings import ThemeSettings
    from voicelens.themes.api import find_themes

    source, chosen = read_source(path), ThemeSettings()
    texts = _column(source, text, "--text")
    themes, assignments = find_themes(
        texts,
        _ids(source, identifier),
        _column(source, prompt, "--prompt") if prompt else None,
        encoder_name=chosen.encoder,
        finder_name=chosen.finder,
        smallest=chosen.smallest,
        seed=seed,
    )
    write_text(out / "themes.csv", _frame_csv(themes))
    write_text(out / "assignments.csv", _frame_csv(assignments))
    counted = assignments["theme_name"].value_counts()
    lines = [f"{count:5}  {name}" for name, count in counted.items() if name]
    return (*lines, say("Written: {path}", path=out / "assignments.csv"))


def _frame_csv(frame: pd.DataFrame) -> str:
    plain = frame.apply(lambda column: column.map(lambda v: "; ".join(v) if isinstance(v, list) else v))
    text: str = plain.to_csv(index=False, lineterminator="\n", float_format="%.4f")
    return text
