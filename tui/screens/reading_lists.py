"""The lists that open over the reading screen: help, notes, stops, legend, themes; and leaving what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.command import CommandPalette

from tui.model.finding import forget_search
from tui.model.stops import STOP_KINDS
from tui.screens.reading_notes import Noting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.content import Content

    from articles.notes.note import Note
    from tui.model.action import Call
    from tui.screens.filtered_list import Chosen, Entry
    from tui.screens.notes_desk import Draft


class Lists(Noting):
    """Mixed into the reading screen. The lists themselves are loaded when the first one is opened."""

    def open_list(
        self,
        title: str,
        entries: Callable[[], Sequence[Entry]],
        done: Callable[[Chosen | None], None],
        foot: str = "Enter chooses · Esc closes",
        act: Callable[[Chosen], str | None] | None = None,
        empty: str = "nothing here",
        *,
        detail: Callable[[str], Content] | None = None,
        hint: str = "",
        at: str = "",
    ) -> None:
        """A list over the texts."""
        from tui.screens.filtered_list import FilteredList

        ascii_only = self.signs.ascii_only
        self.app.push_screen(
            FilteredList(
                title, entries, self.load_keymap,
                foot=foot, empty=empty, act=act, ascii_only=ascii_only, detail=detail, hint=hint, at=at,
            ),
            done,
        )  # fmt: skip

    def do_help(self, _call: Call) -> None:
        """All commands and their keys."""
        from tui.screens.entries import command_entries

        made = command_entries(self.keymap, self.mode, ascii_only=self.signs.ascii_only)
        title = f"Help   keymap {self.keymap.name}"
        self.open_list(title, lambda: made, self._run_chosen, "Enter runs it · Esc closes")

    def _run_chosen(self, chosen: Chosen | None) -> None:
        if chosen is not None:
            self.run_line(chosen.value)

    def do_palette(self, _call: Call) -> None:
        """Find a command by its words."""
        self.app.push_screen(CommandPalette(id="--command-palette"))

    def do_theme(self, _call: Call) -> None:
        """Choose the colours."""
        from tui.screens.entries import theme_entries

        made = theme_entries(self.app.available_themes, self.app.theme)
        self.open_list("Theme", lambda: made, self._take_theme)

    def _take_theme(self, chosen: Chosen | None) -> None:
        if chosen is not None:
            self.app.theme = chosen.value

    def do_legend(self, _call: Call) -> None:
        """Say what the signs mean."""
        from tui.screens.entries import legend_entries

        made = legend_entries(self.signs)
        self.open_list("What the signs mean", lambda: made, self.list_closed, "Esc closes")

    def list_closed(self, _chosen: Chosen | None) -> None:
        """Show the texts as they are now."""
        self.refresh_view()

    def do_stops(self, _call: Call) -> None:
        """Choose the kinds of stop."""
        from tui.screens.entries import stop_entries

        title = "Next and previous stop go to"
        foot = "Enter puts it on or off · Esc closes"
        self.open_list(title, lambda: stop_entries(self.reading), self.list_closed, foot, self._toggle_stop)

    def _toggle_stop(self, chosen: Chosen) -> str:
        if chosen.command != "list-run":
            return ""
        kind = next(kind for kind in STOP_KINDS if kind == chosen.value)
        self.reading.stop_kinds = self.reading.stop_kinds ^ {kind}
        return ""

    def do_notes(self, _call: Call) -> None:
        """All notes, with filter and jump."""
        from tui.screens.note_entries import FILTER_HINT, note_detail, note_entries, note_keys

        here = self.notes_here()
        self.open_list(
            "Notes",
            lambda: note_entries(self.reading, self.signs),
            self._note_chosen,
            note_keys(self.keymap, ascii_only=self.signs.ascii_only),
            self._act_on_note,
            empty="no notes yet",
            detail=lambda note_id: note_detail(self.reading, self.signs, note_id),
            hint=FILTER_HINT,
            at=here[0].id if here else "",
        )

    def do_drafts(self, _call: Call) -> None:
        """What was typed and never saved."""
        from tui.screens.entries import draft_entries

        self.open_list(
            "Drafts",
            lambda: draft_entries(self.desk.drafts),
            self._draft_chosen,
            "Enter goes on with it · Esc closes",
            self._act_on_draft,
            empty="no drafts",
        )

    def _draft_chosen(self, chosen: Chosen | None) -> None:
        draft = self._draft(chosen)
        if draft is not None:
            self.go_on_with(draft)

    def _act_on_draft(self, chosen: Chosen) -> str | None:
        """Only deleting leaves the list open."""
        draft = self._draft(chosen)
        if draft is None or chosen.command != "delete-note":
            return None if chosen.command == "list-run" else ""
        self.desk.forget(draft)
        return "draft dropped"

    def _draft(self, chosen: Chosen | None) -> Draft | None:
        return next((each for each in self.desk.drafts if chosen is not None and each.key == chosen.value), None)

    def _note(self, note_id: str) -> Note | None:
        return next((note for note in self.reading.notes if note.id == note_id), None)

    def _act_on_note(self, chosen: Chosen) -> str | None:
        """What was done in the list of notes; None closes the list."""
        note = self._note(chosen.value)
        if chosen.command in ("undo", "redo"):
            self.run_command(chosen.command)
            return self.message
        if note is not None and chosen.command == "delete-note":
            return self.delete(note)
        if note is not None and chosen.command == "copy":
            self.app.copy_to_clipboard(self.desk.as_text([note]))
            return "copied with its source"
        return None

    def _note_chosen(self, chosen: Chosen | None) -> None:
        note = self._note(chosen.value) if chosen is not None else None
        if note is not None and chosen is not None:
            self.go_to_note(note)
            if chosen.command == "edit-note":
                self.open_box(self.desk.begin_edit(note))

    def do_cancel(self, _call: Call) -> None:
        """Leave the prompt, the selection, the strip, the search, or stop matching: the innermost first."""
        if self.mode == "find":
            self.close_prompt()
            forget_search(self.reading)
        elif self.reading.anchor is not None:
            self.reading.anchor = None
            self.settle()
        elif self.hanging:
            self.hanging = ""
        elif self.why:
            self.run_command("why")
        elif self.reading.folding.only is not None:
            self.run_command("filter")
        elif self.reading.sought:
            forget_search(self.reading)
        elif not self.stop_reloading() and self.progress is not None:
            self.run_command("stop-matching")
