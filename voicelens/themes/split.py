"""Cut answers into ideas, one codable unit each, by rules for English and Spanish as children write them.

Sentences first, then clauses ("nice teachers but lunch is short"), then lists ("food, heat, wifi"); afterwards
pieces that say too little by themselves are joined to the piece they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import pandas as pd

from voicelens.tables import Dropped, Result, check
from voicelens.text import fold, words
from voicelens.themes.words import PLACEHOLDER, TOPICS, content_words

_WORD = re.compile(r"[^\W\d_]+")


class Span(NamedTuple):
    """A piece of an answer, in code points. `whole` pieces may stand alone although they say little."""

    start: int
    end: int
    whole: bool = False


def _any(words_: str) -> str:
    return "(?:" + "|".join(re.escape(word) for word in words_.split()) + r")\b"


_SUBJECT = _any(
    "i im i'm ive i've we they theyre he she it its it's you u my our the their there theres there's this that a an no "
    "more less some sometimes everyone everybody nobody people kids teachers stop let make fix give have being having "
    "how when if please yo nosotros ellos el la los las un una mi mis nuestro no nos me mas más menos que q hay cuando "
    "si unos unas se es son esta está están nunca siempre huele pongan den dejen"
)
_AND = "(?:and|nd|y|e|n|&)"
_SENTENCE = re.compile(r"[.!?…]+[\"”'’)]*(?=\s|$)|[;\n•]|\s[-–—/+]+(?=\s)")
_FIRST = re.compile(r"\s*1[.)]\s")
_NUMBERED = re.compile(r"(?:^|\s)\d{1,2}[.)](?=\s)|[;\n•]")
_CLAUSE = re.compile(
    rf",?\s+(?=(?:but|pero|except|excepto|also|plus|tambien|también|ademas|además)\s)|,?\s+(?={_AND}\s+{_SUBJECT})"
    rf"|,\s*(?={_AND}\s)|,\s*(?={_SUBJECT})",
    re.IGNORECASE,
)
_LIST = re.compile(rf"\s*,\s*(?:{_AND}\s+)?|\s+{_AND}\s+", re.IGNORECASE)
_LEAD = re.compile(
    rf"(?:[\s,.;:!?…•*+&/–—-]|\d{{1,2}}[.)]\s|(?:{_AND}|but|also|plus|then|so|pero|tambien|también|ademas|además)[\s,])+",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"(?:i|we)\s+(?!(?:also|like|love|want|wish|need|would|hate|think|feel|dont)\b)|"
    r"(?:my|mi)\s+(?:mom|dad|mama|papa|brother|sister|cousin)\b|\d|"
    + _any(
        "it its it's he hes he's she shes she's they theyre they're that thats that's this those because "
        "becuase cuz bc so one in like yes ok then at which who where when even now you if everybody "
        "everyone everything for on me im "
        "i'm ive i've as is or es eso asi así ese esa porque xq ya ahi ahí son esta está cuando si donde me yo nos les "
        "le se una un sobre"
    ),
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    _any(
        "it its it's he hes he's she shes she's they theyre they're you then not im one me him her so es asi "
        "así nos le "
        "les se"
    ),
    re.IGNORECASE,
)
_JOINING = frozenset({"and", "nd", "y", "e", "but", "pero", "also", "plus", "tambien", "ademas"})
_OPENING = re.compile(
    r"(?:i (?:really )?(?:like|love|want|would like|would change)|me gustan?|quiero|que haya|more|less|no|"
    r"mas|más|menos)"
    r"\s+",
    re.IGNORECASE,
)
_TAIL = " \t\r\n,.;:…•*+&/–—-"
_LONGEST_ITEM = 4
_LOOK_BACK = 16


def split(comments: pd.DataFrame) -> Result:
    """Table `ideas`: every substantive comment cut into one or more; the others are set aside with their status."""
    substantive = comments["status"] == "substantive"
    rows = [
        (f"{response}.{n}", response, span.start, span.end, text[span.start : span.end])
        for response, text in zip(comments["response_id"][substantive], comments["text"][substantive], strict=True)
        for n, span in enumerate(cut(text))
    ]
    others = zip(comments["response_id"][~substantive], comments["status"][~substantive], strict=True)
    ideas = pd.DataFrame(rows, columns=["idea_id", "response_id", "start", "end", "text"])
    return Result({"ideas": check("ideas", ideas)}, dropped=[Dropped(response, status) for response, status in others])


def cut(text: str) -> list[Span]:
    """The ideas of one answer as code-point spans: in order, not overlapping, at least one."""
    boundary = _NUMBERED if _FIRST.match(text) else _SENTENCE
    pieces = [
        item
        for sentence in _join(text, _pieces(text, Span(0, len(text)), boundary), _continues)
        for clause in _join(text, _pieces(text, sentence, _CLAUSE), _continues)
        for item in _items(text, clause)
    ]
    return _join(text, pieces, _is_thin) or [Span(0, len(text))]


def _pieces(text: str, whole: Span, boundary: re.Pattern[str]) -> list[Span]:
    """Cut `whole` wherever `boundary` is found outside a placeholder, and trim what is left."""
    kept = [found.span() for found in PLACEHOLDER.finditer(text)]
    starts, ends = [whole.start], []
    for found in boundary.finditer(text, whole.start, whole.end):
        if not any(start < found.end() and found.start() < end for start, end in kept):
            ends.append(found.start())
            starts.append(found.end())
    spans = zip(starts, [*ends, whole.end], strict=True)
    return [trimmed for span in spans if (trimmed := _trim(text, *span))]


def _trim(text: str, start: int, end: int) -> Span | None:
    """The span without the spaces, punctuation and joining words around it; None where no word is left."""
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    end = start + len(text[start:end].rstrip(_TAIL))
    return Span(start, end) if words(text[start:end]) else None


def _join(text: str, pieces: Sequence[Span], belongs: Callable[[str, Span], bool]) -> list[Span]:
    """Join each piece that `belongs` to the one before it; a first piece that does takes in the next."""
    joined: list[Span] = []
    for piece in pieces:
        if joined and (belongs(text, piece) or (len(joined) == 1 and belongs(text, joined[0]) and belongs is _is_thin)):
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    return joined


def _continues(text: str, piece: Span) -> bool:
    joined_by = words(text[max(piece.start - _LOOK_BACK, 0) : piece.start])[-1:]
    again = _PRONOUN if joined_by and fold(joined_by[0]) in _JOINING else _CONTINUES
    return bool(again.match(text, piece.start, piece.end))


def _is_thin(text: str, piece: Span) -> bool:
    said = text[piece.start : piece.end]
    return not piece.whole and (len(words(said)) < 2 or not content_words(said))


def _items(text: str, clause: Span) -> list[Span]:
    """The entries of a list ("food, heat, wifi", "gym and my friends", "gym art lunch"); else the clause itself."""
    items = _pieces(text, clause, _LIST)
    said = [_said(text, item) for item in items]
    if all(0 < len(item) <= _LONGEST_ITEM for item in said):
        topics = sum(fold(item[-1]) in TOPICS or fold(item[0]) in TOPICS for item in said)
        if len(items) > 2 or (len(items) == 2 and topics):
            return [Span(*item[:2], whole=True) for item in items]
    return _bare_list(text, clause) or [clause]


def _said(text: str, item: Span) -> list[str]:
    opening = _OPENING.match(text, item.start, item.end)
    return words(text[opening.end() if opening else item.start : item.end])


def _bare_list(text: str, clause: Span) -> list[Span]:
    """Topics with nothing between them, such as "gym art lunch my friends"; empty where it is no such list."""
    if PLACEHOLDER.search(text, clause.start, clause.end):
        return []
    found = [(word.start(), word.end(), fold(word.group())) for word in _WORD.finditer(text, clause.start, clause.end)]
    topics = [word for word in found if word[2] in TOPICS]
    if len(topics) < 3 or any(word[2] not in TOPICS | {"my", "the", "mis", "los", "las", "el", "la"} for word in found):
        return []
    starts = [clause.start, *(end + 1 for _, end, _ in topics[:-1])]
    return [Span(start, end, whole=True) for start, (_, end, _) in zip(starts, topics, strict=True)]
