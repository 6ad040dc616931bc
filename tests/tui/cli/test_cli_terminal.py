"""The last line before the terminal: only what Textual itself emits gets through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.real_terminal.sequences import foreign
from tui.terminal import OutputFilter

OWN = [
    "\x1b[38;2;10;20;30;48;5;7;1m word \x1b[0m",
    "\x1b[12;40H\x1b[H\x1b[2J\x1b[K\x1b[3A",
    "\x1b[?1049h\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h\x1b[?25l\x1b[?1004h\x1b[>25u\x1b[?2026$p\x1b[?2048$p\x1b[?2004h",
    "\x1b[?7l\x1b[?2026h\x1b[?2026l\x1b[<u\x1b[?1016l",
    "plain words, 日本語, é, 👩‍👩‍👧\r\nmore",
]
ALONE = ["\x1b]52;c;d29yZHM=\x07", "\x1b]22;pointer\x07", "\x07"]
FOREIGN = [
    "\x1b]0;title\x07",
    "\x1b]8;;http://x\x1b\\",
    "\x1bP1$r\x1b\\",
    "\x1bc",
    "\x9b31m",
    "\x1b[6n",
    "\x00",
    "\t",
    "\u202e",
    "\x1b",
]


@pytest.mark.parametrize("data", [*OWN, *ALONE])
def test_what_textual_emits_passes_untouched(data: str) -> None:
    keep = OutputFilter()
    assert keep(data) == data
    assert keep.dropped == 0


@pytest.mark.parametrize("data", [*FOREIGN, *ALONE])
def test_what_is_foreign_amid_a_frame_is_dropped_and_counted(data: str) -> None:
    keep = OutputFilter()
    clean = keep(f"\x1b[1;1Hbefore{data}after\x1b[0m")
    assert foreign(clean.encode()) == []
    assert clean.startswith("\x1b[1;1Hbefore")
    assert clean.endswith("after\x1b[0m")
    assert keep.dropped > 0


def test_leaving_out_a_part_never_makes_a_new_sequence() -> None:
    keep = OutputFilter()
    assert foreign(keep("\x1b\x00]0;canary\x07\x1b\x1b\x1b[5n\x1b[\x0131m").encode()) == []


@given(st.lists(st.sampled_from([*OWN, *FOREIGN, *ALONE, "\x1b[", "5;8", "m", "]52;c;", "\\", "words"]), max_size=12))
def test_no_mixture_gets_anything_foreign_through(parts: list[str]) -> None:
    data = "".join(parts)
    clean = OutputFilter()(data)
    assert data in ALONE or "\x1b" not in clean.replace("\x1b[", "")
    assert OutputFilter()(clean) == clean
