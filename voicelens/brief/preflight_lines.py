"""The preflight as plain lines for a terminal: answers, who answered, what to check, what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from voicelens.brief.preflight import AnswerFacts, FileFacts, GroupBlock, Preflight
from voicelens.i18n import ngettext, say


def lines(content: Preflight) -> tuple[str, ...]:
    """What a person reads after the files, the columns and the questions have been explained."""
    return (*_rows(content), *_answers(content), *_people(content), *_doubts(content))


def _rows(content: Preflight) -> Iterator[str]:
    yield ""
    yield say("Rows")
    for file in content.files:
        kept = ngettext("{kept} of {n} row kept", "{kept} of {n} rows kept", file.rows).format(
            n=file.rows, kept=file.kept
        )
        yield f"  {file.name}: {kept}{_aside(file)}"
    if content.more_files:
        told = ngettext("{n} more file", "{n} more files", len(content.more_files)).format(n=len(content.more_files))
        yield "  " + say("{files}; in all {kept} of {rows} rows kept", files=told, kept=content.kept, rows=content.rows)


def _aside(file: FileFacts) -> str:
    told = ", ".join(f"{count} {why}" for why, count in file.aside)
    return say("; set aside: {told}", told=told) if told else ""


def _answers(content: Preflight) -> Iterator[str]:
    yield ""
    yield say("Answers")
    for each in content.understood.answers:
        yield f"  “{each.wording}”: {_statuses(each)}"
        if each.languages:
            told = ", ".join(f"{language_name(code)} {share}" for code, share in each.languages)
            yield f"    {say('Language of those that say something: {told}', told=told)}"


def _statuses(each: AnswerFacts) -> str:
    words = {
        "substantive": say("say something"),
        "nothing_to_add": say("have nothing to add"),
        "blank": say("are blank"),
        "junk": say("cannot be read as an answer"),
    }
    return ", ".join(f"{count} {words[status]}" for status, count in each.statuses.items() if count)


def language_name(code: str) -> str:
    """What a language of answers is called."""
    return {
        "en": say("English"),
        "es": say("Spanish"),
        "mixed": say("both at once"),
        "other": say("another language, or too short to tell"),
    }[code]


def _people(content: Preflight) -> Iterator[str]:
    yield ""
    yield say("Who answered")
    if content.answered is None:
        yield f"  {say('Fewer than {n} students, so no number is shown.', n=content.least)}"
    else:
        yield f"  {content.answered.shown}"
    yield from (f"  {_block(block)}" for block in content.blocks)


def _block(block: GroupBlock) -> str:
    told = [f"{line.name} {line.cell.n}{_rate(line.cell.text) if line.cell.printable else ''}" for line in block.lines]
    if block.unseen:
        told.append(ngettext("{n} group not shown", "{n} groups not shown", block.unseen).format(n=block.unseen))
    if block.more:
        told.append(ngettext("{n} more", "{n} more", block.more).format(n=block.more))
    return f"{block.name or say('School')}: {', '.join(told)}"


def _rate(share: str) -> str:
    return say(" ({share} in 100)", share=share)


def _doubts(content: Preflight) -> Iterator[str]:
    if content.understood.doubts:
        yield ""
        yield say("Please check")
        yield from (f"  [ ] {each}" for each in content.understood.doubts)
