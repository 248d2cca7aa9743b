from dataclasses import replace

import pytest

from tests.ingest.shapes import read
from voicelens.errors import SettingsError
from voicelens.ingest.lookup import (
    as_known,
    chosen,
    columns_of,
    file_means,
    find,
    lacking,
    place_of,
    school_of,
    spelled_alike,
    unknown_columns,
)
from voicelens.settings import ColumnSettings, GroupSettings, PromptSettings, SameSettings, Settings


def test_capitals_and_spaces_do_not_matter(tmp_path):
    source = read(tmp_path, "What do  you LIKE?,Grade\nlunch,4\n")
    assert find(source, "what do you like?").tolist() == ["lunch"]
    assert columns_of(source) == {"what do you like?": "What do you LIKE?", "grade": "Grade"}


def test_punctuation_and_accents_do_not_matter_where_one_column_fits(tmp_path):
    source = read(tmp_path, "¿Qué te gusta?,Club,Club!\nlunch,4,5\n")
    assert find(source, "que te gusta").tolist() == ["lunch"]
    assert find(source, "club!").tolist() == ["5"]
    assert place_of(source, "Club?") is None


def test_a_column_that_is_missing_is_named_with_one_like_it(tmp_path):
    source = read(tmp_path, "What do you like?,Grade\nlunch,4\n")
    with pytest.raises(SettingsError, match=r"survey.csv has no column “What do you like best”") as caught:
        find(source, "What do you like best")
    assert "“What do you like?”" in caught.value.fix
    assert "[[same]]" in caught.value.fix
    with pytest.raises(SettingsError, match="no column"):
        find(source, "zzz")


def test_every_column_with_a_part_is_chosen():
    settings = Settings(
        prompts=(PromptSettings(id="a", column="A"),), groups=(GroupSettings(id="b", column="B"),),
        columns=ColumnSettings(school="C", weight="D", dropped=("E",)),
    )  # fmt: skip
    assert chosen(settings) == ["A", "B", "C", "D"]


def yes(**entry):
    return SameSettings(answer="yes", **entry)


SURVEY = Settings(
    prompts=(PromptSettings(id="like", column="Like"),),
    groups=(GroupSettings("grade", "Grade"), GroupSettings("race", "Race", separator=";")),
    columns=ColumnSettings(dropped=("Name",)),
)


def known(source, *same):
    return as_known(source, replace(SURVEY, same=same))


def test_agreed_names_of_columns_become_the_known_ones(tmp_path):
    source = read(tmp_path, "like!,Level,Name\nlunch,4,Kid\n")
    named = known(source, yes(new=("level",), known=("Grade",)))
    assert list(named.frame) == ["Like", "Grade", "Name"]
    assert list(source.frame) == ["like!", "Level", "Name"]
    assert lacking(named, chosen(SURVEY)) == ["Race"]


@pytest.mark.parametrize("answer", ["?", "no"])
def test_only_a_yes_counts(tmp_path, answer):
    source = read(tmp_path, "Like,Level\nlunch,4\n")
    named = known(source, SameSettings(new=("Level",), known=("Grade",), answer=answer))
    assert list(named.frame) == ["Like", "Level"]


def test_a_column_that_is_there_under_its_own_name_stays(tmp_path):
    source = read(tmp_path, "Like,Level,Grade\nlunch,4,5\n")
    named = known(source, yes(new=("Level",), known=("Grade",)))
    assert named.frame["Grade"].tolist() == ["5"]
    assert list(as_known(source, Settings(same=(yes(new=("Level",), known=("Grade",)),))).frame) == list(source.frame)


def test_agreed_labels_become_the_known_ones(tmp_path):
    source = read(tmp_path, "Like,Grade,Race\na,4TH,White;latinx;\nb,5,White;\nc,,latinx;\n")
    named = known(
        source,
        yes(kind="group", dimension="grade", new=("4th",), known=("4",)),
        yes(kind="group", dimension="race", new=("Latinx",), known=("Hispanic or Latino",)),
    )
    assert named.frame["Grade"].tolist() == ["4", "5", ""]
    assert named.frame["Race"].tolist() == ["White;Hispanic or Latino", "White;", "Hispanic or Latino"]
    assert source.frame["Grade"].tolist() == ["4TH", "5", ""]


def test_what_a_tool_says_of_a_column_goes_with_its_new_name(tmp_path):
    source = replace(read(tmp_path, "Like,Level\nlunch,4\n"), parts={"Level": "technical"})
    assert known(source, yes(new=("Level",), known=("Grade",))).parts == {"Grade": "technical"}


def test_files_are_spelled_as_the_first_of_them(tmp_path):
    one = read(tmp_path, "Like?,Grade\nlunch,4\n", "one.csv")
    two = read(tmp_path, "GRADE:,like,like!\n5,art,gym\n", "two.csv")
    assert [list(source.frame) for source in spelled_alike([one, two])] == [
        ["Like?", "Grade"], ["Grade", "like", "like!"]
    ]  # fmt: skip


def test_a_whole_file_can_be_a_school_or_a_cycle(tmp_path):
    source = read(tmp_path, "Like\nlunch\n", "oak.csv")
    settings = Settings(same=(yes(kind="school", new=("oak.csv",), known=("Oak",)),))
    assert school_of(source, settings) == "Oak"
    assert file_means("oak.csv", "wave", settings) == ""


def test_columns_that_settings_do_not_mention_are_unknown(tmp_path):
    source = read(tmp_path, "Like,name,Club\nlunch,Kid,art\n")
    assert unknown_columns(source, SURVEY) == ["Club"]
