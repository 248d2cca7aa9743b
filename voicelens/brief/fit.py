"""How much of a brief goes on its two pages, so that paper holds them: the rest is in the appendix.

Heights are estimated in px for the shorter of Letter and A4 with the width of the narrower, from the print rules of
`style.css`; the browser tests hold the estimate to what a browser prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from voicelens.brief.cards import Card
from voicelens.brief.content import Brief
from voicelens.brief.groups import Difference
from voicelens.brief.history import Run
from voicelens.brief.measure import lines
from voicelens.brief.quotes import Quote
from voicelens.brief.sections import Section, ThemeRow
from voicelens.brief.tension import Tension

WIDE, HIGH = 690.0, 976.0
FEWEST_ROWS, ROOM_TO_WRITE = 3, 110
_CARD = ", as something to change: about 10 in 100 in the group, 20 in 100 of all others."
_BLIND = "That does not prove that students feel the same. " * 4
_UNSEEN = "They count in every total. A group is left out when it has too few students to be shown safely here, " * 3
_ASK = "“What does look like here on a good day?” Ask five to eight students, some from the groups above. Listen first."


@dataclass(frozen=True)
class Print:
    """One of the two ways the print rules set a page; what is not named in px is in rem of `rem` px."""

    name: str
    rem: float
    band: float
    head: float
    title: float
    card: tuple[float, float]
    section: float
    row: tuple[float, float, float]
    meanings: int
    quote: tuple[float, float]
    foot: float
    pair: tuple[float, float]
    box: float
    run: float
    apart: float
    next: float


ROOMY = Print(
    name="", rem=12.1, band=31, head=40, title=2.58, card=(72, 1.38), section=74, row=(14.2, 12.8, 8.4), meanings=2,
    quote=(75, 1.34), foot=38, pair=(18, 13.4), box=38, run=7.6, apart=16, next=242,
)  # fmt: skip
DENSE = Print(
    name="dense", rem=11.4, band=25, head=28, title=2.02, card=(48, 1.17), section=59, row=(12.5, 11.2, 3.9),
    meanings=1, quote=(40, 1.22), foot=26, pair=(10.2, 16), box=18, run=6.2, apart=10, next=160,
)  # fmt: skip


def fit(brief: Brief) -> Brief:
    """The roomiest setting that holds everything, else the dense one with no more than its two pages hold."""
    one = replace(brief, drawn=brief.drawn[:1])
    if _heard(one, ROOMY) <= HIGH and _together(one, ROOMY) <= HIGH:
        return _filled(one, brief.drawn, ROOMY)
    dense = _first_that_fits(_fewer_themes(replace(one, density=DENSE.name)), _heard)
    return _filled(_first_that_fits(_fewer_differences(dense), _together), brief.drawn, DENSE)


def _filled(brief: Brief, drawn: tuple[str, ...], paper: Print) -> Brief:
    """With every picture, or at least more lines to write on, where the second page has room."""
    every = replace(brief, drawn=drawn)
    best = every if _together(every, paper) <= HIGH else brief
    return replace(best, roomy=_together(best, paper) + ROOM_TO_WRITE <= HIGH)


def _first_that_fits(tries: Iterator[Brief], height: Callable[[Brief, Print], float]) -> Brief:
    """The first of them that paper holds, else the last."""
    brief = next(tries)
    while height(brief, DENSE) > HIGH and (fewer := next(tries, None)):
        brief = fewer
    return brief


def _fewer_themes(brief: Brief) -> Iterator[Brief]:
    """Without the last theme of the longest section, again and again; then without a quote, again and again."""
    yield brief
    while max((len(section.rows) for section in brief.sections), default=0) > FEWEST_ROWS:
        longest = max(range(len(brief.sections)), key=lambda place: len(brief.sections[place].rows))
        cut = [
            section.cut(len(section.rows) - (place == longest)) for place, section in enumerate(brief.sections)
        ]  # fmt: skip
        brief = replace(brief, sections=tuple(cut))
        yield brief
    while brief.quotes:
        brief = replace(brief, quotes=brief.quotes[:-1])
        yield brief


def _fewer_differences(brief: Brief) -> Iterator[Brief]:
    """With fewer differences down to three, then without a map of pairs, then with two, without charts, with one."""
    every = len(brief.groups.differences)
    tries = [(most, brief.drawn) for most in range(every, 2, -1)] or [(every, brief.drawn)]
    tries += [(min(every, 3), ())] if brief.drawn == ("tension",) else []
    for most, drawn in (*tries, (2, brief.drawn), (2, ()), (1, ())):
        yield replace(brief, groups=brief.groups.cut(most), drawn=drawn)


def _heard(brief: Brief, paper: Print) -> float:
    """The height of the first page."""
    parts = [_head(brief, paper), _cards(brief, paper), *(_section(each, brief, paper) for each in brief.sections)]
    reading = paper.apart + 3.4 * 1.23 * paper.rem if brief.outline else 0
    return paper.band + paper.foot + sum(parts) + reading + _quotes(brief.quotes, paper)


def _head(brief: Brief, paper: Print) -> float:
    room = WIDE - 19 * paper.rem
    size = paper.title / 1.12 * paper.rem
    title = lines(f"What students told us at {brief.name}", room, size=size, bold=True) * paper.title * paper.rem
    asked = f"Students answered two questions: {' and '.join(brief.prompts)}" if brief.prompts else ""
    return max(paper.head + title + lines(asked, room, size=1.06 * paper.rem) * 1.45 * paper.rem, 9.5 * paper.rem)


def _cards(brief: Brief, paper: Print) -> float:
    if not brief.cards:
        return paper.apart
    room = WIDE / len(brief.cards) - 3 * paper.rem
    size = paper.card[1] / 1.3 * paper.rem
    longest = max(lines(f"{_card_names(card)}{_CARD}", room, size=size) for card in brief.cards)
    return paper.card[0] + longest * paper.card[1] * paper.rem


def _card_names(card: Card) -> str:
    names = [card.row.theme.name if card.row else ""]
    return " ".join([*names, card.difference.theme.name, card.difference.group.name] if card.difference else names)


def _section(section: Section, brief: Brief, paper: Print) -> float:
    after = f"{', '.join(section.others)} 10 more themes are in table A1. Other ideas, not settled enough to count: "
    note = section.more or section.others or section.few
    told = lines(after, WIDE, size=0.86 * paper.rem) * 1.23 * paper.rem + 10 if note else 0
    share = 0.31 if brief.moving else 0.37
    return paper.section + sum(_row(row, WIDE * share - paper.rem, paper) for row in section.rows) + told


def _row(row: ThemeRow, room: float, paper: Print) -> float:
    name, meaning, around = paper.row
    names = lines(row.theme.name, room, size=0.94 * paper.rem, bold=True)
    meanings = min(lines(row.theme.meaning, room, size=0.84 * paper.rem), paper.meanings) if row.theme.meaning else 0
    return max(names * name + meanings * meaning + around, 2 * paper.rem)


def _quotes(quotes: Sequence[Quote], paper: Print) -> float:
    if not quotes:
        return 0
    room = WIDE / min(len(quotes), 4) - 3.2 * paper.rem
    tallest = max(
        lines(quote.text, room, size=0.94 * paper.rem) * paper.quote[1]
        + lines(f"To change: {quote.theme}", room, size=0.83 * paper.rem) * 1.18
        for quote in quotes
    )
    rows = -(-len(quotes) // 4)
    return paper.quote[0] + rows * tallest * paper.rem


def _together(brief: Brief, paper: Print) -> float:
    """The height of the second page."""
    parts = [_pair(each, paper) for each in brief.groups.differences] or [5 * paper.rem]
    drawn = _runs(brief.runs, paper) if "runs" in brief.drawn else 0
    drawn += _tension(brief.tension, paper) if "tension" in brief.drawn and brief.tension else 0
    head, sure = 5.8 * paper.rem, 7 * paper.rem
    return head + sum(parts) + _boxes(brief, paper) + drawn + _next(brief, paper) + sure + paper.foot


def _pair(each: Difference, paper: Print) -> float:
    around, wide = paper.pair
    name = lines(each.theme.name, wide * paper.rem, size=paper.rem, bold=True)
    theme = 1.5 + 1.3 * name + 2 * 1.26
    legend = 1.28 * lines(each.group.name, 9 * paper.rem, size=0.94 * paper.rem, bold=True) + 4.1
    gap = 1.9 + 1.22 * (6 if each.cell.exploratory else 4)
    return around + max(theme, legend, gap) * paper.rem


def _boxes(brief: Brief, paper: Print) -> float:
    about = brief.groups
    names = ", ".join(label.name for label in about.unseen)
    if not names and not about.comparisons:
        return 0
    room = (WIDE - paper.rem) / 2 - 2.2 * paper.rem if names and about.comparisons else WIDE - 2.2 * paper.rem
    count = max(lines(f"{names} {_UNSEEN}" if names else _BLIND, room, size=0.94 * paper.rem), 3)
    return paper.box + paper.apart + (2.5 + 1.34 * count) * paper.rem


def _runs(runs: Sequence[Run], paper: Print) -> float:
    room = WIDE / 4 - 1.2 * paper.rem
    names = max((lines(run.row.theme.name, room, size=0.94 * paper.rem, bold=True) for run in runs), default=0)
    waves = max((len(run.wave_from) for run in runs), default=0)
    return (5.8 + 1.22 * names + paper.run + 1.23 * (3 + waves // 12)) * paper.rem + paper.apart


def _tension(tension: Tension, paper: Print) -> float:
    room = WIDE * 0.74 / max(len(tension.changes), 1) - paper.rem
    heads = max(lines(theme.name, room, size=0.86 * paper.rem, bold=True) for theme in tension.changes)
    rows = [lines(like.name, WIDE * 0.26 - paper.rem, size=0.86 * paper.rem, bold=True) for like, _ in tension.lines]
    return (7.2 + 1.25 * heads + sum(1.25 * count + 0.5 for count in rows)) * paper.rem + paper.apart


def _next(brief: Brief, paper: Print) -> float:
    room = WIDE / 4 - 2.6 * paper.rem
    asked = f"{_ASK}{brief.topic.theme.name if brief.topic else ''}"
    return max(paper.next, (5.6 + 1.34 * lines(asked, room, size=0.94 * paper.rem)) * paper.rem) + paper.apart
