"""Variants of a training text: other names in the same places, other capitals, slips of the keyboard.

Names are drawn from many origins in equal parts, and a share is made up letter by letter, so that a name is known by
its place in the sentence and not only by a list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from models.name_tagger.corpus import BEGINS, INSIDE, NOBODY, OUTSIDE, Example
from models.name_tagger.lists import Lists
from voicelens.anonymise.reader import TITLES
from voicelens.anonymise.tagging.known import stem
from voicelens.anonymise.words import NAME_WORDS
from voicelens.text import fold

_TWO_WORDS = {
    "vietnam": 0.5, "china": 0.35, "hong_kong_taiwan": 0.5, "korea": 0.4, "hmong_lao_khmer_burma": 0.35,
    "philippines": 0.15, "latin_america": 0.1, "pacific": 0.1,
}  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
Chain = dict[str, list[str]]
_SURNAME_ALONE, _JOINED, _HYPHEN = 0.25, 0.7, 0.15
_OWNING = ("", "", "", "", "", "", "", "", "", "", "", "s")  # "petrovs room": a possessive without its mark
_HELD = ("[person]", "[student]", "[teacher]", "[student 1]", "[teacher 2]", "[person 1]")


class Names:
    """Draws names: by origin, by the US counts, words that are names, and names that nobody has."""

    def __init__(self, lists: Lists, random: Random) -> None:
        self._random = random
        self._lists = lists
        self._counted = {"given": _weighed(lists.given), "surname": _weighed(lists.surnames)}
        self._words = sorted(NAME_WORDS)
        self._chains = {name: _chain([*o["given"], *o["surname"]]) for name, o in lists.typed.items()}

    def draw(self, part: str) -> list[str]:
        """The words of a `given` name or a `surname`, in lower case."""
        chance, random = self._random.random(), self._random
        if chance < 0.58:
            words = self._at_home(part)
        elif chance < 0.72:
            names, weights = self._counted[part]
            words = [random.choices(names, cum_weights=weights)[0]]
        elif chance < 0.78:
            words = [random.choice(self._words)]
        else:
            words = [self._made_up()]
        return [slip(word, random) if len(word) > 3 and random.random() < 0.08 else word for word in words]

    def _made_up(self) -> str:
        origin = self._random.choice(sorted(self._chains))
        parts = self._lists.typed[origin]
        if "starts" in parts and self._random.random() < _JOINED:
            return self._random.choice(parts["starts"]) + self._random.choice(parts["ends"])
        return made_up(self._chains[origin], self._random)

    def _at_home(self, part: str) -> list[str]:
        """A name of an origin drawn in equal parts; where given names are often two words, two of them."""
        origin = self._random.choice(sorted(self._lists.typed))
        parts, random = self._lists.typed[origin], self._random
        if part == "surname" or random.random() >= _TWO_WORDS.get(origin, 0.03):
            return [random.choice(parts[part])]
        apart = "starts" in parts and random.random() < _JOINED
        words = [
            random.choice(parts["starts" if apart else "given"]),
            random.choice(parts["ends" if apart else "given"]),
        ]
        return ["-".join(words)] if random.random() < _HYPHEN else words


def _chain(names: Sequence[str]) -> Chain:
    """After which two letters which letters come, the ends of names marked."""
    following: Chain = defaultdict(list)
    for name in sorted(names):
        for i in range(len(name) + 1):
            following[("^^" + name)[i : i + 2]].append((name + "$")[i])
    return following


def made_up(chain: Chain, random: Random) -> str:
    """A name that nobody has, letter by letter like the names of the chain."""
    while True:
        name = "^^"
        while name[-1] != "$" and len(name) < 14:
            name += random.choice(chain[name[-2:]])
        if 3 <= len(name.strip("^$")) <= 11:
            return name.strip("^$")


def _weighed(counts: object) -> tuple[list[str], list[float]]:
    """Names and running weights; the square root of the counts, so that rare names come up too."""
    pairs = sorted(dict(counts).items())  # type: ignore[call-overload]
    total, weights = 0.0, []
    for _, count in pairs:
        total += count**0.5
        weights.append(total)
    return [name for name, _ in pairs], weights


def slip(word: str, random: Random) -> str:
    """The word with one letter dropped, doubled, swapped with its neighbour or replaced."""
    at = random.randrange(1, len(word) - 1)
    kind = random.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + random.choice(_LETTERS) + word[at + 1 :]


def as_written(name: str, like: str) -> str:
    """The name with the capitals and the possessive of the piece it stands for."""
    tail = like[-2:] if like[-2:].lower() in {"'s", "’s"} else ""
    bare = like.removesuffix(tail)
    if bare.isupper() and len(bare) > 1:
        return name.upper() + tail
    return ("-".join(p.capitalize() for p in name.split("-")) if bare[:1].isupper() else name) + tail


def renamed(example: Example, names: Names, random: Random) -> Example:
    """The same text about other people."""
    found: list[tuple[str, str]] = []
    labels: list[int] = []
    for i, ((piece, kind), label) in enumerate(zip(example.found, example.labels, strict=True)):
        written = [piece]
        if label in {BEGINS, INSIDE} and kind == "word" and len(piece) > 2 - (label == BEGINS):
            surname = label == INSIDE or _after_title(example, i) or random.random() < _SURNAME_ALONE
            written = [as_written(word, piece) for word in names.draw("surname" if surname else "given")]
            written[:-1] = [word.removesuffix("'s").removesuffix("’s") for word in written[:-1]]
            written[-1] += random.choice(_OWNING)
        found += [(word, kind) for word in written]
        labels += [label, *[INSIDE] * (len(written) - 1)]
    return replace(example, found=tuple(found), labels=tuple(labels))


def _after_title(example: Example, i: int) -> bool:
    return i > 0 and (stem(example.found[i - 1][0]) in TITLES or (i > 1 and example.found[i - 1][0] == "."))


def recased(example: Example, how: str) -> Example:
    """The text in `lower`, `upper` or `title` case, or with its accents `dropped`."""
    change = {"lower": str.lower, "upper": str.upper, "title": str.capitalize, "dropped": _dropped}[how]
    found = tuple((change(piece) if kind in {"word", "tag"} else piece, kind) for piece, kind in example.found)
    return replace(example, found=found)


def _dropped(piece: str) -> str:
    return "".join(fold(c) if c.islower() else c for c in piece)


def masked(example: Example, random: Random) -> Example:
    """The text with each name behind a placeholder: what is left holds no name."""
    outside = NOBODY if example.student else OUTSIDE
    kept = [
        ((random.choice(_HELD), "held") if label == BEGINS else piece, outside if label == BEGINS else label)
        for piece, label in zip(example.found, example.labels, strict=True)
        if label != INSIDE
    ]
    return replace(example, found=tuple(p for p, _ in kept), labels=tuple(label for _, label in kept))


def slipped(example: Example, random: Random) -> Example:
    """The text with a slip in a few of its words that are no names."""
    found = tuple(
        (slip(piece, random), kind)
        if kind == "word" and len(piece) > 4 and label not in {BEGINS, INSIDE} and random.random() < 0.15
        else (piece, kind)
        for (piece, kind), label in zip(example.found, example.labels, strict=True)
    )
    return replace(example, found=found)


def variants(examples: Sequence[Example], names: Names, random: Random, *, times: int) -> list[Example]:
    """One round of training texts: answers `times` over, other texts once, each as it is or changed."""
    often = (example for example in examples for _ in range(times if example.student else 1))
    return [_varied(example, names, random) for example in often]


def _varied(example: Example, names: Names, random: Random) -> Example:
    named = BEGINS in example.labels
    if named and random.random() < 0.08:
        example = masked(example, random)
    elif named and random.random() < (0.75 if example.student else 0.4):
        example = renamed(example, names, random)
    if random.random() < 0.25:
        example = slipped(example, random)
    chance = random.random()
    if chance < 0.45:
        return recased(example, "lower")
    if chance < 0.49:
        return recased(example, "upper")
    if chance < 0.51:
        return recased(example, "title")
    if chance < 0.60 and example.student:
        return recased(example, "dropped")
    return example
