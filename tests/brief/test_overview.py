from __future__ import annotations

from tests.brief.cases import (
    SETTINGS,
    everyone,
    full_school,
    occasion,
    one_prompt,
    published,
    quotes,
    sixty_themes,
    themes,
)
from voicelens.brief.content import build
from voicelens.brief.overview import Cluster


def clusters(rows, named) -> tuple[Cluster, ...]:
    return build(rows, named, quotes([]), settings=SETTINGS, occasion=occasion()).overview


def test_themes_run_from_what_is_liked_to_what_is_asked_to_change() -> None:
    (cluster,) = clusters(*full_school()[:2])
    assert cluster.name == ""
    assert [cluster.lines[0].theme.name, cluster.lines[-1].theme.name] == [
        "Adults who listen and help",
        "Lunch: food and time to eat",
    ]
    assert max(line.like_width for line in cluster.lines) == 84


def test_themes_above_group_those_below() -> None:
    found = clusters(*sixty_themes()[:2])
    assert len(found) == 6
    assert sum(len(cluster.lines) for cluster in found) == 60


def test_there_is_no_picture_of_one_kind_of_question_or_of_two_themes() -> None:
    assert clusters(*one_prompt()[:2]) == ()
    rows = published([everyone("t0", "like", 0.2), everyone("t1", "change", 0.2)])
    assert clusters(rows, themes([("A", "", 1), ("B", "", 1)])) == ()
