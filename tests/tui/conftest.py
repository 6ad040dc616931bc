"""Diptych for tests of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import textual._wait

from tests.tui.screen import Opener

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def diptych(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """Starts Diptych with a state directory of its own, so that no test finds what another has read."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    # Textual's test driver looks fifty times a second whether the app is at rest; most keys take far less.
    monkeypatch.setattr(textual._wait, "SLEEP_GRANULARITY", 0.004)
    monkeypatch.setattr(textual._wait, "SLEEP_IDLE", 0.002)
    return Opener(tmp_path, monkeypatch)
