"""Painting: what of Textual's frames is sent, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual._compositor import ChopsUpdate, LayoutUpdate

from tui.shown import Difference, Pieces
from tui.terminal import TerminalDriver

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.app import App
    from textual.timer import Timer

_CATCH_UP = 0.01
"""Seconds between two looks whether the terminal has caught up."""


class Painter:
    """Sends what of a frame is not shown yet, and none at all while the terminal is behind."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._catching_up: Timer | None = None

    def less(self, frame: RenderableType | None) -> RenderableType | None:
        """What of the frame is to be sent: nothing while the terminal is behind, and all once it has caught up."""
        driver = self._app._driver
        if not isinstance(driver, TerminalDriver) or not isinstance(frame, (LayoutUpdate, ChopsUpdate, Pieces)):
            return frame
        if driver.behind and not self._app._exit:
            if self._catching_up is None:
                self._catching_up = self._app.set_interval(_CATCH_UP, self._catch_up)
            return None
        return Difference(frame, driver.shown)  # type: ignore[return-value] # of such a frame only its sequences are used

    def _catch_up(self) -> None:
        driver = self._app._driver
        if self._catching_up is not None and not (isinstance(driver, TerminalDriver) and driver.behind):
            self._catching_up.stop()
            self._catching_up = None
            self._app.screen.refresh()


def begin_again(app: App[Any]) -> None:
    """Take nothing for being shown: the terminal has another size, or somebody else wrote on it."""
    if isinstance(app._driver, TerminalDriver):
        app._driver.shown.forget()


def redraw(app: App[Any]) -> None:
    """Paint all of the screen, whatever the terminal was taken to show."""
    begin_again(app)
    app.screen.refresh()
