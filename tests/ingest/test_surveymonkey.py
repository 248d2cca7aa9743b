from tests.ingest.shapes import CHANGE, LIKE, read, surveymonkey, table


def test_the_columns_of_a_tick_all_question_become_one(tmp_path):
    source = read(tmp_path, table(surveymonkey(6)))
    assert list(source.frame)[3:] == [
        "What grade are you in?", "Which describe you?", "Which describe you? - Other (please specify)", LIKE, CHANGE,
    ]  # fmt: skip
    assert source.frame["Which describe you?"].tolist() == ["", "White;Asian", "Asian", "White", "Asian", "White;Asian"]
    assert list(source.rows) == [3, 4, 5, 6, 7, 8]


def test_the_columns_of_a_rating_grid_stay_apart(tmp_path):
    rows = [
        ["Respondent ID", "How much do you agree?", "", LIKE],
        ["", "I feel safe", "I belong", "Open-Ended Response"],
        ["1", "Agree", "Disagree", "art"],
        ["2", "Disagree", "Agree", "lunch"],
    ]
    assert list(read(tmp_path, table(rows)).frame)[1:3] == [
        "How much do you agree? - I feel safe", "How much do you agree? - I belong",
    ]  # fmt: skip
