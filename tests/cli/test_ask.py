import io

import pytest
import typer

from voicelens.cli.ask import asker


class Terminal(io.StringIO):
    """Somebody at a keyboard."""

    def isatty(self) -> bool:
        return True


def test_where_there_is_no_terminal_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))
    assert asker() is None


@pytest.mark.parametrize(("typed", "yes"), [("y\n", True), ("Sí\n", True), ("NO\n", False), ("what?\n\nn\n", False)])
def test_a_person_is_asked_until_they_say_yes_or_no(monkeypatch, capsys, typed: str, yes: bool) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    ask = asker()
    assert ask is not None
    assert ask.agrees("Is it the same?") is yes
    assert capsys.readouterr().out.startswith("Is it the same?\n")


def test_the_end_of_the_input_stops_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(""))
    ask = asker()
    assert ask is not None
    with pytest.raises(typer.Abort):
        ask.agrees("Is it the same?")


@pytest.mark.parametrize(
    ("typed", "proposed", "meant"),
    [
        ("\n", "change", "change"),
        ("L\n", "change", "like"),
        ("\nwhat?\nother\n", "", "other"),
        ("cambiar\n", "", "change"),
    ],
)
def test_what_a_question_asks_for_is_one_letter_or_the_enter_key(monkeypatch, capsys, typed, proposed, meant) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    ask = asker()
    assert ask is not None
    assert ask.chooses("What does it ask for?", proposed) == meant
    assert ("Enter = c]" in capsys.readouterr().out) is (proposed == "change")
