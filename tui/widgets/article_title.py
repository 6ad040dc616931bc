"""The line above a pane: outlet, date, title."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from tui.widgets.painted import unscrolled


class ArticleTitle(Static):
    """One row over an article; the active side is the one with the cursor."""

    ALLOW_SELECT = False
    virtual_size = unscrolled()

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self._shown = ("", "", "", 0, "")

    def show(self, outlet: str, date: str, title: str, *, active: bool, indent: int, account: str = "") -> None:
        """Show what is known, before it which of several accounts it is; an empty part is left out."""
        self.set_class(active, "-active")
        shown = outlet, date, title, indent, account
        if shown == self._shown:
            return
        self._shown = shown
        head = "  ".join(part for part in (outlet, date) if part)
        parts = [Content(" " * indent)]
        if account:
            parts.append(Content(f"{account}  "))
        if head:
            parts += [Content.styled(head, "bold"), Content(" · ")]
        parts.append(Content(title))
        # One row whatever it says: a change of words moves nothing else on the screen.
        self.update(Content("").join(parts), layout=False)
