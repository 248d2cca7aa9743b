"""Parts that are named in a table, `"package.module:Name"`, and imported only when somebody asks for them."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def load(where: str) -> Any:
    """What such a name stands for. The caller says what it expects (`cast`), and knows that the name is a good one."""
    module, _, attribute = where.partition(":")
    return getattr(import_module(module), attribute)
