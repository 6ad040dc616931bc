"""Draws docs/picture.svg: the reading screen on the bundled pair. Run with `make picture`."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from articles.reading import load
from articles.samples import paths
from tui.app import DiptychApp
from tui.screens.reading import ReadingScreen
from tui.settings import Settings

SIZE = (120, 36)
KEYS = ("]", "]", "]", "]", "i")
_WEB_FONT = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)


async def draw(target: Path) -> None:
    """Open the pair, go to the trimmed quotation, say why it was paired, and keep what is on screen."""
    a, b = (load(path) for path in paths())
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder  # a pair that was read before would open where it was left
        app = DiptychApp(a, b, settings=Settings(), notes_path=Path(folder) / "picture.notes.json")
        async with app.run_test(size=SIZE) as pilot:
            while not isinstance(app.screen, ReadingScreen) or app.screen.context.session.ledger is None:
                await pilot.pause(0.1)
            await pilot.press(*KEYS)
            await pilot.pause(0.3)
            svg = app.export_screenshot(title="Diptych")
    svg = _COMMENT.sub("", _WEB_FONT.sub("", svg)).replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")
    target.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw(Path(__file__).with_name("picture.svg")))
