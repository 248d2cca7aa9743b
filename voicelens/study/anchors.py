"""Theme anchors: the ideas each theme was known by when a cycle was closed, so that it keeps its id in the next one."""

from __future__ import annotations

import json
from collections.abc import Iterable

from voicelens.errors import StudyError
from voicelens.i18n import say
from voicelens.study.files import write_text
from voicelens.study.folder import Study

ANCHORS_FILE = "anchors.jsonl"
Anchor = tuple[str, tuple[str, ...]]


def anchors(study: Study) -> tuple[Anchor, ...]:
    """Theme ids with the ids of their typical ideas, from all closed cycles."""
    path = study.path / ANCHORS_FILE
    if not path.exists():
        return ()
    try:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        return tuple((str(line["theme_id"]), tuple(map(str, line["anchors"]))) for line in lines)
    except (ValueError, KeyError, TypeError) as error:
        raise StudyError(
            say("The theme anchors are damaged."),
            where=str(path),
            fix=say("Restore the file from a backup, or delete it: themes then get new ids."),
        ) from error


def freeze_anchors(study: Study, found: Iterable[Anchor]) -> None:
    """Remember the themes as they are now, before a new cycle is added; later lines win over earlier ones."""
    known = dict(anchors(study)) | dict(found)
    lines = [json.dumps({"theme_id": theme, "anchors": list(ideas)}) for theme, ideas in sorted(known.items())]
    write_text(study.path / ANCHORS_FILE, "".join(f"{line}\n" for line in lines))
