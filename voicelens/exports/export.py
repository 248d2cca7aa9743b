"""What may leave a study as files: protected tables for anyone, coded answers for the study team alone."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.errors import UsageError
from voicelens.exports.formats import load_exporter, load_model_exporter
from voicelens.i18n import say

INTERNAL = ("comments", "ideas", "membership", "themes", "respondents")
_HIDDEN = ("suppressed", "complementary")
_THEMES = ["theme_id", "name", "name_source", "description", "keywords", "parent_id", "certificate"]
_QUOTES = ["quote_id", "theme_id", "polarity", "language", "text"]


def export_public(
    published: pd.DataFrame, themes: pd.DataFrame, quotes: pd.DataFrame, *, to: str
) -> Mapping[str, bytes]:
    """File name to content of published numbers, the themes they name, and approved quotes; raises `UsageError`.

    Every name starts with "public". Themes without any shown number are neither named nor quoted.
    """
    exporter = load_exporter(to)
    shown = published[~published["status"].isin(_HIDDEN)]
    known = themes[~themes["hidden"] & themes["theme_id"].isin(shown["theme_id"].dropna())]
    said = quotes[(quotes["approved_by"].map(len) > 0) & quotes["theme_id"].isin(known["theme_id"])]
    found: dict[str, bytes] = {}
    for name, frame in {"numbers": published, "themes": known[_THEMES], "quotes": said[_QUOTES]}.items():
        found |= exporter.files(f"public-{name}", frame.reset_index(drop=True), note="public")
    return found


def export_internal(tables: Mapping[str, pd.DataFrame], *, to: str) -> Mapping[str, bytes]:
    """File name to content of row-level tables, and a README.txt about keeping them; raises `UsageError`.

    Only tables of redacted words may be asked for; their order does not matter.
    """
    exporter = load_exporter(to)
    refused = sorted(set(tables) - set(INTERNAL))
    if refused:
        raise UsageError(
            say("These tables are not for export: {names}.", names=", ".join(refused)),
            fix=say("Choose from: {known}.", known=", ".join(INTERNAL)),
        )
    found: dict[str, bytes] = {}
    for name in INTERNAL:
        if name in tables:
            found |= exporter.files(f"internal-{name}", tables[name], note="internal: not for publication")
    return found | {"README.txt": _readme(found).encode("utf-8")}


def export_model(tables: Mapping[str, pd.DataFrame], vectors: NDArray[np.float32], *, to: str) -> Mapping[str, bytes]:
    """File name to content of a model that another program opens, and a README.txt about keeping it.

    `vectors` has one row per row of the table `ideas`.
    """
    found = load_model_exporter(to)(tables, vectors)
    return {**found, "README.txt": _readme(found).encode("utf-8")}


def _readme(found: Mapping[str, bytes]) -> str:
    lines = [
        say("NOT FOR PUBLICATION"),
        "",
        say("These files hold one line per student, answer or idea. Names and contacts were masked,"),
        say("but small groups and the answers themselves can still point at a student."),
        say("Keep them where only the study team can read them, and delete them when the work is done."),
        say("To share numbers, use the public tables: they are protected, these are not."),
        "",
        *sorted(found),
    ]
    if any(name.endswith(".lossless.csv") for name in found):
        lines += [
            "",
            say("In a .csv file, cells that a spreadsheet would take for a formula start with an apostrophe."),
            say("Its .lossless.csv twin has none: read it with a program, do not open it in a spreadsheet."),
        ]
    return "\n".join(lines) + "\n"
