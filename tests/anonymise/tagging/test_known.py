from __future__ import annotations

import numpy as np
import pytest

from voicelens.anonymise.tagging.known import WIDTH, Known, groups, hashed, shape, stem

LISTED = ("odalys", "petrov")
TABLES = {
    "groups": np.arange(64 * 4).reshape(64, 4).astype(np.int8),
    "scale": np.full(4, 0.5, np.float32),
    "words": np.array(sorted(map(hashed, LISTED[:1])), np.uint32),
    "rows": np.full((1, 4), 100, np.int8),
    "listed": np.array(sorted(map(hashed, LISTED)), np.uint32),
    "said": np.full((2, 3), 255, np.uint8),
}


@pytest.fixture
def known() -> Known:
    return Known(TABLES)


@pytest.mark.parametrize("piece", ["José", "JOSE", "jose\u0301", "Jose's", "#jose", "jo\u200bse"])
def test_forms_of_one_name_are_looked_up_alike(piece: str) -> None:
    assert stem(piece) == "jose"


def test_a_listed_word_is_known_and_an_unknown_one_is_not(known: Known) -> None:
    said = known.describe([("Odalys", "word"), ("zorbling", "word"), ("Odalys", "handle")])[:, -3:]
    assert said.tolist() == [[1, 1, 1], [0, 0, 0], [0, 0, 0]]


def test_a_possessive_without_its_mark_is_known_by_its_name(known: Known) -> None:
    assert known.describe([("petrovs", "word")])[0, -3:].tolist() == [1, 1, 1]


def test_seen_blind_only_letters_and_shape_are_left(known: Known) -> None:
    sighted, blind = (known.describe([("Odalys", "word")], blind=b)[0] for b in (False, True))
    assert np.allclose(sighted[:4] - blind[:4], 50)
    assert np.array_equal(sighted[4:-3], blind[4:-3])
    assert not blind[-3:].any()


def test_a_description_does_not_depend_on_what_is_described_with_it(known: Known) -> None:
    found = [("Odalys", "word"), (",", "mark"), ("b", "word"), ("@kid", "handle"), ("zorbling", "word")]
    together = known.describe(found)
    assert np.array_equal(together, np.concatenate([known.describe([pair]) for pair in found]))


def test_a_word_without_end_is_read_only_at_its_beginning() -> None:
    assert len(groups("x" * 20_000)) == len(groups("x" * 40))
    assert groups("")


def test_capitals_tell_shapes_apart() -> None:
    shapes = {tuple(shape(piece, "word")) for piece in ("wren", "Wren", "WREN", "WrEn", "Wren's", "wre-n", "wrén")}
    assert len(shapes) == 7
    assert {len(row) for row in shapes} == {WIDTH}


def test_a_word_typed_for_this_project_is_told_from_others_however_little_it_says() -> None:
    said = np.zeros((2, 6), np.uint8)
    said[TABLES["listed"].tolist().index(hashed("petrov")), 5] = 1
    said[TABLES["listed"].tolist().index(hashed("odalys")), :4] = 255
    found = [("Petrov", "word"), ("odalys", "word"), ("petrov", "handle"), (",", "mark")]
    assert Known({**TABLES, "said": said}).listed(found).tolist() == [True, False, False, False]
