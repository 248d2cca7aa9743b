"""What parts the columns of a text: counted over the whole file, piece by piece, with little memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from voicelens.ingest.decode import pieces

DELIMITERS = b",;\t|"
WIDEST = 20_000  # columns: more than any survey has, and any spreadsheet program opens
_AGREE = 0.5
_QUOTE = b'"'


@dataclass
class _Counts:
    """Of one delimiter: how many lines hold it so and so often, how often the first does, and the line begun."""

    lines: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(WIDEST + 2, dtype=np.int64))
    first: int = -1
    begun: int = 0

    def add(self, places: npt.NDArray[np.int64], ends: npt.NDArray[np.int64], filled: npt.NDArray[np.bool_]) -> None:
        """Count one piece of the text, whose lines end there and are filled or not."""
        upto = np.searchsorted(places, ends)
        counts = np.diff(upto, prepend=0)
        counts[:1] += self.begun
        self.begun = len(places) - int(upto[-1]) if len(ends) else self.begun + len(places)
        found = np.bincount(np.minimum(counts[filled], WIDEST + 1))
        if len(found) and self.first < 0:
            self.first = int(counts[filled][0])
        self.lines[: len(found)] += found

    def score(self) -> tuple[float, int]:
        """The share of lines that agree, in tenths, and the number they agree on; (0, 0) where they do not."""
        if not self.lines[1:].any():
            return 0, 0
        usual = int(self.lines.argmax())
        share = float(self.lines[usual] / self.lines.sum())
        if self.first and not self.lines[: self.first].any():
            return max(round(share, 1), _AGREE), max(usual, self.first)
        agreed = share >= _AGREE and usual > 0 and (self.first > 0 or usual > 1)
        return (round(share, 1), usual) if agreed else (0, 0)


def delimiter_of(data: bytes) -> str:
    """The delimiter that most lines of a UTF-8 text agree on, quoted parts aside; "" for one column."""
    counts = _count(data, ord("\n")) or _count(data, ord("\r")) or {}
    scores = {each: counted.score() for each, counted in counts.items()}
    best = max(scores, key=lambda each: scores[each], default=0)
    return chr(best) if best and scores[best] > (0, 0) else ""


def _count(data: bytes, end: int) -> dict[int, _Counts]:
    """The counts of each delimiter; none where no line ends with `end` (a lone line ends with the file)."""
    counts = {each: _Counts() for each in DELIMITERS}
    length, found = 0, end == ord("\r")
    for piece in _bare(data):
        text = np.frombuffer(piece, dtype=np.uint8)
        ends = np.flatnonzero(text == end)
        found = found or len(ends) > 0
        lengths = np.diff(ends, prepend=-1)
        lengths[:1] += length
        length = len(text) - 1 - int(ends[-1]) if len(ends) else length + len(text)
        for each, counted in counts.items():
            places = np.flatnonzero(text == each) if each in piece else np.zeros(0, dtype=np.int64)
            counted.add(places, ends, lengths > 2)
    for counted in counts.values():
        counted.add(np.zeros(0, dtype=np.int64), np.zeros(1, dtype=np.int64), np.array([length + 1 > 2]))
    return counts if found else {}


def _bare(data: bytes) -> Iterator[bytes]:
    """The text outside quotation marks, in pieces; a last mark that is never closed is a letter like any other."""
    lone = data.rfind(_QUOTE) if data.count(_QUOTE) % 2 else len(data)
    start, inside = 0, 0
    for piece in pieces(data, 1 << 18):
        place = lone - start
        known = piece if not 0 <= place < len(piece) else piece[:place] + b"." + piece[place + 1 :]
        parts = known.split(_QUOTE)
        yield b"".join(parts[inside::2])
        inside = (inside + len(parts) - 1) % 2
        start += len(piece)
