"""What only one survey tool does; that each is understood as a whole is in test_exports.py."""

import pytest

from tests.ingest.exports import (
    CHANGE,
    GRADE,
    LIKE,
    RACE,
    RACES,
    kobo_codes,
    kobo_labels,
    limesurvey_codes,
    limesurvey_full,
    microsoft,
    qualtrics,
    qualtrics_numbers,
    redcap_labels,
    redcap_raw,
    surveymonkey,
    ticked,
)
from tests.ingest.shapes import read, table, workbook

TICKED = [";".join(race for race in RACES if race in ticked(i)) for i in range(24)]


def _read(tmp_path, export):
    return read(tmp_path, table(export.rows, export.delimiters[0]))


@pytest.mark.parametrize("export", [qualtrics(), qualtrics_numbers(), surveymonkey(), redcap_labels(),
                                    limesurvey_full(), limesurvey_full(no="N/A"), kobo_labels()])  # fmt: skip
def test_options_ticked_in_several_columns_stand_in_one(tmp_path, export):
    assert _read(tmp_path, export).frame[RACE].tolist() == TICKED


def test_codes_stand_for_options_where_an_export_has_no_labels(tmp_path):
    assert _read(tmp_path, redcap_raw()).frame["race"].tolist()[:3] == ["1;2", "2", "3"]
    assert _read(tmp_path, limesurvey_codes()).frame["race"].tolist()[:2] == ["SQ001;SQ002", "SQ002"]
    assert _read(tmp_path, kobo_codes()).frame["race"].tolist()[:3] == ["white;asian", "asian", "black"]


def test_qualtrics_cells_of_questions_seen_and_not_answered_are_blank_and_counted(tmp_path):
    source = _read(tmp_path, qualtrics())
    assert not source.frame.isin(["-99"]).any().any()
    assert any("8 cells with −99" in note for note in source.notes)
    assert any("2 students did not reach the end" in note for note in source.notes)


def test_a_qualtrics_workbook_has_two_header_rows(tmp_path):
    rows = qualtrics().rows
    source = read(tmp_path, workbook({"Sheet0": [*rows[:2], *rows[3:]]}), "export.xlsx")
    assert source.tool == "Qualtrics"
    assert len(source.frame) == 24
    assert source.set_aside == ((3, "test run of the survey"),)


@pytest.mark.parametrize(
    "status", ["Survey Preview", "Survey Test", "survey preview", "Vista previa de la encuesta", "17"]
)
def test_qualtrics_previews_are_known_in_each_spelling(tmp_path, status):
    export = qualtrics(6)
    export.rows[3][2] = status
    assert [row for row, _ in _read(tmp_path, export).set_aside] == [4]


def test_a_qualtrics_matrix_is_not_put_together(tmp_path):
    rows = [["Q7_1", "Q7_2", "Q8"], ["How safe? - In class", "How safe? - Outside", LIKE],
            ['{"ImportId":"QID7_1"}', '{"ImportId":"QID7_2"}', '{"ImportId":"QID8"}'],
            ["1", "4", "art"], ["2", "1", "lunch"]]  # fmt: skip
    assert list(read(tmp_path, table(rows)).frame) == ["How safe? - In class", "How safe? - Outside", LIKE]


def test_surveymonkey_options_written_as_numbers_are_put_together(tmp_path):
    export = surveymonkey()
    for row in export.rows[2:]:
        row[12:16] = [str(place + 1) if cell else "" for place, cell in enumerate(row[12:16])]
    assert _read(tmp_path, export).frame[RACE].tolist() == TICKED


def test_a_surveymonkey_column_without_names_and_values_goes(tmp_path):
    export = surveymonkey()
    source = read(tmp_path, table([[*row, ""] for row in export.rows]))
    assert list(source.frame) == list(_read(tmp_path, export).frame)


def test_redcap_events_are_cycles_and_its_records_students(tmp_path):
    source = _read(tmp_path, redcap_raw())
    assert source.parts["redcap_event_name"] == "wave"
    assert source.parts["record_id"] == "student_id"
    once = redcap_raw()
    for row in once.rows[1:]:
        row[1] = "fall_arm_1"
    assert _read(tmp_path, once).parts["record_id"] == "technical"


def test_limesurvey_students_who_stopped_early_are_kept_and_counted(tmp_path):
    source = _read(tmp_path, limesurvey_codes())
    assert len(source.frame) == 24
    assert any("3 students did not reach the end" in note for note in source.notes)


def test_limesurvey_questions_with_yes_no_and_unsure_stay_apart(tmp_path):
    rows = [["id", "submitdate", "lastpage", "safe[SQ001]", "safe[SQ002]", LIKE],
            ["1", "2026-03-16", "2", "Y", "N", "art"], ["2", "2026-03-16", "2", "U", "Y", "lunch"]]  # fmt: skip
    assert list(read(tmp_path, table(rows, ";")).frame)[3:5] == ["safe[SQ001]", "safe[SQ002]"]


def test_kobo_rows_of_tags_are_set_aside(tmp_path):
    source = _read(tmp_path, kobo_labels())
    assert source.set_aside == ((2, "tags for machines (HXL), no answer"),)
    assert next(iter(source.rows)) == 3


def test_a_kobo_summary_that_says_more_than_its_options_is_kept(tmp_path):
    export = kobo_labels()
    export.rows[5][4] += " and a Martian"
    frame = _read(tmp_path, export).frame
    assert "and a Martian" in " ".join(frame[f"About you/{RACE}"])


def test_kobo_labels_of_several_words_are_not_taken_for_codes(tmp_path):
    export = kobo_codes()
    for row in export.rows[1:]:
        row[2] += "th grade"
    assert set(_read(tmp_path, export).frame["grade"]) == {"4th grade", "5th grade", "6th grade"}


def test_kobo_names_that_would_clash_without_their_group_keep_it(tmp_path):
    export = kobo_codes()
    export.rows[0][3] = "home/grade"
    assert {"about/grade", "home/grade"} <= set(_read(tmp_path, export).frame)


def test_of_the_sheets_of_kobo_the_survey_is_taken_and_not_a_repeated_group(tmp_path):
    group = [["name", "_index", "_parent_table_name", "_parent_index", "_submission__id", "_uuid", "_submission_time"]]
    group += [["x", str(i), "s", "1", "1", "u", "t"] for i in range(99)]
    source = read(tmp_path, workbook({"group_x": group, "survey": kobo_codes().rows}), "export.xlsx")
    assert source.tool == "KoboToolbox"
    assert len(source.frame) == 24
    assert "it is the export of KoboToolbox" in source.notes[0]
    assert "Not read: “group_x”." in source.notes


def test_names_with_no_break_spaces_are_plain(tmp_path):
    assert GRADE in _read(tmp_path, microsoft()).frame


def test_a_file_without_column_names_loses_no_row_and_is_told(tmp_path):
    rows = [["4", "Girl", "3/16/2026", "the library"], ["5", "Boy", "3/17/2026", "recess"],
            ["4", "Girl", "3/17/2026", "art"]]  # fmt: skip
    source = read(tmp_path, table(rows))
    assert list(source.frame) == ["Column A", "Column B", "Column C", "Column D"]
    assert len(source.frame) == 3
    assert list(source.rows) == [1, 2, 3]
    assert any("no row was taken for column names" in note for note in source.notes)


def test_names_that_are_one_of_their_own_values_stay_names(tmp_path):
    rows = [["Girl", LIKE, CHANGE], ["Girl", "a", "b"], ["Boy", "c", "d"]]
    assert list(read(tmp_path, table(rows)).frame) == rows[0]


def test_a_file_larger_than_any_survey_is_not_opened(tmp_path, monkeypatch):
    from voicelens.errors import SourceError

    monkeypatch.setattr("voicelens.ingest.readers.LARGEST_FILE", 10)
    with pytest.raises(SourceError, match="larger than"):
        read(tmp_path, "a,b\n1,2\n3,4\n")
