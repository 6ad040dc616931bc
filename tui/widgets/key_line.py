"""The keys below a list, in as many rows as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from articles.reading.display import displayable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size


class KeyLine(Widget):
    """Keys with a word for each, none of them parted where a row ends; or a message in their place."""

    def __init__(self, keys: Sequence[str], *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._keys = keys
        self._message = ""

    def say(self, message: str) -> None:
        """Show a message, or the keys again for ""."""
        self._message = displayable(message)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """The rows that are needed."""
        return len(self._rows(width))

    def render(self) -> Content:
        """The rows."""
        return Content("\n".join(self._rows(self.content_size.width)))

    def _rows(self, width: int) -> list[str]:
        parts, between = (self._message.split(), " ") if self._message else (self._keys, " · ")
        rows = [""]
        for part in parts:
            longer = f"{rows[-1]}{between}{part}" if rows[-1] else part
            if rows[-1] and cell_len(longer) > width:
                rows.append(part)
            else:
                rows[-1] = longer
        return rows
