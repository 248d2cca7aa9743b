"""Damage to files, as transfers, programs and people do it: each piece of damage is a small, named change of bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

from hypothesis import strategies as st

_ODD = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xff", b'"', b'""', b",", b";", b"\t", b"\n", b"\r", b"\r\n", b"'", b"=1+1",
    b"=cmd|' /C calc'!A0", b"{", b"}", b"[", b"]", b"\\", b"<", b"&", b"PK\x03\x04", b"\x1a", b"\xc3", b"\xed\xa0\x80",
    b"1e999", b"NaN", b"-99", b'{"ImportId":"QID1"}', b"99999999999999999999", b"\x7f\xff\xff\xff", b"\x80\0\0\0",
    "\u2028".encode(), "\u202e".encode(), "😀".encode(),
)  # fmt: skip
_HUGE = 70_000
_MANY_FIELDS = 200

Change = tuple[str, int, int, bytes]


def _place(data: bytes, at: int) -> int:
    return at % (len(data) + 1)


def _truncate(data: bytes, at: int, _: int, __: bytes) -> bytes:
    return data[: _place(data, at)]


def _flip(data: bytes, at: int, size: int, _: bytes) -> bytes:
    place = _place(data, at)
    return data[:place] + bytes(byte ^ (1 + size % 255) for byte in data[place : place + 1]) + data[place + 1 :]


def _insert(data: bytes, at: int, _: int, piece: bytes) -> bytes:
    place = _place(data, at)
    return data[:place] + piece + data[place:]


def _overwrite(data: bytes, at: int, _: int, piece: bytes) -> bytes:
    place = _place(data, at)
    return data[:place] + piece + data[place + len(piece) :]


def _cut_out(data: bytes, at: int, size: int, _: bytes) -> bytes:
    place = _place(data, at)
    return data[:place] + data[place + size % 400 :]


def _repeat(data: bytes, at: int, size: int, _: bytes) -> bytes:
    place = _place(data, at)
    return data[:place] + data[place : place + size % 400] * (2 + size % 30) + data[place + size % 400 :]


def _splice(data: bytes, at: int, size: int, _: bytes) -> bytes:
    place = _place(data, at)
    return data[: _place(data, size)] + data[place:]


def _nulls(data: bytes, at: int, size: int, _: bytes) -> bytes:
    place = _place(data, at)
    return data[:place] + bytes(1 + size % 50) + data[place:]


def _huge(data: bytes, at: int, size: int, _: bytes) -> bytes:
    place = _place(data, at)
    field = b"many words " * (size % _HUGE // 11) if size % 3 else b"a, b; c | d\t" * (size % _MANY_FIELDS)
    return data[:place] + field + data[place:]


CHANGES: dict[str, Callable[[bytes, int, int, bytes], bytes]] = {
    "truncate": _truncate, "flip": _flip, "insert": _insert, "overwrite": _overwrite, "cut out": _cut_out,
    "repeat": _repeat, "splice": _splice, "nulls": _nulls, "huge": _huge,
}  # fmt: skip


def changes(most: int = 5) -> st.SearchStrategy[list[Change]]:
    """One to `most` pieces of damage, each with its place."""
    number = st.integers(0, 1 << 20)
    one = st.tuples(st.sampled_from(sorted(CHANGES)), number, number, st.sampled_from(_ODD) | st.binary(max_size=8))
    return st.lists(one, min_size=1, max_size=most)


def damage(data: bytes, wanted: Sequence[Change]) -> bytes:
    """The bytes with all of that done to them, in order."""
    for name, at, size, piece in wanted:
        data = CHANGES[name](data, at, size, piece)
    return data


def damage_inside(data: bytes, member: int, wanted: Sequence[Change]) -> bytes:
    """A zip archive with one of its members damaged and its checksums right again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for name in names:
            content = old.read(name)
            new.writestr(name, damage(content, wanted) if name == names[member % len(names)] else content)
    return out.getvalue()
