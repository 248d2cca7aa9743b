from __future__ import annotations

import pytest

from voicelens.audit.identifiers import identifiers


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("write to zuri.a@example.org", "EMAIL"),
        ("call (555) 555-0123", "PHONE"),
        ("call +1 555 555 0123", "PHONE"),
        ("555.555.0123", "PHONE"),
    ],
)
@pytest.mark.parametrize("answer", [True, False])
def test_contacts_are_told_by_their_shape(text: str, kind: str, answer: bool) -> None:
    assert kind in {found for found, _ in identifiers(text, answer=answer)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("zuri at example dot com", "EMAIL"),
        ("zuri arroba example punto com", "EMAIL"),
        ("its 5555550123", "PHONE"),
        ("https://example.org/zuri", "URL"),
        ("example.com/zuri", "URL"),
        ("add me @zuri_x", "USERNAME"),
    ],
)
def test_in_an_answer_more_shapes_count(text: str, kind: str) -> None:
    assert kind in {found for found, _ in identifiers(text, answer=True)}
    assert not list(identifiers(text, answer=False))


@pytest.mark.parametrize(
    "text", ["[email] and [phone]", "20 minutes at 12 dot", "2025-11-21", "r_555555012399ab", "0.5555550123", "1 2 3"]
)
def test_other_things_are_no_contacts(text: str) -> None:
    assert not list(identifiers(text, answer=True))
