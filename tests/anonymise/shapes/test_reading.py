from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.anonymise.samples import HOSTILE
from voicelens.anonymise.patterns import Patterns
from voicelens.anonymise.shapes.reading import reading


def test_accents_capitals_dashes_quotes_and_other_digits_become_plain() -> None:
    assert reading("¿MÍ “número” es ٣١٢–555?").low == '¿mi "numero" es 312-555?'


def test_invisible_signs_and_ligatures_keep_their_places() -> None:
    plain = reading("ﬁ 77\u200b3-555-0142")
    assert plain.low == "fi 773-555-0142"
    assert plain.text[slice(*plain.extent(3, 15))] == "77\u200b3-555-0142"


def test_an_accent_that_stands_alone_goes_with_its_letter() -> None:
    text = "cafe\u0301 kid@example.org"
    plain = reading(text)
    assert text[slice(*plain.extent(0, 4))] == "cafe\u0301"


@settings(deadline=None)
@given(HOSTILE | st.text(alphabet="İßﬁ\u0301\u200b1٣a -@."))
def test_each_plain_sign_stands_at_its_place(text: str) -> None:
    plain = reading(text)
    for i in range(len(plain.low)):
        start, end = plain.extent(i, i + 1)
        assert 0 <= start < end <= len(text)
        assert plain.low[i] in reading(text[start:end]).low


@settings(deadline=None)
@given(HOSTILE)
def test_spans_lie_in_the_text(text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in Patterns().find([text])[0])
