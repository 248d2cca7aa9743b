"""The agree stage: found themes get lasting ids, and people's decisions are replayed on top."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from voicelens.i18n import ngettext
from voicelens.review import ThemeDecision
from voicelens.tables import TABLES, Result, check
from voicelens.themes import areas
from voicelens.themes.book import Book, Theme
from voicelens.themes.identity import TYPICAL, Anchor, anchor, carry_over, is_area
from voicelens.themes.naming import description
from voicelens.themes.parting import Cutter, Means
from voicelens.themes.replay import replay


def agree(  # noqa: PLR0913  (four tables and what people said)
    ideas: pd.DataFrame,
    comments: pd.DataFrame,
    themes_found: pd.DataFrame,
    assigned: pd.DataFrame,
    *,
    decisions: Sequence[ThemeDecision],
    anchors: Sequence[Anchor],
    means: Means,
) -> Result:
    """Tables `themes`, `membership` (every idea once) and `unmatched` (decisions that match nothing any more).

    `anchors` holds, for each earlier theme, the ideas that were typical of it: a found theme that holds most of them
    takes over its id. Every other theme gets an id that no theme, anchor or decision names. `means` are what a theme
    is cut with where a person splits it. An area is a row of `themes` that at least two themes name as their
    `parent_id`; no idea is a member of it.
    """
    texts = dict(zip(ideas["idea_id"], ideas["text"], strict=True))
    placed = {
        idea: None if pd.isna(theme) else str(theme)
        for idea, theme in zip(assigned["idea_id"], assigned["theme_id"], strict=True)
    }
    named = {name for decision in decisions for name in (decision.theme_id, decision.into)}
    above = {t: str(a) for t, a in zip(themes_found["theme_id"], themes_found["parent_id"], strict=True) if pd.notna(a)}
    wide = {idea: None if theme is None else above.get(theme) for idea, theme in placed.items()}
    ids = [[t for t in themes_found["theme_id"] if is_area(t) is broad] for broad in (False, True)]
    lasting = carry_over(ids[0], placed, texts, anchors, named) | carry_over(ids[1], wide, texts, anchors, named)
    found = {idea: None if theme is None else lasting[theme] for idea, theme in placed.items()}
    cutter = Cutter(ideas, comments.set_index("response_id").loc[ideas["response_id"]], means)
    themes = _themes(themes_found, lasting)
    broad = {area: themes.pop(area) for area in [*themes] if is_area(area)}
    book = Book(themes, texts, found, cutter, anchors, broad, {lasting[t]: lasting[area] for t, area in above.items()})
    unmatched = replay(book, decisions)
    membership = _membership(ideas, comments, assigned, book)
    return Result(
        {
            "themes": _theme_table(book, membership),
            "membership": membership,
            "unmatched": _unmatched_table(unmatched),
        },
        notes=_notes(len(unmatched)),
    )


def _notes(unmatched: int) -> list[str]:
    sentence = ngettext(
        "{n} decision matches nothing any more: see the list of unmatched decisions.",
        "{n} decisions match nothing any more: see the list of unmatched decisions.",
        unmatched,
    )
    return [sentence.format(n=unmatched)] if unmatched else []


def _themes(themes_found: pd.DataFrame, lasting: dict[str, str]) -> dict[str, Theme]:
    return {
        lasting[row["theme_id"]]: Theme(
            name=row["name"],
            name_source=row["name_source"],
            description=row["description"] or ("" if is_area(row["theme_id"]) else description(row["keywords"])),
            keywords=row["keywords"],
            certificate=None if pd.isna(row["certificate"]) else float(row["certificate"]),
        )
        for row in themes_found.to_dict("records")
    }


def _membership(ideas: pd.DataFrame, comments: pd.DataFrame, assigned: pd.DataFrame, book: Book) -> pd.DataFrame:
    who = dict(zip(comments["response_id"], comments["respondent_id"], strict=True))
    sure = dict(zip(assigned["idea_id"], assigned["confidence"], strict=True))
    moved = [idea in book.moved for idea in ideas["idea_id"]]
    frame = pd.DataFrame(
        {
            "idea_id": ideas["idea_id"],
            "response_id": ideas["response_id"],
            "respondent_id": [who[response] for response in ideas["response_id"]],
            "theme_id": [book.theme_of.get(idea) for idea in ideas["idea_id"]],
            "confidence": [
                1.0 if by_hand else sure.get(idea, 0.0) for idea, by_hand in zip(ideas["idea_id"], moved, strict=True)
            ],
            "assigned_by": ["person" if by_hand else "finder" for by_hand in moved],
        }
    )
    return check("membership", frame)


def _theme_table(book: Book, membership: pd.DataFrame) -> pd.DataFrame:
    order = membership.sort_values(["confidence", "idea_id"], ascending=[False, True], kind="stable")
    in_theme = dict(iter(order.groupby("theme_id", sort=True)))
    held = areas.listed(book)
    above = {theme_id: area for area, themes in held.items() for theme_id in themes}
    rows = []
    for theme_id in sorted(book.themes.keys() - book.merged.keys(), key=lambda name: (len(name), name)):
        members = in_theme.get(theme_id, membership.iloc[:0])
        rows.append({**_row(theme_id, book.themes[theme_id], members, book), "parent_id": above.get(theme_id)})
    for area, themes in held.items():
        members = pd.concat([in_theme[theme_id] for theme_id in themes])
        members = members.iloc[np.argsort(members.groupby("theme_id").cumcount().to_numpy(), kind="stable")]
        rows.append(_row(area, areas.described(book, area, themes), members, book))
    return check("themes", pd.DataFrame(rows, columns=list(TABLES["themes"].columns)))


def _row(theme_id: str, theme: Theme, members: pd.DataFrame, book: Book) -> dict[str, object]:
    """One line of the table; `members` in the order in which they are typical."""
    return {
        "theme_id": theme_id, "name": theme.name, "name_source": theme.name_source, "description": theme.description,
        "keywords": theme.keywords, "parent_id": None, "n_respondents": int(members["respondent_id"].nunique()),
        "certificate": theme.certificate,
        "anchors": [anchor(idea, book.texts[idea]) for idea in members["idea_id"][:TYPICAL]], "hidden": theme.hidden,
    }  # fmt: skip


def _unmatched_table(unmatched: Sequence[tuple[ThemeDecision, str]]) -> pd.DataFrame:
    rows = [(d.file, d.line, d.action, d.theme_id, reason) for d, reason in unmatched]
    return check("unmatched", pd.DataFrame(rows, columns=list(TABLES["unmatched"].columns)))
