import re

import pytest

from voicelens.screen.grammar import grammar
from voicelens.screen.lines import lines, lists
from voicelens.tables import CONCERNS

FILES = [*CONCERNS, "idioms"]
FAMILY = re.compile(r"[A-Z]+")


def test_a_line_becomes_slots_an_order_a_width_and_what_makes_it_harmless() -> None:
    line = "KIN|he > COMES > room|bed|cuarto|cama ~8 ! clean teacher class mess nurse"
    assert line in lines("abuse_neglect")
    cue = next(cue for cue in grammar().cues if cue.harmless == {"clean", "teacher", "class", "mess", "nurse"})
    assert (cue.category, cue.reason, cue.later, cue.width) == ("abuse_neglect", "touched", (False, True, True), 8)
    assert cue.slots == (frozenset({"KIN", "he"}), frozenset({"COMES"}), frozenset({"room", "bed", "cuarto", "cama"}))


def test_every_cue_has_a_category_a_reason_and_at_least_one_slot() -> None:
    for cue in grammar().cues:
        assert cue.category in CONCERNS
        assert cue.reason
        assert cue.slots
        assert all(cue.slots)


@pytest.mark.parametrize("name", FILES)
def test_every_family_a_line_names_is_there(name: str) -> None:
    families = set(lists("words"))
    for line in lines(name):
        assert set(FAMILY.findall(line)) <= families, line


def test_every_family_is_used() -> None:
    used = {name for file in FILES for line in lines(file) for name in FAMILY.findall(line)}
    inside = {word for words in lists("words").values() for word in words}
    assert set(lists("words")) <= used | inside


@pytest.mark.parametrize("name", FILES)
def test_a_line_is_written_once_and_in_order(name: str) -> None:
    cues = [line for line in lines(name) if not line.startswith("[")]
    assert len(cues) == len(set(cues))
    assert not [line for line in cues if line.startswith((">", "~", "!")) or "> >" in line or "> ~" in line]
