"""What the names of several files say: which school, or which cycle of the survey, each one holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from voicelens.text import fold

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COUNTED = _set("wave cycle round term semester trimester quarter window ciclo ola ronda trimestre semestre")
_SEASONS = _set(
    "fall autumn winter spring summer otono invierno primavera verano baseline midyear endline "
    "january february march april may june july august september october november december "
    "jan feb apr jun jul aug sep sept oct nov dec "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SURVEY = _set(
    "survey surveys response responses answer answers export exports student students voice results result data form "
    "forms copy final raw all csv xlsx report questionnaire encuesta encuestas respuesta respuestas datos "
    "estudiante estudiantes sy"
)


def _tokens(name: str) -> list[str]:
    return _TOKEN.findall(_CAMEL.sub(" ", PurePath(name).stem))


def _is_cycle(tokens: Sequence[str], place: int) -> bool:
    word = fold(tokens[place])
    if word.isdigit():
        before = fold(tokens[place - 1]) if place else ""
        year_before = place > 0 and bool(_YEAR.fullmatch(tokens[place - 1]))
        return bool(_YEAR.fullmatch(word)) or before in _COUNTED or (year_before and len(word) == 2)
    counted = word in _COUNTED and place + 1 < len(tokens) and tokens[place + 1].isdigit()
    return word in _SEASONS or counted


def cycle_in(name: str) -> str:
    """The cycle that a file's name speaks of ("Fall 2025", "Wave 2"), or ""."""
    tokens = _tokens(name)
    return _said([token for place, token in enumerate(tokens) if _is_cycle(tokens, place)])


def school_in(name: str) -> str:
    """The school that a file's name speaks of: what is left without the cycle and words for surveys; or ""."""
    tokens = _tokens(name)
    return _said(
        [token for place, token in enumerate(tokens) if not _is_cycle(tokens, place) and fold(token) not in _SURVEY]
    )


def _said(tokens: Sequence[str]) -> str:
    return " ".join(token.capitalize() if token.islower() else token for token in tokens)
