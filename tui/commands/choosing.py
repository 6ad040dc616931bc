"""Commands on lists, forms and folders: a cursor over things, one of which is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.commands.call import Call
    from tui.commands.command import ChoosingHandler
    from tui.commands.rooms import Choosing


def down(screen: Choosing, call: Call) -> None:
    """One down."""
    screen.step(call.times)


def up(screen: Choosing, call: Call) -> None:
    """One up."""
    screen.step(-call.times)


def page_down(screen: Choosing, call: Call) -> None:
    """A screen down."""
    screen.page(call.times)


def page_up(screen: Choosing, call: Call) -> None:
    """A screen up."""
    screen.page(-call.times)


def first(screen: Choosing, _call: Call) -> None:
    """To the first."""
    screen.to_end(last=False)


def last(screen: Choosing, _call: Call) -> None:
    """To the last."""
    screen.to_end(last=True)


def choose(screen: Choosing, _call: Call) -> None:
    """Take what is under the cursor."""
    screen.choose()


def swap(screen: Choosing, _call: Call) -> None:
    """Let the two sides change places."""
    screen.swap()


def close(screen: Choosing, _call: Call) -> None:
    """Leave, or take one step back."""
    screen.close()


def acting(command: str) -> ChoosingHandler:
    """What a command does in a list that knows it: it works on what is under the cursor."""

    def act(screen: Choosing, _call: Call) -> str | None:
        screen.act(command)
        return None

    return act
