"""People found because a roster lists them: in full, by one name, a nickname, initials, or with a typing error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicelens.anonymise.guard import is_known, is_word
from voicelens.anonymise.listed import PARTICLES, Index, Known, letters
from voicelens.anonymise.people import Person, Roster
from voicelens.anonymise.reader import DOING, FRIENDS, TITLES, Reader, Token
from voicelens.anonymise.reader import ROLES as JOBS
from voicelens.anonymise.spans import Span
from voicelens.anonymise.words import FUNCTION, capitalised, ordinary
from voicelens.anonymise.words_en import listed

_FULL, _NAME, _CUE, _CAPITAL, _NEAR_CAPITAL, _NEAR, _NEAR_THING, _DOUBTFUL = 0.98, 0.95, 0.85, 0.8, 0.75, 0.6, 0.5, 0.45
_QUICK = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_HIDDEN = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
_WHEN = listed("""
    in of by since until til last next this every early late during before after en de del desde hasta
""")
_DOTTED = re.compile(r"\b[A-Z]\.[A-Z]\b")
_REMEMBERED = 200_000
_WEAK = listed("mis miss mister don teacher professor prof sr dr sub substitute")
_LONE = listed("a e i n o u y")
_DETERMINERS = listed("""
    a an the this that these those my your his her our their some any no every each one two three more el la los las
    un una unos unas mi mis tu tus su sus ese esa esos esas este esta estos estas cada dos tres
""")
_BEFORE_A_VERB = listed("me te se nos le les lo")
_BEFORE_A_NAME = listed("""
    with wit by and n nd near behind beside tell told ask asked how when because cuz bc that if sometimes than like
    con y e que cuando porque a dile si
""")
_ONLY_PEOPLE = listed("""
    always never helps helped said says told tells pushed pushes threw throws took takes stole hit hits kicked kicks
    punched punches yelled yells cheats cheated sits sat shares shared copied copies cried cries laughed laughs dont
    doesnt wont didnt n
""")
_AND = listed("and nd n y e")
_BESIDE = listed("by beside near behind wit")
_ENDS = frozenset(".,!?;\n")
_RELATED = listed("""
    brother sister bro sis cousin cousins brothers sisters twin neighbor neighbour niece nephew hermana hermano
    hermanos hermanas prima primo primos primas vecino vecina named called llamado llamada
""")
_ABBREVIATIONS = listed("""
    ac ad ai am ap ar at ba bc bf bd bs ca cc cd ceo co cp cs cv db dc dj dm dr ec ed ee ela ell em en es esl ex ez
    fb fm fr ft ga gf gg go gt hd hr hs hw ib id if ig in io ip iq is it iv ix jr jv kg ks la lb lo ls lt ma mb mc
    md me mi mj ml mm mr ms my na nb nc ng nj no np nv ny ob oh ok on op or os oz pa pc pd pe ph pj pl pm pr ps pt
    qr ra rd re rn ro rv sc sd se si sr ss st su ta tb tc td tho ti to tv tx ty ua uk un up us va vc vi vp vr vs wa
    we wi wr wv xc xd xl yo
""")


@dataclass(frozen=True)
class _Hit:
    """One word that could be somebody's: where, what, and as which token."""

    index: int
    token: Token
    known: Known


class RosterNames:
    """Finds the people of a roster. `score` says how the name was met: 0.98 in full … 0.45 by its initials alone."""

    name = "roster"

    def __init__(self, roster: Roster) -> None:
        self._index = Index(roster)
        self._words: dict[str, Known | None] = {}

    def find(self, texts: Sequence[str]) -> list[list[Span]]:
        """The spans of each text; they may overlap."""
        return [list(self._found(Reader(text))) if self._worth_reading(text) else [] for text in texts]

    def _worth_reading(self, text: str) -> bool:
        if _HIDDEN.search(text) or _DOTTED.search(text):
            return True
        return any(
            self._known(word) is not None or _pair(word) in self._index.initials for word in _QUICK.findall(text)
        )

    def _known(self, word: str) -> Known | None:
        """What a word could be; remembered, since a corpus uses the same words again and again."""
        if word not in self._words:
            if len(self._words) > _REMEMBERED:
                self._words.clear()
            self._words[word] = self._look_up(word)
        return self._words[word]

    def _look_up(self, word: str) -> Known | None:
        """With or without a possessive, whole or in the parts of a double name."""
        key = letters(word)
        found = self._index.known(key)
        bare = re.sub(r"['’]s?$", "", word)
        if bare != word:
            found = _surer(self._index.known(letters(bare)), found)
        elif key.endswith("s") and (found is None or found.near):
            found = _surer(self._owner(key), found)
        for part in word.split("-") if "-" in word else ():
            found = found or self._index.known(letters(part))
        return found

    def _owner(self, key: str) -> Known | None:
        """Whose a word with an s, and without apostrophe, may be: "amirs desk"; words that are words are left alone."""
        owner = self._index.known(key[:-1])
        if owner is None or owner.near or is_word(key) or ordinary(key):
            return None
        return None if owner.word and is_known(key) else owner

    def _found(self, reader: Reader) -> Iterator[Span]:
        hits = {
            index: _Hit(index, token, known)
            for index, token in enumerate(reader.tokens)
            if (known := self._known(token.word)) is not None and len(token.key) > 1
        }
        sure: set[int] = set()
        for index in list(hits):
            last, people = self._together(reader, hits, index)
            if last > index or self._initial_after(reader, hits[index], last):
                sure |= set(range(index, last + 1))
                end = self._initial_after(reader, hits[last], last) or last
                yield self._span(reader, index, end, _FULL, people)
        for index, hit in hits.items():
            score = 0.0 if index in sure else self._score(reader, hit, sure)
            if score:
                yield self._span(reader, index, index, score, hit.known.people)
        yield from self._by_initials(reader)

    def _together(self, reader: Reader, hits: dict[int, _Hit], index: int) -> tuple[int, frozenset[int]]:
        """The last word of one person's name that begins here, and whose it may be."""
        last, people, ahead = index, hits[index].known.people, index + 1
        while ahead < len(reader.tokens) and reader.joined(ahead, " ,.-\t") and ahead - index < 6:
            common = people & hits[ahead].known.people if ahead in hits else frozenset()
            if common and not self._same_part(hits[last], hits[ahead]):
                last, people = ahead, common
            elif reader.tokens[ahead].key not in PARTICLES:
                break
            ahead += 1
        return last, people

    @staticmethod
    def _same_part(one: _Hit, two: _Hit) -> bool:
        return one.token.key == two.token.key

    def _initial_after(self, reader: Reader, hit: _Hit, last: int) -> int:
        """The place of a last initial after a first name ("maria g", "Braxton W."), else 0."""
        after = reader.at(last + 1)
        if after is None or len(after.key) != 1 or not reader.joined(last + 1) or hit.index != last:
            return 0
        if not hit.known.first or (after.key in _LONE and not after.word.isupper()):
            return 0
        if after.word.isupper() and not hit.token.title:
            return 0
        return last + 1 if any(self._index.has_last_initial(n, after.key) for n in hit.known.people) else 0

    def _score(self, reader: Reader, hit: _Hit, sure: set[int]) -> float:
        cue, titled = _after_cue(reader, hit.index), capital_says_name(reader, hit.index)
        if hit.known.near:
            return _near_score(reader, hit, cue=cue, titled=titled)
        if cue or titled:
            return _CUE if cue else _CAPITAL
        if not hit.known.word:
            return 0.0 if is_a_thing(reader, hit.index) else _NAME
        if _listed_with(reader, hit.index, sure) or _owns(reader, hit):
            return _CAPITAL
        return _DOUBTFUL if hit.known.first and _in_place_of_a_name(reader, hit.index) else 0.0

    def _by_initials(self, reader: Reader) -> Iterator[Span]:
        for index, token in enumerate(reader.tokens):
            end, pair = index, _pair(token.word)
            after = reader.at(index + 1)
            if len(token.word) == 1 and after is not None and reader.text[token.end : after.start] == ".":
                end, pair = index + 1, _pair(token.word + after.word)
            if (
                not pair
                or reader.shouted
                or pair in _ABBREVIATIONS
                or pair in FUNCTION
                or pair not in self._index.initials
            ):
                continue
            friend = _after_cue(reader, index) or _beside_person(reader, index)
            yield self._span(reader, index, end, _NEAR_CAPITAL if friend else _DOUBTFUL, self._index.initials[pair])

    def _span(self, reader: Reader, first: int, last: int, score: float, people: frozenset[int] | set[int]) -> Span:
        return reader.span(first, last, score, _role([self._index.people[n] for n in people]), "roster")


def _near_score(reader: Reader, hit: _Hit, *, cue: bool, titled: bool) -> float:
    """How sure a name with a typing error is: capitals and cues speak for it, articles and another meaning against."""
    if hit.known.word:
        if cue or (titled and not capitalised(hit.token.word)):
            return _NEAR
        return _DOUBTFUL if _in_place_of_a_name(reader, hit.index) and not ordinary(hit.token.word) else 0.0
    if titled or cue or reader.titled(hit.index):
        return _NEAR_CAPITAL
    before = reader.at(hit.index - 1)
    other = before is not None and before.key in _DETERMINERS | _BEFORE_A_VERB and reader.joined(hit.index)
    return _NEAR_THING if other else _NEAR


def _surer(one: Known | None, two: Known | None) -> Known | None:
    return two if one is None or (one.near and two is not None and not two.near) else one


def _pair(word: str) -> str:
    """Two capitals, as a key of initials; "" for any other word."""
    return word.lower() if len(word) == 2 and word.isascii() and word.isupper() else ""


def _role(people: Sequence[Person]) -> str:
    """The placeholder of a name: a role that all its bearers share, else none."""
    roles = {person.placeholder for person in people}
    return roles.pop() if len(roles) == 1 else "[person]"


def capital_says_name(reader: Reader, index: int) -> bool:
    """Whether the word has a capital that the beginning of a sentence, a title or a month does not explain."""
    token, before, after = reader.tokens[index], reader.at(index - 1), reader.at(index + 1)
    if not reader.titled(index) or reader.opens(index) or token.word.isupper():
        return False
    if sum(t.title for t in reader.tokens) * 10 >= len(reader.tokens) * 8 > 24:
        return False
    neighbours = [t for t in (before, after) if t is not None and t.title and capitalised(t.word)]
    dated = capitalised(token.word) and before is not None and before.key in _WHEN
    return not neighbours and not dated


def _after_cue(reader: Reader, index: int) -> bool:
    """Whether a title, a role or a relation stands right before; in small letters, one that cannot be a verb's."""
    token, before = reader.tokens[index], reader.at(index - 1)
    if before is None or not reader.joined(index, " .,:\t"):
        return False
    cue = before.key in TITLES or before.key in JOBS or before.key in FRIENDS or before.key in _RELATED
    if not cue or reader.titled(index):
        return cue
    return token.key not in FUNCTION and before.key not in _WEAK and not before.key.endswith("s")


def is_a_thing(reader: Reader, index: int) -> bool:
    """Whether a word in small letters that has another meaning stands where a thing would: "the jack", "los reyes"."""
    token, before = reader.tokens[index], reader.at(index - 1)
    if token.title or before is None or before.key not in _DETERMINERS:
        return False
    return reader.joined(index) and is_known(token.key)


def _in_place_of_a_name(reader: Reader, index: int) -> bool:
    """Whether a word in small letters does something as a person would, or ends what somebody did with a person."""
    token, before, after = reader.tokens[index], reader.at(index - 1), reader.at(index + 1)
    if token.key in FUNCTION:
        return False
    if before is None or reader.opens(index):
        return after is not None and after.key in _ONLY_PEOPLE and reader.joined(index + 1)
    if before.key not in _BEFORE_A_NAME or not reader.joined(index):
        return False
    if after is None or reader.text[token.end] in _ENDS:
        return True
    return after.key in DOING or (after.key in _AND and before.key in _BESIDE)


def _listed_with(reader: Reader, index: int, sure: set[int]) -> bool:
    """Whether the word stands in a row with a name in full: "jose reyes and hope"."""
    link = reader.at(index - 1)
    return link is not None and link.key in {"and", "y", "n", "nd", "with"} and index - 2 in sure


def _owns(reader: Reader, hit: _Hit) -> bool:
    """Whether a first name with a capital owns something: "Hope's desk"."""
    owning = hit.token.word[-2:].lower() in {"'s", "’s"} and reader.at(hit.index + 1) is not None
    return owning and hit.known.first and hit.token.title and not capitalised(hit.token.word[:-2])


def _beside_person(reader: Reader, index: int) -> bool:
    before = reader.at(index - 1)
    return before is not None and before.key in {"and", "with", "y", "con", "n", "tell", "by", "named"}
