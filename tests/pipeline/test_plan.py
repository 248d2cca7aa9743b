from pathlib import Path

import pytest

from voicelens.pipeline.plan import plan
from voicelens.pipeline.run import run_stages
from voicelens.pipeline.steps import STEPS
from voicelens.settings_file import change
from voicelens.study.folder import Study
from voicelens.study.store import read_table, stage_folder

ORDER = [step.name for step in STEPS]


def stale(study: Study) -> dict[str, str]:
    return {planned.step.name: planned.why for planned in plan(study) if planned.stale}


def test_a_new_study_has_everything_to_do(fresh: Study) -> None:
    assert list(stale(fresh)) == ORDER


def test_a_finished_study_has_nothing_to_do(study: Study) -> None:
    assert stale(study) == {}


def test_a_setting_makes_its_own_stage_and_the_later_ones_stale_and_says_which(study: Study) -> None:
    study.change_settings(change(study.settings_text, {("protect", "min_group"): 12}))
    found = stale(study)
    assert list(found) == ["compare", "protect", "brief"]
    assert "protect" in found["compare"]


def test_a_decision_reruns_only_what_depends_on_it(study: Study) -> None:
    themes = read_table(study, stage_folder(study, "08-agree").name, "themes")
    theme = themes.sort_values("n_respondents")["theme_id"].iloc[-1]
    with (study.review / "themes.csv").open("a", encoding="utf-8") as handle:
        handle.write(f"rename,{theme},,A better name,,,,\n")
    assert next(iter(stale(study))) == "agree"
    assert "themes.csv" in stale(study)["agree"]
    assert run_stages(study).ran == ("agree", "compare", "protect", "brief")
    assert "A better name" in (study.drafts / "brief.html").read_text(encoding="utf-8")


def test_a_stage_that_gives_the_same_again_stops_the_wave_of_reruns(study: Study) -> None:
    (stage_folder(study, "05-split") / "manifest.json").unlink()
    assert set(stale(study)) > {"split", "embed"}
    assert run_stages(study).ran == ("split",)


@pytest.mark.parametrize("step", STEPS, ids=ORDER)
def test_a_changed_file_is_noticed_and_made_again(study: Study, step) -> None:
    victim = sorted(path for path in stage_folder(study, step.folder).iterdir() if path.name != "manifest.json")[0]
    target = victim if victim.is_file() else sorted(path for path in victim.rglob("*") if path.is_file())[0]
    target.write_bytes(target.read_bytes() + b" ")
    found = stale(study)
    assert "changed" in found[step.name]


def test_every_table_has_exactly_one_writer_before_its_readers() -> None:
    written: set[str] = set()
    for step in STEPS:
        assert set(step.reads) <= written, step.name
        assert not set(step.writes) & written
        written |= set(step.writes)


def test_stage_folders_are_numbered_in_order(finished: Path) -> None:
    assert sorted(path.name for path in (finished / "stages").iterdir()) == [step.folder for step in STEPS]
