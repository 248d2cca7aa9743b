from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.folders import contents
from voicelens.anonymise.people import Person
from voicelens.errors import SourceError, StudyError
from voicelens.pipeline.columns import anonymise_column
from voicelens.pipeline.roster import keep_roster, read_roster, study_roster
from voicelens.pipeline.run import run_stages
from voicelens.shipped import shipped
from voicelens.study.folder import Study, forget
from voicelens.study.roster import roster_path


def written(tmp_path: Path, text: str, name: str = "roster.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_columns_are_known_by_their_headings_in_two_languages(tmp_path: Path) -> None:
    english = "Last Name,First Name,Preferred Name,Type,Homeroom\nReyes,José,Pepe,Student,4A\nChu,Ana,,Teacher (art),\n"
    spanish = "Apellido paterno;Apellido materno;Nombre;Rol\nReyes;Luna;José;alumno\nChu;;Ana;maestra\n"
    assert read_roster(written(tmp_path, english)).people == (
        Person("José", "Reyes", ("Pepe",), "student"), Person("Ana", "Chu", (), "teacher"),
    )  # fmt: skip
    assert read_roster(written(tmp_path, spanish)).people == (
        Person("José", "Reyes Luna", (), "student"), Person("Ana", "Chu", (), "teacher"),
    )  # fmt: skip


def test_a_list_without_headings_is_read_from_its_first_line(tmp_path: Path) -> None:
    listed = "Lupe Reyes\nChu, Ana\n\nMs. Okafor\nMaría (Mari) Luz de la Paz\nTy Bell Jr.\n"
    assert read_roster(written(tmp_path, listed, "names.txt")).people == (
        Person("Lupe", "Reyes"), Person("Ana", "Chu"), Person("Okafor", "", (), "teacher"),
        Person("María", "Luz de la Paz", ("Mari",)), Person("Ty", "Bell"),
    )  # fmt: skip
    assert [p.first for p in read_roster(written(tmp_path, "Lupe,Reyes\nAna,Chu\n")).people] == ["Lupe", "Ana"]
    assert len(read_roster(written(tmp_path, "Name\nLupe Reyes\n", "named.txt")).people) == 1


def test_a_workbook_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("First", "Last", "Role"), ("Lupe", "Reyes", "student"), ("Paul", "Katz", "custodian")):
        book.worksheets[0].append(row)
    book.save(tmp_path / "roster.xlsx")
    assert [p.role for p in read_roster(tmp_path / "roster.xlsx").people] == ["student", "staff"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("first,last\nLupe,Reyes\nAna,5551234\n", 3),
        ("first,last,role\nLupe,Reyes,student\n,,teacher\n", 3),
        ("first,last\nLupe,Reyes\nlupe@example.org,\n", 3),
        ("first,last\n" + "Lupe " * 12 + ",Reyes\n", 2),
        ("grade,room,number,street,town\n4,12,7,x,y\n", 1),
    ],
)
def test_a_broken_roster_names_the_line_and_quotes_nobody(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(SourceError, match=f"line {line}") as caught:
        read_roster(written(tmp_path, text))
    assert caught.value.exit_code == 10
    assert not any(word in str(caught.value) for word in ("Lupe", "Reyes", "5551234", "lupe@"))


def test_a_roster_that_is_empty_or_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nobody"):
        read_roster(written(tmp_path, "\n\n", "empty.txt"))
    with pytest.raises(SourceError, match="cannot be read"):
        read_roster(tmp_path / "none.txt")


def test_the_sample_roster_is_read() -> None:
    assert len(read_roster(shipped("sample_data") / "juniper_hill" / "roster.csv").people) == 528


def test_one_column_is_masked_with_a_roster_that_is_not_kept(tmp_path: Path) -> None:
    table = written(tmp_path, "id,say\n1,i like quvenzhane a lot\n2,more recess\n", "answers.csv")
    roster = written(tmp_path, "first,last,role\nQuvenzhané,Oye,student\n")
    before = set(tmp_path.iterdir())
    anonymise_column(table, text="say", identifier="id", roster=roster, out=tmp_path / "out.csv")
    assert "i like [student] a lot" in (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert set(tmp_path.iterdir()) - before == {tmp_path / "out.csv"}


@pytest.mark.slow
def test_a_roster_is_kept_private_used_again_and_forgotten(study: Study, tmp_path: Path) -> None:
    roster = written(tmp_path, "first,last,nickname,role,email\nXochiquetzal,Plantedname,Xochi,student,x@example.org\n")
    keep_roster(study, roster)
    assert study_roster(study).people == (Person("Xochiquetzal", "Plantedname", ("Xochi",), "student"),)
    assert "example.org" not in roster_path(study).read_text(encoding="utf-8")
    assert roster_path(study).stat().st_mode & 0o077 == 0
    report = run_stages(study)
    assert "detect" in report.ran
    assert not [name for name, text in contents(study.path) if "plantedname" in text.lower()]
    forget(study)
    assert not roster_path(study).exists()
    with pytest.raises(StudyError):
        keep_roster(study, roster)
