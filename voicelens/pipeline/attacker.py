"""The attacker who knows all that `private/` holds: what `voicelens audit` looks for, and what may be read anyway."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from voicelens.audit.identifiers import identifiers
from voicelens.audit.matching import Matcher
from voicelens.audit.search import Attacker
from voicelens.audit.targets import Value, targets
from voicelens.settings import Settings
from voicelens.study.folder import Study
from voicelens.study.roster import ALWAYS_FILE, NEVER_FILE, own_words
from voicelens.study.store import manifest, read_table

if TYPE_CHECKING:
    from voicelens.anonymise.overrides import Overrides

MASKED, ROSTER, LIST, ANSWER = "masked", "roster", "own list", "answer"
_SLIP, _LONG = 5, 7  # letters; shorter words are too near to names
_OWN = ("Benjamini and Hochberg 1995", "Benjamini y Hochberg 1995", "Newcombe (1998)")


def attacker_of(study: Study) -> tuple[Attacker, Mapping[str, int]]:
    """An attacker on a study, and how many values of each source are looked for: none once it is forgotten."""
    values: list[Value] = []
    kept: Mapping[str, frozenset[str]] = {}
    if not study.forgotten:
        values, kept = _private(study)
    known = tuple(_known(study))
    different = {(value.source, value.text) for value in values}
    counts = {source: sum(s == source for s, _ in different) for source in (MASKED, ROSTER, LIST, ANSWER)}
    return Attacker(Matcher(targets(values), known), _is_word, _is_slip, known, kept), counts


def _is_word(word: str) -> bool:
    """Whether a folded word stands in many answers without meaning anybody."""
    from voicelens.anonymise.guard import is_word
    from voicelens.anonymise.words import ordinary

    return is_word(word) or ordinary(word)


def _is_slip(word: str) -> bool:
    """Whether two letters of an ordinary word changed places, or one of a long word is missing or too many: finders of
    names take such for names ("becuase", "everbody").
    """
    from voicelens.anonymise.words import misspelled, ordinary

    swapped = (word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1))
    return (len(word) >= _SLIP and any(map(ordinary, swapped))) or (len(word) >= _LONG and misspelled(word))


def _private(study: Study) -> tuple[list[Value], Mapping[str, frozenset[str]]]:
    """All that is to be hidden, and the words (as keys) that people kept, by answer."""
    from voicelens.pipeline.redactions import decided

    responses = read_table(study, "01-ingest", "responses")
    texts = dict(zip(responses["response_id"], responses["text"], strict=True))
    people = decided(study, responses)
    values = [
        *_masked(study, texts, people),
        *(Value(name, "PERSON", ROSTER) for name in roster_names(study)),
        *(Value(word, "ID", LIST) for word in own_words(study, ALWAYS_FILE)),
    ]
    for one, text in texts.items():
        values += (Value(wording, kind, ANSWER, one) for kind, wording in identifiers(text, answer=True))
    return values, {one: _keys(texts[one], places) for one, places in people.keep.items()}


def _masked(study: Study, texts: Mapping[str, str], people: Overrides) -> Iterator[Value]:
    """What machines found and no person kept, and what people hid."""
    spans = read_table(study, "03-detect", "spans")
    for one, start, end, kind in spans[["response_id", "start", "end", "kind"]].itertuples(index=False, name=None):
        if (start, end) not in people.keep.get(one, ()):
            yield Value(texts.get(one, "")[start:end], kind, MASKED, one)
    for one, hidden in people.hide.items():
        yield from (Value(texts[one][span.start : span.end], span.kind, MASKED, one) for span in hidden)


def _keys(text: str, places: Sequence[tuple[int, int]]) -> frozenset[str]:
    found = targets(Value(text[start:end], "PERSON", MASKED) for start, end in places)
    return frozenset(target.key for target in found)


def roster_names(study: Study) -> tuple[str, ...]:
    """Everybody on the study's roster, in full and by other names; nobody where there is none."""
    from voicelens.pipeline.roster import study_roster

    people = study_roster(study).people
    return tuple(name for p in people for name in (f"{p.first} {p.last}".strip(), *p.also) if name)


def _known(study: Study) -> Iterator[str]:
    """What may be read because the study itself says it: its name, its questions, its schools and cycles."""
    yield from _OWN
    yield from filter(None, _settings_texts(study.settings))
    if not study.forgotten:
        yield from own_words(study, NEVER_FILE)
    if manifest(study, "01-ingest") is not None:
        respondents = read_table(study, "01-ingest", "respondents")
        for column in ("school", "network", "wave"):
            yield from respondents[column].dropna().unique()


def _settings_texts(settings: Settings) -> Iterator[str]:
    yield settings.study.name
    yield from settings.safety.contacts
    yield from settings.anonymise.never
    for prompt in settings.prompts:
        yield from (prompt.column, prompt.wording)
    for group in settings.groups:
        yield from (group.column, group.label)
