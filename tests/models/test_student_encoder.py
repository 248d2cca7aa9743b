from __future__ import annotations

import random
from collections import Counter

from models.student_encoder.texts import Example, batches, concerns, ideas, is_kept_apart, masked, roughened
from models.written import parse


def test_names_are_replaced_as_they_are_in_a_masked_answer() -> None:
    answer = parse(
        "like|en|4|{adults:[[PERSON ms okafor]] is nice} {friends:and [[PERSON ana]] at [[LOCATION the park]]}"
    )
    text = masked(answer, 0, len(answer.text), random.Random(0))
    assert text.startswith("[teacher] is nice and [")
    assert text.endswith("at [place]")


def test_what_is_kept_apart_is_never_taught() -> None:
    taught, apart = concerns(random.Random(0))
    assert taught
    assert apart
    assert not [example for example in taught if is_kept_apart(example.text)]
    assert all(is_kept_apart(example.text) for example in apart)
    learned, kept = ideas(random.Random(0))
    assert len(learned) > 5 * len(kept) > 0


def test_a_text_is_roughened_but_never_emptied() -> None:
    chance = random.Random(1)
    assert all(roughened(text, chance).strip() for text in ["x", "...", "Más recreo, por favor!"] * 50)


def test_batches_hold_every_example_once() -> None:
    examples = [Example("a" * (n % 7) or "a", (str(n),)) for n in range(100)]
    found = Counter(example.codes for batch in batches(examples, 8, random.Random(2)) for example in batch)
    assert found == Counter(example.codes for example in examples)
