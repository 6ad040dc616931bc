"""`diptych serve` in a real browser: it opens, takes keys, mouse and notes, and loads nothing from elsewhere."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.real_terminal.browser import CHROMIUM, PATIENCE, visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytest.importorskip("textual_serve", reason="the extra serve is not installed")
pytestmark = [
    pytest.mark.whole,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here"),
]

LEFT = ["The ferry that did not turn", "The ferry struck the mole at six.", "Twelve people were hurt, the office said."]
RIGHT = ["Ferry hits mole", "At six the ferry hit the mole.", "Fourteen people were hurt, said the office."]


@pytest.fixture
def names(tmp_path: Path) -> list[Path]:
    """Two short articles in files."""
    paths = [tmp_path / name for name in ("left.txt", "right.txt")]
    for path, text in zip(paths, (LEFT, RIGHT), strict=True):
        path.write_text("\n\n".join(text), encoding="utf-8")
    return paths


@pytest.fixture
def port() -> int:
    """A port that is free."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def _until(true: Callable[[], bool]) -> None:
    """Wait until something is so: notes are saved beside what is shown."""
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0.05)


async def test_it_opens_and_asks_for_nothing_from_elsewhere(names: list[Path], port: int, tmp_path: Path) -> None:
    async with visit(*names, port=port, home=tmp_path) as page:
        await page.wait_for("The ferry that did not turn", "Ferry hits mole", "? help")
        loaded = [urlsplit(address) for address in page.requested]
        assert {each.netloc for each in loaded if each.scheme not in ("data", "blob")} == {f"127.0.0.1:{port}"}
        assert any(each.path.endswith("/ws") for each in loaded)


async def test_keys_and_mouse_work_and_a_note_is_there_after_reloading(
    names: list[Path], port: int, tmp_path: Path
) -> None:
    async with visit(*names, port=port, home=tmp_path) as page:
        await page.wait_for("The ferry that did not turn", "? help", "match")
        await page.click("Fourteen")
        await page.wait_for("¶ 3/3")
        await page.press("a")
        await page.wait_for("note on")
        await page.press(*"two more", "ctrl+s")
        await page.wait_for("✎1", without="note on")
        await _until(lambda: any("two more" in file.read_text() for file in tmp_path.glob("*.notes.json")))
        await page.reload()
        await page.wait_for("The ferry that did not turn", "✎1", "? help")
        await page.press("c")
        await page.wait_for("Ledger")


async def test_another_size_of_the_window_lays_the_texts_out_again(
    names: list[Path], port: int, tmp_path: Path
) -> None:
    async with visit(*names, port=port, home=tmp_path) as page:
        await page.wait_for("The ferry that did not turn", "Ferry hits mole", "? help")
        columns = page.columns
        await page.set_size(700, 500)
        await _until(lambda: page.columns != columns)
        assert page.columns < 90
        picture = await page.wait_for("The ferry struck", "At six the ferry")
        lines = picture.splitlines()
        above = next(row for row, line in enumerate(lines) if "The ferry struck" in line)
        below = next(row for row, line in enumerate(lines) if "At six the ferry" in line)
        assert above < below
