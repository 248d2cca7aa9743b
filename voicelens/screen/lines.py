"""The text files of cues that stand beside the code."""

from __future__ import annotations

from importlib.resources import files


def lines(name: str) -> list[str]:
    """The lines of `cues/NAME.cues` without remarks and empty ones."""
    text = (files("voicelens.screen") / "cues" / f"{name}.cues").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def lists(name: str) -> dict[str, list[str]]:
    """The same where each line is "name: word word"."""
    return {key: words.split() for key, _, words in (line.partition(": ") for line in lines(name))}
