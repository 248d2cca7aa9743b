"""Sentences are said in the person's language, and in English where there is no other."""

import io
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from voicelens import i18n
from voicelens.i18n import _, catalogue, ngettext, say, use_language


@pytest.fixture
def spanish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A real, compiled Spanish catalogue of two sentences."""
    sentences = Catalog(locale="es")
    sentences.add("Good day, {name}.", "Buenos días, {name}.")
    sentences.add(("{n} answer", "{n} answers"), ("{n} respuesta", "{n} respuestas"))
    compiled = io.BytesIO()
    write_mo(compiled, sentences)
    place = tmp_path / "es" / "LC_MESSAGES" / "voicelens.mo"
    place.parent.mkdir(parents=True)
    place.write_bytes(compiled.getvalue())
    monkeypatch.setattr(i18n, "_LOCALE", tmp_path)
    catalogue.cache_clear()
    yield
    catalogue.cache_clear()


def _in_spanish(sentence: str) -> str:
    use_language("es")
    return say(sentence, name="Wren")


def test_english_is_what_is_written() -> None:
    assert _("Good day.") == "Good day."
    assert say("Good day, {name}.", name="Wren") == "Good day, Wren."


def test_a_value_may_have_any_name_and_any_characters() -> None:
    assert say("{sentence}: {self}", sentence="{odd} %s", self=3) == "{odd} %s: 3"


def test_one_and_many_are_told_apart() -> None:
    assert [ngettext("{n} answer", "{n} answers", n).format(n=n) for n in (0, 1, 2)] == [
        "0 answers", "1 answer", "2 answers",
    ]  # fmt: skip


@pytest.mark.usefixtures("spanish")
def test_a_sentence_with_a_translation_is_said_in_the_chosen_language() -> None:
    assert copy_context().run(_in_spanish, "Good day, {name}.") == "Buenos días, Wren."


@pytest.mark.usefixtures("spanish")
def test_a_plural_is_said_in_the_chosen_language() -> None:
    def said() -> list[str]:
        use_language("es")
        return [ngettext("{n} answer", "{n} answers", n).format(n=n) for n in (1, 2)]

    assert copy_context().run(said) == ["1 respuesta", "2 respuestas"]


@pytest.mark.usefixtures("spanish")
def test_a_sentence_without_a_translation_is_said_in_english() -> None:
    assert copy_context().run(_in_spanish, "Not yet translated, {name}.") == "Not yet translated, Wren."


def test_an_unknown_language_falls_back_to_english() -> None:
    def said() -> str:
        use_language("xx")
        return say("Good day, {name}.", name="Wren")

    assert copy_context().run(said) == "Good day, Wren."


@pytest.mark.usefixtures("spanish")
def test_a_language_holds_only_where_it_was_chosen() -> None:
    copy_context().run(use_language, "es")
    assert say("Good day, {name}.", name="Wren") == "Good day, Wren."


@pytest.mark.usefixtures("spanish")
def test_two_threads_speak_their_own_languages_at_once() -> None:
    both = threading.Barrier(2)

    def said(language: str) -> str:
        use_language(language)
        both.wait(timeout=10)
        return say("Good day, {name}.", name="Wren")

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(said, ["es", "en"])) == ["Buenos días, Wren.", "Good day, Wren."]


@pytest.mark.usefixtures("spanish")
def test_a_block_speaks_its_own_language_and_the_old_one_is_back_after_it() -> None:
    def said() -> list[str]:
        with i18n.speaking("es"):
            first = say("Good day, {name}.", name="Wren")
        with pytest.raises(ZeroDivisionError), i18n.speaking("es"):
            1 / 0  # noqa: B018  (the error that leaves the block)
        return [first, say("Good day, {name}.", name="Wren")]

    assert copy_context().run(said) == ["Buenos días, Wren.", "Good day, Wren."]
