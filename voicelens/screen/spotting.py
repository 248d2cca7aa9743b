"""Finding cues in an answer: which families of words stand where, then which cues are filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voicelens.screen.grammar import Cue, grammar

Place = tuple[int, int]
Places = dict[str, list[Place]]
NEAR = 5
SENTENCE_END, SENTENCE_END_COUNTS = ".", 3
_NOTHING = "_"
_SHORTEST_STEM = 2


def matches(words: Sequence[str]) -> list[Cue]:
    """The cues that an answer, as the words of its normal form, fills; figures of speech left out."""
    clock = _clock(words)
    if not _filled(places(words), clock):
        return []
    return _filled(places(_without_idioms(words, clock)), clock)


def places(words: Sequence[str]) -> Places:
    """Where each family or word of the grammar stands, as (first, one after last) positions in order."""
    found: Places = {}
    phrases = grammar().phrases
    for at, word in enumerate(words):
        for start in (word, *(f"{word[:n]}*" for n in range(_SHORTEST_STEM, len(word) + 1))):
            for phrase, names in phrases.get(start, ()):
                if len(phrase) == 1 or _stands(phrase, words[at : at + len(phrase)]):
                    for name in names:
                        found.setdefault(name, []).append((at, at + len(phrase)))
    return found


def _stands(phrase: Sequence[str], words: Sequence[str]) -> bool:
    return len(phrase) == len(words) and all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for part, word in zip(phrase, words, strict=True)
    )


def _clock(words: Sequence[str]) -> list[int]:
    """Positions in which the end of a sentence counts as several words, so that cues rarely reach across."""
    now, clock = 0, []
    for word in words:
        now += SENTENCE_END_COUNTS if word == SENTENCE_END else 1
        clock.append(now)
    return clock


def _filled(found: Places, clock: Sequence[int]) -> list[Cue]:
    there = found.keys()
    return [
        cue
        for cue in grammar().cues
        if not any(slot.isdisjoint(there) for slot in cue.slots) and any(True for _ in _fillings(cue, found, clock))
    ]


def _without_idioms(words: Sequence[str], clock: Sequence[int]) -> list[str]:
    found, plain = places(words), list(words)
    for idiom in grammar().idioms:
        if not any(slot.isdisjoint(found.keys()) for slot in idiom.slots):
            for start, end in {place for taken in _fillings(idiom, found, clock) for place in taken}:
                plain[start:end] = [_NOTHING] * (end - start)
    return plain


def _fillings(cue: Cue, found: Places, clock: Sequence[int]) -> Iterator[tuple[Place, ...]]:
    """Each way to fill the slots of a cue with nothing harmless near by."""
    choices = [sorted({place for name in slot & found.keys() for place in found[name]}) for slot in cue.slots]
    harmless = [clock[start] for name in cue.harmless & found.keys() for start, _ in found[name]]
    for taken in _arrangements(cue, choices, clock, ()):
        first, last = clock[min(taken)[0]] - NEAR, clock[max(taken)[1] - 1] + NEAR
        if not any(first <= at <= last for at in harmless):
            yield taken


def _arrangements(
    cue: Cue, choices: Sequence[Sequence[Place]], clock: Sequence[int], taken: tuple[Place, ...]
) -> Iterator[tuple[Place, ...]]:
    """Each way to fill all slots with words of their own that are close enough."""
    if len(taken) == len(choices):
        yield taken
        return
    for place in choices[len(taken)]:
        if _fits(cue, (*taken, place), clock):
            yield from _arrangements(cue, choices, clock, (*taken, place))


def _fits(cue: Cue, taken: tuple[Place, ...], clock: Sequence[int]) -> bool:
    *before, (start, end) = taken
    if any(start < stop and other < end for other, stop in before):
        return False
    if before and cue.later[len(before)] and start < before[-1][1]:
        return False
    filled = sum(stop - other for other, stop in taken)
    first, last = min(other for other, _ in taken), max(stop for _, stop in taken)
    return clock[last - 1] - clock[first] + 1 - filled <= cue.width
