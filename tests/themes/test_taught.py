"""A head and what it was taught: kept in files, and honest about how sure each theme is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.themes.cases import FRAME, encode, topics
from voicelens.errors import ModelError
from voicelens.themes.frames.frame import parse
from voicelens.themes.placing import place
from voicelens.themes.taught import FILES, HALVES, load_taught, teach

LIST = parse(FRAME, "list.toml")
TAUGHT = teach(LIST, encode, seed=1)
VECTORS = encode(topics("lunch", "recess", "bathroom"))


def test_the_head_knows_the_themes_of_the_list_and_each_half_was_taught_less() -> None:
    assert TAUGHT.head.themes == ("food", "play", "rooms")
    assert len(TAUGHT.halves) == HALVES
    assert len({half.means.tobytes() for half in TAUGHT.halves}) > 1


def test_the_same_list_and_seed_teach_the_same() -> None:
    again = teach(LIST, encode, seed=1)
    assert again.head.weights.tobytes() == TAUGHT.head.weights.tobytes()
    assert [half.bias.tobytes() for half in again.halves] == [half.bias.tobytes() for half in TAUGHT.halves]


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    given = replace(TAUGHT, precision=(0.9, 0.8, 0.7))
    given.save(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES)
    found = load_taught(tmp_path, LIST)
    assert found.precision == (0.9, 0.8, 0.7)
    assert (place(VECTORS, found.head).labels == place(VECTORS, TAUGHT.head).labels).all()


def test_a_damaged_head_is_refused(tmp_path: Path) -> None:
    TAUGHT.save(tmp_path)
    (tmp_path / FILES[0]).write_bytes(b"no head")
    with pytest.raises(ModelError, match="damaged"):
        load_taught(tmp_path, LIST)


def test_a_certificate_is_the_lower_of_coming_back_and_precision() -> None:
    labels = place(VECTORS, TAUGHT.head).labels
    plain = TAUGHT.certificates(VECTORS, labels).themes
    assert min(plain) > 0.7
    assert replace(TAUGHT, precision=(1.0, 0.25, 1.0)).certificates(VECTORS, labels).themes == [
        plain[0],
        0.25,
        plain[2],
    ]


def test_a_theme_without_ideas_and_one_of_strangers_have_no_certificate_to_speak_of() -> None:
    nobody = np.full(len(VECTORS), -1)
    assert TAUGHT.certificates(encode(["zq1", "zq2"]), nobody[:2]).themes[0] <= 0.5
    wrong = np.zeros(len(VECTORS), dtype=np.int64)
    assert TAUGHT.certificates(VECTORS, wrong).themes[0] < 0.5


def test_an_area_is_as_sure_as_what_comes_back_of_all_its_themes() -> None:
    inside = FRAME.replace("[[themes]]", '[[themes]]\narea = "all"')
    frame = parse(f'[[areas]]\nid = "all"\nname = "All"\n{inside}', "list.toml")
    labels = place(VECTORS, TAUGHT.head).labels
    wide = replace(TAUGHT, frame=frame)
    assert TAUGHT.certificates(VECTORS, labels).broad == []
    assert wide.certificates(VECTORS, labels).broad[0] >= min(wide.certificates(VECTORS, labels).themes)
    nobody = np.full(len(VECTORS), -1)
    assert replace(wide, precision=(1.0, 0.25, 1.0)).certificates(VECTORS, nobody).broad == [0.0]
    assert replace(wide, precision=(0.5, 0.5, 0.5)).certificates(VECTORS, labels).broad == [0.5]
