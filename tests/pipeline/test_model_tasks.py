"""The dry run shows all that would be sent; drafts hold only lines that stand."""

import json
from pathlib import Path

import pytest

from tests.llm.server import data_of, dead_url, polite, serving
from tests.pipeline.test_language_model import switch_on
from voicelens.errors import EndpointError, StudyError, UsageError
from voicelens.pipeline.model_tasks import TASKS, draft, dry_run
from voicelens.pipeline.run import run_stages
from voicelens.study.folder import Study


def brain(body: dict) -> str:  # type: ignore[type-arg]
    """A model that does every task, with one line that holds and one that does not."""
    shape = json.dumps(body["response_format"])
    if '"questions"' in shape:
        return json.dumps({"questions": ["What happens at school?", "Do 99 students agree?"]})
    if '"sentences"' in shape:
        row = data_of(body, "rows")[0]
        return json.dumps({"sentences": [row.replace("(", "").replace(")", ""), "It is 987 in 100."]})
    if '"definition"' in shape:
        return json.dumps({"definition": "What students say about school.", "include": ["school life"],
                           "exclude": ["www.other.org"], "examples": [data_of(body, "ideas")[0], "never written by anybody"]})  # fmt: skip
    if '"part"' in shape:
        return json.dumps({"part": data_of(body, "parts")[0].partition(":")[0], "why": "Students write about school."})
    return polite(body)


def test_a_dry_run_shows_every_word_and_sends_none(study: Study) -> None:
    with serving(polite) as calls:
        switch_on(study, calls.url, price_in=2.0, price_out=4.0)
        lines = dry_run(study.path)
        assert calls.bodies == []
        run_stages(study)
        shown = "\n".join(lines)
        assert calls.bodies
        for body in calls.bodies:
            for message in body["messages"]:
                assert f"[{message['role']}]\n{message['content']}\n" in shown
    assert any("at most" in line and "costs" in line for line in lines)
    assert lines[-1] == "Nothing was sent."
    after = dry_run(study.path)
    assert any(line.startswith("0 calls") for line in after)
    assert sum("answered already" in line for line in after) == len(calls.bodies)


def test_a_dry_run_needs_no_endpoint(study: Study) -> None:
    lines = dry_run(study.path, "questions")
    assert any("nowhere" in line for line in lines)
    assert any("would be sent)" in line for line in lines)


@pytest.mark.parametrize("task", TASKS)
def test_a_draft_is_marked_and_keeps_only_what_holds(study: Study, task: str, tmp_path: Path) -> None:
    out = tmp_path / "draft.md"
    with serving(brain) as calls:
        switch_on(study, calls.url)
        assert draft(study.path, task, out=out) == (str(out),)
        first, asked = out.read_bytes(), len(calls.bodies)
        assert asked
    draft(study.path, task, out=out)
    assert out.read_bytes() == first
    page = first.decode()
    assert "A draft by a language model (invented)" in page
    assert not any(wrong in page for wrong in ("987", "99", "never written", "www."))


def test_a_draft_can_be_printed(study: Study) -> None:
    with serving(brain) as calls:
        switch_on(study, calls.url)
        assert draft(study.path, "summary")[0] == "# Summary of the tables"


def test_a_draft_without_a_model_is_an_error_one_can_act_on(study: Study) -> None:
    with pytest.raises(EndpointError):
        draft(study.path, "questions")
    switch_on(study, dead_url())
    with pytest.raises(EndpointError):
        draft(study.path, "questions")


def test_an_unknown_task_is_refused(study: Study) -> None:
    with pytest.raises(UsageError, match="names"):
        dry_run(study.path, "poems")
    with pytest.raises(UsageError, match="--framework"):
        dry_run(study.path, "frameworks", "none")


def test_an_unfinished_study_is_refused(fresh: Study) -> None:
    with pytest.raises(StudyError, match="not been run"):
        dry_run(fresh.path)
