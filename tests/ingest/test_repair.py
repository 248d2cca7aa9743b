import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.answers import written
from voicelens.ingest.readers import Source
from voicelens.ingest.repair import Repairs, repair, repair_source, told
from voicelens.settings import ColumnSettings, GroupSettings, PromptSettings, Settings

WORDS = (
    "lunch mamá niño él CAFÉ DÍA ÑU pingüino ¿por qué? ¡sí! «así» “él” ‘no’ SÍ” MAMÁ’S Á… 1º 5ª 3 € I’m don't — 😀 👩 ❤️ 👍🏽 "
    "مدرسة عربي больше 休息 ça forêt bạn Łódź à â"
)
FINE = st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join)
PLAIN = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60)


def _repaired(*texts):
    values, repairs = repair(pd.Series(texts, dtype=str))
    return values.tolist(), repairs


@pytest.mark.parametrize(
    ("garbled", "right"),
    [
        ("niÃ±o", "niño"),
        ("donâ€™t like it", "don’t like it"),
        ("niÃƒÂ±os", "niños"),
        ("Â¿por quÃ© no?", "¿por qué no?"),
        ("más días", "más días"),
        ("lunch ðŸ˜€ please", "lunch 😀 please"),
        ("CÃ³mo estÃ¡n", "Cómo están"),
        ("Ð±Ð¾Ð»ÑŒÑˆÐµ", "больше"),
        ("dos Ñª juntas", "dos Ñª juntas"),
    ],
)
def test_garbled_letters_are_put_right(garbled, right):
    values, repairs = _repaired(garbled, "fine")
    assert values == [right, "fine"]
    assert repairs == Repairs(garbled=int(garbled != right))


@pytest.mark.parametrize(
    ("hidden", "plain"),
    [
        ("more\u00a0recess", "more recess"),
        ("lun\u200bch\ufeff", "lunch"),
        ("nin\u0303o", "niño"),
        ("one\u2028two", "one\ntwo"),
        ("a\u0000b\u0007", "ab"),
        ("Ma\u200drisol", "Marisol"),
        ("\u202eabc\u202c", "abc"),
        ("休息\u3000时间", "休息 时间"),
    ],
)
def test_hidden_characters_are_made_plain(hidden, plain):
    assert _repaired(hidden) == ([plain], Repairs(hidden=1))


@pytest.mark.parametrize("text", ["👩\u200d👧 family", "می\u200cخواهم", "\u200fعربي", "❤\ufe0f", "क्\u200dष"])
def test_signs_that_a_script_or_an_emoji_needs_stay(text):
    assert _repaired(text) == ([text], Repairs())


def test_lost_letters_are_counted_and_left():
    assert _repaired("ni\ufffdo") == (["ni\ufffdo"], Repairs(lost=1))


@given(st.lists(PLAIN, min_size=1, max_size=5))
def test_plain_text_is_never_changed(texts):
    values = pd.Series(texts, dtype=str)
    after, repairs = repair(values)
    assert after is values
    assert repairs == Repairs()


@given(FINE)
def test_ordinary_text_is_never_changed(text):
    assert _repaired(text) == ([text], Repairs())


def test_the_hand_written_answers_are_never_changed():
    texts = [one.text for one in written()]
    assert _repaired(*texts) == (texts, Repairs())


@given(st.sampled_from([one.text for one in written() if one.language == "es" and not one.text.isascii()]))
def test_spanish_read_as_western_european_comes_back(text):
    garbled = text.encode("utf-8").decode("latin-1")
    assert _repaired(garbled)[0] == [text]


def test_all_columns_that_settings_use_are_repaired_and_the_source_is_left_alone():
    rows = [["niÃ±o", "NiÃ±a", "JosÃ© School", "niÃ±o"], ["fine", "Boy", "", ""]]
    frame = pd.DataFrame(rows, columns=["L", "G", "S", "X"], dtype=str)
    source = Source("s.csv", "csv", frame, range(2, 4), "d")
    settings = Settings(
        prompts=(PromptSettings("like", "L", "like"),),
        groups=(GroupSettings("gender", "G"),),
        columns=ColumnSettings(school="S", wave="not there"),
    )
    mended, repairs = repair_source(source, settings)
    assert mended.frame.iloc[0].tolist() == ["niño", "Niña", "José School", "niÃ±o"]
    assert repairs == Repairs(garbled=3)
    assert source.frame.iloc[0, 0] == "niÃ±o"


def test_repairs_are_told_in_sentences():
    assert told(Repairs()) == []
    assert told(Repairs(1, 2, 3)) == [
        "1 answer had garbled letters and was repaired.",
        "2 answers had hidden characters or odd spaces, which were made plain.",
        "3 answers have letters that were lost before the file was made (shown as \ufffd).",
    ]
