"""Telling the named adults: `private/concerns.csv` after the screen has run, and the one line that says it is there."""

from __future__ import annotations

from pathlib import Path

from voicelens.i18n import ngettext, say, speaking
from voicelens.screen.reasons import category_words, reason_words
from voicelens.settings import Settings
from voicelens.study.concerns import CONCERNS_FILE, ConcernLine, put_concerns, waiting
from voicelens.study.folder import Study, open_study
from voicelens.study.store import manifest, read_table
from voicelens.tables import CONCERNS

SCREEN = "02-screen"


def tell_adults(study: Study) -> None:
    """Bring `private/concerns.csv` up to date with what the screen found; nothing once the raw words are deleted."""
    if study.forgotten or manifest(study, SCREEN) is None:
        return
    settings = study.settings
    chosen = settings.safety.language
    with speaking(settings.study.language if chosen == "study" else chosen):
        put_concerns(study, _lines(study, settings))


def _lines(study: Study, settings: Settings) -> list[ConcernLine]:
    """The most urgent category first, then as in the exports."""
    found = read_table(study, SCREEN, "concerns")
    found["urgency"] = found["category"].map(CONCERNS.index)
    questions = {prompt.id: prompt.wording or prompt.column for prompt in settings.prompts}
    ordered = found.sort_values(["urgency", "source", "row"], kind="stable").to_dict("records")
    return [
        ConcernLine(
            source=row["source"],
            row=str(row["row"]),
            question=questions.get(row["prompt_id"], row["prompt_id"]),
            category=category_words(row["category"]),
            why="; ".join(map(reason_words, row["why"])),
            id=row["response_id"],
        )
        for row in ordered
    ]


def concerns_note(study: Study) -> list[str]:
    """The one line that answers wait for an adult; it names the file and the adults, and nothing of what is in it."""
    n = 0 if study.forgotten else waiting(study)
    if not n:
        return []
    names = ", ".join(study.settings.safety.contacts) or say("nobody named yet: voicelens.toml, [safety] contacts")
    told = ngettext(
        "{n} answer may need a caring adult today: {file} (for {names})",
        "{n} answers may need a caring adult today: {file} (for {names})",
        n,
    )
    return [told.format(n=n, file=f"private/{CONCERNS_FILE}", names=names)]


def unread(where: Path) -> list[str]:
    """What to ask once more before raw words are deleted while answers still wait for an adult."""
    study = open_study(where)
    n = 0 if study.forgotten else waiting(study)
    asked = ngettext(
        "{n} answer that may need a caring adult is still marked new. Delete all the same?",
        "{n} answers that may need a caring adult are still marked new. Delete all the same?",
        n,
    )
    return [asked.format(n=n)] if n else []
