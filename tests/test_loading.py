"""Parts by name: imported when asked for, and every table that names some names only what is there."""

import subprocess
import sys
from collections.abc import Mapping

import pytest

from voicelens.engine import ENGINES, Local
from voicelens.exports.formats import EXPORTERS
from voicelens.ingest.headers import SHAPES
from voicelens.ingest.readers import READERS
from voicelens.loading import load


def test_a_name_stands_for_what_its_module_holds() -> None:
    assert load("voicelens.engine:Local") is Local


@pytest.mark.parametrize("named", [ENGINES, EXPORTERS, READERS, SHAPES])
def test_every_part_that_is_named_is_there(named: Mapping[str, str]) -> None:
    assert all(load(where).__name__ == where.partition(":")[2] for where in named.values())


def test_a_name_of_nothing_is_an_error_of_ours() -> None:
    with pytest.raises(AttributeError):
        load("voicelens.engine:Remote")


def test_nothing_is_imported_before_it_is_asked_for() -> None:
    code = (
        "import sys; from voicelens.loading import load; before = 'voicelens.engine' in sys.modules; "
        "load('voicelens.engine:Local'); print(before, 'voicelens.engine' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
