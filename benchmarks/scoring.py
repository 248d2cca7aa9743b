"""How well found themes answer to people's codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

FEWEST = 10


def code_f1(codes: Sequence[set[str]], themes: Sequence[set[str]], fewest: int = FEWEST) -> float:
    """For each code that at least `fewest` answers carry, the best F1 any one theme reaches; averaged over codes.

    `codes[i]` and `themes[i]` belong to answer i. Lumping and splitting both cost.
    """
    of_code = Counter(code for answer in codes for code in answer)
    of_theme = Counter(theme for answer in themes for theme in answer)
    both = Counter((c, t) for answer, found in zip(codes, themes, strict=True) for c in answer for t in found)
    best = [
        max((2 * both[code, theme] / (n + of_theme[theme]) for theme in of_theme), default=0.0)
        for code, n in of_code.items()
        if n >= fewest
    ]
    return sum(best) / len(best) if best else float("nan")
