"""Prompts as data: one Markdown file each, read, checked and filled in.

A file begins with settings in TOML between two lines of +++ (id, version, language, variables, most_tokens, and the
answer's JSON schema), and then has two parts, `# System` and `# User`, with each variable as {{ name }}.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from voicelens.errors import ModelError
from voicelens.i18n import say
from voicelens.llm.fence import fence_of, fenced
from voicelens.llm.schema import Schema, sound
from voicelens.shipped import shipped
from voicelens.text import digest

FENCE = "fence"
_FILE = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n+# System\n+(.*?)\n+# User\n+(.*?)\s*\Z", re.DOTALL)
_PLACE = re.compile(r"\{\{ (\w+) \}\}")


@dataclass(frozen=True)
class Filled:
    """One call: which prompt it is of, what is said to the model, and how long its answer may be."""

    prompt: str
    version: int
    digest: str
    system: str
    user: str
    most_tokens: int

    @property
    def messages(self) -> list[dict[str, str]]:
        """The same as the endpoint reads it."""
        return [{"role": "system", "content": self.system}, {"role": "user", "content": self.user}]


@dataclass(frozen=True)
class Prompt:
    """One prompt file. `digest` changes with any letter of it."""

    id: str
    version: int
    language: str
    variables: tuple[str, ...]
    most_tokens: int
    schema: Schema
    system: str
    user: str
    digest: str = ""

    def __post_init__(self) -> None:
        """Refuse a prompt that names a variable it has not, or has one it does not name."""
        used = set(_PLACE.findall(self.system + self.user))
        if used != {*self.variables, FENCE}:
            raise ValueError(f"variables: {sorted(used ^ {*self.variables, FENCE})}")
        if FENCE not in _PLACE.findall(self.system) or set(_PLACE.findall(self.system)) != {FENCE}:
            raise ValueError("the system part says what the fence is, and holds nothing else")

    def fill(self, values: Mapping[str, Sequence[str]]) -> Filled:
        """The call for these lines of data, one list for each variable; all of them fenced as data."""
        if set(values) != set(self.variables):
            raise ValueError(f"variables: {sorted(set(values) ^ set(self.variables))}")
        fence = fence_of(self.digest, *(part for name in self.variables for part in (name, *values[name])))
        data = {name: fenced(name, values[name], fence) for name in self.variables} | {FENCE: fence}
        system, user = (_PLACE.sub(lambda place: data[place[1]], part) for part in (self.system, self.user))
        shape = json.dumps(self.schema, ensure_ascii=False, sort_keys=True)
        return Filled(self.id, self.version, self.digest, f"{system}\n\n{shape}", user, self.most_tokens)

    def limited(self, path: Sequence[str], allowed: Sequence[str]) -> Prompt:
        """The same prompt where one text of the answer must be one of those allowed."""

        def within(schema: Schema, steps: Sequence[str]) -> Schema:
            if not steps:
                return {"type": "string", "enum": list(allowed)}
            if steps[0] == "*":
                return {**schema, "items": within(schema["items"], steps[1:])}
            parts = schema["properties"]
            return {**schema, "properties": {**parts, steps[0]: within(parts[steps[0]], steps[1:])}}

        return replace(self, schema=sound(within(self.schema, path)))


def read_prompt(text: str) -> Prompt:
    """Build a prompt from the text of its file; raises `ValueError` where anything in it is not as it should be."""
    parts = _FILE.match(text)
    if parts is None:
        raise ValueError("a prompt has settings between +++ lines, then # System and # User")
    head = tomllib.loads(parts[1])
    prompt = Prompt(
        id=str(head.pop("id")),
        version=int(head.pop("version")),
        language=str(head.pop("language")),
        variables=tuple(head.pop("variables")),
        most_tokens=int(head.pop("most_tokens")),
        schema=sound(json.loads(head.pop("schema"))),
        system=parts[2],
        user=parts[3],
        digest=digest(text),
    )
    if head:
        raise ValueError(f"unknown: {sorted(head)}")
    return prompt


def load_prompt(name: str, language: str) -> Prompt:
    """The shipped prompt of that name in that language; raises `ModelError` where the file is damaged."""
    return _load(shipped("prompts") / f"{name}.{language}.md")


def prompt_digest(name: str) -> str:
    """A mark that changes with the prompt in any of its languages."""
    files = sorted(shipped("prompts").glob(f"{name}.*.md"))
    return digest(*(part for path in files for part in (path.name, path.read_text(encoding="utf-8"))))


@cache
def _load(path: Path) -> Prompt:
    try:
        prompt = read_prompt(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            say("A prompt cannot be used: {error}.", error=error),
            where=f"prompts/{path.name}",
            fix=say("Install VoiceLens again: its prompts are damaged."),
        ) from error
    return prompt
