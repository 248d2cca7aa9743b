"""The graph of nearest neighbours and its communities."""

from __future__ import annotations

import numpy as np
import pytest

from tests.themes.cases import survey
from voicelens.themes.finders import neighbours
from voicelens.themes.finders.neighbours import communities, graph


def test_links_go_both_ways_and_to_the_nearest() -> None:
    points = np.array([[1, 0], [0.98, 0.2], [0, 1], [0.2, 0.98], [-1, 0]])
    links = graph(points).toarray()
    assert (links == links.T).all()
    assert links[0, 1] > links[0, 4]
    assert not links.diagonal().any()


def test_a_point_that_resembles_none_is_still_linked() -> None:
    points = np.array([[1.0, 0.0], [0.9, 0.1], [1.0, 0.1], [-1.0, 0.0]])
    assert (graph(points).toarray()[3] > 0).sum() >= 2


def test_blocks_give_the_same_graph_as_one_block(monkeypatch: pytest.MonkeyPatch) -> None:
    points = survey(90)[1]
    whole = graph(points).toarray()
    monkeypatch.setattr(neighbours, "_BLOCK", 32)
    assert np.allclose(graph(points).toarray(), whole, atol=1e-4)


def test_a_finer_resolution_gives_more_communities_and_none_mixes_topics() -> None:
    links = graph(survey(120)[1])
    coarse, fine = (communities(links, resolution=resolution, seed=1) for resolution in (1.0, 8.0))
    topic = np.arange(120) % 5
    assert coarse.max() < fine.max()
    assert all(len(set(topic[fine == label])) == 1 for label in range(fine.max() + 1))
