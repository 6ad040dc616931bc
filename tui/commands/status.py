"""The bottom row in words: a message, or where the reader is; and the keys that make sense here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from articles.comparison import percent
from articles.reading.display import displayable
from tui.commands.dispatch import command_named
from tui.commands.notes.box import box_commands
from tui.view.describing import lock_state, match_place, matching_state, paragraph_place
from tui.view.hint import Hint, room_beside
from tui.view.noting import note_line, notes_here
from tui.view.pages.wrapping import fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.session import Session
    from keymaps.resolver import Wait
    from tui.commands.context import Context

_HINTS = {
    "reading": ("next-stop", "counterpart", "put-aside", "note", "ledger", "find", "why", "stops", "notes", "help"),
    "select": ("note", "copy", "own-finding", "swap-ends", "cancel", "help"),
    "find": (),
}
_FOUND = ("next-hit", "cancel")
_LESSON = ("note", "task", "next-task", "select", "answers", "hand-in")
_CLASS = ("answers", "task", "next-task", "reveal", "note")
_WIDE = 130
"""Columns from which the match is shown in the bottom row beside a note."""
_LEAST = 24
"""Cells that a note has in the bottom row before something else gives way to it."""
_WORDS = {"swap-ends": "other end", "cancel": "leave", "note-about": "about"}


def following(wait: Wait | None) -> list[tuple[str, str]]:
    """The keys that may follow those that wait, each with what it does."""
    choices = wait.choices if wait is not None else ()
    return [(choice.shown, command_named(choice.command).title if choice.command else "…") for choice in choices]


def waiting(context: Context, wait: Wait | None) -> str:
    """The keys that wait, for what, and the key that takes them back; "" when none do."""
    if wait is None:
        return ""
    wanted = "   now a letter" if wait.letter_for else ""
    return f"{wait.pending} …{wanted}   {context.key('cancel')} takes it back"


def in_sequence(wait: Wait | None) -> bool:
    """Whether a further key is awaited, so that the keys of the bottom row do not apply."""
    return wait is not None and bool(wait.choices or wait.letter_for)


def doubt(context: Context) -> str:
    """That there may be two events, and what the reader can do; "" when matching does not think so."""
    comparison = context.session.comparison
    if not comparison.doubtful or comparison.alignment.same_event is None:
        return ""
    chance = percent(comparison.alignment.same_event)
    return f"two events? chance of one {chance}, so none is strong; {context.key('one-event')} says it is one"


def about_both(context: Context) -> list[str]:
    """What the strip says of the two texts as a whole."""
    comparison = context.session.comparison
    chance = percent(comparison.alignment.same_event or 0.0)
    overruled = f"you marked this as one event; matching gave it a chance of {chance}" if comparison.overruled else ""
    whole = "   ".join(line for line in (doubt(context), overruled, comparison.shared_text()) if line)
    return [displayable(line) for line in (whole, "  ".join(comparison.alignment.notices)) if line]


# where texts are read


def status(context: Context, pending: str, keys: Sequence[Hint] = (), *, complete: bool) -> str:
    """The left part of the bottom row: keys that wait, a message, or where the reader is.

    Where the reader is leaves room for the keys without which one is lost: the first and the last of `keys`.
    """
    if pending:
        return pending
    if context.messages.line:
        return displayable(context.messages.line)
    if context.ui.mode == "note":
        return ""  # the box says what is typed and kept, and its keys need the room
    view, signs, analysis = context.view, context.display.signs, context.analysis
    room = room_beside(keys, context.display.width)
    selection = view.selection()
    lock, place = lock_state(view, signs), paragraph_place(view, view.cursor.side, view.cursor.offset)
    match = match_place(view, signs) if selection is None else _selected(len(selection))
    matching = f"matching {analysis.progress:.0%}" if analysis.progress is not None else analysis.unfinished
    parts = [lock, place, match, matching]
    if selection is not None:
        return _row([lock, place, match] if cell_len(_row([lock, place, match])) <= room else [place, match])
    if complete and (notes_here(view) or context.editor.to_reattach):
        parts = _with_note(context, parts, room)
        counts = []
    else:
        counts = _counts(context)
    state = context.saver.state if complete else ""
    parts = [part for part in (*parts, *counts, state) if part]
    for spare in (lock, *counts[::-1], matching, match):
        if cell_len(_row(parts)) > room and spare in parts:
            parts.remove(spare)
    for part in matching_state(view):
        if cell_len(_row([*parts, part])) <= room:
            parts.append(part)
    return _row(parts)


def _row(parts: Sequence[str]) -> str:
    return "   ".join(part for part in parts if part)


def _selected(count: int) -> str:
    return "1 character selected" if count == 1 else f"{count} characters selected"


def _counts(context: Context) -> list[str]:
    """How much there is of what the reader works on."""
    session: Session = context.session
    left, notes = context.ledger.counts.to_check if session.judged else 0, len(session.notes)
    return [
        f"{context.display.signs['differ']} {left} left to check" if left else "",
        "" if not notes else "1 note" if notes == 1 else f"{notes} notes",
    ]


def _with_note(context: Context, parts: list[str], room: int) -> list[str]:
    """The parts before, and the note at the cursor, or the one to be reattached, as far as there is room."""
    notes, view = context.session.notes, context.view
    lost = [note for note in notes if note.id == context.editor.to_reattach]
    here = lost or notes_here(view)
    if not here:
        return parts
    note = here[0]
    line = note_line(notes.index(note) + 1, len(notes), note, view, context.display.signs)
    if lost:
        quotes = (target.selector.exact for target in note.targets if target.side in note.lost)
        line = f"to reattach: “{displayable(' '.join(next(quotes, '').split()))}”"
    if context.display.width < _WIDE:
        parts = parts[:2]
    beside = cell_len(_row([*parts, context.saver.state])) + 3
    if room - beside < _LEAST:
        parts, beside = parts[1:2], beside - cell_len(parts[0]) - 3
    return [*parts, fit(line, max(room - beside, 1))]


def hints(context: Context) -> list[Hint]:
    """The keys that make sense here and now."""
    mode, made = context.ui.mode, list[Hint]()
    if context.analysis.takes_long and mode == "reading":
        key = context.ui.key_of("cancel")
        made.append(Hint(f"{key} {key}", "stop matching", "stop-matching"))
    written = box_commands(context) if mode == "note" else ()
    tasks = _tasks(context) if mode == "reading" else ()
    found = _FOUND if mode == "reading" and any(context.view.search.hits.values()) else ()
    for command in dict.fromkeys((*written, *_note_hints(context), *found, *tasks, *_HINTS.get(mode, ()))):
        if context.session.hidden and command_named(command).machine:
            continue
        word = _hint_word(context, command)
        key = context.ui.key_of(command)
        if key and word:
            made.append(Hint(key, word, command))
    return made


def _tasks(context: Context) -> tuple[str, ...]:
    """The keys that matter in a lesson; handing in comes first once every task has an answer."""
    desk = context.lesson
    if desk is None or desk.group is not None:
        return () if desk is None else _CLASS
    from tui.commands.lessons.strip import answers_of
    from tui.view.lessons.desk import unanswered

    done = desk.pupil and not desk.handed_in and not unanswered(answers_of(context, desk), desk.lesson)
    return ("hand-in", *_LESSON) if done else _LESSON


def _hint_word(context: Context, command: str) -> str:
    """The word for what a key does at the cursor; "" where it does nothing."""
    word, fold = _WORDS.get(command, command_named(command).hint), context.view.fold_here()
    if command == "counterpart":
        if fold is not None:
            return "open"
        return word if context.view.current_match() is not None else ""
    if command == "put-aside":
        return "put back" if fold is not None and fold.reason == "section" else ""
    return word


def _note_hints(context: Context) -> Iterator[str]:
    """What can be done with the note at the cursor, or with the one chosen to be reattached."""
    mode = context.ui.mode
    if mode not in ("reading", "select"):
        return
    if context.editor.to_reattach:
        yield "reattach-note"
        yield "cancel"
    elif mode == "reading" and (here := notes_here(context.view)):
        if any(target.uncertain for note in here for target in note.targets):
            yield "confirm-note"
        yield "edit-note"
