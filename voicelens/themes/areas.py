"""Areas, the level above themes: which themes they hold, and what people decide about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from voicelens.i18n import say
from voicelens.review import ThemeDecision
from voicelens.themes.book import Book, Theme, Unmatched
from voicelens.themes.identity import given, holder, is_area, still_there

FEWEST_THEMES = 2
"""An area of fewer themes says nothing that they do not say."""


def about_an_area(decision: ThemeDecision) -> bool:
    """Whether a decision names an area."""
    return is_area(decision.theme_id) or is_area(decision.into)


def decide(book: Book, decision: ThemeDecision) -> None:
    """Apply a decision that names an area; raises `Unmatched`."""
    action = _ACTIONS.get(decision.action)
    if action is None or not is_area(decision.theme_id):
        raise Unmatched(say("An area only brings themes together: name one of its themes."))
    area = _meant(book, decision)
    root = book.root(area)
    if action is not _merge and root not in (area, decision.theme_id):
        raise Unmatched(say("It has been merged into {theme}.", theme=root))
    action(book, area, decision)


def listed(book: Book) -> dict[str, list[str]]:
    """The areas that are shown, each with its themes: at least two that have ideas and that nobody hid."""
    used = {theme for theme in book.theme_of.values() if theme is not None}
    held: dict[str, list[str]] = {}
    for theme_id in sorted(used):
        area = book.area_of(theme_id)
        if area is not None and not book.themes[theme_id].hidden and not book.areas[area].hidden:
            held.setdefault(area, []).append(theme_id)
    return {area: themes for area, themes in sorted(held.items()) if len(themes) >= FEWEST_THEMES}


def described(book: Book, area: str, themes: Sequence[str]) -> Theme:
    """The area, which says what it holds where nobody wrote a description."""
    names = ", ".join(book.themes[theme_id].name for theme_id in themes)
    known = book.areas[area]
    return replace(known, description=known.description or say("Brings together: {names}.", names=names))


def _meant(book: Book, decision: ThemeDecision) -> str:
    """The area a decision is about: one of a frame by its id, any other where its anchors are, whatever its number."""
    if not decision.anchors or not given(decision.theme_id):
        return _known(book, decision.theme_id)
    found = {idea: None if theme is None else book.above.get(theme) for idea, theme in book.found.items()}
    area = holder(still_there(decision.anchors.split(), book.texts), found)
    if area is None:
        raise Unmatched(say("Its typical ideas are no longer together in one area."))
    return area


def _known(book: Book, area: str) -> str:
    if area not in book.areas:
        raise Unmatched(say("There is no area {area}.", area=area))
    return area


def _rename(book: Book, area: str, decision: ThemeDecision) -> None:
    book.areas[area].name, book.areas[area].name_source = decision.label, "person"


def _describe(book: Book, area: str, decision: ThemeDecision) -> None:
    book.areas[area].description, book.areas[area].described = decision.label, True


def _hide(book: Book, area: str, decision: ThemeDecision) -> None:  # noqa: ARG001  (an action like the others)
    book.areas[area].hidden = True


def _merge(book: Book, area: str, decision: ThemeDecision) -> None:
    into = book.root(_known(book, decision.into))
    if area in book.merged:
        if book.root(area) == into:
            return
        raise Unmatched(say("It has been merged into {theme}.", theme=book.root(area)))
    if area == into:
        raise Unmatched(say("It would be merged into itself."))
    book.merged[area] = into
    book.areas[into].certificate = None


_ACTIONS: Mapping[str, Callable[[Book, str, ThemeDecision], None]] = {
    "rename": _rename,
    "describe": _describe,
    "hide": _hide,
    "merge": _merge,
}
