"""Names by their capital: a word written with one inside a sentence that no list of ordinary words knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voicelens.anonymise.reader import PERSON, Reader
from voicelens.anonymise.spans import Span
from voicelens.anonymise.words import capitalised, name_word, ordinary, place
from voicelens.anonymise.words_en import listed

_PLACED = listed("in from en desde at to de near a the el la los las")


class Capitals:
    """Finds words with a capital that nothing but a name explains; blind where capitals mean nothing."""

    name = "capital"

    def find(self, texts: Sequence[str]) -> list[list[Span]]:
        """The spans of each text."""
        return [list(_found(Reader(text))) for text in texts]


def _found(reader: Reader) -> Iterator[Span]:
    if reader.shouted or _every_word_capital(reader):
        return
    index = 0
    while index < len(reader.tokens):
        length = _length(reader, index)
        if length and not _beside_known(reader, index, length):
            yield reader.span(index, index + length - 1, _score(reader, index), PERSON, "capital")
        index += max(1, length)


def _every_word_capital(reader: Reader) -> bool:
    titled = sum(token.title for token in reader.tokens)
    return len(reader.tokens) > 3 and titled * 10 >= len(reader.tokens) * 8


def _length(reader: Reader, index: int) -> int:
    length = 0
    while index + length < len(reader.tokens) and _unknown(reader, index + length) and (
        length == 0 or reader.joined(index + length)
    ):  # fmt: skip
        length += 1
    return length


def _unknown(reader: Reader, index: int) -> bool:
    token = reader.tokens[index]
    word = token.word
    if not token.title or reader.opens(index) or len(token.key) < 2 or word.isupper():
        return False
    if name_word(word) and not capitalised(word) and _after_a_word(reader, index):
        return True
    return not ordinary(word) and not capitalised(word) and not place(word)


def _after_a_word(reader: Reader, index: int) -> bool:
    return index > 0 and not reader.tokens[index - 1].title


def _beside_known(reader: Reader, index: int, length: int) -> bool:
    """Whether the words are part of a longer title: "Dog Man", "Chess Club", "Google Classroom"."""
    before, after = reader.at(index - 1), reader.at(index + length)
    joined_before = before is not None and before.title and not reader.opens(index - 1) and reader.joined(index)
    joined_after = after is not None and after.title and reader.joined(index + length)
    return bool(
        (joined_before and before and capitalised(before.word)) or (joined_after and after and capitalised(after.word))
    )


def _score(reader: Reader, index: int) -> float:
    before, second = reader.at(index - 1), reader.at(index - 2)
    beside = second is not None and second.key == "next"
    return 0.45 if before is not None and before.key in _PLACED and not beside else 0.6
