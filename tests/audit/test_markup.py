from __future__ import annotations

import io

from voicelens.audit.cell import Cell
from voicelens.audit.markup import markup


def test_text_is_parted_by_blocks_and_not_by_tags_inside_a_sentence() -> None:
    page = b"<table>\n<tr><td>Zu</td><td>ri</td></tr></table>\n<p>a <b>Zu</b><i>ri</i></p>"
    assert [cell.text for cell in markup(io.BytesIO(page))] == ["Zu", "ri", "a Zuri"]


def test_an_attribute_is_a_column_on_its_line() -> None:
    assert list(markup(io.BytesIO(b"<p>\n<img alt='Zuri' src>"))) == [Cell("Zuri", 2, "alt")]
