"""No crash, at whatever moment and whatever had reached the disk by then, tears a notes file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.faults.checking import check_crash_states

if TYPE_CHECKING:
    from pathlib import Path

    from tests.figures import Figures


def test_every_state_after_a_crash_holds_the_old_notes_or_the_new(tmp_path: Path, figures: Figures) -> None:
    """R-1, T-3."""
    folder, scratch = tmp_path / "notes", tmp_path / "states"
    folder.mkdir()
    scratch.mkdir()
    states = check_crash_states(folder, scratch)
    assert states >= 10
    figures.add("crash states of one save", f"{states} states: 0 torn, 0 acknowledged but old", "0 torn, 0 old")
