from voicelens.screen.grammar import grammar
from voicelens.screen.reasons import category_words, reason_words
from voicelens.tables import CONCERNS


def test_every_category_and_reason_has_plain_words() -> None:
    assert all(category_words(category) for category in CONCERNS)
    assert all(reason_words(cue.reason) for cue in grammar().cues)
