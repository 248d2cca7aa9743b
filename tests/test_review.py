"""Review files are read strictly, and a refusal names the line."""

from pathlib import Path

import pytest

from voicelens.errors import ReviewError
from voicelens.review import KINDS, Decision, QuoteDecision, ThemeDecision, read_decisions, write_header

THEMES = ",".join(ThemeDecision.columns())
QUOTES = ",".join(QuoteDecision.columns())


def read(folder: Path, content: str | bytes, kind: type[Decision] = ThemeDecision) -> tuple[Decision, ...]:
    """What a review file with this content decides."""
    (folder / kind.file).write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_decisions(folder, kind)


def refused(folder: Path, content: str | bytes, kind: type[Decision] = ThemeDecision) -> ReviewError:
    """The refusal of a review file, with nothing left unsaid."""
    with pytest.raises(ReviewError) as caught:
        read(folder, content, kind)
    assert caught.value.problem
    assert caught.value.fix
    assert caught.value.where.startswith(f"review/{kind.file}")
    assert caught.value.exit_code == 12
    return caught.value


def test_the_columns_are_those_of_the_contract() -> None:
    assert THEMES == "action,theme_id,into,label,anchors,by,date,note"
    assert QUOTES == "action,quote_id,by,date,note"


def test_decisions_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        f"{THEMES}\nrename,t2,,Lunch lines,,WQ,2026-03-01,asked the team\nmerge,t3,t2,,i1 i2,WQ,,\nhide,t4,,,,,,\n",
    )
    assert found == (
        ThemeDecision(2, "rename", "t2", "", "Lunch lines", "", "WQ", "2026-03-01", "asked the team"),
        ThemeDecision(3, "merge", "t3", "t2", "", "i1 i2", "WQ"),
        ThemeDecision(4, "hide", "t4"),
    )


def test_quotes_are_approved_by_somebody(tmp_path: Path) -> None:
    assert read(tmp_path, f"{QUOTES}\napprove,q1,WQ,,\nrefuse,q2,,,\n", QuoteDecision) == (
        QuoteDecision(2, "approve", "q1", "WQ"),
        QuoteDecision(3, "refuse", "q2"),
    )
    error = refused(tmp_path, f"{QUOTES}\napprove,q1,,,\n", QuoteDecision)
    assert "“by”" in error.problem


@pytest.mark.parametrize(
    "content",
    [
        f"\ufeff{THEMES}\r\nhide,t1,,,,,,\r\n",
        f"{THEMES}\n hide , t1 ,,,,,,",
        "theme_id,action\nt1,hide\n",
        'action,theme_id,note\nhide,"t1",\n',
        f"{THEMES}\nhide,t1\n",
        f"{THEMES}\nhide,t1,,,,,,,,\n",
    ],
    ids=["as Excel saves it", "with spaces", "in another order", "with fewer columns", "cut short", "trailing commas"],
)
def test_harmless_differences_are_read_alike(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, content) == (ThemeDecision(2, "hide", "t1"),)


def test_blank_lines_are_passed_over_and_still_counted(tmp_path: Path) -> None:
    found = read(tmp_path, f"{THEMES}\n\n,,,,,,,\n  ,,,,,,,\nhide,t1,,,,,,\n\n")
    assert [decision.line for decision in found] == [5]


def test_lines_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    found = read(tmp_path, f'{THEMES}\nhide,t1,,,,,,"a note\non two lines"\nhide,t2,,,,,,\n')
    assert [decision.line for decision in found] == [2, 3]


def test_a_value_may_hold_commas_quotes_and_any_script(tmp_path: Path) -> None:
    (decision,) = read(tmp_path, f'{THEMES}\nrename,t1,,"Baños, ""clean"" ones – 日本",,,,\n')
    assert isinstance(decision, ThemeDecision)
    assert decision.label == 'Baños, "clean" ones – 日本'


def test_a_missing_file_decides_nothing(tmp_path: Path) -> None:
    assert read_decisions(tmp_path, ThemeDecision) == ()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.file)
def test_a_new_file_shows_its_columns_and_decides_nothing(tmp_path: Path, kind: type[Decision]) -> None:
    write_header(tmp_path, kind)
    assert (tmp_path / kind.file).read_bytes() == (",".join(kind.columns()) + "\n").encode()
    assert read_decisions(tmp_path, kind) == ()


def test_a_file_with_decisions_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "themes.csv").write_text("mine")
    write_header(tmp_path, ThemeDecision)
    assert (tmp_path / "themes.csv").read_text() == "mine"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "\n",
        f"{THEMES},colour\nhide,t1,,,,,,,\n",
        "theme_id,label\nt1,Lunch\n",
        f"{THEMES},note\n",
        THEMES.replace(",", ";") + "\nhide;t1\n",
    ],
    ids=["empty", "blank", "unknown column", "no action", "a column twice", "semicolons"],
)
def test_a_first_line_that_does_not_name_the_columns_is_refused_with_the_right_one(
    tmp_path: Path, content: str
) -> None:
    assert THEMES in refused(tmp_path, content).fix


def test_an_unknown_action_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    error = refused(tmp_path, f"{THEMES}\nhide,t1,,,,,,\nremove,t1,,,,,,\n")
    assert "“remove”" in error.problem
    assert error.where == "review/themes.csv, line 3"
    assert "rename, merge, hide, move, split, describe" in error.fix


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("rename,t1,,,,,,", "label"), ("rename,,,Lunch,,,,", "theme_id"), ("merge,t1,,,,,,", "into"),
        ("hide,,,,,,,", "theme_id"), ("move,t1,t2,,,,,", "anchors"), ("move,,,,i1,,,", "into"),
        ("split,,,,,,,", "theme_id"), ("describe,t1,,,,,,", "label"), ("rename", "theme_id"),
    ],
)  # fmt: skip
def test_an_action_without_what_it_needs_is_refused_with_the_column(tmp_path: Path, row: str, column: str) -> None:
    error = refused(tmp_path, f"{THEMES}\n{row}\n")
    assert f"“{column}”" in error.problem
    assert error.where == "review/themes.csv, line 2"


def test_a_comma_without_quotes_is_refused_instead_of_moving_values_over(tmp_path: Path) -> None:
    error = refused(tmp_path, f"{THEMES}\nrename,t1,,Lunch,i1,WQ,2026-03-01,long, and slow\n")
    assert "more values" in error.problem
    assert error.where == "review/themes.csv, line 2"


@pytest.mark.parametrize("row", ['rename,t1,,"Lunch,,,,', 'rename,t1,,"Lunch" lines,,,,'])
def test_a_quote_that_does_not_close_is_refused_with_its_line(tmp_path: Path, row: str) -> None:
    error = refused(tmp_path, f"{THEMES}\n{row}\n")
    assert error.where == "review/themes.csv, line 2"


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path, encoding: str) -> None:
    error = refused(tmp_path, f"{THEMES}\nrename,t1,,Baños,,,,\n".encode(encoding))
    assert "UTF-8" in error.fix


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "themes.csv").mkdir()
    with pytest.raises(ReviewError):
        read_decisions(tmp_path, ThemeDecision)
