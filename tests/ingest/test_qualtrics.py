from tests.ingest.shapes import CHANGE, LIKE, qualtrics, read, table


def test_columns_go_by_the_wording_and_test_runs_are_set_aside(tmp_path):
    source = read(tmp_path, table(qualtrics(6)))
    assert list(source.frame)[-3:] == ["What grade are you in?", LIKE, CHANGE]
    assert list(source.rows) == [5, 6, 7, 8, 9, 10]
    assert source.set_aside == ((4, "test run of the survey"),)
    assert len(source.frame) == 6


def test_test_runs_are_known_by_their_code_too(tmp_path):
    rows = qualtrics(3)
    rows[3][1], rows[4][1], rows[5][1], rows[6][1] = "1", "0", "0", "0"
    assert [row for row, _ in read(tmp_path, table(rows)).set_aside] == [4]


def test_an_export_without_a_status_keeps_every_row(tmp_path):
    rows = [row[:1] + row[2:] for row in qualtrics(3)]
    assert len(read(tmp_path, table(rows)).frame) == 4


def test_a_tab_separated_utf_16_export_is_the_same(tmp_path):
    wide = read(tmp_path, table(qualtrics(6), "\t").encode("utf-16"), "wide.csv")
    assert wide.frame.equals(read(tmp_path, table(qualtrics(6))).frame)
