"""A map of all ideas for researchers: one page with hover, search and zoom, and no request to anywhere.

Ideas stand in it in students' redacted words, so it is never for publication. Its Content-Security-Policy allows its
own script and style by their hashes and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from voicelens.exports.layout import lay_out
from voicelens.i18n import say, spoken

MOST = 20_000
_PARTS = Path(__file__).parent / "map_page"
_COLOURS = (
    "#1b5e9b", "#a8450b", "#5b3a8c", "#0f766e", "#8a6d00", "#b0306a", "#3f6212", "#334155", "#0369a1", "#7c2d12",
)  # fmt: skip
_NOWHERE = "#8b93a3"
_SHORT = 28
_KINDS = ("like", "change", "other")


def map_files(tables: Mapping[str, pd.DataFrame], vectors: NDArray[np.float32]) -> Mapping[str, bytes]:
    """`internal-map.html`, from tables `ideas`, `membership`, `themes` and `comments`; `vectors` has a row per idea.

    With more than 20,000 ideas, every so many-th one is drawn.
    """
    every = -(-len(tables["ideas"]) // MOST) or 1
    kept = np.arange(0, len(tables["ideas"]), every)
    places, method = lay_out(vectors[kept])
    ideas = _ideas(tables).iloc[kept].assign(x=places[:, 0], y=places[:, 1])
    themes = _themes(ideas, tables["themes"])
    return {"internal-map.html": _page(_content(ideas, themes), themes, method, every).encode("utf-8")}


def _ideas(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Each idea with its theme ("" where it was not placed) and its kind of question, in the order of `ideas`."""
    theme = tables["membership"].set_index("idea_id")["theme_id"]
    polarity = tables["comments"].set_index("response_id")["polarity"]
    ideas = tables["ideas"]
    return pd.DataFrame(
        {
            "text": ideas["text"].astype(str).to_numpy(),
            "theme": ideas["idea_id"].map(theme).fillna("").to_numpy(),
            "kind": ideas["response_id"].map(polarity).fillna("other").map(_KINDS.index).to_numpy(),
        }
    )


def _themes(ideas: pd.DataFrame, themes: pd.DataFrame) -> list[dict[str, Any]]:
    """The themes on the map, the largest first, each with its middle; what was not placed comes last and has none."""
    names = dict(zip(themes["theme_id"], themes["name"], strict=True))
    sizes = ideas["theme"].value_counts()
    order = sorted(sizes.index, key=lambda theme: (theme == "", -sizes[theme], theme))
    middles = ideas.groupby("theme")[["x", "y"]].median().round(4)
    return [
        {
            "id": theme,
            "name": str(names.get(theme, theme)) if theme else say("Not placed"),
            "short": _shorten(str(names.get(theme, theme))),
            "count": int(sizes[theme]),
            "color": _COLOURS[place % len(_COLOURS)] if theme else _NOWHERE,
            "middle": middles.loc[theme].tolist() if theme else None,
        }
        for place, theme in enumerate(order)
    ]


def _shorten(name: str) -> str:
    return name if len(name) <= _SHORT else name[: _SHORT - 1].rstrip() + "…"


def _content(ideas: pd.DataFrame, themes: Sequence[Mapping[str, Any]]) -> str:
    """The data of the page as JSON that cannot end its own element."""
    at = {theme["id"]: place for place, theme in enumerate(themes)}
    rows: Any = ideas.itertuples(index=False)
    content = {
        "themes": [{key: value for key, value in theme.items() if key != "id"} for theme in themes],
        "ideas": [[round(row.x, 4), round(row.y, 4), at[row.theme], row.text, row.kind] for row in rows],
        "kinds": [say("liked"), say("to change"), say("said")],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _page(data: str, themes: Sequence[Mapping[str, Any]], method: str, every: int) -> str:
    style, script = ((_PARTS / name).read_text(encoding="utf-8") for name in ("map.css", "map.js"))
    drawn = say("Every idea is drawn.") if every == 1 else say("One idea in {every} is drawn.", every=every)
    told = {
        "title": say("Map of ideas"),
        "internal": say("Internal: students' redacted words. Not for publication."),
        "intro": say("Each mark is one idea. Ideas that are alike stand close together. Point at one to read it."),
        "find": say("Find words:"),
        "reset": say("Show all"),
        "themes": say("Themes"),
        "label": say("Map of ideas by theme; the list beside it names every theme with its number of ideas"),
        "how": say(
            "Circles were liked, squares are to change, diamonds anything else. Colours repeat. "
            "Places come from {method}; distances far apart say little. {drawn}", method=method, drawn=drawn,
        ),
        "noscript": say("The map is drawn by a script inside this file. The list of themes can be read without it."),
        "language": spoken(),
    }  # fmt: skip
    parts = {name: escape(text) for name, text in told.items()}
    parts |= {"style": style, "script": script, "style_hash": _hash(style), "script_hash": _hash(script)}
    legend = "\n".join(_legend(theme) for theme in themes)
    return Template((_PARTS / "page.html").read_text(encoding="utf-8")).substitute(parts, data=data, legend=legend)


def _legend(theme: Mapping[str, Any]) -> str:
    dot = f'<svg viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="4.5" fill="{theme["color"]}"/></svg>'
    name = f'<span dir="auto">{escape(theme["name"])}</span>'
    return f'<li><button type="button" aria-pressed="false">{dot}{name}<small>{theme["count"]}</small></button></li>'


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
