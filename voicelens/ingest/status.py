"""Whether an answer says something, says that there is nothing to say, is blank, or is keyboard noise.

English and Spanish, the way children type. An answer that holds any word of content counts as substantive.
"""

from __future__ import annotations

import re

from voicelens.ingest.noise import is_copied, is_noise
from voicelens.ingest.nothing import is_nothing
from voicelens.text import fold, words

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\u3164]")
_MARKS_FOR_NOTHING = re.compile(r"[-–—]{1,3}|\.{1,4}|…|\?{1,4}|/|x|n/?a\.?|\*", re.IGNORECASE)
_LONG_RUN = re.compile(r"([^\W\d_])\1{2,}")


def status_of(text: str, polarity: str, wording: str) -> str:
    """`substantive`, `nothing_to_add`, `blank` or `junk` for one answer to a prompt of that polarity and wording."""
    bare = _INVISIBLE.sub("", text).strip()
    if not bare:
        return "blank"
    if _MARKS_FOR_NOTHING.fullmatch(bare):
        return "nothing_to_add"
    found = [_LONG_RUN.sub(r"\1", fold(word)) for word in words(bare)]
    if (not found and not _letters(bare)) or is_copied(bare, wording):
        return "junk"
    if is_nothing(found, polarity):
        return "nothing_to_add"
    return "junk" if is_noise(bare, found) else "substantive"


def _letters(bare: str) -> bool:
    return any(letter.isalnum() for letter in bare)
