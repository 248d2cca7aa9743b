from __future__ import annotations

import pytest

from voicelens.anonymise.recognisers import RECOGNISERS, load_recogniser, load_recognisers
from voicelens.errors import SettingsError


@pytest.mark.parametrize("name", sorted(RECOGNISERS))
def test_every_recogniser_loads_and_goes_by_its_name(name: str) -> None:
    assert load_recogniser(name).name == name


@pytest.mark.parametrize(
    ("names", "wanted", "unwanted"),
    [
        ("tagger", {"pattern", "tagger"}, {"spacy", "cue", "capital"}),
        ("spacy", {"pattern", "cue", "spacy"}, {"tagger"}),
        ("both", {"pattern", "tagger", "spacy"}, {"capital"}),
        ("none", {"pattern", "cue"}, {"spacy", "tagger"}),
    ],
)
def test_a_setting_stands_for_the_recognisers_it_says(names: str, wanted: set[str], unwanted: set[str]) -> None:
    loaded = {recogniser.name for recogniser in load_recognisers(names)}
    assert wanted <= loaded
    assert not unwanted & loaded


@pytest.mark.parametrize("load", [load_recogniser, load_recognisers])
def test_an_unknown_name_lists_the_known_ones(load: object) -> None:
    with pytest.raises(SettingsError, match="spacy"):
        load("oracle")  # type: ignore[operator]
