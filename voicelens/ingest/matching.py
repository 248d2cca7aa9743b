"""What files of one study call differently: matched by wording and values, and put to a person as few plain questions.

Nothing is taken for the same on its own unless it is written the same, capitals, spaces, accents and punctuation aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from voicelens.i18n import ngettext, say
from voicelens.ingest.alike import label_pairs, loose, pair_up, wordings_alike
from voicelens.ingest.choices import options_of, separator_of, split
from voicelens.ingest.facts import Facts, facts_of
from voicelens.ingest.files_apart import file_questions
from voicelens.ingest.lookup import as_known, chosen, dimensions, find, lacking, place_of, rename, spelled_alike
from voicelens.ingest.names import tidy
from voicelens.ingest.polarity import OPPOSITE
from voicelens.ingest.question import Question
from voicelens.ingest.readers import Source
from voicelens.ingest.wording import (
    RATINGS,
    asks_neither,
    dimension_of,
    dimension_of_choices,
    part_of,
    polarity_of,
)
from voicelens.settings import SameSettings, Settings

_BY_MEANING = 0.8
_BY_VALUES = 0.7
_SHARED_VALUES = 0.6
_MOST_LABELS = 1000
_SENTENCE = 3
_SHOWN = 12
_EXAMPLES = 2
_LONGEST_EXAMPLE = 40
_EVERYWHERE = RATINGS | {"yes", "no", "maybe", "true", "false", "y", "n", "si", "not sure", "tal vez"}
_PARTS = ("school", "network", "wave", "weight", "student_id")


@dataclass(frozen=True)
class Column:
    """One column as far as matching looks at it. `role` is `prompt`, `closed`, or a part such as `school`."""

    facts: Facts
    role: str
    about: str = ""

    @property
    def name(self) -> str:
        """How it is written."""
        return self.facts.name

    @cached_property
    def labels(self) -> frozenset[str]:
        """Its choices; none where they are numbers or replies that many questions share."""
        if self.role == "prompt" or self.facts.kind:
            return frozenset()
        options = options_of(self.facts.counts, separator_of(self.facts.counts) or "\n")
        return frozenset(loose(option) for option in options) - _EVERYWHERE


def column_of(facts: Facts) -> Column:
    """A column that nobody gave a part to, by its wording and its values."""
    part = part_of(facts.name)
    if part in _PARTS:
        return Column(facts, part)
    if facts.kind == "email":
        return Column(facts, "email")
    if part or facts.kind in {"ip", "phone", "date"} or not facts.filled:
        return Column(facts, "dropped")
    polarity = polarity_of(facts.name)
    if facts.is_open() and (polarity or not _few_labels(facts)):
        return Column(facts, "prompt", polarity or ("else" if asks_neither(facts.name) else ""))
    return Column(facts, "closed", _dimension(facts))


def _dimension(facts: Facts) -> str:
    options = options_of(facts.counts, separator_of(facts.counts) or "\n")
    return dimension_of(facts.name) or dimension_of_choices(options)


def _few_labels(facts: Facts) -> bool:
    """Whether answers are short and come again, however few rows a small file has."""
    return facts.word_count < _SENTENCE and facts.distinct <= facts.filled / 2


def columns_alike(one: Column, other: Column) -> float:
    """From 0 to 1: how likely two columns are the same question. Open and closed ones never are, nor likes and changes.

    Two open questions that both ask for likes (or for changes), in English or Spanish, are likely the same; so are two
    columns of one known dimension or part, and two closed ones that share most of their choices.
    """
    if one.role != other.role and not {one.role, other.role} <= {"closed", "school", "network", "wave"}:
        return 0.0
    if one.about and other.about and one.about != other.about:
        return 0.0
    words = wordings_alike(one.name, other.name)
    same_meaning = (one.about == other.about != "") or (one.role == other.role and one.role not in {"prompt", "closed"})
    shared = len(one.labels & other.labels) / max(min(len(one.labels), len(other.labels)), 1)
    by_values = _BY_VALUES if shared >= _SHARED_VALUES and len(one.labels & other.labels) > 1 else 0.0
    return max(words, _BY_MEANING + words / 10 if same_meaning else 0.0, by_values)


def likely_alike(sources: Sequence[Source]) -> list[Source]:
    """The sources with columns that are likely the same called as in the first that has them: to see all at once."""
    known: dict[str, Column] = {}
    out = []
    for source in spelled_alike(sources):
        own = {name: column_of(facts_of(name, [source.frame[name]])) for name in map(str, source.frame)}
        free = [column for name, column in known.items() if name not in own and column.role != "dropped"]
        fresh = [column for name, column in own.items() if name not in known and column.role != "dropped"]
        names = {new.name: before.name for new, before in pair_up(free, fresh, columns_alike)}
        known |= {name: column for name, column in own.items() if name not in known and name not in names}
        out.append(rename(source, names))
    return out


def open_questions(
    known: Sequence[Source], new: Sequence[Source], settings: Settings, *, one_cycle: bool
) -> list[Question]:
    """What a person has to say before new files can join the known ones: columns, then labels, then whole files.

    Later questions are asked as if the answer to the earlier ones were yes. `one_cycle`: the cycle of all new files is
    known already.
    """
    columns = _column_questions(known, new, settings)
    assumed = with_answers(settings, (replace(each.same, answer="yes") for each in columns))
    before, now = [as_known(source, assumed) for source in known], [as_known(source, assumed) for source in new]
    labels = _label_questions(before, now, assumed)
    return [*columns, *labels, *file_questions(before, now, assumed, one_cycle=one_cycle)]


def with_answers(settings: Settings, answers: Iterable[SameSettings]) -> Settings:
    """The settings with these answers after those that are there."""
    return replace(settings, same=(*settings.same, *answers))


def answered(settings: Settings, kind: str, dimension: str = "") -> set[tuple[str, str]]:
    """The pairs (new, known) that a person said yes or no to, as `loose` spells them."""
    entries = (entry for entry in settings.same if (entry.kind, entry.dimension) == (kind, dimension))
    said = (pair for entry in entries if entry.answer in {"yes", "no"} for pair in entry.pairs())
    return {(loose(new), loose(known)) for new, known in said}


def _column_questions(known: Sequence[Source], new: Sequence[Source], settings: Settings) -> list[Question]:
    named = [as_known(source, settings) for source in (*known, *new)]
    wanted = {column for source in named[len(known) :] for column in lacking(source, chosen(settings))}
    columns = [_known_column(column, named, settings) for column in chosen(settings) if column in wanted]
    said = answered(settings, "column")
    files: dict[tuple[str, str], list[str]] = {}
    facts: dict[tuple[str, str], tuple[Column, Column]] = {}

    def alike(one: Column, other: Column) -> float:
        return 0.0 if (loose(other.name), loose(one.name)) in said else columns_alike(one, other)

    for source in named[len(known) :]:
        missing = [column for column in columns if column.name in lacking(source, wanted)]
        for found, before in pair_up(missing, _candidates(source, settings) if missing else [], alike):
            files.setdefault((found.name, before.name), []).append(source.name)
            facts.setdefault((found.name, before.name), (found, before))
    return [_column_question(*facts[pair], names) for pair, names in files.items()]


def _known_column(column: str, named: Sequence[Source], settings: Settings) -> Column:
    there = [find(source, column) for source in named if place_of(source, column) is not None]
    facts = facts_of(column, there) if there else Facts(column, 0, {})
    prompt = next((prompt for prompt in settings.prompts if prompt.column == column), None)
    if prompt:
        clear = prompt.polarity if prompt.polarity in OPPOSITE else "else" if asks_neither(column) else ""
        return Column(facts, "prompt", clear)
    group = next((group for group in settings.groups if group.column == column), None)
    if group:
        return Column(facts, "closed", _dimension(facts))
    part = next(part for part in _PARTS if getattr(settings.columns, part) == column)
    return Column(facts, facts.kind if part == "student_id" and facts.kind == "email" else part)


def _candidates(source: Source, settings: Settings) -> list[Column]:
    taken = {place_of(source, column) for column in chosen(settings)}
    left_out = {loose(column) for column in settings.columns.dropped}
    names = [name for name in map(str, source.frame) if name not in taken and loose(name) not in left_out]
    return [column_of(facts_of(name, [source.frame[name]])) for name in names]


def _column_question(new: Column, known: Column, files: Sequence[str]) -> Question:
    sentence = say(
        "Is “{new}” ({file}) the same question as “{known}”?", new=new.name, file=_files(files), known=known.name
    )
    examples = _examples(new), _examples(known)
    if all(examples):
        told = say("Its answers are such as {new}; until now {known}.", new=examples[0], known=examples[1])
        sentence = f"{sentence} {told}"
    return Question(sentence, SameSettings(kind="column", new=(new.name,), known=(known.name,)))


def _files(names: Sequence[str]) -> str:
    more = len(names) - 1
    if not more:
        return names[0]
    return ngettext("{file} and {n} more file", "{file} and {n} more files", more).format(file=names[0], n=more)


def _examples(column: Column) -> str:
    """Two of its common answers, of closed questions only: what a student wrote is never shown."""
    if column.role != "closed" or column.facts.is_open():
        return ""
    often = [value for value, n in column.facts.counts.items() if n > 1 and len(value) <= _LONGEST_EXAMPLE]
    return ", ".join(f"“{value}”" for value in sorted(often[:_SHOWN])[:_EXAMPLES])


def _label_questions(known: Sequence[Source], new: Sequence[Source], settings: Settings) -> list[Question]:
    questions = []
    for dimension, (column, separator) in dimensions(settings).items():
        before, pairs = set[str](), dict[str, str]()
        said = answered(settings, "group", dimension)
        for number, source in enumerate((*known, *new)):
            now = _labels(source, column, separator)
            if number >= len(known) and before and max(len(before), len(now)) <= _MOST_LABELS:
                found = label_pairs(sorted(before), sorted(now))
                pairs |= {a: b for a, b in found if (loose(a), loose(b)) not in said and a not in pairs}
            before |= {label for label in now if label not in pairs}
        if pairs:
            questions.append(_label_question(dimension, column, pairs))
    return questions


def _labels(source: Source, column: str, separator: str) -> set[str]:
    place = place_of(source, column)
    if place is None:
        return set()
    values = {tidy(str(value)) for value in source.frame[place].unique()} - {""}
    options = options_of(values, separator) if separator else ()
    labels = {part for value in values for part in split(value, separator, options)} if separator else values
    return {label for label in labels if len(label) <= 2 * _LONGEST_EXAMPLE}


def _label_question(dimension: str, column: str, pairs: dict[str, str]) -> Question:
    shown = [f"“{new}” = “{known}”" for new, known in list(pairs.items())[:_SHOWN]]
    more = len(pairs) - len(shown)
    if more:
        shown.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    sentence = say("Do these answers to “{column}” mean the same? {pairs}", column=column, pairs=", ".join(shown))
    same = SameSettings(kind="group", dimension=dimension, new=tuple(pairs), known=tuple(pairs.values()))
    return Question(sentence, same)
