import pytest

from voicelens.ingest.filenames import cycle_in, school_in


@pytest.mark.parametrize(
    ("name", "cycle", "school"),
    [
        ("fall.csv", "Fall", ""),
        ("Spring_2026_responses.csv", "Spring 2026", ""),
        ("OakElementary-Fall2025.xlsx", "Fall 2025", "Oak Elementary"),
        ("oak middle school wave 2.csv", "Wave 2", "Oak Middle School"),
        ("PS 12 survey 2024-25.csv", "2024 25", "PS 12"),
        ("escuela_del_río_otoño.csv", "Otoño", "Escuela Del Río"),
        ("student voice survey (responses).csv", "", ""),
        ("part2.csv", "", "Part 2"),
    ],
)
def test_cycle_and_school_are_read_from_a_name(name, cycle, school):
    assert (cycle_in(name), school_in(name)) == (cycle, school)
