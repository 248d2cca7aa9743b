"""The page as a browser lays it out: nothing cut off on a telephone, two pages and an appendix on paper."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.brief.cases import SETTINGS, WAVE, covered, everyone, in_group, published, quotes, themes, usual_school
from voicelens.brief.brief import brief

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
)  # fmt: skip
MAIN_ONLY = "<style>main > article:last-child { display: none } .sheet + .sheet { break-before: page }</style>"
A4 = "<style>@page { size: A4 }</style>"
OVERFLOW = """<!doctype html><body><iframe style="width:390px;height:900px;border:0" srcdoc="{page}"></iframe>
<p id="said">nothing measured</p><script>
onload = () => {{
  const page = document.querySelector("iframe").contentDocument;
  const free = each => !each.closest(".scroll, .clip, .away, .skip");
  const out = [...page.body.querySelectorAll("*")].filter(free).filter(each => {{
    const box = each.getBoundingClientRect();
    return box.width > 0 && (box.right > 390.5 || box.left < -0.5);
  }});
  const wide = page.documentElement.scrollWidth;
  said.textContent = "wide=" + wide + " out=" + out.map(each => each.tagName + "." + each.className).join(",") + ";";
}};
</script></body>"""


def chromium(folder: Path, page: str, *options: str) -> str:
    source = folder / "page.html"
    source.write_text(page, encoding="utf-8")
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [str(BROWSER), *QUIET, profile, *options, source.as_uri()]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def usual(*, language: str = "en", draft: bool = True) -> str:
    made = brief(*usual_school(change=True), settings=SETTINGS, wave=WAVE, language=language, draft=draft)
    return made.pages["brief.html"]


def spanish() -> str:
    return usual(language="es")


def airy(language: str) -> str:
    """As many themes as a page holds before its lines are set tighter, and as many cards as there can be."""
    rows, named, said = usual_school(change=True)
    kept = ["t0", "t1", "t2", "t3", "t8", "t9", "t10"]
    rows = rows[rows["theme_id"].isna() | rows["theme_id"].isin(kept)].reset_index(drop=True)
    made = brief(rows, named, said, settings=SETTINGS, wave=WAVE, language=language, draft=True)
    assert 'class="dense"' not in made.pages["brief.html"]
    return made.pages["brief.html"]


def crowded() -> str:
    """Names without a space to break at, and every group in one table."""
    named = themes([("Antidisestablishmentarianism" * 3, "word" * 60, 0.8), ("Short", "", 0.9)])
    rows = [covered(400, 0.5), everyone("t0", "like", 0.62), everyone("t1", "change", 0.3)]
    rows += [in_group("t0", "like", ("grade", grade), 0.6, 0.2, notable=True) for grade in "5678"]
    said = quotes([{"theme_id": "t0", "text": "a" * 120}])
    made = brief(published(rows), named, said, settings=SETTINGS, wave=WAVE, language="en", draft=True)
    return made.pages["brief.html"]


@pytest.mark.parametrize("page", [usual, crowded, spanish])
def test_nothing_is_wider_than_a_telephone(page, tmp_path: Path) -> None:
    holder = OVERFLOW.format(page=html.escape(page(), quote=True))
    dumped = chromium(tmp_path, holder, "--virtual-time-budget=4000", "--dump-dom")
    assert re.search(r"wide=(\d+) out=(.*?);", dumped).groups() == ("390", "")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("paper", ["", A4])
@pytest.mark.parametrize("school", [lambda language: usual(language=language), airy])
def test_the_main_part_of_a_usual_school_prints_on_two_pages(
    school: Callable[[str], str], paper: str, language: str, tmp_path: Path
) -> None:
    target = tmp_path / "out.pdf"
    page = school(language).replace("</head>", f"{MAIN_ONLY}{paper}</head>")
    chromium(tmp_path, page, "--no-pdf-header-footer", f"--print-to-pdf={target}")
    assert len(re.findall(rb"/Type\s*/Page\b", target.read_bytes())) == 2


def test_a_picture_of_the_page_can_be_taken(tmp_path: Path) -> None:
    target = tmp_path / "out.png"
    chromium(tmp_path, usual(draft=False), "--window-size=1280,2600", f"--screenshot={target}")
    assert target.read_bytes().startswith(b"\x89PNG")
    assert target.stat().st_size > 50_000
