"""What a list over the screen is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.content import Content


CLOSES = ("cancel", "closes")
RUNS = (("list-run", "runs it"), CLOSES)
GOES_THERE = (("list-run", "goes there"), CLOSES)
SWITCHES = (("list-run", "puts it on or off"), CLOSES)


@dataclass(frozen=True)
class Entry:
    """A line of the list: what it means, how it looks, what the filter looks at, and the heading above it."""

    value: str
    content: Content
    words: str
    heading: str = ""


@dataclass(frozen=True)
class Chosen:
    """What was done in the list: a command id (`list-run` for Enter) on the value of an entry."""

    command: str
    value: str


@dataclass(frozen=True)
class Listing:
    """A list: its title, and `entries`, which are asked for again after every change.

    `act` does a command on an entry and gives a line for the reader; None closes the list. Without it Enter chooses.
    `keys` are the commands that do something here, each with the word for it in the line of keys.
    `detail` shows the entry under the cursor in full, below; `passed` gets the value of each entry that the cursor
    comes to; `hint` says what may be typed; the cursor begins on the entry of the value `at`; `empty` is said where
    there are no entries.
    """

    title: str
    entries: Callable[[], Sequence[Entry]]
    keys: tuple[tuple[str, str], ...] = (("list-run", "chooses"), CLOSES)
    act: Callable[[Chosen], str | None] | None = None
    empty: str = "nothing here"
    detail: Callable[[str], Content] | None = None
    hint: str = ""
    at: str = ""
    passed: Callable[[str], None] | None = None
