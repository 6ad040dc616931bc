"""The lists that open over the reading screen: help, notes, stops, legend; and leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.command import CommandPalette
from textual.content import Content
from textual.widgets import Static

from articles.reading.display import displayable
from keymaps.keys import show
from tui.commands import COMMANDS, Command
from tui.model.finding import forget_search
from tui.model.signs import SIGNS
from tui.model.stops import STOP_KINDS
from tui.screens.filtered_list import Chosen, Entry, FilteredList
from tui.screens.reading_notes import Noting
from tui.screens.reading_prompts import Prompts
from tui.widgets.note_box import LABELS

if TYPE_CHECKING:
    from articles.notes.note import Note
    from keymaps.keymap import Keymap
    from keymaps.resolver import Wait
    from tui.commands import Mode
    from tui.model.action import Call


def command_entries(keymap: Keymap, mode: Mode, *, ascii_only: bool) -> list[Entry]:
    """Every listed command of a mode with its keys, as lines of the help."""
    return [
        _command_entry(command, keymap, mode, ascii_only=ascii_only)
        for command in COMMANDS
        if command.listed and mode in command.modes
    ]


def _command_entry(command: Command, keymap: Keymap, mode: Mode, *, ascii_only: bool) -> Entry:
    keys = "  ".join(show(keys, ascii=ascii_only) for keys in keymap.keys_of(command.id, mode))
    shown = keys or f":{command.id}"
    content = Content.assemble((f"{shown:<16} ", "bold"), f"{command.title:<24} ", (command.help, "dim"))
    return Entry(command.id, content, f"{keys} {command.id} {command.title} {command.help} {command.group}")


class Lists(Noting, Prompts):
    """Mixed into the reading screen."""

    def _open(self, title: str, entries: list[Entry], foot: str = "Enter chooses · Esc closes") -> FilteredList:
        return FilteredList(title, lambda: entries, self.keymap, foot=foot, ascii_only=self.signs.ascii_only)

    def do_help(self, _call: Call) -> None:
        """All commands and their keys."""
        mode = self.mode
        entries = command_entries(self.keymap, mode, ascii_only=self.signs.ascii_only)
        title = f"Help   keymap {self.keymap.name}"
        self.app.push_screen(self._open(title, entries, "Enter runs it · Esc closes"), self._run_chosen)

    def _run_chosen(self, chosen: Chosen | None) -> None:
        if chosen is not None:
            self.run_line(chosen.value)

    def do_palette(self, _call: Call) -> None:
        """Find a command by its words."""
        self.app.push_screen(CommandPalette(id="--command-palette"))

    def do_theme(self, _call: Call) -> None:
        """Choose the colours."""
        names = sorted(self.app.available_themes, key=lambda name: (not name.startswith("diptych"), name))
        entries = [Entry(name, Content(name + ("   in use" if name == self.app.theme else "")), name) for name in names]
        self.app.push_screen(self._open("Theme", entries), self._take_theme)

    def _take_theme(self, chosen: Chosen | None) -> None:
        if chosen is not None:
            self.app.theme = chosen.value

    def do_legend(self, _call: Call) -> None:
        """Say what the signs mean."""
        entries = [
            Entry(name, Content.assemble((f"{self.signs[name]}   ", "bold"), sign.meaning), f"{name} {sign.meaning}")
            for name, sign in SIGNS.items()
        ]
        self.app.push_screen(self._open("What the signs mean", entries, "Esc closes"))

    def do_stops(self, _call: Call) -> None:
        """Choose the kinds of stop."""

        def entries() -> list[Entry]:
            made = []
            for kind, words in STOP_KINDS.items():
                box = "[x]" if kind in self.reading.stop_kinds else "[ ]"
                count = len(self.reading.stops(frozenset({kind})))
                made.append(
                    Entry(kind, Content.assemble((f"{box} ", "bold"), f"{words:<24}", (f"{count}", "dim")), words)
                )
            return made

        def act(chosen: Chosen) -> str:
            kind = next(kind for kind in STOP_KINDS if kind == chosen.value)
            self.reading.stop_kinds = self.reading.stop_kinds ^ {kind}
            return ""

        foot = "Enter puts it on or off · Esc closes"
        self.app.push_screen(
            FilteredList(
                "Next and previous stop go to",
                entries,
                self.keymap,
                foot=foot,
                act=act,
                ascii_only=self.signs.ascii_only,
            ),
            lambda _chosen: self.refresh_view(),
        )

    def do_notes(self, _call: Call) -> None:
        """All notes, with filter and jump."""
        foot = "Enter goes there · " + " · ".join(
            f"{show(keys[0], ascii=self.signs.ascii_only)} {word}"
            for command, word in (("edit-note", "edits"), ("delete-note", "deletes"), ("undo", "undoes"))
            if (keys := self.keymap.keys_of(command, "list"))
        )
        by_id = {note.id: note for note in self.reading.notes}
        self.app.push_screen(
            FilteredList(
                "Notes", self._note_entries, self.keymap, foot=foot + " · Esc closes", act=self._act_on_note,
                empty="no notes yet", ascii_only=self.signs.ascii_only,
            ),
            lambda chosen: self._note_chosen(chosen, by_id),
        )  # fmt: skip

    def _note_entries(self) -> list[Entry]:
        return [self._note_entry(number, note) for number, note in enumerate(self.reading.notes, 1)]

    def _note_entry(self, number: int, note: Note) -> Entry:
        quotes = " ⇄ ".join(displayable(" ".join(target.selector.exact.split())) for target in note.targets)
        words = displayable(" ".join(note.body.split())) or "(no words)"
        sign = self.signs["note" if note.placed else "unplaced"]
        about = LABELS[note.about].removeprefix("the ")
        content = Content.assemble(
            (f"{sign}{number:<3} ", "bold"), f"{about:<11} {words}\n", (f"     “{quotes}”", "dim")
        )
        return Entry(note.id, content, f"{about} {words} {quotes} {' '.join(note.tags)}")

    def _act_on_note(self, chosen: Chosen) -> str | None:
        note = next((note for note in self.reading.notes if note.id == chosen.value), None)
        if chosen.command == "undo":
            self.desk.store.undo()
            self.notes_changed()
            self.save_notes()
            return "undone"
        if chosen.command == "redo":
            self.desk.store.redo()
            self.notes_changed()
            self.save_notes()
            return "done again"
        if note is not None and chosen.command == "delete-note":
            return self.delete(note)
        return None

    def _note_chosen(self, chosen: Chosen | None, by_id: dict[str, Note]) -> None:
        note = by_id.get(chosen.value) if chosen is not None else None
        if note is None or chosen is None:
            return
        self.go_to_note(note)
        if chosen.command == "edit-note":
            self.open_box(self.desk.begin_edit(note))

    def list_following(self, wait: Wait | None) -> None:
        """After a moment, list the keys that may follow those pending."""
        panel = self.query("#which-keys").results(Static)
        for static in panel:
            static.display = False
            if wait is not None and wait.choices:
                rows = [f"{choice.shown:<10} {choice.command or '…'}" for choice in wait.choices]
                static.update(Content("\n".join(rows)))
                self.set_timer(0.5, lambda shown=static, pending=wait.pending: self._show_following(shown, pending))

    def _show_following(self, panel: Static, pending: str) -> None:
        panel.display = self.pending == pending

    def do_cancel(self, _call: Call) -> None:
        """Leave the prompt, the selection, the strip, or the search: the innermost first."""
        if self.mode == "find":
            self.close_prompt()
            forget_search(self.reading)
        elif self.reading.anchor is not None:
            self.reading.anchor = None
            self.settle()
        elif self.why:
            self.run_command("why")
        elif self.reading.folding.only is not None:
            self.run_command("filter")
        elif self.reading.sought:
            forget_search(self.reading)
