"""Which recognisers there are, by name, and which of them a setting asks for."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from voicelens.anonymise.spans import Recogniser
from voicelens.errors import SettingsError
from voicelens.i18n import say

RECOGNISERS = {
    "pattern": "voicelens.anonymise.patterns:Patterns",
    "cue": "voicelens.anonymise.cues:Cues",
    "capital": "voicelens.anonymise.capitals:Capitals",
    "spacy": "voicelens.anonymise.spacy_names:SpacyNames",
    "tagger": "voicelens.anonymise.tagger:NameTagger",
}
NAMES = {
    "tagger": ("pattern", "tagger"),
    "spacy": ("pattern", "cue", "capital", "spacy"),
    "both": ("pattern", "tagger", "spacy"),
    "none": ("pattern", "cue", "capital"),
}


def load_recogniser(name: str) -> Recogniser:
    """The recogniser of that name; raises `SettingsError` that lists the known ones."""
    if name not in RECOGNISERS:
        raise _unknown(name, RECOGNISERS)
    module, _, attribute = RECOGNISERS[name].partition(":")
    return cast("Recogniser", getattr(import_module(module), attribute)())


def load_recognisers(names: str) -> tuple[Recogniser, ...]:
    """The recognisers that a `names` setting stands for: "tagger", "spacy", "both", or "none" for patterns and cues."""
    if names not in NAMES:
        raise _unknown(names, NAMES)
    return tuple(load_recogniser(name) for name in NAMES[names])


def _unknown(name: str, known: dict[str, str] | dict[str, tuple[str, ...]]) -> SettingsError:
    return SettingsError(
        say("There is no way to find names called “{name}”.", name=name),
        where=say("voicelens.toml, [anonymise] names"),
        fix=say("Use one of: {known}.", known=", ".join(sorted(known))),
    )
