"""Where rules see a new idea: sentences first, then clauses ("nice teachers but lunch is short"), then lists."""

from __future__ import annotations

import re

from voicelens.text import fold, words
from voicelens.themes.splitting.pieces import AND, Span, join, pieces
from voicelens.themes.words import PLACEHOLDER, TOPICS

_WORD = re.compile(r"[^\W\d_]+")


def _any(words_: str) -> str:
    return "(?:" + "|".join(re.escape(word) for word in words_.split()) + r")\b"


_SUBJECT = _any(
    "i im i'm ive i've we they theyre he she it its it's you u my our the their there theres there's this that a an no "
    "more less some sometimes everyone everybody nobody people kids teachers stop let make fix give have being having "
    "how when if please yo nosotros ellos el la los las un una mi mis nuestro no nos me mas más menos que q hay cuando "
    "si unos unas se es son esta está están nunca siempre huele pongan den dejen"
)
_SENTENCE = re.compile(
    r"(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bdr)(?<!\bsr)(?<!\bsra)[.!?…]+[\"”'’)]*(?=\s|$)|[;\n•]|\s[-–—/+]+(?=\s)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\s*1[.)]\s")
_NUMBERED = re.compile(r"(?:^|\s)\d{1,2}[.)](?=\s)|[;\n•]")
_CLAUSE = re.compile(
    rf",?\s+(?=(?:but|pero|except|excepto|also|plus|tambien|también|ademas|además)\s)|,?\s+(?={AND}\s+{_SUBJECT})"
    rf"|,\s*(?={AND}\s)|,\s*(?={_SUBJECT})",
    re.IGNORECASE,
)
_LIST = re.compile(rf"\s*,\s*(?:{AND}\s+)?|\s+{AND}\s+", re.IGNORECASE)
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
_BEFORE_TOPICS = frozenset({"my", "the", "mis", "los", "las", "el", "la"})
_SOMEBODY = "x"
_LONGEST_ITEM = 4
_LOOK_BACK = 16


def is_numbered(text: str) -> bool:
    """Whether the answer is a list with numbers ("1. gym 2. art")."""
    return _FIRST.match(text) is not None


def clauses(text: str) -> list[Span]:
    """The sentences and clauses of an answer, or the entries of a numbered list, as rules see them."""
    boundary = _NUMBERED if is_numbered(text) else _SENTENCE
    return [
        clause
        for sentence in join(text, pieces(text, Span(0, len(text)), boundary), _continues)
        for clause in join(text, pieces(text, sentence, _CLAUSE), _continues)
    ]


def _continues(text: str, piece: Span) -> bool:
    joined_by = words(text[max(piece.start - _LOOK_BACK, 0) : piece.start])[-1:]
    again = _PRONOUN if joined_by and fold(joined_by[0]) in _JOINING else _CONTINUES
    return bool(again.match(text, piece.start, piece.end))


def items(text: str, clause: Span) -> list[Span]:
    """The entries of a list ("food, heat, wifi", "gym and my friends", "gym art lunch"); else the clause itself."""
    found = pieces(text, clause, _LIST)
    if len(found) > 1 and _is_list([_said(text, item) for item in found]):
        return [Span(*item[:2], whole=True) for item in found]
    return _bare_list(text, clause) or [clause]


def _is_list(entries: list[list[str]]) -> bool:
    if not all(0 < len(entry) <= _LONGEST_ITEM for entry in entries):
        return False
    if len(entries) > 2:
        return sum(entry != [_SOMEBODY] for entry in entries) > 1
    return any(fold(entry[-1]) in TOPICS or fold(entry[0]) in TOPICS for entry in entries)


def _said(text: str, item: Span) -> list[str]:
    opening = _OPENING.match(text, item.start, item.end)
    return words(PLACEHOLDER.sub(_SOMEBODY, text[opening.end() if opening else item.start : item.end]))


def _bare_list(text: str, clause: Span) -> list[Span]:
    """Topics with nothing between them, such as "gym art lunch my friends"; empty where it is no such list."""
    found: list[tuple[int, int]] = []
    for word in _WORD.finditer(text, clause.start, clause.end):
        folded = fold(word.group())
        if folded in TOPICS:
            found.append(word.span())
        elif folded not in _BEFORE_TOPICS:
            return []
    if len(found) < 3 or PLACEHOLDER.search(text, clause.start, clause.end):
        return []
    starts = [clause.start, *(end + 1 for _, end in found[:-1])]
    return [Span(start, end, whole=True) for start, (_, end) in zip(starts, found, strict=True)]
