"""A few dozen answers of the development sets, so that a slip shows at once; the bars are in tests/quality."""

from benchmarks.reading import DATA, language_score, read, status_score, table


def test_a_part_of_the_sets_is_read_rightly():
    language = language_score("language", read(DATA / "language_dev.jsonl")[::5])
    status = status_score("status", read(DATA / "status_dev.jsonl")[::5])
    assert language.right >= 0.95, language.wrong
    assert status.right >= 0.95, status.wrong
    first, *lines = table([language, status]).splitlines()
    assert first.split()[:3] == ["set", "what", "n"]
    assert [line.split()[1] for line in lines] == ["language", "status"]
