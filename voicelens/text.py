"""Small, pure operations on text that several stages share: digests, folding, tokens."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata

_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
_WORD = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)*|\d+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def keyed_id(key: bytes, *parts: object, prefix: str = "") -> str:
    """A 64-bit identifier that only the holder of `key` can work out again (HMAC-SHA-256, RFC 2104)."""
    return prefix + hmac.new(key, _message(parts), hashlib.sha256).hexdigest()[:16]


def digest(*parts: object) -> str:
    """SHA-256 of the parts, hexadecimal; for things that are not secret."""
    return hashlib.sha256(_message(parts)).hexdigest()


def _message(parts: tuple[object, ...]) -> bytes:
    """The parts, each with its length in front, so that no two lists of parts give the same bytes."""
    encoded = [str(part).encode("utf-8", "surrogatepass") for part in parts]
    return b"".join(b"%d:%b" % (len(part), part) for part in encoded)


def fold(text: str) -> str:
    """Lower case without accents, for matching only: the length may change, so never use its offsets."""
    lower = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """The words and numbers of a text, as written."""
    return _WORD.findall(text)


def slug(text: str, *, longest: int = 40) -> str:
    """A short ASCII name for a file, a column or a dimension; "x" where nothing is left."""
    return _NOT_SLUG.sub("_", fold(text)).strip("_")[:longest].strip("_") or "x"
