"""Opens the bundled pair without a terminal, for the pictures: no settings, no notes, no traces."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from articles.reading import load
from articles.samples import paths
from tui.app import DiptychApp
from tui.screens.reading import ReadingScreen
from tui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

FONT = "DejaVu Sans Mono, Menlo, Consolas"
_WEB_FONT = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)


@asynccontextmanager
async def opened(size: tuple[int, int]) -> AsyncIterator[Pilot[None]]:
    """The pair on a screen of columns and rows, matched and its claims read."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder  # a pair that was read before would open where it was left
        a, b = (load(path) for path in paths())
        app = DiptychApp(a, b, settings=Settings(author="R. Okafor"), notes_path=Path(folder) / "picture.notes.json")
        async with app.run_test(size=size) as pilot:
            while not isinstance(app.screen, ReadingScreen) or app.screen.context.session.ledger is None:
                await pilot.pause(0.1)
            while app.screen.context.analysis.state != "done":
                await pilot.pause(0.1)
            yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until the screen shows what they did."""
    await pilot.press(*keys)
    await pilot.pause(0.4)


def drawn(pilot: Pilot[None]) -> str:
    """The screen as SVG, with fonts that are on most machines and nothing that is loaded."""
    svg = pilot.app.export_screenshot(title="Diptych")
    return _COMMENT.sub("", _WEB_FONT.sub("", svg)).replace("Fira Code", FONT)
