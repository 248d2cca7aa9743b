from __future__ import annotations

import pytest

from voicelens.anonymise.cues import Cues

ROLES = [
    ("i like ms garcia class", {("ms garcia", "[teacher]")}),
    ("Ms.Lopez and MR. DAVIS", {("Ms.Lopez", "[teacher]"), ("MR. DAVIS", "[teacher]")}),
    ("Mr. K grades", {("Mr. K", "[teacher]")}),
    ("Coach T helps", {("T", "[person]")}),
    ("coach Rivers is fun", {("Rivers", "[person]")}),
    ("the lunch lady ms patty", {("ms patty", "[teacher]")}),
    ("miss grace is kind", {("miss grace", "[teacher]")}),
    ("don Chuy limpia", {("don Chuy", "[person]")}),
    ("mi tía Graciela cocina", {("Graciela", "[person]")}),
    ("la maestra ruiz", {("maestra ruiz", "[teacher]")}),
    ("my friend destiny", {("destiny", "[student]")}),
    ("mi amiga xochitl", {("xochitl", "[student]")}),
    ("a boy named Kaden", {("Kaden", "[person]")}),
    ("una niña que se llama Itzayana", {("Itzayana", "[person]")}),
    ("me and xiomara", {("xiomara", "[student]")}),
    ("Priya and me wait", {("Priya", "[student]")}),
    ("my friends Mateo, Ofelia y Iker", {("Mateo", "[student]"), ("Ofelia", "[student]"), ("Iker", "[student]")}),
    ("i sit by hope", {("hope", "[person]")}),
    ("ask May what happened", {("May", "[person]")}),
    ("everyone calls him Big Mike", {("Big Mike", "[person]")}),
]
NOBODY = [
    "the principal is nice",
    "coach said no",
    "ms is hard",
    "i miss recess",
    "we miss ms",
    "the teacher laffs a lot",
    "mis amigos",
    "mi hermano lee",
    "mi maestra sepa español",
    "my friends are here",
    "my friend will help",
    "me and everyone",
    "me and my sister",
    "with people",
    "i live on Maple dr now",
    "the teacher. She is nice",
    "his name is hard to say",
    "mr mrs",
    "Mr. Principal sir",
    "my brother",
    "dr",
    "named",
    "me and",
    "with",
    "black history and i",
    "teacher teacher",
    "make them stop",
    "make pizza",
    "la directora queria",
]


@pytest.mark.parametrize(("text", "wanted"), ROLES)
def test_a_cue_shows_a_name_and_its_role(text: str, wanted: set[tuple[str, str]]) -> None:
    spans = Cues().find([text])[0]
    assert wanted <= {(text[span.start : span.end], span.replacement) for span in spans}


@pytest.mark.parametrize("text", NOBODY)
def test_a_cue_before_an_ordinary_word_shows_nobody(text: str) -> None:
    assert Cues().find([text]) == [[]]
