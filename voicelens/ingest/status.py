"""Whether an answer says something, says that there is nothing to say, is blank, or is keyboard noise.

English and Spanish, the way children type. An answer that holds any word of content counts as substantive.
"""

from __future__ import annotations

import re
import unicodedata

from voicelens.ingest.noise import NO_ANSWER, is_copied, is_greeting, is_noise, is_number
from voicelens.ingest.nothing import CONTENT, is_nothing, may_be_nothing, spelled
from voicelens.text import fold, words

_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u115f\u1160\u3164\uffa0\u2800]")
_LONG_RUN = re.compile(r"([^\W\d_])\1{2,}")
_LONGEST_NOISE = 80
_SAYS_SOMETHING = CONTENT - NO_ANSWER


def status_of(text: str, polarity: str, wording: str) -> str:
    """`substantive`, `nothing_to_add`, `blank` or `junk` for one answer to a prompt of that polarity and wording.

    The first that fits: blank (no letter, digit or emoji), junk, nothing to add; everything else is substantive.
    """
    bare = text.strip() if text.isascii() else _INVISIBLE.sub("", text).strip()
    if not _says_anything(bare):
        return "blank"
    folded = bare.lower() if bare.isascii() else fold(bare)
    found = words(folded)
    if is_number(bare) or not found or is_copied(found, wording) or is_greeting(found):
        return "junk"
    if not _SAYS_SOMETHING.isdisjoint(found):
        return "substantive"
    squeezed = [_LONG_RUN.sub(r"\1", word) for word in found]
    plain = [spelled(word) for word in squeezed]
    if may_be_nothing(plain) and is_nothing(plain, polarity):
        return "nothing_to_add"
    return "junk" if len(bare) <= _LONGEST_NOISE and is_noise(bare, found, squeezed) else "substantive"


def _says_anything(bare: str) -> bool:
    """Whether there is a letter, a digit or an emoji."""
    return any(map(str.isalnum, bare)) or any(unicodedata.category(each) == "So" for each in bare)
