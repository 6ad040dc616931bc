"""Addresses before there is a screen: a line tells how far the pages are, and Ctrl+C ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.network import WATCHED
from tests.real_terminal.checks import assert_nothing_foreign, assert_restored
from tests.real_terminal.sequences import foreign
from tests.real_terminal.terminal import Terminal
from tests.web import Web, page

if TYPE_CHECKING:
    from pathlib import Path

PRIVATE = "--allow-private"


def _home(tmp_path: Path) -> dict[str, str]:
    return {"XDG_DATA_HOME": str(tmp_path / "data")}


def test_slow_pages_are_told_of_and_then_shown(web: Web, tmp_path: Path) -> None:
    left, right = page("Left \x1b[5m\x9b7m"), page("Right")
    halves = [b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(left), left[:900], left[900:]]
    addresses = [web.sends("/left", *halves, pause=0.7), web.serves("/right", right)]
    with Terminal(*addresses, PRIVATE, environment=_home(tmp_path)) as terminal:
        # It stands there for a moment only.
        terminal.wait_for_bytes(b"fetching  127.0.0.1 ", 0)
        terminal.wait_for("Left", "Right", "Two tugs")
        assert "fetching" not in terminal.picture()
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert_nothing_foreign(terminal)
        assert_restored(terminal)


def test_ctrl_c_ends_a_fetch_cleanly(web: Web, tmp_path: Path) -> None:
    with Terminal(web.sends("/left", then=30), web.sends("/right", then=30), PRIVATE) as terminal:
        terminal.wait_for("fetching  127.0.0.1 waiting   127.0.0.1 waiting")
        terminal.press("ctrl+c")
        assert terminal.wait_for_end() == 130
        assert foreign(terminal.written) == []
        assert terminal.picture().strip() in ("", "^C")


def test_quitting_the_start_screen_does_not_wait_for_a_page(web: Web, tmp_path: Path) -> None:
    with Terminal(PRIVATE, environment=_home(tmp_path)) as terminal:
        terminal.wait_for("two accounts, side by side")
        terminal.press(f"\x1b[200~{web.sends('/left', then=30)} {web.sends('/right', then=30)}\x1b[201~")
        terminal.wait_for("Esc stops")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert_restored(terminal)


def test_a_failure_leaves_one_line(web: Web, tmp_path: Path) -> None:
    """H-14: nothing half drawn."""
    missing = web.url("/gone\x1b[5m")
    with Terminal(missing, web.serves("/right", page()), PRIVATE, environment=_home(tmp_path)) as terminal:
        assert terminal.wait_for_end() == 2
        assert foreign(terminal.written) == []
        assert terminal.written.count(b"\n") == 1


def test_reading_two_files_says_nothing_to_the_network(pair: tuple[Path, Path], tmp_path: Path) -> None:
    """H-13: with a ledger, a note, reading again and the lists, in every process that is started."""
    (tmp_path / "sitecustomize.py").write_text(WATCHED, encoding="utf-8")
    log = tmp_path / "log"
    watched = {"PYTHONPATH": str(tmp_path), "WATCH_LOG": str(log), **_home(tmp_path)}
    with Terminal(*pair, environment=watched) as terminal:
        terminal.wait_for("The ferry that did not turn", "left to check")
        terminal.press("c")
        terminal.wait_for("Ledger")
        terminal.press("escape")
        terminal.wait_until_gone("Ledger")
        terminal.press("R")
        terminal.wait_for("nothing has changed")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    events = log.read_text(encoding="utf-8").splitlines()
    assert events.count("started") > 2
    assert set(events) == {"started"}
