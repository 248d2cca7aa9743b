"""The map of ideas: one file that a browser opens with hover and search, and that asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from voicelens.errors import UsageError
from voicelens.exports import map as idea_map
from voicelens.exports.export import export_model
from voicelens.exports.formats import MODELS, load_exporter
from voicelens.exports.map import map_files
from voicelens.i18n import speaking

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
HOSTILE = "</script><script>alert(1)</script> & “lunch”"
VECTORS = np.random.default_rng(1).normal(size=(6, 4)).astype(np.float32)


def tables() -> Mapping[str, pd.DataFrame]:
    ids = [f"i{n}" for n in range(6)]
    places = ["t01", "t01", "t01", "t02", None, "t02"]
    texts = ["lunch", "more lunch", HOSTILE, "the bus", "hm", "السلام"]
    return {
        "ideas": pd.DataFrame({"idea_id": ids, "response_id": ["r1", "r1", "r2", "r3", "r4", "r4"], "text": texts}),
        "membership": pd.DataFrame({"idea_id": ids[::-1], "theme_id": places[::-1]}),
        "comments": pd.DataFrame({"response_id": ["r1", "r2", "r3"], "polarity": ["like", "change", "other"]}),
        "themes": pd.DataFrame({"theme_id": ["t02", "t01"], "name": ["Bus & <b>doors</b>", "Lunch " * 9]}),
    }


def page() -> str:
    return map_files(tables(), VECTORS)["internal-map.html"].decode("utf-8")


def data(html: str) -> dict[str, list]:  # type: ignore[type-arg]  # JSON of the page
    text = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert text
    return json.loads(text.group(1))


def test_every_idea_has_its_theme_its_kind_and_its_words() -> None:
    found = data(page())
    names = [theme["name"].strip() for theme in found["themes"]]
    assert names == ["Lunch " * 8 + "Lunch", "Bus & <b>doors</b>", "Not placed"]
    assert [theme["count"] for theme in found["themes"]] == [3, 2, 1]
    assert found["themes"][-1]["middle"] is None
    assert [(idea[2], idea[4]) for idea in found["ideas"]] == [(0, 0), (0, 0), (0, 1), (1, 2), (2, 2), (1, 2)]
    assert found["ideas"][2][3] == HOSTILE
    assert found["themes"][0]["short"].endswith("…")


def test_words_of_students_cannot_end_the_data_or_become_markup() -> None:
    html = page()
    assert html.count("<script") == 2
    assert "Bus &amp; &lt;b&gt;doors" in html


def test_the_policy_allows_its_own_script_and_style_and_nothing_else() -> None:
    html = page()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    style, script = re.search(r"<style>(.*?)</style>", html, re.S), re.search(r"<script>(.*?)</script>", html, re.S)
    assert style
    assert script
    for kind, text in (("style", style.group(1)), ("script", script.group(1))):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy.group(1)
    assert policy.group(1).startswith("default-src 'none'; ")
    assert not re.search(r"https?:|url\(|@import|<link|src=", html)


def test_it_is_the_same_twice_and_speaks_the_language_of_the_study() -> None:
    assert page() == page()
    with speaking("es"):
        assert '<html lang="es">' in page()


def test_very_many_ideas_are_thinned_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idea_map, "MOST", 4)
    html = page()
    assert len(data(html)["ideas"]) == 3
    assert "One idea in 2 is drawn." in html


def test_it_is_for_the_study_team_alone() -> None:
    assert "map" in MODELS
    with pytest.raises(UsageError, match="study team"):
        load_exporter("map")
    assert set(export_model(tables(), VECTORS, to="map")) == {"internal-map.html", "README.txt"}


DRIVE = """<script>
addEventListener("load", () => setTimeout(() => {
  const [x, y] = place(data.ideas[1]), box = canvas.getBoundingClientRect();
  const at = { clientX: box.left + x, clientY: box.top + y, bubbles: true };
  canvas.dispatchEvent(new PointerEvent("pointermove", at));
  const hovered = tip.textContent;
  find.value = "LÚNCH"; find.dispatchEvent(new Event("input"));
  const found = document.getElementById("found").textContent;
  document.querySelector("#legend button:nth-child(1)").click();
  const inks = paint.getImageData(0, 0, canvas.width, canvas.height).data.some(value => value !== 0);
  document.title = ["SAID", hovered, found, document.getElementById("found").textContent, inks, performance.getEntriesByType("resource").length].join("|");
}, 50));
</script></body>"""


@pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")
def test_a_browser_draws_it_answers_the_pointer_and_asks_nobody(tmp_path: Path) -> None:
    source = tmp_path / "map.html"
    opened = re.sub(r"<meta http-equiv[^>]+>", "", page()).replace("</body>", DRIVE)
    source.write_text(opened, encoding="utf-8")
    command = [
        str(BROWSER), *QUIET, f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=3000", "--dump-dom", source.as_uri(),
    ]  # fmt: skip
    dumped = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout
    said = re.search(r"<title>SAID\|(.*?)</title>", dumped)
    assert said
    assert said.group(1).split("|") == ["more lunch" + "Lunch " * 9 + " · liked", "3", "3", "true", "0"]
