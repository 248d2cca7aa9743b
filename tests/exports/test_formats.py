from __future__ import annotations

import pytest

from voicelens.errors import UsageError
from voicelens.exports.bertopic import model_files
from voicelens.exports.columns import Parquet
from voicelens.exports.formats import EXPORTERS, MODELS, load_exporter, load_model_exporter
from voicelens.exports.map import map_files
from voicelens.exports.sheets import Csv


def test_every_known_format_loads() -> None:
    assert [type(load_exporter(name)) for name in EXPORTERS] == [Csv, Parquet]


def test_an_unknown_format_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"bertopic, csv, map, parquet") as caught:
        load_exporter("docx")
    assert caught.value.exit_code == 2


def test_a_format_that_holds_ideas_is_never_written_for_everyone() -> None:
    assert [load_model_exporter(name) for name in MODELS] == [model_files, map_files]
    with pytest.raises(UsageError, match="for the study team alone") as caught:
        load_exporter("bertopic")
    assert "--internal" in caught.value.fix
