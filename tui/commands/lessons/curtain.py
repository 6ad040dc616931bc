"""What a lesson keeps from a pupil: the machine's marks until the teacher's word, and writing without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.commands.command import Command
    from tui.commands.context import Context

_WRITES = frozenset({"Notes", "Compare", "Ledger", "Lesson"})
"""The groups of commands that need somebody whose notes these are."""


def hidden_line(context: Context) -> str:
    """Why the machine's marks are not shown, and what shows them; "" when they are."""
    desk = context.lesson
    if not context.session.hidden or desk is None:
        return ""
    if desk.group is not None:
        return f"hidden from the class too: {context.key('reveal')} shows it"
    if desk.lesson.reveal == "at-end":
        return f"hidden until you have handed in: {context.key('hand-in')}"
    return "hidden until your teacher's word" if desk.lesson.reveal == "word" else "hidden in this lesson"


def withheld(command: Command, context: Context) -> str | None:
    """The line that says why a command does nothing now; "" where the name is asked instead; None where it works."""
    if context.lesson is None:
        return None
    if command.machine and (line := hidden_line(context)):
        return line
    needs_name = command.id == "meta" or (command.group in _WRITES and not command.early)
    if needs_name and context.lesson.nameless:
        context.ui.ask_name()
        return ""
    return None
