"""What was understood of an export, in plain lines for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from voicelens.i18n import ngettext, say
from voicelens.ingest.readers import Source
from voicelens.ingest.reasons import answer_with, taken_for
from voicelens.ingest.roles import Evidence, Proposal

_PARTS = ("prompt", "group", "school", "network", "wave", "weight", "student_id", "dropped")


def explain(proposal: Proposal, sources: Sequence[Source]) -> list[str]:
    """The lines to print: each file, each column with the reason, and the questions that are open."""
    lines = [line for source in sources for line in _file(source)]
    for role in _PARTS:
        found = [item for item in proposal.evidence if item.role == role]
        if found:
            lines += ["", _title(role), *(f"  {_column(item, proposal)}: {item.why}" for item in found)]
    if proposal.unanswered:
        lines += ["", say("Please answer in voicelens.toml:"), *(f"  {each}" for each in to_answer(proposal))]
    if to_check(proposal):
        lines += ["", say("Please check in voicelens.toml:"), *(f"  {each}" for each in to_check(proposal))]
    return lines


def to_answer(proposal: Proposal) -> list[str]:
    """What a person has to write into voicelens.toml before a run."""
    return [f"{each.sentence} {answer_with()}" for each in proposal.unanswered]


def to_check(proposal: Proposal) -> list[str]:
    """What was decided without a person and may be wrong."""
    return [taken_for(each.column, each.proposed) for each in proposal.questions if each.sure]


def _file(source: Source) -> Iterator[str]:
    rows = len(source.frame)
    told = ngettext("{name}: {n} row, read as {format}.", "{name}: {n} rows, read as {format}.", rows)
    yield told.format(name=source.name, n=rows, format=source.format)
    for reason, count in sorted(Counter(reason for _, reason in source.set_aside).items()):
        aside = ngettext("  {n} row was set aside: {reason}.", "  {n} rows were set aside: {reason}.", count)
        yield aside.format(n=count, reason=reason)
    for note in source.notes:
        yield f"  {note}"


def _title(role: str) -> str:
    return {
        "prompt": say("Open questions"),
        "group": say("Groups to compare"),
        "school": say("School"),
        "network": say("Network or district"),
        "wave": say("Cycle"),
        "weight": say("Weight"),
        "student_id": say("Student"),
        "dropped": say("Left out"),
    }[role]


def _column(item: Evidence, proposal: Proposal) -> str:
    polarity = next((each.polarity for each in proposal.settings.prompts if each.column == item.column), "")
    several = next((each.separator for each in proposal.settings.groups if each.column == item.column), "")
    name = f"“{item.column}”"
    if item.role == "prompt":
        return f"{name} [{polarity}]"
    return (
        say("{column} (several choices, parted by “{separator}”)", column=name, separator=several) if several else name
    )
