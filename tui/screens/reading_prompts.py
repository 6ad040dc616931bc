"""The line at the bottom that words are typed into: finding, and the command line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.commands import BY_ID, COMMANDS, Mode
from tui.model.finding import forget_search, hit_count, seek
from tui.screens.reading_base import ReadingBase

if TYPE_CHECKING:
    from tui.model.action import Call
    from tui.widgets.prompt_line import PromptLine, Purpose

_LINE = re.compile(r"\s*(\d+)?\s*(%|[\w-]*)[!\s]*(.*)")


class Prompts(ReadingBase):
    """Mixed into the reading screen."""

    @property
    def prompt(self) -> PromptLine:
        """The line, there since just after the first paint."""
        from tui.widgets.prompt_line import PromptLine

        return self.query_one(PromptLine)

    def open_prompt(self, purpose: Purpose, words: str = "") -> None:
        """Begin typing at the bottom."""
        if self.mode != "find":
            self._return_to: Mode = self.mode
        names = [*(c.id for c in COMMANDS if c.listed), *self.keymap.aliases] if purpose == "command" else []
        self.query_one("#status").display = False
        self.enter_mode("find")
        self.prompt.open(purpose, names, words)

    def close_prompt(self) -> None:
        """End typing."""
        if self.mode == "find":
            self.prompt.close()
            self.query_one("#status").display = True
            self.enter_mode(self._return_to)

    def on_prompt_line_typed(self, event: PromptLine.Typed) -> None:
        """While a search is typed, its hits are lit and counted."""
        if event.purpose == "find":
            seek(self.reading, event.words)
            self.prompt.answer(hit_count(self.reading) if event.words else "")
            self.refresh_view()

    def on_prompt_line_entered(self, event: PromptLine.Entered) -> None:
        """Find, or run the command."""
        self.close_prompt()
        if event.purpose == "command":
            self.run_line(event.words)
        elif event.words:
            self.run_command("find", None, event.words)
        else:
            forget_search(self.reading)
            self.refresh_view()

    def do_command_line(self, _call: Call) -> None:
        """Type the name of a command."""
        self.open_prompt("command")

    def run_line(self, line: str) -> None:
        """Run what was typed after the colon: a count, a command's id or short name, its argument."""
        found = _LINE.fullmatch(line)
        count, name, argument = found.groups() if found else (None, line, "")
        command = self.keymap.aliases.get(name, "percent" if name == "%" else name)
        if not command:
            self.say("")
        elif command not in BY_ID:
            from difflib import get_close_matches

            near = get_close_matches(command, [*BY_ID, *self.keymap.aliases], n=1)
            self.say(f"no command {command}" + (f": did you mean {near[0]}?" if near else ""))
        else:
            self.run_command(command, int(count) if count else None, argument.strip())
