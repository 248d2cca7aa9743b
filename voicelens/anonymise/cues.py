"""People found by the words before them: honorifics, roles, relations, "named …"; whatever the capitals."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from voicelens.anonymise.doings import doings
from voicelens.anonymise.reader import FRIENDS, PERSON, ROLES, STUDENT, TITLES, Reader, Token
from voicelens.anonymise.spans import Span
from voicelens.anonymise.words import FUNCTION, capitalised, looks_spanish, misspelled, name_word
from voicelens.anonymise.words_en import listed

_AND = listed("and nd n y e with con or")
_ABBREVIATED = listed("mr mrs mrz ms mz dr dra sr sra srta prof")
_WEAK_TITLES = listed("miss mis don teacher professor prof sr dr")
_SPANISH_TITLES = listed("maestra maestro senora senor senorita profesor profesora profe professor")
_MISSING = listed("i we they you dont will to u would gonna always ill really still")
_FAMILY = listed("""
    brother sister bro sis cousin cousins cusin brothers sisters siblings niece nephew twin neighbor girls boys
    hermana hermano hermanas hermanos hermanito hermanita hermanitos hermanitas prima primo primos primas vecino
    vecina
""")
_NAMED = re.compile(
    r"\b(?:named?|nammed|llamad[oa]s?|se\s+llaman?|me\s+llamo|mi\s+nombre\s+es|le\s+dicen|sincerely|signed|atentamente"
    r"|(?:his|her|my|their|whose)\s+name(?:\s+is|s|'s)|calls?\s+(?:him|her|me)|called\s+(?:him|her))[\s,:]+(?=\w)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^(?:stop|quit|leave|move|apologi[sz]e|shut|sit|be|get|go|pay|behave|suspend|to|what|why|if)", re.IGNORECASE
)
_ASKING = listed("make tell ask let get")
_BESIDE = re.compile(r"(?:next to|(?:sit|sits|sat|sitting) (?:by|with|near)|behind)$")


class Cues:
    """Finds people by cues in English and Spanish; each cue has a score of its own."""

    name = "cue"

    def find(self, texts: Sequence[str]) -> list[list[Span]]:
        """The spans of each text; they may overlap."""
        return [list(_found(Reader(text))) for text in texts]


def _found(reader: Reader) -> Iterator[Span]:
    for index, token in enumerate(reader.tokens):
        yield from _after_title(reader, index, token)
        yield from _after_role(reader, index, token)
        yield from _after_relation(reader, index, token)
        yield from _after_me_and(reader, index, token)
        yield from _before_and_me(reader, index, token)
        yield from _after_with(reader, index, token)
        yield from _asked(reader, index, token)
        yield from _beside(reader, index, token)
    yield from doings(reader)
    yield from _named(reader)


def _series(reader: Reader, index: int, score: float, role: str) -> Iterator[Span]:
    """The names in a row from `index` on: "aaliyah and jose", "Xochitl, Daisy y Mariana"."""
    length = reader.name_length(index, strong=False)
    while length:
        yield reader.span(index, index + length - 1, score, role)
        index += length
        token = reader.at(index)
        if token is not None and token.key in _AND:
            index += 1
        elif token is None or not reader.joined(index, " ,&\t"):
            return
        follower = reader.at(index)
        if follower is None or (not follower.title and misspelled(follower.word)):
            return
        length = reader.name_length(index, strong=False)


def _after_title(reader: Reader, index: int, token: Token) -> Iterator[Span]:
    following = reader.at(index + 1)
    if token.key not in TITLES or following is None or not _same_sentence(reader, index, token):
        return
    if following.key in TITLES and following.key != "don":
        return
    weak = token.key in _WEAK_TITLES and not following.title
    if weak and _not_a_title(reader, index, token):
        return
    strong = not (weak or token.key in _SPANISH_TITLES)
    length = reader.name_length(index + 1, strong=strong)
    if length and not (weak and reader.doubtful(index + 1)):
        yield reader.span(index, index + length, 0.95 if strong else 0.85, TITLES[token.key])


def _same_sentence(reader: Reader, index: int, token: Token) -> bool:
    return reader.joined(index + 1, " .\t" if token.key in _ABBREVIATED else " \t")


def _not_a_title(reader: Reader, index: int, token: Token) -> bool:
    """ "i miss recess", "mis amigos", "the teacher laughs", "Maple Dr": words that are titles only sometimes."""
    before = reader.at(index - 1)
    if token.key == "teacher" or (token.key == "mis" and looks_spanish(reader.text)):
        return True
    return before is not None and (before.key in _MISSING or (token.key == "dr" and before.title))


def _after_role(reader: Reader, index: int, token: Token) -> Iterator[Span]:
    following = reader.at(index + 1)
    if token.key not in ROLES or following is None or not reader.joined(index + 1):
        return
    initial = len(following.word) == 1 and following.word.isupper() and following.key not in {"i", "a"}
    length = 1 if initial else reader.name_length(index + 1, strong=False)
    if not length and reader.titled(index + 1) and following.key not in FUNCTION and not capitalised(following.word):
        length = 1
    if length and (following.title or name_word(following.word) or not misspelled(following.word)):
        yield reader.span(index + 1, index + length, 0.85, PERSON)


def _after_relation(reader: Reader, index: int, token: Token) -> Iterator[Span]:
    if token.key not in FRIENDS and token.key not in _FAMILY:
        return
    if reader.at(index + 1) is None or not reader.joined(index + 1, " ,:-–—\t(") or reader.doubtful(index + 1):
        return
    friend = token.key in FRIENDS
    yield from _series(reader, index + 1, 0.85 if friend else 0.8, STUDENT if friend else PERSON)


def _after_me_and(reader: Reader, index: int, token: Token) -> Iterator[Span]:
    link = reader.at(index + 1)
    if token.key in {"me", "i", "yo", "mi"} and link is not None and link.key in _AND and _name_at(reader, index + 2):
        yield from _series(reader, index + 2, 0.7, STUDENT)


def _before_and_me(reader: Reader, index: int, token: Token) -> Iterator[Span]:
    link = reader.at(index - 1)
    if token.key not in {"me", "i", "yo"} or link is None or link.key not in _AND or not _name_at(reader, index - 2):
        return
    if reader.joined(index - 1) and (reader.opens(index - 2) or reader.titled(index - 2)):
        yield reader.span(index - 2, index - 2, 0.7, STUDENT)


def _after_with(reader: Reader, index: int, token: Token) -> Iterator[Span]:
    if token.key not in {"with", "wit", "con"} or not _name_at(reader, index + 1):
        return
    sure = reader.titled(index + 1) or _BESIDE.search(_before(reader, index + 1)) is not None
    link = index + 1 + reader.name_length(index + 1, strong=False)
    joint = reader.at(link)
    listing = joint is not None and joint.key in {"and", "nd"} and _name_at(reader, link + 1)
    yield from _series(reader, index + 1, 0.65 if sure or listing else 0.5, PERSON)


def _asked(reader: Reader, index: int, token: Token) -> Iterator[Span]:
    """ "make braxton stop", "ask May what happened"."""
    if token.key in _ASKING and _name_at(reader, index + 1):
        length = reader.name_length(index + 1, strong=False)
        end = reader.at(index + 1 + length)
        if length and end is not None and _ASKED.match(end.key):
            yield reader.span(index + 1, index + length, 0.65, PERSON)


def _beside(reader: Reader, index: int, token: Token) -> Iterator[Span]:
    word = token.word.removesuffix("'s")
    if name_word(word) and token.key not in FUNCTION and _BESIDE.search(_before(reader, index)):
        yield reader.span(index, index, 0.65, PERSON)


def _before(reader: Reader, index: int) -> str:
    return " ".join(token.key for token in reader.tokens[max(0, index - 2) : index])


def _name_at(reader: Reader, index: int) -> bool:
    return reader.at(index) is not None and reader.surely(index) and not reader.doubtful(index)


def _named(reader: Reader) -> Iterator[Span]:
    starts = [token.start for token in reader.tokens]
    for match in _NAMED.finditer(reader.text):
        index = bisect_left(starts, match.end())
        token = reader.at(index)
        if token is None or token.start != match.end() or (not token.title and token.key in FUNCTION):
            continue
        following = reader.at(index + 1)
        if token.key in {"big", "lil", "little"} and following is not None and following.title:
            yield reader.span(index, index + 1, 0.85, PERSON)
        yield from _series(reader, index, 0.85, PERSON)
