from __future__ import annotations

import pytest

from voicelens.anonymise.masking import core, mask, verify
from voicelens.anonymise.spans import Span
from voicelens.errors import ContractError


def person(text: str, words: str, replacement: str = "") -> Span:
    start = text.index(words)
    return Span(start, start + len(words), "PERSON", 0.9, "cue", replacement)


def test_the_title_goes_into_the_placeholder() -> None:
    text = "ms garcia is nice"
    assert mask(text, [person(text, "ms garcia", "[teacher]")]) == "[teacher] is nice"


def test_two_people_of_one_role_are_numbered_in_order() -> None:
    text = "aaliyah and jose"
    spans = [person(text, "aaliyah", "[student]"), person(text, "jose", "[student]")]
    assert mask(text, spans) == "[student 1] and [student 2]"


def test_the_same_person_keeps_number_and_role() -> None:
    text = "ms Garcia and mr Bo. Garcia is nice, GARCÍA rules"
    spans = [person(text, "ms Garcia", "[teacher]"), person(text, "mr Bo", "[teacher]")]
    assert mask(text, spans) == "[teacher 1] and [teacher 2]. [teacher 1] is nice, [teacher 1] rules"


def test_a_first_name_later_in_the_answer_is_masked_with_the_full_name() -> None:
    text = "Wren Halloway is fun and wren sings"
    assert mask(text, [person(text, "Wren Halloway")]) == "[person] is fun and [person] sings"


def test_a_repeat_with_accents_or_hidden_characters_is_masked() -> None:
    text = "José left. jose\u0301 and jo\u200bse too"
    assert mask(text, [person(text, "José")]) == "[person] left. [person] and [person] too"


def test_a_name_inside_a_longer_word_stays() -> None:
    text = "Art makes art and party"
    assert mask(text, [person(text, "Art")]) == "[person] makes [person] and party"


def test_a_single_letter_is_not_looked_for_again() -> None:
    text = "Mr. T has a T shirt"
    assert mask(text, [person(text, "Mr. T", "[teacher]")]) == "[teacher] has a T shirt"


def test_a_number_is_masked_wherever_it_stands_again() -> None:
    text = "locker 318 yes 318"
    assert mask(text, [Span(7, 10, "ID", 0.9, "pattern")]) == "locker [number] yes [number]"


def test_a_name_that_is_a_placeholder_word_does_no_harm() -> None:
    text = "mr Person and person"
    assert mask(text, [person(text, "mr Person", "[teacher]")]) == "[teacher] and [teacher]"


def test_nothing_found_changes_nothing() -> None:
    assert mask("as it was", []) == "as it was"


def test_the_verifier_refuses_and_quotes_nobody() -> None:
    with pytest.raises(ContractError) as caught:
        verify("hello Zuri", ["zuri"])
    assert "zuri" not in str(caught.value).lower()
    verify("hello [person]", ["zuri"])


def test_a_name_is_compared_without_title_and_possessive() -> None:
    assert core("Ms. O'Brien's") == core("o'brien")
    assert core("mr") == "mr"
