"""How safe a masked answer would be to quote: a score from 0 to 1 and plain codes for what lowers it."""

from __future__ import annotations

import re
import warnings
from collections.abc import Collection

import numpy as np
import pandas as pd

from voicelens.anonymise.spans import PLACEHOLDER
from voicelens.anonymise.words import capitalised, ordinary
from voicelens.tables import check, group_columns, groups_of
from voicelens.text import fold

FEW = 3
SMALL = 5  # students of one school and cycle; with fewer in a group, one of them is easily told
LONGEST_QUOTE = 25
COSTS = {
    "identifying detail": 0.7, "health": 0.6, "private matter": 0.6, "masked words": 0.3,
    "small group": 0.2, "names a role": 0.2, "names a place": 0.2, "rare wording": 0.2, "stands out": 0.1, "long": 0.1,
}  # fmt: skip
FLAGGED = {"identifying detail": "IDENTIFYING", "health": "HEALTH", "private matter": "SENSITIVE"}
_ROLE = (
    r"\b(?:vice\s?|assistant\s)?(?:principal|coach|dean|nurse|counsell?or|janitor|custodian|librarian|secretary"
    r"|lunch lad(?:y|ies)|security (?:guard|lady|guy)|bus driver|directora?|consejer[ao]|enfermera"
    r"|(?:art|gym|music|math|science|reading|spanish|band) teacher|conserje|entrenadora?"
    r"|bibliotecaria|secretaria|subdirectora?)\b"
)
_PLACE = (
    r"\b(?:room|rm|locker|bus|route|sal[oó]n|apt|cuarto)\s?#?\d+|\b\d+(?:st|nd|rd|th)\s+(?:and|&)\s+\w+"
    r"|\b(?:my|our|mi|nuestr[ao])\s+(?:street|block|house|apartment|building|church|mosque|calle|cuadra|casa|iglesia)\b"
)
_LOUD = r"^(?=(?:[^A-Za-z]*[A-Z]){8})[^a-z]*$"  # eight capitals or more and no small letter
_STRETCHED = r"(\w)\1{3}|[!?]{4}|(?:[^\w\s,.!?'\"()/:;-]\s?){4}"  # sooooo, !!!!, rows of emoji
_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)*"


def rate(
    comments: pd.DataFrame, flags: pd.DataFrame, for_a_person: Collection[str] = (), small: Collection[str] = ()
) -> pd.DataFrame:
    """The `safety` table, one row per comment. Reasons name the kind of risk and never a student's words.

    What is `for_a_person` looks like any other private matter: outside `private/` nothing says who was pointed out.
    `small` are the respondents of whose group there are few.
    """
    text, ids = comments["text"], comments["response_id"]
    flagged = {
        reason: ids.isin(flags.loc[flags["kind"] == kind, "response_id"]) for reason, kind in FLAGGED.items()
    }  # fmt: skip
    flagged["private matter"] |= ids.isin(list(for_a_person))
    found = flagged | {
        "masked words": text.str.contains(PLACEHOLDER.pattern, regex=True),
        "small group": comments["respondent_id"].isin(list(small)),
        "names a role": text.str.contains(_ROLE, regex=True, flags=re.IGNORECASE),
        "names a place": text.str.contains(_PLACE, regex=True, flags=re.IGNORECASE),
        "rare wording": _rare(comments),
        "stands out": _stands_out(text),
        "long": text.str.count(r"\w+") > LONGEST_QUOTE,
    }
    holds = np.column_stack([np.asarray(found[reason], dtype=bool) for reason in COSTS])
    safety = np.clip(1.0 - holds @ np.array(list(COSTS.values())), 0.0, 1.0).round(2)
    reasons = [[reason for reason, here in zip(COSTS, row, strict=True) if here] for row in holds]
    return check("safety", pd.DataFrame({"response_id": ids.to_numpy(), "safety": safety, "reasons": reasons}))


def in_small_groups(respondents: pd.DataFrame) -> frozenset[str]:
    """The respondents who are in a group, of any dimension, of fewer than `SMALL` in their school and cycle."""
    few: set[str] = set()
    for dimension in group_columns(respondents):
        rows = respondents[["respondent_id", "school", "wave"]].assign(group=respondents[dimension].map(groups_of))
        rows = rows.explode("group").dropna(subset="group")
        sizes = rows.groupby(["school", "wave", "group"])["respondent_id"].transform("nunique")
        few.update(rows.loc[sizes < SMALL, "respondent_id"])
    return frozenset(few)


def _stands_out(text: pd.Series) -> pd.Series:
    """Whether a comment is written in a way its writer is known by, as long as few write so: capitals, sooooo, !!!!."""
    loud = text.str.contains(_LOUD, regex=True)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "This pattern is interpreted", UserWarning)  # a group only to repeat it
        stretched = text.str.contains(_STRETCHED, regex=True)
    odd: pd.Series = loud | stretched
    return odd


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
