"""Anonymisers to compare, each in a process of its own, so that none pays for or profits from another's imports.

    python benchmarks/peers/anonymisers.py TOOL TEXTS.json FOUND.json

TEXTS holds a list of texts by name of the set. FOUND gets `{"load", "load_cpu", "memory", "sets": {name: {"seconds",
"spans"}}}`: seconds by the clock and of CPU from nothing imported to the first answer, peak MB, seconds of CPU, and
`[start, end, kind]` of each span. Nothing is imported at the top that a tool's own environment may lack.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

Found = list[list[tuple[int, int, str]]]
Find = Callable[[Sequence[str]], Found]
OURS = "voicelens"
_FIRST = "ms garcia helps me with fractions"
_MASKED_BY_SPACY = {"PERSON", "GPE", "LOC", "FAC", "ORG"}
_NAMES_OF_STUDENTS = ("PERSON", "NAME", "STUDENT")


def spacy_alone() -> Find:
    """Names, places and organisations by `en_core_web_sm`, with only the parts that finding them needs."""
    import spacy

    from voicelens.registry import find_model

    unused = ("tagger", "parser", "attribute_ruler", "lemmatizer", "senter", "tok2vec")
    model = spacy.load(find_model("en_core_web_sm"), exclude=unused)

    def find(texts: Sequence[str]) -> Found:
        return [
            [(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in _MASKED_BY_SPACY]
            for doc in model.pipe(texts, batch_size=128)
        ]

    return find


def presidio() -> Find:
    """Presidio with all its recognisers for English, reading in batches, on the same spaCy model."""
    from presidio_analyzer import AnalyzerEngine, BatchAnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    from voicelens.registry import find_model

    model = {"lang_code": "en", "model_name": str(find_model("en_core_web_sm"))}
    provider = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": [model]})
    engine = BatchAnalyzerEngine(AnalyzerEngine(nlp_engine=provider.create_engine()))
    return lambda texts: [_plain(results) for results in engine.analyze_iterator(texts, language="en")]


def piilo() -> Find:
    """PIILO (Holmes et al. 2023), made for students' essays; it has to be in the environment that runs this."""
    from piilo import analyze

    def find(texts: Sequence[str]) -> Found:
        found = [_plain(analyze(text)) for text in texts]
        return [[(a, b, "PERSON" if _names_somebody(kind) else kind) for a, b, kind in spans] for spans in found]

    return find


def _plain(results: Sequence[Any]) -> list[tuple[int, int, str]]:
    return [(r.start, r.end, r.entity_type) for r in results]


def _names_somebody(kind: str) -> bool:
    return any(word in kind for word in _NAMES_OF_STUDENTS)


def voicelens(names: str, mode: str) -> Find:
    """VoiceLens as a run uses it: a name found in one text is looked for in all of a set."""
    from voicelens.anonymise.api import Anonymiser

    anonymiser = Anonymiser(mode=mode, names=names)
    return lambda texts: [[(s.start, s.end, s.kind) for s in spans] for spans in anonymiser.find(texts)]


TOOLS: dict[str, Callable[[], Find]] = {"spaCy": spacy_alone, "Presidio": presidio, "PIILO": piilo}


def tool(name: str) -> Callable[[], Find]:
    """What builds the tool of that name; "voicelens NAMES MODE" is VoiceLens with these settings."""
    if name in TOOLS:
        return TOOLS[name]
    _, names, mode = name.split()
    return partial(voicelens, names, mode)


def measured(name: str, sets: dict[str, list[str]]) -> dict[str, Any]:
    """What a tool finds in each set and what it cost; see the top of this module."""
    began, began_cpu = time.perf_counter(), time.process_time()
    find = tool(name)()
    find([_FIRST])
    out: dict[str, Any] = {"load": time.perf_counter() - began, "load_cpu": time.process_time() - began_cpu, "sets": {}}
    for label, texts in sets.items():
        began = time.process_time()
        spans = find(texts)
        out["sets"][label] = {"seconds": time.process_time() - began, "spans": spans}
    return out | {"memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def main() -> None:
    """Measure one tool."""
    name, texts, found = sys.argv[1:]
    sets = json.loads(Path(texts).read_text(encoding="utf-8"))
    Path(found).write_text(json.dumps(measured(name, sets)), encoding="utf-8")


if __name__ == "__main__":
    main()
