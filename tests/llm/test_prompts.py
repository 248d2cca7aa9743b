import re

import pytest

from voicelens.errors import ModelError
from voicelens.i18n import LANGUAGES
from voicelens.llm.prompts import _load, load_prompt, prompt_digest, read_prompt
from voicelens.shipped import shipped

NAMES = ("theme-name", "inquiry-questions", "table-summary", "codebook-entry", "framework-match")
TEXT = (shipped("prompts") / "theme-name.en.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_prompt_is_there_and_sound(name: str, language: str) -> None:
    prompt = load_prompt(name, language)
    assert (prompt.id, prompt.language) == (name, language)
    assert prompt.version >= 1
    other = load_prompt(name, "es" if language == "en" else "en")
    assert (prompt.schema, prompt.variables, prompt.version) == (other.schema, other.variables, other.version)


def test_every_file_among_the_prompts_is_read_by_something() -> None:
    files = {path.name for path in shipped("prompts").glob("*.md")} - {"README.md"}
    assert files == {f"{name}.{language}.md" for name in NAMES for language in LANGUAGES}


def test_filled_in_it_holds_the_data_the_fence_and_the_shape() -> None:
    filled = load_prompt("theme-name", "en").fill({"keywords": ["lunch"], "ideas": ["long line", "cold food"]})
    assert "- long line\n- cold food" in filled.user
    (fence,) = set(re.findall(r"[0-9a-f]{16}", filled.system + filled.user))
    assert f"<<<ideas {fence}>>>" in filled.user
    assert '"additionalProperties": false' in filled.system
    assert "{{" not in filled.system + filled.user
    assert [message["role"] for message in filled.messages] == ["system", "user"]


def test_a_variable_in_the_data_is_not_filled_in() -> None:
    filled = load_prompt("theme-name", "en").fill({"keywords": ["{{ ideas }}"], "ideas": ["{{ fence }}"]})
    assert "- (( ideas ))" in filled.user
    assert "- (( fence ))" in filled.user


def test_data_that_a_prompt_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="ideas"):
        load_prompt("theme-name", "en").fill({"keywords": []})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{{ keywords }}", "keywords"),
        ("{{ ideas }}", "{{ ideas }} {{ secret }}"),
        ("carry the code {{ fence }}", "carry a code {{ ideas }}"),
        ("version = 1", "version = 1\nsurprise = 2"),
        ("# User", "# Somebody"),
        ('"maxLength": 60', '"maxLength": 60, "format": "name"'),
    ],
)
def test_a_prompt_with_a_mistake_is_refused(old: str, new: str) -> None:
    assert old in TEXT
    with pytest.raises(ValueError, match=r"\w"):
        read_prompt(TEXT.replace(old, new, 1))


def test_a_damaged_prompt_is_a_model_error(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ModelError, match="Install VoiceLens again"):
        _load(tmp_path / "none.en.md")


def test_any_letter_changes_the_digest() -> None:
    assert read_prompt(TEXT).digest != read_prompt(TEXT + " ").digest
    assert prompt_digest("theme-name") != prompt_digest("codebook-entry")


def test_an_answer_can_be_limited_to_what_there_is() -> None:
    prompt = load_prompt("framework-match", "en").limited(["part"], ["a", "none"])
    assert prompt.schema["properties"]["part"] == {"type": "string", "enum": ["a", "none"]}
    listed = load_prompt("theme-name", "en").limited(["evidence", "*"], ["x"])
    assert listed.schema["properties"]["evidence"]["items"]["enum"] == ["x"]
