from tests.ingest.shapes import LIKE, LIKES, google_forms, qualtrics, read, table
from voicelens.ingest.explain import explain
from voicelens.ingest.roles import propose


def test_each_column_is_explained_under_its_part(tmp_path):
    source = read(tmp_path, table(google_forms()))
    lines = explain(propose([source]), [source])
    assert lines[0] == "survey.csv: 20 rows, read as csv."
    for column in source.frame:
        assert sum(line.strip().startswith(f"“{column}”") for line in lines) == 1
    assert any(line.strip().startswith(f"“{LIKE}” [like]") for line in lines)
    assert any("parted by “, ”" in line for line in lines)
    assert lines.index("Open questions") < lines.index("Groups to compare") < lines.index("Left out")


def test_rows_set_aside_and_notes_are_told(tmp_path):
    source = read(tmp_path, table(qualtrics()))
    lines = explain(propose([source]), [source])
    assert "  1 row was set aside: test run of the survey." in lines
    assert any("Qualtrics" in line for line in lines)


def test_questions_stand_at_the_end(tmp_path):
    rows = [
        ["Tell us one", "Tell us two"],
        *[[f"{text} one {i}", f"the blue tray {i} two {text[:1]}"] for i in range(5) for text in LIKES],
    ]
    source = read(tmp_path, table(rows))
    lines = explain(propose([source]), [source])
    assert "Please answer in voicelens.toml:" in lines[-5]
    assert "Tell us two" in lines[-4]
    assert "Please check in voicelens.toml:" in lines[-2]
    assert "Tell us one" in lines[-1]


def test_no_answer_is_quoted(tmp_path):
    source = read(tmp_path, table(google_forms()))
    assert not any(text in line for line in explain(propose([source]), [source]) for text in LIKES)
