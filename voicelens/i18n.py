"""Every sentence a person reads passes through here, so that it can be said in their language."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "es")
_LOCALE = Path(__file__).parent / "locale"
_language: ContextVar[str] = ContextVar("language", default="en")


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The message catalogue of a language; English is the language the sentences are written in."""
    return gettext.translation("voicelens", _LOCALE, [language], fallback=True)


def use_language(language: str) -> None:
    """Say everything from here on in `language`, in this thread or task only."""
    _language.set(language)


def spoken() -> str:
    """The language that everything is said in here."""
    return _language.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything inside the block in `language`, and afterwards as before."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


def _(sentence: str) -> str:
    return catalogue(_language.get()).gettext(sentence)


def ngettext(one: str, many: str, n: int) -> str:
    """The sentence for `n` things; fill `{n}` in with `.format(n=n)` afterwards."""
    return catalogue(_language.get()).ngettext(one, many, int(n))


def say(sentence: str, /, **values: object) -> str:
    """Translate `sentence`, then fill in its `{name}` places; the call also marks it for translators."""
    return _(sentence).format(**values)
