"""The framing check finds what it should, in both languages, and leaves ordinary words alone."""

from __future__ import annotations

import pytest

from tests.brief.framing_examples import FINE_EN, FINE_ES, FOUND_EN, FOUND_ES
from voicelens.brief.framing import KINDS, check_framing, check_page, find_framing
from voicelens.errors import PublicationRefused

FOUND = [
    (text, language, kind)
    for language, by_kind in (("en", FOUND_EN), ("es", FOUND_ES))
    for kind, texts in by_kind.items()
    for text in texts
]
FINE = [(text, language) for language, texts in (("en", FINE_EN), ("es", FINE_ES)) for text in texts]


def test_there_are_examples_enough_each_way() -> None:
    assert len(FOUND) >= 60
    assert len(FINE) >= 60
    assert set(FOUND_EN) == set(FOUND_ES) == set(KINDS)


@pytest.mark.parametrize(("text", "language", "kind"), FOUND)
def test_a_harmful_wording_is_found_and_another_offered(text: str, language: str, kind: str) -> None:
    found = find_framing([text], language)
    assert kind in {each.kind for each in found}
    assert all(each.words in text and each.instead for each in found)


@pytest.mark.parametrize(("text", "language"), FINE)
def test_an_ordinary_wording_is_left_alone(text: str, language: str) -> None:
    assert find_framing([text], language) == ()


@pytest.mark.parametrize(("text", "language"), FINE)
def test_a_wording_that_is_fine_stays_fine_beside_one_that_is_not(text: str, language: str) -> None:
    bad = {"en": "Lazy students", "es": "Alumnos flojos"}[language]
    assert {each.kind for each in find_framing([f"{text}. {bad}."], language)} == {"blame"}


def test_accents_capitals_and_curly_apostrophes_do_not_hide_a_word() -> None:
    assert find_framing(["STUDENTS DON’T CARE"], "en")[0].words == "STUDENTS DON’T CARE"
    assert find_framing(["Los NIÑOS difíciles"], "es")[0].words == "NIÑOS difíciles"
    assert find_framing(["Nin\u0303os difi\u0301ciles"], "es")


def test_what_is_offered_is_itself_fine() -> None:
    for text, language, _ in FOUND:
        offered = [each.instead for each in find_framing([text], language)]
        assert find_framing(offered, language) == ()


def test_findings_are_sentences_and_strict_refuses() -> None:
    notes = check_framing(["At-risk students", "Best friends", "At-risk students"], "en")
    assert len(notes) == 1
    assert "“At-risk”" in notes[0]
    assert "Instead: " in notes[0]
    with pytest.raises(PublicationRefused, match="At-risk"):
        check_framing(["At-risk students"], "en", strict=True)
    assert check_framing(["Best friends"], "en", strict=True) == ()


PAGE = """<html><head><title>Lazy title</title><style>.lazy{}</style></head><body><h1>What students told us</h1>
<p>Students named <b>Kids who misbehave</b> most at Academy for At-Risk Youth.</p>
<blockquote>“the lazy kids never listen”</blockquote><svg role="img" aria-label="%s"><text>lazy</text></svg>
<p>A <q>lazy</q> word from a student.<br>Then more.</p></body></html>"""


def test_a_page_is_read_without_students_words_and_names_are_judged_once() -> None:
    names, chosen = ["Kids who misbehave"], ["Academy for At-Risk Youth"]
    notes = check_page(PAGE % "Lunch: about 20 in 100", "en", names=names, chosen=chosen)
    assert len(notes) == 1
    assert "misbehave" in notes[0]


def test_labels_of_charts_are_read_too() -> None:
    assert "significant" in check_page(PAGE % "A significant rise", "en")[-1]


def test_a_name_is_judged_in_every_language() -> None:
    assert check_page("<p>Fine.</p>", "en", names=["Alumnos flojos"])
    with pytest.raises(PublicationRefused):
        check_page("<p>Fine.</p>", "es", names=["Lazy students"], strict=True)


def test_a_long_text_is_cut_in_the_note() -> None:
    assert len(check_framing(["Lazy students " + "and more " * 40], "en")[0]) < 260
