from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from voicelens.anonymise.flags import find_flags

POINTED = [
    ("IDENTIFYING", "I'm the only deaf kid in 7th grade so nobody talks to me", "I'm the only deaf kid in 7th grade"),
    (
        "IDENTIFYING",
        "my dad is the assistant principal so everyone thinks i snitch",
        "my dad is the assistant principal",
    ),
    ("IDENTIFYING", "my mom works in the cafeteria and kids laugh", "my mom works in the cafeteria"),
    ("IDENTIFYING", "soy el único de Ecuador y no me gusta", "soy el único de Ecuador"),
    ("IDENTIFYING", "mi mamá es la secretaria", "mi mamá es la secretaria"),
    ("IDENTIFYING", "i am the captain of the chess team", "i am the captain of the chess team"),
    ("IDENTIFYING", "we came from Togo 2 months ago", "we came from Togo 2 months ago"),
    ("IDENTIFYING", "llegue hace 3 meses de Maracaibo", "llegue hace 3 meses de Maracaibo"),
    ("SENSITIVE", "i live in a shelter", "i live in a shelter"),
    ("SENSITIVE", "my dad is in jail", "my dad is in jail"),
    ("SENSITIVE", "im trans and nobody asked", "im trans"),
    ("SENSITIVE", "no tenemos papeles", "no tenemos papeles"),
    ("HEALTH", "i have epilepsy and teachers dont believe me", "i have epilepsy"),
    ("HEALTH", "my brother has autism", "my brother has autism"),
    ("HEALTH", "i cut myself because of them", "i cut myself"),
    ("HEALTH", "im alergic to peanuts", "im alergic"),
    ("HEALTH", "tengo asma", "tengo asma"),
]


@pytest.mark.parametrize(("kind", "text", "words"), POINTED)
def test_a_detail_is_pointed_out(kind: str, text: str, words: str) -> None:
    assert (kind, words) in {(span.kind, text[span.start : span.end]) for span in find_flags([text])[0]}


@pytest.mark.parametrize(
    "text", ["the only thing i like is lunch", "my mom is nice", "healthy food", "the nurse", "quiero más recreo", ""]
)
def test_plain_answers_are_not_pointed_at(text: str) -> None:
    assert find_flags([text]) == [[]]


def test_flags_of_one_kind_do_not_overlap() -> None:
    for spans in find_flags(["i have asthma and asthma and im the only deaf kid with autism"]):
        health = [span for span in spans if span.kind == "HEALTH"]
        assert all(one.end <= two.start for one, two in pairwise(health))


def test_nine_of_ten_written_details_are_pointed_out_and_no_ordinary_sentence_is() -> None:
    path = Path(__file__).parents[2] / "benchmarks" / "data" / "flags.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    flagged = [bool(spans) for spans in find_flags([row["text"] for row in rows])]
    details = [found for row, found in zip(rows, flagged, strict=True) if row["kind"]]
    ordinary = [found for row, found in zip(rows, flagged, strict=True) if not row["kind"]]
    assert (len(details), len(ordinary)) == (60, 60)
    assert sum(details) >= 0.9 * len(details)
    assert sum(ordinary) <= 0.05 * len(ordinary)
