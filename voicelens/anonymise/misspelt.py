"""Finding the word one typing error away, by look-up: both sides with one letter left out (after Garbe's SymSpell)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

SHORTEST = 5  # letters of a word whose misspellings are known


class Misspelt:
    """Words of five letters or more, found again with one letter changed, added, left out, or two swapped."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_shortened: dict[str, list[str]] = defaultdict(list)
        for word in sorted(set(words)):
            if len(word) >= SHORTEST:
                for shortened in {word, *_shortened(word)}:
                    self._by_shortened[shortened].append(word)

    def near(self, word: str) -> list[str]:
        """The known words one typing error away, in alphabetical order; never the word itself."""
        if len(word) < SHORTEST - 1:
            return []
        found = {known for key in {word, *_shortened(word)} for known in self._by_shortened.get(key, ())}
        return sorted(known for known in found if known != word and one_error(word, known))


def _shortened(word: str) -> Iterator[str]:
    return (word[:i] + word[i + 1 :] for i in range(len(word)))


def one_error(one: str, two: str) -> bool:
    """Whether the two differ by one letter changed, added or left out, or by two neighbours swapped."""
    short, long = sorted((one, two), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    if short[start + 1 :] == long[start + 1 :]:
        return True
    swapped = short[start : start + 2][::-1] == long[start : start + 2]
    return swapped and short[start + 2 :] == long[start + 2 :]
