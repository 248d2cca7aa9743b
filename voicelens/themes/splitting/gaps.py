"""Places in an answer where a new idea may start, and what is seen there.

A gap is a place before a word: at punctuation, at a joining word ("and", "pero") or at a word that often opens a
clause. What is seen at it is told as short names ("j|next the"); each has a weight of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, product
from typing import NamedTuple

from voicelens.text import fold
from voicelens.themes.words import STOP


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


JOINING = _set(
    "and nd n y e but pero also plus so then tambien ademas except excepto while though mientras aunque ni or o"
)
_ADDING = _set("and nd n y e but pero also plus tambien ademas except excepto")
_OPENING = _set(
    "i we my the they no more less let stop make nobody everybody a me el la los las mi mis nos mas menos hay que q se "
    "he she it its thats when if like also our their people kids teachers im want dont fix have"
)
_HOLDING = _set(
    "i the a my our their your to of in on at for with from de en con por para el la los las un una mi mis su tu que q "
    "is are was be not no dont its it we they he she if when because cuz bc like"
)
_LOOKING_BACK = _set(
    "it its he hes she shes they theyre that thats this those these because becuase cuz bc xq porque which who where "
    "when then one him her them eso esa ese asi le les lo ya"
)
_TITLES = _set("mr mrs ms dr sr sra srta st vs prof dra")
_WORD = re.compile(r"\[[^\[\]\n]{1,40}\]|(?:[^\W\d_][\u0300-\u036f]*)+(?:['’](?:[^\W\d_][\u0300-\u036f]*)+)*|\d+")
_MARKS = (("l", "\n•;"), ("s", ".!?…"), ("c", ","), ("d", "–—/+&-"), ("q", "\"”“'’()"))
_MASK, _NUMBER, _END = "[]", "0", "$"
_BARE = "b"
_FAR = 20


class Token(NamedTuple):
    """One word, folded; a placeholder or a number by its kind alone. `mark` is the kind of punctuation before it."""

    word: str
    start: int
    end: int
    mark: str


class _Where(NamedTuple):
    """A gap and its surroundings: the clause from `left` to `at`, joining words, the clause from `first` to `right`."""

    left: int
    at: int
    first: int
    right: int


class _Answer(NamedTuple):
    """What all gaps of an answer share: words, the topic of each, content words up to each, gaps that are marked."""

    said: Sequence[Token]
    words: Sequence[str]
    topics: Sequence[str]
    telling: Sequence[int]
    marked: int


def tokens(text: str) -> list[Token]:
    """The words of an answer, each with the kind of punctuation before it."""
    out: list[Token] = []
    last, word = 0, ""
    for found in _WORD.finditer(text):
        start, end = found.span()
        between = text[last:start]
        mark = "" if between == " " or not out else _mark(between, word)
        word = _known(found.group())
        out.append(Token(word, start, end, mark))
        last = end
    return out


@lru_cache(maxsize=1 << 16)
def _known(written: str) -> str:
    if written[0] == "[":
        return _MASK
    return _NUMBER if written[0].isdigit() else fold(written).replace("'", "").replace("’", "")


def _mark(between: str, before: str) -> str:
    if len(between) < 2 and between not in {"\n", ",", ";"}:
        return ""
    if between == ". " and before in _TITLES:
        return ""
    return next((kind for kind, signs in _MARKS if any(sign in between for sign in signs)), "")


def gaps(said: Sequence[Token]) -> list[int]:
    """The numbers of the words before which an idea may start."""
    out: list[int] = []
    before = ""
    for n, token in enumerate(said):
        word = token.word
        joins = word in _ADDING and before not in JOINING
        opens = (word in _OPENING or word == _MASK) and before not in JOINING and before not in _HOLDING
        if before in _ADDING and word in _LOOKING_BACK and out[-1:] == [n - 1] and not said[n - 1].mark:
            out.pop()  # "and it smells" goes on about the same thing
        elif n and (token.mark or joins or opens):
            out.append(n)
        before = word
    return out


def described(said: Sequence[Token], places: Sequence[int], topics: Mapping[str, str]) -> Iterator[list[str]]:
    """For each gap the names of what is seen there; no name twice. `topics` holds the topic of words that tell one."""
    words = [token.word for token in said]
    marked = [n for n in places if said[n].mark or words[n] in JOINING]
    telling = [0, *accumulate(word not in STOP for word in words)]
    answer = _Answer(said, words, [topics.get(word, "") for word in words], telling, len(marked))
    edges = [0, *marked, len(words)]
    clause = 0
    for at in places:
        while edges[clause + 1] < at:
            clause += 1
        right = edges[clause + 1] if edges[clause + 1] > at else edges[clause + 2]
        first = at
        while first < right - 1 and words[first] in JOINING:
            first += 1
        yield _names(answer, _Where(edges[clause], at, first, right))


def _names(answer: _Answer, where: _Where) -> list[str]:
    joins = answer.words[where.at] in JOINING
    kind = (answer.said[where.at].mark or ("" if joins else _BARE)) + ("j" if joins else "")
    return [kind, *_wording(answer, where, kind), *_lengths(answer, where, kind), *_topics(answer, where, kind)]


def _wording(answer: _Answer, where: _Where, kind: str) -> Iterator[str]:
    words, (left, at, first, _) = answer.words, where
    opens, then = words[first], words[first + 1] if first + 1 < len(words) else _END
    yield from (f"{kind}|by {words[at]}", f"next {opens}", f"{kind}|next {opens}", f"two {opens} {then}")
    yield from (f"{kind}|then {then}", f"then {then}", f"{kind}|last {words[at - 1]}")
    before = words[left] if words[left] not in JOINING or left + 1 >= at else words[left + 1]
    if before == opens:
        yield from (f"{kind}|again", "again")
    if opens == _MASK:
        yield f"{kind}|mask {_MASK in words[left:at]}"
    if then in STOP:
        yield f"{kind}|small"


def _lengths(answer: _Answer, where: _Where, kind: str) -> Iterator[str]:
    left, at, first, right = where
    telling = answer.telling
    told, tells = _few(telling[at] - telling[left]), _few(telling[right] - telling[first])
    yield from (
        f"{kind}|lens {min(at - left, 6)} {min(right - first, 6)}",
        f"{kind}|left {told}",
        f"{kind}|right {tells}",
    )
    yield from (f"{kind}|far {_few(telling[-1] - telling[first])}", f"{kind}|gone {_few(at)}")
    yield from (f"{kind}|lots {_few(answer.marked)}", f"{kind}|{told} {tells}")


def _topics(answer: _Answer, where: _Where, kind: str) -> Iterator[str]:
    left, at, first, right = where
    topics, opens = answer.topics, answer.words[first]
    here, there = set(topics[left:at]) - {""}, set(topics[first:right]) - {""}
    near = _relation(here, there)
    wide = _relation(set(topics[max(0, at - _FAR) : at]) - {""}, set(topics[first : first + _FAR]) - {""})
    yield from (
        f"{kind}|topic {near}",
        f"topic {near}",
        f"{kind}|topics {wide}",
        f"topics {wide}",
        f"both {near} {wide}",
    )
    if opens in _LOOKING_BACK:
        yield f"{kind}|back {wide}"
    elif opens not in STOP and opens != _MASK:
        yield f"{kind}|big {wide}"
    yield from {f"pair {min(pair)} {max(pair)}" for pair in product(here, there) if pair[0] != pair[1]}


def _relation(left: set[str], right: set[str]) -> str:
    if not left or not right:
        return ("l" if left else "") + ("r" if right else "") or "none"
    return "other" if not left & right else "same" if left == right else "part"


def _few(n: int) -> int:
    """A count in steps: 0 to 3, then to 5, to 8, to 14, more."""
    return n if n < 4 else 4 + (n > 5) + (n > 8) + (n > 14)
