import datetime as dt

import pytest

from voicelens.ingest.cells import text_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("007", "007"), (None, ""), (4.0, "4"), (4.25, "4.25"), (float("nan"), ""), (True, "TRUE"), (False, "FALSE"),
        (12, "12"), (["a", 2.0], "a; 2"),
        (dt.datetime(2026, 1, 2, 3, 4), "2026-01-02T03:04:00"), (dt.time(8, 30), "08:30:00"),
        (dt.timedelta(hours=1), "1:00:00"), (float("inf"), "inf"),
    ],
)  # fmt: skip
def test_a_value_becomes_the_text_a_person_sees(value, text):
    assert text_of(value) == text
