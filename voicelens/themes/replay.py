"""People's decisions about themes, replayed in file order on what was found; nothing is dropped or guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from voicelens.i18n import ngettext, say
from voicelens.review import ThemeDecision
from voicelens.themes import areas
from voicelens.themes.book import Book, Unmatched, holding, meant, open_theme, target
from voicelens.themes.dividing import divide
from voicelens.themes.identity import still_there


def replay(book: Book, decisions: Sequence[ThemeDecision]) -> list[tuple[ThemeDecision, str]]:
    """Apply each decision to `book`; gives back those that no longer match, each with the reason."""
    unmatched = []
    for decision in decisions:
        book.known |= {decision.theme_id, decision.into}
        try:
            if areas.about_an_area(decision):
                areas.decide(book, decision)
            else:
                _ACTIONS[decision.action](book, decision)
        except Unmatched as reason:
            unmatched.append((decision, str(reason)))
    return unmatched


def _rename(book: Book, decision: ThemeDecision) -> None:
    theme = book.themes[open_theme(book, decision)]
    theme.name, theme.name_source = decision.label, "person"


def _describe(book: Book, decision: ThemeDecision) -> None:
    theme = book.themes[open_theme(book, decision)]
    theme.description, theme.described = decision.label, True


def _hide(book: Book, decision: ThemeDecision) -> None:
    book.themes[open_theme(book, decision)].hidden = True


def _merge(book: Book, decision: ThemeDecision) -> None:
    into = target(book, decision)
    if decision.anchors and decision.theme_id not in book.themes and holding(book, decision) == into:
        return  # the finder has put them there by itself
    theme = meant(book, decision)
    if theme in book.merged:
        if book.root(theme) == into:
            return
        raise Unmatched(say("It has been merged into {theme}.", theme=book.root(theme)))
    if theme == into:
        raise Unmatched(say("It would be merged into itself."))
    book.merged[theme] = into
    book.themes[into].certificate = None
    for idea, now in book.theme_of.items():
        if now == theme:
            book.theme_of[idea] = into


def _move(book: Book, decision: ThemeDecision) -> None:
    into = target(book, decision)
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
        raise Unmatched(sentence.format(n=gone, total=len(wanted)))


_ACTIONS: Mapping[str, Callable[[Book, ThemeDecision], None]] = {
    "rename": _rename,
    "describe": _describe,
    "hide": _hide,
    "merge": _merge,
    "move": _move,
    "split": divide,
}
