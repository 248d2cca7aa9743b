import pandas as pd

from voicelens.ingest.files_apart import file_questions
from voicelens.ingest.readers import Source
from voicelens.settings import ColumnSettings, SameSettings, Settings


def _files(*names, school=""):
    columns = {"L": ["a"]} | ({"School": [school]} if school else {})
    return [Source(name, "csv", pd.DataFrame(columns, dtype=str), [2], name) for name in names]


def _asked(known, new, settings=None, *, one_cycle=True):
    questions = file_questions(_files(*known), _files(*new), settings or Settings(), one_cycle=one_cycle)
    return [(question.same.kind, question.same.pairs()) for question in questions]


def test_a_file_per_school_is_asked_about_at_once():
    assert _asked([], ["oak.csv", "elm_hill.csv"]) == [
        ("school", [("oak.csv", "Oak"), ("elm_hill.csv", "Elm Hill")])
    ]  # fmt: skip


def test_a_file_per_cycle_is_not_taken_for_a_school():
    assert _asked([], ["fall.csv", "spring.csv"]) == _asked([], ["fall.csv", "next_fall.csv"]) == []
    assert _asked([], ["oak_fall.csv", "oak_spring.csv"]) == []
    assert _asked([], ["fall.csv", "spring.csv"], one_cycle=False) == [
        ("wave", [("fall.csv", "Fall"), ("spring.csv", "Spring")])
    ]


def test_schools_and_cycles_can_stand_in_one_name():
    names = ["oak_fall.csv", "elm_fall.csv", "oak_spring.csv", "elm_spring.csv"]
    kinds = dict(_asked([], names, one_cycle=False))
    assert [known for _, known in kinds["wave"]] == ["Fall", "Fall", "Spring", "Spring"]
    assert [known for _, known in kinds["school"]] == ["Oak", "Elm", "Oak", "Elm"]


def test_one_file_alone_asks_nothing():
    assert _asked([], ["oak.csv"], one_cycle=False) == []


def test_a_later_file_is_matched_to_the_schools_that_are_known():
    agreed = SameSettings(kind="school", new=("oak.csv",), known=("Oak Elementary",), answer="yes")
    settings = Settings(same=(agreed,))
    assert _asked(["oak.csv"], ["oak elementary spring.csv"], settings) == [
        ("school", [("oak elementary spring.csv", "Oak Elementary")])
    ]
    assert _asked(["oak.csv"], ["oak elem spring.csv"], settings)[0][1][0][1] == "Oak Elementary"
    assert _asked([], ["oak.csv"], settings) == []


def test_a_school_column_in_the_other_files_gives_the_names():
    settings = Settings(columns=ColumnSettings(school="School"))
    known = _files("all.csv", school="Oak Hill")
    assert file_questions(known, _files("b.csv", school="Elm"), settings, one_cycle=True) == []
    (question,) = file_questions(known, _files("oakhill.csv"), settings, one_cycle=True)
    assert question.same.known == ("Oak Hill",)


def test_an_answer_is_not_asked_for_again():
    no = SameSettings(kind="school", new=("a.csv", "b.csv"), known=("A", "B"), answer="no")
    assert _asked([], ["a.csv", "b.csv"], Settings(same=(no,))) == []


def test_names_that_say_nothing_are_taken_as_they_are():
    assert _asked([], ["responses (1).csv", "responses (2).csv"])[0][1][0][1] == "1"
    assert _asked([], ["survey.csv", "results.csv"])[0][1][0][1] == "survey"
