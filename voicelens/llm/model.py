"""What a language model is to VoiceLens, and answers that are kept: the same question is never asked twice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from voicelens.errors import EndpointError
from voicelens.i18n import say
from voicelens.llm.prompts import Filled
from voicelens.llm.schema import Schema
from voicelens.text import digest

PARAMETERS: Mapping[str, object] = {"temperature": 0, "seed": 1}


@dataclass(frozen=True)
class Answer:
    """What a model wrote, word for word, and what it calls itself."""

    text: str
    model: str


class Model(Protocol):
    """Something that answers a prompt in the shape of a schema."""

    def complete(self, prompt: Filled, schema: Schema) -> Answer:
        """The answer, unchecked; raises `EndpointError` where there is none to be had."""
        ...


class Kept(Protocol):
    """Where answers are kept."""

    def get(self, request: str) -> Mapping[str, Any] | None:
        """What was kept of that request, or None."""
        ...

    def put(self, entry: Mapping[str, Any]) -> None:
        """Keep an answer, whole or not at all."""
        ...


def request_digest(prompt: Filled, schema: Schema, model: str) -> str:
    """A mark of everything an answer depends on: the words sent, the shape asked for, the model, the parameters."""
    asked = [prompt.messages, schema, prompt.most_tokens, dict(PARAMETERS)]
    return digest(model, json.dumps(asked, ensure_ascii=False, sort_keys=True))


@dataclass
class Recorded:
    """A model whose answers are kept; `inner` is asked only what was never answered, and may be absent."""

    name: str
    kept: Kept
    inner: Model | None = None

    def known(self, prompt: Filled, schema: Schema) -> bool:
        """Whether the answer is there already."""
        return self.kept.get(request_digest(prompt, schema, self.name)) is not None

    def complete(self, prompt: Filled, schema: Schema) -> Answer:
        """The kept answer, or a new one that is then kept."""
        request = request_digest(prompt, schema, self.name)
        entry = self.kept.get(request)
        if entry is not None:
            return Answer(str(entry["answer"]), str(entry["answered_by"]))
        if self.inner is None:
            raise EndpointError(
                say("There is no language model to ask."),
                where="voicelens.toml, [llm]",
                fix=say("Name its endpoint and model there."),
            )
        answer = self.inner.complete(prompt, schema)
        self.kept.put(
            {
                "request": request, "prompt": prompt.prompt, "version": prompt.version, "prompt_digest": prompt.digest,
                "model": self.name, "parameters": {**PARAMETERS, "max_tokens": prompt.most_tokens},
                "answered_by": answer.model, "answer": answer.text,
            }
        )  # fmt: skip
        return answer
