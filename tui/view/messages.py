"""The line that is said to the reader, and those that wait until it has been read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Messages:
    """One line at a time. `say` puts a line in the place of the present one; `tell` waits its turn.

    `changed` is called when there is another line to be shown.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self.line = ""
        self._asking = self._asked = ""
        self._waiting: list[str] = []
        self._changed = changed

    def say(self, line: str) -> None:
        """Show a line until the next key."""
        self.line = line
        self._asking = ""
        self._changed()

    def confirms(self, deed: str) -> bool:
        """Whether the command before asked the same, so that this one is the answer; else it is asked now."""
        self._asking = "" if self._asked == deed else deed
        return not self._asking

    def tell(self, line: str) -> None:
        """Show a line until the next key, or, while there is another one, after it."""
        if self.line:
            self._waiting.append(line)
        else:
            self.line = line
        self._changed()

    def clear(self) -> None:
        """Take the line away: a key was pressed. The screen is shown by whoever handles that key."""
        self.line = ""
        self._asked, self._asking = self._asking, ""

    def next(self) -> None:
        """Let the next waiting line be shown, unless there is a line already."""
        if not self.line and self._waiting:
            self.line = self._waiting.pop(0)

    def withdraw(self, line: str) -> None:
        """Say a line neither now nor later."""
        self._waiting = [each for each in self._waiting if each != line]
        if self.line == line:
            self.line = ""
