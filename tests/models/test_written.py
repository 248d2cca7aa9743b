from __future__ import annotations

import pytest

from models.written import FOLDER, HELDOUT, is_held_out, parse, read


def test_marks_are_taken_out_and_their_places_kept() -> None:
    answer = parse("change|en|3|{breaks+fairness:[[PERSON tyson]] always cheats} {food:and the milk} lol")
    assert answer.text == "tyson always cheats and the milk lol"
    assert [(answer.text[i.start : i.end], i.codes) for i in answer.ideas] == [
        ("tyson always cheats", ("breaks", "fairness")),
        ("and the milk", ("food",)),
    ]
    assert [(answer.text[n.start : n.end], n.kind) for n in answer.names] == [("tyson", "PERSON")]


@pytest.mark.parametrize(
    "line",
    [
        "change|en|3|{food:the milk",
        "change|en|3|the milk}",
        "change|en|3|[[PERSON ada",
        "change|en|3|{nonsense:the milk}",
        "maybe|en|3|{food:the milk}",
        "change|fr|3|{food:le lait}",
        "change|en|three|{food:the milk}",
        "change|en",
    ],
)
def test_a_line_that_is_not_well_formed_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(line)


def test_nothing_that_is_held_out_is_trained_on() -> None:
    training, held_out = list(read(FOLDER)), list(read(HELDOUT))
    assert training
    assert held_out
    assert not [answer for answer in training if is_held_out(answer.text)]
    assert all(is_held_out(answer.text) for answer in held_out)
