"""A team splits and merges themes in review/themes.csv, and finds its decisions again in the next run."""

from __future__ import annotations

import pandas as pd

from voicelens.pipeline.steps import writer
from voicelens.pipeline.studies import run
from voicelens.review import ThemeDecision, add_decisions
from voicelens.study.folder import Study
from voicelens.study.store import read_table


def table(study: Study, name: str) -> pd.DataFrame:
    return read_table(study, writer(name).folder, name)


def test_a_split_and_a_merge_are_replayed_in_every_run(study: Study) -> None:
    before = table(study, "themes").sort_values("n_respondents", ascending=False, ignore_index=True)
    leaves = before[~before["theme_id"].isin(before["parent_id"].dropna())]
    large, small = leaves.iloc[0], leaves.iloc[-1]
    lines = [
        ThemeDecision(
            line=0, action="split", theme_id=large["theme_id"], label="2", anchors=" ".join(large["anchors"])
        ),
        ThemeDecision(line=0, action="merge", theme_id=small["theme_id"], into=large["theme_id"]),
    ]
    add_decisions(study.review, lines)
    assert "agree" in run(study.path).ran
    themes = table(study, "themes")
    assert not len(table(study, "unmatched"))
    assert large["theme_id"] in set(themes["theme_id"])
    assert small["theme_id"] not in set(themes["theme_id"])
    part = next(iter(set(themes["theme_id"]) - set(before["theme_id"])))
    assert part.startswith("t")

    rename = ThemeDecision(line=0, action="rename", theme_id=part, label="A part of it")
    add_decisions(study.review, [rename])
    run(study.path)
    assert themes["theme_id"].tolist() == table(study, "themes")["theme_id"].tolist()
    assert table(study, "themes").set_index("theme_id").at[part, "name"] == "A part of it"
    assert not run(study.path).ran
