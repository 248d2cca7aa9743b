"""Names by spaCy's small English model, believed only where the words around them do not speak against it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from voicelens.anonymise.reader import PERSON, Reader, Token
from voicelens.anonymise.spans import Span
from voicelens.anonymise.words import FUNCTION, capitalised, looks_spanish, name_word, ordinary, place
from voicelens.anonymise.words_en import listed

MODEL = "en_core_web_sm"
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_UNUSED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "senter", "tok2vec")
_INTO_PLACE = listed("in from to at near en desde de visit live leave left country")
_SHOUTED_WORD = re.compile(r"[^\W\d_]{2,}")
_RUN = re.compile(r"[^\w\s]{10,}")  # marks without end take the tokeniser a minute
_LONGEST = 1_000_000  # what the model accepts in one piece; the other recognisers read all


@cache
def _model() -> Any:
    import spacy

    from voicelens.registry import find_model

    return spacy.load(find_model(MODEL), exclude=_UNUSED)


def recased(text: str) -> str:
    """A text in capitals with only the first letter of each word left; other texts as they are. Same offsets."""
    if not Reader(text).shouted:
        return text
    calm = _SHOUTED_WORD.sub(lambda m: m[0] if ordinary(m[0]) and len(m[0]) < 2 else _calm(m[0]), text)
    return calm if len(calm) == len(text) else text


def _calm(word: str) -> str:
    lower = word.lower() if ordinary(word) and not name_word(word) else word[0] + word[1:].lower()
    return lower if len(lower) == len(word) else word


class SpacyNames:
    """People and places by spaCy. The model is loaded, and its hash checked, when the first text is read."""

    name = "spacy"

    def __init__(self, load: Callable[[], Any] = _model) -> None:
        self._load = load

    def find(self, texts: Sequence[str]) -> list[list[Span]]:
        """The spans of each text; raises `ModelError` where the model is missing or is not the one it should be."""
        calm = [_RUN.sub(lambda m: " " * len(m[0]), recased(text[:_LONGEST])) for text in texts]
        return [
            list(_believed(text, doc)) for text, doc in zip(calm, self._load().pipe(calm, batch_size=128), strict=True)
        ]


def _believed(text: str, doc: Any) -> Iterator[Span]:
    reader, spanish = Reader(text), looks_spanish(text)
    for entity in doc.ents:
        inside = [i for i, t in enumerate(reader.tokens) if entity.start_char <= t.start and t.end <= entity.end_char]
        inside = _stripped(reader, inside)
        if not inside:
            continue
        if entity.label_ == "PERSON" and _a_person(reader, inside, spanish=spanish):
            yield _span(reader, inside, "PERSON", _score(reader, inside, spanish=spanish))
        elif entity.label_ in _PLACES and _a_place(reader, inside, spanish=spanish):
            yield _span(reader, inside, "LOCATION", 0.7)


def _stripped(reader: Reader, inside: list[int]) -> list[int]:
    """Without ordinary words at either end: "el maestro Ramirez" is about "Ramirez"."""
    while inside and _only_ordinary(reader.tokens[inside[0]]):
        inside = inside[1:]
    while inside and _only_ordinary(reader.tokens[inside[-1]]):
        inside = inside[:-1]
    return inside


def _only_ordinary(token: Token) -> bool:
    return (ordinary(token.word) or capitalised(token.word)) and not (name_word(token.word) and token.title)


def _span(reader: Reader, inside: list[int], kind: str, score: float) -> Span:
    start, end = reader.tokens[inside[0]].start, reader.tokens[inside[-1]].end
    tail = re.search(r"['’]s$", reader.text[start:end], re.IGNORECASE)
    return Span(start, end - (2 if tail else 0), kind, score, "spacy", PERSON if kind == "PERSON" else "")


def _a_person(reader: Reader, inside: list[int], *, spanish: bool) -> bool:
    words = [reader.tokens[i] for i in inside]
    around = [reader.at(inside[0] - 1), reader.at(inside[-1] + 1)]
    known = any(t is not None and t.title and capitalised(t.word) and not ordinary(t.word) for t in around)
    if len(words) > 4 or known or any(capitalised(t.word) and not name_word(t.word) for t in words):
        return False
    if spanish and (not words[0].title or reader.opens(inside[0])):
        return False
    if any(t.key in FUNCTION and not t.title for t in words):
        return False
    if name_word(words[0].word) and len(words) == 1 and ordinary(words[0].word):
        return words[0].title and not _an_order(reader, inside[0])
    return True


def _an_order(reader: Reader, index: int) -> bool:
    """Whether a name that is a word opens a sentence as an ordinary one: "Mark our work", "Will you please"."""
    after = reader.at(index + 1)
    ours = listed("our the you we us i they my your a this that more all us it is are was school")
    return reader.opens(index) and (after is None or after.key in ours)


def _score(reader: Reader, inside: list[int], *, spanish: bool) -> float:
    titled = all(reader.tokens[i].title for i in inside)
    if spanish:
        return 0.5
    return 0.7 if titled else 0.45


def _a_place(reader: Reader, inside: list[int], *, spanish: bool) -> bool:
    words = [reader.tokens[i] for i in inside]
    name = " ".join(t.word for t in words)
    if not words[0].title or any(capitalised(t.word) for t in words):
        return False
    if place(name):
        return True
    before = reader.at(inside[0] - 1)
    beside = " ".join(t.key for t in reader.tokens[max(0, inside[0] - 2) : inside[0]]) == "next to"
    return not spanish and not beside and before is not None and before.key in _INTO_PLACE and len(words) < 4
