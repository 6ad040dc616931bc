"""The conversation at a terminal: a prompt, what is typed, its answer; only ever added to, nothing is drawn over."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
import threading
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, TypeVar

from articles.article import Safe
from articles.reading.display import displayable

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable

    from tui.plain.accounts import Several
    from tui.plain.desk import Desk

    Asker = Callable[[str], str]
    """Writes a prompt and gives the line that is typed. Raises EOFError at Ctrl+D, KeyboardInterrupt at Ctrl+C."""

T = TypeVar("T")

PROMPT = "> "
_STOPPED = "Not waiting; the comparison goes on."
_UNREAD = "That line is not taken: your terminal sent bytes that are no text in the encoding it names."
_NOT_LEFT = "Nothing is lost. quit leaves."


class Background:
    """An event loop in a thread of its own: the session lives there, and goes on while the reader types."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Background:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()

    def _run(self) -> None:
        # Ctrl+C is for the prompt: the processes that are started here inherit that they do not get it.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        self.loop.run_forever()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of some work; Ctrl+C cancels it and raises KeyboardInterrupt."""
        future = asyncio.run_coroutine_threadsafe(work, self.loop)
        try:
            return future.result()
        except KeyboardInterrupt:
            future.cancel()
            raise


class Output:
    """Lines to standard output, wrapped at the terminal's width or not at all."""

    def __init__(self, *, wrapped: bool) -> None:
        self._wrapped = wrapped
        _never_fail()

    def say(self, line: str) -> None:
        """Write one line."""
        rows = fitted(line, shutil.get_terminal_size().columns) if self._wrapped else [displayable(line)]
        sys.stdout.write("".join(f"{row}\n" for row in rows))
        sys.stdout.flush()

    def say_all(self, lines: Iterable[str]) -> None:
        """Write some lines."""
        for line in lines:
            self.say(line)


def fitted(line: str, columns: int) -> list[str]:
    """A line in rows of fewer cells than there are columns, broken between words.

    A longer word is left whole, so that a path can be taken from the terminal as it is.
    """
    from tui.view.pages.wrapping import cells_before

    shown = displayable(line.replace("\n", " ").replace("\t", " "))
    rows, used = [""], 0
    for number, word in enumerate(shown.split(" ")):
        cells = cells_before(Safe(word), 0, len(word))
        # A row that fills the last column makes some terminals add an empty one.
        if number and used + 1 + cells < columns:
            rows[-1] += f" {word}"
            used += 1 + cells
        elif number:
            rows.append(word)
            used = cells
        else:
            rows, used = [word], cells
    return rows


def converse(desk: Desk | Several, background: Background, output: Output, ask: Asker) -> None:
    """Ask and answer until the reader leaves, by a command or by Ctrl+D."""
    while not desk.talk.leaving:
        question = desk.talk.question
        try:
            line = ask(question.prompt if question is not None else PROMPT)
        except EOFError:
            output.say("")
            return
        except KeyboardInterrupt:
            output.say("")
            output.say_all(background.run(desk.leave_question(_half_a_line())) or [_NOT_LEFT])
            continue
        if any("\ud800" <= char <= "\udfff" for char in line):
            output.say(_UNREAD)
            continue
        try:
            output.say_all(background.run(desk.answer(line)))
        except KeyboardInterrupt:
            output.say(_STOPPED)


def _never_fail() -> None:
    """Take and give whatever the terminal can: what it cannot show is a question mark, what it sends is looked at."""
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "replace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)


def asker(words: list[str]) -> Asker:
    """What asks for a line: with history and Tab where the terminal can move its cursor, else with the terminal's own
    editing of a line.
    """
    if os.environ.get("TERM", "") in ("", "dumb"):
        return _ask_simply
    try:
        import readline
    except ImportError:
        return _ask_simply
    with suppress(Exception):
        # It would write sequences at every prompt that are no words.
        readline.parse_and_bind("set enable-bracketed-paste off")
        readline.parse_and_bind("tab: complete")
    readline.set_completer(lambda text, state: _completed(words, text, state))
    return input


def _half_a_line() -> str:
    """What stood on the line when Ctrl+C was pressed; "" where the terminal edits its lines itself and drops it."""
    editing = sys.modules.get("readline")
    try:
        return editing.get_line_buffer() if editing is not None else ""
    except ValueError:
        return ""  # it ended inside a character


def _completed(words: list[str], text: str, state: int) -> str | None:
    found = [word for word in words if " " not in word and word.startswith(text)]
    return f"{found[state]} " if state < len(found) else None


def _ask_simply(prompt: str) -> str:
    sys.stdout.write(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\n")
