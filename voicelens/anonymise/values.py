"""Looking for values that were masked: whole words, whatever the case and accents, or spelled out letter by letter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from voicelens.anonymise.spans import PLACEHOLDER, folded, widened

_WORD = re.compile(r"\w+")
_GAP = 3  # signs that may stand between two words of one value
_SPELLED = 3  # letters; fewer, one by one, are taken for a slip


class Values:
    """Folded values, each of one word or several, ready to be looked for in many texts."""

    def __init__(self, values: Iterable[str]) -> None:
        self._by_first: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._joined: dict[str, str] = {}
        for value in values:
            words = tuple(value.split())
            joined = "".join(words)
            self._by_first[words[0]].add(words)
            self._by_first[joined].add((joined,))
            self._joined.setdefault(joined, value)
        self._longest = max(map(len, self._joined), default=0)

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where a value stands (start, end, value), placeholders left out; values may overlap."""
        plain, offsets = folded(text)
        words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(plain)]
        closed = [match.span() for match in PLACEHOLDER.finditer(text)]
        for first, last, value in (*self._whole(words), *self._spelled(words)):
            start, end = offsets[words[first][1]], widened(text, offsets[words[last][2] - 1] + 1)
            if not any(start < b and a < end for a, b in closed):
                yield start, end, value

    def _whole(self, words: list[tuple[str, int, int]]) -> Iterator[tuple[int, int, str]]:
        for index, (word, _, _) in enumerate(words):
            for parts in self._by_first.get(word, ()):
                last = index + len(parts) - 1
                if last < len(words) and self._follow(words, index, parts):
                    yield index, last, self._joined["".join(parts)]

    @staticmethod
    def _follow(words: list[tuple[str, int, int]], index: int, parts: tuple[str, ...]) -> bool:
        return all(
            words[index + n][0] == part and words[index + n][1] - words[index + n - 1][2] <= _GAP
            for n, part in enumerate(parts[1:], start=1)
        )

    def _spelled(self, words: list[tuple[str, int, int]]) -> Iterator[tuple[int, int, str]]:
        """Values in runs of single letters, such as "z u r i"."""
        for first, last in _runs(words):
            for start in range(first, last + 1):
                letters = ""
                for end in range(start, min(last + 1, start + self._longest)):
                    letters += words[end][0]
                    if len(letters) >= _SPELLED and letters in self._joined:
                        yield start, end, self._joined[letters]


def _runs(words: list[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
    first = 0
    while first < len(words):
        last = first
        while last < len(words) and len(words[last][0]) == 1 and words[last][0].isalpha():
            last += 1
        if last - first >= _SPELLED:
            yield first, last - 1
        first = max(last, first + 1)
