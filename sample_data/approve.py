"""The approvals of quotes that the demo ships: every answer flagged as fit to print, whole and idea by idea.

    python sample_data/approve.py

runs the demo in a temporary folder and writes `juniper_hill/quotes.csv`. It has to be run again when the way answers
are masked or split changes: an approval names exact words, by their hash.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from voicelens.pipeline.demo import demo
from voicelens.pipeline.steps import writer
from voicelens.protect.quotes import quote_id
from voicelens.review import QuoteDecision, write_header
from voicelens.study.folder import Study, open_study
from voicelens.study.store import read_table

SAMPLE = Path(__file__).parent / "juniper_hill"
READER, DATE = "a sample reader (invented)", "2026-03-30"
FIRST_ROW = 2
REFUSED = ("lunch at the same time you get hit in the sandwich",)
"""Ideas of an answer that is fit to print which say something else when they stand alone."""


def approvals(study: Study) -> Iterator[str]:
    """The ids of all quotes that could be made of the answers flagged as quotable."""
    comments = read_table(study, writer("comments").folder, "comments")
    ideas = read_table(study, writer("ideas").folder, "ideas").groupby("response_id")
    rows = comments.groupby("prompt_id").cumcount() + FIRST_ROW
    quotable = set(pd.read_csv(SAMPLE / "quotable.csv")["id"])
    fit = comments[(rows.astype(str) + ":" + comments["prompt_id"]).isin(quotable)]
    for answer in fit.itertuples():
        whole = {(0, len(answer.text), answer.text.strip())}
        parts = ideas.get_group(answer.response_id) if answer.response_id in ideas.groups else pd.DataFrame()
        whole |= {(idea.start, idea.end, idea.text.strip()) for idea in parts.itertuples()}
        yield from (quote_id(answer.response_id, *place) for place in sorted(whole) if place[2] not in REFUSED)


def main() -> None:
    """Write the file."""
    (SAMPLE / QuoteDecision.file).unlink(missing_ok=True)
    write_header(SAMPLE, QuoteDecision)
    with tempfile.TemporaryDirectory() as folder:
        ids = list(approvals(open_study(demo(Path(folder) / "study").study)))
    with (SAMPLE / QuoteDecision.file).open("a", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerows(("approve", one, READER, DATE, "") for one in ids)
    print(f"{len(ids)} approvals")


if __name__ == "__main__":
    main()
