"""What a command is: a row of the registry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.commands.call import Call, Mode

if TYPE_CHECKING:
    from tui.commands.context import Context
    from tui.commands.rooms import Choosing, Starting

Group = Literal["Move", "Compare", "Ledger", "Find", "Notes", "Select", "View", "Program", "Lesson"]
Argument = Literal["none", "letter", "text"]


Handler = Callable[["Context", Call], str | None]
"""Does the work of a command on what a screen is made of; gives a line for the reader, or None."""
ChoosingHandler = Callable[["Choosing", Call], str | None]
"""The same on a screen that one chooses from, a list or a folder."""
StartingHandler = Callable[["Starting", Call], str | None]
"""The same on the start screen."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader can run.

    `id` is its only name (in keymap files and after `:`); `title` is shown in lists, `help` is one sentence, `hint` a
    word or two for the footer. `modes` say where it works; `run` does it where texts are read, `ledger` in the ledger,
    `choosing` in lists, `start` on the start screen, `table` in the table of all accounts, where that differs from the
    ledger. `early` commands need nothing but the texts, and run before notes are there. `count` tells that a number
    before it means something. `argument` is what follows the key (a letter, as in `m a`) or the name after `:` (text).
    `listed` is False for a command that makes sense only as a key inside its own box, `machine` True for one that shows
    what the machine found: it does nothing while that is hidden.
    """

    id: str
    title: str
    help: str
    group: Group
    run: Handler | None = None
    hint: str = ""
    modes: tuple[Mode, ...] = ("reading",)
    ledger: Handler | None = None
    choosing: ChoosingHandler | None = None
    start: StartingHandler | None = None
    table: Handler | None = None
    early: bool = False
    count: bool = False
    argument: Argument = "none"
    listed: bool = True
    machine: bool = False

    def handler(self, mode: Mode) -> Handler | None:
        """What does it on the reading screen, in the ledger or in the table, while keys are read in `mode`."""
        return (self.table or self.ledger) if mode == "table" else self.ledger if mode == "ledger" else self.run


def gaps(command: Command) -> list[str]:
    """The handlers that a command lacks in one of its modes, and those it has without a mode for them."""
    rooms: dict[str, tuple[tuple[Mode, ...], object]] = {
        "run": (("reading", "select", "note", "find"), command.run),
        "ledger": (("ledger",), command.ledger),
        "choosing": (("list", "pick"), command.choosing),
        "start": (("start",), command.start),
        "table": (("table",), command.table or ("table" in command.modes and command.ledger) or None),
    }
    return [
        f"{command.id}: {name} is {'missing' if handler is None else 'without a mode'}"
        for name, (modes, handler) in rooms.items()
        if (handler is None) is any(mode in command.modes for mode in modes)
    ]
