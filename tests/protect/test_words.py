from __future__ import annotations

import numpy as np

from voicelens.protect.round import blur, step
from voicelens.protect.words import count_texts, not_shown, reasons, share_signs, share_texts


def test_shares_in_words() -> None:
    assert share_texts(blur([0, 112, 399], 400, 1)).tolist() == [
        "about 5 or fewer in 100", "about 28 in 100", "about 95 or more in 100",
    ]  # fmt: skip
    assert share_texts(blur([6], 12, step(12))).tolist() == ["about 33 to 67 in 100"]


def test_shares_in_signs() -> None:
    assert share_signs(blur([0, 112, 399], 400, 1)).tolist() == ["≤5", "28", "≥95"]
    assert share_signs(blur([6], 12, step(12))).tolist() == ["33–67"]


def test_counts_in_words() -> None:
    told = count_texts(np.array([147, 1, 45]), np.array([True, True, False]))
    assert told.tolist() == ["147 students answered", "1 student answered", "about 45 students answered"]


def test_every_hidden_row_has_a_reason() -> None:
    assert not_shown() == "not shown"
    why = reasons(10, 3)
    assert why["shown"] == ""
    assert all(why[status] for status in ("suppressed", "complementary", "rare", "banded"))
