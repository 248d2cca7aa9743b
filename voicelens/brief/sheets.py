"""The tables behind a brief's charts as CSV text that a spreadsheet opens without running anything in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from voicelens.brief.cells import Cell
from voicelens.brief.content import Brief
from voicelens.spreadsheet import BYTE_ORDER_MARK, csv_text, guard

Value = str | int | None

THEMES = (
    "prompt", "theme", "part_of", "in_100", "likely_low", "likely_high", "clarity", "since_last_time", "status", "cell",
)  # fmt: skip
GROUPS = (
    "prompt", "theme", "dimension", "group", "about_n", "in_100", "others_in_100", "gap_low", "gap_high",
    "clear_difference", "status", "cell",
)  # fmt: skip


def themes_sheet(brief: Brief) -> str:
    """Every theme of everyone, one line each; themes are in the order of the page."""
    names = {row.theme.id: row.theme.name for row in brief.outline}
    return _csv(
        THEMES,
        (
            (
                row.polarity, row.theme.name, names.get(row.theme.parent, ""), _share(row.cell), row.cell.low,
                row.cell.high, row.theme.clarity, row.since.verdict if row.since else "", "shown", row.cell.id,
            )
            for row in brief.outline
        ),
    )  # fmt: skip


def groups_sheet(brief: Brief) -> str:
    """Every theme by group. A hidden cell is only ever "hidden": saying why would say how small its group may be."""
    return _csv(GROUPS, _group_lines(brief))


def _group_lines(brief: Brief) -> Iterator[tuple[Value, ...]]:
    for table in brief.groups.tables:
        for line in chain.from_iterable(table.blocks):
            for column, cell in zip(table.columns, line.cells, strict=True):
                if cell is not None:
                    yield (
                        line.polarity, line.theme.name, column.group.dimension, column.group.short, cell.n,
                        _share(cell), cell.rest if cell.rest is None else cell.rest_text,
                        cell.gap_low, cell.gap_high, "yes" if cell.notable else "",
                        "hidden" if cell.hidden else "shown", cell.id,
                    )  # fmt: skip


def _share(cell: Cell) -> Value:
    return cell.coded or cell.share


def _csv(header: tuple[str, ...], lines: Iterable[tuple[Value, ...]]) -> str:
    return BYTE_ORDER_MARK + csv_text([header, *([_safe(value) for value in line] for line in lines)])


def _safe(value: Value) -> Value:
    """A text on one line, guarded; numbers stay numbers."""
    return guard(" ".join(value.split())) if isinstance(value, str) else value
