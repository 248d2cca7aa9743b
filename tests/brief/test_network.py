"""The network brief holds what its tables hold, names no school it may not name, and ranks nobody."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from tests.brief.cases import SETTINGS as SCHOOL_SETTINGS
from tests.brief.cases import usual_school
from tests.brief.network_cases import NAMED, NAMES, NETWORK, OWN, network_tables, occasion, said, theme_table
from tests.brief.network_cases import NETWORK_SETTINGS as SETTINGS
from tests.brief.reading import Page
from voicelens.brief.framing import check_page
from voicelens.brief.network import MOST_PAIRS, build_network, network
from voicelens.errors import UsageError

GOLDEN = Path(__file__).parents[1] / "golden" / "network.html"
TABLES = network_tables()


def page(
    published: pd.DataFrame = TABLES, *, school: str = OWN, language: str = "en", agreed: tuple[str, ...] = ()
) -> str:
    made = network(
        published, theme_table(), said(), settings=SETTINGS, occasion=occasion(school=school), language=language,
        agreed=agreed,
    )  # fmt: skip
    return made["network.html"]


def test_the_page_is_the_one_that_was_looked_at() -> None:
    assert page(agreed=("Hazel Hill", "Elm Street")) == GOLDEN.read_text(encoding="utf-8")


def test_every_number_of_a_cell_is_the_published_one() -> None:
    rows = TABLES.set_index("cell")
    columns = {
        "share": "shown_share",
        "low": "shown_low",
        "high": "shown_high",
        "n": "shown_n",
        "rest_share": "shown_rest_share",
    }
    read = 0
    for cell, of, text in Page(page()).cells:
        if of in columns and text.isdecimal():
            value = rows.loc[cell, columns[of]]
            assert round(float(value) * (1 if of == "n" else 100)) == int(text)
            read += 1
    assert read > 100


def test_a_school_that_did_not_agree_is_named_only_among_those_who_answered() -> None:
    found = page(school="", agreed=("Hazel Hill",))
    for name in NAMES:
        assert found.count(name.replace("–", "–")) == (
            2 if name == "Hazel Hill" and "Pride in the school</b><br>" in found else 1
        )


def test_no_mark_of_a_school_carries_a_cell_of_that_school() -> None:
    rows = TABLES[(TABLES["unit_level"] == "school") & (TABLES["table"] == "comparison")]
    for school in ("", OWN):
        used = set(re.findall(r'data-cell="([^"]+)"', page(school=school)))
        assert {unit for unit, cell in zip(rows["unit"], rows["cell"], strict=True) if cell in used} <= {school}


def test_the_readers_school_is_pointed_out_and_the_page_is_whole_without_one() -> None:
    mine, nobodys = page(), page(school="")
    assert "Your school’s own number: about" in mine
    assert 'class="diamond"' in mine
    assert "Your school" not in nobodys
    assert "diamond" not in nobodys.partition("</style>")[2]


def test_changes_pairs_and_bright_spots_appear_only_where_their_rows_do() -> None:
    first = network_tables(waves=("Spring 2026",))
    bare = first[first["table"] != "pairs"]
    found = page(bare)
    for heading in ("is it changing?", "What goes together", "Bright spots"):
        assert heading not in found
    full = page(agreed=("Hazel Hill",))
    for heading in ("Since Fall 2025: is it changing?", "What goes together", "Bright spots: schools to visit"):
        assert heading in full
    assert "none stands out" in page(agreed=("Kestrel Point",))


def test_the_spread_of_a_gap_between_schools_is_told() -> None:
    assert 'data-of="tau">4</span> points around this gap' in page()


def test_at_most_twelve_pairs_the_most_shared_first() -> None:
    content = build_network(TABLES, theme_table(), said(), settings=SETTINGS, occasion=occasion())
    shares = [each.cell.share or 0 for each in content.together]
    assert len(shares) == MOST_PAIRS
    assert shares == sorted(shares, reverse=True)


def test_a_study_of_one_school_has_no_network_brief() -> None:
    rows, themes, quotes = usual_school()
    with pytest.raises(UsageError, match="one school"):
        network(rows, themes, quotes, settings=SCHOOL_SETTINGS, occasion=occasion(), language="en")


def test_an_unknown_school_is_refused() -> None:
    with pytest.raises(UsageError, match="No school"):
        page(school="Nowhere High")


def test_nothing_it_says_ranks_blames_or_claims_too_much() -> None:
    names = [name for name, *_ in NAMED]
    assert check_page(page(agreed=("Hazel Hill",)), "en", names=names, chosen=[NETWORK, *NAMES]) == ()


def test_only_approved_quotes_and_their_language() -> None:
    found = page()
    assert "NEVER-APPROVED" not in found
    assert '<blockquote dir="auto" lang="es">“Que nos muestren' in found


def test_it_is_small_and_asks_for_nothing() -> None:
    found = page()
    assert len(found.encode()) < 300_000
    assert "default-src 'none'" in found
    assert not re.search(r"""(?:src|href)=["'](?!#)|url\(|@import|<script""", found)
