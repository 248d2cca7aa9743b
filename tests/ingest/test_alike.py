import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelens.ingest.alike import LIKELY, SURE, label_pairs, labels_alike, loose, pair_up, wordings_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What do you like?", "what do  you LIKE"), ("¿Qué te gusta?", "Que te gusta"), ("Don’t you?", "don't you?"),
        ("Race/ethnicity", "Race / Ethnicity *"), ("Arts & crafts", "arts and crafts"), ("home_room", "Home room"),
    ],
)  # fmt: skip
def test_capitals_accents_spaces_and_punctuation_do_not_tell_apart(one, other):
    assert loose(one) == loose(other)


@pytest.mark.parametrize(
    ("one", "other"), [("A", "A+"), ("<18", ">18"), ("Q1.1", "Q11"), ("4-6", "46"), ("?", "!"), ("Tag 1", "Tag 2")]
)
def test_signs_and_numbers_that_mean_something_tell_apart(one, other):
    assert loose(one) != loose(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What grade are you?", "What grade are you in?"),
        ("Grade", "What grade are you in?"),
        ("Q3. Do you play a sport?", "Do you play sports?"),
        ("Favorite subject", "Favourite subject"),
        ("Homeroom", "Home room"),
        ("Which language do you speak at home?", "Home language"),
        ("Years at this school 2024-25", "How many years have you been at this school? (2025-26)"),
        ("¿Participas en un programa después de la escuela?", "Programa después de la escuela, ¿participas?"),
    ],
)
def test_wordings_that_a_person_would_take_for_one_question(one, other):
    assert wordings_alike(one, other) >= LIKELY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Do you play sports?", "Do you take the bus?"),
        ("Are you an English learner?", "Do you have an IEP?"),
        ("Do you take part in club 1?", "Do you take part in club 2?"),
        ("Mother's education", "Father's education"),
        ("What do you like most?", "What do you like least?"),
    ],
)
def test_wordings_that_only_look_alike(one, other):
    assert wordings_alike(one, other) < LIKELY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Female", "Girl"), ("Boy", "M"), ("niña", "Girl"), ("4", "4th grade"), ("Grade 4", "4th"), ("cuarto grado", "4"),
        ("Fourth grade", "Grade 4"), ("K", "Kindergarten"), ("Freshman", "9th"), ("Latinx", "Hispanic or Latino"),
        ("Y", "Yes"), ("Sí", "Yes"), ("Non-binary", "Nonbinary"), ("Prefer not to say", "Prefiero no decir"),
    ],
)  # fmt: skip
def test_names_of_one_thing_are_sure(one, other):
    assert labels_alike(one, other) == labels_alike(other, one) == SURE


@pytest.mark.parametrize(
    ("one", "other"), [("Oak Elementary", "Oak Elem."), ("Lincon High School", "Lincoln HS"), ("Walk", "Walking")]
)
def test_labels_that_are_likely_the_same(one, other):
    assert labels_alike(one, other) >= LIKELY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Male", "Female"), ("4", "Grade 5"), ("Oak Elementary", "Oak Middle"), ("PS 12", "PS 13"), ("Yes", "No"),
        ("North campus", "South campus"), ("Car", "Bus"), ("White", "Black"), ("Pre-K", "K"),
    ],
)  # fmt: skip
def test_labels_that_are_not_the_same(one, other):
    assert labels_alike(one, other) < LIKELY


def test_labels_are_paired_where_they_differ_and_each_known_one_once():
    assert label_pairs(["4", "5", "6"], ["4th", "5th", "6", "7th"]) == [("4th", "4"), ("5th", "5")]
    assert label_pairs(["Oak", "Elm Hill"], ["Oak Hill", "Elm Hill", "Oaks"]) == [("Oak Hill", "Oak")]
    assert label_pairs(["Girl", "Boy"], ["girl", "BOY "]) == []


def test_several_spellings_of_one_known_label_are_all_found():
    assert label_pairs(["Girl"], ["Female", "F", "Girl"]) == [("Female", "Girl"), ("F", "Girl")]


TEXT = st.text(st.sampled_from("abcdé éÉ 12?.'’"), max_size=12)


@given(TEXT, TEXT)
def test_likeness_is_between_0_and_1_and_the_same_text_is_alike(one, other):
    assert 0 <= wordings_alike(one, other) <= 1
    assert 0 <= labels_alike(one, other) <= 1
    assert wordings_alike(one, one) == 1


@given(st.lists(st.sampled_from("abcdef"), max_size=5, unique=True), st.lists(st.sampled_from("ABCxyz"), max_size=5))
def test_pairs_are_one_to_one(known, new):
    pairs = pair_up(known, list(dict.fromkeys(new)), lambda a, b: float(a == b.lower()))
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)
    assert all(a.lower() == b for a, b in pairs)
