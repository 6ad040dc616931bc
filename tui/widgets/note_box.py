"""The box a note is written in: at the foot of the pane it belongs to, the text stays in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from articles.reading.display import displayable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from articles.notes.note import About

LABELS: dict[About, str] = {"a": "the left text", "b": "the right text", "pair": "the pair"}


class NoteBox(Vertical):
    """A head that says what the note is about, a field, and a foot that says what is saved."""

    class Changed(Message):
        """The words or what they are about changed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.display = False
        self.abouts: tuple[About, ...] = ("a",)
        self.about: About = "a"
        self.fixed = False
        self._sign = ""
        self._foot = ""

    def compose(self) -> ComposeResult:
        """Head, field, foot."""
        yield Static("", id="note-head", markup=False)
        yield TextArea(id="note-words", show_line_numbers=False, highlight_cursor_line=False, compact=True)
        yield Static("", id="note-foot", markup=False)

    def open(self, abouts: Sequence[About], about: About, words: str, *, sign: str, foot: str, fixed: bool) -> None:
        """Begin typing at once, at the end of `words`; a note that is `fixed` stays about what it is about."""
        self.abouts, self.about, self.fixed = tuple(abouts), about, fixed
        self._sign, self._foot = sign, foot
        self.display = True
        field = self.query_one(TextArea)
        field.load_text(words)
        field.move_cursor(field.document.end)
        self.screen.set_focus(field)
        self._show_head()
        self.say("")

    def close(self) -> None:
        """Hide the box."""
        self.display = False
        self.screen.set_focus(None)

    @property
    def words(self) -> str:
        """What is typed so far."""
        return self.query_one(TextArea).text

    def next_about(self) -> None:
        """Let the note be about the next of what it can be about."""
        if not self.fixed:
            self.about = self.abouts[(self.abouts.index(self.about) + 1) % len(self.abouts)]
            self._show_head()
            self.post_message(self.Changed())

    def say(self, message: str) -> None:
        """Show a message before the line of keys."""
        parts = [part for part in (displayable(message), self._foot) if part]
        self.query_one("#note-foot", Static).update(Content("  ·  ".join(parts)))

    def _show_head(self) -> None:
        choice: list[Content | str | tuple[str, str]] = []
        for about in self.abouts:
            choice += [(LABELS[about], "bold reverse") if about == self.about else (LABELS[about], "dim"), "  "]
        title = "note on " if not self.fixed else "edit note on "
        self.query_one("#note-head", Static).update(Content.assemble((f"{self._sign} {title}", "bold"), *choice))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Pass on that the words changed."""
        event.stop()
        self.post_message(self.Changed())
