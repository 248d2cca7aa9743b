"""One answer as words with their places, and whether a word in it may be a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from voicelens.anonymise.spans import Span
from voicelens.anonymise.words import FUNCTION, capitalised, misspelled, name_word, ordinary, plain
from voicelens.anonymise.words_en import listed

TEACHER, STUDENT, PERSON = "[teacher]", "[student]", "[person]"
TITLES = {
    **dict.fromkeys(
        listed(
            "mr mrs mrz ms mz miss mis mister missus dr prof professor profe profesor profesora sra sr srta senora "
            "senor senorita maestra maestro dra teacher mstr"
        ),
        TEACHER,
    ),
    "don": PERSON,
    "dona": PERSON,
}
ROLES = listed("""
    coach principal dean nurse counselor counsellor librarian janitor officer superintendent sub substitute tutor
    directora director consejera consejero entrenador entrenadora enfermera techer teachr tia tio aunt auntie uncle
    grandma grandpa abuela abuelo primo prima titi
""")
FRIENDS = listed("""
    friend friends freind freinds frend frends bestfriend bestie besties bff bffs buddy homie homies classmate
    classmates crush girlfriend boyfriend gf bf partner desk-mate teammate teammates amiga amigas amigo amigos
    companera companero companeras companeros novia novio compa compas pana panas
""")
DOING = listed("""
    is was keeps kept always never cheats cheated pushed pushes hit hits took takes stole steals said says told
    tells helps helped makes made yells yelled screams screamed vapes vaped bullies bullied bothers bothered calls
    called cuts cries cried cheers fights fought talks talked threw throws kicked kicks punched punches slapped
    laughs laughed got gets has had does did doesnt dont wont cant isnt wasnt lets let saves shares shared teaches
    taught posted plays played hates hated likes liked loves loved wants wanted sits sat runs ran went goes picks
    picked copies copied thinks thought knows knew leaves left lied lies stays needs showed shows gave gives brings
    brought bites bit spit me nos le te se siempre nunca es dice dijo pega pego pelea juega ayuda hace tiene grita
    molesta burla
""")
_NOT_AFTER_TITLE = listed("""
    recess lunch school class classes gym art math science music english spanish reading teacher teachers student
    students kid kids friend friends homework work test tests people person being having playing going days bus old
    home when how out them explains explain helps gives always never yells assignments bathroom grade grades hallway
    dance team level girl boy que q de busca pregunta explica dibuja sirve grita ayuda da dice enojada bueno
    buena muy mas mala malo linda bonita amable nueva nuevo estricta favorita favorito director directora maestra
    maestro profesora principal coach counselor janitor aide assistant conference table nice mean cool good funny bad
    great
""")
_LONE_LETTERS = listed("a e i k n o r u y")
_HIDDEN = r"\u0300-\u036f\u200b-\u200f\u2060\ufeff\u00ad"
_TOKEN = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_HIDDEN}'’\-]+(?=[^\W\d_]))*[\u0300-\u036f]*")
_VERB_SHAPE = re.compile(r"(?:ab[ae]n?|aron|ieron|ando|iendo|[aei]mos|[aei]rse|[aei]rme|ue|cion(?:es)?|ncia)$")
_NOT_VERBS = listed("ramos lemos fernando armando orlando rolando hernando asuncion encarnacion enrique")


@dataclass(frozen=True)
class Token:
    """One word, where it stands, and its folded form."""

    start: int
    end: int
    word: str
    key: str

    @property
    def title(self) -> bool:
        """Whether it is written with a capital first."""
        return self.word[:1].isupper()


def tokens(text: str) -> list[Token]:
    """The words of a text; accents and invisible characters inside a word belong to it."""
    return [Token(m.start(), m.end(), m[0], plain(m[0])) for m in _TOKEN.finditer(text)]


def verb_shaped(word: str) -> bool:
    """Whether a word without a capital ends the way Spanish verbs do."""
    key = plain(word)
    return not word[:1].isupper() and _VERB_SHAPE.search(key) is not None and key not in _NOT_VERBS


class Reader:
    """One text being read for names. An index that points past either end stands for no word."""

    def __init__(self, text: str) -> None:
        self.text, self.tokens = text, tokens(text)
        capitals = [t.word.isupper() for t in self.tokens if len(t.word) > 2]
        self.shouted = len(capitals) > 1 and sum(capitals) * 10 >= len(capitals) * 7

    def at(self, index: int) -> Token | None:
        """The word at that place, if there is one."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def joined(self, index: int, allowed: str = " \t") -> bool:
        """Whether only the characters of `allowed` stand between this word and the one before."""
        between = self.text[self.tokens[index - 1].end : self.tokens[index].start]
        return all(c in allowed for c in between)

    def titled(self, index: int) -> bool:
        """Whether the word has a capital in a text that is not all capitals."""
        return self.tokens[index].title and not self.shouted

    def opens(self, index: int) -> bool:
        """Whether the word begins the text or a sentence."""
        if index == 0:
            return True
        between = self.text[self.tokens[index - 1].end : self.tokens[index].start]
        return any(c in ".!?\n:;" for c in between)

    def name_length(self, index: int, *, strong: bool) -> int:
        """How many words from `index` on are a name; 0 where the word is an ordinary one.

        `strong` is after a title: there any word but a function word may be a name.
        """
        if self.at(index) is None or not self._may_be_name(index, strong=strong):
            return 0
        length = 1
        while length < 3 and self._continues(index + length):
            length += 1
        return length

    def surely(self, index: int) -> bool:
        """Whether the word is a name with no cue to lean on: in no list, or a name-word with a capital."""
        token = self.tokens[index]
        if name_word(token.word):
            return self.titled(index) or not ordinary(token.word)
        short = len(token.key) < 2 or (len(token.key) == 2 and not token.title)
        return not (short or ordinary(token.word) or verb_shaped(token.word) or capitalised(token.word))

    def surely_starts(self, index: int) -> bool:
        """Whether the word, at the start of a clause, may be the name of who does something."""
        token = self.tokens[index]
        if name_word(token.word):
            return not self.shouted and (token.title or token.key not in FUNCTION)
        return self.surely(index) and not misspelled(token.word)

    def doubtful(self, index: int) -> bool:
        """Whether a word after a weak cue is more likely a brand, or an ordinary word with a mistake, than a name."""
        token = self.tokens[index]
        if name_word(token.word):
            return False
        return capitalised(token.word) if self.titled(index) else misspelled(token.word)

    def span(self, first: int, last: int, score: float, role: str, found_by: str = "cue") -> Span:
        """The words from `first` to `last` as a person, with the full stop of an initial, without a possessive."""
        start, end = self.tokens[first].start, self.tokens[last].end
        if len(self.tokens[last].word) == 1 and self.tokens[last].title and self.text[end : end + 1] == ".":
            end += 1
        if self.text[start:end].lower().endswith(("'s", "’s")):
            end -= 2
        return Span(start, end, "PERSON", score, found_by, role)

    def _may_be_name(self, index: int, *, strong: bool) -> bool:
        token = self.tokens[index]
        if token.key in TITLES or token.key in ROLES or token.key in FRIENDS:
            return False
        if self.titled(index) and name_word(token.word):
            return True
        if strong and self.titled(index) and len(token.word) > 1:
            return token.key not in FUNCTION and token.key != "sir"
        if strong:
            return token.key not in FUNCTION and token.key not in _NOT_AFTER_TITLE and token.key not in DOING
        if name_word(token.word) and token.key not in FUNCTION:
            return True
        return not ordinary(token.word) and len(token.word) > 1 and not verb_shaped(token.word)

    def _continues(self, index: int) -> bool:
        token = self.at(index)
        if token is None or not self.joined(index):
            return False
        if len(token.word) == 1:
            return token.key not in _LONE_LETTERS or (token.word.isupper() and token.key != "i")
        if self.titled(index):
            return not ordinary(token.word) or name_word(token.word)
        return not self.tokens[index - 1].title and not ordinary(token.word) and not misspelled(token.word)
