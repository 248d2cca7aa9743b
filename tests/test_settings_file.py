import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelens.errors import SettingsError
from voicelens.settings import (
    ColumnSettings,
    GroupSettings,
    PromptSettings,
    SameSettings,
    Settings,
    StudySettings,
    parse,
)
from voicelens.settings_file import change, put_same, section_help, value_help, write

TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
PROMPT = st.builds(
    PromptSettings, id=TEXT, column=TEXT, polarity=st.sampled_from(["like", "change", "other"]), wording=TEXT
)
GROUP = st.builds(GroupSettings, id=TEXT, column=TEXT, label=TEXT, separator=TEXT)
COLUMNS = st.builds(ColumnSettings, school=TEXT, wave=TEXT, dropped=st.lists(TEXT, max_size=6).map(tuple))
SAME = st.lists(st.tuples(TEXT, TEXT), max_size=3).map(
    lambda pairs: SameSettings(new=tuple(a for a, _ in pairs), known=tuple(b for _, b in pairs), answer="yes")
)
SETTINGS = st.builds(
    Settings,
    study=st.builds(StudySettings, name=TEXT, seed=st.integers(0, 2**32 - 1)),
    prompts=st.lists(PROMPT, max_size=3, unique_by=lambda prompt: prompt.id).map(tuple),
    groups=st.lists(GROUP, max_size=3, unique_by=lambda group: group.id).map(tuple),
    columns=COLUMNS,
    same=st.lists(SAME, max_size=2).map(tuple),
)


@given(SETTINGS)
def test_what_is_written_is_read_back_the_same(settings):
    assert parse(write(settings)) == settings


@pytest.mark.parametrize(
    "name", ['He said "hi"', "two\nlines", "tab\there", "back\\slash", "¿Qué te gusta?", "'''", "# no", "😀\u2028", ""]
)
def test_awkward_column_names_survive(name):
    settings = Settings(prompts=(PromptSettings(id="a", column=name),), columns=ColumnSettings(dropped=(name, name)))
    assert parse(write(settings)) == settings


def test_every_section_and_value_is_explained():
    settings = Settings(prompts=(PromptSettings(id="a", column="A"),), groups=(GroupSettings(id="b", column="B"),),
                        same=(SameSettings(new=("a",), known=("b",)),))  # fmt: skip
    for section in dataclasses.fields(settings):
        assert section_help()[section.name]
        value = getattr(settings, section.name)
        for field in dataclasses.fields(value[0] if isinstance(value, tuple) else value):
            assert value_help()[section.name, field.name] in write(settings)


def test_questions_stand_at_the_top_as_remarks():
    text = write(Settings(), ["Which one?\nThis\x07 or that?"])
    assert "# PLEASE ANSWER: Which one?\n" in text
    assert parse(text) == Settings()


OWN = '# my remark\nformat = 1\n\n[protect]\nmin_group = 10 # agreed in May\n\n[study]\nname = "Oak"\n'


def test_a_change_keeps_every_remark():
    text = change(OWN, {("protect", "min_group"): 20, ("study", "seed"): 7})
    assert "# my remark" in text
    assert "min_group = 20 # agreed in May" in text
    assert parse(text).study.seed == 7


def test_a_missing_section_is_added():
    assert parse(change(OWN, {("brief", "quotes"): 5, ("columns", "dropped"): ("a", "b")})).columns.dropped == (
        "a",
        "b",
    )


@given(SETTINGS, st.integers(5, 1000))
def test_a_change_changes_nothing_else(settings, least):
    changed = parse(change(write(settings), {("protect", "min_group"): least}))
    assert changed == dataclasses.replace(settings, protect=dataclasses.replace(settings.protect, min_group=least))


@pytest.mark.parametrize(
    "changes",
    [{("protect", "min_group"): 1}, {("study", "colour"): "red"}, {("format", "x"): 1}, {("prompts", "id"): "x"}],
)
def test_a_change_that_makes_no_settings_is_refused(changes):
    text = write(Settings(prompts=(PromptSettings(id="a", column="A"),)))
    with pytest.raises(SettingsError):
        change(text, changes)


def test_a_text_that_is_no_settings_file_is_refused():
    with pytest.raises(SettingsError, match="not valid TOML"):
        change("[study\nname = 1", {("study", "name"): "x"})


def same(new: str, answer: str = "?") -> SameSettings:
    return SameSettings(new=(new,), known=("Grade",), answer=answer)


def test_a_question_is_put_with_its_sentence_and_replaced_by_its_answer():
    asked = put_same(OWN, [("Is it the same?", same("Level"))])
    assert "# Is it the same?" in asked
    assert "# my remark" in asked
    assert parse(asked).same == (same("Level"),)
    answered = put_same(asked, [("Is it the same?", same("Level", "yes")), ("And this?", same("Year"))])
    assert [entry.answer for entry in parse(answered).same] == ["yes", "?"]
    assert parse(put_same(answered, [])).same == (same("Level", "yes"),)


def test_without_questions_nothing_changes():
    assert put_same(OWN, []) == OWN
    assert put_same(put_same(OWN, [("?", same("Level"))]), []).strip() == OWN.strip()


def test_answers_stay_where_a_person_put_them():
    text = '[[same]]\nnew = ["a"]\nknown = ["b"]\nanswer = "no"\n\n' + OWN.replace("format = 1\n", "") + (
        '\n[[same]]\nnew = ["c"]\nknown = ["d"]\n'
    )  # fmt: skip
    assert [entry.new for entry in parse(put_same(text, [("?", same("Level"))])).same] == [("a",), ("Level",)]
