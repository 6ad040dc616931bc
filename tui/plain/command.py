"""What a command of the conversation is: a row of its table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tui.plain.talk import Lines, Talk
    from tui.plain.walks import Need

Group = Literal["go", "by kind", "judge", "lesson", "texts", "write", "look", "end"]
Deed = Callable[["Talk", str], "Lines | Awaitable[Lines]"]
"""Does a command on a conversation with what was typed after its name, and gives the lines that answer it."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be typed.

    `id` is the name of the same deed on the screen, where there is one. `words` are whole names, the first the usual
    one; `keys` short ones, which are those of the default keymap. `after` says what may follow, `help` what it does, in
    a few words. `needs` is what has to be there first, for what was typed after it; `machine` tells that it is about
    what the machine found in any case.
    """

    id: str
    words: tuple[str, ...]
    keys: tuple[str, ...]
    after: str
    help: str
    group: Group
    run: Deed
    needs: Callable[[Talk, str], Need] = lambda _talk, _argument: ""
    machine: bool = False
