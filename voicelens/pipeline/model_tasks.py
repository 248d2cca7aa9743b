"""What `voicelens llm` does: a dry run that shows every word that would be sent, and drafts for a person to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voicelens.errors import StudyError, UsageError
from voicelens.i18n import ngettext, say, speaking
from voicelens.llm.drafts import (
    NO_PART,
    About,
    Draft,
    judge_entry,
    judge_match,
    judge_questions,
    judge_summary,
)
from voicelens.llm.estimate import LETTERS_PER_TOKEN, cost
from voicelens.llm.model import Recorded
from voicelens.llm.names import PROMPT, Topic, judge_name
from voicelens.llm.prompts import Filled, Prompt, load_prompt
from voicelens.llm.schema import BadAnswer, Schema, parse_answer
from voicelens.pipeline.language_model import Tables, framing_of, model_of, name_calls, nameable, topics
from voicelens.pipeline.plan import plan
from voicelens.pipeline.steps import Job, writer
from voicelens.progress import Silent
from voicelens.settings import LlmSettings
from voicelens.study.answers import Answers
from voicelens.study.files import write_text
from voicelens.study.folder import Study, open_study
from voicelens.study.store import manifest

if TYPE_CHECKING:
    import pandas as pd

Judge = Callable[[dict[str, Any]], Draft]


@dataclass(frozen=True)
class Question:
    """One call, and how its answer is judged."""

    filled: Filled
    schema: Schema
    judge: Judge
    title: str = ""


@dataclass(frozen=True)
class _Desk:
    """A finished study, opened for asking about it."""

    study: Study
    framework: str

    @property
    def language(self) -> str:
        return self.study.settings.study.language

    def table(self, name: str) -> pd.DataFrame:
        return Job(self.study, Silent()).table(name)

    def prompt(self, name: str) -> Prompt:
        return load_prompt(name, self.language)

    def topics(self, wanted: Sequence[str] | None = None) -> list[Topic]:
        job = Job(self.study, Silent())
        themes = job.table("themes")
        shown = themes.loc[~themes["hidden"].astype(bool), "theme_id"].tolist()
        tables = Tables(themes, job.table("membership"), job.table("ideas"), job.table("safety"), job.array("vectors"))
        return topics(tables, self.study.settings, shown if wanted is None else wanted)

    def about(self, topic: Topic) -> About:
        themes = self.table("themes").set_index("theme_id")
        name = str(themes.at[topic.theme_id, "name"])
        return About(name, topic.shown, topic.evidence, self.language, framing_of(self.language))

    def told(self, topic: Topic) -> list[str]:
        """A theme in words: its name and its description."""
        row = self.table("themes").set_index("theme_id").loc[topic.theme_id]
        return [str(row["name"]), str(row["description"])]


def _names(desk: _Desk) -> list[Question]:
    found = desk.topics(nameable(desk.table("themes"), desk.study.settings))
    calls = name_calls(found, desk.prompt(PROMPT))
    return [
        Question(filled, schema, _name_judge(desk, topic), topic.theme_id)
        for topic, (filled, schema) in zip(found, calls, strict=True)
    ]


def _name_judge(desk: _Desk, topic: Topic) -> Judge:
    themes = desk.table("themes")
    others = themes.loc[themes["theme_id"] != topic.theme_id, "name"].tolist()

    def judge(answer: dict[str, Any]) -> Draft:
        found = judge_name(answer, topic, desk.language, framing_of(desk.language), others)
        if found.why_not:
            return Draft(topic.theme_id, refused=(found.why_not,))
        return Draft(topic.theme_id, (say("{name}: {text}", name=found.name, text=found.description),))

    return judge


def _questions(desk: _Desk) -> list[Question]:
    prompt = desk.prompt("inquiry-questions")
    return [_of_theme(prompt, desk, topic, judge_questions) for topic in desk.topics()]


def _codebook(desk: _Desk) -> list[Question]:
    prompt = desk.prompt("codebook-entry")
    return [_of_theme(prompt, desk, topic, judge_entry) for topic in desk.topics()]


def _of_theme(
    prompt: Prompt, desk: _Desk, topic: Topic, judge: Callable[[Mapping[str, Any], About], Draft]
) -> Question:
    about = desk.about(topic)
    filled = prompt.fill({"theme": desk.told(topic), "ideas": topic.shown})
    return Question(filled, prompt.schema, lambda answer: judge(answer, about), about.title)


def _frameworks(desk: _Desk) -> list[Question]:
    from voicelens.themes.frames.frame import load_frame

    frame = load_frame(desk.framework, beside=desk.study.path)
    if frame is None:
        raise UsageError(say("There is no framework to match with."), fix=say("Name its file: --framework FILE"))
    parts = {part.id: f"{part.called(desk.language)}. {part.described(desk.language)}" for part in frame.themes}
    prompt = desk.prompt("framework-match").limited(["part"], [*parts, NO_PART])
    lines = [f"{part}: {text}" for part, text in parts.items()]
    return [_of_match(prompt, desk, topic, parts, lines) for topic in desk.topics()]


def _of_match(prompt: Prompt, desk: _Desk, topic: Topic, parts: Mapping[str, str], lines: Sequence[str]) -> Question:
    about = desk.about(topic)
    filled = prompt.fill({"theme": desk.told(topic), "ideas": topic.shown, "parts": lines})
    return Question(filled, prompt.schema, lambda answer: judge_match(answer, about, parts, topic.space), about.title)


def _summary(desk: _Desk) -> list[Question]:
    """One question for each open question of the newest cycle: its protected shares for everybody."""
    published, themes = desk.table("published"), desk.table("themes")
    names = dict(zip(themes["theme_id"], map(str, themes["name"]), strict=True))
    everybody = published[(published["table"] == "comparison") & (published["dimension"] == "*")]
    everybody = everybody[everybody["wave"].eq(str(desk.table("respondents")["wave"].iloc[-1]))]
    everybody = everybody[everybody["theme_id"].isin(names) & everybody["shown"].ne("")]
    prompt, found = desk.prompt("table-summary"), []
    for key, part in everybody.groupby(["unit", "polarity"], sort=True):
        unit, polarity = map(str, key)
        asked = {"like": say("they like it"), "change": say("they want it changed")}.get(
            polarity, say("they raised it")
        )
        rows = [
            (names[theme], f"{names[theme]} ({asked}): {shown}")
            for theme, shown in zip(part["theme_id"], part["shown"], strict=True)
        ]
        filled = prompt.fill({"rows": [row for _, row in rows]})
        found.append(Question(filled, prompt.schema, _summary_judge(desk, rows), f"{unit}: {asked}"))
    return found


def _summary_judge(desk: _Desk, rows: Sequence[tuple[str, str]]) -> Judge:
    return lambda answer: judge_summary(answer, rows, desk.language, framing_of(desk.language))


TASKS: Mapping[str, Callable[[_Desk], list[Question]]] = {
    "names": _names,
    "questions": _questions,
    "summary": _summary,
    "codebook": _codebook,
    "frameworks": _frameworks,
}


def _desk(where: Path, framework: str) -> _Desk:
    study = open_study(where)
    last = writer("published")
    if manifest(study, last.folder) is None:
        raise StudyError(
            say("This study has not been run to the end ({stage} is missing).", stage=last.name),
            where=str(study.path),
            fix=say("Run it first: voicelens run {study}", study=study.path),
        )
    return _Desk(study, framework)


def _asked(desk: _Desk, task: str) -> list[Question]:
    if task not in TASKS:
        raise UsageError(
            say("There is no task called “{name}”.", name=task),
            fix=say("Use one of: {known}.", known=", ".join(TASKS)),
        )
    with speaking(desk.language):
        return TASKS[task](desk)


def dry_run(where: Path, task: str = "names", framework: str = "school") -> tuple[str, ...]:
    """Every word that would be sent, how many tokens that is, and what it would cost. Nothing is sent."""
    desk = _desk(where, framework)
    chosen, kept = desk.study.settings.llm, Answers(desk.study)
    questions = _asked(desk, task)
    lines = []
    for n, question in enumerate(questions, start=1):
        known = Recorded(chosen.model, kept).known(question.filled, question.schema)
        state = say("answered already, not sent again") if known else say("would be sent")
        lines.append(
            say("Call {n} of {total}: {title} ({state})", n=n, total=len(questions), title=question.title, state=state)
        )
        lines += [f"[{message['role']}]\n{message['content']}\n" for message in question.filled.messages]
    new = [q.filled for q in questions if not Recorded(chosen.model, kept).known(q.filled, q.schema)]
    return (*lines, *_sums(new, chosen, any(planned.stale for planned in plan(desk.study))))


def _sums(new: Sequence[Filled], chosen: LlmSettings, stale: bool) -> list[str]:
    total = cost(new, chosen.price_in, chosen.price_out)
    lines = [
        say("To: {endpoint}", endpoint=chosen.endpoint or say("nowhere; no endpoint is set")),
        ngettext("{n} call would be made.", "{n} calls would be made.", len(new)).format(n=len(new)),
        say(
            "About {sent} tokens would be sent and at most {answered} answered (estimate: one for {letters} letters).",
            sent=total.sent, answered=total.answered, letters=LETTERS_PER_TOKEN,
        ),
    ]  # fmt: skip
    if chosen.price_in or chosen.price_out:
        lines.append(say("At the prices you set that costs at most {price}.", price=f"{total.price:.4f}"))
    if stale:
        lines.append(say("The study is not up to date: a run may send other ideas. voicelens status says why."))
    return [*lines, say("Nothing was sent.")]


def draft(where: Path, task: str, framework: str = "school", out: Path | None = None) -> tuple[str, ...]:
    """Ask, judge and give back the draft as lines of Markdown, or write it and give back where it is."""
    desk = _desk(where, framework)
    questions = _asked(desk, task)
    with desk.study.lock(), speaking(desk.language):
        model = model_of(desk.study, [(question.filled, question.schema) for question in questions])
        drafts = [_answered(question, model) for question in questions]
        page = _page(task, desk.study.settings.llm.model, drafts)
    if out is None:
        return tuple(page)
    write_text(out, "\n".join(page) + "\n")
    return (str(out),)


def _answered(question: Question, model: Recorded) -> Draft:
    text = model.complete(question.filled, question.schema).text
    try:
        found = question.judge(parse_answer(text, question.schema))
    except BadAnswer:
        found = Draft("", refused=(say("its answer has another shape than the one asked for"),))
    return Draft(question.title, found.lines, found.refused)


def _page(task: str, model: str, drafts: Sequence[Draft]) -> list[str]:
    lines = [
        f"# {_titles()[task]}",
        "",
        say(
            "A draft by a language model ({model}), for a person to read, change and decide on. Not for publication.",
            model=model,
        ),
    ]
    for one in drafts:
        lines += ["", f"## {one.title}", "", *(f"- {line}" for line in one.lines)]
        lines += [say("(refused: {why})", why=why) for why in dict.fromkeys(one.refused)]
    return lines


def _titles() -> dict[str, str]:
    return {
        "names": say("Names for themes"),
        "questions": say("Questions for the inquiry team"),
        "summary": say("Summary of the tables"),
        "codebook": say("Codebook"),
        "frameworks": say("Themes and a framework"),
    }
