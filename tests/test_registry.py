"""The list of models, and the proof that a model is the one it should be."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from voicelens import registry
from voicelens.errors import ModelError
from voicelens.registry import Model, fetch, find_model, fingerprint, model, models, parse, verify
from voicelens.shipped import shipped

MINILM = "all-MiniLM-L6-v2"


def entry(**changes: object) -> Model:
    fields: dict[str, object] = {
        "name": "tiny", "kind": "encoder", "purpose": "p", "licence": "MIT", "size": 3, "distribution": "pytest",
        "version": "1", "folder": "pytest", "files": {"weights.bin": hashlib.sha256(b"abc").hexdigest()},
        "card": "cards/tiny.md",
    }  # fmt: skip
    return Model(**{**fields, **changes})  # type: ignore[arg-type]  # a test builds wrong entries on purpose


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model of one small file, known by the name “tiny”."""
    (tmp_path / "weights.bin").write_bytes(b"abc")
    monkeypatch.setattr(registry, "models", lambda: {"tiny": entry(folder=tmp_path.name)})

    class Installed:
        def locate_file(self, folder: str) -> Path:
            return tmp_path.parent / folder

    monkeypatch.setattr(registry, "distribution", lambda name: Installed())
    return tmp_path


def test_every_model_in_the_list_is_installed_and_is_the_published_one() -> None:
    for name in models():
        assert find_model(name).is_dir()
        assert all(check.ok for check in verify(name))


def test_the_encoder_weights_are_the_published_ones() -> None:
    wanted = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
    assert models()[MINILM].files["model.safetensors"] == wanted


def test_the_stated_size_is_the_size_of_the_files() -> None:
    for name, known in models().items():
        assert known.size == sum((find_model(name) / file).stat().st_size for file in known.files)


def test_every_model_has_a_card_that_names_its_licence_and_its_limits() -> None:
    for known in models().values():
        card = (shipped("models") / known.card).read_text(encoding="utf-8")
        assert known.licence in card
        assert "**Limits.**" in card


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(ModelError, match="no model called") as caught:
        find_model("gpt")
    assert MINILM in caught.value.fix
    with pytest.raises(ModelError):
        fingerprint("gpt")


def test_an_altered_file_is_refused_by_name_even_when_its_size_is_the_same(tiny: Path) -> None:
    find_model("tiny")
    weights = tiny / "weights.bin"
    weights.write_bytes(b"abd")
    os.utime(weights, ns=(1, 1))
    with pytest.raises(ModelError, match="not the file that was published") as caught:
        find_model("tiny")
    assert "weights.bin" in caught.value.where
    assert "pip install" in caught.value.fix
    assert [check.ok for check in verify("tiny")] == [False]


def test_a_missing_file_is_named(tiny: Path) -> None:
    (tiny / "weights.bin").unlink()
    with pytest.raises(ModelError, match="missing") as caught:
        find_model("tiny")
    assert "weights.bin" in caught.value.where


def test_a_file_is_hashed_once_as_long_as_it_does_not_change(tiny: Path) -> None:
    find_model("tiny")
    before = registry._sha256.cache_info().misses
    find_model("tiny")
    assert registry._sha256.cache_info().misses == before


def test_a_model_that_is_not_installed_says_which_command_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = entry(distribution="no-such-distribution", version="9")
    monkeypatch.setattr(registry, "models", lambda: {"tiny": absent})
    with pytest.raises(ModelError, match="not installed") as caught:
        find_model("tiny")
    assert "no-such-distribution==9" in caught.value.fix
    assert not verify("tiny")[0].ok


def test_a_fetched_copy_is_found_where_the_distribution_is_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import huggingface_hub

    (tmp_path / "weights.bin").write_bytes(b"abc")
    absent = entry(distribution="no-such-distribution", hub="invented/tiny")
    monkeypatch.setattr(registry, "models", lambda: {"tiny": absent})
    monkeypatch.setattr(huggingface_hub, "try_to_load_from_cache", lambda hub, file: str(tmp_path / file))
    assert find_model("tiny") == tmp_path
    monkeypatch.setattr(huggingface_hub, "try_to_load_from_cache", lambda hub, file: None)
    with pytest.raises(ModelError, match="not installed"):
        find_model("tiny")


def test_fetching_checks_what_was_downloaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import huggingface_hub

    monkeypatch.setattr(registry, "models", lambda: {"tiny": entry(hub="invented/tiny")})
    monkeypatch.setattr(huggingface_hub, "snapshot_download", lambda hub, allow_patterns: str(tmp_path))
    (tmp_path / "weights.bin").write_bytes(b"abc")
    assert fetch("tiny") == tmp_path
    (tmp_path / "weights.bin").write_bytes(b"something else")
    with pytest.raises(ModelError, match="not the file that was published"):
        fetch("tiny")


def test_fetching_without_a_connection_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    import huggingface_hub

    def offline(hub: str, allow_patterns: list[str]) -> str:
        raise OSError("no network")

    monkeypatch.setattr(huggingface_hub, "snapshot_download", offline)
    with pytest.raises(ModelError, match="could not be downloaded") as caught:
        fetch(MINILM)
    assert "pip install" in caught.value.fix


def test_a_model_on_no_hub_cannot_be_fetched() -> None:
    with pytest.raises(ModelError, match="on no hub"):
        fetch("en_core_web_sm")


def test_a_fingerprint_changes_with_the_files_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"one")
    before = fingerprint(str(tmp_path))
    assert before == fingerprint(str(tmp_path))
    (tmp_path / "a.bin").write_bytes(b"three")
    assert fingerprint(str(tmp_path)) != before
    assert fingerprint(MINILM) != fingerprint("en_core_web_sm")


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "oracle"},
        {"size": 0},
        {"folder": "/etc"},
        {"folder": "../elsewhere"},
        {"card": ""},
        {"files": {}},
        {"files": {"../x": "0" * 64}},
        {"files": {"x": "xyz"}},
    ],
)
def test_an_entry_that_cannot_be_right_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ModelError, match="wrong"):
        entry(**changes)


@pytest.mark.parametrize("text", ["not toml =", "", "[models.a]\nkind = 'encoder'", "models = 3"])
def test_a_damaged_list_is_refused(text: str) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        parse(text)


def test_a_missing_list_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "shipped", lambda folder: tmp_path)
    with pytest.raises(ModelError, match="cannot be read"):
        models.__wrapped__()


def test_the_entry_of_a_model_can_be_looked_up() -> None:
    assert model(MINILM).kind == "encoder"
