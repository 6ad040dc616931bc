"""Running one case of a hostile corpus in a real terminal, as a reader would: open, read, take a note, leave."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

from articles.errors import DiptychError
from tests.real_terminal.checks import assert_restored
from tests.real_terminal.corpus_case import LEFT, OPENING, OTHER, RIGHT, Case, Seen, article_of, lay_out
from tests.real_terminal.sequences import foreign
from tests.real_terminal.terminal import ROOT, Terminal
from tests.real_terminal.watching import Memory, reached, snapshot

NOTE = "a note of the bench"
HELP = "Next passage"
_ORDINARY = [sys.executable, "-m", "tests.real_terminal.ordinary"]
_HOMES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
_COLUMNS, _ROWS = 120, 50
_MESSAGES = 4
"""How many messages may wait behind one another."""
_GRACE = 20.0
"""Seconds that a case may be over its limit before it is given up."""
_LEAST = 0.4


def run_case(case: Case, corpus: Path, scratch: Path) -> Seen:
    """What came of the case, run in the empty folder `scratch`."""
    folder, own = scratch / "case", scratch / "own"
    for each in (folder, own, own / "tmp"):
        each.mkdir()
    lay_out(case, corpus, folder)
    before = snapshot(folder)
    seen = Seen()
    if case.arg is not None and "\0" in case.arg:
        _load_by_name(case.arg, seen)
        return seen
    log = scratch / "watch.log"
    with Terminal(
        *_arguments(case, folder),
        columns=_COLUMNS,
        rows=_ROWS,
        environment=_environment(own, log),
        command=[*_ORDINARY, sys.executable, "-m", "tui"],
    ) as terminal:
        start = time.monotonic()
        with Memory(terminal.process.pid) as memory:
            try:
                _visit(case, terminal, seen, start)
            except (AssertionError, subprocess.TimeoutExpired) as error:
                seen.wrong.append(str(error).splitlines()[0][:200] if str(error) else type(error).__name__)
                seen.pictures["last"] = terminal.picture()
        seen.memory = memory.peak
        _look_at_bytes(terminal, seen)
    _look_at_files(case, before, folder, own, seen)
    seen.wrong += reached(log, (folder, own))
    return seen


def _environment(own: Path, log: Path) -> dict[str, str]:
    return {
        **{name: str(own / name.lower()) for name in _HOMES},
        "HOME": str(own),
        "TMPDIR": str(own / "tmp"),
        "DIPTYCH_WATCH": str(log),
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent / "watched"), str(ROOT)]),
    }


def _arguments(case: Case, folder: Path) -> list[str]:
    if case.role == "sidecar":
        return [str(folder / LEFT), str(folder / RIGHT), "--notes", str(folder / case.file)]
    return [os.fsdecode(article_of(case, folder)), str(folder / OTHER)]


def _load_by_name(name: str, seen: Seen) -> None:
    """What no command line can hold comes from a settings file, a notes file or the list of recent comparisons."""
    from articles.reading import load
    from tui.cli.output import one_line

    start = time.monotonic()
    try:
        load(name)
    except DiptychError as error:
        seen.outcome, seen.line, seen.code = "error", f"diptych: {one_line(str(error))}", 2
    seen.seconds = time.monotonic() - start


def _visit(case: Case, terminal: Terminal, seen: Seen, start: float) -> None:
    """Open it; where it opens, wait for the matches, ask for help, look at the notes, write one, leave."""
    _wait_for_either(case, terminal)
    if terminal.process.poll() is not None:
        seen.code = terminal.wait_for_end()
        seen.seconds = time.monotonic() - start
        seen.line = terminal.written.decode("utf-8", "replace")
        seen.outcome = "error"
        return
    terminal.wait_for("Flood reaches record level", patience=case.seconds + _GRACE)
    _wait_for_message(terminal, seen)
    terminal.press("?")
    terminal.wait_for(HELP, patience=case.seconds + _GRACE)
    seen.seconds = time.monotonic() - start
    terminal.press("escape")
    terminal.wait_until_gone(HELP)
    _read_messages(terminal, seen, start + case.seconds)
    terminal.press("pagedown")
    time.sleep(_LEAST)
    seen.pictures["further"] = terminal.picture()
    terminal.press("pageup")
    _take_a_note(case, terminal, seen)
    terminal.press("q")
    seen.code = terminal.wait_for_end(10)
    seen.outcome = "opens"


def _wait_for_either(case: Case, terminal: Terminal) -> None:
    end = time.monotonic() + case.seconds + _GRACE
    while terminal.process.poll() is None and "Flood reaches record level" not in terminal.picture():
        if time.monotonic() > end:
            raise AssertionError("neither opened nor refused in time")
        time.sleep(0.02)


def _wait_for_message(terminal: Terminal, seen: Seen) -> None:
    """The screen once the bottom row offers keys, or says something in their place."""
    end = time.monotonic() + _GRACE
    while not re.search(r"\bhelp\b|\bshown\b|notes?\b|guess", "\n".join(terminal.picture().splitlines()[-3:])):
        if time.monotonic() > end:
            break
        time.sleep(0.02)
    seen.pictures["opened"] = terminal.picture()


def _read_messages(terminal: Terminal, seen: Seen, until: float) -> None:
    """Wait for the matching to end or the limit to pass, and read the messages, one after each key."""
    time.sleep(_LEAST)
    while time.monotonic() < until and ("matching " in terminal.picture() or "reading claims" in terminal.picture()):
        time.sleep(0.1)
    seen.pictures["matched"] = terminal.picture()
    for number in range(_MESSAGES):
        seen.pictures[f"message {number}"] = terminal.picture()
        terminal.press("k")
        time.sleep(_LEAST / 4)


def _take_a_note(case: Case, terminal: Terminal, seen: Seen) -> None:
    if case.role == "sidecar":
        terminal.press("A")
        terminal.wait_for("Ctrl+D delete", patience=case.seconds + _GRACE)
        time.sleep(_LEAST)
        seen.pictures["notes"] = terminal.picture()
        terminal.press("escape")
        terminal.wait_until_gone("Ctrl+D delete")
        time.sleep(_LEAST)  # an escape and a letter right behind it are one key
    terminal.press("J", "a")
    terminal.wait_for("note on")
    terminal.press(*NOTE, "ctrl+s")
    terminal.wait_for("saved", patience=case.seconds + _GRACE)
    seen.pictures["saved"] = terminal.picture()


def _look_at_bytes(terminal: Terminal, seen: Seen) -> None:
    """What reached the terminal: nothing foreign, no traceback, and it is whole again."""
    seen.wrong += [f"foreign to the terminal: {each}" for each in foreign(terminal.written)[:3]]
    if "Traceback" in seen.everything or b"Traceback (most recent" in terminal.written:
        seen.wrong.append("a traceback")
    if seen.outcome in OPENING and seen.code is not None:
        try:
            assert_restored(terminal)
        except AssertionError as error:
            seen.wrong.append(f"the terminal is not restored: {str(error)[:80]}")


def _look_at_files(case: Case, before: dict[str, str], folder: Path, own: Path, seen: Seen) -> None:
    """Input files are as they were; a notes file may be written where that is expected."""
    after = snapshot(folder)
    writable = set() if case.role == "article" or case.read_only else {case.file, f"{case.file}.target"}
    seen.wrong += [f"changed: {name}" for name in before if before[name] != after.get(name) and name not in writable]
    kept = {line.split()[-1] for line in [*after.values(), *snapshot(own).values()]}
    if case.expect == "recover" and before[case.file].split()[-1] not in kept:
        seen.wrong.append("the bytes of the bad notes file are nowhere")
    if case.role == "article":
        made = [name for name in after if name not in before and not name.endswith((".notes.json", ".notes.json.lock"))]
        seen.wrong += [f"made: {name}" for name in made]
