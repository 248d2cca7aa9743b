"""For users of Presidio: everything VoiceLens finds in students' answers, as one of their recognisers.

Needs `presidio-analyzer`, which VoiceLens itself does without: import this module by its own name.

    from presidio_analyzer import AnalyzerEngine
    from voicelens.anonymise.presidio import VoiceLensRecognizer

    engine = AnalyzerEngine()
    engine.registry.add_recognizer(VoiceLensRecognizer())
    engine.analyze("ms garcia helps me", language="en")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult

from voicelens.anonymise.api import Anonymiser

if TYPE_CHECKING:

    class _Recogniser:
        """What is used here of Presidio's own class, whose types are not checked."""

        name: str
        id: str

        def __init__(self, **settings: object) -> None: ...
else:
    _Recogniser = EntityRecognizer

ENTITIES = {
    "PERSON": "PERSON", "USERNAME": "USERNAME", "EMAIL": "EMAIL_ADDRESS", "PHONE": "PHONE_NUMBER", "URL": "URL",
    "ADDRESS": "LOCATION", "LOCATION": "LOCATION", "SCHOOL": "ORGANIZATION", "ORG": "ORGANIZATION", "ID": "ID",
    "DATE": "DATE_TIME",
}  # fmt: skip


class VoiceLensRecognizer(_Recogniser):
    """A Presidio recogniser for both English and Spanish answers, whichever language it is registered for.

    Give it an `Anonymiser` to choose how names are found, a roster, or lists of your own.
    """

    def __init__(self, anonymiser: Anonymiser | None = None, supported_language: str = "en") -> None:
        self._anonymiser = anonymiser or Anonymiser()
        super().__init__(
            supported_entities=sorted(set(ENTITIES.values())), name="VoiceLens", supported_language=supported_language
        )

    def load(self) -> None:
        """Nothing: everything is loaded when the anonymiser is made."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[Any]:  # noqa: ARG002
        """What VoiceLens would mask in the text, of the entities asked for; Presidio's own analysis is not used."""
        found = ((ENTITIES[span.kind], span) for span in self._anonymiser.find([text])[0] if span.kind in ENTITIES)
        return [
            RecognizerResult(
                entity_type=entity, start=span.start, end=span.end, score=span.score,
                analysis_explanation=AnalysisExplanation(
                    recognizer=self.name, original_score=span.score, textual_explanation=span.found_by
                ),
                recognition_metadata={
                    RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
                    RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                },
            )
            for entity, span in found if not entities or entity in entities
        ]  # fmt: skip
