"""Names of themes, measured by what they name; no model judges another.

    python -m benchmarks.labels                                   names made of words, and of this library's list
    python -m benchmarks.labels --endpoint URL --model NAME       also a language model's names, on the same themes
    python -m benchmarks.labels --study DIR                       the themes of a study, with what its model answered

The sample survey is sorted into themes once with the list of themes that comes with VoiceLens and once without; answers
of a model are kept in the study. Columns: **themes**; **coverage**, of the ideas in a theme, those nearer to their own
theme's name than to any other theme's; **distinct**, one minus the cosine between a name and the other name most like
it, on average; **own**, the cosine between a name and its theme's middle, on average. “Words in a row” are labels as
BERTopic makes them. Names are compared with ideas by all-MiniLM-L6-v2, which neither found the themes nor checks names
in a run. Where a model's name was refused, the theme keeps its name made of words, and that is what is measured.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voicelens.embed.encoders import load_encoder
from voicelens.pipeline.run import run_stages
from voicelens.pipeline.steps import Job
from voicelens.pipeline.studies import new_study
from voicelens.progress import Silent
from voicelens.settings_file import change
from voicelens.shipped import shipped
from voicelens.study.folder import Study, open_study

JUDGE = "all-MiniLM-L6-v2"
WORDS_OF_A_LABEL = 4


@dataclass(frozen=True)
class Scores:
    """How well a set of names does."""

    themes: int
    coverage: float
    distinct: float
    own: float


def scored(names: NDArray[np.float32], ideas: NDArray[np.float32], theme_of: NDArray[np.int64]) -> Scores:
    """Scores of one name per theme, all vectors of unit length; `theme_of` says for each idea which theme it is in."""
    themes = len(names)
    nearest = (ideas @ names.T).argmax(axis=1)
    alike = names @ names.T - 2 * np.eye(themes, dtype=np.float32)
    middles = np.stack([ideas[theme_of == theme].mean(axis=0) for theme in range(themes)])
    middles /= np.linalg.norm(middles, axis=1, keepdims=True)
    return Scores(
        themes,
        float((nearest == theme_of).mean()),
        float((1 - alike.max(axis=1)).mean()),
        float((names * middles).sum(axis=1).mean()),
    )


def names_in(study: Study) -> tuple[Mapping[str, list[str]], list[str], list[int], int]:
    """A study's names, and labels as BERTopic makes them; its ideas with their themes; how many names a model gave."""
    job = Job(study, Silent())
    themes, ideas = job.table("themes"), job.table("ideas")[["idea_id", "text"]]
    rows = job.table("membership").merge(ideas, on="idea_id").dropna(subset=["theme_id"])
    themes = themes[themes["theme_id"].isin(rows["theme_id"]) & ~themes["hidden"].astype(bool)]
    place = {theme: n for n, theme in enumerate(themes["theme_id"])}
    rows = rows[rows["theme_id"].isin(place)]
    labels = [
        " ".join(words[:WORDS_OF_A_LABEL]) or name
        for words, name in zip(themes["keywords"], themes["name"], strict=True)
    ]
    by_model = int((themes["name_source"] == "model").sum())
    found = {"words in a row": labels, "names": themes["name"].tolist()}
    return found, rows["text"].tolist(), [place[theme] for theme in rows["theme_id"]], by_model


def sample(folder: Path, frame: str, endpoint: str = "", model: str = "", language: str = "en") -> Study:
    """The sample survey, run."""
    if not (folder / "voicelens.toml").exists():
        export = shipped("sample_data") / "juniper_hill" / "google_forms.csv"
        new_study([export], folder, wave="Spring 2026", name="Juniper Hill School", language=language)
    study = open_study(folder)
    values: dict[tuple[str, str], object] = {
        ("themes", "frame"): frame, ("llm", "endpoint"): endpoint, ("llm", "model"): model, ("llm", "timeout"): 300.0,
    }  # fmt: skip
    study.change_settings(change(study.settings_text, values))
    run_stages(study)
    return study


def tell(what: str, study: Study, only_names: bool = False) -> None:
    """Print the scores of a study's names."""
    found, ideas, theme_of, by_model = names_in(study)
    encode = load_encoder(JUDGE).encode
    vectors, places = encode(ideas), np.asarray(theme_of)
    for kind, names in found.items():
        if kind != "names" and only_names:
            continue
        one = scored(encode(names), vectors, places)
        title = f"{what}: {kind if kind != 'names' else f'names ({by_model} by a model)' if by_model else 'names'}"
        print(f"{title:62} {one.themes:6} {one.coverage:8.3f} {one.distinct:8.3f} {one.own:6.3f}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Names of themes, measured by what they name.")
    parser.add_argument("--endpoint", default="")
    parser.add_argument("--model", default="")
    parser.add_argument("--study", type=Path, help="a finished study to measure instead of the sample survey")
    parser.add_argument("--keep", type=Path, help="where the sample studies go, so that answers are kept")
    chosen = parser.parse_args()
    print(f"{'names':62} {'themes':>6} {'coverage':>8} {'distinct':>8} {'own':>6}")
    if chosen.study:
        tell(chosen.study.name, open_study(chosen.study))
        return
    with tempfile.TemporaryDirectory() as aside:
        home = chosen.keep or Path(aside)
        tell("with the list of themes", sample(home / "framed", "school"))
        tell("found in the answers", sample(home / "found", "none"))
        if chosen.endpoint:
            study = sample(home / "found", "none", chosen.endpoint, chosen.model)
            tell("found in the answers", study, only_names=True)


if __name__ == "__main__":
    main()
