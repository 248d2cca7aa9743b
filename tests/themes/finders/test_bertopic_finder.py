"""BERTopic with our parts: the same assignments as the default finder, with and without a frame."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tests.themes.cases import survey
from voicelens.pipeline.frames import taught_frame
from voicelens.pipeline.steps import writer
from voicelens.study.folder import open_study
from voicelens.study.store import read_array, read_table
from voicelens.tables import Result
from voicelens.themes.find import find
from voicelens.themes.finders import Semisupervised, beside, load_finder
from voicelens.themes.finders.bertopic_finder import BertopicFinder, Clusters, Task, nouns_first


def task(texts: list[str], vectors: np.ndarray, known: np.ndarray | None = None) -> Task:
    return Task(texts, vectors, np.full(len(texts), -1) if known is None else known, 4, 1)


@pytest.mark.parametrize("frame", ["none", "school"])
def test_on_the_sample_both_finders_assign_the_same(finished: Path, frame: str) -> None:
    study = open_study(finished)
    ideas, comments = (read_table(study, writer(name).folder, name) for name in ("ideas", "comments"))
    vectors = read_array(study, writer("vectors").folder, "vectors")
    taught = taught_frame(frame, "students", beside=finished, seed=1)

    def through(name: str) -> Result:
        return find(ideas, comments, vectors, finder=load_finder(name), smallest=4, seed=1, taught=taught)

    one, two = through("graph"), through("bertopic")
    pd.testing.assert_frame_equal(one.tables["assigned"], two.tables["assigned"])
    pd.testing.assert_frame_equal(one.tables["themes_found"], two.tables["themes_found"])
    assert one.notes == two.notes


def test_what_a_frame_placed_goes_into_bertopic_and_only_the_rest_is_found() -> None:
    texts, vectors = survey(150)
    known = np.flatnonzero(np.arange(150) % 5 < 2)
    rest = np.setdiff1d(np.arange(150), known)
    others = [texts[n] for n in rest]
    told = beside(load_finder("bertopic"), [texts[n] for n in known], vectors[known], known % 5 * 7)
    plain = load_finder("graph")
    assert beside(plain, [], vectors[:0], known[:0]) is plain
    one, two = (finder.find(others, vectors[rest], smallest=4, seed=1) for finder in (told, plain))
    assert (one.labels == two.labels).all()
    assert (one.confidence == two.confidence).all()


def test_texts_with_too_few_words_for_bertopic_are_grouped_all_the_same() -> None:
    vectors = np.repeat(survey(2)[1], 20, axis=0)
    finder = BertopicFinder().beside(["lunch"], vectors[:1], np.zeros(1, dtype=np.int64))
    one = finder.find(["!"] * 20 + ["?"] * 20, vectors, smallest=4, seed=1)
    two = load_finder("graph").find(["!"] * 20 + ["?"] * 20, vectors, smallest=4, seed=1)
    assert (one.labels == two.labels).all()


def test_known_labels_stay_as_they_are_and_further_ones_come_after() -> None:
    texts, vectors = survey(100)
    known = np.where(np.arange(100) % 5 == 0, 3, -1)
    clusters = Clusters(task(texts, vectors, known)).fit(vectors, known)
    assert (clusters.labels_[known == 3] == 3).all()
    assert set(clusters.labels_[known < 0]) - {-1} == set(range(4, clusters.labels_.max() + 1))


def test_bertopic_can_place_new_vectors_with_our_cluster_model() -> None:
    texts, vectors = survey(60)
    clusters = Clusters(task(texts, vectors)).fit(vectors)
    assert (clusters.predict(vectors) == clusters.labels_)[clusters.labels_ >= 0].all()


def test_its_words_that_can_name_a_theme_come_first() -> None:
    assert nouns_first({0: [("longer", 0.9), ("lunch", 0.5)]}) == {0: [("lunch", 0.5), ("longer", 0.9)]}


def test_only_the_bertopic_finder_wants_to_know_what_a_frame_placed() -> None:
    assert isinstance(load_finder("bertopic"), Semisupervised)
    assert not isinstance(load_finder("graph"), Semisupervised)


def test_bertopic_is_imported_only_when_it_is_used() -> None:
    script = "import sys, voicelens.themes.finders.bertopic_finder; sys.exit('bertopic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
