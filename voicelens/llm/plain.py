"""Small words that any sentence may use: they say nothing about a theme."""

from __future__ import annotations

from functools import cache

_WORDS = {
    "en": """a about all also am an and any are as at be because been being between both but by can could did do does
    during each either enough for from get gets getting had has have having he her here his how i if in into is it its
    just like likes many may me might more much my need needs no not of off often on or other others our out over own
    say says school schools see she should so some something student students such than that the their them themselves
    there these they thing things this those to too under up us use want wants was way ways we were what when where
    whether which while who why will wish with without would write you your""",
    "es": """a al algo algunas algunos alumnado alumnos ante antes aquellos aqui asi aun aunque cada como con cosa cosas
    cual cuando cuanto cuanta de del desde donde dos durante e el ella ellas ellos en entre era es esa esas ese eso esos
    esta estan estar estas este esto estos estudiantes gusta gustan gustaria ha haber hace hacer hacia han hasta hay la
    las le les lo los mas me mejor menos mi mientras mucho mucha muchos muchas muy necesitan ni no nos nosotros o otra
    otras otro otros para pero piden poco pocos por porque puede pueden que quien quienes quieren se sea ser si siempre
    sin sobre son su sus tal tambien tan tanto tener tiene tienen toda todo u un una unas unos usar y ya escuela""",
}


@cache
def small_words(language: str) -> frozenset[str]:
    """Such words, lower case and without accents."""
    return frozenset(_WORDS[language].split())
