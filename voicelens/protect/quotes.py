"""Which quotes a person is asked about, and which of them a person has approved.

A quote is the whole answer where it is short and about one theme, else one idea of it, always in the redacted form.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.i18n import say
from voicelens.protect.cues import few_of, has_cue, known_labels, names
from voicelens.review import QuoteDecision
from voicelens.settings import LOWEST_GROUP
from voicelens.tables import TABLES, Dropped, Result
from voicelens.text import digest, words

SHORTEST, LONGEST = 3, 25
SAFE_ENOUGH = 0.8
HARMLESS = frozenset({"long"})  # reasons for a lower score that an excerpt does not share
PER_THEME = 6
_ID_LENGTH = 12
_BRACKETS = r"\[[^\]]*\]"
_THEME = ["theme_id", "polarity"]


def choose_quotes(  # noqa: PLR0913  (five tables and the settings of one stage)
    ideas: pd.DataFrame,
    comments: pd.DataFrame,
    membership: pd.DataFrame,
    themes: pd.DataFrame,
    safety: pd.DataFrame,
    *,
    approvals: Sequence[QuoteDecision],
    min_raised: int,
    needed: int = 1,
    respondents: pd.DataFrame | None = None,
    min_group: int = LOWEST_GROUP,
) -> Result:
    """The table `quotes`: candidates, with who approved each; every other idea is dropped with a reason.

    A theme needs `min_raised` students who raised it under the same polarity in the same wave. One quote per student;
    at most six per theme and polarity, and every approved one. A quote that anybody refused is left out, so that
    another can take its place; one counts as approved once `needed` people said so.

    With `respondents` only the newest cycle is quoted, so that no quote comes back in a later one. Nobody is quoted
    with a word for a group if their school has fewer than `min_group` of some group they are in, or if so few in all
    are of the group named.
    """
    visible = themes.loc[~themes["hidden"].astype(bool), "theme_id"]
    rows = _candidates(ideas, comments, membership, safety)
    rows = _told_by_groups(_with_decisions(rows, approvals, needed), respondents, min_group)
    why = _reason(rows, visible, min_raised)
    left = rows[why == ""]
    crowded = _crowded_out(left)
    why[left.index.to_numpy()] = crowded
    chosen = left[crowded == ""].sort_values(["theme_id", "safety", "quote_id"], ascending=[True, False, True])
    dropped = [Dropped(str(idea), reason) for idea, reason in zip(rows["idea_id"], why, strict=True) if reason]
    return Result(tables={"quotes": chosen[[*TABLES["quotes"].columns]].reset_index(drop=True)}, dropped=dropped)


def _candidates(
    ideas: pd.DataFrame, comments: pd.DataFrame, membership: pd.DataFrame, safety: pd.DataFrame
) -> pd.DataFrame:
    """One row per idea, with the text that would be quoted and its id."""
    rows = ideas.merge(membership[["idea_id", "respondent_id", "theme_id"]], on="idea_id", how="left")
    answers = comments[["response_id", "wave", "polarity", "language", "text"]].rename(columns={"text": "answer"})
    rows = rows.merge(answers, on="response_id").merge(safety, on="response_id", how="left")
    themes_in = rows[["response_id", "theme_id"]].drop_duplicates()["response_id"].value_counts()
    one_theme = rows["response_id"].map(themes_in) == 1
    whole = one_theme & (rows["answer"].map(_length) <= LONGEST)
    rows = rows.assign(
        text=rows["text"].mask(whole, rows["answer"]).str.strip(),
        start=rows["start"].mask(whole, 0),
        end=rows["end"].mask(whole, rows["answer"].str.len()),
    )
    ids = list(map(quote_id, rows["response_id"], rows["start"], rows["end"], rows["text"]))
    return rows.assign(quote_id=pd.Series(ids, index=rows.index, dtype=object)).sort_values(
        ["response_id", "start", "idea_id"], ignore_index=True
    )


def quote_id(response_id: str, start: int, end: int, text: str) -> str:
    """What an approval names: this stretch of this answer in exactly these words."""
    return "q_" + digest(response_id, start, end, text)[:_ID_LENGTH]


def _length(text: str) -> int:
    return len(words(text))


def _told_by_groups(rows: pd.DataFrame, respondents: pd.DataFrame | None, min_group: int) -> pd.DataFrame:
    """The same with whether a quote names a group that tells too much, and whether it is of an earlier cycle."""
    if respondents is None or respondents.empty:
        return rows.assign(group_cue=False, earlier=False)
    writers, few = few_of(respondents, min_group=min_group)
    cue = has_cue(rows["text"], known_labels(respondents)) & rows["respondent_id"].isin(writers)
    return rows.assign(group_cue=cue | names(rows["text"], few), earlier=rows["wave"] != respondents["wave"].iloc[-1])


def _with_decisions(rows: pd.DataFrame, approvals: Sequence[QuoteDecision], needed: int) -> pd.DataFrame:
    """The same with who approved each quote, and whether anybody refused it."""
    refused = {decision.quote_id for decision in approvals if decision.action == "refuse"}
    approved: dict[str, list[str]] = {}
    for decision in approvals:
        people = approved.setdefault(decision.quote_id, [])
        if decision.action == "approve" and decision.by not in people:
            people.append(decision.by)
    enough = {quote: people for quote, people in approved.items() if len(people) >= needed and quote not in refused}
    by = [enough.get(quote, []) for quote in rows["quote_id"]]
    return rows.assign(
        approved_by=pd.Series(by, index=rows.index, dtype=object), refused=rows["quote_id"].isin(refused)
    )


def _reason(rows: pd.DataFrame, visible: pd.Series[str], min_raised: int) -> NDArray[np.object_]:
    """Why a candidate may not be quoted, "" where it may."""
    key = ["wave", *_THEME]
    raised = rows.groupby(key)["respondent_id"].transform("nunique").reindex(rows.index).fillna(0)
    length = rows["text"].map(_length)
    checks = {
        say("It is in no theme that is shown."): ~rows["theme_id"].isin(visible),
        say("Too few students raised its theme."): raised < min_raised,
        say("It is too short to stand alone."): length < SHORTEST,
        say("It is too long."): length > LONGEST,
        say("Words in it were masked."): rows["text"].str.contains(_BRACKETS, regex=True),
        say("It might point at a person."): ~_is_safe(rows),
        say("It names a group of which there are too few."): rows["group_cue"],
        say("It is of an earlier cycle."): rows["earlier"],
        say("A person refused it."): rows["refused"],
        say("The same quote stands here already."): rows.duplicated("quote_id"),
    }
    masks = [mask.to_numpy(dtype=bool) for mask in checks.values()]
    return np.select(masks, [np.full(len(rows), reason, dtype=object) for reason in checks], default="").astype(object)


def _is_safe(rows: pd.DataFrame) -> pd.Series[bool]:
    """Whether an answer was rated and nothing in it could tell who wrote it or whom it is about."""
    clean = [isinstance(reasons, list) and HARMLESS.issuperset(reasons) for reasons in rows["reasons"]]
    return pd.Series(clean, index=rows.index, dtype=bool) & (rows["safety"].fillna(0) >= SAFE_ENOUGH)


def _crowded_out(rows: pd.DataFrame) -> NDArray[np.object_]:
    """Which of the quotes that may be shown are too many: approved ones come first, then the safest."""
    best = rows.assign(waits=rows["approved_by"].map(len) == 0, danger=-rows["safety"])
    best = best.sort_values(["waits", "danger", "quote_id"])
    first = ~best.duplicated("respondent_id")
    place = best[first].groupby(_THEME).cumcount().reindex(best.index)
    full = first & best["waits"] & (place >= PER_THEME)
    why = np.select(
        [~first.to_numpy(), full.to_numpy()],
        [say("Another quote by the same student comes first."), say("Its theme has enough quotes to choose from.")],
        default="",
    )
    return pd.Series(why, index=best.index, dtype=object).reindex(rows.index).to_numpy(dtype=object)
