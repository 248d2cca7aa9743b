import pandas as pd
import pytest

from tests.ingest.shapes import CHANGE, CHANGES, LIKE, LIKES
from voicelens.ingest.matching import likely_alike, open_questions, with_answers
from voicelens.ingest.readers import Source
from voicelens.ingest.roles import propose
from voicelens.settings import GroupSettings, PromptSettings, SameSettings, Settings

N = 40


def _source(name, columns):
    rows = {column: [values[i % len(values)] for i in range(N)] for column, values in columns.items()}
    return Source(name, "csv", pd.DataFrame(rows, dtype=str), range(2, N + 2), name)


def _words(texts):
    return [f"{text} {n}" for n in range(N) for text in texts if text]


OPEN = {LIKE: _words(LIKES), CHANGE: _words(CHANGES)}
FALL = _source("fall.csv", {"What grade are you in?": ["4", "5"], "Gender": ["Girl", "Boy"], **OPEN})
SETTINGS = propose([FALL]).settings


def _asked(new, settings=SETTINGS, known=(FALL,)):
    questions = open_questions(known, new, settings, one_cycle=True)
    return [(question.same.kind, *question.same.pairs()) for question in questions]


def test_files_that_are_written_alike_ask_nothing():
    new = _source("new.csv", {"what grade are you IN": ["5", "4"], "Gender:": ["girl", "boy "], **OPEN})
    assert _asked([new]) == []


def test_a_renamed_question_is_asked_with_examples_and_without_anybodys_words():
    new = _source("new.csv", {"What grade are you?": ["5", "4"], "Gender": ["Girl", "Boy"], **OPEN})
    (question,) = open_questions([FALL], [new], SETTINGS, one_cycle=True)
    assert question.same.pairs() == [("What grade are you?", "What grade are you in?")]
    assert question.same.answer == "?"
    assert question.sentence.startswith(
        "Is “What grade are you?” (new.csv) the same question as “What grade are you in?”? "
    )
    assert "“4”, “5”" in question.sentence


@pytest.mark.parametrize(
    ("like", "change"),
    [
        ("What do you love about school?", "If you could change one thing, what would it be?"),
        ("¿Qué es lo que más te gusta de la escuela?", "¿Qué cambiarías de la escuela?"),
    ],
)
def test_open_questions_are_matched_by_what_they_ask_for(like, change):
    columns = {"What grade are you in?": ["4", "5"], "Gender": ["Girl", "Boy"]}
    new = _source("new.csv", {**columns, change: OPEN[CHANGE], like: OPEN[LIKE]})
    assert _asked([new]) == [("column", (like, LIKE)), ("column", (change, CHANGE))]
    told = " ".join(question.sentence for question in open_questions([FALL], [new], SETTINGS, one_cycle=True))
    assert not any(answer and answer in told for answer in (*LIKES, *CHANGES))


def test_open_questions_for_anything_else_match_each_other_and_no_like():
    settings = Settings(prompts=(PromptSettings(id="else", column="Anything else you want us to know?"),))
    known = _source("a.csv", {"Anything else you want us to know?": OPEN[LIKE]})
    new = _source("b.csv", {LIKE: OPEN[LIKE], "Is there anything else you would share?": OPEN[CHANGE]})
    assert _asked([new], settings, [known]) == [
        ("column", ("Is there anything else you would share?", "Anything else you want us to know?"))
    ]


def test_a_group_with_the_same_choices_is_likely_the_same_and_yes_or_no_is_not_enough():
    settings = Settings(
        prompts=SETTINGS.prompts, groups=(GroupSettings("way", "Getting here"), GroupSettings("club", "In a club"))
    )
    known = _source("a.csv", {"Getting here": ["Bus", "Walk", "Car"], "In a club": ["Yes", "No"], **OPEN})
    new = _source("b.csv", {"Your trip": ["Bus", "Walk", "Car"], "Any brothers": ["Yes", "No"], **OPEN})
    assert _asked([new], settings, [known]) == [("column", ("Your trip", "Getting here"))]


def test_labels_of_a_group_are_one_question():
    new = _source("new.csv", {"What grade are you in?": ["4th", "5th"], "Gender": ["Female", "Boy"], **OPEN})
    assert _asked([new]) == [("group", ("4th", "4"), ("5th", "5")), ("group", ("Female", "Girl"))]


def test_many_labels_are_listed_and_the_rest_counted():
    ways = [f"Grade {n}" for n in range(1, 20)]
    known = _source("a.csv", {"What grade are you in?": [str(n) for n in range(1, 20)], **OPEN})
    settings = Settings(prompts=SETTINGS.prompts, groups=(GroupSettings("grade", "What grade are you in?"),))
    (question,) = open_questions([known], [_source("b.csv", {"What grade are you in?": ways, **OPEN})], settings,
                                 one_cycle=True)  # fmt: skip
    assert len(question.same.new) == 19
    assert question.sentence.endswith("and 7 more")


def test_choices_of_a_tick_all_question_are_matched_one_by_one():
    races = ["White;Asian;", "Asian;", "White;", "Hispanic or Latino;"]
    known = _source("a.csv", {"Race": races, **OPEN})
    new = _source("b.csv", {"Race": ["White;Latinx;", "Asian;", "Latinx;", "White;"], **OPEN})
    assert _asked([new], propose([known]).settings, [known]) == [("group", ("Latinx", "Hispanic or Latino"))]


def test_what_was_answered_is_not_asked_again():
    new = _source("new.csv", {"Grade level": ["4th", "5th"], "Gender": ["Girl", "Boy"], **OPEN})
    asked = open_questions([FALL], [new], SETTINGS, one_cycle=True)
    assert len(asked) == 2
    assert _asked([new], with_answers(SETTINGS, [question.answered(yes=True) for question in asked])) == []
    assert _asked([new], with_answers(SETTINGS, [question.answered(yes=False) for question in asked])) == []
    assert len(_asked([new], with_answers(SETTINGS, [asked[0].same]))) == 2


def test_a_column_that_the_study_leaves_out_or_that_names_people_is_no_candidate():
    columns = {"Gender": ["Girl", "Boy"], **OPEN}
    names = _source(
        "new.csv", {"Your grade teacher's name": ["Ms A", "Mr B"], "Grade of this quiz": ["4", "5"], **columns}
    )
    left_out = SETTINGS.__class__(prompts=SETTINGS.prompts, groups=SETTINGS.groups, columns=SETTINGS.columns.__class__(
        dropped=("Grade of this quiz",)))  # fmt: skip
    assert _asked([names], left_out) == []


def test_many_files_with_one_renaming_are_one_question():
    files = [_source(f"{n}.csv", {"What grade are you?": ["5", "4"], "Gender": ["Girl", "Boy"], **OPEN}) for n in "abc"]
    no_schools = with_answers(SETTINGS, [SameSettings(kind="school", new=("a.csv", "b.csv", "c.csv"),
                                                      known=("A", "B", "C"), answer="no")])  # fmt: skip
    (question,) = open_questions([FALL], files, no_schools, one_cycle=True)
    assert "a.csv and 2 more files" in question.sentence


def test_e_mail_columns_that_link_students_are_matched():
    people = [f"kid{n}@example.org" for n in range(N)]
    known = _source("a.csv", {"Email Address": people, **OPEN})
    new = _source("b.csv", {"Correo": people, **OPEN})
    settings = propose([known]).settings
    assert settings.columns.student_id == "Email Address"
    (question,) = open_questions([known], [new], settings, one_cycle=True)
    assert question.same.pairs() == [("Correo", "Email Address")]
    assert "@" not in question.sentence


def test_several_first_files_are_seen_as_one_survey():
    new = _source("new.csv", {"Grade level": ["4", "5"], "Sex": ["Girl", "Boy"], "What do you like most?": OPEN[LIKE],
                              CHANGE.upper(): OPEN[CHANGE]})  # fmt: skip
    one, two = likely_alike([FALL, new])
    assert list(one.frame) == list(FALL.frame)
    assert list(two.frame) == ["What grade are you in?", "Gender", LIKE, CHANGE]
    settings = propose([one, two]).settings
    assert {kind for kind, *_ in _asked([FALL, new], settings, [])} >= {"column"}
