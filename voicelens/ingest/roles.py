"""What each column of an export is, proposed from its name and its values, with the reason in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from voicelens.errors import SourceError
from voicelens.i18n import LANGUAGES, say, speaking
from voicelens.ingest import reasons
from voicelens.ingest.choices import options_of, separator_of
from voicelens.ingest.facts import Facts, facts_of
from voicelens.ingest.lookup import columns_of, find
from voicelens.ingest.names import key
from voicelens.ingest.polarity import polarity_questions
from voicelens.ingest.question import PolarityQuestion
from voicelens.ingest.readers import Source
from voicelens.ingest.wording import dimension_of, dimension_of_choices, is_heading, part_of, polarity_of
from voicelens.settings import UNANSWERED, ColumnSettings, GroupSettings, PromptSettings, Settings, StudySettings
from voicelens.tables import TABLES
from voicelens.text import fold, slug

SINGLE = ("school", "network", "wave", "weight", "student_id")
_LONGEST_NAME = 80
_MOST_OTHER_GROUPS = 8
_MOST_OPTIONS = 12
_AGES = ("age", "edad", "period", "periodo")


@dataclass(frozen=True)
class Evidence:
    """What one column was taken for (`prompt`, `group`, `school`, `network`, `wave`, `weight`, `student_id` or
    `dropped`), and why.
    """

    column: str
    role: str
    why: str


@dataclass(frozen=True)
class Proposal:
    """Settings made from what the exports hold, the evidence for each column, and what only a person can answer."""

    settings: Settings
    evidence: tuple[Evidence, ...]
    questions: tuple[PolarityQuestion, ...]

    @property
    def unanswered(self) -> tuple[PolarityQuestion, ...]:
        """The questions that nothing but a person can answer."""
        return tuple(question for question in self.questions if not question.sure)


@dataclass(frozen=True)
class _Guess:
    facts: Facts
    role: str
    why: str
    detail: str = ""

    def drop(self, why: str) -> _Guess:
        return replace(self, role="dropped", why=why, detail="")


def propose(sources: Sequence[Source]) -> Proposal:
    """The settings that suit these exports; raises `SourceError` where they hold no open question.

    A column is one if its wording is the same in every source, capitals and spaces aside. Raises `SettingsError` where
    a source lacks an open question that another one has.
    """
    guesses = [_by_tool(facts, sources) or _guess(facts) for facts in _all_facts(sources)]
    guesses = _most_groups(_linked(_once(_everywhere(guesses, sources))))
    prompts = [guess for guess in guesses if guess.role == "prompt"]
    if not prompts:
        raise SourceError(
            say("No column holds answers in students' own words."),
            where=", ".join(source.name for source in sources),
            fix=say("Check that the export includes the open questions; if it does, name them in voicelens.toml."),
        )
    _refuse_plain_text(guesses, sources)
    for source in sources:
        for guess in prompts:
            find(source, guess.facts.name)
    questions = polarity_questions([(guess.facts, guess.detail) for guess in prompts])
    guesses = _answered(guesses, questions)
    evidence = tuple(Evidence(guess.facts.name, guess.role, guess.why) for guess in guesses)
    return Proposal(_settings(guesses), evidence, questions)


def _answered(guesses: Sequence[_Guess], questions: Sequence[PolarityQuestion]) -> list[_Guess]:
    """The guesses with what is proposed where that is sure, and with `UNANSWERED` where a person has to say it."""
    said = {each.column: each.proposed if each.sure else UNANSWERED for each in questions}

    def answered(guess: _Guess) -> _Guess:
        now = said.get(guess.facts.name, guess.detail)
        leans = now in {"like", "change"} and not guess.detail
        return replace(guess, detail=now, why=reasons.leaning(now) if leans else guess.why)

    return [answered(guess) if guess.role == "prompt" else guess for guess in guesses]


def _refuse_plain_text(guesses: Sequence[_Guess], sources: Sequence[Source]) -> None:
    """A lone column whose heading is neither a question nor a usual name is a letter or a list, not a survey."""
    if len(guesses) > 1 or guesses[0].detail or is_heading(guesses[0].facts.name):
        return
    raise SourceError(
        say("The file has one column, and its first line does not read like a question."),
        where=", ".join(source.name for source in sources),
        fix=say("If it holds answers, put the question in the first line; if not, choose the survey's export."),
    )


def _all_facts(sources: Sequence[Source]) -> list[Facts]:
    names: dict[str, str] = {}
    for source in sources:
        names |= {known: name for known, name in columns_of(source).items() if known not in names}
    return [facts_of(name, [find(source, name) for source in sources if _has(source, name)]) for name in names.values()]


def _by_tool(facts: Facts, sources: Sequence[Source]) -> _Guess | None:
    """What the survey tool itself puts into a column of that name."""
    said = (source.parts.get(columns_of(source).get(key(facts.name), "")) for source in sources)
    part = next((part for part in said if part), "")
    if not part or not facts.filled:
        return None
    return _Guess(facts, part if part in SINGLE else "dropped", reasons.part(part))


def _guess(facts: Facts) -> _Guess:
    polarity = polarity_of(facts.name)
    if not facts.filled:
        return _Guess(facts, "dropped", reasons.empty())
    if polarity and facts.is_open():
        return _Guess(facts, "prompt", reasons.prompt(polarity), polarity)
    found = _by_name(facts) or _by_values(facts)
    return found.drop(reasons.choices_of_words()) if polarity and found.role == "group" else found


def _by_name(facts: Facts) -> _Guess | None:
    part = part_of(facts.name)
    if part in SINGLE:
        fits = facts.kind == "number" if part == "weight" else facts.length <= _LONGEST_NAME
        return _Guess(facts, part, reasons.part(part)) if fits else None
    if part:
        return _Guess(facts, "dropped", reasons.part(part))
    if facts.kind in {"email", "ip", "phone", "date"}:
        return _Guess(facts, "dropped", reasons.kind(facts.kind))
    return _by_dimension(facts)


def _by_dimension(facts: Facts) -> _Guess | None:
    if not (facts.repeats(named=True) or _ticked(facts)):
        return None
    dimension = dimension_of(facts.name)
    if dimension:
        return _Guess(facts, "group", reasons.dimension(dimension), dimension)
    dimension = dimension_of_choices(options_of(facts.counts, separator_of(facts.counts) or "\n"))
    return _Guess(facts, "group", reasons.choices(dimension), dimension) if dimension else None


def _by_values(facts: Facts) -> _Guess:
    if facts.is_open():
        return _Guess(facts, "prompt", reasons.prompt(""), "")
    if facts.distinct == 1:
        return _Guess(facts, "dropped", reasons.constant())
    if facts.is_rating() or (facts.kind == "number" and facts.distinct > 2 and fold(facts.name) not in _AGES):
        return _Guess(facts, "dropped", reasons.rating())
    if facts.repeats() or _ticked(facts):
        return _Guess(facts, "group", reasons.closed(facts.distinct), "")
    return _Guess(facts, "dropped", reasons.neither())


def _ticked(facts: Facts) -> bool:
    separator = separator_of(facts.counts)
    return bool(separator) and 1 < len(options_of(facts.counts, separator)) <= _MOST_OPTIONS


def _everywhere(guesses: list[_Guess], sources: Sequence[Source]) -> list[_Guess]:
    out = []
    for guess in guesses:
        lacking = [source.name for source in sources if not _has(source, guess.facts.name)]
        optional = guess.role not in {"prompt", "dropped"}
        out.append(guess.drop(reasons.not_everywhere(lacking)) if lacking and optional else guess)
    return out


def _has(source: Source, name: str) -> bool:
    return key(name) in columns_of(source)


def _once(guesses: list[_Guess]) -> list[_Guess]:
    taken: set[str] = set()
    out = []
    for guess in guesses:
        again = guess.role in SINGLE and guess.role in taken
        out.append(guess.drop(reasons.again(guess.role)) if again else guess)
        taken.add(guess.role)
    return out


def _linked(guesses: list[_Guess]) -> list[_Guess]:
    if any(guess.role == "student_id" for guess in guesses):
        return guesses
    mail = next((guess for guess in guesses if guess.role == "dropped" and _tells_apart(guess.facts)), None)
    return [replace(guess, role="student_id", why=reasons.link()) if guess is mail else guess for guess in guesses]


def _tells_apart(facts: Facts) -> bool:
    return facts.kind == "email" and facts.distinct >= 0.5 * facts.filled and facts.filled >= 0.8 * facts.rows


def _most_groups(guesses: list[_Guess]) -> list[_Guess]:
    other = [guess for guess in guesses if guess.role == "group" and not guess.detail]
    left = other[_MOST_OTHER_GROUPS:]
    return [guess.drop(reasons.too_many()) if guess in left else guess for guess in guesses]


def _settings(guesses: list[_Guess]) -> Settings:
    single = {guess.role: guess.facts.name for guess in guesses if guess.role in SINGLE}
    return Settings(
        study=StudySettings(unit=_unit(guesses)),
        prompts=_prompts([guess for guess in guesses if guess.role == "prompt"]),
        groups=_groups([guess for guess in guesses if guess.role == "group"]),
        columns=ColumnSettings(
            **single, dropped=tuple(guess.facts.name for guess in guesses if guess.role == "dropped")
        ),
    )


def _unit(guesses: list[_Guess]) -> str:
    several = {guess.role for guess in guesses if guess.facts.distinct > 1}
    return "district" if "network" in several else "network" if "school" in several else "school"


def _prompts(prompts: list[_Guess]) -> tuple[PromptSettings, ...]:
    taken: set[str] = set()
    out = []
    for guess in prompts:
        polarity = guess.detail if guess.detail in {"like", "change", UNANSWERED} else "other"
        wish = polarity if polarity in {"like", "change"} else slug(guess.facts.name, longest=30)
        name = guess.facts.name
        out.append(PromptSettings(id=_free(wish, taken), column=name, polarity=polarity, wording=name))
    return tuple(out)


def _groups(groups: list[_Guess]) -> tuple[GroupSettings, ...]:
    taken = set(TABLES["respondents"].columns)
    out = []
    for guess in groups:
        name = guess.facts.name
        wish = guess.detail or slug(name, longest=30)
        with speaking(LANGUAGES[0]):  # each page says it in its own language
            label = (reasons.label(guess.detail) if guess.detail not in taken else "") or name
        separator = separator_of(guess.facts.counts)
        out.append(GroupSettings(id=_free(wish, taken), column=name, label=label, separator=separator))
    return tuple(out)


def _free(wish: str, taken: set[str]) -> str:
    name, count = wish, 1
    while name in taken:
        count += 1
        name = f"{wish}_{count}"
    taken.add(name)
    return name
