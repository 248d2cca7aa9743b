"""Small, pure operations on text that several stages share: digests, folding, tokens."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable, Sequence

_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
_WORD = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)*|\d+")
_BLOCK = 64  # bytes that SHA-256 takes at a time
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def keyed_id(key: bytes, *parts: object, prefix: str = "") -> str:
    """A 64-bit identifier that only the holder of `key` can work out again (HMAC-SHA-256, RFC 2104)."""
    return prefix + hmac.new(key, _message(parts), hashlib.sha256).hexdigest()[:16]


def keyed_ids(
    key: bytes, before: Sequence[object], each: Iterable[object], after: Sequence[object] = (), *, prefix: str = ""
) -> list[str]:
    """`keyed_id(key, *before, one, *after, prefix=prefix)` for one after the other of `each`, faster.

    The two hashes of HMAC (RFC 2104, section 2) are begun once and copied.
    """
    padded = (key if len(key) <= _BLOCK else hashlib.sha256(key).digest()).ljust(_BLOCK, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in padded) + _message(before))
    outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in padded))
    begin, end, tail, out = inner.copy, outer.copy, _message(after), []
    for one in each:
        part = str(one).encode("utf-8", "surrogatepass")
        inside, whole = begin(), end()
        inside.update(b"%d:%b%b" % (len(part), part, tail))
        whole.update(inside.digest())
        out.append(prefix + whole.hexdigest()[:16])
    return out


def digest(*parts: object) -> str:
    """SHA-256 of the parts, hexadecimal; for things that are not secret."""
    return hashlib.sha256(_message(parts)).hexdigest()


def _message(parts: Sequence[object]) -> bytes:
    """The parts, each with its length in front, so that no two lists of parts give the same bytes."""
    encoded = [str(part).encode("utf-8", "surrogatepass") for part in parts]
    return b"".join(b"%d:%b" % (len(part), part) for part in encoded)


def fold(text: str) -> str:
    """Lower case without accents, for matching only: the length may change, so never use its offsets."""
    if text.isascii():
        return text.lower()
    lower = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """The words and numbers of a text, as written."""
    return _WORD.findall(text)


def slug(text: str, *, longest: int = 40) -> str:
    """A short ASCII name for a file, a column or a dimension; "x" where nothing is left."""
    return _NOT_SLUG.sub("_", fold(text)).strip("_")[:longest].strip("_") or "x"
