"""The list of themes a study starts from, with what places ideas under them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from voicelens.registry import find_model
from voicelens.text import digest

if TYPE_CHECKING:
    from voicelens.themes.taught import Taught

TAUGHT = {("school", "students"): "school-frame"}
"""Lists of themes that come taught, for one encoder each: the model that holds what they were taught."""


def taught_frame(name: str, encoder: str, *, beside: Path, seed: int) -> Taught | None:
    """The frame of that name or file, taught for that encoder; None for "none"; raises `SettingsError`, `ModelError`.

    A frame that does not come taught is taught from its own examples and descriptions.
    """
    from voicelens.embed.encoders import load_encoder
    from voicelens.themes.frames.frame import load_frame
    from voicelens.themes.taught import load_taught, teach

    frame = load_frame(name, beside=beside)
    if frame is None:
        return None
    if (name, encoder) in TAUGHT:
        return load_taught(find_model(TAUGHT[name, encoder]), frame)
    return teach(frame, load_encoder(encoder).encode, seed=seed)


def frame_fingerprint(name: str, encoder: str, *, beside: Path) -> str:
    """A mark that changes with anything that decides how ideas are placed under the frame's themes."""
    from voicelens.registry import fingerprint
    from voicelens.themes.frames.frame import load_frame

    frame = load_frame(name, beside=beside)
    if frame is None:
        return ""
    model = TAUGHT.get((name, encoder))
    return digest(frame.fingerprint, fingerprint(model) if model else "")
