"""The stages in their order: what each reads, writes and depends on, and how it is called.

Settings choose and this module builds: a stage is handed the frames and parts it needs and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from voicelens.pipeline.codebook import frozen, keep
from voicelens.pipeline.language_model import Tables, owed, with_names
from voicelens.pipeline.redactions import decided, list_redactions
from voicelens.pipeline.safety import tell_adults
from voicelens.progress import Progress
from voicelens.review import QuoteDecision, ThemeDecision, read_decisions
from voicelens.settings import Settings
from voicelens.study.anchors import anchors
from voicelens.study.codebook import CODEBOOK_FILE
from voicelens.study.concerns import released
from voicelens.study.enrolment import enrolment_path, enrolments
from voicelens.study.folder import Study
from voicelens.study.roster import ALWAYS_FILE, NEVER_FILE, ROSTER_FILE, own_words
from voicelens.study.sources import salt, source_path, sources
from voicelens.study.store import read_array, read_table
from voicelens.tables import Result

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from voicelens.anonymise.own_lists import OwnLists
    from voicelens.ingest.readers import Source

UNNAMED = "School"
SCREEN_MODEL, SCREEN_ENCODER = "concerns", "students"
QUOTE_NEEDS, QUOTE_NEEDS_SMALL, SMALL_STUDY = 10, 5, 100


@dataclass(frozen=True)
class Job:
    """One stage's work: the study it runs in and who listens. Pages are drafts unless they are to be published."""

    study: Study
    progress: Progress
    draft: bool = True

    @cached_property
    def settings(self) -> Settings:
        """The study's settings, read once."""
        return self.study.settings

    def table(self, name: str) -> pd.DataFrame:
        """A table an earlier stage wrote."""
        return read_table(self.study, writer(name).folder, name)

    def array(self, name: str) -> np.ndarray[Any, Any]:
        """An array an earlier stage wrote."""
        return read_array(self.study, writer(name).folder, name)


@dataclass(frozen=True)
class Step:
    """One stage. Raise `version` whenever the stage would give something else for the same input.

    A stage that says anything, in a table, a note or a reason, has "study.language" among its settings. `framed` is for
    one that depends on the list of themes; `owed` says why a stage that is up to date should run all the same, because
    a part of it was waiting for something outside; `after` is called in every run once the stage is up to date.
    """

    number: int
    name: str
    version: int
    call: Callable[[Job], Result]
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    framed: bool = False
    prompts: tuple[str, ...] = ()
    owed: Callable[[Study], str] | None = None
    after: Callable[[Study], None] | None = None

    @property
    def folder(self) -> str:
        """The stage's folder name."""
        return f"{self.number:02}-{self.name}"


def read_exports(study: Study) -> list[tuple[Source, str]]:
    """The exports of a study as they were given, each with its cycle."""
    from voicelens.ingest.readers import read_source

    entries = sources(study)
    return [(replace(read_source(source_path(study, entry)), name=entry.name), entry.wave) for entry in entries]


def take_in(study: Study, settings: Settings, exports: Sequence[tuple[Source, str]]) -> Result:
    """The first tables: who answered, what they wrote, and how many are enrolled."""
    from voicelens.ingest.enrolment import match_enrolment, read_enrolment
    from voicelens.ingest.shape import ingest

    made = ingest(exports, settings=settings, salt=salt(study), default_school=settings.study.name or UNNAMED)
    counts = [(read_enrolment(enrolment_path(study, entry)), entry.wave) for entry in enrolments(study)]
    table, notes = match_enrolment(counts, made.tables["respondents"], settings)
    return replace(made, tables={**made.tables, "enrolled": table}, notes=[*made.notes, *notes])


def _ingest(job: Job) -> Result:
    from voicelens.ingest.places import places
    from voicelens.ingest.weeks import weeks

    exports, key = read_exports(job.study), salt(job.study)
    made = take_in(job.study, job.settings, exports)
    files, respondents = [source for source, _ in exports], made.tables["respondents"]
    private = {"places": places(files, respondents, salt=key), "weeks": weeks(files, respondents, salt=key)}
    return replace(made, tables={**made.tables, **private})


def _screen(job: Job) -> Result:
    from voicelens.embed.encoders import load_encoder
    from voicelens.registry import find_model
    from voicelens.screen.screen import screen
    from voicelens.screen.second import load_second

    second = load_second(find_model(SCREEN_MODEL), load_encoder(SCREEN_ENCODER).encode)
    return screen(job.table("responses"), job.table("places"), second=second)


def _detect(job: Job) -> Result:
    from voicelens.anonymise.api import gather
    from voicelens.anonymise.detect import detect
    from voicelens.pipeline.roster import study_roster

    chosen, own = job.settings.anonymise, _own_lists(job)
    recognisers = gather(chosen.names, study_roster(job.study), own)
    return detect(
        job.table("responses"), recognisers=recognisers, mode=chosen.mode, never=own.never, progress=job.progress
    )


def _own_lists(job: Job) -> OwnLists:
    from voicelens.anonymise.own_lists import own_lists

    chosen = job.settings.anonymise
    return own_lists(
        chosen.patterns,
        (*chosen.always, *own_words(job.study, ALWAYS_FILE)),
        (*chosen.never, *own_words(job.study, NEVER_FILE)),
    )


def _redact(job: Job) -> Result:
    from voicelens.anonymise.redact import redact
    from voicelens.screen.second import REASON

    concerns = job.table("concerns")
    concerns = concerns[~concerns["response_id"].isin(list(released(job.study)))]
    sure = concerns[concerns["why"].map(lambda why: REASON not in why).astype(bool)]
    held = sure[sure["category"] != "bullying"] if job.settings.safety.hold_back == "urgent" else sure
    responses = job.table("responses")
    return redact(
        responses,
        job.table("spans"),
        job.table("flags"),
        job.table("respondents"),
        decided=decided(job.study, responses),
        never=_own_lists(job).never,
        held_back=frozenset(held["response_id"]),
        for_a_person=frozenset(concerns["response_id"]),
    )


def _split(job: Job) -> Result:
    from voicelens.themes.split import split

    return split(job.table("comments"))


def _embed(job: Job) -> Result:
    from voicelens.embed.embed import embed
    from voicelens.embed.encoders import load_encoder

    encoder = load_encoder(job.settings.themes.encoder)
    return embed(job.table("ideas"), encoder=encoder, progress=job.progress)


def _find(job: Job) -> Result:
    from voicelens.pipeline.frames import taught_frame
    from voicelens.themes.find import find
    from voicelens.themes.finders import load_finder

    chosen, study = job.settings.themes, job.settings.study
    return find(
        job.table("ideas"),
        job.table("comments"),
        job.array("vectors"),
        finder=load_finder(chosen.finder),
        smallest=chosen.smallest,
        seed=study.seed,
        taught=taught_frame(chosen.frame, chosen.encoder, beside=job.study.path, seed=study.seed),
        language=study.language,
    )


def _agree(job: Job) -> Result:
    from voicelens.themes.agree import agree
    from voicelens.themes.finders import load_finder
    from voicelens.themes.parting import Means

    chosen, study = job.settings.themes, job.settings.study
    made = agree(
        job.table("ideas"),
        job.table("comments"),
        job.table("themes_found"),
        job.table("assigned"),
        decisions=cast("tuple[ThemeDecision, ...]", read_decisions(job.study.review, ThemeDecision)),
        anchors=anchors(job.study),
        means=Means(job.array("vectors"), load_finder(chosen.finder), chosen.smallest, study.seed, study.language),
    )
    found = made.tables
    tables = Tables(found["themes"], found["membership"], job.table("ideas"), job.table("safety"), job.array("vectors"))
    return with_names(job.study, tables, made)


def _compare(job: Job) -> Result:
    from voicelens.compare.codebook import edited, to_text
    from voicelens.compare.compare import compare

    comments, membership, themes = (job.table(name) for name in ("comments", "membership", "themes"))
    codebook = frozen(job.study, comments, membership, themes)  # before anybody's groups are read
    made = compare(
        job.table("respondents"),
        comments,
        membership,
        themes,
        unit_name=job.settings.study.name or UNNAMED,
        unit_level=job.settings.study.unit,
        min_group=job.settings.protect.min_group,
        rules=job.settings.compare,
        enrolment=job.table("enrolled"),
        edited=edited(codebook),
    )
    return replace(made, pages={CODEBOOK_FILE: to_text(codebook)})


def _protect(job: Job) -> Result:
    from voicelens.protect.protect import protect
    from voicelens.protect.quotes import choose_quotes

    themes, comments = job.table("themes"), job.table("comments")
    shown = protect(
        job.table("comparison"),
        job.table("coverage"),
        themes,
        rules=job.settings.protect,
        pairs=job.table("pairs"),
        places=job.table("respondents")[["school", "network", "wave"]],
    )
    respondents = comments.loc[comments["status"] == "substantive", "respondent_id"].nunique()
    quotes = choose_quotes(
        job.table("ideas"),
        comments,
        job.table("membership"),
        themes,
        job.table("safety"),
        approvals=cast("tuple[QuoteDecision, ...]", read_decisions(job.study.review, QuoteDecision)),
        min_raised=QUOTE_NEEDS if respondents >= SMALL_STUDY else QUOTE_NEEDS_SMALL,
        needed=job.settings.protect.approvals,
        respondents=job.table("respondents"),
        min_group=job.settings.protect.min_group,
    )
    return Result(
        tables={**shown.tables, **quotes.tables},
        dropped=[*shown.dropped, *quotes.dropped],
        notes=[*shown.notes, *quotes.notes],
    )


def _brief(job: Job) -> Result:
    from voicelens.brief.kinds import Given, pages_of_run
    from voicelens.pipeline.actions import read_actions
    from voicelens.pipeline.occasions import occasion
    from voicelens.pipeline.wording import check_wording

    about = occasion(
        job.table("respondents"),
        job.table("comments"),
        quotes := job.table("quotes"),
        job.table("ideas"),
        job.table("membership"),
        job.array("vectors"),
        least=job.settings.protect.min_group,
        draft=job.draft,
    )
    settings = job.settings
    tables, actions = (job.table("published"), job.table("themes"), quotes), read_actions(job.study)
    given = Given(*tables, settings, about, settings.study.language, actions=actions)
    made = pages_of_run(given)
    said = [
        line
        for name, page in made.pages.items()
        if name.endswith(".html")
        for line in check_wording(page, given, young=name == "students.html")
    ]
    return replace(made, notes=[*made.notes, *dict.fromkeys(said)])


STEPS: tuple[Step, ...] = (
    Step(
        1, "ingest", 4, _ingest, (), ("respondents", "responses", "places", "weeks", "enrolled"),
        ("prompts", "groups", "columns", "agreed", "study.name", "study.language"),
    ),
    Step(2, "screen", 2, _screen, ("responses", "places"), ("concerns",), after=tell_adults),
    Step(
        3, "detect", 3, _detect, ("responses",), ("spans", "flags"), ("anonymise", "study.language"),
        (f"private/{ROSTER_FILE}", f"private/{ALWAYS_FILE}", f"private/{NEVER_FILE}"), ("anonymise.names",),
    ),
    Step(
        4, "redact", 3, _redact, ("responses", "spans", "flags", "concerns", "respondents"), ("comments", "safety"),
        ("safety.hold_back", "anonymise.never", "study.language"),
        ("private/not-a-concern.txt", "review/redactions.csv", f"private/{NEVER_FILE}"), after=list_redactions,
    ),
    Step(5, "split", 3, _split, ("comments",), ("ideas",)),
    Step(
        6, "embed", 2, _embed, ("ideas",), ("vectors",), ("themes.encoder", "study.language"),
        models=("themes.encoder",),
    ),
    Step(
        7, "find", 3, _find, ("ideas", "comments", "vectors"), ("themes_found", "assigned"),
        ("themes.finder", "themes.smallest", "study.seed", "study.language"), framed=True,
    ),
    Step(
        8, "agree", 3, _agree,
        ("ideas", "comments", "vectors", "themes_found", "assigned", "safety"), ("themes", "membership", "unmatched"),
        ("themes.finder", "themes.smallest", "study.seed", "study.language", "llm"),
        ("review/themes.csv", "anchors.jsonl"), prompts=("theme-name",), owed=owed,
    ),
    Step(
        9, "compare", 2, _compare,
        ("respondents", "enrolled", "comments", "membership", "themes"), ("comparison", "pairs", "coverage"),
        ("study.name", "study.unit", "study.language", "compare", "protect"), after=keep,
    ),
    Step(
        10, "protect", 3, _protect,
        ("comparison", "pairs", "coverage", "respondents", "themes", "ideas", "comments", "membership", "safety"),
        ("published", "quotes"),
        ("protect", "study.language"), ("review/quotes.csv",),
    ),
    Step(
        11, "brief", 2, _brief,
        ("published", "themes", "quotes", "respondents", "comments", "ideas", "membership", "vectors"), (),
        ("study.name", "study.unit", "study.language", "prompts", "groups", "brief", "compare", "protect"),
        ("review/actions.toml",),
    ),
)  # fmt: skip
_WRITER = {name: step for step in STEPS for name in step.writes}


def writer(table: str) -> Step:
    """The stage that writes a table or array."""
    return _WRITER[table]
