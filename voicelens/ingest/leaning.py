"""What answers speak for where their question does not say what it asks for: words of wishing against words of liking.

English and Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from voicelens.text import fold

_WISHES = re.compile(
    r"\b(?:more|less|longer|shorter|bigger|cleaner|stop|fix|change|should|shud|need|needs|wish|instead|too|let us|allow"
    r"|get rid|bring back|hire|add|remove|start later|enough|cant|can't|dont let|make it|give us|want|would"
    r"|mas|menos|quitar|quiten|quitaria|cambi\w+|arregl\w+|deber\w+|mejorar|mejoren|pongan|poner|dejen|que nos|den"
    r"|faltan?|ojala|quisier\w+|gustaria|demasiad[oa]s?|necesit\w+|hagan|tengan|no hay|sirven?)\b"
)
_LIKES = re.compile(
    r"\b(?:like|likes|liked|love|loves|lik|fun|nice|nise|friends?|frends?|favou?rite|cool|awesome|great|kind|funny|helps?"
    r"|helped|good|best|enjoy|happy|safe|gustan?|encantan?|divertid[oa]s?|amig[oa]s|buen[oa]s?|bonit[oa]s?|ayudan?"
    r"|me cae|amables?|chid[oa]|padre|mejor|favorit[oa])\b"
)
_RATIO, _SIGMAS = 1.7, 3.0


def leaning(counts: Mapping[str, int]) -> tuple[str, bool]:
    """`like` or `change`, whichever most of these answers speak for ("" where neither), and whether that is clear.

    `counts` says how often each answer was given. It is clear where far more speak for one than for the other, and more
    than chance makes likely (a sign test at three standard deviations).
    """
    wishes = likes = 0
    for text, n in counts.items():
        plain = fold(text)
        wish, like = _WISHES.search(plain) is not None, _LIKES.search(plain) is not None
        wishes += n * (wish and not like)
        likes += n * (like and not wish)
    if wishes == likes:
        return "", False
    most, least = max(wishes, likes), min(wishes, likes)
    clear = most >= _RATIO * least and (most - least) ** 2 >= _SIGMAS**2 * (most + least)
    return "change" if wishes > likes else "like", clear
