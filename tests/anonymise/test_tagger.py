from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings

from tests.anonymise.samples import HOSTILE
from voicelens.anonymise import tagger
from voicelens.anonymise.spans import Span
from voicelens.anonymise.tagger import NameTagger

TAGGER = NameTagger()


def found(text: str, lowest: float = 0.6) -> list[str]:
    return [text[s.start : s.end] for s in TAGGER.find([text])[0] if s.score >= lowest]


@settings(deadline=None)
@given(HOSTILE)
def test_whatever_is_found_lies_inside_the_text_and_has_letters(text: str) -> None:
    for span in TAGGER.find([text])[0]:
        assert 0 <= span.start < span.end <= len(text)
        assert any(c.isalnum() for c in text[span.start : span.end])
        assert 0 < span.score <= 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("i sit with aaliyah and jose at lunch", ["aaliyah", "jose"]),
        ("My friend Xochitl helps me", ["Xochitl"]),
        ("mi amiga yulissa me ayuda con la tarea", ["yulissa"]),
        ("NWANKWO AND PRIYA ARE MY BEST FRIENDS", ["NWANKWO", "PRIYA"]),
        ("more pizza at lunch and a longer recess", []),
        ("que el recreo dure mas y que la comida no este fria", []),
    ],
)
def test_names_are_found_with_and_without_capitals_and_ordinary_words_are_not(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize("name", ["Zu\u200bri", "Jose\u0301", "عمر", "Nguyệt", "O'Brien"])
def test_hidden_characters_accents_and_other_scripts_keep_their_places(name: str) -> None:
    text = f"👩‍👩‍👧 my best friend {name} and my teacher ms garcia\x00"
    assert "ms garcia" in found(text)
    assert all(text.index(part) >= 0 for part in found(text))


def test_a_title_gives_the_role_and_belongs_to_the_span() -> None:
    (span,) = [s for s in TAGGER.find(["mr. okafor is funny"])[0] if s.score >= 0.6]
    assert (span.start, span.end, span.replacement) == (0, 10, "[teacher]")


def test_a_friend_is_a_student_and_a_possessive_stays_outside() -> None:
    text = "my friend Xochitl's desk"
    (span,) = [s for s in TAGGER.find([text])[0] if s.score >= 0.6]
    assert (text[span.start : span.end], span.replacement) == ("Xochitl", "[student]")


def test_a_long_answer_is_read_to_its_end() -> None:
    text = "the food is cold. " * 1200 + "my friend xochitl helps me"
    assert found(text) == ["xochitl"]


def test_a_long_text_with_capitals_has_levels_of_its_own() -> None:
    levels = np.array([[0.25, 0.45], [0.12, 0.30], [0.9999, 0.99999]])
    strange = NameTagger(lambda: {**tagger._stored(), "levels": levels})
    name, rest = "My friend Xochitl helps me.", " More recess and longer lunch would be nice." * 30
    assert [len(spans) for spans in strange.find([name, name + rest, (name + rest).lower()])] == [1, 0, 1]


def test_what_is_found_depends_on_no_other_text() -> None:
    texts = ["i sit with aaliyah", "", "ms garcia is nice", "lunch", "\n", "me and Tuan play soccer"]
    alone = [TAGGER.find([text])[0] for text in texts]
    assert TAGGER.find(texts) == alone
    assert TAGGER.find(texts[::-1]) == alone[::-1]


def test_more_different_pieces_than_are_remembered_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voicelens.anonymise.tagger._REMEMBERED", 3)
    monkeypatch.setattr("voicelens.anonymise.tagger._TOGETHER", 4)
    texts = ["i sit with aaliyah", "ms garcia is nice", "me and Tuan play soccer"]
    assert NameTagger().find(texts) == TAGGER.find(texts)


def test_a_placeholder_is_no_name() -> None:
    assert TAGGER.find(["[student 1] and [teacher] are nice"]) == [[]]


def test_no_texts_give_no_spans() -> None:
    assert TAGGER.find([]) == []


def test_spans_carry_the_name_of_the_tagger() -> None:
    spans: list[Span] = TAGGER.find(["my friend Xochitl helps me"])[0]
    assert {(span.kind, span.found_by) for span in spans} == {("PERSON", "tagger")}


def test_reading_imports_neither_torch_nor_spacy() -> None:
    code = (
        "import sys; from voicelens.anonymise.tagger import NameTagger; NameTagger().find(['ms garcia']); "
        "print(sorted({'torch', 'spacy', 'sklearn', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
