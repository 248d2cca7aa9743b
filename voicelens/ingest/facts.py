"""What the values of one column look like: how many, how long, how often the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from voicelens.ingest.wording import RATINGS, is_prompt
from voicelens.text import fold

_SAMPLE = 20_000
_FEW, _MANY = 12, 60
_LONG_LABEL = 60
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}")
_IP = re.compile(r"\d{1,3}(\.\d{1,3}){3}|(?=.*(?:[a-f]|::))[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,7}")
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?([t ].*)?|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}([ ,].*)?|\d{4}/\d\d?/\d\d? .*")
_PHONE = re.compile(r"\+?1?[ .-]?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}|\+\d{2}[\d .-]{7,14}")
_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?%?")
_SHORT_REPLIES = frozenset({"yes", "no", "maybe", "true", "false", "y", "n", "sí", "si", "tal vez", "quizás"})
_KINDS = {"email": _EMAIL, "ip": _IP, "date": _DATE, "phone": _PHONE, "number": _NUMBER}


@dataclass(frozen=True)
class Facts:
    """One column of all sources together: its name, how many values are filled, and how often each was seen.

    `counts` is over at most 20,000 rows, values folded to lower case; `filled` and `rows` are of the same sample.
    """

    name: str
    rows: int
    counts: Mapping[str, int]

    @cached_property
    def filled(self) -> int:
        """How many values are not blank."""
        return sum(self.counts.values())

    @property
    def distinct(self) -> int:
        """How many different values there are, capitals aside."""
        return len(self.counts)

    @cached_property
    def length(self) -> float:
        """The mean number of characters of an answer."""
        return sum(len(value) * n for value, n in self.counts.items()) / max(self.filled, 1)

    @cached_property
    def word_count(self) -> float:
        """The mean number of words of an answer."""
        return sum((value.count(" ") + 1) * n for value, n in self.counts.items()) / max(self.filled, 1)

    @cached_property
    def kind(self) -> str:
        """`email`, `ip`, `date`, `phone` or `number` where nearly all values look so; else ""."""
        seen = list(self.counts)[:500]
        for kind, pattern in _KINDS.items():
            if seen and sum(bool(pattern.fullmatch(value)) for value in seen) >= 0.9 * len(seen):
                return kind
        return ""

    def repeats(self, *, named: bool = False) -> bool:
        """Whether few values come again and again; a column known by its name may have more of them."""
        if not self.filled or self.length > _LONG_LABEL:
            return False
        if named:
            return self.distinct <= max(_FEW, 0.34 * self.filled)
        often = self.distinct <= _FEW and self.filled >= 2 * self.distinct
        return often or self.distinct <= min(_MANY, 0.1 * self.filled)

    def is_rating(self) -> bool:
        """Whether the answers are steps of a scale ("Agree", "Sometimes", 1 to 5 stars of satisfaction)."""
        return bool(self.counts) and all(_step(value) in RATINGS for value in self.counts)

    def is_open(self) -> bool:
        """Whether people answered in their own words."""
        if not self.filled or self.kind or set(self.counts) <= _SHORT_REPLIES or self.is_rating():
            return False
        varied = self.distinct >= 0.5 * self.filled
        if is_prompt(self.name):
            few = self.distinct <= _FEW and self.filled >= 4 * self.distinct and self.filled >= 20
            return not few and (self.distinct > _FEW or varied or self.filled < 20)
        return self.word_count >= 3 and (varied or (self.distinct > 0.2 * self.filled and self.word_count >= 5))


def _step(value: str) -> str:
    return fold(value).lstrip("0123456789-–=.: ").strip()


def facts_of(name: str, columns: Sequence[pd.Series]) -> Facts:
    """The facts of a column that stands in one source or several."""
    values = pd.concat([_sample(column, len(columns)) for column in columns], ignore_index=True)
    values = values.str.strip().str.lower()
    counts = values[values != ""].value_counts(sort=False)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))
    return Facts(name, len(values), {str(value): int(n) for value, n in ordered})


def _sample(column: pd.Series, sources: int) -> pd.Series:
    step = max(1, -(-len(column) * sources // _SAMPLE))
    return column.iloc[::step]
