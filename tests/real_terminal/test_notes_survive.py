"""A note that the screen calls saved is on disk, whatever happens next."""

from __future__ import annotations

import json
import signal
import time
from typing import TYPE_CHECKING

from tests.real_terminal.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "ask the harbour office"


def _write_note(terminal: Terminal, words: str) -> None:
    terminal.wait_for("Ferry hits mole")
    terminal.press("J", "a")
    terminal.wait_for("note on")
    terminal.press(*words, "ctrl+s")
    terminal.wait_for("saved")


def test_a_saved_note_outlives_kill_nine(pair: tuple[Path, Path]) -> None:
    with Terminal(*pair) as terminal:
        _write_note(terminal, WORDS)
        terminal.kill(signal.SIGKILL)
        assert terminal.process.wait(60) == -signal.SIGKILL
    (path,) = pair[0].parent.glob("*.notes.json")
    assert WORDS in json.dumps(json.loads(path.read_text(encoding="utf-8")))
    with Terminal(*pair) as again:
        again.wait_for("Ferry hits mole")
        again.press("A")
        again.wait_for(WORDS)


def test_kill_nine_while_typing_loses_two_seconds_at_most(pair: tuple[Path, Path]) -> None:
    """R-6, T-2."""
    with Terminal(*pair) as terminal:
        terminal.wait_for("Ferry hits mole")
        terminal.press("J", "a")
        terminal.wait_for("note on")
        terminal.press(*"typed long enough ago")
        terminal.wait_for("typed long enough ago")
        time.sleep(2)
        terminal.press(*" and just now")
        terminal.kill(signal.SIGKILL)
        terminal.process.wait(60)
    with Terminal(*pair) as again:
        again.wait_for("left unfinished")
        again.press(":", *"drafts", "enter")
        again.wait_for("typed long enough ago")


def test_hanging_up_while_typing_loses_nothing(pair: tuple[Path, Path]) -> None:
    """R-12."""
    with Terminal(*pair) as terminal:
        terminal.wait_for("Ferry hits mole")
        terminal.press("J", "a")
        terminal.wait_for("note on")
        terminal.press(*"cut off in mid word")
        terminal.wait_for("mid word")
        terminal.hang_up()
        terminal.process.wait(60)
    with Terminal(*pair) as again:
        again.wait_for("left unfinished")
        again.press(":", *"drafts", "enter")
        again.wait_for("cut off in mid word")


def test_a_saved_note_is_listed_without_a_screen(pair: tuple[Path, Path]) -> None:
    with Terminal(*pair) as terminal:
        _write_note(terminal, WORDS)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    with Terminal("notes", "list", *pair) as listing:
        assert listing.wait_for_end() == 0
        assert WORDS in listing.written.decode()


def test_hanging_up_while_the_readers_editor_runs_loses_nothing_it_saved(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "saved in the editor" > "$1"\necho it runs\nexec sleep 60\n', encoding="utf-8")
    editor.chmod(0o755)
    with Terminal(*pair, environment={"EDITOR": str(editor), "VISUAL": ""}) as terminal:
        terminal.wait_for("Ferry hits mole")
        terminal.press("J", "E")
        terminal.wait_for("it runs")
        time.sleep(1)
        terminal.hang_up()
        terminal.process.wait(60)
    with Terminal(*pair) as again:
        again.wait_for("left unfinished")
        again.press(":", *"drafts", "enter")
        again.wait_for("saved in the editor")
