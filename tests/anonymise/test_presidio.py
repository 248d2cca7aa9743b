"""Presidio users can call VoiceLens as one of their recognisers."""

import pytest

presidio = pytest.importorskip("presidio_analyzer", reason="Presidio is not installed (pip install 'voicelens[bench]')")

from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine  # noqa: E402  (only where Presidio is there)

from voicelens.anonymise.api import Anonymiser  # noqa: E402
from voicelens.anonymise.presidio import ENTITIES, VoiceLensRecognizer  # noqa: E402
from voicelens.anonymise.spans import POINTED_OUT  # noqa: E402
from voicelens.tables import SPAN_KINDS  # noqa: E402

TEXT = "ms garcia helps me, write to zuri@example.org"


@pytest.fixture(scope="module")
def recogniser() -> VoiceLensRecognizer:
    return VoiceLensRecognizer(Anonymiser(mode="balanced", names="none"))


class NoEngine(NlpEngine):
    """Presidio wants a language engine; VoiceLens needs none."""

    def load(self) -> None: ...

    def is_loaded(self) -> bool:
        return True

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        return NlpArtifacts([], [], [], [], self, language)

    def process_batch(self, texts, language, batch_size=1, n_process=1, **other):
        return ((text, self.process_text(text, language)) for text in texts)

    def is_stopword(self, word: str, language: str) -> bool:
        return False

    def is_punct(self, word: str, language: str) -> bool:
        return False

    def get_supported_entities(self) -> list[str]:
        return []

    def get_supported_languages(self) -> list[str]:
        return ["en", "es"]


def test_every_kind_that_is_masked_has_a_name_presidio_knows() -> None:
    assert set(ENTITIES) == set(SPAN_KINDS) - POINTED_OUT


def test_what_is_found_comes_with_its_place_score_and_finder(recogniser: VoiceLensRecognizer) -> None:
    found = recogniser.analyze(TEXT, [])
    assert [(TEXT[each.start : each.end].rsplit(maxsplit=1)[-1], each.entity_type) for each in found] == [
        ("garcia", "PERSON"),
        ("zuri@example.org", "EMAIL_ADDRESS"),
    ]
    assert all(0 < each.score <= 1 and each.analysis_explanation.textual_explanation for each in found)


def test_only_the_entities_asked_for_are_given(recogniser: VoiceLensRecognizer) -> None:
    assert [each.entity_type for each in recogniser.analyze(TEXT, ["EMAIL_ADDRESS"])] == ["EMAIL_ADDRESS"]


def test_presidios_own_engine_calls_it(recogniser: VoiceLensRecognizer) -> None:
    registry = presidio.RecognizerRegistry(recognizers=[recogniser], supported_languages=["en"])
    engine = presidio.AnalyzerEngine(registry=registry, nlp_engine=NoEngine(), supported_languages=["en"])
    found = engine.analyze(TEXT, language="en", entities=["PERSON"])
    assert [each.recognition_metadata["recognizer_name"] for each in found] == ["VoiceLens"]
    assert TEXT[found[0].start : found[0].end].endswith("garcia")
