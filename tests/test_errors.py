"""Errors say what is wrong, where, and what to do, and end the command with the code of the contract."""

import copy
import pickle

import pytest

from voicelens import errors
from voicelens.errors import STOPPED, SourceError, VoiceLensError

CODES = {
    "VoiceLensError": 3,
    "UsageError": 2,
    "ContractError": 3,
    "SourceError": 10,
    "SettingsError": 11,
    "ReviewError": 12,
    "ModelError": 13,
    "EndpointError": 14,
    "EngineError": 15,
    "PublicationRefused": 16,
    "StudyError": 17,
}
KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, VoiceLensError)]


def test_every_kind_of_error_has_the_exit_code_of_the_contract() -> None:
    assert {kind.__name__: kind.exit_code for kind in KINDS} == CODES
    assert STOPPED == 130


def test_an_error_says_the_problem_the_place_and_the_remedy() -> None:
    assert str(SourceError("It is empty.", where="answers.csv", fix="Export it again.")) == (
        "It is empty. (answers.csv) Export it again."
    )


def test_an_error_without_a_place_leaves_no_empty_brackets() -> None:
    assert str(SourceError("It is empty.", fix="Export it again.")) == "It is empty. Export it again."


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_error_keeps_all_it_says_on_the_way_through_another_process(kind: type[VoiceLensError]) -> None:
    error = kind("A problem.", where="a place", fix="A remedy.")
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is kind
        assert (again.problem, again.where, again.fix) == ("A problem.", "a place", "A remedy.")
