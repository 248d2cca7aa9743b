import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.shapes import read, table
from voicelens.errors import SourceError
from voicelens.ingest.delimited import Delimited
from voicelens.ingest.delimiter import delimiter_of


@pytest.mark.parametrize("delimiter", list(",;\t|"))
def test_each_delimiter_is_found(tmp_path, delimiter):
    rows = [["id", "text"], ["1", "food, friends; and | more"], ["2", 'he said "no"\nand left'], ["3", ""]]
    source = read(tmp_path, table(rows, delimiter))
    assert source.frame.to_numpy().tolist() == rows[1:]
    assert list(source.rows) == [2, 3, 4]


def test_a_delimiter_that_starts_late_in_the_file_does_not_mislead(tmp_path):
    rows = "".join(f"{i};plain\n" for i in range(300)) + "".join(f"{i};a, b, c\n" for i in range(100))
    assert delimiter_of(("id;text\n" + rows).encode()) == ";"


@given(
    st.sampled_from(",;\t|"),
    st.lists(
        st.lists(
            st.text(
                st.characters(
                    codec="utf-8", exclude_categories=("Cc", "Cs"), include_characters="\n", exclude_characters="\ufeff"
                ),
                max_size=12,
            ),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=6,
    ),
)
def test_any_table_written_as_csv_is_read_back(delimiter, body):
    rows = [["aa", "bb", "cc"], *[["x" + row[0], row[1], row[2]] for row in body]]
    sheet = Delimited().read(table(rows, delimiter).encode(), "t.csv")
    columns = dict(zip(sheet.header, range(len(sheet.header)), strict=True))
    assert [[sheet.body.iloc[n, columns[name]] for name in rows[0]] for n in range(len(body))] == rows[1:]


def test_a_file_with_old_mac_line_ends_is_read(tmp_path):
    assert read(tmp_path, "a,b\r1,2\r3,4\r").frame["b"].tolist() == ["2", "4"]


def test_blank_lines_keep_their_row_numbers(tmp_path):
    source = read(tmp_path, "a,b\n1,2\n\n3,4\n")
    assert list(source.rows) == [2, 3, 4]
    assert source.frame["a"].tolist() == ["1", "", "3"]


def test_short_rows_are_filled_up(tmp_path):
    assert read(tmp_path, "a,b,c\n1\n1,2\n1,2,3\n4,5,6\n").frame["c"].tolist() == ["", "", "3", "6"]


def test_the_surplus_of_long_rows_is_kept_in_one_more_column_and_told(tmp_path):
    rows = "".join(f"{i},x,y\n" for i in range(40))
    source = read(tmp_path, "a,b,c\n" + rows + "1,2,3,4\n1,2,3,4,5,6\n")
    assert list(source.frame) == ["a", "b", "c", "Column D"]
    assert source.frame["Column D"].tolist()[-2:] == ["4", "4, 5, 6"]
    assert any("2 rows have more values" in note for note in source.notes)


def test_an_answer_with_unquoted_commas_loses_nothing(tmp_path):
    source = read(tmp_path, "id,text\n1,food and friends\n2,lunch, recess, art\n3,gym\n4,books\n")
    assert source.frame.iloc[1].tolist()[1:] == ["lunch", " recess,  art"]


def test_one_column_is_a_table(tmp_path):
    source = read(tmp_path, "What do you like?\nfood, friends\nlunch\nmy teacher, and art\nrecess\n")
    assert list(source.frame) == ["What do you like?"]
    assert source.frame.iloc[0, 0] == "food, friends"


@pytest.mark.parametrize(
    "letter",
    [
        "Dear families,\nschool starts on Monday and we are glad.\nYours, the office\n",
        "Notes of the meeting\n\nWe talked about lunch.\n\nWe talked about recess.\n",
    ],
)
def test_a_letter_is_refused(tmp_path, letter):
    with pytest.raises(SourceError, match="letter"):
        read(tmp_path, letter)


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_row(tmp_path):
    with pytest.raises(SourceError, match="never closed") as caught:
        read(tmp_path, 'a,b\n1,2\n3,"4\n5,6\n')
    assert "row 3" in caught.value.where


def test_rows_wider_than_any_spreadsheet_are_refused(tmp_path):
    with pytest.raises(SourceError, match="cannot be told apart"):
        read(tmp_path, "a,b\n1,2\n3,4\n" + "," * 30_000 + "\n5,6\n")


@pytest.mark.parametrize(
    "content", [b"x" * (17 << 20), b"a,b\n1,2\n" + b"y," * (9 << 20), b'a,b\n1,"' + b"z" * (17 << 20)]
)
def test_a_line_without_an_end_is_refused_before_it_fills_the_memory(content):
    with pytest.raises(SourceError, match="longer than any row"):
        Delimited().read(content, "t.csv")


def test_a_column_of_very_long_answers_is_read(tmp_path):
    answers = [f"{n} " + "word, " * 3_333 for n in range(300)]
    source = read(tmp_path, table([["id", "What do you like?"], *([str(n), text] for n, text in enumerate(answers))]))
    assert source.frame["What do you like?"].tolist() == answers
