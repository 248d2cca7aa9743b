from tests.brief.cases import published
from tests.brief.preflights import ANSWERS, people, preflight
from voicelens.brief.preflight import FileFacts
from voicelens.brief.preflight_lines import lines


def test_the_lines_tell_rows_answers_people_and_doubts() -> None:
    told = "\n".join(lines(preflight()))
    assert "answers.csv: 330 of 333 rows kept; set aside: 3 empty row" in told
    assert "300 say something, 20 have nothing to add, 8 are blank, 2 cannot be read as an answer" in told
    assert "English about 80 in 100, Spanish about 20 in 100" in told
    assert "Grade: 5 80 (85 in 100)" in told
    assert "White 45 (≥70 in 100), 1 group not shown" in told
    assert "[ ] 2 weights are not numbers" in told
    assert "Secret label" not in told


def test_too_few_students_are_not_counted_out() -> None:
    told = "\n".join(lines(preflight(answers=ANSWERS[:1], published=published([people("*", "*", None)]), doubts=())))
    assert "Fewer than 10 students, so no number is shown." in told
    assert "[ ]" not in told


def test_a_long_list_of_files_is_cut() -> None:
    told = lines(preflight(files=tuple(FileFacts(f"{n}.csv", "csv", "Fall", 10) for n in range(25))))
    assert "  19.csv: 10 of 10 rows kept" in told
    assert "  5 more files; in all 250 of 250 rows kept" in told


def test_a_long_list_of_schools_is_cut() -> None:
    schools = [people("*", "*", 20, unit=f"School {n}") for n in range(15)]
    rows = published([people("*", "*", 400, unit="All", unit_level="district", shown="about 400"), *schools])
    told = "\n".join(lines(preflight(published=rows)))
    assert "School: School 0 20" in told
    assert told.endswith("3 more") or ", 3 more\n" in told
