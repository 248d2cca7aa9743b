"""VoiceLens: themes in what students write, with their privacy kept and the statistics honest.

Everything the `voicelens` command does is a call here. Names are loaded when first used, so that importing the package
costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from voicelens.errors import VoiceLensError

__version__ = "0.1.0"

_WHERE = {
    "VoiceLensError": "voicelens.errors",
}
__all__ = ["VoiceLensError", "__version__"]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module 'voicelens' has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)


def __dir__() -> list[str]:
    return __all__
