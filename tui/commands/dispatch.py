"""The one way in: a command by its id, on what a screen is made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.commands.call import Call
from tui.commands.lessons.curtain import withheld
from tui.serving import refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.commands.call import Mode
    from tui.commands.command import Command
    from tui.commands.context import Context
    from tui.commands.rooms import Choosing, Starting

_MOST_DIGITS = 9
_LINE = re.compile(r"\s*(\d{1,9}(?!\d))?\s*(%|[\w-]*)[!\s]*(.*)")


def command_named(command_id: str) -> Command:
    """The command of that id. The first paint needs none, and loading all takes a tenth of the time until then."""
    from tui.commands.registry import BY_ID

    return BY_ID[command_id]


def dispatch(command_id: str, call: Call, context: Context) -> str | None:
    """Run a command where texts are read or in the ledger; gives a line for the reader, or None."""
    command, mode = command_named(command_id), context.ui.mode
    handler = command.handler(mode)
    if handler is None or mode not in command.modes:
        return f"{command_id} does not work here"
    why_not = refusal(command_id) or withheld(command, context)
    context.view.lay_out_rest()
    return handler(context, call) if why_not is None else why_not or None


def dispatch_choosing(command_id: str, call: Call, screen: Choosing, mode: Mode) -> None:
    """Run a command on a screen that one chooses from; one that does not work in its mode does nothing."""
    command = command_named(command_id)
    if command.choosing is not None and mode in command.modes:
        command.choosing(screen, call)


def dispatch_starting(command_id: str, call: Call, screen: Starting) -> None:
    """Run a command on the start screen; one that does not work there does nothing."""
    command, refused = command_named(command_id), refusal(command_id)
    if refused is not None:
        screen.say(refused)
    elif command.start is not None:
        command.start(screen, call)


def _counted(command: str, call: Call) -> Call:
    """The call, a number behind a command that counts taken for the one before it: ":looser 3" is ":3 looser"."""
    behind = call.argument
    if (
        not command
        or not command_named(command).count
        or call.count is not None
        or not (behind.isascii() and behind.isdigit())
    ):
        return call
    return Call(int(behind[:_MOST_DIGITS]))


class Line(NamedTuple):
    """What was typed after the colon: a command and how it is called, or why it is none."""

    command: str
    call: Call
    wrong: str = ""


def read_line(line: str, aliases: Mapping[str, str]) -> Line:
    """Read what was typed after the colon: a count, a command's id or short name, its argument."""
    from tui.commands.registry import BY_ID

    parts = _LINE.fullmatch(line)
    count, name, argument = parts.groups() if parts else (None, line, "")
    command = aliases.get(name, "percent" if name == "%" else name)
    if count and not command:
        command = "go-to-paragraph"
    call = Call(int(count) if count else None, argument.strip())
    if not command or command in BY_ID:
        return Line(command, _counted(command, call))
    from difflib import get_close_matches

    near = get_close_matches(command, [*BY_ID, *aliases], n=1)
    return Line("", call, f"no command {command}" + (f": did you mean {near[0]}?" if near else ""))
