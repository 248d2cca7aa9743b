"""A theme that a person splits: which of its ideas go to which part, and what the parts are called."""

from __future__ import annotations

from collections.abc import Sequence

from voicelens.i18n import say
from voicelens.review import ThemeDecision
from voicelens.text import fold, words
from voicelens.themes.book import Book, Part, Theme, Unmatched, open_theme
from voicelens.themes.identity import highest, holder, numbered, still_there
from voicelens.themes.naming import description

TOGETHER = 0.75
"""So many of a decision's anchors lie in one theme; with fewer, the theme has come apart by itself."""
MOST_PARTS = 12
_BETWEEN = "|"


def divide(book: Book, decision: ThemeDecision) -> None:
    """Split a theme; the part that was typical of it before, else the largest, keeps its id.

    A line that repeats an earlier one changes nothing, and ideas that a person moved stay where they were put.
    """
    mark = (decision.theme_id, decision.label, decision.anchors)
    if mark in book.divided:
        return
    theme_id = open_theme(book, decision)
    _refuse_apart(book, decision)
    number, names = _wanted(decision.label)
    ideas = [idea for idea, now in book.theme_of.items() if now == theme_id and idea not in book.moved]
    kept = book.themes[theme_id]
    others = [theme.name for name, theme in book.themes.items() if name != theme_id or _keeps_name(kept)]
    parts = book.cut(ideas, number, {fold(name) for name in others})
    if len(parts) < max(number, 2):
        raise Unmatched(say("Its ideas are too few or too much alike to be split so."))
    ids = _part_ids(book, theme_id, parts)
    called = _matched(names, parts, book) if names else [""] * len(parts)
    for part, part_id, name in zip(parts, ids, called, strict=True):
        book.themes[part_id] = _theme(part, name, kept, keeps=part_id == theme_id)
        if theme_id in book.above:
            book.above[part_id] = book.above[theme_id]
        book.theme_of |= dict.fromkeys(part.ideas, part_id)
        book.found |= dict.fromkeys(part.ideas, part_id)
    book.known |= set(ids)
    book.divided.add(mark)


def _refuse_apart(book: Book, decision: ThemeDecision) -> None:
    """Refuse to split a theme that the finder has split by now."""
    there = [book.found[idea] for idea in still_there(decision.anchors.split(), book.texts)]
    if there and max(map(there.count, there)) < TOGETHER * len(there):
        raise Unmatched(say("Its typical ideas are no longer together in one theme."))


def _wanted(label: str) -> tuple[int, list[str]]:
    """How many parts, 0 for as many as there are, and what they are to be called."""
    names = [name.strip() for name in label.split(_BETWEEN) if name.strip()]
    if not names:
        return 0, []
    if len(names) > 1 and len(names) <= MOST_PARTS:
        return len(names), names
    if len(names) == 1 and names[0].isdecimal() and 2 <= int(names[0]) <= MOST_PARTS:
        return int(names[0]), []
    raise Unmatched(say("Say how many parts (2 to {most}), or their names with | between them.", most=MOST_PARTS))


def _part_ids(book: Book, theme_id: str, parts: Sequence[Part]) -> list[str]:
    """An id for each part: that of the earlier part whose anchors it holds, the theme's own, or a new one."""
    part_of: dict[str, str | None] = dict.fromkeys(book.texts)
    part_of |= {idea: str(n) for n, part in enumerate(parts) for idea in part.ideas}
    claims = []
    for earlier, marks in book.earlier:
        ideas = still_there(marks, book.texts)
        heir = holder(ideas, part_of)
        if heir is not None and (earlier == theme_id or (earlier not in book.themes and numbered(earlier))):
            claims.append((-sum(part_of[idea] == heir for idea in ideas), earlier, int(heir)))
    ids: dict[int, str] = {}
    for _, earlier, part in sorted(claims):
        ids.setdefault(part, earlier)
    if theme_id not in ids.values():
        ids[next((n for n in range(len(parts)) if n not in ids), 0)] = theme_id
    last = highest(book.known)
    for n in range(len(parts)):
        if n not in ids:
            last += 1
            ids[n] = f"t{last:02d}"
    return [ids[n] for n in range(len(parts))]


def _matched(names: Sequence[str], parts: Sequence[Part], book: Book) -> list[str]:
    """The name of each part: the one whose words its ideas use most, then in the order they were given."""
    uses = [(-_use(name, part, book), number, n) for number, part in enumerate(parts) for n, name in enumerate(names)]
    called: dict[int, int] = {}
    for _, number, n in sorted(uses):
        if number not in called and n not in called.values():
            called[number] = n
    return [names[called[number]] for number in range(len(parts))]


def _use(name: str, part: Part, book: Book) -> float:
    """The share of a part's ideas that have a word of the name, as far as its first five letters."""
    wanted = {fold(word)[:5] for word in words(name) if len(word) > 2}
    told = sum(any(fold(word)[:5] in wanted for word in words(book.texts[idea])) for idea in part.ideas)
    return told / len(part.ideas)


def _theme(part: Part, name: str, before: Theme, *, keeps: bool) -> Theme:
    """The theme a part becomes; the one that keeps the id keeps what a person or a frame wrote about it."""
    stays = keeps and _keeps_name(before) and not name
    return Theme(
        name=before.name if stays else name or part.name,
        name_source=before.name_source if stays else "person" if name else "keywords",
        description=before.description if keeps and (before.described or stays) else description(part.keywords),
        keywords=part.keywords,
        certificate=None,
        hidden=before.hidden,
        described=keeps and before.described,
    )


def _keeps_name(theme: Theme) -> bool:
    return theme.name_source in ("person", "frame")
