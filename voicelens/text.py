"""Small, pure operations on text that several stages share: digests, folding, tokens."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def keyed_id(key: bytes, *parts: object, prefix: str = "") -> str:
    """A 64-bit identifier that only the holder of `key` can work out again (HMAC-SHA-256, RFC 2104)."""
    message = "\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")
    return prefix + hmac.new(key, message, hashlib.sha256).hexdigest()[:16]


def digest(*parts: object) -> str:
    """SHA-256 of the parts, hexadecimal; for things that are not secret."""
    message = "\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(message).hexdigest()


def fold(text: str) -> str:
    """Lower case without accents, for matching only: the length may change, so never use its offsets."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """The words and numbers of a text, as written."""
    return _WORD.findall(text)


def slug(text: str, *, longest: int = 40) -> str:
    """A short ASCII name for a file, a column or a dimension; "x" where nothing is left."""
    return _NOT_SLUG.sub("_", fold(text)).strip("_")[:longest].strip("_") or "x"
