"""Birth dates: a date beside a word for being born, in figures and in words, valid in either order."""

from __future__ import annotations

import re

from voicelens.anonymise.shapes.shape import Extent, Family, Shape, compiled, either, quantity
from voicelens.anonymise.words_en import listed

_ENGLISH = "january february march april may june july august september october november december"
_SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre setiembre"
_MONTH = rf"(?:{either(_ENGLISH, _SPANISH, 'jan feb mar apr jun jul aug sept sep oct nov dec ene abr ago dic')}\b\.?)"
_ORDINAL = either(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth",
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty[\\s-]first twenty[\\s-]second twenty[\\s-]third",
    "twenty[\\s-]fourth twenty[\\s-]fifth twenty[\\s-]sixth twenty[\\s-]seventh twenty[\\s-]eighth twenty[\\s-]ninth",
    "thirtieth thirty[\\s-]first",
)
_DIA = either(
    "primero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete",
    "dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete",
    "veintiocho veintinueve treinta treinta_y_uno",
)
_DAY = rf"(?:(?P<dayDAY>\d{{1,2}})(?:\s?(?:st|nd|rd|th|ero|ro|do|to))?\b|{_ORDINAL}|{_DIA})"
_TEEN = either(
    "six seven eight nine ten eleven twelve [a-z]{3,5}teen seis siete ocho nueve diez once doce trece catorce quince"
)
_SPOKEN_YEAR = rf"(?:two\s+thousand|twenty|dos\s+mil)(?:\s+and)?\s+(?:{_TEEN}|dieci[a-z]{{4,6}})"
_YEAR = rf"(?:,?\s{{0,2}}(?:of\s+|in\s+|del?\s+|,\s?)?(?:(?:19|20)\d\d|'\d\d|{_SPOKEN_YEAR})\b)?"
_FIGURES = (
    r"(?P<a>\d{1,2})(?:(?P<sep>\s?[/.\-]\s?)(?P<b>\d{1,2}))(?:(?:\s?[/.\-]\s?)(?:\d{4}|\d{2}))?(?!\d)"
    r"|(?:19|20)\d\d[/.\-](?P<c>\d{1,2})[/.\-](?P<d>\d{1,2})(?!\d)"
)


def _day(name: str) -> str:
    return _DAY.replace("dayDAY", name)


_NAMED = (
    rf"{_MONTH}\s?(?:the\s+)?{_day('e')}{_YEAR}"
    rf"|{_day('f')}\s?(?:of\s+|de\s+|[/\-]\s?)?{_MONTH}(?:[/\-]\d{{2,4}}|{_YEAR})"
)
_DATE = rf"(?P<x>(?<![\w/.])(?:{_NAMED}|{_FIGURES}))"
_LONGEST = dict(enumerate((31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 1))  # days of each month
_BORN = r"""(?:birthdays?|b-?days?|birth\s?date|date\s+of\s+birth|dob|born|birth|cumple(?:anos)?|cumplo|cumpli(?:o|mos)?
    |nac(?:i|io|imos|ieron|ido|ida|imiento)|had\s+me|gave\s+birth|me\s+tuvo|turn(?:s|ed|ing)?\s+1?\d|i'?m\s+\d\d\s+as\s+of)"""
_GAP = r"[^.!?\d]{0,45}?"


def _day_exists(one: int, other: int) -> bool:
    """Whether they are a month and one of its days, in either order."""
    return any(month in _LONGEST and 1 <= day <= _LONGEST[month] for month, day in ((one, other), (other, one)))


def _valid(match: re.Match[str]) -> Extent | None:
    """The date, if there is such a day."""
    groups = match.groupdict()
    pairs = [(groups["a"], groups["b"]), (groups["c"], groups["d"])]
    figures = [(int(one), int(other)) for one, other in pairs if one and other]
    days = [int(groups[name]) for name in "ef" if groups[name]]
    right = all(_day_exists(*pair) for pair in figures) and all(1 <= day <= 31 for day in days)
    return match.span("x") if right and not (groups["sep"] and _mark_or_range(match)) else None


def _mark_or_range(match: re.Match[str]) -> bool:
    """Whether two figures without a year are more likely a mark or a range, far from the word for a birthday."""
    if re.search(r"\d{4}|\d\D+\d+\D+\d", match["x"]):
        return False
    away = match.start("x") - match.start()
    return quantity(match) or away > 30 or (match["b"] in {"5", "10", "100"} and away > 15)


DATES = Family(
    shapes=(
        Shape("DATE", compiled(rf"\b{_BORN}\b(?:\s+1\d\b)?{_GAP}{_DATE}"), 0.9, _valid),
        Shape(
            "DATE",
            compiled(
                rf"{_DATE}[\s,]{{1,3}}(?:that'?s\s+|thats\s+|is\s+|was\s+|es\s+|era\s+|fue\s+|cuando\s+|when\s+|the\s+day\s+|el\s+dia\s+(?:que\s+|en\s+que\s+)?){{1,3}}"
                r"(?:i\s+(?:was\s+)?|my\s+|his\s+|her\s+|mi\s+|su\s+|el\s+)?(?:little\s+)?"
                r"(?:birthday|bday|b-day|born|cumple(?:anos)?|naci\w{0,4}|date\s+of\s+birth|dob)"
            ),
            0.9,
            _valid,
        ),
    ),
    words=listed("""
    birthday birthdays bday bdays day days birthdate birth dob born cumple cumpleanos cumplo cumpli cumplio naci
    nacio nacimos nacimiento nacida nacido had tuvo turn turns turned turning as
"""),
)
