import dataclasses

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.shapes import CHANGE, LIKE, google_forms, qualtrics, read, table
from voicelens.errors import SettingsError, SourceError
from voicelens.ingest.readers import Source
from voicelens.ingest.roles import propose
from voicelens.ingest.shape import ingest
from voicelens.settings import ColumnSettings, GroupSettings, PromptSettings, SameSettings, Settings
from voicelens.tables import check
from voicelens.text import keyed_id

SALT = b"a salt of the tests"
PROMPTS = (
    PromptSettings(id="like", column="L", polarity="like"),
    PromptSettings(id="change", column="C", polarity="change"),
)


def _source(rows, columns, digest="d", name="s.csv"):
    frame = pd.DataFrame(rows, columns=columns, dtype=str)
    return Source(name, "csv", frame, range(2, len(rows) + 2), digest)


def _run(sources, wave="W", school="Oak", **settings):
    several = sources if isinstance(sources, list) else [sources]
    chosen = Settings(prompts=settings.pop("prompts", PROMPTS[:1]), **settings)
    return ingest([(source, wave) for source in several], settings=chosen, salt=SALT, default_school=school)


def test_both_tables_keep_their_contract_and_one_answer_a_prompt(tmp_path):
    source = read(tmp_path, table(google_forms(20)))
    result = ingest([(source, "Spring 2026")], settings=propose([source]).settings, salt=SALT, default_school="Oak")
    respondents, responses = result.tables["respondents"], result.tables["responses"]
    assert check("respondents", respondents).equals(respondents)
    assert check("responses", responses).equals(responses)
    assert len(responses) == 2 * len(respondents) == 40
    assert responses["prompt_id"].tolist()[:4] == ["like", "change", "like", "change"]
    assert (responses["status"] == "blank").sum() == 4
    assert respondents["race"][4] == ["Black or African American", "Latino"]
    assert set(respondents["school"]) == {"Oak"}
    assert "example.org" not in respondents.to_csv() + responses.to_csv()
    assert "Kid" not in respondents.to_csv() + responses.to_csv()


def test_ids_come_from_the_salt_the_file_and_the_row():
    result = _run(_source([["a", "KID@x.org"], ["b", ""]], ["L", "E"]), columns=ColumnSettings(student_id="E"))
    respondents, responses = result.tables["respondents"], result.tables["responses"]
    assert respondents["respondent_id"].tolist() == [keyed_id(SALT, "d", row, prefix="s_") for row in (2, 3)]
    assert responses["response_id"].tolist() == [keyed_id(SALT, "d", row, "like", prefix="r_") for row in (2, 3)]
    assert respondents["person_id"][0] == keyed_id(SALT, "kid@x.org", prefix="p_")
    assert respondents["person_id"].isna().tolist() == [False, True]


def test_inputs_are_left_alone_and_a_second_run_is_the_same(tmp_path):
    source = read(tmp_path, table(qualtrics(8)))
    before = source.frame.copy()
    settings = propose([source]).settings
    first, second = (ingest([(source, "W")], settings=settings, salt=SALT, default_school="Oak") for _ in range(2))
    pd.testing.assert_frame_equal(source.frame, before)
    for name in first.tables:
        pd.testing.assert_frame_equal(first.tables[name], second.tables[name])
    assert first.dropped == second.dropped
    assert [item.id for item in first.dropped] == ["survey.csv row 4"]


CELL = st.sampled_from(["", " ", "\n", "lunch", "idk", "x y", "😀"])


@given(st.lists(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=6), min_size=1, max_size=3))
def test_every_row_is_a_respondent_or_set_aside(files):
    sources = [
        dataclasses.replace(_source(rows, ["L", "C", "X"], str(n), f"{n}.csv"), set_aside=((90, "test run"),))
        for n, rows in enumerate(files)
    ]
    result = _run(sources, prompts=PROMPTS)
    rows = sum(len(rows) for rows in files)
    assert len(result.tables["respondents"]) + len(result.dropped) == rows + len(files)
    assert len(result.tables["responses"]) == 2 * len(result.tables["respondents"])
    assert len({item.id for item in result.dropped}) == len(result.dropped)
    blank = sum(not "".join(row).strip() for rows in files for row in rows)
    assert sum(item.reason == "empty row" for item in result.dropped) == blank


def test_spellings_that_differ_in_capitals_become_the_commonest():
    rows = [["a", " Girl", "oak"], ["b", "girl", "Oak"], ["c", "GIRL ", "Oak"], ["d", "girl", ""], ["e", "", "Oak  "]]
    result = _run(
        _source(rows, ["L", "G", "S"]),
        school="Elm",
        groups=(GroupSettings("gender", "G"),),
        columns=ColumnSettings(school="S"),
    )
    frame = result.tables["respondents"]
    assert frame["gender"].tolist()[:4] == ["girl"] * 4
    assert frame["gender"].isna().tolist() == [False] * 4 + [True]
    assert frame["school"].tolist() == ["Oak", "Oak", "Oak", "Elm", "Oak"]


def test_several_choices_become_a_list_each_in_its_commonest_spelling():
    rows = [["a", "White;asian;"], ["b", "Asian;"], ["c", "Asian;White;"], ["d", ""], ["e", "White"]]
    result = _run(_source(rows, ["L", "R"]), groups=(GroupSettings("race", "R", separator=";"),))
    assert result.tables["respondents"]["race"].tolist() == [
        ["White", "Asian"],
        ["Asian"],
        ["Asian", "White"],
        None,
        ["White"],
    ]


def test_the_wave_column_wins_where_it_is_filled():
    result = _run(_source([["a", "Fall"], ["b", ""]], ["L", "W"]), columns=ColumnSettings(wave="W"), wave="Spring")
    assert result.tables["respondents"]["wave"].tolist() == ["Fall", "Spring"]
    assert result.tables["responses"]["wave"].tolist() == ["Fall", "Spring"]


def test_weights_are_numbers_or_missing_and_the_lost_ones_are_told():
    rows = [["a", "1.5"], ["b", "0,7"], ["c", "heavy"], ["d", "-1"], ["e", ""], ["f", "inf"]]
    result = _run(_source(rows, ["L", "W"]), columns=ColumnSettings(weight="W"))
    assert result.tables["respondents"]["weight"].tolist()[:2] == [1.5, 0.7]
    assert np.isnan(result.tables["respondents"]["weight"][2:]).all()
    assert result.notes == ["3 weights are not numbers and were left out."]


def test_the_network_is_kept_where_there_is_one():
    result = _run(_source([["a", "North"], ["b", ""]], ["L", "N"]), columns=ColumnSettings(network="N"))
    assert result.tables["respondents"]["network"].isna().tolist() == [False, True]


def test_answers_are_trimmed_and_composed_and_keep_their_lines():
    result = _run(_source([[" nin\u0303o\r\nfeliz "]], ["L"]))
    assert result.tables["responses"]["text"].tolist() == ["niño\nfeliz"]


def test_several_files_keep_their_order_and_their_wave():
    sources = [(_source([["a"], ["b"]], ["L"], "1", "1.csv"), "One"), (_source([["c"]], ["l "], "2", "2.csv"), "Two")]
    result = ingest(sources, settings=Settings(prompts=PROMPTS[:1]), salt=SALT, default_school="Oak")
    assert result.tables["responses"]["text"].tolist() == ["a", "b", "c"]
    assert result.tables["respondents"]["wave"].tolist() == ["One", "One", "Two"]


def test_no_source_gives_empty_tables():
    result = ingest([], settings=Settings(prompts=PROMPTS), salt=SALT, default_school="Oak")
    assert result.tables["respondents"].empty
    assert result.tables["responses"].empty


def test_one_file_given_twice_is_refused():
    with pytest.raises(SourceError, match=r"same as a\.csv"):
        _run([_source([["a"]], ["L"], name="a.csv"), _source([["a"]], ["L"], name="b.csv")])


def test_a_file_that_lacks_an_open_question_is_named():
    with pytest.raises(SettingsError, match=r"b\.csv has no column “L”"):
        _run([_source([["a"]], ["L"], "1", "a.csv"), _source([["a"]], ["G"], "2", "b.csv")])


def test_a_group_that_one_file_lacks_is_left_empty_there_and_told():
    sources = [_source([["a", "x"]], ["L", "G"], "1", "a.csv"), _source([["b"]], ["L"], "2", "b.csv")]
    result = _run(sources, groups=(GroupSettings("gender", "G"),))
    assert result.tables["respondents"]["gender"].isna().tolist() == [False, True]
    assert result.notes == ["b.csv has no column “G”: it is left empty for this file."]
    with pytest.raises(SettingsError, match=r"a\.csv has no column “Gendr”"):
        _run(sources, groups=(GroupSettings("gender", "Gendr"),))


def test_names_and_labels_that_a_person_agreed_on_are_the_known_ones():
    sources = [_source([["a", "Girl"]], ["L", "G"], "1", "a.csv"), _source([["b", "F"]], ["Like", "Sex"], "2", "b.csv")]
    same = (
        SameSettings(new=("like", "sex"), known=("L", "G"), answer="yes"),
        SameSettings(kind="group", dimension="gender", new=("F",), known=("Girl",), answer="yes"),
    )
    result = _run(sources, groups=(GroupSettings("gender", "G"),), same=same)
    assert result.tables["respondents"]["gender"].tolist() == ["Girl", "Girl"]
    assert result.tables["responses"]["text"].tolist() == ["a", "b"]


def test_a_whole_file_is_of_the_school_that_a_person_named():
    same = (SameSettings(kind="school", new=("b.csv",), known=("Elm",), answer="yes"),)
    sources = [_source([["a", "Oak"]], ["L", "S"], "1", "a.csv"), _source([["b"]], ["L"], "2", "b.csv")]
    result = _run(sources, same=same, columns=ColumnSettings(school="S"))
    assert result.tables["respondents"]["school"].tolist() == ["Oak", "Elm"]
    assert result.notes == []


def test_settings_without_a_question_or_with_a_taken_group_name_are_refused():
    with pytest.raises(SettingsError, match="No open question"):
        _run(_source([["a"]], ["L"]), prompts=())
    with pytest.raises(SettingsError, match="“school”"):
        _run(_source([["a"]], ["L"]), groups=(GroupSettings("school", "L"),))


def test_prompts_carry_their_polarity_and_wording(tmp_path):
    source = read(tmp_path, table([[LIKE, CHANGE], [LIKE, "it's perfect"], ["it's perfect", "nada"]]))
    result = ingest([(source, "W")], settings=propose([source]).settings, salt=SALT, default_school="Oak")
    statuses = result.tables["responses"]["status"].tolist()
    assert statuses == ["junk", "nothing_to_add", "substantive", "nothing_to_add"]
