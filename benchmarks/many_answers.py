"""Answers in any number for measuring speed: written ideas recombined and varied a little; nobody said any of them."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from models.written import read
from sample_data.parse import read_answers

PROMPTS = ("like", "change")
SPANISH = 0.2
VARIED = 0.5
JOINTS = {"en": (" and ", ", ", ". "), "es": (" y ", ", ", ". ")}
LEADS = {
    "en": ("i think ", "honestly ", "tbh ", "for me ", "also ", "maybe ", "really ", "sometimes "),
    "es": ("creo que ", "la verdad ", "para mi ", "tambien ", "a veces ", "pues "),
}
TAILS = {"en": (" please", " fr", " lol", "!!", " tbh", " a lot"), "es": (" por favor", " la verdad", "!!", " siempre")}


class Made(NamedTuple):
    """One answer: the question, the language of its ideas and its text."""

    prompt: str
    language: str
    text: str


def answers(number: int, seed: int = 1) -> Iterator[Made]:
    """Answers of two or three ideas, a fifth of them Spanish; the same number and seed give the same answers."""
    chance, said = random.Random(seed), _ideas()
    for _ in range(number):
        prompt = chance.choice(PROMPTS)
        language = "es" if chance.random() < SPANISH else "en"
        chosen = chance.sample(said[prompt, language], chance.choice((2, 2, 3)))
        joint = chance.choice(JOINTS[language])
        yield Made(prompt, language, joint.join(_varied(idea, language, chance) for idea in chosen))


def _ideas() -> dict[tuple[str, str], list[str]]:
    """The ideas of the written answers and of the sample survey, by question and language; mixed ones are left out."""
    said: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for answer in read():
        for idea in answer.ideas:
            said[answer.prompt, answer.language][answer.text[idea.start : idea.end]] = None
    for sample in read_answers():
        for part in sample.ideas:
            for prompt in sample.prompts:
                said[prompt, sample.language][sample.text[part.start : part.end]] = None
    return {key: list(texts) for key, texts in said.items()}


def _varied(idea: str, language: str, chance: random.Random) -> str:
    if chance.random() > VARIED:
        return idea
    ways: tuple[Callable[[], str], ...] = (
        lambda: chance.choice(LEADS[language]) + idea,
        lambda: idea + chance.choice(TAILS[language]),
        lambda: _misspelt(idea, chance),
    )
    return chance.choice(ways)()


def _misspelt(idea: str, chance: random.Random) -> str:
    """With one letter left out or said twice."""
    at = chance.randrange(len(idea))
    return idea[:at] + chance.choice(("", idea[at] * 2)) + idea[at + 1 :]
