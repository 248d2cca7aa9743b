"""Teaching the splitter."""

from __future__ import annotations

from models.splitter.answers import Case, Marked, written
from models.splitter.train import first_words, learn, telling
from voicelens.themes.split import cut
from voicelens.themes.splitting.gaps import tokens

TEXT = "the soup is cold and the bus is late so we run"
CASE = Case(TEXT, (Marked(0, 16, ("food",)), Marked(21, 36, ("transport",))))


def test_an_idea_starts_with_its_joining_word() -> None:
    assert first_words(CASE, tokens(TEXT)) == {4}


def test_an_idea_far_from_the_one_before_starts_with_its_first_word() -> None:
    case = Case(TEXT, (Marked(0, 8, ("food",)), Marked(21, 36, ("transport",))))
    assert first_words(case, tokens(TEXT)) == {2}
    apart = Case(TEXT, (Marked(0, 3, ("food",)), Marked(37, len(TEXT), ("other",))))
    assert first_words(apart, tokens(TEXT)) == {9}


def test_a_word_tells_a_topic_where_most_ideas_with_it_have_one_code() -> None:
    assert telling([CASE]) == {}
    topics = telling([CASE] * 4)
    assert topics["soup"] == "food"
    assert topics["bus"] == "transport"
    assert "the" not in topics


def test_the_same_answers_give_the_same_weights_and_they_cut() -> None:
    cases = written(pattern="ideas_4.txt")[:90]
    weights = learn(cases)
    assert weights == learn(cases)
    found = sum(len(cut(case.text, weights)) for case in cases)
    assert 0.8 < found / sum(len(case.ideas) for case in cases) < 1.2
