from __future__ import annotations

import pytest

from voicelens.anonymise.recognisers import RECOGNISERS, load_recogniser, load_recognisers
from voicelens.errors import SettingsError


@pytest.mark.parametrize("name", sorted(RECOGNISERS))
def test_every_recogniser_loads_and_goes_by_its_name(name: str) -> None:
    assert load_recogniser(name).name == name


def test_without_names_spacy_is_not_among_them() -> None:
    assert "spacy" not in [recogniser.name for recogniser in load_recognisers("none")]
    assert "spacy" in [recogniser.name for recogniser in load_recognisers("spacy")]


@pytest.mark.parametrize("load", [load_recogniser, load_recognisers])
def test_an_unknown_name_lists_the_known_ones(load: object) -> None:
    with pytest.raises(SettingsError, match="spacy"):
        load("oracle")  # type: ignore[operator]
