"""One spelling for words that children write in many: short forms, slang, two words for one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from voicelens.screen.lines import lists

_TOGETHER = (
    (r"(?:every|evry|each) (?:single )?(?:day|time|week|morning|night|lunch|recess|class|period)", "everyday"),
    (r"any more", "anymore"),
    (r"no (?:one|body)", "nobody"),
    (r"some (?:one|body)", "someone"),
    (r"(my|him|her) self", r"\1self"),
    (r"step (mom|dad|brother|sister)", r"step\1"),
    (r"un alive", "unalive"),
    (r"sewer slide", "suicide"),
    (r"self harm(?:ing|ed|s)?", "selfharm"),
    (r"todos? l[oa]s? (?:dias?|semanas|mananas|noches|recreos)", "diario"),
    (r"cada (?:dia|rato|recreo|semana|vez|clase)|a diario|diariamente", "diario"),
    (r"(i|they) be", r"\1"),
    (r"a lot", "alot"),
    (r"(run|runs|ran|running) a way", r"\1 away"),
)


def spelt(words: Iterable[str]) -> list[str]:
    """The words in the one spelling that cues are matched in; short forms become several words."""
    known = short_forms()
    text = f" {' '.join(known.get(word, word) for word in words)} "
    for pattern, plain in _together():
        text = pattern.sub(plain, text)
    return text.split()


@cache
def short_forms() -> dict[str, str]:
    """What is meant, by spelling."""
    return {spelling: meant for meant, spellings in lists("spelling").items() for spelling in spellings}


@cache
def _together() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"(?<= )(?:{pattern})(?= )"), plain) for pattern, plain in _TOGETHER)
