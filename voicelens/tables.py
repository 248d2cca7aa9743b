"""The tables that stages hand to each other: columns, keys, and which may never leave `private/`.

Every read and write passes `check`, so a stage may rely on what it is given and never checks again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from voicelens.errors import ContractError
from voicelens.i18n import say

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    import pyarrow as pa

POLARITIES = ("like", "change", "other")
LANGUAGES = ("en", "es", "mixed", "other")
STATUSES = ("substantive", "nothing_to_add", "blank", "junk")
SPAN_KINDS = (
    "PERSON", "USERNAME", "EMAIL", "PHONE", "URL", "ADDRESS", "LOCATION", "SCHOOL", "ORG", "ID", "DATE", "HEALTH",
    "IDENTIFYING", "SENSITIVE",
)  # fmt: skip
CONCERNS = ("self_harm", "abuse_neglect", "threat_weapon", "other_danger", "bullying")  # the most urgent first
METHODS = ("exact", "between_schools", "between_classrooms", "weighted", "descriptive", "untested")
VERDICTS = ("up", "down", "same", "unclear", "new", "faded", "break")  # what became of a share over the cycles
EVERYONE = "*"
COMBINED = "+"  # the group of a published row that adds up groups too small to show
CLASSROOM = "*classroom"  # a column of `respondents` that is no group dimension


@dataclass(frozen=True)
class Column:
    """One column: its Arrow type by name, whether a value may be missing, and the values allowed (none = any)."""

    type: str
    nullable: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A contract for one table. `groups` allows one more column per group dimension (string or list of strings).

    How many rows an uncounted one has is told to nobody.
    """

    name: str
    columns: Mapping[str, Column]
    key: tuple[str, ...]
    private: bool = False
    groups: bool = False
    counted: bool = True


_TEXT = Column("string")
_MAYBE_TEXT = Column("string", nullable=True)
_TEXTS = Column("list<string>")
_COUNT = Column("int64")
_MAYBE_COUNT = Column("int64", nullable=True)
_NUMBER = Column("double")
_MAYBE_NUMBER = Column("double", nullable=True)
_FLAG = Column("bool")

_RESPONSE = {
    "response_id": _TEXT, "respondent_id": _TEXT, "wave": _TEXT, "prompt_id": _TEXT,
    "polarity": Column("string", choices=POLARITIES), "language": Column("string", choices=LANGUAGES),
    "status": Column("string", choices=STATUSES), "text": _TEXT,
}  # fmt: skip
_SPAN = {
    "response_id": _TEXT, "start": _COUNT, "end": _COUNT, "kind": Column("string", choices=SPAN_KINDS),
    "score": _NUMBER, "found_by": _TEXT, "replacement": _TEXT,
}  # fmt: skip
_CELL_KEY = {
    "unit_level": Column("string", choices=("school", "network", "district")), "unit": _TEXT, "wave": _TEXT,
    "theme_id": _TEXT, "polarity": Column("string", choices=POLARITIES), "dimension": _TEXT, "group": _TEXT,
}  # fmt: skip

_ALL = (
    Table(
        "respondents",
        {
            "respondent_id": _TEXT, "person_id": _MAYBE_TEXT, "school": _TEXT, "network": _MAYBE_TEXT, "wave": _TEXT,
            "weight": _MAYBE_NUMBER,
        },
        key=("respondent_id",),
        groups=True,
    ),
    Table(
        "enrolled",
        {"school": _TEXT, "wave": _TEXT, "dimension": _TEXT, "group": _TEXT, "enrolled": _COUNT},
        key=("school", "wave", "dimension", "group"),
    ),
    Table("responses", _RESPONSE, key=("response_id",), private=True),
    Table(
        "places",
        {"respondent_id": _TEXT, "source": _TEXT, "row": _COUNT},
        key=("respondent_id",),
        private=True,
        counted=False,
    ),
    Table("weeks", {"respondent_id": _TEXT, "week": _TEXT}, key=("respondent_id",), private=True, counted=False),
    Table(
        "concerns",
        {
            "response_id": _TEXT, "source": _TEXT, "row": _COUNT, "prompt_id": _TEXT,
            "category": Column("string", choices=CONCERNS), "score": _NUMBER, "why": _TEXTS,
        },
        key=("response_id",),
        private=True,
        counted=False,
    ),
    Table("comments", _RESPONSE, key=("response_id",)),
    Table("spans", _SPAN, key=("response_id", "start", "end"), private=True),
    Table("flags", _SPAN, key=("response_id", "start", "end", "kind"), private=True),
    Table("safety", {"response_id": _TEXT, "safety": _NUMBER, "reasons": _TEXTS}, key=("response_id",)),
    Table(
        "ideas",
        {"idea_id": _TEXT, "response_id": _TEXT, "start": _COUNT, "end": _COUNT, "text": _TEXT},
        key=("idea_id",),
    ),
    Table(
        "themes_found",
        {
            "theme_id": _TEXT, "name": _TEXT, "name_source": _TEXT, "description": _TEXT, "keywords": _TEXTS,
            "certificate": _MAYBE_NUMBER, "parent_id": _MAYBE_TEXT,
        },
        key=("theme_id",),
    ),
    Table(
        "assigned", {"idea_id": _TEXT, "theme_id": _MAYBE_TEXT, "confidence": _NUMBER}, key=("idea_id",)
    ),
    Table(
        "themes",
        {
            "theme_id": _TEXT, "name": _TEXT,
            "name_source": Column("string", choices=("keywords", "frame", "model", "person")),
            "description": _TEXT, "keywords": _TEXTS, "parent_id": _MAYBE_TEXT, "n_respondents": _COUNT,
            "certificate": _MAYBE_NUMBER, "anchors": _TEXTS, "hidden": _FLAG,
        },
        key=("theme_id",),
    ),
    Table(
        "membership",
        {
            "idea_id": _TEXT, "response_id": _TEXT, "respondent_id": _TEXT, "theme_id": _MAYBE_TEXT,
            "confidence": _NUMBER, "assigned_by": Column("string", choices=("finder", "person")),
        },
        key=("idea_id",),
    ),
    Table(
        "unmatched",
        {"file": _TEXT, "line": _COUNT, "action": _TEXT, "theme_id": _TEXT, "reason": _TEXT},
        key=("file", "line"),
    ),
    Table(
        "comparison",
        {
            **_CELL_KEY, "n": _COUNT, "k": _COUNT, "share": _NUMBER, "low": _NUMBER, "high": _NUMBER,
            "rest_n": _MAYBE_COUNT, "rest_k": _MAYBE_COUNT, "rest_share": _MAYBE_NUMBER,
            "difference": _MAYBE_NUMBER, "difference_low": _MAYBE_NUMBER, "difference_high": _MAYBE_NUMBER,
            "p": _MAYBE_NUMBER, "q": _MAYBE_NUMBER, "notable": _FLAG, "exploratory": _FLAG,
            "method": Column("string", choices=METHODS), "schools": _MAYBE_COUNT, "tau": _MAYBE_NUMBER,
            "smallest_seen": _MAYBE_NUMBER, "largest_school": _MAYBE_NUMBER, "n_effective": _MAYBE_NUMBER,
        },
        key=tuple(_CELL_KEY),
    ),
    Table(
        "pairs",
        {
            "unit_level": _CELL_KEY["unit_level"], "unit": _TEXT, "wave": _TEXT, "theme_id": _TEXT,
            "other_theme_id": _TEXT, "n": _COUNT, "k": _COUNT,
        },
        key=("unit_level", "unit", "wave", "theme_id", "other_theme_id"),
    ),
    Table(
        "coverage",
        {
            "unit_level": _CELL_KEY["unit_level"], "unit": _TEXT, "wave": _TEXT, "dimension": _TEXT, "group": _TEXT,
            "enrolled": _MAYBE_COUNT, "answered": _COUNT, "blank": _COUNT, "nothing_to_add": _COUNT,
        },
        key=("unit_level", "unit", "wave", "dimension", "group"),
    ),
    Table(
        "quotes",
        {
            "quote_id": _TEXT, "response_id": _TEXT, "theme_id": _TEXT,
            "polarity": Column("string", choices=POLARITIES), "language": Column("string", choices=LANGUAGES),
            "text": _TEXT, "safety": _NUMBER, "reasons": _TEXTS, "approved_by": _TEXTS,
        },
        key=("quote_id",),
    ),
    Table(
        "published",
        {
            "table": Column("string", choices=("comparison", "change", "coverage", "pairs")),
            **_CELL_KEY, "theme_id": _MAYBE_TEXT, "polarity": _MAYBE_TEXT,
            "other_theme_id": _MAYBE_TEXT, "wave_from": _MAYBE_TEXT,
            "shown": _TEXT, "shown_n": _MAYBE_COUNT, "shown_share": _MAYBE_NUMBER,
            "shown_low": _MAYBE_NUMBER, "shown_high": _MAYBE_NUMBER,
            "shown_rest": _MAYBE_TEXT, "shown_rest_share": _MAYBE_NUMBER, "shown_rest_n": _MAYBE_COUNT,
            "shown_difference": _MAYBE_NUMBER, "shown_difference_low": _MAYBE_NUMBER,
            "shown_difference_high": _MAYBE_NUMBER, "shown_tau": _MAYBE_NUMBER, "shown_smallest": _MAYBE_NUMBER,
            "tested": _FLAG, "notable": _FLAG, "exploratory": _FLAG,
            "method": Column("string", nullable=True, choices=METHODS),
            "verdict": Column("string", nullable=True, choices=VERDICTS),
            "status": Column("string", choices=("shown", "suppressed", "complementary", "banded")),
            "reason": _TEXT, "cell": _TEXT,
        },
        key=("cell",),
    ),
)  # fmt: skip
TABLES: Mapping[str, Table] = {table.name: table for table in _ALL}


@dataclass(frozen=True)
class Dropped:
    """One row that a stage set aside: which, and why. The reason never quotes a student."""

    id: str
    reason: str


@dataclass(frozen=True)
class Result:
    """What a stage gives back. Nothing is on disk yet; whoever runs the stage writes it whole or not at all."""

    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    arrays: Mapping[str, np.ndarray[Any, Any]] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    dropped: Sequence[Dropped] = ()
    notes: Sequence[str] = ()


def _refuse(table: str, problem: str) -> ContractError:
    return ContractError(
        problem, where=say("table {table}", table=table), fix=say("Please report this: it is a mistake in VoiceLens.")
    )


def _arrow_type(name: str) -> pa.DataType:
    import pyarrow as pa

    return pa.list_(pa.string()) if name == "list<string>" else pa.type_for_alias(name)


def to_arrow(name: str, frame: pd.DataFrame) -> pa.Table:
    """The frame as an Arrow table with exactly the contract's columns, order and types; raises `ContractError`."""
    import pyarrow as pa

    return _as_arrow(name, frame, pa.string())


def _as_arrow(name: str, frame: pd.DataFrame, text: pa.DataType) -> pa.Table:
    """With `text` as the type of strings: pandas' own, `large_string`, costs no copy."""
    import pyarrow as pa

    table = TABLES[name]
    missing = [column for column in table.columns if column not in frame]
    extra = [str(column) for column in frame if column not in table.columns]
    if missing or (extra and not table.groups):
        raise _refuse(name, say("Columns missing: {missing}; not expected: {extra}.", missing=missing, extra=extra))
    if frame.columns.has_duplicates:
        raise _refuse(name, say("Two columns have the same name."))
    columns = {**table.columns, **{column: _group_column(frame[column]) for column in extra}}
    types = {column: text if spec.type == "string" else _arrow_type(spec.type) for column, spec in columns.items()}
    arrays = [
        _array(
            types[column],
            frame[column],
            _refuse(name, say("Column {column} is not {kind}.", column=column, kind=spec.type)),
        )
        for column, spec in columns.items()
    ]
    fields = [pa.field(column, types[column], nullable=spec.nullable) for column, spec in columns.items()]
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields))


def _group_column(values: pd.Series[Any]) -> Column:
    import numpy as np

    several = not _is_text(values) and any(isinstance(value, (list, tuple, np.ndarray)) for value in values)
    return Column("list<string>" if several else "string", nullable=True)


def _is_text(values: pd.Series[Any]) -> bool:
    """Whether pandas itself keeps the values as text, so that none has to be looked at."""
    import pandas as pd

    return isinstance(values.dtype, pd.StringDtype)


def _array(kind: pa.DataType, series: pd.Series[Any], problem: ContractError) -> pa.Array | pa.ChunkedArray:
    import pyarrow as pa

    if kind in {pa.string(), pa.large_string()} and _is_text(series):
        return pa.array(series, type=pa.large_string(), from_pandas=True).cast(kind)
    values = list(series)
    if _bends(kind, values):
        raise problem
    try:
        array = pa.array(values, type=kind, from_pandas=True)
    except (ValueError, TypeError, OverflowError) as error:
        raise problem from error
    if pa.types.is_list(kind) and array.flatten().null_count:
        raise problem
    return array


def _bends(kind: pa.DataType, values: list[Any]) -> bool:
    """Whether Arrow would alter a value without a word: cut off a fraction, or take a text for a list of letters."""
    import pyarrow as pa

    if pa.types.is_int64(kind):
        return any(isinstance(value, float) and value % 1 > 0 for value in values)
    return pa.types.is_list(kind) and any(issubclass(each, (str, set, frozenset)) for each in set(map(type, values)))


def check(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame in the contract's own form (columns, order, types); raises `ContractError` where it breaks it.

    Strings come back as pandas strings, whole numbers that may be missing as `Int64`, multi-select values as lists.
    """
    import pandas as pd
    import pyarrow as pa

    arrow = _as_arrow(name, frame, pa.large_string())
    table = TABLES[name]
    for column, spec in table.columns.items():
        values = arrow.column(column)
        if not spec.nullable and values.null_count:
            raise _refuse(name, say("Column {column} has missing values.", column=column))
        if spec.choices:
            strange = set(values.unique().to_pylist()) - set(spec.choices) - {None}
            if strange:
                raise _refuse(name, say("Column {column} has values it may not have.", column=column))
    whole = {name: pd.Int64Dtype() for name, spec in table.columns.items() if spec.type == "int64" and spec.nullable}
    lists = [place for place, kind in enumerate(arrow.schema.types) if pa.types.is_list(kind)]
    plain = arrow
    for place in lists:  # pandas would make an array of each
        plain = plain.set_column(place, arrow.field(place).name, pa.nulls(len(arrow)))
    clean: pd.DataFrame = plain.to_pandas(integer_object_nulls=True).astype(whole)
    for place in lists:
        clean.isetitem(place, pd.Series(_lists(arrow.column(place)), dtype=object).array)
    if clean.duplicated(list(table.key)).any():
        raise _refuse(name, say("Two rows share one key ({key}).", key=", ".join(table.key)))
    return clean


def _lists(column: pa.ChunkedArray) -> list[list[str] | None]:
    return [
        texts[start:end] if there else None
        for chunk in column.chunks
        for texts in [_shared(chunk.values)]
        for there, (start, end) in zip(chunk.is_valid().to_pylist(), pairwise(chunk.offsets.to_pylist()), strict=True)
    ]


def _shared(values: pa.Array) -> list[str]:
    """The strings, equal ones as one object."""
    encoded = values.dictionary_encode()
    different = encoded.dictionary.to_pylist()
    return [different[place] for place in encoded.indices.to_pylist()]


def empty(name: str) -> pd.DataFrame:
    """The table with no rows."""
    import pandas as pd

    return check(name, pd.DataFrame({column: [] for column in TABLES[name].columns}))


def group_columns(respondents: pd.DataFrame) -> list[str]:
    """The group dimensions in a respondents table, in its order."""
    known = {*TABLES["respondents"].columns, CLASSROOM}
    return [str(column) for column in respondents if column not in known]


def groups_of(value: object) -> list[str]:
    """The groups one respondent belongs to in one dimension: none, one, or several for a multi-select."""
    if isinstance(value, (list, tuple)):
        return [str(group) for group in value]
    return [value] if isinstance(value, str) and value else []
