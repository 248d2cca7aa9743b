"""Sentences written while the screen was built; every one is invented. They guard it, they do not measure it."""

from pathlib import Path

_HERE = Path(__file__).parent


def read(name: str) -> list[str]:
    """One sentence a line."""
    return (_HERE / name).read_text(encoding="utf-8").splitlines()


CONCERNING = read("concerning.txt")
ORDINARY = read("ordinary.txt")
