import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.exports import EXPORTS, change, like
from tests.ingest.shapes import read, table, workbook
from voicelens.ingest.readers import source_of
from voicelens.ingest.roles import propose

ENCODINGS = ("utf-8-sig", "utf-8", "utf-16", "cp1252")
CASES = [
    (name, encoding, delimiter)
    for name, make in EXPORTS.items() for encoding in ENCODINGS for delimiter in make(3).delimiters
]  # fmt: skip


def _check(source, export, n):
    assert source.tool == export.tool
    assert len(source.frame) + len(source.set_aside) == len(export.rows) - export.top
    assert len(source.set_aside) == export.aside
    proposal = propose([source])
    assert {item.column: item.role for item in proposal.evidence} == export.roles
    assert tuple((each.column, each.polarity) for each in proposal.settings.prompts) == tuple(
        zip(export.prompts, ("like", "change"), strict=True)
    )
    assert {group.id: group.separator for group in proposal.settings.groups} == export.groups
    assert proposal.questions == ()
    skipped = {row for row, _ in source.set_aside}
    answers = [(row[0], row[1]) for row in zip(*(source.frame[name] for name in export.prompts), strict=True)]
    expected = [(like(i), change(i)) for i in range(n)]
    assert [pair for pair in expected if pair not in answers] == ([expected[2]] if export.rows[0][0] == "V1" else [])
    assert not skipped & set(source.rows)


@pytest.mark.parametrize(("name", "encoding", "delimiter"), CASES)
def test_every_role_is_right_and_nothing_is_lost(tmp_path, name, encoding, delimiter):
    export = EXPORTS[name](24)
    content = table(export.rows, delimiter).encode(encoding)
    _check(read(tmp_path, content, "export.csv"), export, 24)


@pytest.mark.parametrize("name", list(EXPORTS))
def test_the_same_in_a_workbook(tmp_path, name):
    export = EXPORTS[name](24)
    source = read(tmp_path, workbook({"Form Responses 1": export.rows}), "export.xlsx")
    _check(source, export, 24)


@pytest.mark.parametrize("name", list(EXPORTS))
def test_the_same_in_a_zip(tmp_path, name):
    export = EXPORTS[name](24)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("Survey.csv", table(export.rows, export.delimiters[0]))
    _check(read(tmp_path, out.getvalue(), "export.zip"), export, 24)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(EXPORTS)), st.integers(2, 40), st.data())
def test_rows_in_are_rows_out_and_rows_set_aside(name, n, data):
    export = EXPORTS[name](n)
    rows = export.rows[: export.top]
    for row in export.rows[export.top :]:
        blank = data.draw(st.sets(st.integers(0, len(row) - 1), max_size=3))
        rows.append(["" if place in blank else cell for place, cell in enumerate(row)])
    content = table(rows, export.delimiters[0]).encode()
    source = source_of(content, "export.csv")
    assert len(source.frame) + len(source.set_aside) == len(rows) - export.top
    numbers = sorted([*source.rows, *(row for row, _ in source.set_aside)])
    assert numbers == list(range(export.top + 1, len(rows) + 1))
