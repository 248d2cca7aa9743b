"""VoiceLens: themes in what students write, with their privacy kept and the statistics honest.

Everything the `voicelens` command does is a call here. Names are loaded when first used, so that importing the package
costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from voicelens.anonymise.api import Anonymiser
    from voicelens.errors import VoiceLensError
    from voicelens.pipeline.demo import demo
    from voicelens.pipeline.doctor import examine
    from voicelens.pipeline.outputs import export_study, forget_study
    from voicelens.pipeline.plan import plan
    from voicelens.pipeline.publish import publish_study
    from voicelens.pipeline.studies import Choices, new_study, run
    from voicelens.pipeline.texts import find_themes
    from voicelens.study.folder import open_study

__version__ = "0.1.0"

_WHERE = {
    "Anonymiser": "voicelens.anonymise.api",
    "Choices": "voicelens.pipeline.studies",
    "VoiceLensError": "voicelens.errors",
    "demo": "voicelens.pipeline.demo",
    "examine": "voicelens.pipeline.doctor",
    "export_study": "voicelens.pipeline.outputs",
    "find_themes": "voicelens.pipeline.texts",
    "forget_study": "voicelens.pipeline.outputs",
    "new_study": "voicelens.pipeline.studies",
    "open_study": "voicelens.study.folder",
    "plan": "voicelens.pipeline.plan",
    "publish_study": "voicelens.pipeline.publish",
    "run": "voicelens.pipeline.studies",
}
__all__ = [
    "Anonymiser",
    "Choices",
    "VoiceLensError",
    "__version__",
    "demo",
    "examine",
    "export_study",
    "find_themes",
    "forget_study",
    "new_study",
    "open_study",
    "plan",
    "publish_study",
    "run",
]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module 'voicelens' has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)


def __dir__() -> list[str]:
    return __all__
