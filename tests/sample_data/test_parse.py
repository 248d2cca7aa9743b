"""The format of the hand-written answers: what is understood, and what is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample_data.parse import BrokenLineError, Idea, Span, parse_line, parse_markup, read_answers

CODES = frozenset({"lunch_food", "caring_teachers"})


def line(text: str):
    return parse_line(text, "here:1", ("like", "change"), "en", CODES)


def test_ideas_and_spans_are_found_at_their_place_in_the_plain_text():
    answer = line("4-6 | like,quote | 🍕 [pizza](lunch_food) and [mr <PERSON:ruiz>](caring_teachers,lunch_food)!")
    assert answer.text == "🍕 pizza and mr ruiz!"
    assert answer.ideas == (Idea(2, 7, ("lunch_food",)), Idea(12, 19, ("caring_teachers", "lunch_food")))
    assert answer.spans == (Span(15, 19, "PERSON"),)
    assert (answer.prompts, list(answer.grades)) == (("like",), [4, 5, 6])
    assert (answer.status, answer.codes) == ("substantive", ("lunch_food", "caring_teachers"))


def test_an_answer_with_nothing_to_add_fits_both_prompts_and_needs_no_ideas():
    answer = line("7 | nothing | ...")
    assert (answer.status, answer.prompts, answer.language) == ("nothing_to_add", ("like", "change"), "other")


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        ("4-8 | [pizza](lunch_food)", "three fields"),
        ("3-8 | | [pizza](lunch_food)", "grades must be"),
        ("8-4 | | [pizza](lunch_food)", "grades must be"),
        ("4-8 | grl | [pizza](lunch_food)", "unknown flags"),
        ("4-8 | girl,boy | [pizza](lunch_food)", "exclude each other"),
        ("4-8 | | pizza", "has ideas, or is marked"),
        ("4-8 | junk | [pizza](lunch_food)", "has ideas, or is marked"),
        ("4-8 | | [pizza](luch_food)", "unknown or repeated codes"),
        ("4-8 | | [pizza](lunch_food,lunch_food)", "unknown or repeated codes"),
        ("4-8 | | [pizza] is good", "without codes"),
        ("4-8 | | [pizza](lunch_food) <3", "without codes or kind"),
        ("4-8 | | [pizza ](lunch_food)", "starts or ends with a space"),
        ("4-8 | | [](lunch_food)", "empty"),
        ("4-8 | | [a [b](lunch_food)](lunch_food)", "inside another idea"),
        ("4-8 | | pizza](lunch_food)", "was not open"),
        ("4-8 | | [pizza", "not closed"),
        ("4-8 | | [mr <PERSON:ruiz](caring_teachers)>", "inside a span"),
        ("4-8 | | [mr <NAME:ruiz>](caring_teachers)", "unknown kind"),
        ("4-8 | | [mr <PERSON:>](caring_teachers)", "empty"),
        ("4-8 | | [a > b](lunch_food)", "was not open"),
        ("4-8 | junk | ", "empty"),
    ],
)
def test_a_broken_line_is_refused(broken, problem):
    with pytest.raises(BrokenLineError, match=problem):
        line(broken)


def test_a_broken_line_is_named_by_file_and_number(tmp_path: Path):
    (tmp_path / "like_en.txt").write_text("# a remark\n\n4-8 | | [pizza\n", encoding="utf-8")
    with pytest.raises(BrokenLineError, match=r"like_en\.txt, line 3: .*not closed"):
        read_answers(tmp_path, CODES)


words = st.text(st.characters(blacklist_characters="[]<>", blacklist_categories=["Cs"]), min_size=1).filter(
    lambda text: text == text.strip()
)


@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=4))
def test_marked_words_come_back_by_their_offsets(parts):
    marked = "".join(f"{between}[{idea} <PERSON:{name}>](lunch_food)" for between, idea, name in parts)
    text, ideas, spans = parse_markup(marked, CODES)
    assert text == "".join(f"{between}{idea} {name}" for between, idea, name in parts)
    assert [text[i.start : i.end] for i in ideas] == [f"{idea} {name}" for _, idea, name in parts]
    assert [text[s.start : s.end] for s in spans] == [name for *_, name in parts]
