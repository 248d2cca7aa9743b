"""People's decisions about themes, replayed in file order on what was found; nothing is dropped or guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from voicelens.i18n import ngettext, say
from voicelens.review import ThemeDecision
from voicelens.themes.identity import holder, still_there


@dataclass
class Theme:
    """A theme while decisions are applied to it. `certificate` no longer holds once another theme was merged in."""

    name: str
    name_source: str
    description: str
    keywords: Sequence[str]
    certificate: float | None
    hidden: bool = False


@dataclass
class Book:
    """All themes and where each idea is. `found` is where the finder put it and never changes."""

    themes: dict[str, Theme]
    texts: Mapping[str, str]
    found: Mapping[str, str | None]
    theme_of: dict[str, str | None] = field(init=False)
    moved: set[str] = field(default_factory=set)
    merged: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Start from what the finder proposed."""
        self.theme_of = dict(self.found)

    def root(self, theme_id: str) -> str:
        """The theme that `theme_id` has become part of, or itself."""
        while theme_id in self.merged:
            theme_id = self.merged[theme_id]
        return theme_id


class _Unmatched(Exception):  # noqa: N818  (an outcome that is reported, not a failure)
    """A decision that cannot be applied; its text is the reason."""


def replay(book: Book, decisions: Sequence[ThemeDecision]) -> list[tuple[ThemeDecision, str]]:
    """Apply each decision to `book`; gives back those that no longer match, each with the reason."""
    unmatched = []
    for decision in decisions:
        try:
            _ACTIONS[decision.action](book, decision)
        except _Unmatched as reason:
            unmatched.append((decision, str(reason)))
    return unmatched


def _meant(book: Book, decision: ThemeDecision) -> str:
    """The theme a decision is about: the one that holds its anchors, whatever its number now is."""
    if not decision.anchors:
        if decision.theme_id not in book.themes:
            raise _Unmatched(say("There is no theme {theme}.", theme=decision.theme_id))
        return decision.theme_id
    theme = holder(still_there(decision.anchors.split(), book.texts), book.found)
    if theme is None:
        raise _Unmatched(say("Its typical ideas are no longer together in one theme."))
    return theme


def _open(book: Book, decision: ThemeDecision) -> Theme:
    """The theme a decision is about, unless it was merged away."""
    theme = _meant(book, decision)
    if theme in book.merged:
        raise _Unmatched(say("It has been merged into {theme}.", theme=book.root(theme)))
    return book.themes[theme]


def _target(book: Book, decision: ThemeDecision) -> str:
    if decision.into not in book.themes:
        raise _Unmatched(say("There is no theme {theme} to put it into.", theme=decision.into))
    return book.root(decision.into)


def _rename(book: Book, decision: ThemeDecision) -> None:
    theme = _open(book, decision)
    theme.name, theme.name_source = decision.label, "person"


def _describe(book: Book, decision: ThemeDecision) -> None:
    _open(book, decision).description = decision.label


def _hide(book: Book, decision: ThemeDecision) -> None:
    _open(book, decision).hidden = True


def _merge(book: Book, decision: ThemeDecision) -> None:
    theme, into = _meant(book, decision), _target(book, decision)
    if theme in book.merged:
        if book.root(theme) == into:
            return
        raise _Unmatched(say("It has been merged into {theme}.", theme=book.root(theme)))
    if theme == into:
        raise _Unmatched(say("It would be merged into itself."))
    book.merged[theme] = into
    book.themes[into].certificate = None
    for idea, now in book.theme_of.items():
        if now == theme:
            book.theme_of[idea] = into


def _move(book: Book, decision: ThemeDecision) -> None:
    into = _target(book, decision)
    wanted = set(decision.anchors.split())
    ideas = still_there(decision.anchors.split(), book.texts)
    for idea in ideas:
        book.theme_of[idea] = into
        book.moved.add(idea)
    if len(ideas) < len(wanted):
        gone = len(wanted) - len(ideas)
        sentence = ngettext(
            "{n} of its {total} ideas is no longer there.", "{n} of its {total} ideas are no longer there.", gone
        )
        raise _Unmatched(sentence.format(n=gone, total=len(wanted)))


def _split(book: Book, decision: ThemeDecision) -> None:  # noqa: ARG001  (every action has the same form)
    raise _Unmatched(say("A theme cannot be split yet: move its ideas into another theme instead."))


_ACTIONS: Mapping[str, Callable[[Book, ThemeDecision], None]] = {
    "rename": _rename,
    "describe": _describe,
    "hide": _hide,
    "merge": _merge,
    "move": _move,
    "split": _split,
}
