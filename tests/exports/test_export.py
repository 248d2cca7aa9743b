from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from tests.brief.cases import usual_school
from voicelens.errors import UsageError
from voicelens.exports.export import INTERNAL, export_internal, export_public


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_public_files_hold_every_published_row_and_are_named_so() -> None:
    rows, named, said = usual_school()
    found = export_public(rows, named, said, to="csv")
    assert list(found) == ["public-numbers.csv", "public-themes.csv", "public-quotes.csv"]
    assert [line["cell"] for line in read(found["public-numbers.csv"])] == list(rows["cell"])
    assert found == export_public(rows, named, said, to="csv")


def test_what_is_not_for_everyone_is_left_out() -> None:
    rows, named, said = usual_school()
    whole = b"".join(export_public(rows, named, said, to="csv").values())
    for secret in (b"987654", b"anchors", b"NEVER-APPROVED", b"response_id", b"Reader One", b"n_respondents"):
        assert secret not in whole


def test_themes_without_any_shown_number_are_not_named_nor_quoted() -> None:
    rows, named, said = usual_school()
    rows.loc[rows["theme_id"] == "t8", "status"] = "suppressed"
    named.loc[0, "hidden"] = True
    found = export_public(rows, named, said, to="csv")
    assert {"t0", "t8"}.isdisjoint(line["theme_id"] for line in read(found["public-themes.csv"]))
    assert [line["theme_id"] for line in read(found["public-quotes.csv"])] == ["t10"]


def test_parquet_is_marked_public_and_other_formats_are_refused() -> None:
    given = usual_school()
    found = export_public(*given, to="parquet")
    assert all(name.startswith("public-") and b"public" in content for name, content in found.items())
    with pytest.raises(UsageError):
        export_public(*given, to="pdf")


def tables(text: str = "longer lunch") -> dict[str, pd.DataFrame]:
    return {name: pd.DataFrame({"id": ["a"], "text": [text]}) for name in INTERNAL}


def test_row_level_files_come_with_a_warning() -> None:
    found = export_internal(tables(), to="csv")
    assert sorted(found) == ["README.txt", *sorted(f"internal-{name}.csv" for name in INTERNAL)]
    readme = found["README.txt"].decode()
    assert readme.startswith("NOT FOR PUBLICATION\n")
    assert "internal-comments.csv" in readme
    assert "apostrophe" not in readme


def test_the_warning_explains_guarded_cells_where_there_are_any() -> None:
    found = export_internal({"comments": tables("- more clubs")["comments"]}, to="csv")
    assert list(found) == ["internal-comments.csv", "internal-comments.lossless.csv", "README.txt"]
    assert "apostrophe" in found["README.txt"].decode()


@pytest.mark.parametrize("name", ["responses", "spans", "flags", "comparison", "coverage"])
def test_raw_words_and_unprotected_numbers_are_refused(name: str) -> None:
    with pytest.raises(UsageError, match=name):
        export_internal({name: pd.DataFrame()}, to="csv")


def test_the_same_tables_give_the_same_bytes_in_any_order() -> None:
    given = tables()
    backwards = dict(reversed(given.items()))
    assert export_internal(given, to="parquet") == export_internal(backwards, to="parquet")
