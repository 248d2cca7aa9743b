from __future__ import annotations

import pytest

from voicelens.anonymise.api import Anonymiser
from voicelens.errors import SettingsError


def test_texts_are_masked_in_one_call() -> None:
    anonymiser = Anonymiser(mode="balanced", names="none")
    texts = ["my friend destiny and ms garcia", "more recess"]
    assert anonymiser.redact(texts) == ["my friend [student] and [teacher]", "more recess"]
    assert anonymiser.redact(anonymiser.redact(texts)) == anonymiser.redact(texts)
    assert [span.kind for span in anonymiser.find(texts)[0]] == ["PERSON", "PERSON"]


def test_details_are_pointed_out_and_not_masked() -> None:
    anonymiser = Anonymiser(names="none")
    assert [span.kind for span in anonymiser.flag(["i have asthma"])[0]] == ["HEALTH"]
    assert anonymiser.redact(["i have asthma"]) == ["i have asthma"]


@pytest.mark.parametrize("settings", [{"mode": "careless"}, {"names": "oracle"}])
def test_an_unknown_setting_is_refused(settings: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="Use one of"):
        Anonymiser(**settings)
