"""`voicelens publish`: the one way out. Pages are made, read back, attacked, put in place, and written in the ledger.

A stop at any moment leaves what was published before, or what is published now. Before the pages take their place,
the line for the ledger is put beside them; whoever comes next finds it there and either ends the work or undoes it.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from voicelens.audit.outline import outline
from voicelens.audit.search import FOUND, search
from voicelens.errors import PublicationRefused, StudyError
from voicelens.i18n import ngettext, say, speaking
from voicelens.pipeline.asked_for import asked_for
from voicelens.pipeline.attacker import attacker_of
from voicelens.pipeline.gate import (
    Evidence,
    allowed,
    attack_releases,
    changed_lines,
    counted_lines,
    evidence,
    folder_files,
    late,
    page_problems,
    recovered_lines,
)
from voicelens.pipeline.plan import plan
from voicelens.pipeline.steps import STEPS, Job, writer
from voicelens.progress import Progress, Silent
from voicelens.study.files import swapped_in, sweep, write_text, writing
from voicelens.study.folder import Study, open_study
from voicelens.study.ledger import Release, add_line, keep_counts, kept_counts, line_of, releases
from voicelens.study.store import file_digest, read_table

if TYPE_CHECKING:
    import pandas as pd

OUT, PENDING = "output", ".publishing.json"
TOLD = 12
_DRAFT = b'name="voicelens-status" content="draft"'


@dataclass(frozen=True)
class PublishReport:
    """Where the published brief is, the number of the release, whether it is a new one, and what the gate did."""

    study: Path
    brief: Path
    release: int
    new: bool
    lines: tuple[str, ...]


def publish_study(where: str | Path, progress: Progress | None = None) -> PublishReport:
    """Publish a study that is up to date: its pages without the draft mark, and a line in the ledger.

    Raises `PublicationRefused` where the gate finds anything, and then nothing is written; `StudyError` where something
    is stale or the ledger is damaged.
    """
    study, listener = open_study(where), progress or Silent()
    with study.lock():
        settle(study)
        _refuse_stale(study)
        known = releases(study)
        listener.start("publish", say("making the pages, and attacking them"))
        files = _pages(study, listener)
        lines, release = _through_the_gate(study, files, known, listener)
        new = release.number > len(known)
        _put(study, files, release, known)
        listener.finish("publish", say("release {number}", number=release.number))
    return PublishReport(study.path, study.published / "brief.html", release.number, new, lines)


def settle(study: Study) -> None:
    """End or undo what a stopped publication left; the caller holds the study's lock."""
    folder, pending = study.published, study.path / OUT / PENDING
    if not folder.exists():
        for old in sorted(folder.parent.glob(f".{folder.name}-old-*/{folder.name}")):
            with writing(folder):
                old.replace(folder)
    if pending.exists():
        waiting = _waiting(pending)
        if waiting and folder.is_dir() and _digests(folder_files(folder)) == waiting["files"]:
            releases(study)  # refuses to add to a ledger that is damaged
            add_line(study, str(waiting["line"]))
        pending.unlink()
    sweep(study.path / OUT)


def _waiting(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and {"files", "line"} <= set(found) else {}


def _refuse_stale(study: Study) -> None:
    stale = [planned for planned in plan(study) if planned.stale]
    if stale:
        raise StudyError(
            say("This study is not up to date: {stage} ({why}).", stage=stale[0].step.name, why=stale[0].why),
            where=str(study.path),
            fix=say("Run it, look at the drafts, then publish: voicelens run {study}", study=study.path),
        )


def _pages(study: Study, progress: Progress) -> dict[str, bytes]:
    """The pages as they are to be published: those of every run, and those that somebody asked for as drafts."""
    with speaking(study.settings.study.language):
        made = dict(STEPS[-1].call(Job(study, progress, draft=False)).pages)
        made |= asked_for(study)
    return {name: page.encode("utf-8") for name, page in sorted(made.items())}


def _through_the_gate(
    study: Study, files: Mapping[str, bytes], known: Sequence[Release], progress: Progress
) -> tuple[tuple[str, ...], Release]:
    """What the gate says where it lets the pages through, and the release they make."""
    now = evidence(study)
    digest = file_digest(study, writer("published").folder, "published")
    earlier = _earlier(study, now, known, digest)
    _refuse_late(study, now, earlier)
    attacked = attack_releases(now, earlier, progress)
    if attacked.recovered or attacked.contradictions or attacked.misread:
        wrong = (*attacked.contradictions, *attacked.misread)
        raise _refused_numbers(study, wrong, [*recovered_lines(attacked.recovered)])
    if known and known[-1].tables == digest and dict(known[-1].files) == _digests(files):
        return (counted_lines(attacked), say("Nothing has changed since release {n}.", n=known[-1].number)), known[-1]
    told = {wave: outline(now.read(wave, blind=True)) for wave in now.waves}
    return (counted_lines(attacked), say("None of them can be worked out.")), Release(
        len(known) + 1, "", now.waves, digest, _digests(files), told
    )


def _earlier(study: Study, now: Evidence, known: Sequence[Release], digest: str) -> list[Evidence]:
    """Earlier releases of the same cycles with their true counts; refused where these were forgotten."""
    found = []
    for release in known:
        if release.tables == digest or not set(release.waves) & set(now.waves):
            continue
        kept = kept_counts(study, release.number)
        if kept is None:
            raise PublicationRefused(
                say("A cycle that was published before would be published again with other numbers, and the counts "
                    "it was published with are deleted: nobody can check that the two together give nothing away."),
                where=str(study.path),
                fix=say("Keep what is published. New cycles can be published as before."),
            )  # fmt: skip
        published, comparison, coverage = (kept[name] for name in ("published", "comparison", "coverage"))
        found.append(replace(now, published=published, comparison=comparison, coverage=coverage))
    return found


def _refuse_late(study: Study, now: Evidence, earlier: Sequence[Evidence]) -> None:
    changed = late(now, earlier)
    if changed:
        raise PublicationRefused(
            "\n".join([
                ngettext(
                    "A group that is shown has changed by fewer than 10 students since it was published, so the two "
                    "releases together would tell what these few said:",
                    "{n} groups that are shown have changed by fewer than 10 students since they were published, so "
                    "the two releases together would tell what these few said:",
                    len(changed),
                ).format(n=len(changed)),
                *changed_lines(changed),
            ]),
            where=str(study.path),
            fix=say("Keep what is published, or wait until at least 10 more students in each of these groups answer."),
        )  # fmt: skip


def _refused_numbers(study: Study, wrong: Sequence[str], lines: Sequence[str]) -> PublicationRefused:
    said = [say("Numbers that are hidden can be worked out from those that are shown:"), *lines] if lines else []
    if wrong:
        named = ", ".join(wrong[:TOLD])
        said.append(say("Published numbers contradict each other or the counts behind them: {which}.", which=named))
    return PublicationRefused(
        "\n".join(said),
        where=str(study.path),
        fix=say("Hide more: set a larger [protect] min_group in voicelens.toml, merge or hide rare themes in "
                "review/themes.csv, or take a group column out; then run it again and publish."),
    )  # fmt: skip


def _put(study: Study, files: Mapping[str, bytes], release: Release, known: Sequence[Release]) -> None:
    """Write the pages aside, read them back, and let them take their place only if the gate finds nothing in them."""
    folder, pending = study.published, study.path / OUT / PENDING
    with swapped_in(folder) as aside:
        for name, content in files.items():
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            (aside / name).write_bytes(content)
        _read_back(study, aside)
        if release.number > len(known):
            dated = Release(**{**vars(release), "date": _today()})
            line = line_of(dated, known)
            keep_counts(study, release.number, _counts(study))
            write_text(pending, json.dumps({"files": dict(release.files), "line": line}))
    settle(study)


def _today() -> str:
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()


def _counts(study: Study) -> dict[str, pd.DataFrame]:
    return {name: read_table(study, writer(name).folder, name) for name in ("published", "comparison", "coverage")}


def _read_back(study: Study, aside: Path) -> None:
    """Refuse pages that tell more than the published tables, or anybody's name."""
    themes, quotes, published = (
        read_table(study, writer(name).folder, name) for name in ("themes", "quotes", "published")
    )
    files = folder_files(aside)
    found = page_problems(files, published, allowed(study, published, themes, quotes))
    found += [say("{file}: it still has the draft mark", file=name) for name in files if _DRAFT in files[name]]
    found += _names(study, aside)
    if found:
        raise PublicationRefused(
            "\n".join([say("The finished pages tell more than they may:"), *_shortened(found)]),
            where=str(study.path),
            fix=say("Nothing was published. If you changed names or questions, take numbers and people out of them; "
                    "otherwise this is a mistake in VoiceLens: please report the lines above."),
        )  # fmt: skip


def _names(study: Study, aside: Path) -> list[str]:
    """Names and contacts in the finished files, said without the words."""
    attacker, _ = attacker_of(study)
    findings = search(aside, sorted(path for path in aside.rglob("*") if path.is_file()), attacker)
    places = [place for place in findings.places if place.state == FOUND]
    hide = attacker.matcher.conceal
    said = [
        say(
            "{file}, line {line}: it holds something that is to be hidden ({kind})",
            file=hide(place.file), line=place.cell.row, kind=place.kind,
        )
        for place in places
    ]  # fmt: skip
    unread = findings.unsearched
    return said + [say("{file}: it cannot wholly be searched ({why})", file=name, why=why) for name, why in unread]


def _shortened(found: Sequence[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in found[:TOLD])
    if len(found) > TOLD:
        yield "  " + say("… and {n} more", n=len(found) - TOLD)


def _digests(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
