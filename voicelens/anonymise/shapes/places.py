"""Schools, parks and streets by name; where capitals say something, the text is read as it was written."""

from __future__ import annotations

import re

from voicelens.anonymise.shapes.shape import Extent, Family, Shape, compiled
from voicelens.anonymise.words import FUNCTION, capitalised, misspelled, ordinary, plain
from voicelens.anonymise.words_en import listed

_NAME = r"(?:[A-ZÁÉÍÓÚÑ][\w.'’\-]{0,30})"
_LEVEL = (
    r"(?:Elementary(?:\s+School)?|Middle(?:\s+School)?|Jr\.?\s+High(?:\s+School)?|Junior\s+High(?:\s+School)?"
    r"|High(?:\s+School)?|HS|K-?8|Prep|Academy|Charter(?:\s+School)?|Montessori|Magnet(?:\s+School)?|School)"
)
_SMALL = listed("the my our this in at a to de la el")
_ENDINGS = ("ed", "ing", "ly", "est", "ado", "ada", "ando", "endo", "aba", "aria")
_STREET = r"(?:st|street|ave|avenue|blvd|boulevard|rd|road|ln|lane|parkway|pkwy|highway)"
_NTH = r"\d{1,3}(?:st|nd|rd|th)"
_SAINT = r"(?:(?:de|del|la|las|los|el|san|santa)\s+)"


def _proper(match: re.Match[str]) -> Extent | None:
    """The name, if one of its words with a capital is not one that any school has: "High School", "My School"."""
    common = (word for word in match["x"].split() if word[0].isupper())
    named = any(not (ordinary(word) and (capitalised(word) or plain(word) in _SMALL)) for word in common)
    return match.span("x") if named else None


def _called(match: re.Match[str]) -> Extent | None:
    """A place or school by a word that is no ordinary one, nor one misspelt or said of any place: "nearest park"."""
    name = match["name"]
    known = ordinary(name) or capitalised(name) or misspelled(name) or name in FUNCTION or name.endswith(_ENDINGS)
    return None if known else match.span("x")


def _crossing(match: re.Match[str]) -> Extent | None:
    return None if ordinary(match["name"]) else match.span("x")


NAMED_PLACES = Family(
    shapes=(
        Shape(
            "LOCATION",
            re.compile(rf"\b(?P<x>(?:{_NAME}\s+){{1,3}}(?:Park|Mall|Beach|Plaza|Projects|Heights|Library))\b"),
            0.75,
            _proper,
        ),
        Shape("SCHOOL", re.compile(rf"\b(?P<x>(?:{_NAME}\s+){{1,4}}{_LEVEL})(?!\w)"), 0.85, _proper),
        Shape(
            "SCHOOL",
            re.compile(
                r"\b(?P<x>(?:[Ee]scuela|[Cc]olegio|[Pp]rimaria|[Ss]ecundaria|[Pp]reparatoria|[Ii]nstituto|[Aa]cademia)"
                rf"(?:\s+(?:[Pp]rimaria|[Ss]ecundaria|de|del|la|los|San|Santa)){{0,4}}(?:\s+{_NAME}){{1,4}})"
            ),
            0.85,
            _proper,
        ),
    ),
    words=listed("""
    park mall beach plaza projects heights library elementary middle high hs k prep academy charter montessori
    magnet school escuela colegio primaria secundaria preparatoria instituto academia
"""),
    cased=True,
)
PLAIN_PLACES = Family(
    shapes=(
        Shape(
            "LOCATION",
            compiled(
                r"\b(?P<x>(?:(?:east|west|north|south|new|old|fort|mount|saint|san|santa)\s+)?(?P<name>[a-z]{4,30})\s+"
                r"(?:park|mall|beach|plaza|projects|creek|lake|river|grove|heights|pond|apartments|projects))\b"
            ),
            0.7,
            _called,
        ),
        Shape(
            "LOCATION",
            compiled(rf"\b(?P<x>(?:parque|lago|plaza|colonia|barrio)\s+{_SAINT}{{0,3}}(?P<name>[a-z]{{4,20}}))\b"),
            0.7,
            _called,
        ),
        Shape(
            "SCHOOL",
            compiled(
                r"\b(?P<x>(?P<name>[a-z]{4,30})\s+"
                r"(?:elementary(?:\s+school)?|middle(?:\s+school)?|jr\.?\s+high|high(?:\s+school)?|academy|charter|prep))\b"
            ),
            0.7,
            _called,
        ),
        Shape(
            "SCHOOL",
            compiled(
                rf"\b(?P<x>(?:escuela|primaria|secundaria|preparatoria|colegio|prepa)(?:\s+(?:primaria|secundaria))?\s+{_SAINT}{{0,2}}"
                r"(?P<name>[a-z]{4,20})(?:\s+(?:elementary|middle\s+school|high\s+school))?)\b"
            ),
            0.65,
            _called,
        ),
    ),
    words=listed("""
    park mall beach plaza projects creek lake river grove heights pond apartments parque lago colonia barrio
    elementary middle high academy charter prep escuela primaria secundaria preparatoria colegio prepa
"""),
)
STREETS = Family(
    shapes=(
        Shape("LOCATION", compiled(rf"\b(?P<x>(?P<name>[a-z'\-]{{3,20}})\s+{_STREET})\b"), 0.7, _called),
        Shape(
            "LOCATION",
            compiled(
                r"\b(?P<x>(?:calle|avenida)\s+(?:(?:de|del|la|las|los|el|san|santa|cesar)\s+){0,2}(?P<name>[a-z]{4,20}))\b"
            ),
            0.7,
            _called,
        ),
        Shape(
            "LOCATION",
            compiled(rf"\b(?:at|on|from|near|by|to|en|por)\s+(?P<x>{_NTH}\s+(?:and|&|y)\s+(?P<name>[a-z]{{4,20}}))\b"),
            0.7,
            _crossing,
        ),
        Shape("LOCATION", compiled(rf"\b(?P<x>(?P<name>[a-z]{{4,20}})\s+(?:and|&|y)\s+{_NTH})\b"), 0.7, _crossing),
    ),
    words=listed("""
    st street ave avenue blvd boulevard rd road ln lane parkway pkwy highway calle avenida nd th
"""),
)
