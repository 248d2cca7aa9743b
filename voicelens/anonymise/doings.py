"""People found by what they do or own: "tyrese cheats", "Hope is mean", "jaxxon and ava are", "adebayo's foot"."""

from __future__ import annotations

from collections.abc import Iterator

from voicelens.anonymise.reader import DOING, PERSON, Reader, Token
from voicelens.anonymise.spans import Span
from voicelens.anonymise.words import capitalised, misspelled, name_word, ordinary
from voicelens.anonymise.words_en import listed

_JOINS = listed("because cuz cause bc when and that but so like if then porque cuando que y pero")
_AND = listed("and nd y e")
_PERSONAL = listed("""
    said says told tells pushed pushes threw throws took takes stole hit hits kicked kicks punched punches yelled
    yells cheats cheated sits sat saves saved shares shared copied copies cried cries laughed laughs dont wont vapes
    cuts me
""")
_THINGS_TOO = listed("is was has does got makes")
_ABOUT = listed("my mean nice always annoying so really bullying rude funny being the")
_NOT_INITIALS = listed("i a e y o u n r q")
_LETTERED = listed("dot punto pre vitamin")


def doings(reader: Reader) -> Iterator[Span]:
    """Every person the text shows doing or owning something, and an answer that is nothing but a name."""
    for index, token in enumerate(reader.tokens):
        if reader.opens(index) or reader.tokens[index - 1].key in _JOINS:
            yield from _doing(reader, index, token)
        yield from _owning(reader, index, token)
        yield from _with_initial(reader, index, token)
    yield from _alone(reader)


def _doing(reader: Reader, index: int, token: Token) -> Iterator[Span]:
    length = reader.name_length(index, strong=False) if reader.surely_starts(index) else 0
    after = reader.at(index + length)
    if not length or after is None:
        return
    score = 0.65 if reader.opens(index) or reader.titled(index) or name_word(token.word) else 0.5
    if after.key in _AND:
        yield from _pair(reader, index, length, score)
    elif (after.key in DOING or (after.key == "from" and token.title)) and _does(reader, token, after):
        yield reader.span(index, index + length - 1, score, PERSON)


def _pair(reader: Reader, index: int, length: int, score: float) -> Iterator[Span]:
    second = index + length + 1
    other = reader.at(second)
    if other is None or not reader.surely_starts(second):
        return
    both_words = name_word(reader.tokens[index].word) and name_word(other.word) and not other.title
    more = reader.name_length(second, strong=False)
    if more and not both_words:
        yield reader.span(index, index + length - 1, score, PERSON)
        yield reader.span(second, second + more - 1, score, PERSON)


def _does(reader: Reader, token: Token, after: Token) -> bool:
    """Words that are names only sometimes need a doing that a thing, a month or a season cannot do."""
    if not name_word(token.word) or not ordinary(token.word):
        return True
    if not token.title:
        return after.key in _PERSONAL
    following = reader.text[after.end :].lower().split()[:4]
    about = bool(_ABOUT & set(following[:2])) or "to me" in " ".join(following)
    return after.key not in _THINGS_TOO or about


def _owning(reader: Reader, index: int, token: Token) -> Iterator[Span]:
    stem = token.word[:-2]
    if token.word[-2:].lower() not in {"'s", "’s"} or len(stem) < 3 or reader.at(index + 1) is None:
        return
    known = capitalised(stem) or misspelled(stem) or ordinary(stem)
    if not known or (name_word(stem) and token.title and not reader.opens(index)):
        yield reader.span(index, index, 0.6, PERSON)


def _with_initial(reader: Reader, index: int, token: Token) -> Iterator[Span]:
    """ "braxton w", "Bartek W."."""
    initial = reader.at(index + 1)
    if initial is None or len(initial.word) != 1 or not reader.joined(index + 1) or initial.key in _NOT_INITIALS:
        return
    sure = reader.surely(index) and not misspelled(token.word) and token.key not in _LETTERED
    if sure and token.title == initial.title:
        yield reader.span(index, index + 1, 0.65, PERSON)


def _alone(reader: Reader) -> Iterator[Span]:
    few = 0 < len(reader.tokens) <= 2
    if not few or not all(reader.surely(index) for index in range(len(reader.tokens))):
        return
    doubt = any((t.word.isupper() and len(t.word) > 2) or misspelled(t.word) for t in reader.tokens)
    if reader.tokens[0].title and not doubt:
        yield reader.span(0, len(reader.tokens) - 1, 0.6, PERSON)
