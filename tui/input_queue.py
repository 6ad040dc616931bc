"""Keys and pastes handed on one at a time, so that each finds the screen that the one before has left behind."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from contextvars import copy_context
from typing import TYPE_CHECKING, Any

from textual._context import prevent_message_types_stack

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from contextvars import Context

    from textual import events
    from textual.app import App
    from textual.message_pump import MessagePump

_ROUNDS = 3
"""How often the way of a key is walked again: what it sets off is posted behind it, and sets off more (Enter in a field
is a message of the field, then of the line the field is in, then of the screen)."""
_PATIENCE = 10.0
"""Seconds after which a widget that does not answer is waited for no longer: it is stuck."""


class InputQueue:
    """Hands what was typed to the app's own handling, in order.

    Each key waits until the one before has gone its whole way up from the focused widget, and so have the messages it
    set off; a screen that was opened meanwhile is mounted by then. While something `hold`s the queue, keys wait for
    `release`.
    """

    def __init__(self, app: App[Any], pass_on: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app = app
        self._pass_on = pass_on
        self._waiting: deque[events.Event] = deque()
        self._held = False
        self._task: asyncio.Task[None] | None = None

    @property
    def idle(self) -> bool:
        """Whether everything that was typed has been dealt with."""
        return not self._waiting and self._task is None

    def take(self, event: events.Event) -> None:
        """Hand an event on when its turn comes."""
        self._waiting.append(event)
        self._go_on()

    def hold(self) -> None:
        """Hand nothing on until `release`."""
        self._held = True

    def release(self) -> None:
        """Go on."""
        self._held = False
        self._go_on()

    def _go_on(self) -> None:
        if self._task is None and self._waiting and not self._held:
            self._task = asyncio.create_task(self._work(), context=_context())

    async def _work(self) -> None:
        """Hand on what waits, each when the one before is dealt with."""
        try:
            while self._waiting and not self._held:
                await self._pass_on(self._waiting.popleft())
                await self._settle()
        finally:
            self._task = None

    async def _settle(self) -> None:
        """Wait until the last event, and what it has set off, is dealt with."""
        for _ in range(_ROUNDS):
            for pump in self._way_up():
                await _turn_of(pump)

    def _way_up(self) -> list[MessagePump]:
        """The widgets that a key passes: from the focused one to the screen."""
        if not self._app.screen_stack:
            return []
        screen = self._app.screen
        focused = screen.focused
        return [screen] if focused is None else [each for each in focused.ancestors_with_self if each is not self._app]


def _context() -> Context:
    """The present context, but that no message is kept back in it.

    Textual keeps the messages that are prevented in one list, which every task shares that was made in the context of
    another; one that is made while something is prevented would never hear of it again.
    """
    context = copy_context()
    context.run(prevent_message_types_stack.set, [set()])
    return context


async def _turn_of(pump: MessagePump) -> None:
    """Wait until a widget has dealt with all messages that it has got so far."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                await done.wait()
