"""The lines of the lists: commands, notes, stops, themes, signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from articles.notes.fields import as_typed
from articles.reading.display import displayable
from keymaps.keys import show
from tui.commands import COMMANDS, Command
from tui.model.noting import LABELS
from tui.model.signs import SIGNS
from tui.model.stops import STOP_KINDS
from tui.screens.filtered_list import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from keymaps.keymap import Keymap
    from tui.commands import Mode
    from tui.model.reading import Reading
    from tui.model.signs import Signs
    from tui.screens.notes_desk import Draft


def command_entries(keymap: Keymap, mode: Mode, *, ascii_only: bool) -> list[Entry]:
    """Every listed command of a mode with its keys, as lines of the help."""
    offered = (command for command in COMMANDS if command.listed and mode in command.modes)
    return [_command_entry(command, keymap, mode, ascii_only=ascii_only) for command in offered]


def _command_entry(command: Command, keymap: Keymap, mode: Mode, *, ascii_only: bool) -> Entry:
    keys = "  ".join(show(keys, ascii=ascii_only) for keys in keymap.keys_of(command.id, mode))
    shown = keys or f":{command.id}"
    content = Content.assemble((f"{shown:<16} ", "bold"), f"{command.title:<24} ", (command.help, "dim"))
    return Entry(command.id, content, f"{keys} {command.id} {command.title} {command.help} {command.group}")


def draft_entries(drafts: Iterable[Draft]) -> list[Entry]:
    """Every draft: its words, and beside them those of the note that it would change."""
    made = []
    for draft in drafts:
        words = displayable(" ".join(as_typed(draft.written).split()))
        saved = displayable(" ".join(draft.note.body.split())) if draft.note is not None else ""
        about = LABELS[draft.about].removeprefix("the ")
        below = f"     saved: {saved}" if saved else "     a new note" if draft.spans else "     its place is gone"
        content = Content.assemble(f"{about:<11} {words}\n", (below, "dim"))
        made.append(Entry(draft.key, content, f"{about} {words} {saved}"))
    return made


def stop_entries(reading: Reading) -> list[Entry]:
    """Every kind of stop, whether it is chosen, and how many there are."""
    made = []
    for kind, words in STOP_KINDS.items():
        box = "[x]" if kind in reading.stop_kinds else "[ ]"
        count = len(reading.stops(frozenset({kind})))
        made.append(Entry(kind, Content.assemble((f"{box} ", "bold"), f"{words:<24}", (f"{count}", "dim")), words))
    return made


def theme_entries(names: Iterable[str], present: str) -> list[Entry]:
    """Every theme, our own first."""
    ordered = sorted(names, key=lambda name: (not name.startswith("diptych"), name))
    return [Entry(name, Content(name + ("   in use" if name == present else "")), name) for name in ordered]


def legend_entries(signs: Signs) -> list[Entry]:
    """Every sign and what it means."""
    return [
        Entry(name, Content.assemble((f"{signs[name]}   ", "bold"), sign.meaning), f"{name} {sign.meaning}")
        for name, sign in SIGNS.items()
    ]
