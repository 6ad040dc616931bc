"""The bottom row in words: a message, or where the reader is; and the keys that make sense here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.comparison import percent
from articles.reading.display import displayable
from tui.commands.notes.box import box_commands
from tui.commands.registry import BY_ID
from tui.view.describing import lock_state, match_place, matching_state, paragraph_place
from tui.view.hint import Hint
from tui.view.ledger.cells import plain
from tui.view.ledger.rows import left_to_check
from tui.view.noting import note_line, notes_here

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.session import Session
    from keymaps.resolver import Wait
    from tui.commands.context import Context
    from tui.view.ledger.rows import View

_HINTS = {
    "reading": ("next-stop", "counterpart", "put-aside", "note", "ledger", "find", "why", "stops", "notes", "help"),
    "select": ("note", "copy", "swap-ends", "cancel", "help"),
    "find": (),
}
_FOUND = ("next-hit", "cancel")
_LEDGER_HINTS = (
    "read-both", "verdict", "check", "note", "cancel", "filter-findings", "only-here", "who-said-what", "help",
)  # fmt: skip
_ALWAYS = ("cancel", "help", "filter-findings", "only-here", "who-said-what")
_SWITCHES: dict[str, View] = {
    "findings": "findings",
    "only-here": "only",
    "who-said-what": "speakers",
    "wording": "wordings",
    "clashes": "clashes",
}
"""The commands that show a view, and show the findings again when that view is shown."""
_HELP = 10
"""Cells of the bottom row that are left for how to get help."""
_WIDE = 130
"""Columns from which the match is shown in the bottom row beside a note."""
_KEYS, _LEAST = 26, 24
"""Cells of the bottom row left for keys beside a note, and those that the note has at the least."""
_WORDS = {"swap-ends": "other end", "cancel": "leave", "note-about": "about"}
_LEDGER_WORDS = {"cancel": "back", "note-about": "about", "filter-findings": "kinds"}


def following(wait: Wait | None) -> list[tuple[str, str]]:
    """The keys that may follow those that wait, each with what it does."""
    choices = wait.choices if wait is not None else ()
    return [(choice.shown, BY_ID[choice.command].title if choice.command else "…") for choice in choices]


def waiting(context: Context, wait: Wait | None) -> str:
    """The keys that wait, for what, and the key that takes them back; "" when none do."""
    if wait is None:
        return ""
    wanted = "   now a letter" if wait.letter_for else ""
    return f"{wait.pending} …{wanted}   {context.key('cancel')} takes it back"


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


def status(context: Context, pending: str, *, complete: bool) -> str:
    """The left part of the bottom row: keys that wait, a message, or where the reader is."""
    if pending:
        return pending
    if context.messages.line:
        return displayable(context.messages.line)
    if context.ui.mode == "note":
        return ""  # the box says what is typed and kept, and its keys need the room
    view, signs, analysis = context.view, context.display.signs, context.analysis
    selection = view.selection()
    parts = [
        lock_state(view, signs),
        paragraph_place(view, view.cursor.side, view.cursor.offset),
        match_place(view, signs) if selection is None else _selected(len(selection)),
        f"matching {analysis.progress:.0%}" if analysis.progress is not None else analysis.unfinished,
    ]
    if selection is not None:
        return "   ".join(parts[:3])
    if complete and (notes_here(view) or context.editor.to_reattach):
        parts = _with_note(context, parts)
    else:
        parts += _counts(context)
    if complete:
        parts.append(context.saver.state)
    parts = [part for part in parts if part]
    for part in matching_state(view):
        if len("   ".join([*parts, part])) <= context.display.width - _HELP:
            parts.append(part)
    return "   ".join(parts)


def _selected(count: int) -> str:
    return "1 character selected" if count == 1 else f"{count} characters selected"


def _counts(context: Context) -> list[str]:
    """How much there is of what the reader works on."""
    session: Session = context.session
    left, notes = left_to_check(session.judged), len(session.notes)
    return [
        f"{context.display.signs['differ']} {left} left to check" if left else "",
        "" if not notes else "1 note" if notes == 1 else f"{notes} notes",
    ]


def _with_note(context: Context, parts: list[str]) -> list[str]:
    """The parts before, and the note at the cursor, or the one to be reattached, as far as there is room."""
    notes, view, width = context.session.notes, context.view, context.display.width
    lost = [note for note in notes if note.id == context.editor.to_reattach]
    here = lost or notes_here(view)
    if not here:
        return parts
    note = here[0]
    line = note_line(notes.index(note) + 1, len(notes), note, view, context.display.signs)
    if lost:
        quotes = (target.selector.exact for target in note.targets if target.side in note.lost)
        line = f"to reattach: “{displayable(' '.join(next(quotes, '').split()))}”"
        width -= _KEYS // 2
    elif note.unsure:
        width -= len(f"{context.ui.key_of('confirm-note')} {BY_ID['confirm-note'].hint}  ")
    if width < _WIDE:
        parts = parts[:2]
    room = max(width - len("   ".join([*parts, context.saver.state])) - _KEYS, _LEAST)
    return [*parts, line if len(line) <= room else f"{line[: room - 1]}…"]


def hints(context: Context) -> list[Hint]:
    """The keys that make sense here and now."""
    mode, made = context.ui.mode, list[Hint]()
    if context.analysis.takes_long and mode == "reading":
        made.append(Hint(context.ui.key_of("cancel"), "stop matching", "stop-matching"))
    written = box_commands(context) if mode == "note" else ()
    found = _FOUND if mode == "reading" and any(context.view.search.hits.values()) else ()
    for command in (*written, *_note_hints(context), *found, *_HINTS.get(mode, ())):
        word = _hint_word(context, command)
        key = context.ui.key_of(command)
        if key and word:
            made.append(Hint(key, word, command))
    return made


def _hint_word(context: Context, command: str) -> str:
    """The word for what a key does at the cursor; "" where it does nothing."""
    word, fold = _WORDS.get(command, BY_ID[command].hint), context.view.fold_here()
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


# in the ledger


def ledger_status(context: Context, pending: str) -> str:
    """The left part of the bottom row in the ledger."""
    ledger, saver, line = context.ledger, context.saver, context.messages.line
    if pending:
        return pending
    if line and line != saver.complaint:
        return displayable(line)
    if saver.failed:
        ways = f"{context.key('save')} retries, {context.key('cancel')} to the texts for more"
        return displayable(f"not saved, {saver.failed}: {ways}")
    place = f"{ledger.index + 1}/{len(ledger.rows)}" if ledger.rows else ""
    notices = context.session.ledger.notices if context.session.ledger is not None else ()
    parts = [place, saver.state, *map(plain, notices)]
    return "   ".join(part for part in parts if part)


def ledger_hints(context: Context) -> list[Hint]:
    """The keys that make sense in the ledger."""
    ledger, made = context.ledger, list[Hint]()
    for command in box_commands(context) if context.ui.mode == "note" else _LEDGER_HINTS:
        if command in ("verdict", "check", "filter-findings") and ledger.view != "findings":
            continue
        key = context.ui.key_of(command)
        if key and (ledger.rows or command in _ALWAYS):
            shown = _SWITCHES.get(command) == ledger.view
            word = "findings" if shown else _LEDGER_WORDS.get(command, BY_ID[command].hint)
            made.append(Hint(key, word, command))
    return made
