"""The ideas of the hand-written answers, to be combined into answers that nobody wrote as a whole."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sample_data.parse import PROMPTS, Answer, Idea, Span

PLANTABLE = 14  # themes of a prompt, the commonest, that are drawn at known rates
TRIES = 12
ENOUGH, FEW = 5, 3  # ideas on one theme alone that a planted, and any other, theme needs
JOINTS = {"en": (" and ", ", ", ". "), "es": (" y ", ", ", ". "), "mixed": (", ", ". ")}
WRITERS = frozenset({"girl", "boy", "el", "iep"})


@dataclass(frozen=True)
class Text:
    """One made answer: its words, ideas and spans (code points), with its status and language."""

    status: str
    language: str = "other"
    text: str = ""
    ideas: tuple[Idea, ...] = ()
    spans: tuple[Span, ...] = ()

    @property
    def codes(self) -> list[str]:
        """The theme codes, each once, in the order they come."""
        return list(dict.fromkeys(code for idea in self.ideas for code in idea.codes))


@dataclass(frozen=True)
class Piece:
    """One hand-written idea with what its writer must be."""

    text: str
    spans: tuple[Span, ...]
    language: str
    needs: frozenset[str]


@dataclass
class _Joined:
    """An answer while its ideas are put one behind the other."""

    text: str = ""
    ideas: list[Idea] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def add(self, joint: str, piece: Piece, codes: Iterable[str]) -> None:
        """Appends one idea, moving its spans to where it now stands."""
        self.text += joint if self.text else ""
        start = len(self.text)
        self.text += piece.text
        self.ideas.append(Idea(start, len(self.text), tuple(codes)))
        self.spans += [Span(start + span.start, start + span.end, span.kind) for span in piece.spans]


class Bank:
    """Hand-written ideas by prompt and by the set of themes they speak of."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self._pieces: dict[tuple[str, frozenset[str]], list[Piece]] = defaultdict(list)
        self._others: dict[tuple[str, str], list[Answer]] = defaultdict(list)
        self._answers: Counter[str] = Counter()
        self._naming: Counter[tuple[str, str]] = Counter()
        for answer in answers:
            for prompt in answer.prompts:
                self._take(prompt, answer)
        self._unplanted = {prompt: self._rare(prompt) for prompt in PROMPTS}

    def _take(self, prompt: str, answer: Answer) -> None:
        if answer.status != "substantive":
            self._others[prompt, answer.status].append(answer)
            return
        self._answers[prompt] += 1
        self._naming.update((prompt, code) for code in answer.codes)
        for idea, piece in _pieces(answer):
            self._pieces[prompt, frozenset(idea.codes)].append(piece)

    def themes(self, prompt: str) -> list[str]:
        """The themes that can be planted: the commonest that have English ideas of their own, which anybody can say."""
        able = [
            code
            for (asked, code), _ in self._naming.most_common()
            if asked == prompt and self._plain(prompt, code) >= ENOUGH
        ]
        return able[:PLANTABLE]

    def share(self, prompt: str, code: str) -> float:
        """How many of the hand-written answers to the prompt name the theme."""
        return self._naming[prompt, code] / self._answers[prompt]

    def other(self, status: str, prompt: str, rng: random.Random) -> Text:
        """A blank box, keyboard noise, or an answer that says there is nothing to add."""
        if status == "blank":
            return Text("blank")
        answer = rng.choice(self._others[prompt, status])
        return Text(status, answer.language, answer.text)

    def write(self, prompt: str, themes: Iterable[str], traits: frozenset[str], rng: random.Random) -> Text:
        """An answer that names exactly these themes; with none, one idea on a theme that is never planted."""
        left = list(themes) or rng.choices(*self._unplanted[prompt])
        rng.shuffle(left)
        spanish = "es" in traits and rng.random() < 0.6
        joined, languages = _Joined(), set()
        while left:
            codes = self._next(prompt, left, rng)
            piece = self._piece(prompt, codes, traits, spanish, rng)
            left = [code for code in left if code not in codes]
            languages.add(piece.language)
            joined.add(rng.choice(JOINTS[piece.language]), piece, sorted(codes))
        language = languages.pop() if len(languages) == 1 else "mixed"
        return Text("substantive", language, joined.text, tuple(joined.ideas), tuple(joined.spans))

    def _next(self, prompt: str, left: Sequence[str], rng: random.Random) -> frozenset[str]:
        """The first theme, sometimes with a second one where a hand-written idea speaks of both."""
        for second in left[1:]:
            both = frozenset({left[0], second})
            if any(not piece.needs for piece in self._pieces.get((prompt, both), ())) and rng.random() < 0.5:
                return both
        return frozenset({left[0]})

    def _piece(
        self, prompt: str, codes: frozenset[str], traits: frozenset[str], spanish: bool, rng: random.Random
    ) -> Piece:
        """An idea this student could have written, in the language wanted where the bank has one."""
        pool = self._pieces[prompt, codes]
        for _ in range(TRIES):
            piece = rng.choice(pool)
            if piece.needs <= traits and (piece.language != "en") == spanish:
                return piece
        return rng.choice([piece for piece in pool if not piece.needs])

    def _plain(self, prompt: str, code: str) -> int:
        return sum(not piece.needs for piece in self._pieces.get((prompt, frozenset({code})), ()))

    def _rare(self, prompt: str) -> tuple[list[str], list[int]]:
        planted = set(self.themes(prompt))
        rest = [code for (asked, code) in self._naming if asked == prompt and code not in planted]
        able = [code for code in rest if self._plain(prompt, code) >= FEW]
        return able, [self._naming[prompt, code] for code in able]


def _pieces(answer: Answer) -> Iterator[tuple[Idea, Piece]]:
    needs = (answer.flags & WRITERS) | ({"es"} if answer.language != "en" else set())
    for idea in answer.ideas:
        spans = tuple(
            Span(span.start - idea.start, span.end - idea.start, span.kind)
            for span in answer.spans
            if idea.start <= span.start and span.end <= idea.end
        )
        yield idea, Piece(answer.text[idea.start : idea.end], spans, answer.language, needs)
