import os
from pathlib import Path

import pytest

from tests.ingest.shapes import (
    CHANGE,
    CHANGES,
    LIKE,
    LIKES,
    google_forms,
    microsoft_forms,
    qualtrics,
    read,
    surveymonkey,
    table,
    workbook,
)  # fmt: skip
from voicelens.errors import SettingsError, SourceError
from voicelens.ingest.readers import read_source
from voicelens.ingest.roles import propose
from voicelens.shipped import shipped

SHARED = Path(os.environ.get("VOICELENS_SHARED", "../shared")) / "data" / "themes"


def _roles(proposal):
    return {item.column: item.role for item in proposal.evidence}


def _with(tmp_path, columns, n=30, name="survey.csv"):
    rows = [list(columns), *[[values[i % len(values)] for values in columns.values()] for i in range(n)]]
    return read(tmp_path, table(rows), name)


OPEN = {LIKE: [f"{text} {i}" for i in range(7) for text in LIKES]}


def test_a_google_forms_export_needs_no_help(tmp_path):
    proposal = propose([read(tmp_path, table(google_forms()))])
    settings = proposal.settings
    assert [(p.id, p.column, p.polarity) for p in settings.prompts] == [
        ("like", LIKE, "like"),
        ("change", CHANGE, "change"),
    ]
    assert [(g.id, g.separator) for g in settings.groups] == [
        ("grade", ""), ("gender", ""), ("race", ", "), ("english_learner", ""), ("iep", ""),
    ]  # fmt: skip
    assert settings.columns.student_id == "Email Address"
    assert settings.columns.dropped == ("Timestamp", "What is your name?")
    assert proposal.questions == ()


def test_every_column_has_its_evidence_in_a_sentence(tmp_path):
    source = read(tmp_path, table(google_forms()))
    evidence = propose([source]).evidence
    assert [item.column for item in evidence] == list(source.frame)
    assert all(item.why.endswith(".") for item in evidence)


def test_the_other_tools_say_the_same(tmp_path):
    for content, name in [
        (workbook({"Form1": microsoft_forms()}), "m.xlsx"), (table(qualtrics()), "q.csv"),
        (table(surveymonkey()), "s.csv"),
    ]:  # fmt: skip
        proposal = propose([read(tmp_path, content, name)])
        assert [(p.column, p.polarity) for p in proposal.settings.prompts] == [(LIKE, "like"), (CHANGE, "change")], name
        groups = {group.id: group.separator for group in proposal.settings.groups}
        assert groups == {"grade": ""} if name == "q.csv" else {"grade": "", "race": ";"}, name
        assert not proposal.questions, name


@pytest.mark.parametrize("name", ["google_forms.csv", "microsoft_forms.xlsx", "qualtrics.csv", "surveymonkey.csv"])
def test_the_sample_survey_is_understood_in_each_shape(name):
    path = shipped("sample_data") / "juniper_hill" / name
    settings = propose([read_source(path)]).settings
    assert [prompt.polarity for prompt in settings.prompts] == ["like", "change"]
    assert [group.id for group in settings.groups] == ["grade", "gender", "race", "english_learner", "iep"]
    assert settings.columns.student_id


@pytest.mark.skipif(not SHARED.is_dir(), reason="VOICELENS_SHARED does not point at the data to measure on")
@pytest.mark.parametrize("name", ["gadarian", "edurabsa_rev"])
def test_a_real_file_of_answers_is_understood(name):
    proposal = propose([read_source(SHARED / f"{name}.jsonl")])
    assert [(p.column, p.polarity) for p in proposal.settings.prompts] == [("text", "other")]
    assert [group.column for group in proposal.settings.groups] == ["group"]
    assert proposal.questions == ()


def test_school_network_wave_and_weight_are_found(tmp_path):
    columns = {
        "School name": ["Oak", "Elm"],
        "District": ["North", "South"],
        "Cycle": ["1", "2"],
        "weight": ["1.5", "0.7"],
        **OPEN,
    }
    settings = propose([_with(tmp_path, columns)]).settings
    parts = settings.columns
    assert (parts.school, parts.network, parts.wave, parts.weight) == ("School name", "District", "Cycle", "weight")
    assert settings.study.unit == "district"
    assert settings.groups == ()


def test_the_unit_follows_the_number_of_schools(tmp_path):
    assert propose([_with(tmp_path, {"School": ["Oak", "Elm"], **OPEN})]).settings.study.unit == "network"
    assert propose([_with(tmp_path, {"School": ["Oak"], **OPEN})]).settings.study.unit == "school"


def test_a_second_school_column_is_left_out(tmp_path):
    proposal = propose([_with(tmp_path, {"School": ["Oak", "Elm"], "Campus": ["A", "B"], **OPEN})])
    assert _roles(proposal)["Campus"] == "dropped"


def test_weights_that_are_no_numbers_are_no_weights(tmp_path):
    assert propose([_with(tmp_path, {"weight": ["heavy", "light"], **OPEN})]).settings.columns.weight == ""


def test_a_student_number_comes_before_an_address(tmp_path):
    columns = {
        "Email": [f"k{i}@example.org" for i in range(30)],
        "Student ID": [str(1000 + i) for i in range(30)],
        **OPEN,
    }
    settings = propose([_with(tmp_path, columns)]).settings
    assert settings.columns.student_id == "Student ID"
    assert "Email" in settings.columns.dropped


def test_identifiers_are_known_by_their_values_too(tmp_path):
    columns = {
        "where from": ["203.0.113.9", "203.0.113.7"],
        "when": ["2026-01-02", "2026-01-03"],
        "call": ["312-555-0142"],
        **OPEN,
    }
    assert [role for name, role in _roles(propose([_with(tmp_path, columns)])).items() if name != LIKE] == [
        "dropped"
    ] * 3


def test_ratings_constants_empty_and_shapeless_columns_are_left_out(tmp_path):
    columns = {
        "I feel safe": ["Agree", "Disagree"], "stars": ["1", "2", "3"], "form": ["A"], "blank": [""],
        "code name": [f"zx{i}" for i in range(30)], **OPEN,
    }  # fmt: skip
    proposal = propose([_with(tmp_path, columns)])
    assert set(_roles(proposal).values()) == {"dropped", "prompt"}
    assert len({item.why for item in proposal.evidence}) == 5


def test_other_closed_columns_are_groups_up_to_a_number(tmp_path):
    columns = {f"Do you take part in club {i}?": ["Yes", "No"] for i in range(12)}
    proposal = propose([_with(tmp_path, {**columns, **OPEN})])
    ids = [group.id for group in proposal.settings.groups]
    assert len(ids) == len(set(ids)) == 8
    assert ids[0] == "do_you_take_part_in_club_0"


def test_a_group_never_takes_the_name_of_another_column_of_the_table(tmp_path):
    columns = {"Gender": ["Girl", "Boy"], "Gender (office)": ["F", "M"], "Weight?": ["much", "little"], **OPEN}
    ids = [group.id for group in propose([_with(tmp_path, columns)]).settings.groups]
    assert ids == ["gender", "gender_2", "weight_2"]


def test_one_open_question_is_enough_and_asks_nothing(tmp_path):
    proposal = propose([_with(tmp_path, {"text": OPEN[LIKE]})])
    assert [prompt.polarity for prompt in proposal.settings.prompts] == ["other"]
    assert proposal.questions == ()


def test_no_open_question_is_refused(tmp_path):
    with pytest.raises(SourceError, match="own words"):
        propose([_with(tmp_path, {"Grade": ["4", "5"], "Gender": ["Girl", "Boy"]})])


def test_several_questions_for_likes_and_none_for_changes_are_pointed_out(tmp_path):
    love = "What do you love about your class?"
    proposal = propose([_with(tmp_path, {**OPEN, love: OPEN[LIKE]})])
    assert [prompt.id for prompt in proposal.settings.prompts] == ["like", "like_2"]
    assert [(each.column, each.proposed, each.sure) for each in proposal.questions] == [
        (LIKE, "like", True), (love, "like", True),
    ]  # fmt: skip
    assert proposal.unanswered == ()
    assert propose([_with(tmp_path, {**OPEN, love: OPEN[LIKE], CHANGE: WISHES})]).questions == ()


WISHES = [f"they should {text} and give us more time {n}" for n in range(9) for text in CHANGES]


def test_a_question_that_reads_like_likes_and_is_answered_with_wishes_is_for_a_person(tmp_path):
    love = "What would you love?"
    proposal = propose([_with(tmp_path, {**OPEN, love: WISHES}, n=60)])
    assert [(each.column, each.proposed) for each in proposal.unanswered] == [(love, "change")]
    assert [prompt.polarity for prompt in proposal.settings.prompts] == ["like", "?"]


def test_answers_tell_what_an_unclear_question_asks_for(tmp_path):
    proposal = propose([_with(tmp_path, {**OPEN, "Question B": WISHES}, n=60)])
    assert [prompt.polarity for prompt in proposal.settings.prompts] == ["like", "change"]
    assert [(each.column, each.sure) for each in proposal.questions] == [("Question B", True)]
    assert "most answers tell what students would change" in proposal.evidence[-1].why


def test_where_the_answers_do_not_tell_a_person_has_to(tmp_path):
    facts = [f"lunch at {n} with the blue tray" for n in range(40)]
    proposal = propose([_with(tmp_path, {**OPEN, "Tell us about lunch": facts})])
    assert [prompt.polarity for prompt in proposal.settings.prompts] == ["like", "?"]
    assert [(each.column, each.proposed) for each in proposal.unanswered] == [("Tell us about lunch", "")]


def test_a_question_for_anything_else_is_clear(tmp_path):
    assert propose([_with(tmp_path, {**OPEN, "Anything else?": OPEN[LIKE]})]).questions == ()


def test_a_question_for_both_is_pointed_out(tmp_path):
    proposal = propose([_with(tmp_path, {"What do you like and what would you change?": OPEN[LIKE]})])
    assert proposal.settings.prompts[0].polarity == "other"
    assert [(each.proposed, each.sure) for each in proposal.questions] == [("other", True)]


def test_columns_of_several_files_are_matched_by_their_wording(tmp_path):
    one = _with(tmp_path, {"Gender": ["Girl", "Boy"], **OPEN}, name="one.csv")
    two = _with(tmp_path, {"GENDER ": ["girl", "boy"], LIKE.upper(): OPEN[LIKE], "Grade": ["4", "5"]}, name="two.csv")
    proposal = propose([one, two])
    assert [item.column for item in proposal.evidence] == ["Gender", LIKE, "Grade"]
    assert [group.id for group in proposal.settings.groups] == ["gender"]
    assert "one.csv" in next(item.why for item in proposal.evidence if item.column == "Grade")


def test_a_file_without_one_of_the_open_questions_is_refused(tmp_path):
    one = _with(tmp_path, {**OPEN, CHANGE: [f"{text} {i}" for i in range(7) for text in CHANGES]}, name="one.csv")
    two = _with(tmp_path, {**OPEN, "Grade": ["4", "5"]}, name="two.csv")
    with pytest.raises(SettingsError, match=r"two.csv has no column “What is one thing you would change"):
        propose([one, two])


def test_answers_to_an_open_question_never_become_the_names_of_groups(tmp_path):
    rows = [["What do you like most?", "What would you change?"]]
    rows += [[("recess", "lunch", "gym")[n % 3], f"a longer break number {n} because it is short"] for n in range(60)]
    proposal = propose([read(tmp_path, table(rows), "few.csv")])
    assert not proposal.settings.groups
    assert "What do you like most?" in proposal.settings.columns.dropped
