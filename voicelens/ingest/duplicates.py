"""Answers that were handed in twice, given to both questions, or copied: set aside or pointed out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from voicelens.i18n import ngettext, say
from voicelens.ingest.readers import Source
from voicelens.tables import group_columns

# What stands in a column of student numbers or addresses for nobody in particular.
NOBODY = frozenset(
    {
        "anonymous",
        "anonym",
        "anonimo",
        "n/a",
        "na",
        "none",
        "no",
        "nil",
        "null",
        "nan",
        "unknown",
        "test",
        "x",
        "-",
        "0",
    }
)
_MOST_OFTEN = 5
_LONG_ANSWER = 8
_WITHIN = 60
_WIDE = ("\n", "\t", "    ", "  ", "  ")  # in this order: what parts words becomes one space
_MOMENT = re.compile(
    r"(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})[ ,T]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)? ?([AaPp])?.*", re.DOTALL
)
_DAY = ["person_id", "wave", "school"]


def handed_in_again(respondents: pd.DataFrame, responses: pd.DataFrame) -> tuple[npt.NDArray[np.bool_], list[str]]:
    """For each respondent whether a later row of the same student is kept instead, and what to tell.

    A student is a `person_id` in one cycle and one school. The last row with any answer is kept. A number that stands
    in more than five rows is no student's: its rows are kept and pointed out.
    """
    known = respondents.loc[respondents["person_id"].notna(), _DAY]
    several = known[known.duplicated(keep=False)]
    aside = np.zeros(len(respondents), dtype=bool)
    if several.empty:
        return aside, []
    answered = respondents["respondent_id"].isin(responses.loc[responses["status"] != "blank", "respondent_id"])
    rank = pd.Series(several.index + len(respondents) * answered[several.index].to_numpy(), index=several.index)
    by = [several[column] for column in _DAY]
    often = rank.groupby(by).transform("size") > _MOST_OFTEN
    earlier = (rank.groupby(by).transform("max") != rank) & ~often
    aside[several.index[earlier]] = True
    return aside, _told_again(int(earlier.sum()), len(several[often].drop_duplicates()))


def _told_again(earlier: int, often: int) -> list[str]:
    again = ngettext(
        "{n} row was set aside because the same student answered again later.",
        "{n} rows were set aside because the same students answered again later.",
        earlier,
    )
    shared = ngettext(
        "{n} student number stands in more than {most} rows of one cycle; all were kept. Is it a student number?",
        "{n} student numbers stand in more than {most} rows of one cycle; all were kept. Are they student numbers?",
        often,
    )
    return [line.format(n=n, most=_MOST_OFTEN) for line, n in ((again, earlier), (shared, often)) if n]


def reason() -> str:
    """Why such a row is set aside."""
    return say("the same student answered again later")


@dataclass(frozen=True, eq=False)
class _Answers:
    """Of each answer: whose it is (a place in `respondents`), and numbers that equal texts share.

    `plain` is the same for texts that differ only in capitals, spaces and the mark at their end.
    """

    who: npt.NDArray[np.intp]
    text: npt.NDArray[np.intp]
    plain: npt.NDArray[np.intp]
    long: npt.NDArray[np.bool_]
    said: npt.NDArray[np.bool_]


def _answers(respondents: pd.DataFrame, responses: pd.DataFrame) -> _Answers:
    who = np.arange(len(responses)) * len(respondents) // max(len(responses), 1)
    places, texts = pd.factorize(responses["text"])
    plain, different = pd.factorize(_plain(texts))
    long = np.asarray(pc.count_substring(pa.array(different), " ")) >= _LONG_ANSWER - 1
    said = responses["status"].eq("substantive").to_numpy(dtype=bool)
    return _Answers(who, places, plain[places], long[plain[places]], said)


def _plain(texts: pd.Index) -> pd.Series:
    spaced = pc.utf8_lower(pa.array(texts))
    for wide in _WIDE:
        spaced = pc.replace_substring(spaced, wide, " ")
    plain: pd.Series = pc.utf8_rtrim(spaced, " .!").to_pandas()
    return plain


def pointed_out(respondents: pd.DataFrame, responses: pd.DataFrame, moments: pd.Series) -> list[str]:
    """Notes on what looks doubled and is kept; `moments` says for each respondent when the row was handed in, or "".

    `responses` holds as many rows for one respondent as for another, in the order of `respondents`.
    """
    answers = _answers(respondents, responses)
    said = pd.DataFrame({"who": answers.who, "plain": answers.plain})[answers.said]
    both = int(said.loc[said.duplicated(), "who"].nunique())
    lines = (
        (
            ngettext(
                "{n} student gave the same answer to more than one question; it was kept.",
                "{n} students gave the same answer to more than one question; it was kept.",
                both,
            ),
            both,
        ),
        _told_copied(_copied(respondents, said[answers.long[answers.said]])),
        _told_twice(_handed_in_twice(respondents, answers, moments)),
    )
    return [line.format(n=n) for line, n in lines if n]


def _told_copied(n: int) -> tuple[str, int]:
    return ngettext(
        "{n} long answer was given word for word by several students; it may be copied, and was kept.",
        "{n} long answers were given word for word by several students; they may be copied, and were kept.",
        n,
    ), n


def _told_twice(n: int) -> tuple[str, int]:
    return ngettext(
        "{n} row is the same as another that came within a minute; it may be handed in twice, and was kept.",
        "{n} rows are the same as others that came within a minute; they may be handed in twice, and were kept.",
        n,
    ), n


def _copied(respondents: pd.DataFrame, long: pd.DataFrame) -> int:
    """How many different long answers come from more than one student, in whatever cycle."""
    several = long[long["plain"].duplicated(keep=False)]
    rows = respondents[["person_id", "respondent_id"]].iloc[several["who"]]
    person = rows["person_id"].where(rows["person_id"].notna(), rows["respondent_id"])
    return int((person.groupby(several["plain"].to_numpy()).nunique() > 1).sum())


def _handed_in_twice(respondents: pd.DataFrame, answers: _Answers, moments: pd.Series) -> int:
    """How many rows without a student number repeat one that was handed in at most a minute earlier."""
    asked = np.zeros(len(respondents), dtype=bool)
    asked[answers.who[answers.said]] = True
    rows = _side_by_side(answers, len(respondents))[asked & respondents["person_id"].isna().to_numpy()]
    rows = rows[rows.duplicated(keep=False)]
    about = respondents.loc[rows.index, ["school", "wave", *group_columns(respondents)]].astype(str)
    rows = pd.concat([rows, about], axis=1)
    same = rows[rows.duplicated(keep=False)]
    times = pd.Series([_moment(moments[place]) for place in same.index], index=same.index, dtype=object)
    return sum(
        _close(sorted(filter(None, group))) for _, group in times.groupby([same[name] for name in same], dropna=False)
    )


def _side_by_side(answers: _Answers, respondents: int) -> pd.DataFrame:
    """One row a respondent, one column for each question: the numbers of the texts."""
    turn = pd.Series(answers.who).groupby(answers.who).cumcount().to_numpy()
    table = np.full((respondents, int(turn.max(initial=-1)) + 1), -1)
    table[answers.who, turn] = answers.text
    return pd.DataFrame(table)


def _close(moments: Sequence[tuple[str, int]]) -> int:
    pairs = pairwise(moments)
    return sum(first[0] == then[0] and then[1] - first[1] <= _WITHIN for first, then in pairs)


def _moment(text: str) -> tuple[str, int] | None:
    """The day as written, and the second of the day; none where the text is no moment."""
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        return None
    hour = int(found[2]) % 12 + 12 * (found[5].lower() == "p") if found[5] else int(found[2])
    return found[1], 3600 * hour + 60 * int(found[3]) + int(found[4] or 0)


def moments_of(source: Source) -> pd.Series:
    """When each row was handed in, as the export writes it: its last column of days with a time, or "" everywhere."""
    for place in reversed(range(source.frame.shape[1])):
        values = source.frame.iloc[:, place]
        first = next((value for value in values.iloc[:20] if value.strip()), "")
        if _MOMENT.fullmatch(first.strip()):
            return values
    return pd.Series("", index=source.frame.index, dtype=str)
