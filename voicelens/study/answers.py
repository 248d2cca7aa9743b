"""What a language model answered, kept outside the stages, so that the same question is never asked twice.

One JSON object a line: digests of the prompt and of all that was sent, the model, the parameters and the answer; never
the words that were sent.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from voicelens.study.files import write_text
from voicelens.study.folder import Study

FOLDER, ANSWERS_FILE, WAITING_FILE = "llm", "answers.jsonl", "waiting.txt"


class Answers:
    """The answers of one study. A line that is damaged counts as never answered."""

    def __init__(self, study: Study) -> None:
        self._path = study.path / FOLDER / ANSWERS_FILE
        entries = filter(None, map(_entry, _lines(study)))
        self._known: dict[str, Mapping[str, Any]] = {entry["request"]: entry for entry in entries}

    def get(self, request: str) -> Mapping[str, Any] | None:
        """What was kept of that request, or None."""
        return self._known.get(request)

    def put(self, entry: Mapping[str, Any]) -> None:
        """Keep an answer; the file is whole before and after."""
        self._known[str(entry["request"])] = entry
        lines = (json.dumps(one, ensure_ascii=False, sort_keys=True) for one in self._known.values())
        write_text(self._path, "".join(f"{line}\n" for line in lines))


def _lines(study: Study) -> list[str]:
    path = study.path / FOLDER / ANSWERS_FILE
    return path.read_text(encoding="utf-8", errors="replace").split("\n") if path.exists() else []


def _entry(line: str) -> dict[str, Any] | None:
    try:
        entry = json.loads(line)
        fine = all(isinstance(entry[part], str) for part in ("request", "answer", "answered_by"))
    except (ValueError, KeyError, TypeError):
        return None
    return entry if fine else None


def waiting(study: Study) -> bool:
    """Whether a language model owes this study answers, because it could not be reached."""
    return (study.path / FOLDER / WAITING_FILE).exists()


def put_waiting(study: Study, requests: int) -> None:
    """Remember that so many questions had no answer; none forgets it."""
    path = study.path / FOLDER / WAITING_FILE
    if requests:
        write_text(path, f"{requests}\n")
    else:
        path.unlink(missing_ok=True)
