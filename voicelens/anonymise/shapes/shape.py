"""What a shape is: an expression on the plain text, and a reader that says which part of a match to mask, if any."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from voicelens.anonymise.shapes.reading import Reading
from voicelens.anonymise.spans import Span

Extent = tuple[int, int]
Reader = Callable[[re.Match[str]], Extent | None]

QUANTITY = re.compile(
    r"""\s*(?:[°%$€]|-?\s?(?:
    degrees?|deg|grados?|percent|por\s+ciento|out\s+of|points?|pts|puntos?|min(?:s|utes?|utos?)?|hours?|hrs?|horas?
    |sec(?:s|onds?)?|segundos?|days?|dias?|weeks?|semanas?|months?|mes(?:es)?|years?|yrs?|anos?|times?|veces|people
    |personas|kids?|ninos|students?|studs|alumnos|estudiantes|teachers?|maestros|dollars?|bucks|dolares|pesos|cents?
    |centavos|calor(?:ies|ias)|feet|ft|inch(?:es)?|miles?|millas|meters?|metros|pounds?|lbs?|libras|pages?|paginas
    |words|palabras|lockers|casilleros|pencils|questions|preguntas|problems|problemas|things|cosas|am|pm|th|st|nd|rd
    |classes|clases|chromebooks|books|libros|grade|grado)\b)""",
    re.VERBOSE,
)


def whole(match: re.Match[str]) -> Extent | None:
    """The group `x` where there is one, else the whole match."""
    return match.span("x") if "x" in match.re.groupindex else match.span()


@dataclass(frozen=True)
class Shape:
    """One kind of identifier in one form."""

    kind: str
    expression: re.Pattern[str]
    score: float
    read: Reader = whole


@dataclass(frozen=True)
class Family:
    """Shapes that are looked for only in a text with one of the signs or words, or with any digit.

    Those of a `cased` family are matched against the text as written instead of the plain one.
    """

    shapes: tuple[Shape, ...]
    words: frozenset[str] = frozenset()
    signs: str = ""
    digit: bool = False
    cased: bool = False

    def spans(self, reading: Reading) -> Iterator[Span]:
        """What the shapes find in a text that is `wanted`; spans may overlap."""
        source = reading.text if self.cased else reading.low
        for shape in self.shapes:
            for match in shape.expression.finditer(source):
                extent = shape.read(match)
                if extent is not None:
                    start, end = extent if self.cased else reading.extent(*extent)
                    yield Span(start, end, shape.kind, shape.score, "pattern")

    def wanted(self, reading: Reading) -> bool:
        """Whether a look into the text is worth it."""
        return (
            (self.digit and reading.digit)
            or not reading.signs.isdisjoint(self.signs)
            or not self.words.isdisjoint(reading.words)
        )


def compiled(expression: str) -> re.Pattern[str]:
    """The expression, written with spaces and comments, for plain text: small letters only."""
    return re.compile(expression, re.VERBOSE)


def either(*words: str) -> str:
    """An expression for any of the words of these lists, longest first; a space in a word stands for `_`."""
    every = {word.replace("_", r"\s+") for listed in words for word in listed.split()}
    return "(?:" + "|".join(sorted(every, key=lambda word: (-len(word), word))) + ")"


def quantity(match: re.Match[str]) -> bool:
    """Whether a unit or a thing counted follows: 54 degrees, 300 kids."""
    return QUANTITY.match(match.string, match.end("x"), match.end("x") + 24) is not None


def not_quantity(match: re.Match[str]) -> Extent | None:
    """The group `x`, unless it says how many."""
    return None if quantity(match) else match.span("x")
