"""Ideas get places on a plane: always the same ones, inside the square, like beside like."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
import pytest

from voicelens.exports.layout import components, lay_out

DRAW = np.random.default_rng(5)
TWO = np.vstack([DRAW.normal(0, 0.1, (40, 8)) + 1, DRAW.normal(0, 0.1, (40, 8)) - 1]).astype(np.float32)
HERE = pytest.mark.skipif(find_spec("umap") is None, reason="umap is not installed")
METHODS = [False, pytest.param(True, marks=[HERE, pytest.mark.quality])]


@pytest.mark.parametrize("umap", METHODS)
def test_like_stands_beside_like_and_twice_gives_the_same(umap: bool) -> None:
    places, method = lay_out(TWO, umap=umap)
    again, _ = lay_out(TWO, umap=umap)
    assert np.array_equal(places, again)
    assert ((places >= 0) & (places <= 1)).all()
    middles = places[:40].mean(axis=0), places[40:].mean(axis=0)
    assert np.linalg.norm(middles[0] - middles[1]) > 2 * places[:40].std(axis=0).max()
    assert ("UMAP" in method) == umap


def test_few_ideas_are_laid_out_by_principal_components() -> None:
    assert lay_out(TWO[:10], umap=True)[1] == "principal components"


@pytest.mark.parametrize("count", [0, 1, 2])
def test_hardly_any_ideas_are_no_trouble(count: int) -> None:
    places, _ = lay_out(TWO[:count])
    assert places.shape == (count, 2)
    assert np.isfinite(places).all()


def test_ideas_that_are_all_alike_are_spread_by_rank_alone() -> None:
    places, _ = lay_out(np.ones((5, 4), dtype=np.float32))
    assert len(np.unique(places[:, 0])) == 5


def test_components_have_a_fixed_sign_and_zeros_past_the_last() -> None:
    found = components(TWO[:, :1], 2)
    assert (found[:, 1] == 0).all()
    assert np.allclose(np.abs(components(TWO, 2)), np.abs(components(-TWO, 2)))
