"""Small tables and hostile texts for the tests of this package."""

from __future__ import annotations

import pandas as pd
from hypothesis import strategies as st

from voicelens.anonymise.recognisers import load_recognisers
from voicelens.anonymise.spans import Recogniser
from voicelens.tables import check

_BITS = st.sampled_from(
    [
        "mr ",
        "ms garcia ",
        "my friend ",
        "Zu\u200bri ",
        "jose\u0301 ",
        "José ",
        "👩‍👩‍👧 ",
        "🏀",
        "\x00",
        "\u202e",
        "שלום ",
        "مرحبا ",
        "and ",
        "773-555-0142 ",
        "@gabe.draws ",
        "[student 1] ",
        "[person]",
        "locker 12 ",
        "Hope ",
        "hope ",
        "\n",
        "İ",
        "ß",
        "ﬁ",
        "is mean ",
        "named kaden ",
        "ΑΣ ",
        "kid@example.org ",
        "a",
        ".",
        "'s ",
        "\u00ad",
        "\u2066",
    ]
)
HOSTILE = st.one_of(st.lists(_BITS, max_size=14).map("".join), st.text(max_size=60))


def responses(*texts: str, status: str = "substantive") -> pd.DataFrame:
    """A responses table with one respondent per text; blank texts have the status `blank`."""
    rows = [
        {
            "response_id": f"r{i}",
            "respondent_id": f"p{i}",
            "wave": "w1",
            "prompt_id": "q1",
            "polarity": "like",
            "language": "en",
            "status": status if text.strip() else "blank",
            "text": text,
        }
        for i, text in enumerate(texts)
    ]
    return check("responses", pd.DataFrame(rows))


def without_spacy() -> tuple[Recogniser, ...]:
    """Patterns, cues and capitals: quick to load."""
    return load_recognisers("none")
