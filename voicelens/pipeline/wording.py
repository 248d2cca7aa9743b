"""Whether a page of one's own making is worded as it should be: its framing, and how hard it is to read."""

from __future__ import annotations

from collections.abc import Iterator

from voicelens.brief.framing import check_page
from voicelens.brief.kinds import Given
from voicelens.brief.readability import check_reading

_SHORT = 3  # a group called “no” is no name to leave out of “does not”


def check_wording(
    page: str, given: Given, *, school: str = "", young: bool = False, strict: bool = False
) -> tuple[str, ...]:
    """What a person should read about the wording of a page; `strict` refuses framing, `young` is for students."""
    names = given.themes.loc[~given.themes["hidden"].astype(bool), "name"]
    chosen = tuple(_chosen(given, school))
    framing = check_page(page, given.language, names=names, chosen=chosen, strict=strict)
    return (*framing, *check_reading(page, given.language, young=young))


def _chosen(given: Given, school: str) -> Iterator[str]:
    """Names that are not VoiceLens's to judge: schools, the survey's questions, groups."""
    settings = given.settings
    yield from filter(None, (school, settings.study.name, given.occasion.wave))
    yield from (prompt.wording or prompt.column for prompt in settings.prompts)
    yield from (group.label for group in settings.groups if group.label)
    yield from (group for group in map(str, given.published["group"].unique()) if len(group) > _SHORT)
