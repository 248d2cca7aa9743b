"""Which theme of today is which theme of before: found again by the ideas that were typical of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from voicelens.text import digest

TYPICAL = 8
Anchor = tuple[str, tuple[str, ...]]
"""A theme id with the ideas that were typical of it."""
_NUMBER = re.compile(r"t(\d+)")
_AREA = "area-"
"""What the id of an area begins with; no id of a theme has a hyphen."""
_AREA_NUMBER = re.compile(rf"{_AREA}(\d+)")


def anchor(idea_id: str, text: str) -> str:
    """A mark of one idea that holds no word of it."""
    return f"{idea_id}:{digest(text)[:12]}"


def still_there(anchors: Iterable[str], texts: Mapping[str, str]) -> list[str]:
    """The idea ids among `anchors` that exist today; where the mark carries a hash, with the same text."""
    known = []
    for mark in dict.fromkeys(anchors):
        idea_id, _, _ = mark.partition(":")
        if idea_id in texts and mark in (idea_id, anchor(idea_id, texts[idea_id])):
            known.append(idea_id)
    return known


def holder(idea_ids: Sequence[str], theme_of: Mapping[str, str | None]) -> str | None:
    """The theme that holds more than half of the ideas, None where there is none."""
    for theme, held in Counter(theme_of[idea] for idea in idea_ids).most_common(1):
        if held * 2 > len(idea_ids):
            return theme
    return None


def carry_over(
    found: Sequence[str],
    theme_of: Mapping[str, str | None],
    texts: Mapping[str, str],
    anchors: Sequence[Anchor],
    used: Iterable[str],
) -> dict[str, str]:
    """The lasting id of each found theme: that of the earlier theme whose anchors it holds, or one never used before.

    A found theme that holds the anchors of several earlier themes takes over the one of which it holds most. A theme
    of a frame keeps the id that the frame gave it, and no other theme ever takes it over. Areas, which `theme_of` then
    names, do the same among themselves.
    """
    if not anchors:
        return {theme: theme for theme in found}
    lasting = {theme: theme for theme in found if not given(theme)}
    claims = []
    for theme_id, marks in anchors:
        ideas = still_there(marks, texts)
        heir = holder(ideas, theme_of)
        if heir is not None and heir not in lasting and given(theme_id) and is_area(theme_id) == is_area(heir):
            claims.append((-sum(theme_of[idea] == heir for idea in ideas), theme_id, heir))
    for _, theme_id, heir in sorted(claims):
        lasting.setdefault(heir, theme_id)
    before = [*used, *(theme for theme, _ in anchors)]
    for theme in found:
        if theme not in lasting:
            lasting[theme] = following(before, theme)
            before.append(lasting[theme])
    return lasting


def following(before: Sequence[str], theme_id: str) -> str:
    """The first id of the kind of `theme_id` that comes after all of those before."""
    if is_area(theme_id):
        return area_id(max((int(found[1]) for one in before if (found := _AREA_NUMBER.fullmatch(one))), default=0) + 1)
    return f"t{highest(before) + 1:02d}"


def area_id(mark: int | str) -> str:
    """The id of an area: of a frame by the id it has there, of one that was found by its number."""
    return f"{_AREA}{mark:02d}" if isinstance(mark, int) else _AREA + mark


def is_area(theme_id: str) -> bool:
    """Whether it is the id of an area, not of a theme."""
    return theme_id.startswith(_AREA)


def given(theme_id: str) -> bool:
    """Whether it is the id of a theme or area that was found, not one of a frame."""
    return numbered(theme_id) or _AREA_NUMBER.fullmatch(theme_id) is not None


def numbered(theme_id: str) -> bool:
    """Whether it is an id that VoiceLens gave, not one of a frame."""
    return _NUMBER.fullmatch(theme_id) is not None


def highest(theme_ids: Iterable[str]) -> int:
    """The highest number among ids such as t07, 0 where there is none."""
    return max((int(found[1]) for theme in theme_ids if (found := _NUMBER.fullmatch(theme))), default=0)
