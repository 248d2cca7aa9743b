"""Briefs on request: one page for the whole, for one school, or for every school of a study."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from voicelens.brief.kinds import Given, known, page_name, page_of
from voicelens.errors import StudyError, UsageError
from voicelens.i18n import LANGUAGES, ngettext, say
from voicelens.pipeline.actions import read_actions
from voicelens.pipeline.occasions import languages, occasion
from voicelens.pipeline.pdf import print_pdf
from voicelens.pipeline.steps import writer
from voicelens.pipeline.wording import check_wording
from voicelens.progress import Progress, Silent
from voicelens.study.files import write_text
from voicelens.study.folder import Study, open_study
from voicelens.study.store import manifest, read_array, read_table
from voicelens.text import fold

if TYPE_CHECKING:
    import pandas as pd

ALL = "all"
FOLDER = "schools"
_UNSAFE = re.compile(r"[^\w]+")
_LONGEST = 60


@dataclass(frozen=True)
class Request:
    """What is asked for: the kind of page, the school (empty for the whole, "all" for each), and how it is written."""

    kind: str = "school"
    school: str = ""
    language: str = ""
    frame: str = ""
    agreed: tuple[str, ...] = ()
    strict: bool = False
    pdf: bool = False


@dataclass(frozen=True)
class Written:
    """What was written, and what a person should read about its wording."""

    files: tuple[Path, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shelf:
    """The tables of a finished study that briefs are made of, read once."""

    study: Study

    def table(self, name: str) -> pd.DataFrame:
        """A table; raises `StudyError` where the study has not got so far."""
        folder = writer(name).folder
        if manifest(self.study, folder) is None:
            raise StudyError(
                say("This study has not been run to the end ({stage} is missing).", stage=writer(name).name),
                where=str(self.study.path),
                fix=say("Run it first: voicelens run {study}", study=self.study.path),
            )
        return read_table(self.study, folder, name)

    @cached_property
    def given(self) -> Given:
        """Everything for the whole study, in the study's language."""
        settings = self.study.settings
        quotes = self.table("quotes")
        about = occasion(
            self.table("respondents"), self.comments, quotes, self.table("ideas"), self.table("membership"),
            read_array(self.study, writer("vectors").folder, "vectors"), least=settings.protect.min_group,
        )  # fmt: skip
        return Given(
            self.table("published"), self.table("themes"), quotes, settings, about, settings.study.language,
            actions=read_actions(self.study),
        )  # fmt: skip

    @cached_property
    def comments(self) -> pd.DataFrame:
        """The redacted answers."""
        return self.table("comments")

    @cached_property
    def school_of(self) -> pd.Series[str]:
        """Each student's school."""
        return self.table("respondents").set_index("respondent_id")["school"]

    @cached_property
    def schools(self) -> Mapping[str, pd.DataFrame]:
        """The published rows of each school."""
        rows = self.given.published
        return {str(name): own for name, own in rows[rows["unit_level"] == "school"].groupby("unit", sort=True)}

    @cached_property
    def answers(self) -> Mapping[str, pd.DataFrame]:
        """The answers of each school."""
        where = self.comments["respondent_id"].map(self.school_of)
        return {str(name): own for name, own in self.comments.groupby(where, sort=False)}

    @cached_property
    def quoted(self) -> Mapping[str, pd.DataFrame]:
        """The quotes of each school's own students."""
        quotes, answers = self.given.quotes, self.comments.drop_duplicates("response_id").set_index("response_id")
        place = answers["respondent_id"].map(self.school_of)
        return {str(name): own for name, own in quotes.groupby(quotes["response_id"].map(place), sort=False)}

    def of_school(self, name: str, *, alone: bool) -> Given:
        """What one school's page is made of; with `alone`, its own rows and nothing of any other school."""
        whole = self.given
        if name not in self.schools:
            raise _no_school(name, sorted(self.schools))
        answers = self.answers.get(name)
        heard = () if answers is None else languages(answers, whole.occasion.wave, whole.settings.protect.min_group)
        own = replace(whole.occasion, school=name, languages=heard)
        if not alone:
            return replace(whole, occasion=own)
        quotes = self.quoted.get(name, whole.quotes.iloc[:0])
        return replace(whole, published=self.schools[name], quotes=quotes, occasion=own)


def _no_school(name: str, schools: list[str]) -> UsageError:
    return UsageError(
        say("No school in this study is called “{school}”.", school=name),
        where="--school",
        fix=say("Use one of: {known}.", known=", ".join([*schools[:20], ALL])),
    )


def write_briefs(
    where: Path, request: Request, *, out: Path | None = None, progress: Progress | None = None
) -> Written:
    """Write the page asked for, or one for each school into a folder; says where, and which words to read again.

    Every page is a draft. Raises `UsageError` for a school, a kind or a language that is not there.
    """
    known(request.kind)
    if request.language and request.language not in LANGUAGES:
        raise UsageError(
            say("There are no pages in “{language}”.", language=request.language),
            where="--lang",
            fix=say("Use one of: {known}.", known=", ".join(LANGUAGES)),
        )
    study = open_study(where)
    shelf, listener = Shelf(study), progress or Silent()
    each = request.school == ALL and ALL not in shelf.schools
    targets = _each_school(shelf, request, out) if each else {_target(study, request, out): request.school}
    notes: list[str] = []
    listener.start(request.kind, say("asked for"))
    for done, (target, school) in enumerate(targets.items(), start=1):
        page, said = _page(shelf, request, school)
        write_text(target, page)
        notes += said
        listener.step(done, len(targets))
    listener.finish(request.kind, ngettext("{n} page.", "{n} pages.", len(targets)).format(n=len(targets)))
    printed = [print_pdf(target) for target in targets] if request.pdf else []
    return Written((*targets, *printed), tuple(dict.fromkeys(notes)))


def _each_school(shelf: Shelf, request: Request, out: Path | None) -> dict[Path, str]:
    folder = out or shelf.study.drafts / FOLDER
    if folder.is_file():
        raise UsageError(
            say("{path} is a file; the pages of all schools go into a folder.", path=folder),
            where="--out",
            fix=say("Name a folder."),
        )
    return {folder / name: school for name, school in page_files(shelf.schools, page_name(request.kind))}


def page_files(schools: Mapping[str, object], page: str) -> Iterator[tuple[str, str]]:
    """A file name for each school that every file system takes, no two the same."""
    stem, used = Path(page).stem, set[str]()
    for school in schools:
        base = _UNSAFE.sub("-", fold(school)).strip("-")[:_LONGEST] or "school"
        name = next(name for name in _numbered(base) if name not in used)
        used.add(name)
        yield f"{name}-{stem}.html", school


def _numbered(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def _target(study: Study, request: Request, out: Path | None) -> Path:
    if out is not None:
        return out / page_name(request.kind) if out.is_dir() else out
    if not request.school:
        return study.drafts / page_name(request.kind)
    name, _ = next(page_files({request.school: None}, page_name(request.kind)))
    return study.drafts / FOLDER / name


def _page(shelf: Shelf, request: Request, school: str) -> tuple[str, tuple[str, ...]]:
    given = shelf.of_school(school, alone=request.kind != "network") if school else shelf.given
    language = request.language or given.language
    given = replace(given, language=language, agreed=request.agreed, frame=request.frame)
    page = page_of(request.kind, given)
    young = request.kind == "students"
    return page, check_wording(page, given, school=school, young=young, strict=request.strict)
