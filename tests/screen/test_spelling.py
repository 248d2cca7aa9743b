import pytest

from voicelens.screen.spelling import short_forms, spelt


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("im gonna kms", "i am going to kill myself"),
        ("no one", "nobody"),
        ("every single day", "everyday"),
        ("my self", "myself"),
        ("step dad", "stepdad"),
        ("todos los dias", "diario"),
        ("kiero", "quiero"),
    ],
)
def test_short_forms_and_words_in_two_become_one_spelling(written: str, meant: str) -> None:
    assert spelt(written.split()) == meant.split()


def test_the_one_spelling_stays_as_it_is() -> None:
    for meant in short_forms().values():
        once = spelt(meant.split())
        assert spelt(once) == once
