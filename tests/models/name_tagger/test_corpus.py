from __future__ import annotations

import json
import re
from pathlib import Path

from benchmarks.name_swap import DATA
from models.name_tagger.corpus import BEGINS, GROUP, INSIDE, NOBODY, OUTSIDE, PLACE, SENTENCES, answers, example, public


def test_a_name_begins_once_and_its_title_is_no_part_of_it() -> None:
    text = "ms wren halloway is nice"
    assert example(text, [(0, 16, "PERSON")], student=True).labels == (NOBODY, BEGINS, INSIDE, NOBODY, NOBODY)


def test_in_public_texts_what_is_not_marked_is_known_to_be_nothing() -> None:
    text = "Oak Hill and Chess Club with @kid"
    spans = [(0, 8, "LOCATION"), (13, 23, "ORG"), (29, 33, "USERNAME")]
    made = example(text, spans, student=False)
    assert made.labels == (PLACE, PLACE, OUTSIDE, GROUP, GROUP, OUTSIDE, OUTSIDE)


def test_public_texts_are_read_from_a_folder(tmp_path: Path) -> None:
    row = {"text": "hi Wren", "spans": [{"start": 3, "end": 7, "label": "PERSON"}]}
    (tmp_path / "one.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert [e.labels for e in public(tmp_path, ["one"])] == [(OUTSIDE, BEGINS)]


def test_the_written_answers_hold_names() -> None:
    made = list(answers())
    assert sum(BEGINS in e.labels for e in made) > 400
    assert all(e.student and len(e.labels) == len(e.found) for e in made)


def test_the_sentences_of_the_tagger_alone_come_last_and_half_of_them_name_people() -> None:
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    own = list(answers())[-len(lines) :]
    assert own[0].key == "tuan took my eraser again"
    assert own[0].labels == (BEGINS, *[NOBODY] * 4)
    assert 0.4 < sum(BEGINS in e.labels for e in own) / len(own) < 0.8


def test_no_sentence_of_the_tagger_is_one_of_the_name_swap() -> None:
    carriers = json.loads(DATA.read_text(encoding="utf-8"))["carriers"]
    bare = {re.sub(r"\[\[PERSON [^]]+\]\]", "{name}", line) for line in SENTENCES.read_text("utf-8").splitlines()}
    assert not bare & set(carriers)
