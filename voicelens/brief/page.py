"""Printing: content into one self-contained HTML file through templates that decide nothing."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from voicelens.i18n import catalogue

_BLANK_LINES = re.compile(r"\n\s*\n")


@cache
def environment(language: str) -> Environment:
    """The templates in one language: everything escaped, nothing undefined, sentences through the catalogue."""
    made = Environment(
        loader=PackageLoader("voicelens.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]
    return made


def render(template: str, *, language: str, **content: Any) -> str:
    """The page of that template, without the empty lines that template logic leaves behind."""
    page = environment(language).get_template(template).render(language=language, **content)
    return _BLANK_LINES.sub("\n", page).strip() + "\n"
