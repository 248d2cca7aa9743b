"""Details that could point at one child without naming anyone, and health: pointed out for a person, not masked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicelens.anonymise.spans import Span, trimmed

_I_AM = r"(?:i\s*['’]?\s*a?m|i\s+was|im|we\s*['’]?\s*a?re|soy|yo\s+soy|somos|es|era)"
_KIN = (
    r"(?:mom|mum|mama|mother|dad|papa|father|step\s?(?:mom|dad)|parents?|aunt|auntie|uncle|grandma|grandpa|brother|sister"
    r"|cousin|mamá|papá|t[ií]a|t[ií]o|abuela|abuelo|hermana|hermano|prima|primo|madre|padre)"
)
_JOB = (
    r"(?:principal|vice\s*principal|assistant\s+principal|teacher|nurse|secretary|janitor|custodian|counsell?or|coach"
    r"|lunch\s+(?:lady|monitor|aide)|librarian|crossing\s+guard|security(?:\s+guard)?|bus\s+driver|dean|sub(?:stitute)?"
    r"|aide|superintendent|valedictorian|maestr[ao]|directora?|secretaria|conserje|cocinera|enfermera|consejera"
    r"|entrenador|pastor|mayor|alderman|police|cop)"
)
_WORKPLACE = (
    r"(?:cafeteria|school|office|kitchen|lunchroom|front\s+desk|library|escuela|oficina|cocina|cafeter[ií]a|comedor"
    r"|police|church)"
)
_POSITION = (
    r"(?:valedictorian|president|captain|captin|mascot|drum\s+major|goalie|quarterback|editor|portero|presidente"
    r"|capit[aá]n)"
)
_CONDITION = (
    r"(?:asthma|inhaler|epilepsy|epileptic|seizures?|diabet(?:es|ic)|insulin|autis(?:m|tic)|adhd|dyslexi[ac]"
    r"|anxiety(?:\s+attacks?)?|panic\s+attacks?|depress(?:ed|ion)|cancer|tumou?r|wheel\s?chair|cerebral\s+palsy"
    r"|down\s+syndrome|tourettes?|anorexi[ac]|bulimi[ac]|eating\s+disorder|bipolar|ptsd|ocd|suicid(?:e|al)"
    r"|self[\s-]?harm|therapist|therapy|medication|meds|pregnan(?:t|cy)|crutches|hearing\s+aids?|epi\s?pen"
    r"|all?er[gj](?:ic|y|ies)|asma|inhalador|epilepsia|convulsiones|autismo|autista|dislexia|ansiedad|depresi[oó]n"
    r"|deprimid[ao]|c[aá]ncer|silla\s+de\s+ruedas|embarazad[ao]|suicid(?:io|arme)|terapia|al[eé]rgic[ao])"
)
_SELF = (
    r"(?:(?:i|my\s+\w+|he|she|mi\s+\w+)\s+(?:have|has|had|got|gots|am|is|take|takes|need|tengo|tiene|toma|tomo|es|soy)"
    r"|i\s*['’]?m|tengo|tiene|soy)"
)
_ONLY_ENDS = r"(?!(?:so|and|but|because|cuz|who|that|y|pero|porque)\b)"
_IDENTIFYING = (
    rf"\b{_I_AM}\s+(?:like\s+|literally\s+|basically\s+)?(?:the|one\s+of\s+the)\s+only\b(?:\s+{_ONLY_ENDS}[\w'’\-]+){{1,8}}",
    r"\bonly\s+(?:1|one|two|2|three|3)\s+(?:kids?|girls?|boys?|students?|people)\s+(?:who|that|from|with|in)\b[^.!?]{0,50}",
    rf"\b(?:soy|somos|es|era)\s+(?:el|la|los|las)\s+[uú]nic[oa]s?\b(?:\s+{_ONLY_ENDS}[\w\-]+){{1,8}}",
    rf"\b(?:my|mi)\s+{_KIN}\s+(?:is|was|es|era)\s+(?:(?:the|a|an|our|one\s+of\s+the|el|la|un|una)\s+)?(?:[\w\-]+\s+)?"
    rf"{_JOB}\b",
    rf"\b(?:my|mi)\s+{_KIN}\s+(?:works?|worked|trabaja|teaches|coaches|drives|cooks)\s+(?:(?:here|aqu[ií])\b"
    rf"|(?:in|at|for|en|as)\s+(?:(?:the|this|our|la|el)\s+)?{_WORKPLACE})",
    rf"\b{_I_AM}\s+(?:the|our|el|la)\s+(?:[\w\-'’]+\s+){{0,2}}{_POSITION}"
    r"(?:\s+(?:of|de|del)\s+(?:(?:the|la|el)\s+)?[\w\-]+(?:\s+(?:team|club|council|class))?)?\b",
    rf"\b{_I_AM}\s+the\s+[\w\-]+['’]s\s+(?:little\s+|big\s+|twin\s+)?(?:brother|sister|son|daughter|kid)\b[^.!?]{{0,40}}",
    rf"\b(?:my|mi)\s+{_KIN}\s+(?:is|was|es)\s+the\s+(?:kid|one|boy|girl|person)\s+(?:who|that)\b[^.!?,]{{3,60}}",
    r"\b(?:he|she|they)\s+(?:is|are)\s+in\s+\w+(?:\s+grade)?\s+and\s+(?:plays?|has|is|wears?)\s+"
    r"[^.!?,]{3,40}?(?=\s+and\b|[.!?,]|$)",
    r"\b(?:i|we|my\s+family)\s+(?:just\s+)?(?:came|moved|got\s+here|arrived)\s+(?:here\s+)?"
    r"(?:from\s+\w+[^.!?,]{0,25}|(?:\d+|two|three|a\s+few)\s+(?:weeks?|months?)\s+ago)",
    r"\b(?:llegu[eé]|vine|llegamos|vinimos)\s+(?:hace\s+\w+\s+\w+\s+)?(?:aqu[ií]\s+)?(?:de|desde)\s+\w+",
    rf"\b(?:my|mi)\s+{_KIN}\s+(?:died|passed\s+away|(?:is|are)\s+in\s+(?:jail|prison)|got\s+deported|muri[oó]"
    r"|est[aá]\s+en\s+la\s+c[aá]rcel|fue\s+deportad[ao])\b",
    r"\bi\s+(?:live|stay|am)\s+(?:in|at)\s+(?:a\s+|the\s+)?(?:shelter|foster\s+(?:care|home)|group\s+home|motel)\b"
    r"|\bi['’]?m\s+(?:in\s+foster\s+care|homeless|adopted|undocumented)\b",
)
_HEALTH = (
    rf"(?:\b{_SELF}\s+(?:[\w'’]+\s+){{0,2}}?)?\b{_CONDITION}\b",
    r"\bi\s+(?:cut|hurt|starve|kill|hate)(?:ing)?\s+myself\b|\bi\s+(?:want|wanna|wanted)\s+(?:to\s+)?(?:die|kill\s+myself)\b"
    r"|\bme\s+corto\b|\bquiero\s+morir(?:me)?\b",
    rf"\b{_SELF}\s+(?:[\w'’]+\s+){{0,2}}?(?:deaf|blind|sord[ao]|cieg[ao]|mute|disabled|discapacitad[ao])\b",
)
_SHAPES: tuple[tuple[str, float, tuple[re.Pattern[str], ...]], ...] = (
    ("IDENTIFYING", 0.8, tuple(re.compile(shape, re.IGNORECASE) for shape in _IDENTIFYING)),
    ("HEALTH", 0.8, tuple(re.compile(shape, re.IGNORECASE) for shape in _HEALTH)),
)


def _found(text: str, kind: str, score: float, shapes: Sequence[re.Pattern[str]]) -> list[Span]:
    taken: list[Span] = []
    matches = [trimmed(text, *match.span()) for shape in shapes for match in shape.finditer(text)]
    for start, end in sorted(set(matches), key=lambda place: (place[0] - place[1], place[0])):
        if not any(start < other.end and other.start < end for other in taken):
            taken.append(Span(start, end, kind, score, "flag"))
    return taken


def find_flags(texts: Sequence[str]) -> list[list[Span]]:
    """What is pointed out in each text: per kind none overlap, but an identifying detail may hold a health word."""
    return [
        sorted(span for kind, score, shapes in _SHAPES for span in _found(text, kind, score, shapes)) for text in texts
    ]
