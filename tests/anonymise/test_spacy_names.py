from __future__ import annotations

import pytest

from voicelens.anonymise.spacy_names import SpacyNames, recased


@pytest.fixture(scope="module")
def recogniser() -> SpacyNames:
    return SpacyNames()


def found(recogniser: SpacyNames, text: str) -> list[tuple[str, str]]:
    return [(span.kind, text[span.start : span.end]) for span in recogniser.find([text])[0]]


def test_people_and_places_are_found(recogniser: SpacyNames) -> None:
    assert found(recogniser, "Angel pushed Jordan down the stairs") == [("PERSON", "Angel"), ("PERSON", "Jordan")]
    assert ("LOCATION", "Honduras") in found(recogniser, "my family moved from Honduras last year")
    assert found(recogniser, "I want Grace to stop copying my work") == [("PERSON", "Grace")]


@pytest.mark.parametrize(
    "text",
    [
        "FOOD IS NASTY",
        "Taco Tuesday is the best",
        "Google Classroom never loads",
        "I like AP Bio",
        "quien sabe",
        "los baños están bien cochinos",
        "more Kahoot and Takis",
        "Mark our work faster",
        "neta que pongan un microwave",
        "Chess Club",
    ],
)
def test_what_the_model_takes_for_a_name_by_mistake_is_not_believed(recogniser: SpacyNames, text: str) -> None:
    assert found(recogniser, text) == []


def test_ordinary_words_around_a_name_are_left_out(recogniser: SpacyNames) -> None:
    assert ("PERSON", "Ramirez") in found(recogniser, "el maestro Ramirez nos grita mucho")


def test_shouting_is_calmed_without_moving_a_letter() -> None:
    assert recased("MR DAVIS NEEDS TO CHILL") == "MR Davis needs to chill".replace(
        "MR", recased("MR DAVIS NEEDS TO CHILL")[:2]
    )
    assert recased("normal text") == "normal text"
    assert len(recased("STRAßE İSTANBUL ZZZ")) == len("STRAßE İSTANBUL ZZZ")


def test_no_text_and_an_endless_text_are_read(recogniser: SpacyNames) -> None:
    assert recogniser.find([]) == []
    assert recogniser.find(["", "\x00", "👩‍👩‍👧" * 50]) == [[], [], []]
