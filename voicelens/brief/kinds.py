"""Which pages there are, and who makes each: one line per kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from voicelens.brief.actions import Actions
from voicelens.brief.content import Occasion
from voicelens.errors import UsageError
from voicelens.i18n import LANGUAGES, say
from voicelens.settings import Settings
from voicelens.tables import Result


@dataclass(frozen=True)
class Given:
    """What a page is made of. `agreed` are schools that may be named; `frame` is the frame of an inquiry pack."""

    published: pd.DataFrame
    themes: pd.DataFrame
    quotes: pd.DataFrame
    settings: Settings
    occasion: Occasion
    language: str
    agreed: tuple[str, ...] = ()
    actions: Actions | None = None
    frame: str = ""


Pages = Mapping[str, str]


def _school(given: Given) -> Pages:
    return _brief(given).pages


def _brief(given: Given) -> Result:
    from voicelens.brief.brief import brief

    return brief(
        given.published, given.themes, given.quotes,
        settings=given.settings, occasion=given.occasion, language=given.language,
    )  # fmt: skip


def _network(given: Given) -> Pages:
    from voicelens.brief.network import network

    return network(
        given.published, given.themes, given.quotes,
        settings=given.settings, occasion=given.occasion, language=given.language, agreed=given.agreed,
    )  # fmt: skip


def _students(given: Given) -> Pages:
    from voicelens.brief.students import students

    others = [each for each in LANGUAGES if each != given.language and each in given.occasion.languages]
    return students(
        given.published, given.themes,
        settings=given.settings, occasion=given.occasion, languages=(given.language, *others), actions=given.actions,
    )  # fmt: skip


def _inquiry(given: Given) -> Pages:
    from voicelens.brief.inquiry import FRAMES, inquiry

    return inquiry(
        given.published, given.themes, given.quotes,
        settings=given.settings, occasion=given.occasion, language=given.language,
        frame_name=given.frame or FRAMES[0],
    )  # fmt: skip


KINDS: Mapping[str, tuple[str, Callable[[Given], Pages]]] = {
    "school": ("brief.html", _school),
    "network": ("network.html", _network),
    "students": ("students.html", _students),
    "inquiry": ("inquiry.html", _inquiry),
}


def pages_of_run(given: Given) -> Result:
    """What every run makes: the brief and the tables behind it, and a page for the students of a school, or for the
    whole network where there are several schools.
    """
    made = _brief(given)
    schools = given.published.loc[given.published["unit_level"] == "school", "unit"].nunique()
    beside = _network(given) if schools > 1 else _students(given)
    return replace(made, pages={**made.pages, **beside})


def page_of(kind: str, given: Given) -> str:
    """The page of that kind; raises `UsageError` for a kind that is not known."""
    return KINDS[known(kind)][1](given)[page_name(kind)]


def page_name(kind: str) -> str:
    """The file name of a page of that kind."""
    return KINDS[known(kind)][0]


def known(kind: str) -> str:
    """The kind as given; raises `UsageError` where there is none of that name."""
    if kind not in KINDS:
        raise UsageError(
            say("There is no page for “{kind}”.", kind=kind),
            where="--for",
            fix=say("Use one of: {known}.", known=", ".join(KINDS)),
        )
    return kind
