from pathlib import Path

from tests.llm.server import serving
from tests.pipeline.test_language_model import switch_on
from tests.pipeline.test_model_tasks import brain
from voicelens.cli.door import run
from voicelens.study.folder import Study


def test_a_dry_run_prints_the_very_words(study: Study, capsys) -> None:
    with serving(brain) as calls:
        switch_on(study, calls.url)
        assert run(["llm", str(study.path), "--task", "questions", "--dry-run"]) == 0
        said = capsys.readouterr().out
        assert calls.bodies == []
        assert run(["llm", str(study.path), "--task", "questions"]) == 0
        assert all(message["content"] in said for body in calls.bodies for message in body["messages"])
    assert "Nothing was sent." in said
    assert "# Questions for the inquiry team" in capsys.readouterr().out


def test_without_an_endpoint_a_draft_ends_with_its_own_exit_code(study: Study, capsys) -> None:
    assert run(["llm", str(study.path), "--task", "summary"]) == 14
    assert "no language model to ask" in capsys.readouterr().err


def test_a_draft_goes_into_a_file(study: Study, tmp_path: Path, capsys) -> None:
    with serving(brain) as calls:
        switch_on(study, calls.url)
        assert run(["llm", str(study.path), "--task", "summary", "--out", str(tmp_path / "draft.md")]) == 0
    assert (tmp_path / "draft.md").read_text(encoding="utf-8").startswith("# Summary")
