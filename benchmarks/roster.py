"""How much of a roster is found in each form a name is written in: `python -m benchmarks.roster`.

The sample's roster of invented people, put into sentences written here; and the share of answers without any name
(`models/written`) that are touched all the same. Names that are words too (Hope, Banks) are counted apart: in small
letters and without a cue they are left alone on purpose.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.written import read
from voicelens.anonymise.finding import THRESHOLDS
from voicelens.anonymise.guard import is_word
from voicelens.anonymise.listed import letters
from voicelens.anonymise.misspelt import SHORTEST
from voicelens.anonymise.nicknames import short_forms
from voicelens.anonymise.people import Person, Roster
from voicelens.anonymise.roster import RosterNames
from voicelens.pipeline.roster import read_roster
from voicelens.shipped import shipped

CARRIERS = (
    "i like how {} helps me with math", "sometimes {} is mean to my friend", "the best thing here is {}",
    "el año pasado {} me ayudó con la tarea", "my locker is by {} and its fine", "{} always sits with us at lunch",
)  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Found:
    """Of the names in one form, how many are found; `words` are those of them that are words too."""

    form: str
    names: int
    found: int
    words: int
    words_found: int

    @property
    def recall(self) -> float:
        """The share of the names that are no words."""
        return (self.found - self.words_found) / max(1, self.names - self.words)


def forms(people: Sequence[Person], chance: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Each form with the names written in it."""
    full = [f"{p.first} {p.last}" for p in people]
    single = sorted({name for p in people for name in (p.first, p.last) if name})
    firsts = sorted({p.first for p in people if p.first})
    long = [name for name in single if len(letters(name)) >= SHORTEST]
    yield "in full", full
    yield "in full, small letters", [name.lower() for name in full]
    yield "one name", single
    yield "one name, small letters", [name.lower() for name in single]
    yield "possessive", [f"{name}'s" for name in firsts]
    yield "possessive without apostrophe", [f"{name}s" for name in firsts]
    yield "nickname", sorted({short for name in firsts for short in short_forms(letters(name))})
    yield "listed nickname", sorted({name for p in people for name in p.also})
    yield "one typing error", [_mistyped(name, chance) for name in long]
    yield "one typing error, small letters", [_mistyped(name, chance).lower() for name in long]


def _mistyped(name: str, chance: random.Random) -> str:
    """The name with one letter after the first changed, added, left out, or swapped with the next."""
    at = chance.randrange(1, len(name) - 1)
    head, tail = name[:at], name[at:]
    if tail[0] == tail[1]:
        return head + tail[1:]
    other = chance.choice([c for c in LETTERS if c != tail[0].lower()])
    return head + chance.choice([other + tail[1:], other + tail, tail[1:], tail[1] + tail[0] + tail[2:]])


def found_in(names: RosterNames, form: str, written: Sequence[str], mode: str) -> Found:
    """How many of the names are covered whole (a possessive s aside) in every sentence they are put into."""
    counts = [0, 0, 0, 0]
    for name in written:
        word = any(_is_word(letters(part), form) for part in name.removesuffix("'s").split())
        for carrier in CARRIERS:
            hit = _covered(names, carrier, name, mode)
            for place, one in enumerate((True, hit, word, word and hit)):
                counts[place] += one
    return Found(form, *counts)


def _is_word(key: str, form: str) -> bool:
    """Whether a name, or what is left of it without the s of a possessive, is a word too."""
    return is_word(key) or ("without apostrophe" in form and is_word(key.removesuffix("s")))


def _covered(names: RosterNames, carrier: str, name: str, mode: str) -> bool:
    text, start = carrier.format(name), carrier.index("{")
    spans = [span for span in names.find([text])[0] if span.score >= THRESHOLDS[mode]]
    bare = name.removesuffix("'s")
    places = {i for span in spans for i in range(span.start, span.end)}
    return all(start + i in places or not c.isalnum() for i, c in enumerate(bare))


def measure(mode: str, seed: int = 1) -> tuple[list[Found], float]:
    """Each form, and the share of answers without names that are touched."""
    people = read_roster(shipped("sample_data") / "juniper_hill" / "roster.csv").people[:400]
    names = RosterNames(Roster(people))
    rows = [found_in(names, form, written, mode) for form, written in forms(people, random.Random(seed))]
    clean = [answer.text for answer in read() if not answer.names]
    touched = sum(any(s.score >= THRESHOLDS[mode] for s in spans) for spans in names.find(clean))
    return rows, touched / len(clean)


def main() -> None:
    """Print the table of both modes and the speed."""
    for mode in THRESHOLDS:
        rows, touched = measure(mode)
        print(f"{mode}: {touched:.2%} of answers without names touched with a roster of 400")
        for row in rows:
            words = f"{row.words_found / row.words:7.1%}" if row.words else "       "
            print(f"  {row.form:34} {row.names:6} {row.recall:7.1%}   names that are words: {words}")
    texts = [answer.text for answer in read()]
    names = RosterNames(read_roster(shipped("sample_data") / "juniper_hill" / "roster.csv"))
    began = time.process_time()
    names.find(texts)
    print(f"{len(texts) / (time.process_time() - began):,.0f} answers per CPU-second (528 people)")


if __name__ == "__main__":
    main()
