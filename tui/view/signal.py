"""A signal to those who show something that it has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Signal:
    """Calls all listeners, in the order in which they were added."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[], None]] = []

    def add(self, listener: Callable[[], None]) -> None:
        """Call `listener` from now on."""
        self._listeners.append(listener)

    def remove(self, listener: Callable[[], None]) -> None:
        """Call `listener` no longer."""
        self._listeners = [each for each in self._listeners if each != listener]

    def __call__(self) -> None:
        """Call all of them."""
        for listener in tuple(self._listeners):
            listener()
