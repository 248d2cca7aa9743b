"""How hard a text is to read: Flesch–Kincaid grade for English, Fernández-Huerta score for Spanish.

Kincaid et al. 1975 (Navy Research Branch Report 8-75); Fernández Huerta 1959 (Consigna 214) with the sentence term as
corrected by Law 2011. A number in digits counts as one word of one syllable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from voicelens.brief.prose import sentences, split_sentences
from voicelens.i18n import say

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*(?:[.,]\d+)*")
_GROUPS = re.compile(r"[aeiouy]+")
_ONE_MORE = tuple(
    re.compile(pattern)
    for pattern in (
        r"[^aeiouqg]u(?:[ao]|e(?![sd]?$))(?!u)", r"i[ao](?!us?$)(?<!ti[ao])(?<!ci[ao])(?<!si[ao])(?<!gi[ao])",
        r"i(?:um|us|er)$", r"[rv]ious", r"ience", r"iet", r"e(?:um|us)$", r"[uiey]ing", r"eat(?:e$|ion|or|iv)",
        r"thm|sm$", r"(?<!d)n't$",
        r"[aeo]y[aeo]", r"^cr?eat(?:e|ing)", r"react|reality|area|linear|ean$(?<=[pr]ean)|io$", r"eyond",
    )
)  # fmt: skip
_SILENT = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<=[^aeiouyl])e$", r"(?<=[aeiouy]l)e$", r"(?<=[^aeioutdyl])ed$", r"(?<=[aeiouyl]l)ed$",
        r"(?<=[^aeiouycgxzshl])es$", r"(?<=[aeiouy]l)es$", r"(?<=[^sc]h)es$", r"^every",
    )
)  # fmt: skip
_INSIDE = re.compile(
    r"(?<=[aeiouy][^aeiouy])e(?=(?:ment|less|ful|ly|some|where|time|body|thing|one|work|day|ness|ty|guard|guarding|line)s?$)"
)
_IRREGULAR = {
    "the": 1, "be": 1, "he": 1, "she": 1, "me": 1, "we": 1, "every": 2, "everyone": 3, "everybody": 4, "everything": 3,
    "different": 3, "difference": 3, "differences": 3, "people": 2, "being": 2, "once": 1, "science": 2, "quiet": 2,
    "lion": 2, "real": 1, "really": 2, "does": 1, "goes": 1, "one": 1, "ones": 1, "someone": 2, "something": 2,
    "sometimes": 2, "area": 3, "areas": 3, "idea": 3, "ideas": 3, "create": 2, "using": 2, "business": 2,
    "evening": 2, "whole": 1, "shoes": 1, "nobody": 3, "anyone": 3, "yours": 1, "theory": 3, "data": 2,
    "doing": 2, "going": 2, "seeing": 2, "saying": 2, "trying": 2, "equity": 3, "poem": 2, "we're": 1, "you're": 1,
    "they're": 1, "can't": 1, "don't": 1, "won't": 1, "didn't": 2, "isn't": 2, "doesn't": 2, "wouldn't": 2, "hour": 1,
    "our": 1, "hours": 1, "voices": 2, "choices": 2, "named": 1, "asked": 1, "changed": 1, "period": 3, "radio": 3,
    "usual": 3, "usually": 4, "annual": 3, "actual": 3, "actually": 4, "individual": 5, "appear": 2, "dean": 1,
    "maybe": 2, "hundred": 2, "video": 3, "tired": 2, "million": 2, "behavior": 3, "element": 3, "elements": 3,
    "league": 1, "likelier": 3,
}  # fmt: skip
_STRONG, _WEAK = "aeoáéóíú", "iuü"


@dataclass(frozen=True)
class Reading:
    """What a text is made of: sentences, words and syllables."""

    sentences: int
    words: int
    syllables: int

    @property
    def flesch_kincaid(self) -> float:
        """The US school grade at which the text is read with ease; 0 for an empty text."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def fernandez_huerta(self) -> float:
        """From 0 (very hard) to 100 (very easy) for Spanish; 60 to 70 is what most people read with ease."""
        if not self.words:
            return 100.0
        return 206.84 - 60 * self.syllables / self.words - 1.02 * self.words / self.sentences


def read_ease(texts: Iterable[str], language: str) -> Reading:
    """The counts of some texts together; each text ends a sentence."""
    count = spanish_syllables if language == "es" else english_syllables
    parts = [_WORD.findall(sentence) for text in texts for sentence in split_sentences(text)]
    found = [words for words in parts if words]
    return Reading(len(found), sum(map(len, found)), sum(count(word) for words in found for word in words))


def check_reading(page: str, language: str, *, young: bool = False) -> tuple[str, ...]:
    """A note where a page is harder than it should be, with its hardest sentence; what people wrote in it counts too.

    The bar is grade 8 in English and a score of 60 in Spanish; for a page for students (`young`) grade 6 and 70.
    """
    found = sentences(page)
    if not found or _is_easy(read_ease(found, language), language, young):
        return ()
    hardest = max(found, key=lambda sentence: -_ease(read_ease([sentence], language), language))
    return (say("The page may be hard to read. Its hardest sentence: “{sentence}”", sentence=hardest),)


def _is_easy(reading: Reading, language: str, young: bool) -> bool:
    bar = (70 if young else 60) if language == "es" else -(6 if young else 8)
    return _ease(reading, language) >= bar


def _ease(reading: Reading, language: str) -> float:
    return reading.fernandez_huerta if language == "es" else -reading.flesch_kincaid


def english_syllables(word: str) -> int:
    """The syllables of an English word by rules of spelling; 1 for a number."""
    plain = word.lower().replace("’", "'")
    if plain in _IRREGULAR:
        return _IRREGULAR[plain]
    plain = re.sub(r"'(?:s|re|ve|ll|d|m)$", "", plain)
    if plain in _IRREGULAR:
        return _IRREGULAR[plain]
    groups = len(_GROUPS.findall(plain))
    more = sum(bool(pattern.search(plain)) for pattern in _ONE_MORE)
    fewer = sum(bool(pattern.search(plain)) for pattern in _SILENT) + bool(_INSIDE.search(plain))
    return max(1, groups + more - fewer)


def spanish_syllables(word: str) -> int:
    """The syllables of a Spanish word: one per vowel, less diphthongs and triphthongs; 1 for a number.

    Two strong vowels, or a strong one beside an accented í or ú, are two syllables; h between vowels is not heard.
    """
    plain = unicodedata.normalize("NFC", word.lower())
    plain = re.sub(r"(?<=[gq])u(?=[eéií])", "", plain)
    plain = re.sub(r"y$|y(?=[^aeiouáéíóúü])", "i", plain)
    runs = re.findall(f"[{_STRONG}{_WEAK}]+", plain)
    return max(1, sum(_nuclei(run) for run in runs))


def _nuclei(run: str) -> int:
    """How many syllables a run of vowels is: each strong vowel one; a run of only weak ones is one."""
    return max(1, sum(letter in _STRONG for letter in run))
