"""Draws the pictures of the pages from the bundled pair: reading, ledger, report. Run with `make picture`."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from articles import compare, load, render_report, samples
from docs.drawing import drawn, opened, press

HERE = Path(__file__).parent
SIZE = (120, 36)
PICTURES = {
    "picture.svg": ("]", "]", "]", "]", "i"),
    "picture-ledger.svg": ("c", "down"),
}
"""The keys that lead to what each of them shows."""
PAGE = (900, 900)
BEFORE = re.compile(r"<nav .*?</nav>|<section id=\"summary\".*?(?=<section id=\"findings\")", re.DOTALL)
"""What is left out of the picture, so that the findings are in it."""
DAY = date(2016, 12, 17)


async def draw() -> None:
    """Draw the screens; what is on one does not depend on what was done for another."""
    for name, keys in PICTURES.items():
        async with opened(SIZE) as pilot:
            await press(pilot, *keys)
            (HERE / name).write_text(drawn(pilot), encoding="utf-8")


def draw_report(target: Path) -> bool:
    """Let a browser draw the findings of the report; returns whether there is one here."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        return False
    page = render_report(compare(*map(load, samples.paths())), "html", by="R. Okafor", made=DAY)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.html"
        source.write_text(BEFORE.sub("", str(page)), encoding="utf-8")
        width, height = PAGE
        # Nothing but a page made here is opened, so the browser needs no walls of its own; some machines have none.
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--window-size={width},{height}",
        ]
        command = [browser, *options, f"--screenshot={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 # the browser that was found, our own page
    return True


if __name__ == "__main__":
    asyncio.run(draw())
    if not draw_report(HERE / "picture-report.png"):
        print("there is no chromium here: docs/picture-report.png stays as it is")  # noqa: T201 # it tells the maker
