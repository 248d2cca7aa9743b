"""voicelens.toml as a file that people edit: written with a line of explanation for every value, changed in place."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import tomlkit
from tomlkit.items import AoT, Item, Table

from voicelens.i18n import say
from voicelens.settings import FORMAT, LOWEST_GROUP, UNANSWERED, SameSettings, Settings, parse, refuse

_WIDE_LIST = 3


def write(settings: Settings, questions: Sequence[str] = (), to_check: Sequence[str] = ()) -> str:
    """The text of a voicelens.toml that `parse` reads back as the same settings.

    `questions` are put at its top as remarks, what a person should decide, and so is what they should only check.
    """
    document = tomlkit.document()
    _remark(document, say("The settings of this study. Change what you like, save, and run VoiceLens again."))
    for question in questions:
        _remark(document, say("PLEASE ANSWER: {question}", question=question))
    for sentence in to_check:
        _remark(document, say("PLEASE CHECK: {sentence}", sentence=sentence))
    document.add("format", tomlkit.item(FORMAT))
    for section in dataclasses.fields(settings):
        value = getattr(settings, section.name)
        if isinstance(value, tuple):
            if value:
                document.add(section.name, _entries(section.name, value))
        else:
            document.add(section.name, _section(section.name, value))
    return tomlkit.dumps(document)


def _remark(place: tomlkit.TOMLDocument | Table, sentence: str) -> None:
    for line in sentence.splitlines():
        place.add(tomlkit.comment(_printable(line)))


def _printable(line: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in line)


def _section(name: str, value: Any) -> Table:
    table = tomlkit.table()
    _remark(table, section_help().get(name, ""))
    _fill(table, name, value, explained=True)
    table.add(tomlkit.nl())
    return table


def _entries(name: str, values: Iterable[Any]) -> AoT:
    several = tomlkit.aot()
    for number, value in enumerate(values):
        table = tomlkit.table()
        if not number:
            _remark(table, section_help().get(name, ""))
        _fill(table, name, value, explained=not number)
        table.add(tomlkit.nl())
        several.append(table)
    return several


def _fill(table: Table, section: str, value: Any, *, explained: bool) -> None:
    for field in dataclasses.fields(value):
        if explained:
            _remark(table, value_help().get((section, field.name), ""))
        table.add(field.name, _item(getattr(value, field.name)))


def _item(value: object) -> Item:
    if isinstance(value, tuple):
        several = tomlkit.array()
        several.extend(value)
        return several.multiline(len(value) > _WIDE_LIST)
    return tomlkit.item(value)


def change(text: str, changes: Mapping[tuple[str, str], object]) -> str:
    """The text with single values changed, such as `("protect", "min_group")`, and all remarks kept.

    A section that the text lacks is added. Raises `SettingsError` where the text, or what it becomes, is no
    voicelens.toml; values in lists of sections ([[prompts]], [[groups]]) are changed by hand.
    """
    parse(text)
    document = tomlkit.parse(text)
    for (section, name), value in changes.items():
        _table(document, section)[name] = _item(value)
    changed = tomlkit.dumps(document)
    parse(changed)
    return changed


def put_polarities(text: str, said: Mapping[str, str]) -> str:
    """The text with what open questions ask for, by their columns."""
    document = tomlkit.parse(text)
    several: Any = document.get("prompts", [])
    for prompt in several:
        if prompt["column"] in said:
            prompt["polarity"] = said[prompt["column"]]
    changed = tomlkit.dumps(document)
    parse(changed)
    return changed


def put_same(text: str, entries: Iterable[tuple[str, SameSettings]]) -> str:
    """The text with these [[same]] sections instead of the unanswered ones; each has its question as a remark."""
    new = list(entries)
    if not new and all(entry.answer != UNANSWERED for entry in parse(text).same):
        return text
    document = tomlkit.parse(text)
    several: Any = document.setdefault("same", tomlkit.aot())
    for place in reversed(range(len(several))):
        if several[place].get("answer", UNANSWERED) == UNANSWERED:
            del several[place]
    for question, entry in new:
        table = tomlkit.table()
        _remark(table, question)
        _fill(table, "same", entry, explained=False)
        if not entry.dimension:
            del table["dimension"]
        several.append(table)
    if not len(several):
        del document["same"]
    changed = tomlkit.dumps(document)
    parse(changed)
    return changed


def _table(document: tomlkit.TOMLDocument, section: str) -> Any:
    if section not in document:
        document.add(section, tomlkit.table())
    table = document[section]
    if not isinstance(table, Mapping):
        raise refuse(
            say("This is not a section with one value for each name."),
            where=f"[{section}]",
            fix=say("Change it in the file by hand."),
        )
    return table


def section_help() -> dict[str, str]:
    """One sentence for each section."""
    return {
        "study": say("What this study is called, and what holds for all of it."),
        "prompts": say("The open questions: one [[prompts]] for each."),
        "groups": say("The groups that are compared: one [[groups]] for each question that says who answered."),
        "columns": say("Columns with a part of their own. Leave empty what the export does not have."),
        "safety": say("Answers that may need a caring adult today: docs/safety.md says what to agree on first."),
        "anonymise": say("How names and contacts are found and masked."),
        "themes": say("How themes are found."),
        "compare": say("When a difference between groups may be pointed out."),
        "protect": say("How small numbers are protected."),
        "brief": say("What the brief shows."),
        "llm": say(
            "An optional language model, off while endpoint is empty: docs/language-models.md says what it is sent."
        ),
        "same": say("What other files write differently: one [[same]] for each question you were asked about it."),
    }


def value_help() -> dict[tuple[str, str], str]:
    """One sentence for each value, by section and name."""
    return {
        ("study", "name"): say("The name that stands on the brief."),
        ("study", "unit"): say("Who the study is about: school, network or district."),
        ("study", "language"): say("The language of the brief: en or es."),
        ("study", "seed"): say("The starting point of chance; the same number gives the same results."),
        ("study", "engine"): say("Where the work is done: local is this computer."),
        ("prompts", "id"): say("A short name of your own."),
        ("prompts", "column"): say("The column of the export, as it is written there."),
        ("prompts", "polarity"): say("What it asks for: like, change or other; ? waits for your answer."),
        ("prompts", "wording"): say("The question as students read it."),
        ("groups", "id"): say("A short name of your own."),
        ("groups", "column"): say("The column of the export, as it is written there."),
        ("groups", "label"): say("What the brief calls it."),
        ("groups", "separator"): say("What stands between several choices; empty where only one can be chosen."),
        ("columns", "school"): say("The name of the school."),
        ("columns", "network"): say("The name of the network or district."),
        ("columns", "wave"): say("The cycle of the survey; empty where each file is one cycle."),
        ("columns", "weight"): say("How much each answer counts."),
        ("columns", "student_id"): say(
            "What tells that two answers are by one student. It is kept only in scrambled form."
        ),
        ("columns", "classroom"): say("The classroom; grades of one school are only compared where it is known."),
        ("columns", "dropped"): say("Columns that are left out from the start: names, contacts, times."),
        ("safety", "contacts"): say("The adults who read private/concerns.csv: their names or roles."),
        ("safety", "language"): say("The language of that file: en or es; study means the language of the brief."),
        ("safety", "hold_back"): say(
            "Which of these answers are kept out of the themes: urgent (all but bullying, which students want changed: "
            "it is counted, masked like any other answer, and never quoted), or all."
        ),
        ("anonymise", "mode"): say("strict hides more, balanced hides fewer words that are no names."),
        ("anonymise", "names"): say("What finds names."),
        ("anonymise", "patterns"): say(
            "Your own numbers, such as 'ID: S[0-9]+': a kind, a colon, a regular expression."
        ),
        ("anonymise", "always"): say("Words that are always hidden. Names go into private/always_hide.txt instead."),
        ("anonymise", "never"): say("Words that are never hidden: a mascot, a street everybody knows."),
        ("themes", "finder"): say("What finds themes."),
        ("themes", "encoder"): say("The model that compares what answers mean."),
        ("themes", "frame"): say("A list of themes to start from: none, school, or a file."),
        ("themes", "smallest"): say("A theme needs at least so many ideas."),
        ("compare", "false_discovery_rate"): say("Of the differences pointed out, this share may be chance."),
        ("compare", "smallest_gap"): say("Smaller differences (percentage points) are not pointed out."),
        ("protect", "min_group"): say(
            "Groups with fewer students are hidden; never less than {lowest}.", lowest=LOWEST_GROUP
        ),
        ("protect", "step"): say("Shares are told to the nearest so many in 100, more coarsely for fewer students."),
        ("protect", "coding"): say("Shares this close to none or all are told as “or fewer”, “or more”; at least 5."),
        ("protect", "dominance"): say(
            "A group of several schools is not compared if one school has more than this share (in 100) of it."
        ),
        ("protect", "roster_known"): say(
            "Whether readers may know how many students a hidden group has. If not, more can be told."
        ),
        ("protect", "approvals"): say("So many people must approve a quote before it is shown."),
        ("brief", "quotes"): say("So many quotes for each theme, once a person has approved them."),
        ("brief", "themes"): say("So many themes for each question."),
        ("llm", "endpoint"): say("Where the model answers, such as http://127.0.0.1:8080/v1; empty is off."),
        ("llm", "model"): say("The model's name, as its server writes it."),
        ("llm", "names"): say(
            "Which themes it may name: found (those found in the answers), all (also those of the list), or none."
        ),
        ("llm", "quotes_per_theme"): say("It is sent at most so many ideas of each theme, always in the masked form."),
        ("llm", "allow_remote"): say("Whether the model may be on another computer; only with host."),
        ("llm", "host"): say("The other computer's name, once more, so that nobody allows the wrong one."),
        ("llm", "api_version"): say("For Azure: the version of its interface."),
        ("llm", "key_env"): say("The environment variable that holds the key. Never write the key itself into a file."),
        ("llm", "timeout"): say("So many seconds are waited for one reply."),
        ("llm", "calls_per_minute"): say("It is asked at most so often."),
        ("llm", "price_in"): say("What a million tokens sent cost, for the dry run; in any currency."),
        ("llm", "price_out"): say("What a million tokens answered cost."),
        ("same", "kind"): say("What is written differently: column, group (a label), school or wave (a file's name)."),
        ("same", "dimension"): say("For labels: the id of their group."),
        ("same", "new"): say("As it is written in the new files."),
        ("same", "known"): say("As it is called in this study, in the same order."),
        ("same", "answer"): say("Do they mean the same: yes or no; ? waits for your answer."),
    }
