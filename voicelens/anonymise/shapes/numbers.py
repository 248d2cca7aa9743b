"""Student, lunch and card numbers, lockers and the combinations of their locks."""

from __future__ import annotations

import re

from voicelens.anonymise.shapes.numerals import NUMBER_WORDS, NUMERAL, digits
from voicelens.anonymise.shapes.shape import Extent, Family, Shape, compiled, either, not_quantity, quantity

_CODE = (
    r"(?<![\w$])(?P<x>\d(?:\s\d){3,9}|\d{2,4}\s\d{3,4}|[a-z]{1,4}-?\d(?:-?\d){1,11}[a-z]?|\d(?:-?\d){2,13}[a-z]?)"
    r"(?![\w%]|[.,:/]\d)"
)
_GAP = r"(?:'s)?(?:[\s:\#=,]{1,3}[a-z'.]{1,15}){0,4}?[\s:\#=,.\"]{0,4}"
_WHOSE = either(
    "student students school user lunch breakfast meal library cafeteria card badge bus_pass pass member login",
    "computer alumno estudiante escuela almuerzo lonche lunch comida desayuno biblioteca tarjeta camion",
)
_NOUN = either(
    r"id ids i\.d\. number num no\. n\.o\.? nr \# code pin passcode account card badge combo codigo numero num\.",
    "clave matricula cuenta folio",
)
_SMALL = either("is was de del la el of for para mi my the al")
_LOCKER = r"(?<![\w$])(?P<x>[a-z]{0,2}-?\d{1,5}(?:-\d{1,4})?[a-z]?|[a-z]\d-\d{1,4})(?![\w%]|[.,:/]\d)"
_LOCKER_GAP = (
    r"(?:[\s:\#=,]{1,3}"
    + either("is was number num no numero code es el la it its 's con and y mi my un nuevo")
    + r"){0,3}"
)
_TURN = r"(?:\s?[-,/]\s?|\s+|\s*,?\s+(?:y|and|then|luego|despues|right|left|derecha|izquierda|to|a|la|the)\s+){1,3}"


def _year(written: str) -> bool:
    """Whether it is a year or a school year."""
    return re.fullmatch(r"(?:19|20)\d\d(?:-(?:(?:19|20)\d\d|\d\d))?", written) is not None


def _number(match: re.Match[str]) -> Extent | None:
    """A code of four signs or more that is neither a year nor an amount."""
    code = match["x"]
    after_when = re.search(r"\b(?:in|since|from|en|desde|del?|year|ano)\s*$", match.string[: match.start("x")][-8:])
    if quantity(match) or (_year(code) and (after_when or "-" in code)) or sum(c.isalnum() for c in code) < 3:
        return None
    return match.span("x")


def _in_words(match: re.Match[str]) -> Extent | None:
    """Three digits or more, said one after the other."""
    numbers = digits(match["x"])
    return match.span("x") if len(numbers) >= 3 and not quantity(match) else None


def _long(match: re.Match[str]) -> Extent | None:
    """A number too long to count anything, though neither a round one nor an amount."""
    digits = re.sub(r"\D", "", match["x"])
    plain = len(set(digits)) == 1 or digits.endswith("0000") or quantity(match)
    return None if plain else match.span("x")


NUMBERS = Family(
    shapes=(
        Shape(
            "ID",
            compiled(
                r"\b(?:id(?!\s+(?:like|rather|love|want|say|give|go|be|do|have|change|make|prefer|probably|also|just|never|even)\b)|sid|pin|passcode"
                r"|badge|matricula|gafete|credencial|folio|boleta|curp|ssn|ss\s+number)\b"
                rf"\s?\#?{_GAP}{_CODE}"
            ),
            0.9,
            _number,
        ),
        Shape("ID", compiled(rf"\b{_WHOSE}(?:\s+{_SMALL}){{0,2}}\s*{_NOUN}{_GAP}{_CODE}"), 0.95, _number),
        Shape("ID", compiled(rf"\b{_NOUN}(?:\s+{_SMALL}){{1,2}}\s+{_WHOSE}{_GAP}{_CODE}"), 0.95, _number),
        Shape(
            "ID",
            compiled(
                rf"\b(?:(?:my|mi|his|her|our|their|su)\s+{_NOUN}|(?:the|el|la)\s+(?:code|pin|passcode|clave|codigo)){_GAP}{_CODE}"
            ),
            0.8,
            _number,
        ),
        Shape(
            "ID",
            compiled(
                r"\b(?:put|puts|type|typed|typing|enter|entered|punch|use|pongo|puse|ponia|tecleo|escribo|meto|uso)\s+"
                rf"(?:in\s+|el\s+)?{_CODE}(?=(?:\s+[a-z]{{1,12}}){{0,3}}\s+"
                r"(?:lunch|breakfast|lonche|almuerzo|comida|desayuno|cafeteria|id|keypad|student|locker|casillero)\b)"
            ),
            0.9,
            _number,
        ),
        Shape(
            "ID",
            compiled(
                r"\b(?:keypad|lunch|lonche|almuerzo|comida|teclado)\b(?:\s+[a-z']{1,12}){0,8}?\s+"
                rf"(?:put|type|enter|pongo|puse|tecleo)\s+(?:in\s+|el\s+)?{_CODE}"
            ),
            0.85,
            _number,
        ),
        Shape("ID", compiled(r"(?<![\w$.,:/\-])(?P<x>\d{6,14}|\d{3}-\d{2}-\d{4})(?![\w%]|[.,:]\d)"), 0.8, _long),
        Shape("ID", compiled(r"(?<![\w$.,:/\-@#])(?P<x>[a-z]{1,3}-?\d{5,9})(?![\w%@]|[.,:]\d)"), 0.75, _long),
    ),
    digit=True,
)
LOCKERS = Family(
    shapes=(
        Shape(
            "ID",
            compiled(rf"\b(?:locker|casillero|taquilla)\b{_LOCKER_GAP}[\s:\#=.]{{0,4}}{_LOCKER}"),
            0.9,
            not_quantity,
        ),
        Shape(
            "ID",
            compiled(
                r"\b(?:combo|combination|combinacion|lock|locker|candado|casillero)\b(?:[\s:=\#,]{1,3}[a-z']{1,12}){0,6}?[\s:=\#.]{1,3}"
                rf"(?P<x>\d{{1,2}}{_TURN}\d{{1,2}}{_TURN}\d{{1,2}}(?:\s+(?:right|left|derecha|izquierda)\b)?)(?![\w%]|[.:/]\d)"
            ),
            0.9,
            not_quantity,
        ),
        Shape(
            "ID",
            compiled(
                r"\b(?:combo|combination|combinacion|lock|candado)\b(?:\s+[a-z']{1,12}){0,3}?[\s:=\#]{1,3}" + _CODE
            ),
            0.8,
            _number,
        ),
    ),
    words=frozenset({"locker", "casillero", "taquilla", "combo", "combination", "combinacion", "lock", "candado"}),
)
_SPOKEN = rf"\b(?P<x>{NUMERAL}(?:[\s,.\-]{{1,3}}{NUMERAL}){{1,9}})"
IN_WORDS = Family(
    shapes=(
        Shape(
            "ID",
            compiled(
                rf"\b(?:(?:{_WHOSE}|my|mi)(?:\s+{_SMALL}){{0,2}}\s*{_NOUN}|{_NOUN}(?:\s+{_SMALL}){{1,2}}\s+{_WHOSE}|locker|casillero"
                rf"|combo|combination|combinacion|matricula){_LOCKER_GAP}[\s:\#=,]{{1,4}}{_SPOKEN}"
            ),
            0.8,
            _in_words,
        ),
    ),
    words=NUMBER_WORDS,
)
