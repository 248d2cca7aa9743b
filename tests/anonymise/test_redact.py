from __future__ import annotations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.anonymise.samples import HOSTILE, responses, without_spacy
from voicelens.anonymise.detect import detect
from voicelens.anonymise.redact import redact
from voicelens.tables import Result, empty

RECOGNISERS = without_spacy()


def through(table: pd.DataFrame) -> Result:
    tables = detect(table, recognisers=RECOGNISERS, mode="strict").tables
    return redact(table, tables["spans"], tables["flags"])


@given(st.lists(HOSTILE, max_size=4))
@settings(deadline=None, max_examples=40)
def test_all_rows_in_are_all_rows_out_and_a_second_round_changes_nothing(texts: list[str]) -> None:
    table = responses(*texts) if texts else empty("responses")
    once = through(table).tables
    assert list(once["comments"]["response_id"]) == list(table["response_id"]) == list(once["safety"]["response_id"])
    pd.testing.assert_frame_equal(through(once["comments"]).tables["comments"], once["comments"])


def test_only_the_text_changes() -> None:
    table = responses("ms garcia helps", "")
    comments = through(table).tables["comments"]
    assert list(comments["text"]) == ["[teacher] helps", ""]
    pd.testing.assert_frame_equal(comments.drop(columns="text"), table.drop(columns="text"))


def test_a_role_in_the_spans_table_is_printed() -> None:
    table = responses("Zuri sings")
    spans = pd.DataFrame(
        [
            {
                "response_id": "r0",
                "start": 0,
                "end": 4,
                "kind": "PERSON",
                "score": 1.0,
                "found_by": "x",
                "replacement": "[student]",
            }
        ]
    )
    assert list(redact(table, spans, empty("flags")).tables["comments"]["text"]) == ["[student] sings"]


def test_the_note_counts_what_was_masked() -> None:
    assert through(responses("ms garcia", "lunch")).notes == ["1 answer was masked in part."]
