"""A whole study with a model: named, repeated without it, left alone by a dead one, and overruled by people."""

import json
import shutil
from pathlib import Path

import pytest

from tests.llm.server import Calls, Move, data_of, dead_url, polite, serving
from voicelens.errors import EndpointError, SettingsError
from voicelens.pipeline.run import notes, run_stages
from voicelens.pipeline.steps import STEPS, writer
from voicelens.settings_file import change
from voicelens.study.files import sha256
from voicelens.study.folder import Study
from voicelens.study.store import read_table

AGREE = writer("themes")


def switch_on(study: Study, url: str, **more: object) -> None:
    chosen = {"endpoint": url, "model": "invented", "names": "all", "calls_per_minute": 6000, "timeout": 2.0} | more
    study.change_settings(change(study.settings_text, {("llm", name): value for name, value in chosen.items()}))


def sources(study: Study) -> dict[str, str]:
    themes = read_table(study, AGREE.folder, "themes")
    return dict(zip(themes["theme_id"], themes["name_source"], strict=True))


def stage_bytes(study: Study) -> dict[str, str]:
    files = [path for path in study.stages.rglob("*") if path.is_file()]
    return {path.relative_to(study.path).as_posix(): sha256(path) for path in files}


@pytest.fixture(scope="module")
def named(finished: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Calls]:
    """A study whose themes a polite model was asked about, and what it was asked. Do not change it: copy it."""
    folder = tmp_path_factory.mktemp("named") / "school-study"
    shutil.copytree(finished, folder)
    with serving(polite) as calls:
        switch_on(Study(folder), calls.url)
        run_stages(Study(folder))
    return folder, calls


@pytest.fixture
def own(named: tuple[Path, Calls], tmp_path: Path) -> Study:
    return Study(shutil.copytree(named[0], tmp_path / "school-study"))


def test_nothing_is_asked_while_it_is_off(study: Study) -> None:
    run_stages(study)
    assert not (study.path / "llm").exists()


def test_names_that_hold_are_used_and_the_others_explained(named: tuple[Path, Calls]) -> None:
    study = Study(named[0])
    found = sources(study)
    refused = [note for note in notes(study) if "was refused" in note]
    asked = len(named[1].bodies)
    assert asked
    assert list(found.values()).count("model") + len(refused) == asked
    assert "model" in found.values()


def test_only_masked_harmless_ideas_are_sent_and_no_more_than_the_settings_say(named: tuple[Path, Calls]) -> None:
    study = Study(named[0])
    texts = set(read_table(study, writer("ideas").folder, "ideas")["text"])
    for body in named[1].bodies:
        ideas = data_of(body, "ideas")
        assert 3 <= len(ideas) <= 8
        assert not any("[" in idea for idea in ideas)
        assert all(idea in texts or idea.endswith("…") for idea in ideas)


def test_a_run_with_the_endpoint_gone_gives_the_same_bytes(own: Study) -> None:
    before = stage_bytes(own)
    shutil.rmtree(own.stages)
    shutil.rmtree(own.private / "stages")
    run_stages(own)
    assert stage_bytes(own) == before


def test_a_second_run_asks_nothing_and_runs_nothing(own: Study) -> None:
    assert run_stages(own).ran == ()


def test_a_dead_endpoint_is_told_and_asked_again_by_the_next_run(study: Study) -> None:
    plain = sources(study)
    switch_on(study, dead_url())
    report = run_stages(study)
    assert any("gave no answer" in note and "asks again" in note for note in report.notes)
    assert sources(study) == plain
    assert run_stages(study).ran == ("agree",)
    with serving(polite) as calls:
        text = study.settings_text
        switch_on(study, calls.url)
        run_stages(study)
        study.change_settings(text)
    assert "model" in sources(study).values()
    assert not any("gave no answer" in note for note in notes(study))
    assert run_stages(study).ran == ("agree",)  # the address changed back; every answer is kept
    assert run_stages(study).ran == ()


def test_an_endpoint_that_dies_half_way_keeps_what_it_answered(study: Study) -> None:
    with serving(polite, [Move(), *[Move(drop=True)] * 60]) as calls:
        switch_on(study, calls.url)
        run_stages(study)
        first = len(calls.bodies)
    kept = (study.path / "llm" / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(kept) == 1
    assert first == 1 + 2 * 3
    assert not any("[llm]" in line for line in kept)


def test_a_name_that_a_person_gave_is_never_asked_for(named: tuple[Path, Calls], own: Study) -> None:
    theme = next(name for name, source in sources(own).items() if source == "model")
    path = own.review / "themes.csv"
    path.write_text(path.read_text(encoding="utf-8") + f"rename,{theme},,Our own name,,,,\n", encoding="utf-8")
    run_stages(own)
    themes = read_table(own, AGREE.folder, "themes").set_index("theme_id")
    assert (themes.at[theme, "name"], themes.at[theme, "name_source"]) == ("Our own name", "person")


def test_themes_of_the_list_keep_their_names_unless_a_person_wants_otherwise(study: Study) -> None:
    with serving(polite) as calls:
        switch_on(study, calls.url, names="found")
        run_stages(study)
        found = sum(source in ("keywords", "model") for source in sources(study).values())
        assert len(calls.bodies) <= found
        switch_on(study, calls.url, names="none")
        before = len(calls.bodies)
        run_stages(study)
        assert len(calls.bodies) == before


@pytest.mark.parametrize("answer", ["banana", "{}", json.dumps({"name": "x" * 999})])
def test_an_answer_of_another_shape_leaves_the_name(study: Study, answer: str) -> None:
    plain = sources(study)
    with serving(lambda body: answer) as calls:
        switch_on(study, calls.url)
        run_stages(study)
    assert sources(study) == plain
    assert any("another shape" in note for note in notes(study))


def test_an_endpoint_that_may_not_be_asked_stops_a_run_before_anything_is_done(fresh: Study) -> None:
    switch_on(fresh, "https://models.example.org/v1")
    with pytest.raises(SettingsError, match="nobody allowed"):
        run_stages(fresh)
    assert not any((fresh.stages / step.folder).exists() for step in STEPS)


def test_the_key_comes_from_the_environment_and_is_in_no_file(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INVENTED_KEY", "open-sesame-123")
    with serving(polite) as calls:
        switch_on(study, calls.url, key_env="INVENTED_KEY")
        run_stages(study)
    assert calls.headers[0]["Authorization"] == "Bearer open-sesame-123"
    assert not any(b"open-sesame-123" in path.read_bytes() for path in study.path.rglob("*") if path.is_file())


def test_a_missing_key_is_named(study: Study) -> None:
    switch_on(study, dead_url(), key_env="NO_SUCH_KEY_ANYWHERE")
    with pytest.raises(EndpointError, match="NO_SUCH_KEY_ANYWHERE"):
        run_stages(study)
