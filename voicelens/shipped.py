"""Where the files that travel with the package are: models, prompts and sample data."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(folder: str) -> Path:
    """The folder `models`, `prompts` or `sample_data`: inside an installed package, or at the top of a checkout."""
    installed = _PACKAGE / "_shipped" / folder
    return installed if installed.is_dir() else _PACKAGE.parent / folder
