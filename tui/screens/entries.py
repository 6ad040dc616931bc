"""The lines of the lists: commands, notes, stops, themes, signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from articles.notes.kinds import type_of
from articles.reading.display import displayable
from keymaps.keys import show
from tui.commands import COMMANDS, Command
from tui.model.signs import SIGNS, Signs
from tui.model.stops import STOP_KINDS
from tui.screens.filtered_list import Entry
from tui.widgets.note_box import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.notes.note import Note
    from keymaps.keymap import Keymap
    from tui.commands import Mode
    from tui.model.reading import Reading
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


def note_entries(reading: Reading, signs: Signs) -> list[Entry]:
    """Every note: its number, what it is about, its words, and the words it is on. Those without a place come last."""
    numbered = sorted(enumerate(reading.notes, 1), key=lambda each: not each[1].placed)
    return [_note_entry(number, note, reading, signs) for number, note in numbered]


def _note_entry(number: int, note: Note, reading: Reading, signs: Signs) -> Entry:
    quotes = " ⇄ ".join(displayable(" ".join(target.selector.exact.split())) for target in note.targets)
    words = displayable(" ".join(note.body.split())) or "(no words)"
    kind = type_of(note)
    tags = displayable(" ".join(f"#{tag}" for tag in note.tags if tag != kind))
    unsure = not note.placed or any(target.uncertain for target in note.targets)
    sign = signs["unplaced" if unsure else "note"]
    about = LABELS[note.about].removeprefix("the ")
    shown = "" if kind in ("comment", "highlight", "link") else f"{kind}: "
    place = _place(note, reading)
    content = Content.assemble(
        (f"{sign}{number:<3} ", "bold"), f"{about:<11} {shown}{words} ", (tags, "bold"), "\n",
        (f"     “{quotes}”{place}", "dim"),
    )  # fmt: skip
    standing = "orphan" if not note.placed else "placed approximate" if unsure else "placed"
    return Entry(note.id, content, f"{about} {kind} {words} {quotes} {tags} {displayable(note.creator)} {standing}")


def _place(note: Note, reading: Reading) -> str:
    """How a note was placed, where that is not simply on its words: with the words that stand there now."""
    if not note.placed:
        return "   no longer in the text"
    changed = (target for target in note.targets if target.uncertain and target.span is not None)
    now = [reading.shown[target.side][target.span.start : target.span.end] for target in changed if target.span]
    return f"   now “{' ⇄ '.join(' '.join(words.split()) for words in now)}”" if now else ""


def draft_entries(drafts: Iterable[Draft]) -> list[Entry]:
    """Every draft: its words, and beside them those of the note that it would change."""
    made = []
    for draft in drafts:
        words = displayable(" ".join(draft.words.split()))
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


def note_keys(keymap: Keymap, *, ascii_only: bool) -> str:
    """The line of keys below the list of notes."""
    words = (("list-run", "goes there"), ("edit-note", "edits"), ("delete-note", "deletes"), ("undo", "undoes"))
    keyed = ((keymap.keys_of(command, "list"), word) for command, word in words)
    return " · ".join(f"{show(keys[0], ascii=ascii_only)} {word}" for keys, word in keyed if keys) + " · Esc closes"
