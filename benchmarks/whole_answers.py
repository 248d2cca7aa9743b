"""What cutting answers into ideas is worth: themes of reviews found idea by idea, beside themes of whole reviews.

    python -m benchmarks.whole_answers --shared DIR [--encoder students]

DIR holds `data/themes/edurabsa_rev.jsonl` (course reviews, 41 words on average, `text` and several `labels` each).
Themes are found without a list. **code_F1**: the best F1 any theme reaches for each code that at least ten reviews
carry, averaged. **BCubed**: precision, recall and F of Amigó et al. (2009), extended to several themes an answer.
**prevalence**: by how many points the share of reviews in the theme that stands for a code misses the share of reviews
with that code, averaged over the same codes; a theme stands for one code at most. **without**: reviews in no theme.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.scoring import bcubed, code_f1, prevalence_error
from voicelens.embed.embed import embed
from voicelens.embed.encoders import load_encoder
from voicelens.tables import check
from voicelens.themes.find import find
from voicelens.themes.finders import load_finder
from voicelens.themes.split import split

REVIEWS = "edurabsa_rev.jsonl"


def comments(texts: Sequence[str]) -> pd.DataFrame:
    """Each text as one student's answer."""
    ids = [f"{n:07d}" for n in range(len(texts))]
    frame = pd.DataFrame({"response_id": ids, "respondent_id": ids, "text": list(texts)})
    return check(
        "comments",
        frame.assign(wave="", prompt_id="q", polarity="other", language="en", status="substantive"),
    )


def whole(answers: pd.DataFrame) -> pd.DataFrame:
    """Every answer as one idea."""
    ideas = answers[["response_id", "text"]].assign(start=0, end=answers["text"].str.len())
    return check("ideas", ideas.assign(idea_id=ideas["response_id"] + ".0"))


def themes_of(answers: pd.DataFrame, ideas: pd.DataFrame, encoder_name: str) -> list[set[str]]:
    """The themes of each answer."""
    vectors = embed(ideas, encoder=load_encoder(encoder_name)).arrays["vectors"]
    found = find(ideas, answers, vectors, finder=load_finder("graph"), smallest=4, seed=1).tables["assigned"]
    placed = found.set_index("idea_id")["theme_id"].loc[ideas["idea_id"]].to_numpy(dtype=object)
    themes: dict[str, set[str]] = {answer: set() for answer in answers["response_id"]}
    for answer, theme in zip(ideas["response_id"], placed, strict=True):
        if not pd.isna(theme):
            themes[answer].add(str(theme))
    return list(themes.values())


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, required=True)
    ask.add_argument("--encoder", default="students")
    chosen = ask.parse_args()
    lines = (chosen.shared / "data" / "themes" / REVIEWS).read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    answers, codes = comments([record["text"] for record in records]), [set(record["labels"]) for record in records]
    print(f"{'':16}{'code_F1':>9}{'BCubed P':>10}{'R':>6}{'F':>6}{'prevalence':>12}{'themes':>8}{'without':>9}")
    for label, ideas in (("whole reviews", whole(answers)), ("ideas", split(answers).tables["ideas"])):
        found = themes_of(answers, ideas, chosen.encoder)
        precision, recall, both = bcubed(codes, found)
        points = 100 * prevalence_error(codes, found)
        without = float(np.mean([not themes for themes in found]))
        number = len(set().union(*found))
        print(
            f"{label:16}{code_f1(codes, found):9.3f}{precision:10.3f}{recall:6.2f}{both:6.2f}{points:12.1f}"
            f"{number:8d}{without:9.1%}", flush=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
