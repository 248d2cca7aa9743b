from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import pytest

from voicelens.protect.quotes import choose_quotes
from voicelens.review import QuoteDecision
from voicelens.tables import Result, check, empty
from voicelens.text import digest


@dataclass(frozen=True)
class Said:
    """One invented answer: its ideas with their themes, and how safe it is."""

    ideas: Sequence[tuple[str, str | None]]
    who: str = ""
    polarity: str = "like"
    wave: str = "Spring"
    safety: float = 1.0
    reasons: Sequence[str] = ()


LUNCH = (("lunch is warm and good", "lunch"),)


def tables(answers: Sequence[Said], hidden: Sequence[str] = ()) -> list[pd.DataFrame]:
    ideas, comments, membership, safety = [], [], [], []
    for number, said in enumerate(answers):
        answer, who = f"a{number:03d}", said.who or f"r{number:03d}"
        text = ", ".join(idea for idea, _ in said.ideas)
        comments.append((answer, who, said.wave, said.polarity, said.polarity, "en", "substantive", text))
        safety.append((answer, said.safety, list(said.reasons)))
        start = 0
        for place, (idea, theme) in enumerate(said.ideas):
            ideas.append((f"{answer}-{place}", answer, start, start + len(idea), idea))
            membership.append((f"{answer}-{place}", answer, who, theme, 1.0, "finder"))
            start += len(idea) + 2
    named = [
        {"theme_id": theme, "name": theme, "name_source": "frame", "description": "", "keywords": [], "parent_id": None,
         "n_respondents": 1, "certificate": None, "anchors": [], "hidden": theme in hidden}
        for theme in ("lunch", "time")
    ]  # fmt: skip
    rows = {"ideas": ideas, "comments": comments, "membership": membership}
    made = [check(name, pd.DataFrame(rows[name], columns=list(empty(name).columns))) for name in rows]
    rated = pd.DataFrame(safety, columns=["response_id", "safety", "reasons"])
    return [*made, check("themes", pd.DataFrame(named)), check("safety", rated)]


def stage(
    answers: Sequence[Said], *decisions: QuoteDecision, hidden: Sequence[str] = (), min_raised: int = 1
) -> Result:
    return choose_quotes(*tables(answers, hidden), approvals=decisions, min_raised=min_raised)


def texts(answers: Sequence[Said], *decisions: QuoteDecision, min_raised: int = 1) -> list[str]:
    result = stage(answers, *decisions, min_raised=min_raised)
    quotes = check("quotes", result.tables["quotes"])
    assert len(quotes) + len(result.dropped) == sum(len(said.ideas) for said in answers)
    return quotes["text"].tolist()


def decide(action: str, quote_id: str, by: str = "Invented Adviser") -> QuoteDecision:
    return QuoteDecision(line=2, action=action, quote_id=quote_id, by=by)


def whole_id(number: int, text: str) -> str:
    return "q_" + digest(f"a{number:03d}", 0, len(text), text)[:12]


def test_a_short_answer_about_one_theme_is_quoted_whole_and_once() -> None:
    answer = Said([("lunch is warm", "lunch"), ("the pizza is good", "lunch")])
    quotes = stage([answer]).tables["quotes"]
    assert quotes["text"].tolist() == ["lunch is warm, the pizza is good"]
    assert quotes["quote_id"].tolist() == [whole_id(0, "lunch is warm, the pizza is good")]
    assert quotes["approved_by"].tolist() == [[]]


def test_of_an_answer_about_two_themes_one_idea_is_quoted() -> None:
    assert texts([Said([("lunch is warm", "lunch"), ("more time to eat", "time")])]) in (
        ["lunch is warm"], ["more time to eat"],
    )  # fmt: skip
    assert texts([Said([("lunch is warm", "lunch"), ("whatever you say", None)])]) == ["lunch is warm"]


def test_of_a_long_answer_one_idea_is_quoted() -> None:
    long = " ".join(["really"] * 26)
    assert texts([Said([("lunch is warm", "lunch"), (f"{long} good", "lunch")])]) == ["lunch is warm"]


@pytest.mark.parametrize(
    "said",
    [
        Said([("good food", "lunch")]),
        Said([(" ".join(["warm"] * 26), "lunch")]),
        Said([("lunch with [teacher] is good", "lunch")]),
        Said([("lunch with [persona 2] is good", "lunch")]),
        Said(LUNCH, reasons=["identifying detail"], safety=0.9),
        Said(LUNCH, reasons=["names a role"], safety=0.9),
        Said(LUNCH, reasons=["a reason of a later version"], safety=0.9),
        Said(LUNCH, safety=0.7),
        Said([("lunch is warm and good", None)]),
    ],
    ids=["short", "long", "masked", "masked in Spanish", "detail", "role", "unknown", "unsafe", "unplaced"],
)
def test_what_may_not_be_quoted(said: Said) -> None:
    assert texts([said]) == []


def test_an_excerpt_of_a_long_answer_is_no_longer_long() -> None:
    assert texts([Said([*LUNCH, ("and so on", "time")], reasons=["long"], safety=0.9)]) != []


def test_an_answer_that_was_never_rated_is_not_quoted() -> None:
    *others, _ = tables([Said(LUNCH)])
    assert choose_quotes(*others, empty("safety"), approvals=(), min_raised=1).tables["quotes"].empty


def test_hidden_themes_are_not_quoted() -> None:
    result = stage([Said(LUNCH)], hidden=["lunch"])
    assert result.tables["quotes"].empty
    assert [dropped.reason for dropped in result.dropped] == ["It is in no theme that is shown."]


def test_enough_students_must_raise_the_theme_in_that_wave_and_under_that_prompt() -> None:
    two = [Said([(f"lunch is warm {n}", "lunch")], polarity=p, wave=w) for n, (p, w) in enumerate(
        [("like", "Spring"), ("like", "Autumn"), ("change", "Spring"), ("like", "Spring")]
    )]  # fmt: skip
    assert sorted(texts(two, min_raised=2)) == ["lunch is warm 0", "lunch is warm 3"]
    same = [Said(LUNCH, who="r"), Said(LUNCH, who="r")]
    assert texts(same, min_raised=2) == []


def test_each_student_is_quoted_once_and_the_approved_quote_wins() -> None:
    answers = [Said([("lunch is warm", "lunch")], who="r"), Said([("more time to eat", "time")], who="r", safety=0.85)]
    assert texts(answers) == ["lunch is warm"]
    assert texts(answers, decide("approve", whole_id(1, "more time to eat"))) == ["more time to eat"]


def test_at_most_six_a_theme_but_every_approved_one() -> None:
    answers = [Said([(f"lunch is warm {n}", "lunch")], safety=1.0 - n / 100) for n in range(9)]
    assert len(texts(answers)) == 6
    approvals = [decide("approve", whole_id(n, f"lunch is warm {n}")) for n in range(2, 9)]
    assert texts(answers, *approvals) == [f"lunch is warm {n}" for n in range(2, 9)]
    assert "lunch is warm 8" in texts(answers, approvals[-1])


def test_approvers_are_named_once_and_a_refusal_makes_room_for_another() -> None:
    answers = [Said([(f"lunch is warm {n}", "lunch")]) for n in range(7)]
    first = whole_id(0, "lunch is warm 0")
    yes = [decide("approve", first), decide("approve", first), decide("approve", first, by="Invented Student")]
    quotes = stage(answers, *yes).tables["quotes"].set_index("quote_id")
    assert quotes.loc[first, "approved_by"] == ["Invented Adviser", "Invented Student"]
    refused = stage(answers, *yes, decide("refuse", first))
    assert first not in set(refused.tables["quotes"]["quote_id"])
    assert len(refused.tables["quotes"]) == 6
    assert "A person refused it." in [dropped.reason for dropped in refused.dropped]


def test_quotes_stand_by_theme_then_safety_then_id() -> None:
    answers = [
        Said([(f"{theme} is good {n}", theme)], safety=safety)
        for n, (theme, safety) in enumerate([("time", 1.0), ("lunch", 0.9), ("lunch", 1.0), ("lunch", 1.0)])
    ]
    quotes = stage(answers).tables["quotes"]
    assert quotes["theme_id"].tolist() == ["lunch", "lunch", "lunch", "time"]
    assert quotes["safety"].tolist() == [1.0, 1.0, 0.9, 1.0]
    assert quotes["quote_id"].tolist()[:2] == sorted(quotes["quote_id"].tolist()[:2])


def test_reasons_for_leaving_out_never_quote() -> None:
    result = stage([Said([("zebra zebra zebra", "lunch")], safety=0.1), Said([("zebra", "lunch")])])
    assert all("zebra" not in dropped.reason for dropped in result.dropped)


def test_nothing_in_nothing_out() -> None:
    names = ("ideas", "comments", "membership", "themes", "safety")
    result = choose_quotes(*(empty(name) for name in names), approvals=(), min_raised=5)
    assert check("quotes", result.tables["quotes"]).empty


def in_clubs(count: int, clubs: Sequence[str], wave: str = "Spring") -> pd.DataFrame:
    rows = {"respondent_id": [f"r{n:03d}" for n in range(count)], "school": "Cedar", "wave": wave, "club": list(clubs)}
    return pd.DataFrame(rows)


def test_a_quote_that_names_a_group_of_few_is_left_out() -> None:
    answers = [Said([("the robotics club needs a room", "lunch")]), Said([("the band needs a room", "lunch")])]
    answers += [Said([(f"lunch is good {word}", "lunch")]) for word in ("now", "here")]
    made = tables(answers)
    result = choose_quotes(
        *made, approvals=(), min_raised=1, min_group=2, respondents=in_clubs(4, ["Robotics", "Band", "Band", "Band"])
    )
    assert "the robotics club needs a room" not in result.tables["quotes"]["text"].tolist()
    assert "the band needs a room" in result.tables["quotes"]["text"].tolist()
    assert any("too few" in each.reason for each in result.dropped)


def test_only_the_newest_cycle_is_quoted() -> None:
    answers = [Said(LUNCH, wave="Fall"), Said(LUNCH, wave="Spring")]
    respondents = in_clubs(2, ["Band", "Band"]).assign(wave=["Fall", "Spring"])
    result = choose_quotes(*tables(answers), approvals=(), min_raised=1, min_group=1, respondents=respondents)
    assert result.tables["quotes"]["response_id"].tolist() == ["a001"]
    assert [each.reason for each in result.dropped] == ["It is of an earlier cycle."]


def test_two_people_must_approve_where_the_study_says_so() -> None:
    answer, quote = Said(LUNCH), whole_id(0, LUNCH[0][0])
    one = [decide("approve", quote)]
    two = [*one, decide("approve", quote, by="Second Adviser")]
    for given, expected in ((one, []), (two, ["Invented Adviser", "Second Adviser"])):
        result = choose_quotes(*tables([answer]), approvals=given, min_raised=1, needed=2)
        assert result.tables["quotes"]["approved_by"].tolist() == [expected]
