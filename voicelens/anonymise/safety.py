"""How safe a masked answer would be to quote: a score from 0 to 1 and plain codes for what lowers it."""

from __future__ import annotations

import re
from collections.abc import Collection

import numpy as np
import pandas as pd

from voicelens.anonymise.spans import PLACEHOLDER
from voicelens.anonymise.words import capitalised, ordinary
from voicelens.tables import check
from voicelens.text import fold

FEW = 3
LONGEST_QUOTE = 25
COSTS = {
    "for a person": 1.0, "identifying detail": 0.7, "health": 0.6, "masked words": 0.3, "names a role": 0.2,
    "rare wording": 0.2, "long": 0.1,
}  # fmt: skip
_ROLE = (
    r"\b(?:vice\s?|assistant\s)?(?:principal|coach|dean|nurse|counsell?or|janitor|custodian|librarian|secretary"
    r"|lunch lad(?:y|ies)|security (?:guard|lady|guy)|bus driver|directora?|consejer[ao]|enfermera"
    r"|(?:art|gym|music|math|science|reading|spanish|band) teacher|conserje|entrenadora?"
    r"|bibliotecaria|secretaria|subdirectora?)\b"
)
_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)*"


def rate(comments: pd.DataFrame, flags: pd.DataFrame, for_a_person: Collection[str] = ()) -> pd.DataFrame:
    """The `safety` table, one row per comment. Reasons name the kind of risk and never a student's words."""
    text, ids = comments["text"], comments["response_id"]
    found = {
        "for a person": ids.isin(list(for_a_person)),
        "identifying detail": ids.isin(flags.loc[flags["kind"] == "IDENTIFYING", "response_id"]),
        "health": ids.isin(flags.loc[flags["kind"] == "HEALTH", "response_id"]),
        "masked words": text.str.contains(PLACEHOLDER.pattern, regex=True),
        "names a role": text.str.contains(_ROLE, regex=True, flags=re.IGNORECASE),
        "rare wording": _rare(comments),
        "long": text.str.count(r"\w+") > LONGEST_QUOTE,
    }  # fmt: skip
    holds = np.column_stack([np.asarray(found[reason], dtype=bool) for reason in COSTS])
    safety = np.clip(1.0 - holds @ np.array(list(COSTS.values())), 0.0, 1.0).round(2)
    reasons = [[reason for reason, here in zip(COSTS, row, strict=True) if here] for row in holds]
    return check("safety", pd.DataFrame({"response_id": ids.to_numpy(), "safety": safety, "reasons": reasons}))


def _rare(comments: pd.DataFrame) -> pd.Series:
    """Whether a comment uses a word that at most `FEW` respondents use and that is no ordinary word."""
    unmasked = comments["text"].str.replace(PLACEHOLDER.pattern, " ", regex=True)
    used = pd.DataFrame(
        {"who": comments["respondent_id"].to_numpy(), "word": unmasked.map(fold).str.findall(_WORD).to_numpy()}
    )
    used["row"] = np.arange(len(used))
    used = used.explode("word").dropna(subset="word").drop_duplicates()
    writers = used.groupby("word")["who"].nunique()
    few = [word for word in writers.index[writers <= FEW] if not (ordinary(word) or capitalised(word))]
    rows = used.loc[used["word"].isin(few), "row"].unique()
    return pd.Series(np.isin(np.arange(len(comments)), rows), index=comments.index)
