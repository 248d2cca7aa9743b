"""Telephone numbers in digits and in words, North American and Mexican shapes."""

from __future__ import annotations

import re

from voicelens.anonymise.shapes.numerals import NUMBER_WORDS, NUMERAL, counts, digits
from voicelens.anonymise.shapes.shape import Extent, Family, Shape, compiled, quantity

_CUE = re.compile(
    r"\b(?:call|text|phone|cell|mobile|number|num|tel|telefono|cel|celular|numero|llam\w+|reach|contact|dial|comuni\w+|contest\w+|marqu\w+|mensajes?|whats\w*|my\s\#)"
)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_EXTENSION = r"(?:\s{0,2},?\s{0,2}(?:ext(?:ension)?|x)\.?\s{0,2}\d{1,6}\b)?"
# How many digits stand together; first those with a country or trunk code taken off.
_GROUPS = frozenset(
    {(3, 3, 4), (3, 7), (6, 4), (3, 3, 2, 2), (2, 4, 4), (2, 8), (2, 2, 2, 2, 2), (3, 2, 2, 3), (2, 3, 3, 2)}
)
_COUNTRY = re.compile(r"(?:\+?1|\+?52|\+?521|044|045|01)")
_SHORT = frozenset({(3, 4), (3, 2, 2)})
_CUED = frozenset({(4, 4), (4, 3, 3), (4, 2, 2, 2)})


def _groups(written: str) -> tuple[tuple[int, ...], str]:
    """The lengths of the runs of digits without a country code in front, and all the digits that are left."""
    runs = re.findall(r"\d+", written)
    while len(runs) > 2 and _COUNTRY.fullmatch(runs[0]) and sum(map(len, runs[1:])) >= 10:
        runs = runs[1:]
    return tuple(map(len, runs)), "".join(runs)


def _cued(match: re.Match[str]) -> bool:
    near = match.string[max(0, match.start() - 40) : match.start()] + " " + match.string[match.end() : match.end() + 30]
    return _CUE.search(near) is not None


def area_code(numbers: str) -> bool:
    """Whether ten digits begin as a North American number must: area code and exchange from 2 to 9, no N11 area."""
    return re.match(r"[2-9](?!11)\d\d[2-9]\d\d", numbers) is not None


def _phone(match: re.Match[str]) -> Extent | None:
    groups, numbers = _groups(match["x"])
    if quantity(match) or len(set(numbers)) == 1:
        return None
    if len(groups) == 1:
        return match.span("x") if _solid(match, numbers) else None
    abroad = "+" in match["x"] and 9 <= len(numbers) <= 15
    joined = groups in _SHORT and re.search(r"[.\-]", match["x"]) is not None
    cued = groups in _SHORT | _CUED and _cued(match) and not _YEARS.search(match["x"])
    return match.span() if groups in _GROUPS or abroad or joined or cued else None


def _solid(match: re.Match[str], numbers: str) -> bool:
    """Whether a run of digits with nothing between them is a telephone number rather than some other number."""
    if len(numbers) == 7:
        return _cued(match)
    with_country = "+" in match["x"] and 10 <= len(numbers) <= 15
    national = numbers[1:] if len(numbers) == 11 and numbers[0] == "1" else numbers
    return with_country or (len(national) == 10 and (area_code(national) or _cued(match)))


def _spelled(match: re.Match[str]) -> Extent | None:
    """Seven to thirteen digits, at least some of them in words or each by itself, that do more than count."""
    numbers = digits(match[0])
    spoken = re.search(r"[a-z]", match[0]) is not None
    alone = all(len(run) == 1 for run in re.findall(r"\d+", match[0])) and "," not in match[0]
    counted = counts(match[0]) or len(set(numbers)) == 1
    return match.span() if 7 <= len(numbers) <= 13 and (spoken or alone) and not counted else None


PHONES = Family(
    shapes=(
        Shape(
            "PHONE",
            compiled(
                r"(?<![\w$.,:/\-])(?P<x>\+?\(?\d{1,4}\)?(?:[\s.,/\-]{0,3}\(?\d{1,8}\)?){1,5})(?<![,.])"
                rf"(?![\w%]|[.,:]\d){_EXTENSION}"
            ),
            0.95,
            _phone,
        ),
        Shape("PHONE", compiled(r"(?<![\w$.,:/\-])(?P<x>\+?\d{7,15})(?![\w%]|[.,:]\d)" + _EXTENSION), 0.95, _phone),
    ),
    digit=True,
)
SPELLED = Family(
    shapes=(Shape("PHONE", compiled(rf"\b{NUMERAL}(?:[\s,.\-]{{1,3}}{NUMERAL}){{3,12}}"), 0.9, _spelled),),
    words=NUMBER_WORDS,
    digit=True,
)
