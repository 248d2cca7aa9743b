import io
import json
import webbrowser
from pathlib import Path

import pandas as pd
import pytest

from voicelens.cli.door import run
from voicelens.registry import Check
from voicelens.settings import parse
from voicelens.study.folder import Study


def test_new_says_what_it_understood_and_writes_settings(survey: Path, tmp_path: Path, capsys) -> None:
    assert run(["new", str(survey), "--study", str(tmp_path / "s"), "--wave", "Fall 2025"]) == 0
    said = capsys.readouterr().out
    assert "like about our school" in said
    settings = parse((tmp_path / "s" / "voicelens.toml").read_text(encoding="utf-8"))
    assert {prompt.polarity for prompt in settings.prompts} == {"like", "change"}
    assert {"grade", "english_learner"} <= {group.id for group in settings.groups}


def test_new_does_not_overwrite_a_study(survey: Path, study: Study, capsys) -> None:
    assert run(["new", str(survey), "--study", str(study.path)]) == 2
    assert "already" in capsys.readouterr().err


def test_a_map_takes_the_columns_of_another_study(survey: Path, study: Study, tmp_path: Path) -> None:
    wanted = study.settings
    toml = study.path / "voicelens.toml"
    assert run(["new", str(survey), "--study", str(tmp_path / "s"), "--map", str(toml)]) == 0
    assert parse((tmp_path / "s" / "voicelens.toml").read_text(encoding="utf-8")).groups == wanted.groups


def test_a_dry_run_of_an_export_writes_nothing(survey: Path, capsys) -> None:
    before = sorted(survey.parent.iterdir())
    assert run(["run", str(survey), "--dry-run"]) == 0
    assert "Nothing was written" in capsys.readouterr().out
    assert sorted(survey.parent.iterdir()) == before


def test_a_dry_run_and_status_say_why_a_stage_would_run(study: Study, capsys) -> None:
    (study.stages / "09-compare" / "coverage.parquet").write_bytes(b"")
    for command in (["run", str(study.path), "--dry-run"], ["status", str(study.path)]):
        assert run(command) == 0
        lines = dict(line.split(": ", 1) for line in capsys.readouterr().out.splitlines())
        assert "changed" in lines["compare"]
        assert lines["ingest"] == "up to date"


def test_options_of_run_are_kept_in_the_settings(study: Study, capsys) -> None:
    assert run(["run", str(study.path), "--min-group", "15", "--lang", "es"]) == 0
    assert study.settings.protect.min_group == 15
    assert 'lang="es"' in (study.drafts / "brief.html").read_text(encoding="utf-8")


def test_a_minimum_group_under_five_is_refused(study: Study, capsys) -> None:
    before = study.settings_text
    assert run(["run", str(study.path), "--min-group", "3"]) == 11
    assert study.settings_text == before


def test_open_shows_the_newest_brief(study: Study, monkeypatch, capsys) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    assert run(["open", str(study.path)]) == 0
    assert opened == [(study.drafts / "brief.html").as_uri()]


def test_open_before_a_run_says_what_to_do(fresh: Study, capsys) -> None:
    assert run(["open", str(fresh.path)]) == 17
    assert "voicelens run" in capsys.readouterr().err


def test_export_writes_protected_tables_and_marks_internal_ones(study: Study, tmp_path: Path, capsys) -> None:
    assert run(["export", str(study.path), "--out", str(tmp_path / "open")]) == 0
    assert run(["export", str(study.path), "--internal", "--to", "parquet", "--out", str(tmp_path / "closed")]) == 0
    assert not list((tmp_path / "open").rglob("*comments*"))
    comments = next((tmp_path / "closed").rglob("internal-comments.parquet"))
    assert len(pd.read_parquet(comments)) > 100
    assert "not for publication" in (tmp_path / "closed" / "README.txt").read_text(encoding="utf-8").lower()


def test_export_names_the_formats_it_knows(study: Study, capsys) -> None:
    assert run(["export", str(study.path), "--to", "fax"]) == 2
    assert "parquet" in capsys.readouterr().err


def test_export_of_an_unrun_study_says_run_first(fresh: Study, capsys) -> None:
    assert run(["export", str(fresh.path)]) == 17


def test_forget_asks_first_and_needs_a_terminal_or_yes(study: Study, monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert run(["forget", str(study.path)]) == 2
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    assert run(["forget", str(study.path)]) == 130
    assert study.private.exists()
    assert run(["forget", str(study.path), "--yes"]) == 0
    assert not study.private.exists()


def test_a_forgotten_study_takes_no_new_export(study: Study, survey: Path, capsys) -> None:
    assert run(["forget", str(study.path), "--yes"]) == 0
    assert run(["run", str(study.path), str(survey), "--wave", "Fall"]) == 17


class Terminal(io.StringIO):
    """Somebody at a keyboard."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def table(tmp_path: Path) -> Path:
    answers = ["ms garcia is nice", "call 773-555-0199", "more recess please", "clean bathrooms", "art is fun"] * 8
    path = tmp_path / "table.csv"
    pd.DataFrame({"who": [f"a{n}" for n in range(40)], "words": answers}).to_csv(path, index=False)
    return path


def test_anonymise_writes_masked_text_and_spans(table: Path, tmp_path: Path) -> None:
    spans = tmp_path / "spans.jsonl"
    assert run(["anonymise", str(table), "--text", "words", "--id", "who", "--spans", str(spans)]) == 0
    masked = pd.read_csv(tmp_path / "table-anonymised.csv", dtype=str)
    assert list(masked.columns) == ["id", "words"]
    assert not masked["words"].str.contains("garcia|0199", case=False).any()
    first = json.loads(spans.read_text(encoding="utf-8").splitlines()[0])
    assert first["id"] == "a0"
    assert {"start", "end", "kind", "score", "found_by", "masked"} <= set(first["spans"][0])


def test_themes_writes_one_row_per_idea(table: Path, tmp_path: Path) -> None:
    assert run(["themes", str(table), "--text", "words", "--out", str(tmp_path / "out")]) == 0
    assignments = pd.read_csv(tmp_path / "out" / "assignments.csv")
    assert list(assignments.columns) == ["id", "idea", "theme_id", "theme_name", "confidence"]
    assert len(assignments) >= 40
    assert (tmp_path / "out" / "themes.csv").exists()


def test_a_wrong_column_lists_the_known_ones(table: Path, capsys) -> None:
    assert run(["anonymise", str(table), "--text", "wrds"]) == 2
    assert "words" in capsys.readouterr().err


def test_doctor_names_libraries_and_models(capsys) -> None:
    assert run(["doctor"]) == 0
    said = capsys.readouterr().out
    assert "[ok] model all-MiniLM-L6-v2" in said
    assert "bertopic" in said


def test_doctor_ends_with_13_where_a_model_cannot_be_used(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr("voicelens.pipeline.doctor.verify", lambda name: [Check("weights", ok=False, problem="gone")])
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert run(["doctor"]) == 13
    said = capsys.readouterr().out
    assert "pip install" in said
    assert "[optional]" in said


def test_models_are_listed_and_verified(capsys) -> None:
    assert run(["models", "list"]) == 0
    assert run(["models", "verify"]) == 0
    assert "en_core_web_sm" in capsys.readouterr().out
    assert run(["models", "fetch", "nothing-like-it"]) == 13
