"""The commands: each turns words on the command line into one call of the library and tells what came of it.

Nothing heavy is imported until a command needs it, so `--help` answers at once.
"""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicelens import __version__
from voicelens.cli.ask import asker
from voicelens.cli.parser import Command, Group
from voicelens.cli.show import listener, tell
from voicelens.errors import UsageError
from voicelens.i18n import ngettext, say

if TYPE_CHECKING:
    from voicelens.pipeline.run import RunReport
    from voicelens.pipeline.studies import NewReport

app = typer.Typer(
    name="voicelens",
    cls=Group,
    help=say("Student voice: from survey answers to an anonymised theme brief. Nothing leaves this machine."),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
models_app = typer.Typer(cls=Group, help=say("The models on this machine."), no_args_is_help=True)
app.add_typer(models_app, name="models")

_current: list[Path] = []

StudyArgument = Annotated[Path, typer.Argument(metavar="[STUDY]", help=say("The study folder; default: here."))]
StudyOption = Annotated[Path | None, typer.Option("--study", help=say("Where the study folder goes."))]
WaveOption = Annotated[str | None, typer.Option("--wave", help=say("The cycle's name, such as “Spring 2026”."))]
EnrolmentOption = Annotated[
    Path | None, typer.Option("--enrolment", help=say("How many students are enrolled, by group: a CSV or XLSX file."))
]
RosterOption = Annotated[
    Path | None, typer.Option("--roster", help=say("The names of students and staff, to be hidden: CSV, XLSX or TXT."))
]
LangOption = Annotated[str | None, typer.Option("--lang", help=say("Language of the brief: en or es."))]


def current_study() -> Path | None:
    """The study the command at work opened, for the log of an unexpected error."""
    return next((path for path in reversed(_current) if path.is_dir()), None)


def _version(wanted: bool) -> None:
    if wanted:
        tell(f"voicelens {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=say("Say which version this is."))
    ] = False,
) -> None:
    """Student voice: from survey answers to an anonymised theme brief."""


@app.command(help=say("Run the sample survey, from export to brief, with nothing to configure."))
def demo(study: StudyOption = None) -> None:
    from voicelens.pipeline.demo import demo as run_demo

    _current.extend([study] if study else [])
    with listener() as show:
        report = run_demo(study, progress=show)
    _tell_run(report)


@app.command(help=say("Inspect exports, write voicelens.toml, and say in plain words what was understood."))
def new(
    sources: Annotated[list[Path], typer.Argument(metavar="SOURCE...", help=say("Survey exports."))],
    study: StudyOption = None,
    mapping: Annotated[
        Path | None, typer.Option("--map", help=say("Take the columns from this voicelens.toml."))
    ] = None,
    wave: WaveOption = None,
    enrolment: EnrolmentOption = None,
    roster: RosterOption = None,
) -> None:
    from voicelens.pipeline.studies import new_study

    report = new_study(sources, study, mapping=mapping, wave=wave, enrolment=enrolment, roster=roster, ask=asker())
    if report.waiting:
        _tell_waiting(report, sources, wave)
        return
    tell(*report.understood, "", say("The same as a page to print: {path}", path=report.preflight))
    tell(say("The study is here: {path}", path=report.study))
    tell(say("Check voicelens.toml in it, then: voicelens run {path}", path=report.study))


def _tell_waiting(report: NewReport, files: list[Path], wave: str | None) -> None:
    tell(*report.understood, "", say("Before these files can be read together:"), *report.waiting, "")
    tell(say("Write “yes” or “no” as each answer under [[same]] in {path}", path=report.study / "voicelens.toml"))
    command = ["voicelens", "run", str(report.study), *map(str, files), *(["--wave", wave] if wave else [])]
    tell(say("Then: {command}", command=shlex.join(command)))


@app.command(help=say("Run what is stale and end with a brief; an export makes a study beside it first."))
def run(
    where: Annotated[
        list[Path] | None, typer.Argument(metavar="STUDY | SOURCE", help=say("A study folder, exports, or both."))
    ] = None,
    study: StudyOption = None,
    wave: WaveOption = None,
    enrolment: EnrolmentOption = None,
    roster: RosterOption = None,
    seed: Annotated[int | None, typer.Option(help=say("The number all chance in a run comes from."))] = None,
    min_group: Annotated[int | None, typer.Option(help=say("Hide groups smaller than this."))] = None,
    lang: LangOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=say("Say what would run, and run nothing."))] = False,
) -> None:
    from voicelens.pipeline.studies import Choices
    from voicelens.pipeline.studies import run as run_study

    places = where or [Path()]
    _current.extend([*places, *([study] if study else [])])
    if dry_run:
        _tell_plan(places, study)
        return
    with listener() as show:
        chosen = Choices(seed, min_group, lang)
        report = run_study(
            places, study, wave=wave, choices=chosen, enrolment=enrolment, roster=roster, progress=show, ask=asker()
        )
    _tell_run(report)


def _tell_run(report: RunReport) -> None:
    from voicelens.pipeline.run import nothing_was_stale

    tell(*report.notes)
    if not report.ran:
        tell(nothing_was_stale())
    tell(say("The brief (a draft) is here: {path}", path=report.brief))


def _tell_plan(places: list[Path], folder: Path | None) -> None:
    from voicelens.pipeline.plan import plan
    from voicelens.pipeline.studies import find_study, inspect

    study = find_study(places, folder)
    if study is None:
        _, understood, questions = inspect(places)
        tell(*understood, *questions, say("Nothing was written."))
        return
    for planned in plan(study):
        tell(say("{stage}: {why}", stage=planned.step.name, why=planned.why or say("up to date")))


@app.command(help=say("Say what is stale and why."))
def status(study: StudyArgument = Path()) -> None:
    from voicelens.study.folder import open_study

    open_study(study)
    _tell_plan([study], None)


@app.command(name="open", help=say("Open the newest brief in the browser."))
def open_brief(study: StudyArgument = Path()) -> None:
    import webbrowser

    from voicelens.pipeline.studies import newest_brief

    brief = newest_brief(study)
    tell(str(brief))
    webbrowser.open(brief.as_uri())


@app.command(help=say("Write a page from a finished study: for a school, a network, students or an inquiry team."))
def brief(
    study: StudyArgument = Path(),
    kind: Annotated[str, typer.Option("--for", help=say("school, network, students or inquiry."))] = "school",
    school: Annotated[
        str, typer.Option("--school", help=say("One school of the study, or “all” for a page for each."))
    ] = "",
    lang: LangOption = None,
    out: Annotated[Path | None, typer.Option("--out", help=say("The file, or for all schools the folder."))] = None,
    pdf: Annotated[bool, typer.Option("--pdf", help=say("Also print it to PDF, by a browser that is here."))] = False,
    frame: Annotated[
        str, typer.Option("--frame", help=say("For an inquiry team: notice-reflect (default) or pdsa."))
    ] = "",
    agreed: Annotated[
        list[str] | None, typer.Option("--agreed", help=say("For a network: a school that agreed to be named."))
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict-framing", help=say("Refuse a page with wording that judges children."))
    ] = False,
) -> None:
    from voicelens.pipeline.briefs import Request, write_briefs

    _current.append(study)
    asked = Request(kind, school, lang or "", frame, tuple(agreed or ()), strict, pdf)
    with listener() as show:
        written = write_briefs(study, asked, out=out, progress=show)
    tell(*written.notes, *map(str, written.files[-10:]))


@app.command(help=say("Show what waits for a decision: quotes with their reasons, themes, redactions."))
def review(
    study: StudyArgument = Path(),
    approve: Annotated[
        list[str] | None, typer.Option("--approve", metavar="ID", help=say("Say yes to a quote; needs --by."))
    ] = None,
    refuse: Annotated[list[str] | None, typer.Option("--refuse", metavar="ID", help=say("Say no to a quote."))] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help=say("Who decides."))] = "",
) -> None:
    from voicelens.pipeline.waiting import decide_quotes, what_waits

    if not approve and not refuse:
        tell(*what_waits(study))
        return
    made = decide_quotes(study, approve=approve or (), refuse=refuse or (), by=by)
    tell(ngettext("{n} decision was written to review/quotes.csv.",
                  "{n} decisions were written to review/quotes.csv.", made).format(n=made))  # fmt: skip
    tell(say("Run it again to use them: voicelens run {study}", study=study))


@app.command(help=say("Write the protected tables, or the coded data set, in a format other programs read."))
def export(
    study: StudyArgument = Path(),
    to: Annotated[str, typer.Option("--to", help=say("csv or parquet; with --internal also bertopic or map."))] = "csv",
    internal: Annotated[
        bool, typer.Option("--internal", help=say("Row-level coded data with redacted text; not for publication."))
    ] = False,
    out: Annotated[Path | None, typer.Option("--out", help=say("The folder to write into."))] = None,
) -> None:
    from voicelens.pipeline.outputs import export_study

    tell(*map(str, export_study(study, to=to, internal=internal, out=out)))


@app.command(
    help=say("Show what an optional language model would be sent, or have it draft something for you to read.")
)
def llm(
    study: StudyArgument = Path(),
    task: Annotated[
        str, typer.Option("--task", help=say("names, questions, summary, codebook or frameworks."))
    ] = "names",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=say("Show every word that would be sent and the cost; send nothing."))
    ] = False,
    framework: Annotated[
        str, typer.Option("--framework", help=say("For frameworks: a list of themes in a file, or school."))
    ] = "school",
    out: Annotated[Path | None, typer.Option("--out", help=say("Write the draft into this file."))] = None,
) -> None:
    from voicelens.pipeline.model_tasks import draft
    from voicelens.pipeline.model_tasks import dry_run as rehearse

    _current.append(study)
    lines = rehearse(study, task, framework) if dry_run else draft(study, task, framework, out)
    typer.echo("\n".join(lines))  # as it is: a dry run shows the very words that would be sent


@app.command(help=say("Publish the pages: attack them, take off the draft mark, and write the ledger."))
def publish(study: StudyArgument = Path()) -> None:
    from voicelens.pipeline.publish import publish_study

    _current.append(study)
    with listener() as show:
        report = publish_study(study, show)
    tell(*report.lines)
    if report.new:
        tell(say("Published as release {n}. The ledger has it: {path}", n=report.release,
                 path=report.study / "ledger.jsonl"))  # fmt: skip
    tell(say("The brief, ready to share, is here: {path}", path=report.brief))


@app.command(help=say("Attack your own outputs: look for names and contacts, and for hidden numbers."))
def audit(
    study: StudyArgument = Path(),
    against: Annotated[
        Path | None,
        typer.Option("--against", help=say("Another study, or a folder of published files, to attack together.")),
    ] = None,
    sample: Annotated[
        int | None, typer.Option("--sample", metavar="N", help=say("Draw N answers for a person to check, no more."))
    ] = None,
) -> None:
    from voicelens.errors import PublicationRefused
    from voicelens.pipeline.audit import audit_study
    from voicelens.pipeline.residual import write_sample

    _current.append(study)
    if sample is not None:
        tell(*write_sample(study, sample))
        return
    with listener() as show:
        report = audit_study(study, show, against=against)
    tell(*report.lines)
    if report.found:
        raise typer.Exit(PublicationRefused.exit_code)


@app.command(help=say("Delete raw words, salt and keys for good, and verify that they are gone."))
def forget(
    study: StudyArgument = Path(),
    yes: Annotated[bool, typer.Option("--yes", help=say("Do not ask."))] = False,
) -> None:
    from voicelens.pipeline.outputs import forget_study
    from voicelens.pipeline.safety import unread

    if not yes and not sys.stdin.isatty():
        raise UsageError(
            say("This deletes the raw answers for good, and there is no terminal to ask on."),
            fix=say("Add --yes if that is what you want."),
        )
    if not yes:
        typer.confirm(say("Delete the raw answers of {study} for good?", study=study.resolve().name), abort=True)
        for question in unread(study):
            typer.confirm(question, abort=True)
    tell(*forget_study(study))


@app.command(help=say("Mask names and contacts in one column of a table."))
def anonymise(
    source: Annotated[Path, typer.Argument(help=say("A table with a text column."))],
    text: Annotated[str, typer.Option("--text", help=say("The column to anonymise."))],
    identifier: Annotated[str, typer.Option("--id", help=say("The column that names each row."))] = "",
    mode: Annotated[str, typer.Option("--mode", help=say("strict (default) or balanced."))] = "strict",
    roster: RosterOption = None,
    out: Annotated[Path | None, typer.Option("--out", help=say("Where the anonymised CSV goes."))] = None,
    spans: Annotated[
        Path | None, typer.Option("--spans", help=say("Also write what was found, as JSON lines."))
    ] = None,
) -> None:
    from voicelens.pipeline.columns import anonymise_column

    tell(anonymise_column(source, text=text, identifier=identifier, mode=mode, roster=roster, out=out, spans=spans))


@app.command(help=say("Find the themes in one column of a table."))
def themes(
    source: Annotated[Path, typer.Argument(help=say("A table with a text column."))],
    text: Annotated[str, typer.Option("--text", help=say("The column with the answers."))],
    out: Annotated[Path, typer.Option("--out", help=say("The folder for themes.csv and assignments.csv."))],
    identifier: Annotated[str, typer.Option("--id", help=say("The column that names each row."))] = "",
    prompt: Annotated[str, typer.Option("--prompt", help=say("The column that says which question it is."))] = "",
    group: Annotated[list[str] | None, typer.Option("--group", help=say("A column with groups to compare."))] = None,
    frame: Annotated[str, typer.Option(help=say("The list of themes: school, none, or a file."))] = "school",
    seed: Annotated[int, typer.Option(help=say("The number all chance comes from."))] = 1,
) -> None:
    from voicelens.pipeline.columns import themes_of_column

    found = themes_of_column(
        source, text=text, identifier=identifier, prompt=prompt, groups=group or (), frame=frame, seed=seed, out=out
    )
    tell(*found)


@app.command(help=say("Check versions, models and fonts; say what is missing and the one line that fixes it."))
def doctor() -> None:
    from voicelens.pipeline.doctor import examine

    findings = examine()
    tell(*(str(finding) for finding in findings))
    if any(finding.fix for finding in findings if finding.needed):
        raise typer.Exit(13)


@models_app.command(name="list", help=say("List the models, what each is for, and its licence."))
def list_models() -> None:
    from voicelens.registry import models

    for model in models().values():
        tell(say("{name}: {purpose} {size} MB, {licence}", name=model.name, purpose=model.purpose,
                 size=round(model.size / 1e6), licence=model.licence))  # fmt: skip


@models_app.command(help=say("Check every file of a model against its known hash."))
def verify(name: Annotated[str | None, typer.Argument(help=say("One model; default: all."))] = None) -> None:
    from voicelens.registry import find_model, models

    for each in [name] if name else list(models()):
        tell(say("{name}: every file is the one it should be ({path})", name=each, path=find_model(each)))


@models_app.command(help=say("Download a model from its hub: the one command that uses the network."))
def fetch(name: Annotated[str, typer.Argument(help=say("The model to download."))]) -> None:
    from voicelens.registry import fetch as fetch_model

    tell(str(fetch_model(name)))


for _each in (*app.registered_commands, *models_app.registered_commands):
    _each.cls = Command
