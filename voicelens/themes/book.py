"""All themes and where each idea is while people's decisions are replayed, and which theme a decision is about."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from voicelens.i18n import say
from voicelens.review import ThemeDecision
from voicelens.themes.identity import Anchor, holder, numbered, still_there


class Part(NamedTuple):
    """A part of a theme: its ideas, and what it would be called."""

    ideas: tuple[str, ...]
    name: str
    keywords: tuple[str, ...]


Cut = Callable[[Sequence[str], int, Collection[str]], list[Part]]
"""Cuts ideas into that many parts (0: as many as there are), the largest first, none named as one of the given."""


class Unmatched(Exception):  # noqa: N818  (an outcome that is reported, not a failure)
    """A decision that cannot be applied; its text is the reason."""


@dataclass
class Theme:
    """A theme while decisions are applied to it.

    `certificate` no longer holds once the theme was split or another one merged in; `described` is by a person.
    """

    name: str
    name_source: str
    description: str
    keywords: Sequence[str]
    certificate: float | None
    hidden: bool = False
    described: bool = False


@dataclass
class Book:
    """All themes and where each idea is.

    `found` is where the finder put it or, of a theme that a person split, the part it came to. `known` are the ids that
    no new part may get, `earlier` the anchors of all closed cycles. `above` names the area of a theme that has one.
    """

    themes: dict[str, Theme]
    texts: Mapping[str, str]
    found: dict[str, str | None]
    cut: Cut
    earlier: Sequence[Anchor] = ()
    areas: dict[str, Theme] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    theme_of: dict[str, str | None] = field(init=False)
    framed: frozenset[str] = field(init=False)
    moved: set[str] = field(default_factory=set)
    merged: dict[str, str] = field(default_factory=dict)
    divided: set[tuple[str, str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Start from what the finder proposed."""
        self.theme_of = dict(self.found)
        self.framed = frozenset(name for name, theme in self.themes.items() if theme.name_source == "frame")
        self.known |= {*self.themes, *(theme for theme, _ in self.earlier)}

    def root(self, theme_id: str) -> str:
        """The theme or area that `theme_id` has become part of, or itself."""
        while theme_id in self.merged:
            theme_id = self.merged[theme_id]
        return theme_id

    def area_of(self, theme_id: str) -> str | None:
        """The area a theme belongs to."""
        area = self.above.get(theme_id)
        return None if area is None else self.root(area)


def holding(book: Book, decision: ThemeDecision) -> str | None:
    """The theme that holds most of a decision's anchors."""
    return holder(still_there(decision.anchors.split(), book.texts), book.found)


def meant(book: Book, decision: ThemeDecision) -> str:
    """The theme a decision is about: one of a frame by its id, any other where its anchors are, whatever its number."""
    if not decision.anchors or decision.theme_id in book.framed:
        if decision.theme_id not in book.themes:
            raise Unmatched(say("There is no theme {theme}.", theme=decision.theme_id))
        return decision.theme_id
    theme = holding(book, decision)
    if theme is None:
        raise Unmatched(say("Its typical ideas are no longer together in one theme."))
    if theme in book.framed and numbered(decision.theme_id):
        raise Unmatched(say("Its typical ideas are now in {theme}, a theme of your list.", theme=theme))
    return theme


def open_theme(book: Book, decision: ThemeDecision) -> str:
    """The theme a decision is about, unless it was merged away into one the decision does not name."""
    theme = meant(book, decision)
    root = book.root(theme)
    if root not in (theme, decision.theme_id):
        raise Unmatched(say("It has been merged into {theme}.", theme=root))
    return root


def target(book: Book, decision: ThemeDecision) -> str:
    """The theme that ideas are put into."""
    if decision.into not in book.themes:
        raise Unmatched(say("There is no theme {theme} to put it into.", theme=decision.into))
    return book.root(decision.into)
