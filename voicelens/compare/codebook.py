"""The codebook as it was before groups were looked at, cycle by cycle, and what people changed afterwards.

Themes that were found without knowing who is in which group do not make differences look larger than they are; themes
chosen after seeing the differences do. So the codebook is hashed before groups are joined. What a later run finds
changed by a person, for a cycle whose differences could be seen, is exploratory there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field

import pandas as pd

from voicelens.compare.people import ancestors
from voicelens.errors import StudyError
from voicelens.i18n import say
from voicelens.text import digest

SHORT = 16
Hashes = Mapping[str, str]


@dataclass(frozen=True)
class Frozen:
    """One cycle's codebook: a hash per theme as first compared, the choices last seen, the themes edited since."""

    wave: str
    choices: str
    themes: Hashes = field(default_factory=dict)
    edited: tuple[str, ...] = ()

    @property
    def hash(self) -> str:
        """One hash of the whole codebook as first compared."""
        return digest(*(part for pair in sorted(self.themes.items()) for part in pair))


def codebooks(comments: pd.DataFrame, membership: pd.DataFrame, themes: pd.DataFrame) -> dict[str, Hashes]:
    """For every cycle a hash of each theme: its parent, whether it is hidden, and which answers raise it.

    Names and descriptions are left out because they change no count.
    """
    placed = membership.loc[membership["theme_id"].notna(), ["response_id", "theme_id"]].astype(object)
    placed = placed.merge(ancestors(themes).astype({"theme_id": object}), on="theme_id")
    said = placed.merge(comments[["response_id", "wave"]].astype(object), on="response_id")
    said = said[["wave", "theme", "response_id"]].drop_duplicates().sort_values(["wave", "theme", "response_id"])
    answers = {key: digest(*part) for key, part in said.groupby(["wave", "theme"])["response_id"]}
    about = list(zip(themes["theme_id"], themes["parent_id"].fillna(""), themes["hidden"], strict=True))
    return {
        str(wave): {
            str(theme): digest(parent, bool(hidden), answers.get((wave, row), ""))[:SHORT]
            for row, (theme, parent, hidden) in enumerate(about)
        }
        for wave in sorted(comments["wave"].unique())
    }


def freeze(earlier: Iterable[Frozen], now: Mapping[str, Hashes], choices: str) -> tuple[Frozen, ...]:
    """The record after this run, from the one before it and the codebooks as they are.

    `choices` is a hash of all that people chose: decisions about themes, the list of themes, the finder's settings.
    While it stays the same, nobody can have chosen by what they saw: what new answers move is taken over.
    """
    known = {record.wave: record for record in earlier}
    fresh = {wave: _next(known.get(wave), wave, hashes, choices) for wave, hashes in now.items()}
    return tuple({**known, **fresh}[wave] for wave in sorted({*known, *fresh}))


def _next(record: Frozen | None, wave: str, now: Hashes, choices: str) -> Frozen:
    if record is None:
        return Frozen(wave, choices, dict(now))
    if record.choices == choices:
        edited = tuple(theme for theme in record.edited if theme in now)
        moved = {theme: mark for theme, mark in now.items() if theme not in edited}
        return Frozen(wave, choices, {**record.themes, **moved}, edited)
    edited = tuple(sorted(theme for theme, mark in now.items() if record.themes.get(theme) != mark))
    return Frozen(wave, choices, record.themes, edited)


def edited(records: Iterable[Frozen]) -> frozenset[tuple[str, str]]:
    """Cycles and themes that people changed after they could see that cycle's differences."""
    return frozenset((record.wave, theme) for record in records for theme in record.edited)


def to_text(records: Sequence[Frozen]) -> str:
    """One line of JSON per cycle, the same bytes for the same record."""
    lines = (
        {**asdict(record), "themes": dict(record.themes), "edited": list(record.edited), "hash": record.hash}
        for record in records
    )
    return "".join(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n" for line in lines)


def from_text(text: str) -> tuple[Frozen, ...]:
    """The record that `to_text` wrote; raises `StudyError` where it is damaged or its hash does not fit."""
    try:
        lines = [json.loads(line) for line in text.splitlines()]
        records = tuple(
            Frozen(
                str(line["wave"]), str(line["choices"]),
                {str(theme): str(mark) for theme, mark in line["themes"].items()}, tuple(map(str, line["edited"])),
            )
            for line in lines
        )  # fmt: skip
        whole = all(record.hash == line["hash"] for record, line in zip(records, lines, strict=True))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged() from error
    if not whole:
        raise _damaged()
    return records


def _damaged() -> StudyError:
    return StudyError(
        say("The record of the codebook is damaged."),
        where="codebook.jsonl",
        fix=say(
            "Restore the file from a backup. Without it, nobody can say which themes were changed after differences "
            "between groups could be seen."
        ),
    )
