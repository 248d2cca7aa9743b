from pathlib import Path

import pandas as pd

from voicelens.ingest.readers import Source
from voicelens.ingest.roles import propose
from voicelens.pipeline.asking import refuse_waiting, settle, settle_polarities
from voicelens.settings import GroupSettings, PromptSettings, Settings

SETTINGS = Settings(
    prompts=(PromptSettings(id="like", column="What do you like?", polarity="like"),),
    groups=(GroupSettings("grade", "What grade are you in?"),),
)


def source(name: str, grade: str, *labels: str) -> Source:
    rows = {
        "What do you like?": [f"the garden {n}" for n in range(8)],
        grade: [labels[n % len(labels)] for n in range(8)],
    }
    return Source(name, "csv", pd.DataFrame(rows, dtype=str), range(2, 10), name)


KNOWN = source("fall.csv", "What grade are you in?", "4", "5")
NEW = source("spring.csv", "What grade are you?", "4th", "5th")


class Principal:
    """Somebody who answers, and what they were asked."""

    def __init__(self, *answers: bool, polarity: str = "") -> None:
        self.asked: list[str] = []
        self.answers = list(answers)
        self.polarity = polarity

    def agrees(self, question: str) -> bool:
        self.asked.append(question)
        return self.answers.pop(0)

    def chooses(self, question: str, proposed: str) -> str:
        self.asked.append(f"{question} ({proposed})")
        return self.polarity or proposed


def settled(*answers: bool, known=(KNOWN,), new=(NEW,)):
    person = Principal(*answers)
    return settle(known, new, SETTINGS, one_cycle=True, ask=person), person.asked


def test_without_anybody_to_ask_all_questions_wait_with_how_to_answer() -> None:
    waiting = settle([KNOWN], [NEW], SETTINGS, one_cycle=True, ask=None)
    assert [entry.kind for _, entry in waiting.entries] == ["column", "group"]
    assert all(entry.answer == "?" for _, entry in waiting.entries)
    assert all("Write “yes” or “no”" in remark for remark, _ in waiting.entries)
    assert len(waiting.waiting) == 2
    assert waiting.settings == SETTINGS


def test_columns_are_asked_before_their_labels() -> None:
    done, asked = settled(True, True)
    assert [entry.answer for entry in done.settings.same] == ["yes", "yes"]
    assert "same question" in asked[0]
    assert "“4th” = “4”, “5th” = “5”" in asked[1]
    assert done.waiting == ()


def test_labels_of_a_column_that_is_another_question_are_not_asked_about() -> None:
    done, asked = settled(False)
    assert len(asked) == 1
    assert [entry.answer for entry in done.settings.same] == ["no"]


def test_who_does_not_agree_to_all_labels_is_asked_for_each() -> None:
    done, asked = settled(True, False, True, False)
    assert asked[2:] == ["Does “4th” mean the same as “4”?", "Does “5th” mean the same as “5”?"]
    assert [(entry.new, entry.answer) for entry in done.settings.same[1:]] == [(("4th",), "yes"), (("5th",), "no")]


def test_a_file_per_school_makes_a_network() -> None:
    files = [source(name, "What grade are you in?", "4", "5") for name in ("oak.csv", "elm.csv")]
    done, _ = settled(True, known=(), new=files)
    assert done.settings.study.unit == "network"
    done, _ = settled(False, known=(), new=files)
    assert done.settings.study.unit == "school"


def test_the_refusal_names_the_file_and_says_that_nothing_was_added() -> None:
    error = refuse_waiting(["Is it?", "And that?"], Path("s/voicelens.toml"))
    assert error.exit_code == 11
    assert error.problem.endswith("\n  1. Is it?\n  2. And that?")
    assert "voicelens.toml" in error.where
    assert "Nothing was added" in error.fix


def unclear(*answers: str) -> Source:
    like = [f"the garden {n}" for n in range(60)]
    rows = {"What do you like?": like, "Question B": [f"{answers[n % len(answers)]} {n}" for n in range(60)]}
    return Source("a.csv", "csv", pd.DataFrame(rows, dtype=str), range(2, 62), "a")


def test_what_a_question_asks_for_is_asked_once_with_a_proposal() -> None:
    proposal = propose([unclear("more time to eat lunch", "they should fix the old bus")])
    person = Principal()
    done = settle_polarities(proposal, person)
    assert person.asked == [f"{proposal.questions[0].sentence} (change)"]
    assert done.settings.prompts[1].polarity == "change"
    assert done.questions == ()
    assert settle_polarities(done, Principal()).settings == done.settings
    assert settle_polarities(proposal, None) is proposal


def test_a_person_knows_better_than_the_answers() -> None:
    proposal = propose([unclear("more time to eat lunch", "they should fix the old bus")])
    assert settle_polarities(proposal, Principal(polarity="other")).settings.prompts[1].polarity == "other"
