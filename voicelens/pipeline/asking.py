"""Putting what only a person can say to them: at once where they can be asked, else into voicelens.toml to wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from voicelens.errors import SettingsError
from voicelens.i18n import say
from voicelens.ingest.matching import open_questions, with_answers
from voicelens.ingest.polarity import unanswered, validate_polarities, with_polarities
from voicelens.ingest.question import Question
from voicelens.ingest.readers import Source
from voicelens.ingest.roles import Proposal
from voicelens.settings import SameSettings, Settings
from voicelens.settings_file import put_polarities
from voicelens.study.folder import Study

Entry = tuple[str, SameSettings]


class Person(Protocol):
    """Somebody who can be asked."""

    def agrees(self, question: str) -> bool:
        """Whether the answer is yes."""
        ...

    def chooses(self, question: str, proposed: str) -> str:
        """What an open question asks for: `like`, `change` or `other`; `proposed` is the likeliest, or ""."""
        ...


@dataclass(frozen=True)
class Settled:
    """What came of asking: the settings with the answers, what to write into voicelens.toml, and what is still open."""

    settings: Settings
    entries: tuple[Entry, ...]
    waiting: tuple[str, ...]


def settle(
    known: Sequence[Source], new: Sequence[Source], settings: Settings, *, one_cycle: bool, ask: Person | None
) -> Settled:
    """Ask all there is to ask before new files join the known ones, columns before labels before whole files.

    Nobody to ask (`ask` is None): the questions come back as entries that wait. Changes nothing on disk.
    """
    entries: list[Entry] = []
    while questions := open_questions(known, new, settings, one_cycle=one_cycle):
        if ask is None:
            waiting = [(_to_write(question), question.same) for question in questions]
            return Settled(settings, tuple(waiting), tuple(question.sentence for question in questions))
        first = [question for question in questions if question.same.kind == questions[0].same.kind]
        answers = [entry for question in first for entry in _answers(question, ask)]
        entries += answers
        settings = with_answers(settings, (entry for _, entry in answers))
    return Settled(_unit_of(settings), tuple(entries), ())


def settle_polarities(proposal: Proposal, ask: Person | None) -> Proposal:
    """Ask what open questions ask for where their wording does not say; with nobody to ask, the proposal as it is."""
    if ask is None:
        return proposal
    said = {each.column: ask.chooses(each.sentence, each.proposed) for each in proposal.questions}
    return replace(proposal, settings=with_polarities(proposal.settings, said), questions=())


def answer_waiting(study: Study, ask: Person | None) -> None:
    """Ask what a study's settings leave open, and write it down there; raises `SettingsError` with nobody to ask."""
    waiting = unanswered(study.settings)
    if waiting and ask:
        said = {each.column: ask.chooses(each.sentence, each.proposed) for each in waiting}
        with study.lock():
            study.change_settings(put_polarities(study.settings_text, said))
    validate_polarities(study.settings)


def _answers(question: Question, ask: Person) -> list[Entry]:
    """The answer, or one for each pair where a person does not agree to all of them at once."""
    yes = ask.agrees(question.sentence)
    pairs = question.same.pairs()
    if yes or len(pairs) == 1 or question.same.kind != "group":
        return [(question.sentence, question.answered(yes))]
    each = [replace(question.same, new=(new,), known=(known,)) for new, known in pairs]
    asked = [Question(_pair_sentence(entry), entry) for entry in each]
    return [(single.sentence, single.answered(ask.agrees(single.sentence))) for single in asked]


def _pair_sentence(entry: SameSettings) -> str:
    return say("Does “{new}” mean the same as “{known}”?", new=entry.new[0], known=entry.known[0])


def _to_write(question: Question) -> str:
    how = say("Write “yes” or “no” as the answer. Where only some are the same, give the others an entry of their own.")
    return f"{question.sentence}\n{how if len(question.same.new) > 1 else say('Write “yes” or “no” as the answer.')}"


def _unit_of(settings: Settings) -> Settings:
    """Several files that are a school each make a network."""
    schools = {known for entry in settings.agreed if entry.kind == "school" for known in entry.known}
    unit = "network" if len(schools) > 1 and settings.study.unit == "school" else settings.study.unit
    return replace(settings, study=replace(settings.study, unit=unit))


def refuse_waiting(questions: Sequence[str], toml: Path) -> SettingsError:
    """The error that ends a command which cannot go on before a person has answered."""
    numbered = [f"\n  {n}. {question}" for n, question in enumerate(questions, start=1)]
    return SettingsError(
        say("Only a person can say this about the new files:") + "".join(numbered),
        where=f"{toml}, [[same]]",
        fix=say("Write “yes” or “no” as each answer in that file, then run the same command again. Nothing was added."),
    )
