"""What each known word says: how much for English and Spanish, and whether it proves more than a borrowed noun."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from voicelens.ingest import english, spanish
from voicelens.ingest.listed import listed

_GRAMMAR, _CONTENT, _SLIP, _BORROWED = 2.0, 1.0, 1.0, 0.0
_HALF = 0.5
_GUESS = 0.5
_SHORTEST_GUESS = 5
# Words of both, or that mean something in each: they decide nothing.
SHARED = listed(
    """
    a no me he come comes son red real final animal musical pan fin idea once den dos van sin use uses sea ten ok
    gym test hospital color doctor chocolate actor error normal general natural popular regular similar festival
    central local total social final personal capital cultural digital formal legal manual oral plural principal
    sexual visual simple noble terrible horrible posible flexible visible hotel motel radio piano video internet
    mango kilo auto foto metro zoo club bar plan mate mates date dates note notes vote votes tire tires probe sale
    sales tome mire pare pase pases dice dices parking idea era solo fresco pizza pasta sofa coma cobra gorilla
    vista delta escape cable detective tenis golf tennis taxi bus chef menu plaza patio taco tacos burrito burritos
    amigo amigos fiesta fiestas siesta salsa nacho nachos piano tempo drama opera camera honor motor rumor tractor
    humor sector director protector editor conductor inspector mosquito banana panda cinema data area extra agenda
    diploma formula gala robot mural ideal base bases case cases fine pose rose rosa sane sire vine vale ale ole
    ante gas mayor
    """
)


class Says(NamedTuple):
    """Weights of a word: for each language, and as proof that the language was really used, not borrowed from."""

    english: float = 0.0
    spanish: float = 0.0
    english_proof: float = 0.0
    spanish_proof: float = 0.0


NEITHER = Says()


_SPANISH_PROOF = spanish.GRAMMAR | spanish.VERBS
_SLIPS = english.SLIPS | spanish.SLIPS


def _proof(word: str, grammar: frozenset[str], slips: frozenset[str], borrowed: frozenset[str]) -> float:
    if word in borrowed:
        return _BORROWED
    if word in slips:
        return _SLIP
    return _GRAMMAR if word in grammar else _CONTENT


def _says(word: str) -> Says:
    in_english, in_spanish = word in english.ENGLISH, word in spanish.SPANISH
    if word in SHARED or (in_english and in_spanish and not _leans(word)):
        return NEITHER
    if in_english and not (in_spanish and word in spanish.GRAMMAR):
        proof = _proof(word, english.GRAMMAR, english.SLIPS, english.BORROWED)
        return Says(1.0 if proof else _HALF, 0.0, proof, 0.0)
    proof = _proof(word, _SPANISH_PROOF, spanish.SLIPS, spanish.BORROWED)
    weight = _HALF if not proof or len(word) == 1 else 1.0
    return Says(0.0, weight, 0.0, min(proof, weight) if len(word) == 1 else proof)


def _leans(word: str) -> bool:
    """Whether a word of both is grammar of exactly one, and so far likelier that one's."""
    return (word in english.GRAMMAR) != (word in spanish.GRAMMAR) and word not in _SLIPS


COMMON = english.ENGLISH | spanish.SPANISH
KNOWN: dict[str, Says] = {word: _says(word) for word in sorted(COMMON)}
TRIGRAMS = frozenset(word[at : at + 3] for word in COMMON for at in range(len(word) - 2))
_SOUNDS = frozenset(spanish.sound(word) for word in spanish.SPANISH if len(word) > 3 and not KNOWN[word].english)
_VERB_SOUNDS = frozenset(spanish.sound(word) for word in spanish.VERBS | spanish.GRAMMAR if len(word) > 3)
_LONG = tuple(word for word in sorted(english.CONTENT_BASES | english.GRAMMAR) if len(word) >= _SHORTEST_GUESS)


def _cut(word: str) -> set[str]:
    """The word, and the word with any one letter taken out: two words one slip apart share one of these."""
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}


_NEAR_ENGLISH = frozenset(cut for word in _LONG for cut in _cut(word))
_NEAR_SPANISH = frozenset(
    cut for word in sorted(spanish.CONTENT | spanish.GRAMMAR) if len(word) >= _SHORTEST_GUESS for cut in _cut(word)
)


@lru_cache(maxsize=100_000)
def guessed(word: str) -> Says:
    """What an unknown folded word says: by its sound in Spanish, or as a known word with one slip of the finger."""
    if "'" in word:
        return Says(1.0, 0.0, _CONTENT, 0.0) if word.endswith(("'s", "'t", "'re", "'ve", "'ll", "'d")) else NEITHER
    heard = spanish.sound(word)
    if len(word) > 3 and heard in _SOUNDS:
        return Says(0.0, 1.0, 0.0, _GRAMMAR if len(word) > 4 and heard in _VERB_SOUNDS else _CONTENT)
    if len(word) < _SHORTEST_GUESS:
        return NEITHER
    cuts = _cut(word)
    near_english, near_spanish = not cuts.isdisjoint(_NEAR_ENGLISH), not cuts.isdisjoint(_NEAR_SPANISH)
    if near_english == near_spanish:
        return NEITHER
    return Says(_GUESS, 0.0, _GUESS, 0.0) if near_english else Says(0.0, _GUESS, 0.0, _GUESS)
