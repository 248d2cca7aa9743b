"""User names: after an at-sign, by their look, and by the words of social media and accounts around them."""

from __future__ import annotations

import re

from voicelens.anonymise.guard import is_known
from voicelens.anonymise.shapes.links import TLD
from voicelens.anonymise.shapes.shape import Extent, Family, Shape, compiled, either
from voicelens.anonymise.words import capitalised, ordinary
from voicelens.anonymise.words_en import listed

_SITES = (
    "snap snapchat sc insta instagram ig tiktok tik_tok discord twitter roblox xbox psn playstation ps4 ps5 fortnite "
    "minecraft twitch youtube yt facebook fb whatsapp kik telegram reddit free_fire brawl_stars wattpad spotify "
    "bereal kahoot blooket"
)
_ACCOUNTS = (
    "user username user_name usuario gamertag gamer_tag handle account acct cuenta login log_in screen_name nickname "
    "apodo password passwords contrasena tag channel canal"
)
_SITE = either(_SITES)
_ACCOUNT = either(_ACCOUNTS)
_VERB = either("add follow dm hmu sigue sigueme siganme agrega agregame agreguenme agregenme find sub busca buscame")
_IT_IS = either(
    "is its it's was es era called named name llamado llamada llama llamo soy im i'm to a got_hacked_it_was"
)
_IS = rf"(?:\s?[:=]{{1,2}}\s?|\.\.\s?|\s+{_IT_IS}\s?:?\s+){{1,3}}"
_H = r"(?P<x>@?[a-z0-9_](?:[\w.\-]{0,60}\w)?(?:\#\d{2,5})?)(?!\w)"
_PART = re.compile(r"[a-z]+")
_DOMAIN = re.compile(TLD)
_NOT_A_HANDLE = listed("""
    deactivated private public blocked banned hacked deleted prohibited restricted disabled streaks jailbreak
    addicting addictive notifications filter filters stories story videos trends challenge
""")
_ENDINGS = (
    "ed", "ing", "ly", "able", "ible", "ive", "ful", "less", "ness", "ment", "tion", "ado", "ada", "ados", "adas",
    "ando", "endo", "cion", "mente",
)  # fmt: skip
_AT_PLACES = listed("""
    lunch recess school gym home class night noon least work the my break dinner church practice breakfast
""")


def _strange(handle: str) -> bool:
    """Whether some part of it is no ordinary word and no brand."""
    parts = [part for part in _PART.findall(handle) if len(part) > 1]
    return any(not ordinary(part) and not capitalised(part) and part not in _NOT_A_HANDLE for part in parts)


def _tagged(match: re.Match[str]) -> Extent | None:
    handle = match["x"]
    named = any(c.isalpha() for c in handle) and handle not in _AT_PLACES and len(handle) > 1
    return match.span() if named else None


def _underscored(match: re.Match[str]) -> Extent | None:
    """`lunar_wolf`, `_kofi_`: not the blank of a form, and not ordinary words that somebody joined."""
    letters = sum(c.isalpha() for c in match[0])
    marked = re.search(r"\d|^_|_$", match[0]) is not None
    return match.span() if letters >= 3 and (marked or _strange(match[0])) else None


def _numbered(match: re.Match[str]) -> Extent | None:
    """Letters and then digits where there is talk of accounts: `itsmaya99`, not `covid19` or `grade6`."""
    name = match["name"].replace(".", "")
    return match.span("x") if len(name) > 2 and not ordinary(name) and not capitalised(name) else None


def _dotted(match: re.Match[str]) -> Extent | None:
    """`lil.dee.xo`: neither a sentence without its space nor a web address."""
    if _DOMAIN.fullmatch(match["x"].rpartition(".")[2]) or not _strange(match["x"]):
        return None
    return match.span("x")


def _marked(match: re.Match[str]) -> Extent | None:
    """A handle by its look, since nothing says that it is one: a figure, an underscore, a number sign, a full stop."""
    handle = match["x"].lstrip("@")
    letters = sum(c.isalpha() for c in handle)
    signed = re.search(r"[_#]|\d\D*\d|[a-z]{3}\d", handle) is not None
    dotted = re.search(r"\w\.\w", handle) is not None and not _DOMAIN.fullmatch(handle.rpartition(".")[2])
    return match.span("x") if letters > 1 and (signed or (dotted and _strange(handle))) else None


def _named(match: re.Match[str]) -> Extent | None:
    """What an account is said to be called: anything marked, or one word that nobody knows."""
    handle = match["x"].lstrip("@")
    return match.span("x") if handle.isalpha() and len(handle) > 5 and not _word(handle) else _marked(match)


def _word(handle: str) -> bool:
    """Whether it is a word, or ends as verbs and adjectives do, so that an unknown one is probably no name."""
    return is_known(handle) or handle in _NOT_A_HANDLE or handle.endswith(_ENDINGS)


_SOCIAL = (listed(f"{_SITES} {_ACCOUNTS}".replace("_", " ")) - {"tik", "free", "log", "in"}) | listed("""
    user fire tok tiktoks dm dms hmu add follow sigue siganme sigueme agregame agreguenme messaging chat server
    passwords screenshot gamer accounts
""")
TAGS = Family(
    shapes=(
        Shape("USERNAME", compiled(r"(?<![\w@])@(?P<x>[\w](?:[\w.\-]{0,60}\w)?)"), 0.9, _tagged),
        Shape(
            "USERNAME",
            compiled(r"(?<![\w.@/\-])(?:[a-z0-9.]{1,40}_|_[a-z0-9])[\w.]{0,60}(?:\#\d{3,5})?(?!\w)"),
            0.75,
            _underscored,
        ),
        Shape("USERNAME", compiled(r"(?<![\w.@/\-])[a-z][\w.]{2,40}\#\d{3,5}\b"), 0.85),
    ),
    signs="@_#",
)
_CALLED = r"(?:named|called|llamad[oa]|se\s+llama|me\s+llamo|im|i'm|soy)"
HANDLES = Family(
    shapes=(
        Shape(
            "USERNAME",
            compiled(
                r"(?<![\w.@/\-#])(?P<x>(?P<name>[a-z]{1,20}(?:\.?[a-z]{2,20}){0,2})\d{1,5}_?(?:x|xx|yt|xo)?)(?!\w)"
            ),
            0.7,
            _numbered,
        ),
        Shape(
            "USERNAME",
            compiled(r"(?<![\w.@/\-])(?P<x>[a-z0-9]{1,30}(?:\.[a-z0-9_]{1,30}){1,4})(?!\w)"),
            0.7,
            _dotted,
        ),
        Shape(
            "USERNAME",
            compiled(
                rf"\b(?:{_SITE}|{_ACCOUNT})(?:\s+(?:{_ACCOUNT}|name|id|nombre|de\s+{_SITE}|falsa|que\s+se|of\s+me))?"
                rf"{_IS}{_H}"
            ),
            0.7,
            _named,
        ),
        Shape("USERNAME", compiled(rf"\b(?:on|en|in)\s+{_SITE}\s+{_CALLED}\s+{_H}"), 0.7, _named),
        Shape(
            "USERNAME",
            compiled(
                rf"\b{_VERB}(?:\s+(?:me|my|mi|us|on|en|at|in|a)){{0,3}}\s+{_SITE}(?:\s+(?:its|soy|im|i'm|is|es))?\s+{_H}"
            ),
            0.65,
            _named,
        ),
        Shape("USERNAME", compiled(rf"\b{_VERB}\s+{_H}(?=\s+(?:en|on|in)\s+{_SITE}\b)"), 0.65, _named),
        Shape("USERNAME", compiled(rf"\b{_VERB}(?:\s+(?:me|my|mi|us|on|en|at|in|a)){{0,3}}\s+{_H}"), 0.65, _marked),
        Shape(
            "USERNAME",
            compiled(
                rf"\b(?:una?\s+tal|(?:this|some)\s+kid|(?:user|name|nombre)\s+(?:to|a)|{_CALLED})\s+{_H}"
                rf"(?=(?:\s+\w{{1,12}}){{0,5}}\s+(?:on|en|in|por)\s+{_SITE}\b)"
            ),
            0.65,
            _named,
        ),
        Shape("USERNAME", compiled(rf"\b(?:{_SITE}|{_ACCOUNT}|this\s+kid)\s+{_H}"), 0.65, _marked),
    ),
    words=_SOCIAL,
)
