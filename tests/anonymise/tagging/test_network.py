from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from voicelens.anonymise.tagging.network import Committee, Network


def _weights(seed: int) -> dict[str, npt.NDArray[np.generic]]:
    draw = np.random.default_rng(seed).normal
    sizes = {
        "enter": (5, 8), "own": (3, 8), "sum": (8, 4), "spread": (4, 8), "layer0": (24, 8), "bias0": (8,),
        "layer1": (24, 8), "bias1": (8,), "last": (8, 6), "last_bias": (6,), "out": (6, 5), "out_bias": (5,),
    }  # fmt: skip
    return {name: draw(size=size) for name, size in sizes.items()} | {"reach": np.array([1, 3])}


@pytest.fixture
def network() -> Network:
    return Network(_weights(3))


def _pieces(n: int) -> npt.NDArray[np.float32]:
    return np.random.default_rng(n).normal(size=(n, 8)).astype(np.float32)


def test_the_shares_of_a_piece_add_up_to_one(network: Network) -> None:
    shares = network.read(_pieces(7), [3, 4])
    assert shares.shape == (7, 3)
    assert np.allclose(shares.sum(axis=1), 1, atol=1e-5)


def test_no_text_sees_its_neighbours(network: Network) -> None:
    sizes = [1, 9, 2, 30, 1]
    pieces = _pieces(sum(sizes))
    alone = [network.read(part, [len(part)]) for part in np.split(pieces, np.cumsum(sizes)[:-1])]
    assert np.allclose(network.read(pieces, sizes), np.concatenate(alone), atol=1e-5)


def test_a_word_learnt_whole_counts_on_top_of_its_description(network: Network) -> None:
    described = np.ones((2, 5), np.float32)
    entered = network.enter(described, np.array([0, 2]))
    assert not np.allclose(entered[0], entered[1])


def test_a_committee_says_the_mean_of_its_members() -> None:
    stored = {f"{i}/{name}": value for i in range(2) for name, value in _weights(i).items()}
    described, own = np.ones((4, 5), np.float32), np.array([0, 1, 2, 0])
    members = [Network(_weights(i)) for i in range(2)]
    said = [member.read(member.enter(described, own), [3, 1]) for member in members]
    committee = Committee({**stored, "levels": np.array([0.2])})
    assert np.allclose(committee.read(committee.enter(described, own), [3, 1]), np.mean(said, axis=0), atol=1e-6)
