from __future__ import annotations

from hypothesis import given

from tests.anonymise.samples import HOSTILE
from voicelens.anonymise.tagging.pieces import pieces


@given(HOSTILE)
def test_every_character_but_spaces_is_in_one_piece_in_order(text: str) -> None:
    cut = pieces(text)
    covered = [i for start, end, _ in cut for i in range(start, end)]
    assert covered == sorted(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)


def test_a_hidden_character_an_accent_or_an_apostrophe_does_not_split_a_name() -> None:
    text = "Zu\u200bri jose\u0301 O'Brien al-Amin"
    assert [text[a:b] for a, b, _ in pieces(text)] == text.split()


def test_links_handles_tags_placeholders_numbers_and_lines_are_told_apart() -> None:
    text = "[student 1] @wren.h #wren https://example.org/a 3:15\n!"
    kinds = [kind for _, _, kind in pieces(text)]
    assert kinds == ["held", "handle", "mark", "word", "tag", "link", "number", "line", "mark"]
