"""What a brief says beside the published table: the order of the cycles, languages, and how typical a quote is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicelens.brief.content import Occasion
from voicelens.brief.typical import typical

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

_HEARD = {"en": ("en",), "es": ("es",), "mixed": ("en", "es"), "other": ("other",)}


def languages(comments: pd.DataFrame, wave: str, least: int) -> tuple[str, ...]:
    """The languages that at least `least` students wrote in; fewer could point at somebody."""
    said = comments[(comments["status"] == "substantive") & (comments["wave"] == wave)]
    writers: dict[str, set[str]] = {}
    for language, who in said.groupby("language")["respondent_id"]:
        for heard in _HEARD.get(str(language), ()):
            writers.setdefault(heard, set()).update(who)
    return tuple(language for language in ("en", "es", "other") if len(writers.get(language, ())) >= least)


def waves(respondents: pd.DataFrame) -> tuple[str, ...]:
    """The cycles in the order in which they were taken in."""
    return tuple(str(wave) for wave in respondents["wave"].drop_duplicates())


def occasion(  # noqa: PLR0913  (the tables of one stage)
    respondents: pd.DataFrame,
    comments: pd.DataFrame,
    quotes: pd.DataFrame,
    ideas: pd.DataFrame,
    membership: pd.DataFrame,
    vectors: NDArray[np.float32],
    *,
    least: int,
    draft: bool = True,
) -> Occasion:
    """The newest cycle of the whole study."""
    known = waves(respondents)
    return Occasion(
        wave=known[-1] if known else "",
        draft=draft,
        waves=known,
        languages=languages(comments, known[-1], least) if known else (),
        typical=typical(quotes, ideas, membership, vectors),
    )
