"""Help: what can be typed, and what one command does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.plain.command import Command
from tui.plain.parser import matching
from tui.plain.walks import WALKS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.plain.command import Group
    from tui.plain.talk import Lines, Talk

_TITLES: dict[Group, str] = {
    "go": "Go",
    "lesson": "Lesson",
    "judge": "Judge",
    "texts": "The texts",
    "write": "Write",
    "look": "Lists",
    "end": "Leave",
}


def with_help(commands: Sequence[Command], withheld: Callable[[], str]) -> tuple[Command, ...]:
    """The commands, and one that tells what they do; `withheld` as the desk has it."""
    every: list[Command] = [*commands]
    what = "this; with a command, what it does"
    every.append(Command("help", ("help",), ("?",), "COMMAND", what, "end", partial(_help, every, withheld)))
    return tuple(every)


def _help(commands: Sequence[Command], withheld: Callable[[], str], talk: Talk, argument: str) -> Lines:
    hidden = bool(withheld())
    if hidden:
        commands = [each for each in commands if not (each.machine or each.needs(talk, ""))]
    if argument:
        found = matching(commands, argument)
        return [_one(command) for command in found] or [f"{argument} is no command; help lists them."]
    lines = []
    for group, title in _TITLES.items():
        names = ", ".join(_short(command) for command in commands if command.group == group)
        lines += [f"{title}: {names}."] if names else []
    kinds = ", ".join(walk.name for walk in WALKS if not (hidden and walk.needs))
    lines.append(f"Kinds for next and previous: {kinds}.")
    lines.append("An empty line reads both. A number goes to that paragraph. help and a word says more: help note.")
    return lines


def _short(command: Command) -> str:
    return f"{command.words[0]} ({command.keys[0]})" if command.keys else command.words[0]


def _one(command: Command) -> str:
    after = f" {command.after}" if command.after else ""
    names = ", ".join((*command.words[1:], *command.keys))
    return f"{command.words[0]}{after}: {command.help}.{f' Also {names}.' if names else ''}"
