"""Street addresses, English and Spanish, with the flat before or after and the town behind."""

from __future__ import annotations

import re

from voicelens.anonymise.shapes.shape import QUANTITY, Extent, Family, Shape, compiled, either
from voicelens.anonymise.words import FUNCTION, ordinary
from voicelens.anonymise.words_en import listed

_CLEAR = "street avenue ave av blvd boulevard road rd lane ln parkway pkwy highway hwy terrace"
_VAGUE = "st drive dr court ct place pl way circle cir ter trail trl loop square sq alley plaza"
_TYPE = either(_CLEAR, _VAGUE)
_SIDE = r"(?:(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\b\.?\s{1,2})"
_FLAT = either(
    "apartment apt unit suite ste no num numero depto departamento apto int interior lote bldg floor fl piso trailer"
)
_UNIT = rf"(?:,?\s{{0,2}}(?:{_FLAT}\b\.?\s?\#?|\#)\s?[0-9a-z\-]{{1,5}}\b|,?\s\d{{1,2}}(?:st|nd|rd|th)\s(?:floor|fl)\b)?"
_FIRST = rf"(?:{_FLAT}\b\.?\s?\#?\s?[0-9a-z\-]{{1,5}},?\s{{1,2}})?"
_NEXT = re.compile(r"(?P<link>\s?,\s?|\s+in\s+|\s+en\s+|\s+)(?P<one>[a-z]{2,20})(?:\s+(?P<two>[a-z]{2,20}))?\b")
_STATE = re.compile(
    r"\s?,?\s"
    + either(
        "alabama arizona arkansas california colorado connecticut delaware florida georgia illinois indiana iowa",
        "kansas kentucky louisiana maryland massachusetts michigan minnesota mississippi missouri nebraska nevada",
        "new_jersey new_mexico new_york north_carolina ohio oklahoma oregon pennsylvania south_carolina tennessee",
        "texas utah virginia washington wisconsin il tx ca ny fl ga az nv nj nc mi wi mn",
    )
    + r"\b"
)
_ZIP = re.compile(r"\s?,?\s\d{5}(?:-\d{4})?\b")
_TOWN_FIRST = listed("""
    new east west north south old fort lake san santa saint st port mount el la los las villa ciudad puerto
""")
_TOWN_LAST = listed("""
    bend hills hill creek park springs heights city grove falls lake lakes valley beach ridge view town village
    ville woods island rock point harbor bay river junction station
""")
_ARTICLES = listed("""
    de del la las los el y san con e esquina
""")
_CUE = re.compile(
    r"(?:\b(?:live[sd]?|living|stay(?:s|ing)?|stayed|address|house|home|casa|vivo|vive|vivimos|direccion|moved?|at|to|from|by|en"
    r"|apartment|building|hasta|mail|send)\b\W{0,3}(?:\w{1,6}\W{1,2})?|^\W*)$"
)


def _town(text: str, end: int) -> int:
    """Where the address ends with its town, state and postcode; `end` where none follows."""
    near = _NEXT.match(text, end)
    if near:
        one, two = near["one"], near["two"] or ""
        if one in FUNCTION - _TOWN_FIRST:
            return end
        if two and (one in _TOWN_FIRST or two in _TOWN_LAST):
            end = near.end("two")
        elif not ordinary(one) and (near["link"].strip() or _STATE.match(text, near.end("one"))):
            end = near.end("one")
    for behind in (_STATE, _ZIP):
        found = behind.match(text, end)
        end = found.end() if found else end
    return end


def _street(match: re.Match[str]) -> Extent | None:
    """An English address: three figures or more, or a name that is no ordinary word, before a word for a street."""
    words = match["name"].split()
    if any(word in FUNCTION and word not in {"old", "new", "la", "el", "san", "los"} for word in words) or not words:
        return None
    named = match["side"] is not None or not all(ordinary(word) for word in words)
    numbered = any(word[0].isdigit() for word in words)
    vague = match["type"] in _VAGUE.split()
    cued = match["unit"] or _CUE.search(match.string[max(0, match.start() - 30) : match.start()])
    counted = QUANTITY.match(match.string, match.end("n")) is not None and not numbered
    sure = named or numbered or (len(match["n"]) > 2 and (not vague or cued))
    return (match.start(), _town(match.string, match.end())) if sure and not counted else None


def _calle(match: re.Match[str]) -> Extent | None:
    """A Spanish address: a street and its number, and not something said of a street: "la calle tiene 300 carros"."""
    words = re.findall(r"[a-z]+", match["name"])
    said = any(word in FUNCTION - _ARTICLES for word in words)
    if said or QUANTITY.match(match.string, match.end()):
        return None
    return match.start(), _town(match.string, match.end())


def _unnamed(match: re.Match[str]) -> Extent | None:
    """A number, a side and a street whose kind was left out: "2207 w winnemac apt 3"."""
    return None if ordinary(match["name"]) else (match.start(), _town(match.string, match.end()))


_ES_TYPE = (
    r"(?:calle|avenida|avda|av\b\.?|boulevard|bulevar|blvd\b\.?|camino|carrera|callejon|calzada|calz\b\.?|prolongacion|andador|privada"
    r"|cerrada|circuito|carretera|paseo)"
)
_ES_STOP = r"(?!(?:calle|avenida|av|a|al|se|es|en|esta|por|para|que|hasta|no|cada|como|donde|hay|muy)\b)"
_ES_NAME = rf"(?P<name>(?:{_ES_STOP}[a-z0-9'.\-]{{1,20}}\s+){{0,7}}?{_ES_STOP}[a-z0-9'\-]{{1,20}})"
_COLONY = (
    r"(?:,?\s+col(?:onia|\.)?\s+(?:(?:el|la|los|las|san|santa|del?)\s+){0,2}[a-z]{2,20}"
    r"(?:\s+(?:hermosa|alta|baja|nueva|azul|verde|norte|sur))?)?"
)

ADDRESSES = Family(
    shapes=(
        Shape("ADDRESS", compiled(r"\b(?:p\.?\s?o\.?\s?box|apartado(?:\s+postal)?)\s+(?P<x>\d{1,7})\b"), 0.85),
        Shape(
            "ADDRESS",
            compiled(
                rf"(?<![\w$.:/\-]){_FIRST}\b(?P<n>\d{{1,5}})[a-z]?\s{{1,2}}(?P<side>{_SIDE})?"
                rf"(?P<name>(?:[a-z0-9'\-]{{1,20}}\s{{1,2}}){{1,3}}?)(?P<type>{_TYPE})(?![\w'])\.?(?P<unit>{_UNIT})"
            ),
            0.9,
            _street,
        ),
        Shape(
            "ADDRESS",
            compiled(rf"(?<![\w$.:/\-])\d{{2,5}}\s{_SIDE}(?P<name>[a-z'\-]{{3,20}})(?P<unit>{_UNIT})(?!\w)"),
            0.75,
            _unnamed,
        ),
    ),
    digit=True,
)
CALLES = Family(
    shapes=(
        Shape(
            "ADDRESS",
            compiled(
                rf"\b(?P<type>{_ES_TYPE})\s+{_ES_NAME}\s*,?\s*(?:\#|no\.?|num\.?|numero)?\s*(?P<number>\d{{2,5}})\b[a-z]?{_UNIT}{_COLONY}"
            ),
            0.9,
            _calle,
        ),
        Shape(
            "ADDRESS",
            compiled(
                r"\b(?P<type>privada|cerrada|andador|callejon)\s+(?P<name>(?:(?:de|del|la|las|los|el|san|santa)\s+){0,2}[a-z0-9]{2,20}(?:\s+[a-z]{3,20})?)"
                rf"\s+(?P<number>\d{{1,4}}[a-z]?|[a-z])\b{_UNIT}"
            ),
            0.8,
            _calle,
        ),
        Shape(
            "ADDRESS",
            compiled(
                r"(?<![\w$.:/\-])\d{1,5}\s+(?:de\s+)?(?:la\s+)?(?P<type>calle|avenida|privada|callejon)\s+"
                rf"(?P<name>(?:(?:de|del|la|las|los|el|san|santa)\s+){{0,2}}[a-z0-9]{{2,20}}(?:\s+(?:de\s+)?(?:verde|azul|duarte|[a-z]{{4,20}})(?=\s*(?:[.,!?]|$)))?){_UNIT}"
            ),
            0.85,
        ),
    ),
    words=listed("""
    calle avenida avda av boulevard bulevar blvd camino carrera callejon calzada calz prolongacion andador privada
    cerrada circuito carretera paseo
"""),
)
