import pandas as pd

from voicelens.ingest.places import places
from voicelens.ingest.readers import read_source
from voicelens.text import keyed_id

KEY = b"0" * 32


def test_a_respondent_is_found_in_the_row_that_a_spreadsheet_shows(tmp_path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text('Like,Change\nart,\n,\n"two\nlines",lunch\n', encoding="utf-8")
    source = read_source(path)
    rows = list(source.rows)
    ids = [keyed_id(KEY, source.digest, row, prefix="s_") for row in rows]
    respondents = pd.DataFrame({"respondent_id": [ids[0], ids[-1]]})
    table = places([source], respondents, salt=KEY)
    assert table["row"].tolist() == [rows[0], rows[-1]]
    assert set(table["source"]) == {"answers.csv"}
    assert rows[0] == 2


def test_no_source_gives_no_place() -> None:
    assert places([], pd.DataFrame({"respondent_id": []}), salt=KEY).empty
