import pytest

from tests.ingest.shapes import read
from voicelens.errors import SettingsError
from voicelens.ingest.lookup import chosen, columns_of, find
from voicelens.settings import ColumnSettings, GroupSettings, PromptSettings, Settings


def test_capitals_and_spaces_do_not_matter(tmp_path):
    source = read(tmp_path, "What do  you LIKE?,Grade\nlunch,4\n")
    assert find(source, "what do you like?").tolist() == ["lunch"]
    assert columns_of(source) == {"what do you like?": "What do you LIKE?", "grade": "Grade"}


def test_a_column_that_is_missing_is_named_with_one_like_it(tmp_path):
    source = read(tmp_path, "What do you like?,Grade\nlunch,4\n")
    with pytest.raises(SettingsError, match=r"survey.csv has no column “What do you like\?!”") as caught:
        find(source, "What do you like?!")
    assert "“What do you like?”" in caught.value.fix
    with pytest.raises(SettingsError, match="no column"):
        find(source, "zzz")


def test_every_column_with_a_part_is_chosen():
    settings = Settings(
        prompts=(PromptSettings(id="a", column="A"),), groups=(GroupSettings(id="b", column="B"),),
        columns=ColumnSettings(school="C", weight="D", dropped=("E",)),
    )  # fmt: skip
    assert chosen(settings) == ["A", "B", "C", "D"]
