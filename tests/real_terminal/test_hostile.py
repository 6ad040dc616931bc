"""Text that tries to act on the terminal is only ever shown."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.real_terminal.checks import assert_nothing_foreign, assert_restored
from tests.real_terminal.sequences import foreign
from tests.real_terminal.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

_COUNTING = """
import sys
from tui import terminal
from tui.__main__ import main
drivers = []
begin = terminal.TerminalDriver.__init__
def noted(self, *given, **named):
    begin(self, *given, **named)
    drivers.append(self)
terminal.TerminalDriver.__init__ = noted
code = main(sys.argv[2:])
with open(sys.argv[1], "w") as file:
    file.write(" ".join(str(each.filter.dropped) for each in drivers))
sys.exit(code)
"""

PAYLOADS = {
    "style": "\x1b[5;8mhidden",
    "cursor": "\x1b[6n\x1b[999;999H",
    "clipboard": "\x1b]52;c;Y2FuYXJ5\x07",
    "title": "\x1b]0;canary\x1b\\",
    "hyperlink": "\x1b]8;;http://canary.invalid\x1b\\here",
    "device": "\x1bPq#0;2;0;0;0\x1b\\",
    "application": "\x1b_Gcanary\x1b\\",
    "reset": "\x1bc",
    "unfinished": "\x1b[",
    "eight bits": "\x9b5mcanary\x9d0;canary\x9c",
    "directions": "\u202edrawkcab\u2066isolated",
    "bell and back": "\x07\x08\x08\x7f",
    "markup": "[b]bold[/x] [@click=app.quit]quit[/] [red on blue",
    "separators": "one\u2028two\u2029three",
}

# A text that is mostly controls is refused as no text at all.
PADDING = "The harbour office keeps a log of every ship that came in, with the hour and the water. " * 6


def _hostile(payload: str) -> str:
    paragraphs = ["Harbour {} news", "The tugs {} came at noon {}.", "{}", "All {} went home.", PADDING]
    return "".join(f"{each.replace('{}', payload)}\n\n" for each in paragraphs)


@pytest.mark.parametrize("name", PAYLOADS)
def test_it_is_shown_and_not_obeyed(name: str, tmp_path: Path) -> None:
    """H-5."""
    left, right = tmp_path / "left.txt", tmp_path / "right.txt"
    left.write_text(_hostile(PAYLOADS[name]), encoding="utf-8", newline="")
    right.write_text(
        f"A quiet day\n\nThe tugs {PAYLOADS[name]} came at noon.\n\n{PADDING}\n", encoding="utf-8", newline=""
    )
    with Terminal(left, right) as terminal:
        terminal.wait_for("Harbour", "A quiet day", "went home")
        terminal.press("J", "i")
        terminal.wait_for("why")
        terminal.press("?")
        terminal.wait_for("Next passage")
        terminal.press("escape")
        terminal.wait_until_gone("Next passage")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert_nothing_foreign(terminal)
        assert_restored(terminal)


def test_a_hostile_file_name_is_shown_and_not_obeyed(pair: tuple[Path, Path]) -> None:
    name = pair[0].parent / "[b]\x1b[5m[" / "x] news\x1b]52;c;Y2Fu\x07\u202e.txt"
    name.parent.mkdir()
    pair[0].rename(name)
    with Terminal(name, pair[1]) as terminal:
        terminal.wait_for("Ferry hits mole")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert_nothing_foreign(terminal)


def test_a_hostile_name_in_an_error_is_shown_and_not_obeyed(pair: tuple[Path, Path]) -> None:
    with Terminal(pair[0].with_name("gone\x1b[5m\n\x9b2J.txt"), pair[1]) as terminal:
        assert terminal.wait_for_end() == 2
        assert foreign(terminal.written) == []
        assert terminal.written.count(b"\n") == 1


def test_plain_output_on_a_terminal_is_safe(tmp_path: Path, pair: tuple[Path, Path]) -> None:
    hostile = tmp_path / "hostile.txt"
    hostile.write_text(PADDING * 5 + _hostile("".join(PAYLOADS.values())), encoding="utf-8", newline="")
    for form in ("--plain", "--json", "--csv", "--html", "--markdown"):
        with Terminal("compare", hostile, pair[1], form) as terminal:
            assert terminal.wait_for_end() == 0
            assert foreign(terminal.written.replace(b"\t", b" ")) == []


def test_a_strict_reader_finds_each_payload_that_acts() -> None:
    harmless = {"markup"}
    assert {name for name, payload in PAYLOADS.items() if foreign(payload.encode())} == set(PAYLOADS) - harmless


def test_the_last_filter_has_nothing_to_drop(tmp_path: Path, pair: tuple[Path, Path]) -> None:
    """H-4: what is foreign is stopped before it comes to the driver; its count shows that."""
    hostile, counted = tmp_path / "a\x1b]0;t\x07b.txt", tmp_path / "counted"
    hostile.write_text(_hostile("".join(PAYLOADS.values())), encoding="utf-8", newline="")
    with Terminal(counted, hostile, pair[1], command=[sys.executable, "-c", _COUNTING]) as terminal:
        terminal.wait_for("Harbour", "Ferry hits mole")
        terminal.press("J", "i", "]", "?")
        terminal.wait_for("Next passage")
        terminal.press("escape")
        terminal.wait_until_gone("Next passage")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert counted.read_text(encoding="ascii") == "0"
