"""The terminal: what may be written to it, and leaving it as it was found however the program ends.

Textual restores the terminal when it ends in order; SIGTERM, SIGHUP, SIGINT and a terminal that goes away are seen to
here.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import re
import select
import signal
import sys
import termios
import threading
from io import StringIO
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from rich.console import Console
from textual.drivers.linux_driver import LinuxDriver
from textual.messages import TerminalSupportsSynchronizedOutput
from textual.worker import WorkerFailed

from tui.sgr import thrifty
from tui.shown import IN_FLIGHT, Pace, Shown

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

# The modes that Textual 8 sets: line wrap, cursor, mouse, focus, alternate screen, paste, synchronised output, resize.
_MODES = "7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048"
_ALLOWED = rf"\[(?:[0-9;]*[mH]|[0-9]*[ABCDGJK]|\?(?:{_MODES})[hl]|\?20(?:26|48)\$p|>[0-9]+u|<u)"
# What a terminal acts on, besides line ends and ESC: controls, marks that reorder, halves of characters.
_ACTING = r"\x00-\x09\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
_OWN = re.compile(rf"(?:[^\x1b{_ACTING}]++|\x1b{_ALLOWED})*+")
_FOREIGN = re.compile(rf"[{_ACTING}]|\x1b(?!{_ALLOWED})")
# Copying, the pointer's shape and the bell are each written alone by Textual, so within other output they are foreign.
_ALONE = re.compile(r"\x1b\]52;c;[A-Za-z0-9+/=]*\x07|\x1b\]22;[a-z-]*\x07|\x07")

# Undoes every mode that Textual sets; the keyboard protocol must go before the alternate screen does.
_RESTORE = (
    "\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l\x1b[0m"
)

# Seconds from a signal to the end, orderly or not; two are allowed in all.
_PATIENCE = 1.5

# Seconds after which the screen has been drawn and nearly everything that will ever be loaded is.
_TURN = 0.0005
"""Seconds after which a thread beside the screen's gives way; Python's own five thousandths are felt at each key."""
_SETTLED = 2.0

# What stands in the writer's queue while a frame waits in it: the frame, the brackets around it, and a question.
_ONE_FRAME = 4
# Seconds that a last answer is waited for: what comes later would be typed into the shell.
_LAST_ANSWER = 0.5

_LEAVE_ON = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class _Terminal:
    """The state of this process's one terminal: its line settings before the screen, and whether a screen is up."""

    def __init__(self) -> None:
        self.before: list[Any] | None = None
        self.drawing = False


_terminal = _Terminal()


class OutputFilter:
    """Lets through text and the sequences that Textual emits, nothing else.

    Of anything foreign the character that a terminal would act on is left out; `dropped` counts them.
    """

    def __init__(self) -> None:
        self.dropped = 0

    def __call__(self, data: str) -> str:
        """`data` without what is foreign; one call must hold whole sequences, as Textual's writes do."""
        if _OWN.fullmatch(data) or _ALONE.fullmatch(data):
            return data
        clean, count = _FOREIGN.subn("", data)
        self.dropped += count
        return clean


class TerminalDriver(LinuxDriver):
    """Textual's driver, writing through the filter, and leaving when the terminal goes away."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self.filter = OutputFilter()
        self._watcher: threading.Thread | None = None
        self._up = False
        self.shown = Shown()
        self._pace = Pace()

    @property
    def behind(self) -> bool:
        """Whether the terminal has not taken the last frames yet, so that another one had better wait."""
        writer = self._writer_thread
        return self._pace.in_flight > IN_FLIGHT or (writer is not None and writer._queue.qsize() > _ONE_FRAME)

    def process_message(self, message: Message) -> None:
        """Take what the terminal says; an answer to the question of `Pace` is noted at once, in this thread."""
        if isinstance(message, TerminalSupportsSynchronizedOutput):
            self._pace.answered()
        super().process_message(message)

    def write(self, data: str) -> None:
        """Write what the filter lets through; once the terminal is gone, nothing."""
        writer = self._writer_thread
        # The queue of a writer that died with its terminal fills up, and waiting for room in it would never end.
        if writer is not None and writer.is_alive():
            sent = self.filter(thrifty(data))
            writer.write(sent)
            if question := self._pace.sent(len(sent)):
                writer.write(question)

    def start_application_mode(self) -> None:
        """Take the terminal over; signals are seen to before anything on it changes."""
        install_signal_handlers(self._app)
        self.shown.forget()
        _terminal.drawing = True
        super().start_application_mode()  # type: ignore[no-untyped-call] # Textual left it without types
        self._up = True
        if self._watcher is None:
            self._loop.call_later(_SETTLED, collect_again)
            self._watcher = threading.Thread(target=self._watch, name="diptych-hangup", daemon=True)
            self._watcher.start()

    def disable_input(self) -> None:
        """Read no more, once the terminal has answered what it was asked."""
        end = monotonic() + _LAST_ANSWER
        while self._pace.in_flight and monotonic() < end:
            sleep(0.01)
        super().disable_input()

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self._up = False
        if self._mouse:
            self.write("\x1b[?1016l")
        super().stop_application_mode()
        _terminal.drawing = False

    def _sigcont_application(self, *_: object) -> None:
        """Go on: take the terminal over again, and give it back before that where the stop was not announced.

        A second taking over would find the terminal as the first left it, and leave it so in the end.
        """
        if not self._must_signal_resume:
            if not (self._up and self._auto_restart):
                return
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application()

    def _watch(self) -> None:
        """Wait until the terminal is gone: reading from it would then return nothing, at once and for ever."""
        waiting = select.poll()
        waiting.register(self.fileno, 0)
        if any(event & select.POLLHUP for _, event in waiting.poll()):
            _leave(self._app, self._loop, signal.SIGHUP)


def install_signal_handlers(app: App[Any]) -> None:
    """Make SIGTERM, SIGHUP and SIGINT end `app` properly, with exit code 128 + n, within two seconds.

    Ctrl+C is a key like any other and sends no SIGINT.

    Call it from the main thread while the app runs. A SIGHUP that was ignored at the start (nohup) stays ignored.
    """
    if app.is_headless:
        return
    loop = asyncio.get_running_loop()
    for number in _LEAVE_ON:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda received, _frame: _leave(app, loop, received))


def _leave(app: App[Any], loop: asyncio.AbstractEventLoop, number: int) -> None:
    """End the app from any thread; if it has not ended in time, restore the terminal and end the process."""
    code = 128 + number
    deadline = threading.Timer(_PATIENCE, _end_now, (code,))
    deadline.daemon = True
    deadline.start()
    if not loop.is_closed():
        loop.call_soon_threadsafe(lambda: app.exit(return_code=code))


def _end_now(code: int) -> None:
    # A terminal that takes nothing more would hold up the writing, so it gets a moment and no longer.
    last_words = threading.Thread(target=restore, daemon=True)
    last_words.start()
    last_words.join(0.3)
    os._exit(code)


def run(app: App[Any], *, mouse: bool = True) -> int:
    """Run the app and return its exit code; raises what ended it, if something did.

    The terminal is as before, also after a failure; nothing about the failure is printed.
    """
    _terminal.before = _line_settings()
    if os.environ.get("TEXTUAL_DRIVER"):
        collect_again()  # in the browser Textual names its own driver
    else:
        app.driver_class = TerminalDriver
    # The traceback that Textual prints shows local variables, and with them the articles.
    app.error_console = Console(file=StringIO())
    sys.unraisablehook = _keep_quiet_about_closed_loops
    sys.setswitchinterval(_TURN)
    # The same for what asyncio would write into the terminal of a child that ends after its loop.
    logging.getLogger("asyncio").addHandler(logging.NullHandler())
    try:
        app.run(mouse=mouse)
    finally:
        restore()
        _let_go_of_a_dead_terminal()
    # Textual keeps the exception to itself; without it there would be nothing to report.
    error: BaseException | None = getattr(app, "_exception", None)
    if error is not None:
        raise error.error if isinstance(error, WorkerFailed) else error
    return app.return_code or 0


def _keep_quiet_about_closed_loops(unraisable: sys.UnraisableHookArgs) -> None:
    """Say nothing of a pipe to an ended child that asyncio puts away after its loop closed: nothing is lost."""
    error = unraisable.exc_value
    if not (isinstance(error, RuntimeError) and str(error) == "Event loop is closed"):
        sys.__unraisablehook__(unraisable)


def suspend(app: App[Any]) -> str | None:
    """Stop this process as Ctrl+Z does elsewhere; why not, where no shell would bring it back."""
    driver = app._driver
    if app.is_headless or driver is None or not driver.can_suspend or os.getpgrp() == os.getsid(0):
        return "there is no shell to go back to"
    app.action_suspend_process()
    return None


def collect_again() -> None:
    """Look for unused objects again, if that was put off; those of the start are left out from now on."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def restore() -> None:
    """If a screen is still up, undo every mode that it may have set; never raises."""
    if not _terminal.drawing:
        return
    try:
        if _terminal.before is not None:
            termios.tcsetattr(0, termios.TCSANOW, _terminal.before)
        os.write(2, _RESTORE.encode("ascii"))
    except (OSError, termios.error):
        pass  # the terminal is gone, and with it what was to be restored
    _terminal.drawing = False


def _let_go_of_a_dead_terminal() -> None:
    """Send what can no longer be written nowhere: Python would try it again at its end, and change the exit code."""
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is None:
            continue
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _line_settings() -> list[Any] | None:
    try:
        return termios.tcgetattr(0)
    except (OSError, termios.error):
        return None
