"""Bars on the names found in texts nobody here wrote, on fairness across origins, and on speed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.anonymise import ONE_THREAD, figures, gathered, run
from benchmarks.name_swap import DATA, LARGEST_GAP, gap, leak_rates, titled
from benchmarks.names import Marked, answers, swapped
from models import written
from voicelens.anonymise.api import Anonymiser
from voicelens.anonymise.finding import THRESHOLDS
from voicelens.anonymise.recognisers import load_recognisers

WAY = "voicelens tagger"
FASTER, LOAD, TRIES = 10, 1.0, 3
pytestmark = pytest.mark.quality

# recall and precision of characters, in balanced and in strict mode
BARS = {
    "wnut17 test": {"balanced": (0.65, 0.75), "strict": (0.75, 0.50)},
    "btc test": {"balanced": (0.62, 0.72), "strict": (0.72, 0.50)},
    "meddocan dev (Spanish)": {"balanced": (0.75, 0.75), "strict": (0.85, 0.60)},
    "student_seen": {"balanced": (0.90, 0.90), "strict": (0.95, 0.80)},
    "student examples": {"balanced": (0.90, 0.83), "strict": (0.95, 0.77)},  # aim: .90 and .90, .95 and .80
}
TOUCHED = {"balanced": 1, "strict": 2}  # of 22 clean answers in student_seen
LOST_WITHOUT_CAPITALS = 0.03  # of recall


@pytest.fixture(scope="module")
def sets() -> dict[str, list[Marked]]:
    folder = os.environ.get("VOICELENS_SHARED")
    if not folder:
        pytest.skip("VOICELENS_SHARED does not name a folder with texts to read")
    return gathered(Path(folder))


@pytest.mark.parametrize("mode", THRESHOLDS)
def test_names_are_found_in_texts_nobody_here_wrote(sets: dict[str, list[Marked]], mode: str) -> None:
    anonymiser = Anonymiser(mode=mode, names="tagger")
    reached, below = {}, {}
    for name, texts in sets.items():
        found = anonymiser.find([marked.text for marked in texts])
        reached[name] = figures(texts, [[(s.start, s.end, s.kind) for s in spans] for spans in found])
    for name, bars in BARS.items():
        recall, precision = bars[mode]
        if reached[name].recall < recall or reached[name].precision < precision:
            below[name] = reached[name]
    assert below == {}
    assert reached["student_seen"].touched <= TOUCHED[mode]
    for name in ("wnut17 test", "btc test"):
        assert reached[f"{name}, lower case"].recall >= reached[name].recall - LOST_WITHOUT_CAPITALS


@pytest.mark.parametrize("mode", THRESHOLDS)
def test_names_of_no_origin_leak_more_than_others(mode: str) -> None:
    recognisers = load_recognisers("tagger")
    assert gap(leak_rates(swapped(DATA), recognisers, mode)) <= LARGEST_GAP
    assert gap(leak_rates(titled(DATA), recognisers, mode)) <= LARGEST_GAP


def test_ten_times_as_many_answers_a_second_as_presidio() -> None:
    pytest.importorskip("presidio_analyzer")
    texts = {"answers": [marked.text for marked in answers(written.FOLDER)]}
    theirs = run("Presidio", texts)["sets"]["answers"]["seconds"]
    ours = min(run(f"{WAY} strict", texts)["sets"]["answers"]["seconds"] for _ in range(TRIES))
    assert theirs >= FASTER * ours


def test_the_first_answer_is_there_within_a_second() -> None:
    assert min(run(f"{WAY} strict", {})["load"] for _ in range(TRIES)) < LOAD


def test_finding_names_imports_neither_torch_nor_spacy() -> None:
    code = (
        "import sys, voicelens as vl; vl.Anonymiser().redact(['ms garcia helps me']);"
        "print(sorted({'torch', 'spacy', 'transformers', 'sklearn'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | ONE_THREAD, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
