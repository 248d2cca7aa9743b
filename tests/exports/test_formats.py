from __future__ import annotations

import pytest

from voicelens.errors import UsageError
from voicelens.exports.columns import Parquet
from voicelens.exports.formats import EXPORTERS, load_exporter
from voicelens.exports.sheets import Csv


def test_every_known_format_loads() -> None:
    assert [type(load_exporter(name)) for name in EXPORTERS] == [Csv, Parquet]


def test_an_unknown_format_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"csv, parquet") as caught:
        load_exporter("docx")
    assert caught.value.exit_code == 2
