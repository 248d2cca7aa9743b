"""What pages and files tell beyond the published table is noticed, whatever it hides in."""

from __future__ import annotations

import io
import json

import openpyxl
import pandas as pd
import pytest

from tests.audit.published import one_school, published
from voicelens.audit.agreement import Allowed, described, problems, unreadable

ROWS = published(one_school({"grade": {"5": (80, 22), "6": (75, 3), "7": (6, 2)}}))
FIVE, SIX, SEVEN, ALL = "k-Oak-grade-5", "k-Oak-grade-6", "k-Oak-grade-7", "n-Oak-*-*"
ALLOWED = Allowed(("Spring 2026", "Room 12 is cold"), frozenset({10.0}))


def told(content: str | bytes, name: str = "page.html") -> list[str]:
    body = content.encode() if isinstance(content, str) else content
    return [each.what for each in problems({name: body}, ROWS, ALLOWED)]


@pytest.mark.parametrize(
    "page",
    [
        f'<p>about <span data-cell="{FIVE}" data-of="share">30</span> in 100</p>',
        f'<p><b data-cell="{SIX}" data-of="share">≤5</b></p>',
        f'<p><b data-cell="{ALL}" data-of="n">161</b> students answered</p>',
        f'<table><tr><td><i data-cell="{SEVEN}" data-of="share">–</i></td></tr></table>',
        f'<svg data-cell="{FIVE}" data-of="chart" aria-label="About 30 in 100 students"></svg>',
        "<p>Spring 2026: “Room 12 is cold”. Fewer than 10 students are never shown. Newcombe (1998). Part 1 of 2</p>",
        f'<p>about <span data-cell="{FIVE}" data-of="tens">3 in 10</span></p>',
        "<style>.a{width:17%}</style><p>Each could name more than one, so these do not add to 100.</p>",
        "<table><tr><td>12 nothing published here</td></tr></table>",
    ],
)
def test_what_the_table_tells_may_stand_on_a_page(page: str) -> None:
    assert told(page) == []


@pytest.mark.parametrize(
    ("page", "what"),
    [
        (f'<p><span data-cell="{FIVE}" data-of="share">27.5</span></p>', "that the published tables do not"),
        (f'<p><span data-cell="{FIVE}" data-of="n">82</span></p>', "that the published tables do not"),
        (f'<p><span data-cell="{SIX}" data-of="share">5</span></p>', "as one number"),
        (f'<p><span data-cell="{SEVEN}" data-of="share">33</span></p>', "of a hidden cell"),
        (f'<p><span data-cell="{SEVEN}" title="n=6">–</span></p>', "of a hidden cell"),
        ('<p><span data-cell="c0" data-of="n">80</span></p>', "is not published"),
        ('<p title="6 students">Grade 7</p>', "label or tooltip"),
        ("<!-- grade 7: n = 6 --><p>ok</p>", "label or tooltip"),
        (f'<svg data-cell="{FIVE}"><title>22 of 80</title></svg>', "that the published tables do not"),
        ("<svg><title>22 of 80</title></svg>", "label or tooltip"),
        (f'<table><tr><td data-cell="{FIVE}">30</td><td>6</td></tr></table>', "belongs to no published cell"),
        ("<p>In grade 7, 6 students answered.</p>", "number of students"),
        ("<p>En 7.º grado respondieron 6 estudiantes.</p>", "number of students"),
        ("<p>About 37% said so (n = 6).</p>", "number of students"),
        ("<p>10 students of grade 7</p>", "number of students"),
        (
            '<script type="application/json">[{"cell": "k-Oak-grade-5", "share": 27}]</script>',
            "published tables do not",
        ),
        ('<script type="application/json">{"n": 6}</script>', "belongs to no published cell"),
        ("<script>let hidden = 6</script>", "belongs to no published cell"),
    ],
)
def test_what_the_table_does_not_tell_is_noticed(page: str, what: str) -> None:
    said = told(page)
    assert any(what in each for each in said), said


def test_a_mark_between_told_numbers_is_noticed() -> None:
    lines = "".join(
        f'<line class="{"grid" if n else "zero"}" x1="{4 + 23 * n}%" x2="{4 + 23 * n}%"/>' for n in range(5)
    )
    chart = '<svg data-cell="{cell}" data-of="chart">{lines}<circle class="dot" cx="{at}%"/></svg>'
    at = {share: 4 + 92 * share / 40 for share in (30, 27.5)}
    assert told(chart.format(cell=FIVE, lines=lines, at=at[30])) == []
    assert told(chart.format(cell=FIVE, lines=lines, at=at[27.5])) == [
        "a mark on its chart stands where no published number stands"
    ]


SHEET = pd.DataFrame({"theme": ["lunch"], "in_100": ["30"], "about_n": [80], "cell": [FIVE]})


def files(frame: pd.DataFrame) -> dict[str, bytes]:
    book, parquet = io.BytesIO(), io.BytesIO()
    frame.to_parquet(parquet)
    workbook = openpyxl.Workbook()
    for line in [list(frame), *frame.to_numpy().tolist()]:
        workbook.active.append(line)
    workbook.save(book)
    return {
        "a.csv": frame.to_csv(index=False).encode(),
        "a.tsv": frame.to_csv(index=False, sep="\t").encode(),
        "a.json": json.dumps({"rows": frame.to_dict("records"), "kinds": ["x"]}, default=str).encode(),
        "a.jsonl": frame.to_json(orient="records", lines=True).encode(),
        "a.parquet": parquet.getvalue(),
        "a.xlsx": book.getvalue(),
    }


@pytest.mark.parametrize("name", list(files(SHEET)))
def test_sheets_and_data_are_read_back(name: str) -> None:
    assert told(files(SHEET)[name], name) == []
    assert told(files(SHEET.assign(about_n=82))[name], name) == ["it tells a number that the published tables do not"]
    assert told(files(SHEET.assign(cell=SEVEN))[name], name) == ["it tells a number of a hidden cell"]
    assert told(files(SHEET.assign(cell=None))[name], name)


def test_the_published_table_itself_is_read_back() -> None:
    plain = ROWS.drop(columns=["unit_level"])
    assert told(plain.to_csv(index=False).encode(), "numbers.csv") == []


def test_what_cannot_be_read_back_cannot_be_published() -> None:
    assert told(b"%PDF", "brief.pdf") == ["it cannot be read back: only pages, sheets and data files can be published"]


def test_rows_that_tell_too_much_are_noticed() -> None:
    assert unreadable(ROWS) == []
    wrong = ROWS.copy()
    wrong.loc[wrong["cell"] == SEVEN, "shown_n"] = 6
    wrong.loc[wrong["cell"] == FIVE, "shown"] = "22 of 80"
    wrong.loc[wrong["cell"] == "n-Oak-grade-7", "shown"] = "6"
    assert [each.cell for each in unreadable(wrong)] == [FIVE, "n-Oak-grade-7", SEVEN]
    assert all(not any(letter.isdigit() for letter in line.split(": ")[1]) for line in described(unreadable(wrong)))
