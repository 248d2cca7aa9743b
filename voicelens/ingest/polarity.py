"""Which open questions leave it unsaid whether they ask for likes or for changes, and what their answers speak for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from voicelens.errors import SettingsError
from voicelens.ingest import reasons
from voicelens.ingest.facts import Facts
from voicelens.ingest.leaning import leaning
from voicelens.ingest.question import PolarityQuestion
from voicelens.ingest.wording import asks_neither
from voicelens.settings import UNANSWERED, Settings

OPPOSITE = {"like": "change", "change": "like"}


def polarity_questions(prompts: Sequence[tuple[Facts, str]]) -> tuple[PolarityQuestion, ...]:
    """What to ask about open questions, each given with what its wording says (`like`, `change`, `both` or "").

    One that stands alone is taken as it is. Several that ask for likes, and none for changes, are odd: one of them may
    be misread.
    """
    known = {said for _, said in prompts}
    out = []
    for facts, said in prompts:
        others = sum(other == said for _, other in prompts)
        if said == "both":
            out.append(_question(facts.name, "other", sure=True))
        elif said in OPPOSITE and others > 1 and OPPOSITE[said] not in known:
            leans, clear = leaning(facts.counts)
            misread = clear and leans != said
            out.append(_question(facts.name, leans if misread else said, sure=not misread))
        elif not said and len(prompts) == 2 and not asks_neither(facts.name):
            out.append(_question(facts.name, *leaning(facts.counts)))
    return tuple(out)


def _question(column: str, proposed: str, sure: bool) -> PolarityQuestion:
    return PolarityQuestion(column, reasons.unclear_question(column), proposed, sure)


def unanswered(settings: Settings) -> tuple[PolarityQuestion, ...]:
    """What settings leave to a person to say of their open questions."""
    waiting = [prompt.column for prompt in settings.prompts if prompt.polarity == UNANSWERED]
    return tuple(_question(column, "", sure=False) for column in waiting)


def with_polarities(settings: Settings, said: Mapping[str, str]) -> Settings:
    """The settings with what a person said of open questions, by their columns."""
    prompts = (replace(each, polarity=said.get(each.column, each.polarity)) for each in settings.prompts)
    return replace(settings, prompts=tuple(prompts))


def assumed(settings: Settings) -> Settings:
    """The settings to look at answers with before a person has said what every open question asks for."""
    return with_polarities(settings, dict.fromkeys((each.column for each in unanswered(settings)), "other"))


def validate_polarities(settings: Settings) -> None:
    """Refuse settings in which a person still has to say what an open question asks for."""
    waiting = unanswered(settings)
    if waiting:
        raise SettingsError(
            " ".join(question.sentence for question in waiting),
            where="voicelens.toml, [[prompts]]",
            fix=reasons.answer_with(),
        )
