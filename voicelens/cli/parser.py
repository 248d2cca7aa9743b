"""What the command-line parser says by itself, in the person's language: typer's own words are English."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from typer import core

from voicelens.errors import UsageError
from voicelens.i18n import _, say

vars(core)["_"] = _  # typer looks for words in the language of the process, not of the person


if TYPE_CHECKING:
    _Parser = core.TyperCommand
else:
    _Parser = object


class _Spoken(_Parser):
    """The words that typer does not look up anywhere."""

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("Show this message and exit.")
        return option

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=say("Usage: "))


class Command(_Spoken, core.TyperCommand):
    """A command whose help is in the person's language."""


class Group(_Spoken, core.TyperGroup):
    """Commands whose help is in the person's language; a wrong name is answered with the nearest right one."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        known = self.list_commands(ctx)
        if args[0] in known or args[0].startswith("-"):
            return super().resolve_command(ctx, args)
        near = get_close_matches(args[0], known, n=1)
        raise UsageError(
            say("There is no command “{name}”.", name=args[0]),
            fix=say("Did you mean “{near}”?", near=near[0]) if near else say("See: voicelens --help"),
        )


def misuse(error: Any) -> UsageError:
    """What a parser's error means, as problem and fix."""
    return UsageError(_problem(error), fix=say("See: voicelens --help"))


def _problem(error: Any) -> str:
    param = getattr(error, "param", None)
    name = "" if param is None else param.metavar or param.opts[0]
    match type(error).__name__:
        case "NoSuchOption":
            return say("There is no option “{name}”.", name=error.option_name)
        case "MissingParameter":
            return say("“{key}” is missing.", key=name)
        case "BadParameter":
            return say("The value of {name} cannot be used: {reason}", name=name, reason=error.message)
    return str(error.format_message())
