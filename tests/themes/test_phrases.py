"""Words and phrases: who uses them, how they are spelt, in which language they are at home."""

from __future__ import annotations

from voicelens.themes.phrases import Phrases, is_modifier, read_phrases, stem


def read(*texts: str, languages: list[str] | None = None, people: list[str] | None = None) -> Phrases:
    each = people or [f"p{n}" for n in range(len(texts))]
    return read_phrases(texts, each, languages or ["en"] * len(texts))


def test_phrases_have_up_to_three_words_and_begin_and_end_with_one_that_tells() -> None:
    said = read("the end of the lunch line").said[0]
    assert {"lunch", "line", "lunch line"} <= said
    assert not {"the", "of the", "the lunch"} & said
    assert all(key.count(" ") < 3 for key in said)


def test_punctuation_and_placeholders_end_a_phrase() -> None:
    said = read("gym, lunch [teacher] music").said[0]
    assert said == {"gym", "lunch", "music"}


def test_plurals_are_one_with_their_word() -> None:
    assert stem("Lunches") == stem("lunch") == "lunch"
    assert stem("books") == "book"
    assert stem("class") == stem("classes") == "class"
    assert stem("bus") == "bus"


def test_a_key_is_common_from_three_respondents_on() -> None:
    phrases = read("gym", "gym", "gym", "art", "art", "art", people=["a", "b", "c", "a", "a", "b"])
    assert phrases.common == {"gym"}
    assert phrases.total == {"gym": 3, "art": 3}


def test_a_word_is_spelt_as_most_do_who_spell_it_right() -> None:
    phrases = read("the Library", "libary", "libary", "libary", "librarys")
    assert phrases.written["library"] == "library"
    assert phrases.total["library"] == 5


def test_a_rare_slip_of_a_frequent_word_is_that_word_and_two_frequent_words_stay_apart() -> None:
    phrases = read("minutes", "minutes", "minutes", "mintues", "quiet", "quiet", "quilt", "quilt")
    assert phrases.total["minute"] == 4
    assert phrases.total["quilt"] == 2


def test_words_mostly_written_like_names_are_left_out_but_not_those_that_are_known() -> None:
    phrases = read("with Okonkwo", "like Okonkwo", "room of Okonkwo", "learn English", "on Monday")
    assert not any("okonkwo" in said for said in phrases.said)
    assert "english" in phrases.total


def test_what_the_other_language_says_is_foreign() -> None:
    phrases = read("food", "phones", "la comida", "phones", languages=["en", "en", "es", "es"])
    assert phrases.foreign == {"en": {"comida"}, "es": {"food"}}
    assert not any(read("food", "la comida", languages=["es", "es"]).foreign.values())


def test_words_that_tell_how_something_is_are_no_nouns() -> None:
    assert all(map(is_modifier, ["longer", "quickly", "yells", "frío", "take"]))
    assert not any(map(is_modifier, ["lunch", "maestra", "tutoring"]))
