"""Contacts, addresses, numbers, dates and schools, by their shape and the words around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from voicelens.anonymise.spans import Span
from voicelens.anonymise.words import capitalised, ordinary, plain

Check = Callable[[re.Match[str]], bool]


@dataclass(frozen=True)
class Pattern:
    """One shape. The group `x` is the span where there is one, else the whole match; `check` may still refuse it."""

    kind: str
    shape: re.Pattern[str]
    score: float
    check: Check = bool


def _shape(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(pattern, flags | re.VERBOSE)


_TLD = r"(?:com|org|net|edu|gov|us|io|co|mx|es|info|me|tv|gg|example|test|invalid|app|link|site|online|k12)"
_DIGIT = (
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
    r"|[0-9])"
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril"
    r"|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)
_DATE = (
    rf"(?:{_MONTH}\.?\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+(?:of\s+)?(?:19|20)\d\d)?"
    rf"|(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+|de\s+)?{_MONTH}(?:,?\s+(?:de[l]?\s+)?(?:19|20)\d\d)?"
    r"|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|(?:19|20)\d\d-\d\d-\d\d)"
)
_STREET = (
    r"(?:st(?:reet)?|ave(?:nue)?|av|blvd|boulevard|r(?:oa)?d|dr(?:ive)?|ln|lane|ct|court|pl(?:ace)?|ter(?:race)?|pkwy"
    r"|parkway|hwy|highway|cir(?:cle)?|way)"
)
_UNIT = r"(?:,?\s+(?:apt|apartment|unit|suite|\#|no\.?|depto|apto)\.?\s*\#?[0-9a-z-]{1,5}\b)?"
_HANDLE_SITE = (
    r"(?:snap(?:chat)?|sc|insta(?:gram)?|ig|tik\s?tok|discord|twitter|roblox|xbox|psn|gamertag|fortnite|twitch|youtube"
    r"|facebook|fb|whatsapp)"
)
_HANDLE_LINK = (
    r"(?:\s+(?:user\s?name|user|name|handle|account|acct|tag|nombre|usuario|cuenta))?"
    r"(?:\s*[:=]\s*|\s+(?:is|its|it's|es)\s*:?\s+|\s+)"
)
_HANDLE = r"@?[a-z0-9_](?:[\w.\-]{0,60}\w)?(?:\#\d{2,5})?"
_ID_CUE = (
    r"(?:student|lunch|locker|school|library|card|bus\s+pass|pass|member|login|alumno|estudiante|almuerzo|lonche"
    r"|casillero)"
)
_ID_NOUN = (
    r"(?:id|i\.d\.|number|num(?:ero|\.)?|número|no\.|nr|\#|code|codigo|código|pin|combo|combination|card|pass\s?word)"
)


def _plausible_handle(match: re.Match[str]) -> bool:
    handle = match["x"]
    marked = re.search(r"[\d_@#]|\w\.\w", handle) is not None
    named = re.search(r"[:=]|\b(?:is|its|es|name|user|handle|tag)\b", match[0][: match.start("x") - match.start()])
    return marked or (named is not None and not ordinary(handle))


def _not_a_quantity(match: re.Match[str]) -> bool:
    after = match.string[match.end("x") : match.end("x") + 14]
    return not re.match(
        r"\s*(?:°|%|deg|grad|min|hour|hr|people|kids|student|stud|times|day|week|year|am\b|pm\b)", after, re.I
    )


def _enough_digits(match: re.Match[str]) -> bool:
    digits = re.findall(_DIGIT, match[0], re.IGNORECASE)
    return 7 <= len(digits) <= 12


def _school_name(match: re.Match[str]) -> bool:
    words = match["x"].split()
    proper = [word for word in words if word[0].isupper() and not (ordinary(word) and _common_in_school(word))]
    return len(proper) > 0


def _common_in_school(word: str) -> bool:
    return capitalised(word) or plain(word) in {"the", "my", "our", "this", "in", "at", "a", "to", "de", "la", "el"}


def _spelled(match: re.Match[str]) -> bool:
    spoken = re.findall(r"[a-z]+", match[0], re.IGNORECASE)
    gaps = len(re.findall(r"\d{2,}", match[0]))
    return _enough_digits(match) and (len(spoken) >= 3 or (gaps == 0 and "," not in match[0]))


def _street_name(match: re.Match[str]) -> bool:
    name = re.split(r"\s+", match[0])[1:]
    return not all(ordinary(word) for word in name[:-1]) or name[0][:1].isupper()


def _tagged(match: re.Match[str]) -> bool:
    return len(match["x"]) > 2 and any(c.isalpha() for c in match["x"])


def _web_address(match: re.Match[str]) -> bool:
    """Whether it is a web address and not a full stop with the space forgotten: "lunch.me too"."""
    return len(match[0].split(".")[0]) > 1 and not re.search(
        r"\.(?:me|es|co|us|test|info|link|site|app)$", match[0], re.IGNORECASE
    )


def _spoken_address(match: re.Match[str]) -> bool:
    """Whether it is "mia at example.org" and not "look at example.org"."""
    spoken = re.search(r"\s(?:dot|punto)\s", match[0], re.IGNORECASE) is not None
    return spoken or not ordinary(match[0].split()[0])


def _not_ordinary_first(match: re.Match[str]) -> bool:
    return not ordinary(match["x"].split()[0])


_NAME = r"(?:[A-ZÁÉÍÓÚÑ][\w.'’\-]*)"
_BORN = r"(?:birthday|bday|b-day|birth\s?date|date\s+of\s+birth|dob|born|cumplea[nñ]os|nac[ií]|naci[oó])"
_LEVEL = (
    r"(?:Elementary(?:\s+School)?|Middle(?:\s+School)?|Jr\.?\s+High(?:\s+School)?|Junior\s+High(?:\s+School)?"
    r"|High(?:\s+School)?|HS|K-?8|Prep|Academy|Charter(?:\s+School)?|Montessori|Magnet(?:\s+School)?|School)"
)
_URL_TAIL = r"[^\s<>\"“”]{0,500}[^\s<>\"“”.,;:!?)\]']"


def _all_of(*patterns: tuple[str, str, float] | tuple[str, str, float, Check]) -> tuple[Pattern, ...]:
    return tuple(Pattern(kind, _shape(shape), score, *check) for kind, shape, score, *check in patterns)


def _cased(kind: str, shape: str, score: float, check: Check) -> Pattern:
    return Pattern(kind, re.compile(shape), score, check)


CONTACTS = _all_of(
    ("EMAIL", r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63})+", 0.99),
    (
        "EMAIL",
        r"\b[a-z0-9_]{1,40}(?:(?:\s+(?:dot|punto)\s+|\.)[a-z0-9_\-]{1,40}){0,5}\s+\(?(?:at|arroba)\)?\s+"
        r"[a-z0-9\-]{1,40}(?:(?:\s+(?:dot|punto)\s+|\.)[a-z0-9\-]{1,40}){0,4}(?:\s+(?:dot|punto)\s+|\.)" + _TLD + r"\b",
        0.95,
        _spoken_address,
    ),
    ("URL", rf"\b(?:https?://|www\.){_URL_TAIL}", 0.99),
    (
        "URL",
        rf"(?<![@\w.\-])[a-z0-9\-]{{1,63}}(?:\.[a-z0-9\-]{{1,63}}){{0,4}}\.{_TLD}(?:/{_URL_TAIL})?(?![\w@])",
        0.9,
        _web_address,
    ),
    ("PHONE", r"(?<![\w$])(?:\+?1[\s.\-]?)?(?:\(\d{3}\)|\d{3})[\s.\-]{0,3}\d{3}[\s.\-]{0,3}\d{4}(?![\w%])", 0.95),
    ("PHONE", r"(?<![\w$.\-])\d{3}[.\-]\d{4}(?![\w%])", 0.85),
    ("PHONE", rf"\b{_DIGIT}(?:[\s,.\-]{{0,3}}{_DIGIT}){{6,11}}\b", 0.9, _spelled),
    ("USERNAME", r"(?<![\w.@])(?P<x>@[a-z0-9_](?:[\w.\-]{0,60}\w)?)", 0.9, _tagged),
    ("USERNAME", rf"\b{_HANDLE_SITE}{_HANDLE_LINK}(?P<x>{_HANDLE})", 0.85, _plausible_handle),
    (
        "USERNAME",
        rf"\b(?:user\s?name|gamer\s?tag|handle|usuario)(?:\s*:\s*|\s+(?:is|es)\s+)(?P<x>{_HANDLE})",
        0.85,
        _plausible_handle,
    ),
    (
        "USERNAME",
        r"\b(?:add|follow|dm|find|sigueme|agregame)\s+(?:me\s+|my\s+)?(?:(?:on|at|in|en)\s+)?"
        rf"(?:{_HANDLE_SITE}\s+)?(?P<x>@?[a-z][\w.]{{0,30}}[\d_][\w.]{{0,30}})",
        0.8,
    ),
    ("USERNAME", r"\b(?:dm|add|follow|sigue|agrega)\s+(?P<x>[a-z0-9_]{1,30}(?:[._][a-z0-9_]{1,30})+)", 0.8),
)
NUMBERS = _all_of(
    (
        "ID",
        rf"\b{_ID_CUE}\s+{_ID_NOUN}(?:\s+(?:is|was|es|de|del))?\s*[:\#=]?\s*(?P<x>[a-z]{{0,2}}-?\d[\d\-]{{1,11}}[a-z]?)\b",
        0.95,
        _not_a_quantity,
    ),
    (
        "ID",
        r"\b(?:locker|casillero)\s*\#?(?:\s+(?:is|es(?:\s+el)?|number|num)|[^.!?\d]{0,20},\s*es\s+el)?\s*"
        r"(?P<x>[a-z]{0,2}-?\d{1,5}[a-z]?)\b",
        0.9,
        _not_a_quantity,
    ),
    (
        "ID",
        rf"\b(?:my|mi|the|his|her|our|el|su)\s+(?:{_ID_CUE}\s+)?(?:locker\s+)?{_ID_NOUN}(?:\s+(?:de|del)\s+\w+)?"
        r"(?:\s+(?:is|was|es))?\s*[:\#=]?\s*(?P<x>[a-z]?-?\d[\d\-]{2,11})\b",
        0.85,
        _not_a_quantity,
    ),
    ("ID", r"\b(?:id|pin)\s*(?:\#|:|is|es)?\s*(?P<x>\d{4,12})\b", 0.85),
    ("ID", r"(?<![\w$.,:/\-])(?P<x>\d{6,14})(?![\w%]|[.,:]\d)", 0.8, lambda m: len(set(m["x"])) > 1),
    ("DATE", rf"\b{_BORN}\b[^.!?\d]{{0,20}}?(?P<x>\b{_DATE})", 0.9),
    ("DATE", rf"\b(?P<x>{_DATE})\s+(?:is|was|es)\s+(?:my|his|her|mi|su)\s+(?:birthday|bday|cumplea[nñ]os)", 0.9),
    ("DATE", rf"\bcumplo\s+(?:\w+\s+)?(?:a[nñ]os\s+)?(?:el\s+)?(?P<x>{_DATE})", 0.9),
)
PLACES = (
    *_all_of(
        (
            "ADDRESS",
            r"\b\d{1,5}[a-z]?\s+(?:(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\.?\s+)?"
            rf"(?:[a-z0-9'’\-]{{1,30}}\s+){{1,3}}?{_STREET}\b\.?{_UNIT}",
            0.9,
            _street_name,
        ),
        (
            "ADDRESS",
            r"\b(?:calle|avenida|av\.|bulevar|camino|carrera|callej[oó]n|privada)\s+(?:(?:de|del|la|las|los|el)\s+){0,3}"
            r"[\w'’\-]{1,30}(?:\s+[a-záéíóúñ][\w'’\-]{0,30}){0,3}?\s*,?\s*(?:\#|no\.?|n[uú]m\.?|n[uú]mero)?\s*"
            rf"\d{{1,5}}[a-z]?{_UNIT}",
            0.9,
        ),
        ("LOCATION", r"\b(?:room|rm|sal[oó]n|aula)\s*\#?\s*(?P<x>\d{2,4}[a-z]?)\b", 0.7, _not_a_quantity),
        (
            "LOCATION",
            r"\b(?:at|to|in|near|by|from|en)\s+(?:the\s+)?(?P<x>[a-z]{2,30}(?:\s+[a-z]{2,30})?\s+"
            r"(?:park|mall|beach|plaza|projects))\b",
            0.7,
            _not_ordinary_first,
        ),
        (
            "SCHOOL",
            r"\b(?:at|to|from|in|as)\s+(?P<x>[a-z]{2,30}(?:\s+[a-z]{2,30})?\s+"
            r"(?:elementary|middle(?:\s+school)?|high\s+school|academy|charter|prep))\b",
            0.7,
            _not_ordinary_first,
        ),
    ),
    _cased(
        "LOCATION",
        rf"\b(?P<x>(?:{_NAME}\s+){{1,3}}(?:Park|Mall|Beach|Plaza|Projects|Heights|Library))\b",
        0.75,
        _school_name,
    ),
    _cased("SCHOOL", rf"\b(?P<x>(?:{_NAME}\s+){{1,4}}{_LEVEL})(?!\w)", 0.85, _school_name),
    _cased(
        "SCHOOL",
        r"\b(?P<x>(?:[Ee]scuela|[Cc]olegio|[Pp]rimaria|[Ss]ecundaria|[Pp]reparatoria|[Ii]nstituto|[Aa]cademia)"
        rf"(?:\s+(?:[Pp]rimaria|[Ss]ecundaria|de|del|la|los|San|Santa)){{0,4}}(?:\s+{_NAME}){{1,4}})",
        0.85,
        _school_name,
    ),
)
PATTERNS = (*CONTACTS, *NUMBERS, *PLACES)


def _spans(pattern: Pattern, text: str) -> Iterator[Span]:
    for match in pattern.shape.finditer(text):
        group = "x" if "x" in pattern.shape.groupindex else 0
        if pattern.check(match):
            start, end = match.span(group)
            yield Span(start, end, pattern.kind, pattern.score, "pattern")


class Patterns:
    """Finds what has a shape of its own; independent of capitals, in English and Spanish."""

    name = "pattern"

    def find(self, texts: Sequence[str]) -> list[list[Span]]:
        """The spans of each text; they may overlap."""
        return [[span for pattern in PATTERNS for span in _spans(pattern, text)] for text in texts]
