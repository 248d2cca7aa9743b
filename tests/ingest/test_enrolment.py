from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from voicelens.errors import SourceError
from voicelens.ingest.enrolment import Enrolled, match_enrolment, read_enrolment
from voicelens.settings import GroupSettings, Settings
from voicelens.shipped import shipped
from voicelens.tables import check, empty

SETTINGS = Settings(
    groups=(GroupSettings("grade", "What grade are you in?", "Grade"), GroupSettings("el", "English learner?", "EL"))
)


def written(folder: Path, text: str) -> Path:
    path = folder / "enrolment.csv"
    path.write_text(text, encoding="utf-8")
    return path


def people(*rows: tuple[str, str, str | None, str | None]) -> pd.DataFrame:
    """Respondents from school, cycle, grade and English learner."""
    frame = pd.DataFrame(rows, columns=["school", "wave", "grade", "el"])
    ids = [f"s{number}" for number in range(len(frame))]
    return check("respondents", frame.assign(respondent_id=ids, person_id=None, network=None, weight=None))


SMALL = (("Oak", "Fall", "5", "Yes"), ("Oak", "Fall", "6", "No"))


def matched(counts: tuple[Enrolled, ...], *rows: tuple[str, str, str | None, str | None], wave: str = "Fall"):
    table, notes = match_enrolment([(counts, wave)], people(*(rows or SMALL)), SETTINGS)
    listed = table[["school", "dimension", "group", "enrolled"]].itertuples(index=False, name=None)
    return list(listed), notes


def test_the_sample_file_is_read_line_by_line() -> None:
    counts = read_enrolment(shipped("sample_data") / "juniper_hill" / "enrolment.csv")
    assert counts[0] == Enrolled(2, "Juniper Hill School", "*", "*", 488)
    assert counts[-1] == Enrolled(21, "Juniper Hill School", "iep", "Yes", 60)


def test_a_school_with_one_line_and_a_column_for_each_group(tmp_path: Path) -> None:
    path = written(tmp_path, 'School,Total,5,EL: Yes\nOak,"1,204",600,\nElm,90,40,12\n')
    counts = read_enrolment(path)
    assert counts[:2] == (Enrolled(2, "Oak", "*", "*", 1204), Enrolled(2, "Oak", "", "5", 600))
    assert counts[-1] == Enrolled(3, "Elm", "EL", "Yes", 12)
    assert len(counts) == 5


def test_a_workbook_is_read_too(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["dimension", "group", "enrolled"], ["*", "*", 40], ["grade", 5, 20]):
        book.active.append(row)
    book.save(tmp_path / "counts.xlsx")
    assert [(each.group, each.count) for each in read_enrolment(tmp_path / "counts.xlsx")] == [("*", 40), ("5", 20)]


@pytest.mark.parametrize(
    ("text", "where", "fix"),
    [
        ("school,dimension,group,number\nOak,*,*,10\nOak,grade,5,4\n", "line 1", "enrolled"),
        ("school,dimension,group,enrolled\nOak,*,*,10\nOak,grade,5,many\n", "line 3", "digits"),
        ("school,dimension,group,enrolled\nOak,*,*,-4\nOak,grade,5,4\n", "line 2", "digits"),
        ("school,dimension,group,enrolled\nOak,grade,5,4\noak, Grade,5 ,4\n", "line 3", "one of the two"),
        ("school,Total,principal\nOak,10,Ms Quill\n", "line 2", "digits"),
        ("school,dimension,group,enrolled\nOak,*,*,\nOak,grade,5,\n", "line 1", "enrolled"),
        ("name,count\nOak,10\nElm,11\n", "line 1", "school, dimension, group, enrolled"),
    ],
)
def test_what_is_no_table_of_counts_is_refused_with_the_line_and_the_fix(
    text: str, where: str, fix: str, tmp_path: Path
) -> None:
    with pytest.raises(SourceError) as refused:
        read_enrolment(written(tmp_path, text))
    assert where in refused.value.where
    assert fix in refused.value.fix


def test_labels_match_whatever_their_capitals_accents_and_spaces(tmp_path: Path) -> None:
    text = "dimension,group,enrolled\n*,*,30\nGRADE,5,20\nwhat  grade are you in?,6,10\nel,yes,4\nEL,nó,26\n"
    found, notes = matched(read_enrolment(written(tmp_path, text)))
    assert found == [("Oak", "*", "*", 30), ("Oak", "grade", "5", 20), ("Oak", "grade", "6", 10), ("Oak", "el", "Yes", 4),
                     ("Oak", "el", "No", 26)]  # fmt: skip
    assert notes == ()


def test_what_fits_nothing_is_listed_and_what_has_no_count_is_counted(tmp_path: Path) -> None:
    text = "school,dimension,group,enrolled\nOak,grade,9,20\nOak,grade,5,3\nElm,*,*,80\n"
    found, notes = matched(read_enrolment(written(tmp_path, text)), *SMALL, ("Ash", "Fall", "5", None))
    assert found == [("Oak", "grade", "5", 3)]
    told = " ".join(notes)
    assert "“Elm”" in told
    assert "“grade: 9”" in told
    assert "3 groups among the answers have no enrolment count" in told


def test_one_school_is_the_one_school_of_the_file_whatever_it_is_called(tmp_path: Path) -> None:
    counts = read_enrolment(written(tmp_path, "school,dimension,group,enrolled\nOak Elementary,*,*,30\n,,,\n"))
    assert matched(counts)[0] == [("Oak", "*", "*", 30)]


def test_a_group_named_alone_is_placed_where_only_one_dimension_has_it(tmp_path: Path) -> None:
    counts = read_enrolment(written(tmp_path, "school,total,5,no\nOak,50,20,30\n"))
    assert matched(counts)[0] == [("Oak", "*", "*", 50), ("Oak", "grade", "5", 20), ("Oak", "el", "No", 30)]
    both = [*SMALL, ("Oak", "Fall", "No", None)]
    found, notes = matched(counts, *both)
    assert ("Oak", "el", "No", 30) not in found
    assert "“no”" in notes[0]


def test_counts_stand_for_their_cycle_or_else_for_the_newest(tmp_path: Path) -> None:
    counts = read_enrolment(written(tmp_path, "dimension,group,enrolled\n*,*,30\ngrade,5,4\n"))
    rows = people(("Oak", "Fall", "5", None), ("Oak", "Spring", "5", None))
    for cycle, wave in (("Fall", "Fall"), ("Spring", "Spring"), ("Autumn", "Spring")):
        table, _ = match_enrolment([(counts, cycle)], rows, SETTINGS)
        assert set(table["wave"]) == {wave}


def test_without_counts_or_answers_the_table_is_empty() -> None:
    assert match_enrolment([], people(*SMALL), SETTINGS)[0].empty
    nobody = empty("respondents").assign(grade=pd.Series(dtype=str), el=pd.Series(dtype=str))
    assert match_enrolment([((Enrolled(2, "", "*", "*", 5),), "Fall")], nobody, SETTINGS)[0].empty
