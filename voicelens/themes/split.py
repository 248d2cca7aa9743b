"""Cut answers into ideas, one codable unit each, in English and Spanish as children write them.

Rules and weights learned from marked answers decide together where a new idea starts; lists are taken apart by rule,
and pieces that say too little by themselves are joined to the piece they belong to.
"""

from __future__ import annotations

from bisect import bisect_left

import pandas as pd

from voicelens.tables import Dropped, Result, check
from voicelens.themes.splitting.gaps import JOINING, Token, described, gaps, tokens
from voicelens.themes.splitting.pieces import Span, is_thin, join, trim
from voicelens.themes.splitting.rules import clauses, is_numbered, items
from voicelens.themes.splitting.weights import Weights, learned


def split(comments: pd.DataFrame) -> Result:
    """Table `ideas`: every substantive comment cut into one or more; the others are set aside with their status."""
    substantive = comments["status"] == "substantive"
    rows = [
        (f"{response}.{n}", response, span.start, span.end, text[span.start : span.end])
        for response, text in zip(comments["response_id"][substantive], comments["text"][substantive], strict=True)
        for n, span in enumerate(cut(text))
    ]
    others = zip(comments["response_id"][~substantive], comments["status"][~substantive], strict=True)
    ideas = pd.DataFrame(rows, columns=["idea_id", "response_id", "start", "end", "text"])
    return Result({"ideas": check("ideas", ideas)}, dropped=[Dropped(response, status) for response, status in others])


def cut(text: str, weights: Weights | None = None) -> list[Span]:
    """The ideas of one answer as code-point spans: in order, not overlapping, at least one."""
    ruled = clauses(text)
    parts = ruled if is_numbered(text) else _weighed(text, ruled, weights or learned())
    listed = [item for part in parts for item in items(text, part)]
    return join(text, listed, is_thin) or [Span(0, len(text))]


def _weighed(text: str, ruled: list[Span], weights: Weights) -> list[Span]:
    """The pieces between the gaps that have weight enough, less where rules cut too."""
    said = tokens(text)
    places = gaps(said)
    if not places:
        return ruled
    by_rule = _numbers(said, ruled)
    starts = [
        said[place].start
        for place, seen in zip(places, described(said, places, weights.topics), strict=True)
        if weights.cuts(seen, _kind(said[place], place in by_rule))
    ]
    return [part for span in zip([0, *starts], [*starts, len(text)], strict=True) if (part := trim(text, *span))]


def _kind(token: Token, ruled: bool) -> str:
    if token.mark or token.word in JOINING:
        return ("mark" if token.mark else "join") + ("+rule" if ruled else "")
    return "bare"


def _numbers(said: list[Token], ruled: list[Span]) -> set[int]:
    """The numbers of the words that rules start a piece with, joining words before it included."""
    starts, out = [token.start for token in said], set()
    for piece in ruled[1:]:
        n = bisect_left(starts, piece.start)
        while n > 1 and said[n - 1].word in JOINING:
            n -= 1
        out.add(n)
    return out
