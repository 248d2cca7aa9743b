import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.answers import written
from voicelens.ingest.language import language_of
from voicelens.tables import LANGUAGES


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "en",
            [
                "more recess please",
                "the food",
                "longer lunch",
                "my friends",
                "Fortnite",
                "pizza",
                "idk",
                "no",
                "better wifi signal",
                "nicer hallway monitors",
            ],
        ),
        (
            "es",
            [
                "más recreo",
                "los maestros buenos",
                "la comida",
                "mi maestra favorita",
                "que no haya tarea",
                "¡vacaciones!",
                "mejores computadoras",
                "amistad",
                "no sé",
            ],
        ),
        (
            "mixed",
            [
                "me gusta recess pero the line is long",
                "the teachers son muy nice conmigo",
                "more recess por favor porque es poco",
            ],
        ),
        (
            "other",
            [
                "",
                "😂😂",
                "123",
                "更多休息",
                "больше перемен",
                "Je n'aime pas les devoirs dans mon école",
                "Mwen renmen lekòl la anpil",
            ],
        ),
    ],
)
def test_short_answers_get_their_language(language, texts):
    assert {text: language_of(text) for text in texts} == dict.fromkeys(texts, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "hassan and callahan sit with me at lunch"),  # they sound like verbs
        ("en", "we was lava monsters and it was fun"),
        ("es", "los pep rallies son puro grito"),
        ("es", "me gusta el after school porque jugamos"),
        ("other", "szeretem az iskolát és a barátaimat"),  # no list holds a word of it
        ("other", "qonqorka waaye xarunta barbaarinta"),
        ("other", "moalem ha kheyli mehraban hastan"),
        ("en", "blooket blocked coolmath blocked doodle blocked"),  # unknown words, and they look English
        ("en", "j j b b p p"),
    ],
)
def test_neither_a_name_nor_a_word_from_school_makes_another_language(language, text):
    assert language_of(text) == language


def test_the_hand_written_answers_get_their_language():
    told = [one for one in written() if one.language]
    wrong = [one for one in told if language_of(one.text) != one.language]
    assert len(wrong) <= 0.03 * len(told), wrong


@given(st.text(max_size=60))
def test_any_text_gets_one_of_the_languages(text):
    assert language_of(text) in LANGUAGES
