"""Word lists as they are written in this folder."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """The words of a text, parted by spaces and line ends."""
    return frozenset(text.split())
