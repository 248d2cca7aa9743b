"""Contacts, addresses, numbers, birth dates and schools, by their shape and the words around them."""

from __future__ import annotations

from collections.abc import Sequence

from voicelens.anonymise.shapes.addresses import ADDRESSES, CALLES
from voicelens.anonymise.shapes.dates import DATES
from voicelens.anonymise.shapes.emails import EMAILS
from voicelens.anonymise.shapes.handles import HANDLES, TAGS
from voicelens.anonymise.shapes.links import LINKS
from voicelens.anonymise.shapes.numbers import IN_WORDS, LOCKERS, NUMBERS
from voicelens.anonymise.shapes.phones import PHONES, SPELLED
from voicelens.anonymise.shapes.places import NAMED_PLACES, PLAIN_PLACES, STREETS
from voicelens.anonymise.shapes.reading import reading
from voicelens.anonymise.spans import Span

FAMILIES = (
    EMAILS, LINKS, PHONES, SPELLED, NUMBERS, LOCKERS, IN_WORDS, TAGS, HANDLES, DATES, ADDRESSES, CALLES, NAMED_PLACES,
    PLAIN_PLACES, STREETS,
)  # fmt: skip


class Patterns:
    """Finds what has a shape of its own; independent of capitals and accents, in English and Spanish."""

    name = "pattern"

    def find(self, texts: Sequence[str]) -> list[list[Span]]:
        """The spans of each text; they may overlap."""
        return [_spans(text) for text in texts]


def _spans(text: str) -> list[Span]:
    plain = reading(text)
    return [span for family in FAMILIES if family.wanted(plain) for span in family.spans(plain)]
