"""The one door out: runs a command, prints any error as problem / where / to fix, and picks the exit code."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from voicelens.cli.stopping import listen
from voicelens.errors import STOPPED, StudyError, UsageError, VoiceLensError
from voicelens.i18n import LANGUAGES, say, use_language

UNEXPECTED = 3


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with the exit code of the contract."""
    sys.exit(run(sys.argv[1:] if arguments is None else list(arguments)))


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit code. Whatever goes wrong is told here and nowhere else."""
    _speak_utf8()
    use_language(_spoken())
    listen()
    logging.captureWarnings(capture=True)
    try:
        from voicelens.cli.app import app

        ended = app(args=list(arguments), standalone_mode=False, prog_name="voicelens")
    except KeyboardInterrupt:
        return _stopped()
    except VoiceLensError as error:
        return _tell(error)
    except Exception as error:  # noqa: BLE001  (the one door: everything that is left is an unexpected error)
        return _other(error)
    return _stopped() if ended == STOPPED else int(ended or 0)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _spoken() -> str:
    wanted = os.environ.get("VOICELENS_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return wanted[:2] if wanted[:2] in LANGUAGES else LANGUAGES[0]


def _say(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201  (the door prints)


def _stopped() -> int:
    _say("\n" + say("Stopped. Finished stages are kept; run the same command again to go on."))
    return STOPPED


def _tell(error: VoiceLensError) -> int:
    _say(say("Problem: {problem}", problem=error.problem))
    if error.where:
        _say(say("Where:   {where}", where=error.where))
    _say(say("To fix:  {fix}", fix=error.fix))
    return error.exit_code


def _other(error: Exception) -> int:
    """Errors the command-line parser raises say how to call; anything else is a mistake of ours and is logged."""
    from voicelens.cli.parser import misuse

    name = type(error).__name__
    if name == "Abort":
        return _stopped()
    if name == "NoArgsIsHelpError":
        _say(str(error))
        return UsageError.exit_code
    if hasattr(error, "format_message"):
        return _tell(misuse(error))
    _say(say("Problem: something unexpected went wrong ({kind}).", kind=name))
    _say(say("To fix:  run it again; if it happens again, report it with the details in {log}.", log=_logged(error)))
    return UNEXPECTED


def _logged(error: Exception) -> Path:
    """Keep the details out of the terminal: they may hold raw words. In the study if there is one, else at home."""
    from voicelens.cli.app import current_study
    from voicelens.study.files import make_private
    from voicelens.study.folder import Study, write_error

    try:
        folder = current_study()
        home = Path.home() / ".voicelens"
        private = Study(folder).private if folder and Study(folder).private.is_dir() else home
        make_private(private)
        return write_error(private, error)
    except (OSError, RuntimeError, StudyError):  # nowhere to write, not even at home: the door itself never fails
        return Path("-")
