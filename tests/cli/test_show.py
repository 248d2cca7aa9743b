import pytest

from voicelens.cli import stopping
from voicelens.cli.show import Bars, Lines, listener


def test_plain_lines_say_when_a_stage_begins_and_ends(capsys: pytest.CaptureFixture[str]) -> None:
    with listener() as show:
        show.start("embed", "it has not run yet")
        show.step(1, 2)
        show.note("Something to know.")
        show.finish("embed", "")
    assert capsys.readouterr().out == "embed: it has not run yet\nSomething to know.\nembed: done.\n"


def test_a_terminal_gets_a_bar_and_a_line_for_each_finished_stage(monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with listener() as show:
        assert isinstance(show, Bars)
        show.step(1, 2)
        show.start("embed", "it has not run yet")
        show.step(1, 2)
        show.note("Something to know.")
        show.finish("embed", "3 vectors")
    said = capsys.readouterr().out
    assert "embed: 3 vectors" in said
    assert "Something to know." in said


def test_a_control_c_that_a_library_swallowed_stops_the_next_step() -> None:
    stopping.listen()
    with pytest.raises(KeyboardInterrupt):
        stopping._remember(2, None)
    with pytest.raises(KeyboardInterrupt):
        Lines().start("embed", "")
    stopping.listen()
    Lines().step(1, 2)
