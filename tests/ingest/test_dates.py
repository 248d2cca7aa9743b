import pandas as pd
import pytest

from tests.ingest.shapes import read
from voicelens.ingest.dates import date_order


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["3/4/2026", "3/16/2026 8:00"], "month"),
        (["3/4/2026", "", "16.3.26"], "day"),
        (["3/4/2026", "4-3-26 08:00"], "either"),
        (["3/16/2026", "16/3/2026"], "either"),
        (["2026-03-16", "2026-03-17"], ""),
        (["3/4/2026", "lunch"], ""),
        (["3/4 of us"], ""),
        (["", ""], ""),
    ],
)
def test_the_order_is_decided_by_the_whole_column(values, order):
    assert date_order(pd.Series(values, dtype=str)) == order


def test_the_decision_is_told_and_the_values_stay_as_written(tmp_path):
    rows = "".join(f"{1 + i % 12}/{1 + i % 28}/2026,{1 + i % 28}.{1 + i % 12}.26,5/6/26,x\n" for i in range(60))
    source = read(tmp_path, "begun,done,sent,text\n" + rows)
    assert source.frame["begun"][0] == "1/1/2026"
    assert source.notes == (
        "The dates in “begun” have the month first.", "The dates in “done” have the day first.",
        "The dates in “sent” can be read day first or month first: nothing in them decides.",
    )  # fmt: skip
