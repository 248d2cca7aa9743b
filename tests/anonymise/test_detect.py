from __future__ import annotations

import pandas as pd

from tests.anonymise.samples import responses, without_spacy
from voicelens.anonymise.detect import detect
from voicelens.progress import Silent

RECOGNISERS = without_spacy()


class Listener(Silent):
    def __init__(self) -> None:
        self.steps: list[tuple[int, int]] = []

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))


def test_spans_and_flags_point_into_the_answers() -> None:
    table = responses("ms garcia helps", "i have asthma", "", "ms garcia helps")
    tables = detect(table, recognisers=RECOGNISERS, mode="strict").tables
    assert list(tables["spans"]["response_id"]) == ["r0", "r3"]
    assert list(tables["spans"]["replacement"]) == ["[teacher]", "[teacher]"]
    assert list(tables["flags"]["kind"]) == ["HEALTH"]


def test_junk_is_read_too() -> None:
    table = responses("call 773-555-0142 asdf", status="junk")
    assert len(detect(table, recognisers=RECOGNISERS, mode="balanced").tables["spans"]) == 1


def test_nothing_to_find_gives_empty_tables_and_plain_notes() -> None:
    result = detect(responses("more recess", " "), recognisers=RECOGNISERS, mode="strict")
    assert result.tables["spans"].empty
    assert result.tables["flags"].empty
    assert len(result.notes) == 2


def test_the_listener_hears_how_far_it_is_and_equal_texts_are_read_once() -> None:
    listener = Listener()
    detect(responses("a", "b", "a"), recognisers=RECOGNISERS, mode="strict", progress=listener)
    assert listener.steps == [(2, 2)]


def test_inputs_stay_and_the_same_answers_give_the_same_tables() -> None:
    table = responses("me and xiomara", "ms garcia")
    before = table.copy(deep=True)
    one, two = (detect(table, recognisers=RECOGNISERS, mode="strict").tables for _ in range(2))
    pd.testing.assert_frame_equal(table, before)
    pd.testing.assert_frame_equal(one["spans"], two["spans"])
