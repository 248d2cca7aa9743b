"""E-mail addresses, written, broken up by spaces, and spoken ("mia dot r at example dot org")."""

from __future__ import annotations

import re

from voicelens.anonymise import words_en
from voicelens.anonymise.shapes.links import TLD
from voicelens.anonymise.shapes.numerals import NUMBER_WORDS
from voicelens.anonymise.shapes.shape import Extent, Family, Shape, compiled
from voicelens.anonymise.words import FUNCTION, ordinary
from voicelens.anonymise.words_en import listed

_DOT = r"(?:\s{0,3}[\[({]\s?(?:dot|punto|\.)\s?[\])}]\s{0,3}|\s+(?:dot|punto)\s+|\s?\.)"
_AT = r"(?:\s{0,3}[\[({]\s?(?:at|arr?oba|@)\s?[\])}]\s{0,3}|\s+(?:at|arr?oba)\s+|\s+@\s?|\s?@\s+)"
_HOSTS = r"(?:gmail|g\s?mail|hotmail|yahoo|outlook|icloud|aol)"
_ATOM = re.compile(r"[\w.+\-]+(?<!\.)|[\[({](?:dot|punto)[\])}]|\.")
_JOINS = frozenset({"dot", "punto", "underscore", "dash", "hyphen", "guion", "plus", "mas", "bajo", "minus", "period"})
_CUES = listed("""
    email e-mail mail correo gmail account acount acc contact contacto write escriban escribanme send manden manda
    login google user usuario dads moms mandame address direccion
""")
_REACH = 90


def _numeric(atom: str) -> bool:
    return atom in NUMBER_WORDS or atom.isdigit()


def _bare(atom: str) -> str:
    return atom.strip("[](){}")


def _joins(atom: str) -> bool:
    return _bare(atom) in _JOINS or atom in {"-", "_", "+"}


def _belongs(atom: str, after: str) -> bool:
    """Whether a word stands in the address whose next part is `after`."""
    if _joins(after) or _joins(atom) or len(atom) == len(after) == 1:
        return True
    if _numeric(atom) or atom == ".":
        return _numeric(after) or (atom != "." and after.isalpha())
    return after == "." or (_numeric(after) and _bare(atom) not in FUNCTION and atom not in _CUES)


def _local_start(text: str, end: int) -> int | None:
    """Where the part before the at-sign begins; none where there is no word."""
    atoms = list(_ATOM.finditer(text, max(0, end - _REACH), end))
    if not atoms or text[atoms[-1].end() : end].strip(" ,"):
        return None
    first = atoms[-1]
    for atom in reversed(atoms[:-1]):
        if text[atom.end() : first.start()].strip(" ") or not _belongs(atom[0], first[0]):
            break
        first = atom
    return first.start()


def _spoken(match: re.Match[str]) -> Extent | None:
    """The whole of a spoken address: "mia at example.org" and not "look at example.org"."""
    start = _local_start(match.string, match.start())
    if start is None:
        return None
    local = match.string[start : match.start()].split()
    plain = len(local) == 1 and (local[0] in words_en.FUNCTION or (ordinary(local[0]) and not _dotted(match)))
    return None if plain and not _signed(match) else (start, match.end())


def _signed(match: re.Match[str]) -> bool:
    """Whether the at-sign can be nothing else: "arroba", "(at)"."""
    return re.search(r"arr?oba|[\[({@]", match[0]) is not None


def _dotted(match: re.Match[str]) -> bool:
    """Whether a full stop is spoken, so that no sentence is meant."""
    return re.search(r"\b(?:dot|punto)\b", match[0]) is not None


EMAILS = Family(
    shapes=(
        Shape("EMAIL", compiled(r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63})+"), 0.99),
        Shape(
            "EMAIL",
            compiled(
                rf"(?<![\w.+\-])[\w.+\-]{{1,64}}\s?@\s?[a-z0-9\-]{{1,63}}(?:\s?\.\s?[a-z0-9\-]{{1,40}}){{0,3}}\s?\.\s?{TLD}\b"
            ),
            0.95,
        ),
        Shape(
            "EMAIL",
            compiled(rf"{_AT}[a-z0-9\-]{{1,40}}(?:{_DOT}[a-z0-9\-]{{1,40}}){{0,3}}{_DOT}{TLD}\b"),
            0.95,
            _spoken,
        ),
        Shape("EMAIL", compiled(rf"{_AT}{_HOSTS}\b"), 0.8, _spoken),
        Shape("EMAIL", compiled(rf"(?<![\w.+\-])[\w.+\-]{{2,64}}@\s?{_HOSTS}\b(?:\s?\.\s?{TLD}\b)?"), 0.9),
    ),
    signs="@",
    words=frozenset({"at", "arroba", "aroba"}),
)
