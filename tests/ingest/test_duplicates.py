import pandas as pd
import pytest

from voicelens.ingest.duplicates import moments_of
from voicelens.ingest.readers import Source
from voicelens.ingest.shape import ingest
from voicelens.settings import ColumnSettings, GroupSettings, PromptSettings, Settings

SALT = b"a salt of the tests"
COLUMNS = ["Timestamp", "Id", "Grade", "L", "C"]
SETTINGS = Settings(
    prompts=(PromptSettings("like", "L", "like"), PromptSettings("change", "C", "change")),
    groups=(GroupSettings("grade", "Grade"),),
    columns=ColumnSettings(student_id="Id"),
)


def _source(rows, digest="d"):
    return Source(
        f"{digest}.csv", "csv", pd.DataFrame(rows, columns=COLUMNS, dtype=str), range(2, len(rows) + 2), digest
    )


def _run(*files, settings=SETTINGS):
    sources = [(_source(rows, f"f{n}"), wave) for n, (rows, wave) in enumerate(files)]
    result = ingest(sources, settings=settings, salt=SALT, default_school="Oak")
    assert len(result.tables["respondents"]) + len(result.dropped) == sum(len(rows) for rows, _ in files)
    assert len(result.tables["responses"]) == 2 * len(result.tables["respondents"])
    return result


def _row(who, like="the big library", change="longer lunch", when="3/16/2026 8:00:00", grade="5"):
    return [when, who, grade, like, change]


def test_the_last_answer_of_a_student_is_kept():
    result = _run(([_row("a", "first try"), _row("b"), _row("a", "second try")], "W"))
    assert "first try" not in set(result.tables["responses"]["text"])
    assert [(item.id, item.reason) for item in result.dropped] == [
        ("f0.csv row 2", "the same student answered again later")
    ]
    assert "1 row was set aside because the same student answered again later." in result.notes


def test_the_last_answer_that_says_anything_is_kept():
    result = _run(([_row("a", "first try"), _row("a", "", " ")], "W"))
    assert result.tables["responses"]["text"].tolist() == ["first try", "longer lunch"]
    empty = _run(([_row("a", "", ""), _row("a", "", "")], "W"))
    assert [item.id for item in empty.dropped] == ["f0.csv row 2"]


def test_other_cycles_other_schools_and_nobody_are_no_duplicates():
    assert _run(([_row("a")], "Fall"), ([_row("a", "new")], "Spring")).dropped == []
    assert _run(([_row("anonymous"), _row("Anonymous", "b"), _row("n/a", "c"), _row("", "d")], "W")).dropped == []
    schools = Settings(prompts=SETTINGS.prompts, columns=ColumnSettings(student_id="Id", school="Grade"))
    assert _run(([_row("12", grade="Oak"), _row("12", "x", grade="Elm")], "W"), settings=schools).dropped == []


def test_a_number_that_stands_in_many_rows_is_no_students():
    result = _run(([_row("7", f"answer {n}") for n in range(6)], "W"))
    assert result.dropped == []
    assert any(note.startswith("1 student number stands in more than 5 rows") for note in result.notes)


def test_over_several_files_of_one_cycle_the_last_file_wins():
    result = _run(([_row("a", "old")], "W"), ([_row("a", "new")], "W"))
    assert [item.id for item in result.dropped] == ["f0.csv row 2"]


def test_one_answer_to_both_questions_is_kept_and_told():
    result = _run(([_row("a", "The food!", "the food"), _row("b", "idk", "idk")], "W"))
    assert len(result.tables["respondents"]) == 2
    assert result.notes == ["1 student gave the same answer to more than one question; it was kept."]


def test_a_long_answer_of_several_students_is_told():
    long = "I like that we have a lot of clubs after school"
    result = _run(([_row("a", long), _row("b", long.upper() + "."), _row("c", "the gym")], "W"))
    assert result.notes == [
        "1 long answer was given word for word by several students; it may be copied, and was kept."
    ]
    assert _run(([_row("a", long)], "Fall"), ([_row("a", long)], "Spring")).notes == []
    assert _run(([_row("a", "the gym"), _row("b", "the gym")], "W")).notes == []


@pytest.mark.parametrize(
    ("first", "second", "n"),
    [
        ("3/16/2026 8:00:00", "3/16/2026 8:00:40", 1),
        ("2026-03-16T08:00:59.120", "2026-03-16T08:01:10.000", 1),
        ("3/16/2026 11:59:50 AM", "3/16/2026 12:00:10 PM", 1),
        ("3/16/2026 8:00", "3/16/2026 8:02", 0),
        ("3/16/2026 8:00:00", "3/17/2026 8:00:00", 0),
        ("3/16/2026 8:00:00", "", 0),
    ],
)
def test_rows_alike_within_a_minute_and_without_a_number_are_told(first, second, n):
    result = _run(([_row("", when=first), _row("", when=second)], "W"))
    assert len(result.notes) == n
    assert len(result.tables["respondents"]) == 2


def test_rows_that_differ_or_say_nothing_are_not_told():
    assert _run(([_row("", grade="5"), _row("", grade="6")], "W")).notes == []
    assert _run(([_row("", "idk", "no"), _row("", "idk", "no")], "W")).notes == []


def test_the_last_column_of_times_counts():
    frame = pd.DataFrame(
        [["2026-03-16 8:00", "x", "2026-03-16 8:05"], ["", "y", ""]], columns=["Start", "Q", "End"], dtype=str
    )
    assert moments_of(Source("s", "csv", frame, range(2, 4), "d")).tolist() == ["2026-03-16 8:05", ""]
    assert moments_of(Source("s", "csv", frame[["Q"]], range(2, 4), "d")).tolist() == ["", ""]
