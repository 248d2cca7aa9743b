"""KoboToolbox exports: one header row, semicolons between columns, groups and options parted by "/".

The shape is from KoboToolbox's help article on exporting data and from the expected files in the tests of formpack,
the part of KoboToolbox that writes exports. Columns about the submission come last: _id, _uuid, _submission_time … A
select-multiple question is one column of codes or labels parted by spaces, one column of 0 and 1 an option
(`race/white`), or both. A second row can hold HXL tags (`#grade`). Groups stand first (`about_you/grade`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

import pandas as pd

from voicelens.i18n import say
from voicelens.ingest.headers import row_of, with_names
from voicelens.ingest.names import plain
from voicelens.ingest.readers import Sheet
from voicelens.ingest.ticks import TickAll, holds_only, merge

_SURE = {"_uuid", "_submission_time", "_validation_status", "_submitted_by"}
_ABOUT = {
    "start", "end", "today", "deviceid", "username", "phonenumber", "subscriberid", "simserial", "simid", "audit",
    "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "_tags", "_index",
    "__version__", "_version_", "formhub/uuid", "meta/instanceid", "meta/rootuuid", "meta/deprecatedid",
}  # fmt: skip
_PLACE = re.compile(r"_.*_(?:latitude|longitude|altitude|precision)")
_NAME = re.compile(r"[a-z_][\w./-]*")
_CODE = re.compile(r"[a-z0-9_.-]+")
_TICKED = frozenset({"1", "true", "1.0"})
_NOT_TICKED = frozenset({"", "0", "false", "0.0"})
_MOST_CODES = 30
_OFTEN = 3


class KoboToolbox:
    """The header row of KoboToolbox. A select-multiple question becomes one column, options joined with ";"."""

    tool = "KoboToolbox"

    def fits(self, cells: pd.DataFrame) -> bool:
        """Whether the columns about the submission are there, and it is not the table of a repeated group."""
        names = {name.casefold() for name in row_of(cells, 0)}
        return len(names & _SURE) > 1 and "_parent_index" not in names

    def read(self, cells: pd.DataFrame) -> Sheet:
        """The answers, each select-multiple question in one column, without the names of groups."""
        names, top = [plain(name) for name in row_of(cells, 0)], 2 if _is_hxl(row_of(cells, 1)) else 1
        body = cells.iloc[top:]
        questions = _tick_alls(names, body)
        keep = _without_summaries(names, body, questions)
        questions = [_moved(question, keep) for question in questions]
        names, body = [names[place] for place in keep], body.iloc[:, keep]
        names, body, merged = merge(names, body, questions)
        body = _codes_parted(names, body)
        names = _without_groups(names)
        note = say("This is an export of {tool}: its columns were recognised.", tool=self.tool)
        aside = ((2, say("tags for machines (HXL), no answer")),) if top > 1 else ()
        parts = {name: "technical" for name in names if _is_technical(name.casefold())}
        return replace(with_names(names, body, top + 1, [note, *merged], parts), set_aside=aside)


def _is_hxl(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(cell.startswith("#") for cell in filled)


def _is_technical(name: str) -> bool:
    return name in _ABOUT or _PLACE.fullmatch(name) is not None


def _tick_alls(names: list[str], body: pd.DataFrame) -> list[TickAll]:
    groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
    summaries = {name.rpartition("/")[0] for name in names}
    for place, name in enumerate(names):
        question, slash, option = name.rpartition("/")
        if (
            slash
            and name not in summaries
            and not _is_technical(name.casefold())
            and holds_only(body.iloc[:, place], _TICKED | _NOT_TICKED)
        ):
            groups[question].append((place, option))
    return [
        TickAll(name, tuple(p for p, _ in columns), tuple(o for _, o in columns), (_TICKED,) * len(columns))
        for name, columns in groups.items()
        if len(columns) > 1
    ]


def _without_summaries(names: list[str], body: pd.DataFrame, questions: list[TickAll]) -> list[int]:
    """The columns to keep: one that only repeats the options of a question in one cell says nothing more."""
    spread = {question.name: sorted(question.options, key=len, reverse=True) for question in questions}
    return [
        place
        for place, name in enumerate(names)
        if name not in spread or not _only_repeats(body.iloc[:, place], spread[name])
    ]


def _only_repeats(column: pd.Series, options: list[str]) -> bool:
    either = re.compile("|".join(map(re.escape, options)))
    return not any(either.sub("", str(value)).strip() for value in column.unique())


def _moved(question: TickAll, keep: list[int]) -> TickAll:
    places = tuple(keep.index(place) for place in question.places)
    return TickAll(question.name, places, question.options, question.ticks)


def _codes_parted(names: list[str], body: pd.DataFrame) -> pd.DataFrame:
    several = [place for place, name in enumerate(names) if not _is_technical(name.casefold())]
    several = [place for place in several if _is_codes(body.iloc[:, place])]
    out = body.copy() if several else body
    for place in several:
        out.isetitem(place, body.iloc[:, place].str.strip().str.replace(" ", ";", regex=False).array)
    return out


def _is_codes(column: pd.Series) -> bool:
    """Whether the values are a few codes, several in one cell parted by a space, most of them also seen alone."""
    counts = column[column.str.strip().ne("")].str.strip().value_counts()
    if len(counts) > 10 * _MOST_CODES or not any(" " in value for value in counts.index):
        return False
    codes = Counter[str]()
    for value, count in counts.items():
        found = str(value).split(" ")
        if len(set(found)) < len(found) or not all(_CODE.fullmatch(code) for code in found):
            return False
        codes.update(dict.fromkeys(found, int(count)))
    alone = sum(code in counts.index for code in codes)
    often = sum(codes.values()) >= _OFTEN * len(codes)
    return len(codes) <= _MOST_CODES and often and 2 * alone >= len(codes)


def _without_groups(names: list[str]) -> list[str]:
    """Names without the groups before them; a group is what several columns share, or all that stands before "/"
    where columns go by their short names.
    """
    short = all(_NAME.fullmatch(name.casefold()) for name in names if name)
    shared = Counter(name.rpartition("/")[0] for name in names)
    out = [_last(name, short=short, shared=shared) for name in names]
    twice = {name for name, count in Counter(out).items() if count > 1}
    return [old if new in twice else new for old, new in zip(names, out, strict=True)]


def _last(name: str, *, short: bool, shared: Counter[str]) -> str:
    group, slash, question = name.rpartition("/")
    if not slash or not question or name.casefold() in _ABOUT:
        return name
    return question if short or shared[group] > 1 else name
