import pytest

from tests.ingest.shapes import read
from voicelens.errors import SettingsError
from voicelens.ingest.mapping import mapped
from voicelens.settings import parse

TOOL = "rid,FB1,FB2,grp,site\n1,lunch,gym,4,Oak\n2,art,bus,5,Elm\n"
MAP = """
[[prompts]]
id = "like"
column = "fb1"
polarity = "like"

[[groups]]
id = "grade"
column = "grp"
"""


def test_only_what_the_mapping_mentions_is_used(tmp_path):
    proposal = mapped([read(tmp_path, TOOL)], parse(MAP), "map.toml")
    assert [prompt.column for prompt in proposal.settings.prompts] == ["fb1"]
    assert proposal.settings.columns.dropped == ("rid", "FB2", "site")
    assert {item.column: item.role for item in proposal.evidence}["rid"] == "dropped"
    assert proposal.settings.study.unit == "school"


def test_the_unit_follows_the_schools_and_networks(tmp_path):
    source = read(tmp_path, TOOL)
    school = parse(MAP + '[columns]\nschool = "site"\n')
    assert mapped([source], school, "map.toml").settings.study.unit == "network"
    network = parse(MAP + '[columns]\nnetwork = "site"\n')
    assert mapped([source], network, "map.toml").settings.study.unit == "district"


def test_a_missing_column_names_the_file_and_the_mapping(tmp_path):
    with pytest.raises(SettingsError, match=r"survey.csv has no column “grp”") as caught:
        mapped([read(tmp_path, "fb1,FB2\nlunch,gym\n")], parse(MAP), "map.toml")
    assert caught.value.where == "map.toml"
    assert "“FB2”" in caught.value.fix


def test_answers_in_the_mapping_hold_and_open_questions_do_not(tmp_path):
    same = '[[same]]\nnew = ["level"]\nknown = ["grp"]\nanswer = "{}"\n'
    source = read(tmp_path, TOOL.replace("grp", "level"))
    assert mapped([source], parse(MAP + same.format("yes")), "map.toml").settings.same
    with pytest.raises(SettingsError):
        mapped([source], parse(MAP + same.format("?")), "map.toml")
