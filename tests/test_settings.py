"""voicelens.toml is built into settings or refused with the problem, the place and the remedy."""

import dataclasses

import pytest

from voicelens.errors import SettingsError, StudyError
from voicelens.i18n import LANGUAGES
from voicelens.settings import FORMAT, LOWEST_GROUP, ColumnSettings, PromptSettings, Settings, parse
from voicelens.tables import POLARITIES

WHOLE = """
format = 1

[study]
name = "Invented School"
unit = "network"
language = "es"
seed = 7
engine = "local"

[[prompts]]
id = "like"
column = "What do you like?"
polarity = "like"
wording = "What is one thing you like about your school?"

[[prompts]]
id = "more"
column = "Anything else?"

[[groups]]
id = "grade"
column = "Your grade"
label = "Grade"

[[groups]]
id = "language_home"
column = "Languages at home"
separator = ";"

[columns]
school = "School"
dropped = ["Email", "Name"]

[anonymise]
mode = "balanced"

[themes]
smallest = 6

[compare]
false_discovery_rate = 0.05
smallest_gap = 10

[protect]
min_group = 12

[brief]
quotes = 0
"""


def refused(text: str) -> SettingsError:
    """The refusal of a voicelens.toml, with nothing left unsaid."""
    with pytest.raises(SettingsError) as caught:
        parse(text)
    error = caught.value
    assert error.problem
    assert error.fix
    assert error.where.startswith("voicelens.toml, ")
    assert error.where != "voicelens.toml, "
    assert error.exit_code == 11
    return error


def test_a_whole_file_is_built_into_settings() -> None:
    settings = parse(WHOLE)
    assert settings.study.name == "Invented School"
    assert (settings.study.unit, settings.study.language, settings.study.seed) == ("network", "es", 7)
    assert settings.prompts[0].polarity == "like"
    assert settings.prompts[1] == PromptSettings("more", "Anything else?", "other", "")
    assert [group.separator for group in settings.groups] == ["", ";"]
    assert settings.columns == ColumnSettings(school="School", dropped=("Email", "Name"))
    assert settings.compare.smallest_gap == 10.0
    assert isinstance(settings.compare.smallest_gap, float)
    assert (settings.protect.min_group, settings.brief.quotes, settings.themes.smallest) == (12, 0, 6)


def test_what_is_left_out_has_its_default() -> None:
    assert parse("") == Settings()
    assert parse("[protect]\n") == Settings()


def test_settings_cannot_be_changed_by_accident() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        parse("").study.seed = 2  # type: ignore[misc]  # what a type checker refuses as well


def test_every_polarity_and_language_of_the_tables_can_be_chosen() -> None:
    for polarity in POLARITIES:
        assert parse(f'[[prompts]]\nid = "a"\ncolumn = "A"\npolarity = "{polarity}"').prompts[0].polarity == polarity
    for language in LANGUAGES:
        assert parse(f'[study]\nlanguage = "{language}"').study.language == language


@pytest.mark.parametrize("edge", [LOWEST_GROUP, 1000])
def test_bounds_themselves_are_allowed(edge: int) -> None:
    assert parse(f"[protect]\nmin_group = {edge}").protect.min_group == edge


@pytest.mark.parametrize(
    ("text", "where", "fix"),
    [
        ("[protect]\nmin_grop = 10", "[protect]", "min_group"),
        ("[protct]\nmin_group = 10", "top level", "protect"),
        ('[[groups]]\nid = "a"\ncolumn = "A"\nlabl = "x"', "[[groups]] 1", "label"),
        ('[columns]\nscool = "School"', "[columns]", "school"),
    ],
)
def test_a_typing_mistake_is_met_with_the_nearest_setting(text: str, where: str, fix: str) -> None:
    error = refused(text)
    assert where in error.where
    assert f"Did you mean “{fix}”?" in error.fix


def test_a_setting_like_no_other_is_met_with_all_that_are_known() -> None:
    error = refused("[brief]\nxyzzy = 1")
    assert "xyzzy" in error.problem
    assert "quotes, themes" in error.fix


@pytest.mark.parametrize(
    ("text", "where", "fix"),
    [
        ("[study]\nname = 3", "[study] name", "text in quotes"),
        ("[study]\nname = true", "[study] name", "text in quotes"),
        ('[study]\nseed = "1"', "[study] seed", "whole number"),
        ("[study]\nseed = 1.0", "[study] seed", "whole number"),
        ("[study]\nseed = true", "[study] seed", "whole number"),
        ("[study]\nseed = 2026-01-31", "[study] seed", "whole number"),
        ('[compare]\nsmallest_gap = "5"', "[compare] smallest_gap", "a number"),
        ("[compare]\nsmallest_gap = true", "[compare] smallest_gap", "a number"),
        ("study = 3", "study", "[study]"),
        ('study = ["a"]', "study", "[study]"),
        ("[[study]]\nseed = 1", "study", "[study]"),
        ('[prompts]\nid = "a"\ncolumn = "A"', "prompts", "square brackets"),
        ('prompts = ["like"]', "prompts", "[[prompts]]"),
        ('groups = "grade"', "groups", "square brackets"),
        ('[columns]\ndropped = "Email"', "[columns] dropped", "square brackets"),
        ("[columns]\ndropped = [1]", "[columns] dropped", "quotes"),
        ('[columns.dropped]\nEmail = "x"', "[columns] dropped", "square brackets"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_the_kind_to_write(text: str, where: str, fix: str) -> None:
    error = refused(text)
    assert error.where == f"voicelens.toml, {where}"
    assert fix in error.fix


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        (f"[protect]\nmin_group = {LOWEST_GROUP - 1}", "from 5 to 1000"),
        ("[protect]\nmin_group = 0", "from 5 to 1000"),
        ("[study]\nseed = -1", "from 0 to 4294967295"),
        ("[study]\nseed = 4294967296", "from 0 to 4294967295"),
        ("[compare]\nfalse_discovery_rate = 0", "from 0.001 to 0.5"),
        ("[compare]\nfalse_discovery_rate = nan", "from 0.001 to 0.5"),
        ("[compare]\nsmallest_gap = inf", "from 0 to 100"),
        ("[brief]\nquotes = 21", "from 0 to 20"),
    ],
)
def test_a_number_out_of_bounds_is_refused_with_the_bounds(text: str, fix: str) -> None:
    error = refused(text)
    assert "out of bounds" in error.problem
    assert fix in error.fix


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ('[study]\nunit = "state"', "school, network, district"),
        ('[study]\nlanguage = "fr"', "en, es"),
        ('[anonymise]\nmode = "loose"', "strict, balanced"),
        ('[[prompts]]\nid = "a"\ncolumn = "A"\npolarity = "love"', "like, change, other"),
    ],
)
def test_a_choice_that_does_not_exist_is_refused_with_those_that_do(text: str, fix: str) -> None:
    assert fix in refused(text).fix


@pytest.mark.parametrize("kind", ["prompts", "groups"])
def test_two_entries_with_one_id_are_refused(kind: str) -> None:
    entry = f'[[{kind}]]\nid = "a"\ncolumn = "A"\n'
    error = refused(entry + entry)
    assert "same id" in error.problem
    assert f"[[{kind}]]" in error.where


def test_a_prompt_and_a_group_may_share_an_id() -> None:
    parse('[[prompts]]\nid = "a"\ncolumn = "A"\n[[groups]]\nid = "a"\ncolumn = "B"\n')


def test_what_has_no_default_must_be_there() -> None:
    error = refused('[[prompts]]\nid = "a"\ncolumn = "A"\n[[prompts]]\nid = "b"\n')
    assert "“column” is missing" in error.problem
    assert "[[prompts]] 2" in error.where


def test_broken_toml_is_refused_with_its_line() -> None:
    error = refused('[study]\nname = "Invented School"\nseed = \n')
    assert "line 3" in error.problem


@pytest.mark.parametrize("made_by", [str(FORMAT + 1), "99", '"two"', "true"])
def test_a_study_of_a_newer_version_is_refused_as_such(made_by: str) -> None:
    with pytest.raises(StudyError) as caught:
        parse(f"format = {made_by}\n[a_section_of_the_future]\n")
    assert caught.value.exit_code == 17
    assert "newer" in caught.value.problem
    assert caught.value.where == "voicelens.toml"
    assert "pip install --upgrade voicelens" in caught.value.fix


def test_lists_of_spellings_that_do_not_fit_together_are_refused() -> None:
    assert "[[same]] 1" in refused('[[same]]\nnew = ["a", "b"]\nknown = ["c"]\n').where
    assert "dimension" in refused('[[same]]\nkind = "group"\nnew = ["a"]\nknown = ["b"]\n').problem
    assert "maybe" in refused('[[same]]\nnew = ["a"]\nknown = ["b"]\nanswer = "maybe"\n').problem


def test_only_what_was_answered_with_yes_is_agreed() -> None:
    entry = '[[same]]\nnew = ["{0}"]\nknown = ["known"]\nanswer = "{0}"\n'
    settings = parse("".join(entry.format(answer) for answer in ("yes", "no", "?")))
    assert [same.pairs() for same in settings.agreed] == [[("yes", "known")]]
