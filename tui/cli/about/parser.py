"""The parser of the command line: its errors are one line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class UsageError(Exception):
    """The command line cannot be understood (exit code 2). `what` is wrong and what to `do`, in plain words."""

    def __init__(self, what: str, why: str, do: str) -> None:
        super().__init__(f"{what}: {why}; {do}")
        self.what = what
        self.why = why
        self.do = do


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line and raise UsageError instead of ending the program."""

    def error(self, message: str) -> None:  # type: ignore[override] # argparse's own never returns; this one raises
        """Refuse what was typed. Raises UsageError."""
        raise UsageError(message, "the command line cannot be understood", f"see {self.prog} --help")


def with_forms(parser: Parser, help_of: Mapping[str, str]) -> Parser:
    """The parser, with an option for each form of what is written, by its name, and the file that it goes into."""
    shape = parser.add_mutually_exclusive_group()
    for name, words in help_of.items():
        shape.add_argument(f"--{name}", dest="format", action="store_const", const=name, help=words)
    parser.set_defaults(format=None)
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE, whole or not at all")
    return parser
