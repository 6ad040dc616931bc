"""Marks: places remembered under letters, gone to and listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.reading.jumps import back
from tui.lists.entry import CLOSES, Listing
from tui.view.navigation import remember

if TYPE_CHECKING:
    from tui.commands.call import Call
    from tui.commands.context import Context
    from tui.lists.entry import Chosen


def set_mark(context: Context, call: Call) -> str | None:
    """Remember this place under a letter."""
    letter = call.argument
    if not (len(letter) == 1 and letter.isalpha()):
        return "a mark is named by a letter"
    context.view.history.marks[letter] = context.view.place()
    context.view.history.unsure.discard(letter)
    return f"mark {letter} is here"


def go_to_mark(context: Context, call: Call) -> str | None:
    """To the place under a letter; `'` is the last place."""
    view = context.view
    if call.argument == "'":
        return back(context, call)
    place = view.history.marks.get(call.argument)
    if place is None:
        return f"no mark {call.argument}" if call.argument else "name the mark by its letter"
    if place == view.place():
        return f"mark {call.argument} is here"
    remember(view)
    view.go_to(place)
    return _gone(call.argument) if call.argument in view.history.unsure else None


def _gone(letter: str) -> str:
    return f"the words at mark {letter} are gone from the text: this is about where they were"


def list_marks(context: Context, _call: Call) -> None:
    """All marks with the words there; one is gone to, or forgotten."""
    from tui.lists.mark_entries import MARK_HINT, mark_entries

    view = context.view

    def act(chosen: Chosen) -> str | None:
        if chosen.command != "delete-note":
            return None if chosen.command == "list-run" else ""
        view.history.marks.pop(chosen.value, None)
        return f"mark {chosen.value} forgotten"

    def go_there(chosen: Chosen | None) -> None:
        place = view.history.marks.get(chosen.value) if chosen is not None else None
        if chosen is not None and place is not None:
            remember(view)
            view.go_to(place)
            if chosen.value in view.history.unsure:
                context.messages.say(_gone(chosen.value))

    context.ui.open_list(
        Listing(
            "Marks",
            lambda: mark_entries(view, context.display.signs),
            (("list-run", "goes there"), ("delete-note", "forgets it"), CLOSES),
            act,
            empty=f"no marks yet: {context.key('set-mark')} and a letter remember the place of the cursor",
            hint=MARK_HINT,
        ),
        go_there,
    )
