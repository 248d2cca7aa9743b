"""A list of themes to start from: what fits is placed, the rest searched, and little is left without a theme."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tests.themes.cases import FRAME, comments, encode, topics
from voicelens.themes import framed
from voicelens.themes.finders import load_finder
from voicelens.themes.framed import from_frame
from voicelens.themes.frames.frame import parse
from voicelens.themes.induction import Proposed, Sorting
from voicelens.themes.split import split
from voicelens.themes.taught import Taught, teach

TAUGHT = teach(parse(FRAME, "list.toml"), encode, seed=1)


def sorted_with(texts: list[str], taught: Taught = TAUGHT, **columns: object) -> Proposed:
    frame = comments(texts, **columns)
    ideas = split(frame).tables["ideas"].drop_duplicates("response_id")
    about = frame.set_index("response_id").loc[ideas["response_id"]]
    return from_frame(Sorting(ideas, about, encode(texts), load_finder("graph"), 4, 1), taught, "en")


def where(proposed: Proposed) -> list[str | None]:
    return [None if label < 0 else proposed.themes[label].theme_id for label in proposed.labels]


def test_ideas_stand_under_the_theme_they_are_about() -> None:
    places = where(sorted_with(topics("lunch", "recess", "bathroom")))
    right = sum(place == wanted for place, wanted in zip(places, ["food", "play", "rooms"] * 20, strict=True))
    assert right >= 0.9 * len(places)


def test_what_the_list_lacks_becomes_a_further_theme_with_a_number_and_a_name_of_its_own() -> None:
    proposed = sorted_with(topics("lunch", "recess", "bathroom", "library", each=30))
    places = where(proposed)
    assert sum(place is not None and place.startswith("t0") for place in places[3::4]) >= 18
    further = [theme for theme in proposed.themes if theme.theme_id.startswith("t0")]
    assert {theme.name_source for theme in further} == {"keywords"}
    assert any("ibrary" in theme.name or "ooks" in theme.name for theme in further)
    assert len({theme.name for theme in proposed.themes}) == len(proposed.themes)


def test_themes_without_ideas_are_left_out_and_the_others_keep_the_order_of_the_list() -> None:
    proposed = sorted_with(topics("bathroom", "lunch", each=30))
    assert [theme.theme_id for theme in proposed.themes][:2] == ["food", "rooms"]
    assert proposed.labels.max() == len(proposed.themes) - 1


def test_scattered_ideas_become_no_theme_and_at_most_twelve_in_a_hundred_of_a_language_stay_apart() -> None:
    texts = topics("lunch", "recess", "bathroom", each=20) + [f"zq{n} xv{n * 7}" for n in range(40)]
    languages = ["en"] * 60 + ["es", "en"] * 20
    proposed = sorted_with(texts, language=languages)
    assert all(theme.name_source == "frame" for theme in proposed.themes)
    apart = proposed.labels < 0
    for language in ("en", "es"):
        own = np.array(languages) == language
        assert apart[own].mean() <= 0.12


def test_few_ideas_that_do_not_fit_are_not_searched() -> None:
    texts = topics("lunch", "recess", "bathroom") + topics("library", each=framed.SEARCH_FROM - 1)
    assert all(theme.name_source == "frame" for theme in sorted_with(texts).themes)


def test_each_theme_of_the_list_has_a_certificate() -> None:
    proposed = sorted_with(topics("lunch", "recess", "bathroom"))
    assert all(theme.certificate is not None and 0 <= theme.certificate <= 1 for theme in proposed.themes)
    assert max(theme.certificate or 0 for theme in proposed.themes) > 0.8
    assert proposed.themes[0].description == "What students say about lunch."
    assert proposed.themes[1].description == ""


def test_the_areas_of_a_list_come_with_its_themes() -> None:
    inside = FRAME.replace("[[themes]]", '[[themes]]\narea = "day"', 2)
    area = '[[areas]]\nid = "day"\nname.en = "The day"\nname.es = "El día"\n'
    proposed = sorted_with(topics("lunch", "recess", "bathroom"), replace(TAUGHT, frame=parse(area + inside, "x.toml")))
    assert [(one.theme_id, one.name, one.name_source) for one in proposed.areas] == [("area-day", "The day", "frame")]
    assert [theme.parent_id for theme in proposed.themes] == ["area-day", "area-day", None]
    assert proposed.areas[0].certificate is not None
    assert proposed.areas[0].certificate > 0.7
