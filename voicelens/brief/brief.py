"""The brief for one school, or for a network or district as a whole: two pages and an appendix."""

from __future__ import annotations

import pandas as pd

from voicelens.brief.content import Occasion, build
from voicelens.brief.fit import fit
from voicelens.brief.page import render
from voicelens.brief.sheets import groups_sheet, themes_sheet
from voicelens.i18n import say, speaking
from voicelens.settings import Settings
from voicelens.tables import Result


def brief(
    published: pd.DataFrame,
    themes: pd.DataFrame,
    quotes: pd.DataFrame,
    *,
    settings: Settings,
    occasion: Occasion,
    language: str,
) -> Result:
    """The page and the tables behind it, from published numbers and approved quotes alone.

    Raises `UsageError` where several schools have no numbers for all of them together.
    """
    with speaking(language):
        content = fit(build(published, themes, quotes, settings=settings, occasion=occasion))
        without_quotes = say("The brief shows no quotes: none has been approved yet.")
    wanted = settings.brief.quotes and not content.quotes
    return Result(
        pages={
            "brief.html": render("brief.html", language=language, draft=occasion.draft, brief=content),
            "tables/themes.csv": themes_sheet(content),
            "tables/groups.csv": groups_sheet(content),
        },
        notes=(without_quotes,) if wanted else (),
    )
