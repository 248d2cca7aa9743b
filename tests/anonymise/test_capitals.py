from __future__ import annotations

import pytest

from voicelens.anonymise.capitals import Capitals


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("i want Folake in my class", ["Folake"]),
        ("like when Minh Anh's uncle came", ["Minh Anh"]),
        ("she calls on Genesis", ["Genesis"]),
        ("i moved to Calloway", ["Calloway"]),
        ("with Zorbo Qwendo Xanthi Yarrel at lunch", ["Zorbo Qwendo Xanthi Yarrel"]),
    ],
)
def test_a_capital_nothing_else_explains_is_a_name(text: str, wanted: list[str]) -> None:
    assert [text[span.start : span.end] for span in Capitals().find([text])[0]] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "we use Google Classroom",
        "i like Dog Man books",
        "the Zorbo Club is fun",
        "I LOVE XIOMARA SO MUCH",
        "My Best Day Ever Xiomara",
        "Recess",
        "my dog. Zorbo",
        "from Mexico",
    ],
)
def test_titles_brands_places_and_shouting_are_not(text: str) -> None:
    assert Capitals().find([text]) == [[]]


def test_after_a_preposition_of_place_it_is_less_sure() -> None:
    scores = [spans[0].score for spans in Capitals().find(["he went to Zorbo", "he likes Zorbo"])]
    assert scores[0] < scores[1]
