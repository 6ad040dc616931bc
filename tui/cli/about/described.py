"""The command line as data, read from the parsers: what the man page and the completion of the shells are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.reports.schemas import names
from tui.cli.arguments import COMMANDS, parser_of
from tui.settings import KEYMAPS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

READING = "read"
"""The command that is run where none is named."""

HELP_NAMES = ("-h", "--help")

_FILES = frozenset({"A B", "CASE", "FILE", "FOLDER", "NEW", "OLD", "PATH", "TASKS"})
"""What stands for a file or a folder where a value is named."""
_THEMES = ("diptych-night", "diptych-day")
_USUAL = {"keymap": KEYMAPS, "theme": _THEMES, "name": names()}
"""What may be offered for a value that could be others too."""


@dataclass(frozen=True, slots=True)
class Value:
    """What an option takes, or what is named without one: `name` stands for it, `offered` are words to choose from."""

    name: str
    offered: tuple[str, ...] = ()
    files: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """An option with all its spellings, and the one line that says what it does."""

    names: tuple[str, ...]
    value: Value | None
    help: str


@dataclass(frozen=True, slots=True)
class Argument:
    """What is named without an option, in its order; `many` may be, and `needed` says whether one has to."""

    value: Value
    help: str
    many: bool
    needed: bool


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the command line; `choices` are options of which only one may be given."""

    name: str
    about: str
    arguments: tuple[Argument, ...]
    options: tuple[Option, ...]
    choices: tuple[tuple[Option, ...], ...]

    def synopsis(self) -> Iterator[str]:
        """The parts of its line in their order: "[--json | --csv]", "[-o FILE]"."""
        for argument in self.arguments:
            name = " | ".join(argument.value.offered) if argument.needed else argument.value.name
            yield name if argument.needed else f"[{name}]" + (" ..." if argument.many and " " not in name else "")
        chosen = {option for choice in self.choices for option in choice}
        for option in self.options:
            if option.names == HELP_NAMES:
                continue
            if option not in chosen:
                yield f"[{_short(option)}]"
            elif first := next((choice for choice in self.choices if choice[0] == option), None):
                yield f"[{' | '.join(map(_short, first))}]"


def commands() -> list[Command]:
    """Reading first, then the commands in the order in which they are listed."""
    return [_command(name) for name in (READING, *COMMANDS)]


def _command(name: str) -> Command:
    parser = parser_of(name)
    made = {id(action): _option(action) for action in parser._actions if action.option_strings}  # no public way
    groups = ([made[id(each)] for each in group._group_actions] for group in parser._mutually_exclusive_groups)
    return Command(
        name,
        parser.description or "",
        tuple(_argument(action) for action in parser._actions if not action.option_strings),
        tuple(made.values()),
        tuple(tuple(group) for group in groups),
    )


def _option(action: argparse.Action) -> Option:
    takes = action.nargs != 0
    said = "print this and end" if action.dest == "help" else action.help
    said = "print the version and end" if action.dest == "version" else said
    return Option(tuple(action.option_strings), _value(action) if takes else None, said or "")


def _argument(action: argparse.Action) -> Argument:
    many, needed = action.nargs in ("*", "+"), action.nargs in (None, "+")
    return Argument(_value(action), action.help or "", many, needed)


def _value(action: argparse.Action) -> Value:
    name = str(action.metavar or action.dest.upper())
    offered = tuple(map(str, action.choices or _USUAL.get(action.dest, ())))
    return Value(name, offered, not action.choices and (name in _FILES or action.dest == "articles"))


def _short(option: Option) -> str:
    return f"{option.names[0]} {option.value.name}" if option.value else option.names[0]
