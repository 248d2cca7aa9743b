from voicelens.screen.lines import lines, lists


def test_remarks_and_empty_lines_are_no_cues() -> None:
    assert all(line and not line.startswith("#") for line in lines("idioms"))


def test_a_list_is_read_by_its_name() -> None:
    assert "threatened" in lists("slips")["mended"]
    assert "knife" in lists("spelling")
