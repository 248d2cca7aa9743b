"""Pages that somebody asked for as drafts, made again from the same tables without the draft mark."""

from __future__ import annotations

from dataclasses import replace

from voicelens.brief.kinds import KINDS, Given, page_of
from voicelens.pipeline.briefs import FOLDER, Shelf, page_files
from voicelens.study.folder import Study

ALWAYS = "school"  # the page that every run makes


def asked_for(study: Study) -> dict[str, str]:
    """File name to page, for each kind of page and each school that has a draft; schools are not named in any."""
    shelf = Shelf(study)
    found: dict[str, str] = {}
    for kind, (name, _) in KINDS.items():
        if kind != ALWAYS and (study.drafts / name).is_file():
            found[name] = page_of(kind, _final(shelf.given))
        for file, school in page_files(shelf.schools, name) if (study.drafts / FOLDER).is_dir() else ():
            if (study.drafts / FOLDER / file).is_file():
                found[f"{FOLDER}/{file}"] = page_of(kind, _final(shelf.of_school(school, alone=kind != "network")))
    return found


def _final(given: Given) -> Given:
    return replace(given, occasion=replace(given.occasion, draft=False))
