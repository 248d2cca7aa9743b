"""Which names are words too, so that a roster or a repeat needs more than the letters before it hides them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from voicelens.anonymise import words_en, words_es
from voicelens.anonymise.words import FUNCTION, capitalised, misspelled, name_word, ordinary, place
from voicelens.anonymise.words_en import listed

SHORT = 3  # letters; a shorter name is as likely a word of another language, an abbreviation, or a slip

_SURELY_NAMES = listed("""
    andy beck bella booker boone brooklyn butler cabrera cano carrillo chele chris cole cooper cordova correa cortes
    crespo cruz dakota dante delgado delores diaz dolores drew elsa floyd fuentes garza gene gentry gill harry hart
    hawkins herrera hidalgo jack jackson jasmine jimmy jordan lana laurel lee leon lincoln lowe lucy machado manning
    marin marshall mateo mejia mike miller moore neal nick nieto paige parra patty percy perla pitt ponce pratt
    preston pruitt quintero ramos reagan remy reyes rhodes rios robles rocha romeo romero rosales salinas silva sosa
    susan tapia taylor terry tiffany torres troy tyson vargas vega vera vic walker wayne webb wendy wheeler wilder
    wiley wolfe zapata zion
""")
_WORDS_TOO = listed("""
    big bunny chef doc lil
    al alba angeles baker bash bass beard beau benito berry bird bishop bond bowers branch bravo bridges brooks
    brown buck bull burns bush cain candy carpenter cash castle champ charo chase cherry china chino chula coco
    concha conejo cookie cooks cordero cotton crane cross crow cuca curry dale dee dot dove duck dulce earl east
    farmer fee field fields fina finch fish fisher flaca flaco flint flo flor flores forest foster fox fry gail
    gallo gay glass gold goode gorda gordo grand gray greta grey guera guero guerra gunn hardy harp hawk hays head
    heard hid hill hood hook horn hunt hurt irons jean jolly junior keen kidd king kit knight lamb law lawn light
    lina lino lobo loco long love low luck luna luz mac mack major mann march marsh mason max may memo merry mesa
    milagros mill mills mina miracle mole moon mora morena moreno moss nacho nails nana negra negro nena neto nova
    oak pace pal palma paloma parks pat pena pilar pinto pita plant pool pope porter post potts power powers price
    pride quick rain rand raya reed rees rey rice rich rico rio rivers roach rob roca rojas rojo rosa rosas roses
    rubio ruda rush rust sal sales sands santo santos savage shark sharp shell shore short silver singer sky small
    smart sol sole soledad sparks speed spring stern still stone strong sue sugar swan sweet swift tierra tigre tina
    toro tower town tres trini twin vale valle valles van villa villas von wade walls war ward warm washington water
    waters wells west whale white wolf wood woods word worth yard york young
""")


@cache
def vocabulary() -> frozenset[str]:
    """Rarer words, English and Spanish."""
    return frozenset(Path(__file__).with_name("vocabulary.txt").read_text(encoding="utf-8").split())


_WORDS = (words_en.ORDINARY | words_es.ORDINARY | FUNCTION | _WORDS_TOO) - _SURELY_NAMES


@cache
def is_word(key: str) -> bool:
    """Whether a folded name is so much of a word that letters alone say nothing: hope, mark, rosa, flores, will."""
    if key in _SURELY_NAMES:
        return False
    plural = key.endswith("s") and key[:-1] in _WORDS
    return len(key) < SHORT or key in _WORDS or plural or name_word(key) or capitalised(key) or place(key)


@cache
def is_known(key: str) -> bool:
    """Whether a folded word may well be no name at all: an ordinary word, one of its misspellings, a rarer word."""
    return is_word(key) or ordinary(key) or misspelled(key) or key in vocabulary()
