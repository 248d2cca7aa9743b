from pathlib import Path

from voicelens.study.answers import Answers, put_waiting, waiting
from voicelens.study.folder import Study

ONE = {"request": "r1", "answer": "{}", "answered_by": "m", "prompt": "p"}


def test_what_is_put_in_can_be_had_again_by_another_run(tmp_path: Path) -> None:
    study = Study(tmp_path)
    assert Answers(study).get("r1") is None
    Answers(study).put(ONE)
    Answers(study).put({**ONE, "request": "r2"})
    assert Answers(study).get("r1") == ONE
    assert len((tmp_path / "llm" / "answers.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_a_damaged_line_counts_as_never_answered(tmp_path: Path) -> None:
    study = Study(tmp_path)
    Answers(study).put(ONE)
    path = tmp_path / "llm" / "answers.jsonl"
    path.write_text(
        path.read_text(encoding="utf-8") + '{"request": "r2", "ans\n[1]\n{"request": 3}\n', encoding="utf-8"
    )
    assert Answers(study).get("r2") is None
    assert Answers(study).get("r1") == ONE


def test_line_separators_inside_an_answer_do_no_harm(tmp_path: Path) -> None:
    odd = {**ONE, "answer": "a\u2028b\x85c\nd"}
    Answers(Study(tmp_path)).put(odd)
    assert Answers(Study(tmp_path)).get("r1") == odd


def test_what_is_owed_is_remembered_until_it_is_there(tmp_path: Path) -> None:
    study = Study(tmp_path)
    assert not waiting(study)
    put_waiting(study, 3)
    assert waiting(study)
    put_waiting(study, 0)
    assert not waiting(study)
