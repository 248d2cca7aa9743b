"""Syllables are counted as dictionaries count them, and the two scores as their papers do."""

from __future__ import annotations

import pytest

from voicelens.brief.readability import Reading, check_reading, english_syllables, read_ease, spanish_syllables

ENGLISH = {  # counts of the CMU Pronouncing Dictionary
    1: "school named asked lunch change we through what shared schools the worked like more hours clubs wished used",
    2: "students people teachers adults table little wanted handled lunches changes quiet being really playing tested safety",
    3: "different example protected computer another however idea library usual decided area together created",
    4: "especially everybody material usually comparison activity community responsible understanding",
    5: "opportunity university individual electricity",
}
SPANISH = {
    1: "que dos más bien pues guion sol rey qué",
    2: "gracias aula causa tiempo quiero aire igual guerra agua días leer",
    3: "escuela maestros ayuda comida almuerzo cuidado ciudades teatro oído respuestas",
    4: "estudiantes recreación antigüedad",
    5: "oportunidad necesitamos recreaciones",
}


@pytest.mark.parametrize(("count", "word"), [(n, word) for n, words in ENGLISH.items() for word in words.split()])
def test_english_syllables(count: int, word: str) -> None:
    assert english_syllables(word) == count
    assert english_syllables(word.capitalize()) == count


@pytest.mark.parametrize(("count", "word"), [(n, word) for n, words in SPANISH.items() for word in words.split()])
def test_spanish_syllables(count: int, word: str) -> None:
    assert spanish_syllables(word) == count


def test_apostrophes_and_numbers() -> None:
    assert english_syllables("student’s") == 2
    assert english_syllables("students'") == 2
    assert english_syllables("they’re") == 1
    assert english_syllables("312") == spanish_syllables("312") == 1


def test_spanish_words_of_the_pages() -> None:
    counts = {
        "comida": 3, "baloncesto": 4, "biblioteca": 4, "tranquilo": 3, "pasillos": 3, "conversaciones": 5,
        "profesores": 4, "ventanas": 3,
    }  # fmt: skip
    assert {word: spanish_syllables(word) for word in counts} == counts


def test_the_scores_follow_their_formulas() -> None:
    reading = Reading(sentences=2, words=20, syllables=30)
    assert reading.flesch_kincaid == pytest.approx(0.39 * 10 + 11.8 * 1.5 - 15.59)
    assert reading.fernandez_huerta == pytest.approx(206.84 - 60 * 1.5 - 1.02 * 10)
    assert Reading(0, 0, 0).flesch_kincaid == 0
    assert Reading(0, 0, 0).fernandez_huerta == 100


def test_texts_are_counted_together() -> None:
    assert read_ease(["We ate lunch. It was good.", "3 in 10"], "en") == Reading(3, 9, 9)
    assert read_ease([], "en") == Reading(0, 0, 0)


EASY = "<p>We will make lunch longer. You will have more time.</p>"
HARD = "<p>Organisational considerations necessitate comprehensive reconsideration of cafeteria arrangements.</p>"
DURO = "<p>Las consideraciones organizacionales institucionales imposibilitan modificaciones extraordinarias.</p>"


@pytest.mark.parametrize("young", [False, True])
def test_a_hard_page_is_pointed_out_with_its_hardest_sentence(young: bool) -> None:
    assert check_reading(EASY, "en", young=young) == ()
    assert "cafeteria" in check_reading(EASY + HARD, "en", young=young)[0]
    assert "institucionales" in check_reading(DURO, "es", young=young)[0]
    assert check_reading("<h1>Nothing</h1>", "es", young=young) == ()
    assert check_reading("<p>Vamos a dar más tiempo. Gracias a todos.</p>", "es", young=young) == ()
