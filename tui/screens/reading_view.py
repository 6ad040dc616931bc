"""The reading state shown: values made from it, handed to the widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.comparison import percent
from articles.reading.display import displayable
from tui.commands import BY_ID
from tui.model.describing import lock_state, match_place, matching_state, paragraph_place, short_date
from tui.model.ledger import left_to_check
from tui.model.links import links_in_sight
from tui.model.overview import overview, window
from tui.model.painting import MARGIN, pane_view
from tui.widgets.article_title import ArticleTitle
from tui.widgets.link_gutter import LinkGutter
from tui.widgets.overview_strip import OverviewStrip
from tui.widgets.status_line import Hint, StatusLine
from tui.widgets.why_strip import WhyStrip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.article import Side
    from tui.screens.reading import ReadingScreen

_HINTS = {
    "reading": ("next-stop", "counterpart", "put-aside", "note", "ledger", "find", "why", "stops", "notes", "help"),
    "select": ("note", "copy", "swap-ends", "cancel", "help"),
    "find": (),
}
_HELP = 10
"""Cells of the bottom row that are left for how to get help."""
_WIDE = 130
"""Columns from which the match stands in the bottom row beside a note."""
_KEYS, _LEAST = 26, 24
"""Cells of the bottom row left for keys beside a note, and those that the note has at the least."""
_WORDS = {"swap-ends": "other end", "cancel": "leave", "note-about": "about"}


def show_reading(screen: ReadingScreen) -> None:
    """Show everything anew. Nothing here computes more than what is in sight."""
    reading = screen.reading
    for side in SIDES:
        measure = screen.measures[side]
        view = pane_view(
            reading, side, measure=measure.cells, indent=measure.indent, why=screen.why, pairing=screen.pairing
        )
        screen.pane(side).show(view, screen.signs)
        strip = screen.query_one(f"#strip-{side}", OverviewStrip)
        strip.show(overview(reading, side, strip.size.height), window(reading, side, strip.size.height), screen.signs)
        _show_title(screen, side)
    if not reading.frame.stacked:
        gutter = screen.query_one("#gutter", LinkGutter)
        gutter.show(links_in_sight(reading, screen.left), screen.signs)
    if screen.why:
        screen.query_one("#why", WhyStrip).show(reading, about_both(screen))
    screen.query_one("#status", StatusLine).show(status(screen), hints(screen), urgent=bool(screen.message))
    _place_cursor(screen)


def _show_title(screen: ReadingScreen, side: Side) -> None:
    article = screen.reading.comparison.article(side)
    screen.query_one(f"#title-{side}", ArticleTitle).show(
        displayable(article.outlet or ""),
        short_date(article.published),
        displayable(article.title),
        active=side == screen.reading.side,
        indent=screen.measures[side].indent + MARGIN + (1 if side == screen.left or screen.stacked else 0),
    )


def _place_cursor(screen: ReadingScreen) -> None:
    reading = screen.reading
    if screen.mode in ("reading", "select"):
        region = screen.pane(reading.side).region
        x = region.x + screen.measures[reading.side].indent + MARGIN + reading.cursor_cell()
        screen.place_terminal_cursor(x, region.y + reading.cursor_row() - reading.tops[reading.side])


def status(screen: ReadingScreen) -> str:
    """The left part of the bottom row: a message, or where the reader is."""
    reading = screen.reading
    if screen.pending:
        return f"{screen.pending} …"
    if screen.message:
        return displayable(screen.message)
    if screen.mode == "note":
        return ""  # what is typed and kept is told in the box, and its keys need the room
    parts = [
        lock_state(reading, screen.signs),
        paragraph_place(reading, reading.side, reading.offset),
    ]
    selection = reading.selection()
    if selection is not None:
        parts.append(f"{len(selection)} characters selected")
    else:
        parts.append(match_place(reading, screen.signs))
    parts.append(f"matching {screen.progress:.0%}" if screen.progress is not None else screen.unfinished)
    if screen.complete and (screen.notes_here() or screen.hanging):
        parts = _with_note(screen, parts)
    else:
        parts += _counts(screen)
    if screen.complete:
        parts.append(screen.desk.state)
    parts = [part for part in parts if part]
    for part in matching_state(reading):
        if len("   ".join([*parts, part])) <= screen.size.width - _HELP:
            parts.append(part)
    return "   ".join(parts)


def _counts(screen: ReadingScreen) -> list[str]:
    """How much there is of what the reader works on."""
    left, notes = left_to_check(screen.reading.judged), len(screen.reading.notes)
    return [
        f"{screen.signs['differ']} {left} left to check" if left else "",
        "" if not notes else "1 note" if notes == 1 else f"{notes} notes",
    ]


def _with_note(screen: ReadingScreen, parts: list[str]) -> list[str]:
    """The parts before, and the note at the cursor, or the one to be hung somewhere, as far as there is room."""
    from tui.model.noting import note_line

    reading, width = screen.reading, screen.size.width
    hung = [note for note in reading.notes if note.id == screen.hanging]
    note = (hung or screen.notes_here())[0]
    line = note_line(reading.notes.index(note) + 1, len(reading.notes), note, reading, screen.signs)
    if hung:
        quotes = (target.selector.exact for target in note.targets if target.side in note.lost)
        line = f"to hang: “{displayable(' '.join(next(quotes, '').split()))}”"
        width -= _KEYS // 2
    elif note.unsure:
        width -= len(f"{screen.key_of('confirm-note')} {BY_ID['confirm-note'].hint}  ")
    if width < _WIDE:
        parts = parts[:2]
    room = max(width - len("   ".join([*parts, screen.desk.state])) - _KEYS, _LEAST)
    return [*parts, line if len(line) <= room else f"{line[: room - 1]}…"]


def about_both(screen: ReadingScreen) -> list[str]:
    """What the strip says of the two texts as a whole."""
    comparison = screen.reading.comparison
    chance = percent(comparison.alignment.same_event or 0.0)
    overruled = f"one event, you say; matching gave it a chance of {chance}" if comparison.overruled else ""
    whole = "   ".join(line for line in (screen.doubt(), overruled, comparison.shared_text()) if line)
    return [displayable(line) for line in (whole, "  ".join(comparison.alignment.notices)) if line]


def hints(screen: ReadingScreen) -> list[Hint]:
    """The keys that make sense here and now."""
    made: list[Hint] = []
    if not screen.complete:
        return made
    if screen.matching_takes_long and screen.mode == "reading":
        made.append(Hint(screen.key_of("cancel"), "stop matching", "stop-matching"))
    written = screen.writing_hints() if screen.mode == "note" else ()
    for command in (*written, *_note_hints(screen), *_HINTS.get(screen.mode, ())):
        word = _WORDS.get(command, BY_ID[command].hint)
        if command == "counterpart":
            if screen.reading.fold_here() is not None:
                word = "open"
            elif screen.reading.current_match() is None:
                continue
        if command == "put-aside":
            fold = screen.reading.fold_here()
            if fold is None or fold.reason != "section":
                continue
            word = "put back"
        key = screen.key_of(command)
        if key:
            made.append(Hint(key, word, command))
    return made


def _note_hints(screen: ReadingScreen) -> Iterator[str]:
    """What can be done with the note at the cursor, or with the one that is to be hung somewhere."""
    if screen.mode not in ("reading", "select"):
        return
    if screen.hanging:
        yield "hang-note"
        yield "cancel"
    elif screen.mode == "reading" and (here := screen.notes_here()):
        if any(target.uncertain for note in here for target in note.targets):
            yield "confirm-note"
        yield "edit-note"
