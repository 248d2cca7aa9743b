from __future__ import annotations

import pytest

from tests.brief.cases import SETTINGS, themes
from voicelens.brief.labels import group_label, group_order, theme_labels
from voicelens.i18n import speaking


@pytest.mark.parametrize(
    ("certificate", "clarity", "settled"),
    [
        (0.85, "clear", True), (0.849, "mostly", True), (0.75, "mostly", True), (0.6, "tentative", True),
        (0.59, "", False), (None, "", True),
    ],
)  # fmt: skip
def test_a_certificate_becomes_a_word(certificate: float | None, clarity: str, settled: bool) -> None:
    label = theme_labels(themes([("Lunch", "", certificate)]))["t0"]
    assert (label.clarity, label.settled) == (clarity, settled)


def test_a_theme_without_a_description_is_explained_by_its_keywords_and_a_hidden_one_is_not_named() -> None:
    assert theme_labels(themes([("Lunch", " ", 0.9)]))["t0"].meaning == "alpha, beta"
    assert theme_labels(themes([("Lunch", "", 0.9)], hidden=True)) == {}


@pytest.mark.parametrize(
    ("description", "meaning"),
    [
        ("Bathrooms: getting to go, passes, soap, doors, privacy, smell.", "Bathrooms: getting to go, passes, soap, doors, privacy"),
        ("Having friends, classmates being good to each other, and feeling part of it.", "Having friends, classmates being good to each other"),
        ("What students are asked to wear and what they would rather wear to school.",) * 2,
    ],
)  # fmt: skip
def test_a_description_is_cut_between_its_parts(description: str, meaning: str) -> None:
    assert theme_labels(themes([("A", description, 0.9)]))["t0"].meaning == meaning.rstrip(".")


@pytest.mark.parametrize(
    ("dimension", "group", "name"),
    [
        ("grade", "5", "Grade: 5"), ("el", "Yes", "Students learning English"),
        ("el", "Sí", "Students learning English"),
        ("el", "no", "Students learning English: no"), ("house", "Red", "house: Red"),
    ],
)  # fmt: skip
def test_groups_are_called_by_the_words_of_the_school(dimension: str, group: str, name: str) -> None:
    assert group_label(SETTINGS, dimension, group).name == name


def test_a_label_that_voicelens_proposed_is_said_in_the_language_of_the_page() -> None:
    with speaking("es"):
        assert group_label(SETTINGS, "grade", "5").name == "Grado: 5"
        assert group_label(SETTINGS, "el", "Sí").name == "Students learning English"
        assert group_label(SETTINGS, "house", "Red").name == "house: Red"


def test_groups_keep_a_fixed_order() -> None:
    places = [("zoo", "a"), ("grade", "10"), ("grade", "9"), ("grade", "other"), ("race", "B"), ("race", "a")]
    ordered = sorted(places, key=lambda place: group_order(SETTINGS, *place))
    assert ordered == [("race", "a"), ("race", "B"), ("grade", "9"), ("grade", "10"), ("grade", "other"), ("zoo", "a")]
