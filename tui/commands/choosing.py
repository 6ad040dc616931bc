"""Commands on lists, forms and folders: a cursor over things, one of which is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.commands.call import Call
    from tui.commands.command import ChoosingHandler
    from tui.commands.rooms import Choosing


def down(screen: Choosing, call: Call) -> str | None:
    """One down."""
    screen.step(call.times)
    return None


def up(screen: Choosing, call: Call) -> str | None:
    """One up."""
    screen.step(-call.times)
    return None


def page_down(screen: Choosing, call: Call) -> str | None:
    """A screen down."""
    screen.page(call.times)
    return None


def page_up(screen: Choosing, call: Call) -> str | None:
    """A screen up."""
    screen.page(-call.times)
    return None


def first(screen: Choosing, _call: Call) -> str | None:
    """To the first."""
    screen.to_end(last=False)
    return None


def last(screen: Choosing, _call: Call) -> str | None:
    """To the last."""
    screen.to_end(last=True)
    return None


def choose(screen: Choosing, _call: Call) -> str | None:
    """Take what is under the cursor."""
    screen.choose()
    return None


def swap(screen: Choosing, _call: Call) -> str | None:
    """Let the two sides change places."""
    screen.swap()
    return None


def close(screen: Choosing, _call: Call) -> str | None:
    """Leave, or take one step back."""
    screen.close()
    return None


def acting(command: str) -> ChoosingHandler:
    """What a command does in a list that knows it: it works on what is under the cursor."""

    def act(screen: Choosing, _call: Call) -> str | None:
        screen.act(command)
        return None

    return act
