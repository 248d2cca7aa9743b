"""The gate: everything that is to be handed out, read back and attacked as an outsider would."""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import DictLoader

from voicelens.audit.agreement import Allowed, described, problems, unreadable
from voicelens.audit.changes import Changed, Counted, changed_by_a_few
from voicelens.audit.figures import ANSWERED, Figures, Known, figures
from voicelens.audit.recover import COUNTS, SIZE, Recovered, attack
from voicelens.audit.tighten import attack_pairs, by_parents, by_releases
from voicelens.brief.page import environment
from voicelens.i18n import LANGUAGES, catalogue, ngettext, say
from voicelens.pipeline.steps import writer
from voicelens.progress import Progress, Silent
from voicelens.settings import ProtectSettings, Settings
from voicelens.study.folder import Study
from voicelens.study.store import read_table
from voicelens.tables import COMBINED, EVERYONE, group_columns

if TYPE_CHECKING:
    import pandas as pd

TOLD = 12
TOGETHER = 2  # values that releases together must leave of a number that is shown in them
_SENTENCE = 24  # letters; shorter texts could hide a number


@dataclass(frozen=True)
class Evidence:
    """One release: its tables, the true counts behind them, and what everybody knows besides.

    The true counts are missing where only published files are at hand.
    """

    published: pd.DataFrame
    networks: Mapping[str, str] = dataclasses.field(default_factory=dict)
    several: frozenset[str] = frozenset()
    parents: Mapping[str, str] = dataclasses.field(default_factory=dict)
    comparison: pd.DataFrame | None = None
    coverage: pd.DataFrame | None = None
    rules: ProtectSettings = dataclasses.field(default_factory=ProtectSettings)

    @property
    def waves(self) -> tuple[str, ...]:
        """The cycles in it, in order of first appearance."""
        return tuple(dict.fromkeys(self.published["wave"].astype(str)))

    @property
    def counted(self) -> Counted | None:
        """The tables with their true counts, where those are known."""
        if self.comparison is None or self.coverage is None:
            return None
        return Counted(self.published, self.comparison, self.coverage)

    def read(self, wave: str, *, blind: bool = False) -> Figures:
        """One cycle as bounds; `blind` for those of an outsider who is given no true count."""
        counts = (None, None) if blind else (self.comparison, self.coverage)
        rules = self.rules
        known = Known(
            self.networks, self.several, *counts, coding=rules.coding, finest=rules.step, least=rules.min_group
        )
        return figures(self.published, wave, known)


@dataclass(frozen=True)
class Attacked:
    """What an attack on one release, or on several together, came to."""

    tried: int
    recovered: tuple[Recovered, ...] = ()
    contradictions: tuple[str, ...] = ()
    misread: tuple[str, ...] = ()

    def with_more(self, other: Attacked) -> Attacked:
        """What both attacks came to."""
        found = tuple(sorted({*self.recovered, *other.recovered}))
        return Attacked(
            self.tried + other.tried, found, self.contradictions + other.contradictions, self.misread + other.misread
        )


def evidence(study: Study) -> Evidence:
    """The release that a finished study would make."""
    names = ("published", "comparison", "coverage", "respondents", "themes")
    found = {name: read_table(study, writer(name).folder, name) for name in names}
    return dataclasses.replace(of_tables(found), rules=study.settings.protect)


def of_tables(found: Mapping[str, pd.DataFrame]) -> Evidence:
    """The same from tables."""
    respondents, themes = found["respondents"], found["themes"]
    lies = respondents[["school", "network"]].dropna().astype(str).drop_duplicates()
    alone = lies[~lies["school"].duplicated(keep=False)]
    several = [name for name in group_columns(respondents) if respondents[name].map(_is_list).any()]
    above = themes.dropna(subset=["parent_id"])
    return Evidence(
        found["published"],
        dict(zip(alone["school"], alone["network"], strict=True)),
        frozenset(several),
        dict(zip(above["theme_id"].astype(str), above["parent_id"].astype(str), strict=True)),
        found["comparison"],
        found["coverage"],
    )


def _is_list(value: Any) -> bool:
    return isinstance(value, (list, tuple))


def attack_releases(now: Evidence, earlier: Sequence[Evidence] = (), progress: Progress | None = None) -> Attacked:
    """Attack a release, together with all earlier ones of the same cycles; without true counts where one has none."""
    alike = [each for each in earlier if (each.counted is None) == (now.counted is None)]
    first = _attack(now, alike, progress)
    if len(alike) == len(earlier):
        return first
    blind = [dataclasses.replace(each, comparison=None, coverage=None) for each in (now, *earlier)]
    return first.with_more(_attack(blind[0], blind[1:], progress))


def _attack(now: Evidence, earlier: Sequence[Evidence], progress: Progress | None) -> Attacked:
    listener = progress or Silent()
    tried = 0
    found: list[Recovered] = []
    wrong: list[str] = []
    misread: list[str] = []
    for wave in now.waves:
        own = by_parents(now.read(wave), now.parents)
        misread += own.misread
        before = [by_parents(each.read(wave), each.parents) for each in earlier if wave in each.waves]
        for n, other in enumerate(before):
            before[n], own = by_releases(other, own)
        for each in (own, *before):
            done = attack(each, listener.step, shown=TOGETHER if before else COUNTS)
            tried, found = tried + done.tried, [*found, *done.recovered]
            wrong += done.contradictions
        pairs, known = attack_pairs(now.published, own)
        tried, found = tried + pairs, [*found, *known]
    return Attacked(tried, tuple(sorted(set(found))), tuple(wrong), tuple(misread))


def late(now: Evidence, earlier: Sequence[Evidence]) -> list[Changed]:
    """Shown groups that a few students came to or left since the last release of each cycle."""
    found: list[Changed] = []
    seen: set[str] = set()
    for each in reversed(earlier):
        if now.counted and each.counted:
            changed = changed_by_a_few(each.counted, now.counted)
            found += [one for one in changed if one.wave not in seen]
        seen |= set(each.waves)
    return found


def allowed(study: Study, published: pd.DataFrame, themes: pd.DataFrame, quotes: pd.DataFrame) -> Allowed:
    """Names, questions and approved quotes, which may hold digits, and the numbers of the rules."""
    settings = study.settings
    words = [word for several in themes["keywords"] for word in several]
    texts = [*themes["name"], *themes["description"], *words, *quotes.loc[quotes["approved_by"].map(len) > 0, "text"]]
    for name in ("unit", "wave", "wave_from", "dimension", "group"):
        texts += published[name].dropna().unique().tolist() if name in published else []
    texts += [text for prompt in settings.prompts for text in (prompt.wording, prompt.column)]
    texts += [text for group in settings.groups for text in (group.label, group.column)]
    return Allowed(tuple(dict.fromkeys(map(str, [*texts, settings.study.name, *fixed_sentences()]))), _rules(settings))


@cache
def fixed_sentences() -> tuple[str, ...]:
    """Sentences that stand on every page as they are and hold a number, such as those that explain a word."""
    loader, found = environment(LANGUAGES[0]), []
    extract: Callable[[str], Iterable[tuple[int, str, object]]] = vars(loader)["extract_translations"]
    for name in loader.list_templates(["html"]):
        source = (loader.loader or DictLoader({})).get_source(loader, name)[0]
        for _, _, message in extract(source):
            if isinstance(message, str) and len(message) > _SENTENCE and "%(" not in message:
                found += [_plain(catalogue(language).gettext(message)) for language in LANGUAGES]
    return tuple(text for text in found if any(letter.isdigit() for letter in text))


def _plain(message: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", " ".join(message.split())))


def _rules(settings: Settings) -> frozenset[float]:
    """The thresholds that pages state in words."""
    parts = (settings.protect, settings.compare, settings.brief)
    values = [value for part in parts for value in dataclasses.asdict(part).values()]
    numbers = [float(value) for value in values if isinstance(value, (int, float)) and not isinstance(value, bool)]
    return frozenset([*numbers, *(round(1 / each) for each in numbers if 0 < each < 1)])


def page_problems(files: Mapping[str, bytes], published: pd.DataFrame, names: Allowed) -> list[str]:
    """What pages and files tell beyond the published rows, as lines without numbers."""
    return list(described([*unreadable(published), *problems(files, published, names)]))


def recovered_lines(found: Sequence[Recovered]) -> Iterator[str]:
    """Numbers that can be worked out, named without their values."""
    for each in found[:TOLD]:
        yield f"  {_place(each.unit, each.wave, each.dimension, each.group)}: {_what(each)}"
    yield from _more(len(found))


def changed_lines(found: Sequence[Changed]) -> Iterator[str]:
    """Groups that changed by a few, named without saying by how many."""
    for each in found[:TOLD]:
        yield f"  {_place(each.unit, each.wave, each.dimension, each.group)}: {_measure(each.measure)}"
    yield from _more(len(found))


def _more(n: int) -> Iterator[str]:
    if n > TOLD:
        yield "  " + say("… and {n} more", n=n - TOLD)


def _place(unit: str, wave: str, dimension: str, group: str) -> str:
    groups = {
        EVERYONE: say("all students"),
        COMBINED: say("smaller groups, combined"),
        "…": say("the hidden groups together"),
    }
    named = groups.get(group, group)
    return f"{unit}, {wave}, {named if dimension == EVERYONE else f'{dimension}: {named}'}"


def _what(each: Recovered) -> str:
    if each.kind == SIZE:
        return say("size of the group ({measure})", measure=_measure(each.polarity))
    return say("students who raised the theme {theme} ({measure})", theme=each.theme, measure=_measure(each.polarity))


def _measure(name: str) -> str:
    words = {
        "": say("who answered"), ANSWERED: say("who answered"), "like": say("what students like"),
        "change": say("what students want changed"), "other": say("what students say"),
        "pairs": say("liked and wanted changed"),
    }  # fmt: skip
    return words.get(name, name)


def counted_lines(found: Attacked) -> str:
    """How many numbers were attacked."""
    return ngettext(
        "{n} number was attacked with everything published.", "{n} numbers were attacked with everything published.",
        found.tried,
    ).format(n=f"{found.tried:,}")  # fmt: skip


def folder_files(folder: Path) -> dict[str, bytes]:
    """The files of a folder by their names in it, hidden ones left out."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    names = {path.relative_to(folder): path for path in paths}
    return {name.as_posix(): path.read_bytes() for name, path in names.items() if not _is_hidden(name)}


def _is_hidden(name: Path) -> bool:
    return any(part.startswith(".") for part in name.parts)
