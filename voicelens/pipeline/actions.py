"""What adults answer students, from the study's review folder."""

from __future__ import annotations

from voicelens.brief.actions import FILE, Actions, parse_actions
from voicelens.errors import ReviewError
from voicelens.i18n import say
from voicelens.study.folder import Study


def read_actions(study: Study) -> Actions | None:
    """What `review/actions.toml` says, None where there is no such file; raises `ReviewError` for one with a fault."""
    path = study.review / FILE
    try:
        return parse_actions(path.read_text(encoding="utf-8-sig")) if path.is_file() else None
    except UnicodeDecodeError as error:
        raise ReviewError(
            say("The file cannot be read as text: {error}.", error=error.reason),
            where=f"review/{FILE}",
            fix=say("Save it as UTF-8 text."),
        ) from error
