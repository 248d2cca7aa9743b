"""A small theme about lunch beside others, with the encoder that comes with VoiceLens. All of it is invented."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from voicelens.embed.encoders import load_encoder
from voicelens.llm.grounding import Evidence, Space
from voicelens.llm.names import Topic

LUNCH = {
    "en": (
        "the lunch line is too long",
        "better food at lunch",
        "I like the pizza at lunch",
        "more vegetables in the school food",
        "the lunch food is cold",
        "hot lunch on every day",
        "the food tastes good",
        "we need more time for lunch",
        "fresh fruit with the food",
        "warm food at lunch please",
        "the cafeteria food should be warm",
        "I wish the lunch line was faster",
    ),
    "es": (
        "la fila del almuerzo es muy larga",
        "mejor comida en el almuerzo",
        "me gusta la pizza del almuerzo",
        "más verduras en la comida de la escuela",
        "la comida del almuerzo está fría",
        "almuerzo caliente cada día",
        "la comida sabe rica",
        "necesitamos más tiempo para el almuerzo",
        "fruta fresca con la comida",
        "comida caliente en el almuerzo por favor",
        "la comida de la cafetería debería estar caliente",
        "ojalá la fila del almuerzo fuera más rápida",
    ),
}
OTHERS = (
    ("my teacher explains math well", "the teachers help us when we are stuck", "teachers who listen and are kind"),
    ("longer recess to play outside", "more time for recess", "new swings at the playground"),
    ("clean bathrooms with soap", "doors that close in the bathrooms", "the bathrooms smell bad"),
    ("less homework on weekends", "too many tests", "homework takes my whole evening"),
    ("faster laptops", "the wifi is slow", "more computers in class"),
)


@cache
def encoder():  # type: ignore[no-untyped-def]
    """The one that comes with VoiceLens."""
    return load_encoder("students")


@cache
def middles(language: str):  # type: ignore[no-untyped-def]
    """Where the theme and the others lie."""
    found = np.stack([encoder().encode(list(part)).mean(axis=0) for part in (LUNCH[language], *OTHERS)])
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def topic(extra: Sequence[str] = (), language: str = "en") -> Topic:
    """The theme about lunch; `extra` are further ideas of it, each by another student, and they are sent too."""
    ideas = [*LUNCH[language], *extra]
    evidence = Evidence(ideas, [f"s{n}" for n in range(len(ideas))])
    keywords = {"en": ("lunch", "food", "line"), "es": ("almuerzo", "comida", "fila")}[language]
    return Topic(
        "T1", keywords, [*extra, *LUNCH[language][:8]], evidence, Space(encoder().encode, middles(language), 0)
    )
