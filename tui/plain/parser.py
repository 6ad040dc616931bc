"""From a line that was typed to a command and what follows its name."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.plain.command import Command

_EMPTY, _NUMBER, _LONGEST = "read-both", "go-to-paragraph", 3


class Typed(NamedTuple):
    """A command and what was typed after its name."""

    command: Command
    argument: str


def parse(line: str, commands: Sequence[Command]) -> Typed | str:
    """What a line asks for; else a line that says that it is no command, and what is near.

    Whole words count in capitals too; short names are as on the screen, where `n` and `N` differ. The names of the
    screen do too: `next-difference`, with a colon before it or not.
    """
    words = line.strip().lstrip(":").split()
    if not words or words[0].isdecimal():
        wanted = _NUMBER if words else _EMPTY
        return next((Typed(each, " ".join(words)) for each in commands if each.id == wanted), "Nothing was typed.")
    return _by_key(words, commands) or _by_words(words, commands) or _near(words, commands)


def _by_key(words: Sequence[str], commands: Sequence[Command]) -> Typed | None:
    for command in commands:
        if words[0] in command.keys:
            return Typed(command, " ".join(words[1:]))
    # A sign that is a key may be followed by words at once: /harbour
    for command in commands:
        if words[0][0] in command.keys and not words[0][0].isalnum():
            return Typed(command, " ".join([words[0][1:], *words[1:]]))
    return None


def _by_words(words: Sequence[str], commands: Sequence[Command]) -> Typed | None:
    names = {name: command for command in commands for name in (*command.words, command.id)}
    for length in range(min(_LONGEST, len(words)), 0, -1):
        found = names.get(" ".join(words[:length]).casefold().rstrip("?.!"))
        if found is not None:
            return Typed(found, " ".join(words[length:]))
    return None


def _near(words: Sequence[str], commands: Sequence[Command]) -> str:
    typed = words[0]
    names = [name for command in commands for name in command.words]
    close = get_close_matches(typed.casefold(), names, n=1, cutoff=0.6)
    meant = f"did you mean {close[0]}?" if close else "help lists what can be typed."
    return f"{typed} is no command; {meant}"


def matching(commands: Sequence[Command], words: str) -> list[Command]:
    """The command that words name, else those whose names begin with them."""
    wanted = words.strip().lstrip(":")
    exact = [each for each in commands if wanted in each.keys or wanted.casefold() in (*each.words, each.id)]
    return exact or [each for each in commands if each.words[0].startswith(wanted.casefold())]
