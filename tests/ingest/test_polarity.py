"""Open questions whose wording leaves it unsaid what they ask for."""

import pytest

from voicelens.errors import SettingsError
from voicelens.ingest.polarity import assumed, unanswered, validate_polarities, with_polarities
from voicelens.settings import PromptSettings, Settings

OPEN = Settings(
    prompts=(PromptSettings("a", "A?", "like"), PromptSettings("b", "B?", "?"), PromptSettings("c", "C?", "?"))
)


def test_what_waits_is_refused_with_the_question_and_how_to_answer() -> None:
    with pytest.raises(SettingsError) as refused:
        validate_polarities(OPEN)
    assert "“B?”" in refused.value.problem
    assert "“C?”" in refused.value.problem
    assert "like, change or other" in refused.value.fix
    assert refused.value.exit_code == 11


def test_the_answers_settle_it() -> None:
    said = with_polarities(OPEN, {"B?": "change", "C?": "other"})
    assert [prompt.polarity for prompt in said.prompts] == ["like", "change", "other"]
    validate_polarities(said)
    assert unanswered(said) == ()


def test_until_then_answers_are_looked_at_as_neither() -> None:
    assert [prompt.polarity for prompt in assumed(OPEN).prompts] == ["like", "other", "other"]
    assert [question.column for question in unanswered(OPEN)] == ["B?", "C?"]
