from pathlib import Path

import pytest

from voicelens.errors import SettingsError, SourceError
from voicelens.pipeline.joining import take, understand
from voicelens.progress import Silent
from voicelens.settings import SameSettings
from voicelens.settings_file import change, put_same
from voicelens.study.folder import Study
from voicelens.study.sources import sources


def test_an_export_that_is_in_the_study_already_can_be_given_again(fresh: Study, survey: Path) -> None:
    before = sources(fresh)
    take(fresh, [survey], "Spring 2026", None, Silent())
    assert sources(fresh) == before


def test_a_file_that_is_no_survey_changes_nothing(fresh: Study, tmp_path: Path) -> None:
    before, text = sources(fresh), fresh.settings_text
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    with pytest.raises(SourceError):
        take(fresh, [tmp_path / "empty.csv"], "Fall", None, Silent())
    assert (sources(fresh), fresh.settings_text) == (before, text)


def test_a_question_that_is_settled_otherwise_does_not_wait_for_ever(fresh: Study, survey: Path) -> None:
    fresh.change_settings(put_same(fresh.settings_text, [("Is it?", SameSettings(new=("x",), known=("y",)))]))
    take(fresh, [survey], "Spring 2026", None, Silent())
    assert fresh.settings.same == ()


def test_a_group_that_no_file_has_is_a_mistake_in_the_settings(fresh: Study, survey: Path, tmp_path: Path) -> None:
    group = fresh.settings.groups[0].column
    fresh.change_settings(fresh.settings_text.replace(f'column = "{group}"', 'column = "zzz"'))
    shorter = tmp_path / "fall.csv"
    shorter.write_text("".join(survey.read_text(encoding="utf-8").splitlines(keepends=True)[:40]), encoding="utf-8")
    before = sources(fresh)
    with pytest.raises(SettingsError, match="“zzz”"):
        take(fresh, [shorter], "Fall", None, Silent())
    assert sources(fresh) == before


def test_the_settings_of_a_study_are_kept_word_for_word(fresh: Study, survey: Path) -> None:
    fresh.change_settings("# mine\n" + change(fresh.settings_text, {("protect", "min_group"): 12}))
    text = fresh.settings_text
    take(fresh, [survey], "Spring 2026", None, Silent())
    assert fresh.settings_text == text


def test_a_mapping_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_bytes(b"\xff\xfe\xff")
    for path in (tmp_path / "map.toml", tmp_path / "none.toml"):
        with pytest.raises(SettingsError, match="mapping"):
            understand([], path)
