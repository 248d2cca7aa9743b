from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.name_tagger.augment import Names, as_written, masked, recased, renamed, slip, slipped, variants
from models.name_tagger.corpus import BEGINS, INSIDE, NOBODY, OUTSIDE, Example, example
from models.name_tagger.lists import Lists, typed

LISTS = Lists({"wren": 100, "ada": 900}, {"halloway": 400}, {}, typed())
ANSWER = example("I like Wren Halloway's jokes about hope", [(7, 20, "PERSON")], student=True)


def test_other_people_stand_in_the_same_places_and_all_else_stays() -> None:
    made = renamed(ANSWER, Names(LISTS, Random(1)), Random(1))
    others = [[p for p, label in zip(e.found, e.labels, strict=True) if label == NOBODY] for e in (made, ANSWER)]
    people = [p for p, label in zip(made.found, made.labels, strict=True) if label != NOBODY]
    assert others[0] == others[1]
    assert people != list(ANSWER.found[2:4])
    assert people[-1][0].endswith(("'s", "'ss"))
    assert made.labels.count(BEGINS) == 1


def test_some_origins_have_given_names_of_two_words_and_some_of_those_a_hyphen() -> None:
    names = Names(LISTS, Random(6))
    drawn = [names.draw("given") for _ in range(400)]
    assert {len(words) for words in drawn} == {1, 2}
    assert any("-" in words[0] and len(words) == 1 for words in drawn)


def test_every_origin_is_drawn_as_often_as_any_other() -> None:
    class Watched(Random):
        def choice(self, seq):  # type: ignore[no-untyped-def]
            picked = super().choice(seq)
            seen.extend([picked] if picked in origins else [])
            return picked

    origins, seen = set(typed()), list[str]()
    names = Names(LISTS, Watched(7))
    for _ in range(9_000):
        names.draw("given")
    assert set(seen) == origins
    assert max(map(seen.count, origins)) < 1.4 * min(map(seen.count, origins))


@pytest.mark.parametrize(("name", "like", "written"), [
    ("tuan", "Wren", "Tuan"), ("tuan", "wren", "tuan"), ("tuan", "WREN", "TUAN"), ("al-amin", "Wren's", "Al-Amin's"),
])  # fmt: skip
def test_a_name_is_written_like_the_one_it_stands_for(name: str, like: str, written: str) -> None:
    assert as_written(name, like) == written


@given(st.text("abcdefgh", min_size=3, max_size=12), st.integers())
def test_a_slip_changes_the_length_by_one_letter_at_most(word: str, seed: int) -> None:
    assert abs(len(slip(word, Random(seed))) - len(word)) <= 1


@pytest.mark.parametrize(("how", "first"), [("lower", "i"), ("upper", "I"), ("title", "I"), ("dropped", "I")])
def test_capitals_and_accents_change_and_labels_stay(how: str, first: str) -> None:
    made = recased(ANSWER, how)
    assert made.found[0][0] == first
    assert made.labels == ANSWER.labels


def test_behind_a_placeholder_there_is_no_name() -> None:
    made = masked(ANSWER, Random(1))
    assert not {BEGINS, INSIDE} & set(made.labels)
    assert [kind for _, kind in made.found].count("held") == 1


def test_names_are_never_hit_by_a_slip() -> None:
    made = slipped(ANSWER, Random(2))
    assert made.found[2:4] == ANSWER.found[2:4]


def test_a_round_has_every_public_text_once_and_every_answer_as_often_as_asked() -> None:
    post = Example((("hi", "word"),), (OUTSIDE,), student=False, key="hi")
    made = variants([ANSWER, post] * 20, Names(LISTS, Random(4)), Random(4), times=3)
    assert sum(e.student for e in made) == 60
    assert len(made) == 80


def test_names_of_every_kind_are_drawn() -> None:
    names = Names(LISTS, Random(5))
    drawn = {word for _ in range(400) for word in names.draw("given")}
    listed = LISTS.typed_of("given") | {"wren", "ada"}
    assert {"wren", "ada"} & drawn
    assert len(drawn & listed) > 50
    assert len(drawn - listed) > 50
