"""Answers that say there is nothing to add: a phrase ("idk", "nada"), and around it no word of content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from voicelens.ingest.phrases import ANY, AROUND, AROUND_NO, CHANGE, COMPLAINTS, LIKE, pattern, words_in
from voicelens.ingest.vocabulary import COMMON

_LONGEST = 22
_MARKS = re.compile("['’]")

# Folded: lower case, no accents, no apostrophes, letters written three times or more written once.
_SPELLING = {
    wrong: right
    for right, several in {
        "dont": "dnt donr dunt dnot dontt doont dent",
        "know": "kno knw knoe noe knwo konw knew",
        "nothing": "nun nothin nuthin nuthing nuffin nuttin notin nothign nth nthing nothg nuting noting nothng "
        "nutin nuthn nathing nothink northing",
        "nah": "naa nahh na naw",
        "nope": "noope nop nopes",
        "no": "noo",
        "idk": "idek idkk idfk ikd idrk ikdk",
        "i dont": "ion iont idont",
        "i dont care": "idc idgaf idrc",
        "you": "u ya",
        "are": "r",
        "to": "too",
        "what": "wut wat wht",
        "anything": "anythin anithing enything nything anythng anyting",
        "everything": "everthing everyting evrything evreything everythin evrythin evrithing",
        "perfect": "perfict perfet prefect perfact purfect perfekt pefect",
        "change": "chang chnage cahnge chage chane changed changing changes chanj",
        "because": "cuz bc cus becuz becuase becus cause",
        "really": "realy rly rlly relly",
        "school": "skool scool schol shool",
        "think": "thik thnk tink",
        "idea": "clue ideas clues",
        "que": "q k ke",
        "esta": "ta sta",
        "no se": "nose nosee nosep",
        "hay": "ay ahy",
        "bien": "vien",
        "cambiaria": "canbiaria kambiaria cambiria",
        "want": "wanna",
        "is": "iz",
        "the": "da teh",
        "like": "lik liek",
    }.items()
    for wrong in several.split()
}
_BEFORE_SLIPS = ("nothing", "anything", "everything", "perfect", "perfecto", "ninguna", "ninguno", "whatever", "change")
_CORES = {"like": pattern(LIKE, ANY), "change": pattern(CHANGE, ANY), "other": pattern(ANY)}
_COMPLAINT = pattern(COMPLAINTS)
_NO = re.compile(r"(?:(?:no|nah|nope) )+")
_GOOD_ANYWAY = re.compile(r"(?:no )?(?:im|i am) (?:good|fine|ok|okay) ")
_GOOD_ALONE = re.compile(r"(?:its )?(?:good|great|fine|cool|amazing|awesome|ok|okay) ")
_MAY_STAND = words_in(ANY + LIKE + CHANGE) | AROUND | AROUND_NO
# Known words that say something: beside one of them an answer is not empty.
CONTENT = frozenset(word for word in COMMON - _MAY_STAND - frozenset(_SPELLING) if "'" not in word)


def spelled(word: str) -> str:
    """A folded word without apostrophes, and a usual slip of it put right."""
    bare = _MARKS.sub("", word)
    if bare in _SPELLING:
        return _SPELLING[bare]
    return bare if bare in _MAY_STAND or bare in COMMON or len(bare) < 5 else _put_right(bare)


@lru_cache(maxsize=50_000)
def _put_right(word: str) -> str:
    return next((right for right in _BEFORE_SLIPS if word[0] == right[0] and _one_slip(word, right)), word)


def _one_slip(word: str, right: str) -> bool:
    """Whether one letter too many, too few, wrong, or two letters swapped make the one into the other."""
    return not _cuts(word).isdisjoint(_cuts(right))


def _cuts(word: str) -> set[str]:
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}


def may_be_nothing(plain: Sequence[str]) -> bool:
    """Whether no word of content stands among these words: a quick test that most answers fail."""
    return len(plain) <= _LONGEST and all(word in _MAY_STAND or " " in word for word in plain)


def is_nothing(plain: Sequence[str], polarity: str) -> bool:
    """Whether these words (folded and `spelled`) say that there is nothing to add; "it's perfect" to changes only."""
    said = " ".join(plain) + " "
    if not plain or _COMPLAINT.search(said):
        return False
    no = _NO.match(said)
    if no:
        return AROUND_NO.issuperset(said[no.end() :].split()) or _is_nothing(said, polarity)
    return _is_nothing(said, polarity)


def _is_nothing(said: str, polarity: str) -> bool:
    if _GOOD_ANYWAY.fullmatch(said):
        return True
    if polarity == "change" and _GOOD_ALONE.fullmatch(said):
        return True
    rest, phrases = _CORES.get(polarity, _CORES["other"]).subn("", said)
    return phrases > 0 and AROUND.issuperset(rest.split())
