"""A real Chromium without a window, driven over its debugging protocol, and what the screen that it shows is sent."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyte

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PATIENCE = 60.0
ROOT = Path(__file__).resolve().parents[2]
_MODIFIERS = {"ctrl": 2}


class Page:
    """The page in the browser: what it asked for, and the terminal in it as its bytes draw it."""

    def __init__(self, socket: Any) -> None:
        self.requested: list[str] = []
        self.failed: list[str] = []
        self.columns, self.rows = 80, 24
        self._socket = socket
        self._number = 0
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._begin()

    def _begin(self) -> None:
        self._screen = pyte.Screen(self.columns, self.rows)
        self._stream = pyte.ByteStream(self._screen)

    async def call(self, method: str, **parameters: Any) -> Any:
        """What the browser answers to a call of its protocol."""
        self._number += 1
        answer = self._answers[self._number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": self._number, "method": method, "params": parameters})
        return await asyncio.wait_for(answer, PATIENCE)

    async def listen(self) -> None:
        """Take what the browser says, until it ends."""
        async for message in self._socket:
            said = json.loads(message.data)
            if "id" in said:
                self._answers.pop(said["id"]).set_result(said.get("result"))
            else:
                self._take(said["method"], said["params"])

    def _take(self, method: str, told: Any) -> None:
        if method == "Network.requestWillBeSent":
            self.requested.append(told["request"]["url"])
        elif method == "Network.webSocketCreated":
            self.requested.append(told["url"])
            self._begin()
        elif method == "Network.webSocketFrameSent" and told["response"]["opcode"] == 1:
            kind, *values = json.loads(told["response"]["payloadData"])
            if kind == "resize":
                self.columns, self.rows = values[0]["width"], values[0]["height"]
                self._screen.resize(self.rows, self.columns)
        elif method == "Network.webSocketFrameReceived" and told["response"]["opcode"] == 2:
            self._stream.feed(base64.b64decode(told["response"]["payloadData"]))

    def picture(self) -> str:
        """What stands on the screen, a line for each row."""
        return "\n".join(self._screen.display)

    async def wait_for(self, *texts: str, without: str = "\0") -> str:
        """Wait until all texts stand on the screen, and `without` does not; returns the picture."""
        end = time.monotonic() + PATIENCE
        while not all(text in self.picture() for text in texts) or without in self.picture():
            if time.monotonic() > end:
                raise AssertionError(f"waited for {texts}, on the screen:\n{self.picture()}")
            await asyncio.sleep(0.05)
        return self.picture()

    async def press(self, *keys: str) -> None:
        """Press keys: letters as they are, others by the browser's name, `ctrl+s` with the key held."""
        for name in keys:
            held, _, key = name.rpartition("+") if len(name) > 1 else ("", "", name)
            code = {"Enter": 13, "Escape": 27, "PageDown": 34}.get(key, ord(key[0].upper()))
            typed = {"text": "\r" if key == "Enter" else key} if not held and (len(key) == 1 or key == "Enter") else {}
            pressed = {"key": key, "windowsVirtualKeyCode": code, "modifiers": _MODIFIERS.get(held, 0)}
            await self.call("Input.dispatchKeyEvent", type="keyDown", **pressed, **typed)
            await self.call("Input.dispatchKeyEvent", type="keyUp", **pressed)

    async def click(self, text: str) -> None:
        """Click on the first place of the screen where `text` stands."""
        row = next(number for number, line in enumerate(self._screen.display) if text in line)
        box = await self.call("Runtime.evaluate", expression=_BOX, returnByValue=True)
        left, top, width, height = box["result"]["value"]
        x = left + (self._screen.display[row].index(text) + 0.5) * width / self.columns
        y = top + (row + 0.5) * height / self.rows
        for kind in ("mousePressed", "mouseReleased"):
            await self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def reload(self) -> None:
        """Load the page again; nothing stands on the screen until it is there."""
        self._begin()
        await self.call("Page.reload")

    async def set_size(self, width: int, height: int) -> None:
        """Give the window another size, in pixels."""
        await self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )


_BOX = """(() => {
    const box = document.querySelector('.xterm-screen').getBoundingClientRect();
    return [box.left, box.top, box.width, box.height];
})()"""


@asynccontextmanager
async def visit(*names: str | Path, port: int, home: Path) -> AsyncIterator[Page]:
    """Serve two articles and open them in the browser; `home` is where both keep their own files."""
    from aiohttp import ClientSession

    assert CHROMIUM is not None
    environment = {**os.environ, "HOME": str(home), "BROWSER": "true", "DISPLAY": ""}
    served = [sys.executable, "-m", "tui", "serve", *map(str, names), "--port", str(port)]
    # A socket's path may have a hundred bytes, and the browser puts one into its folder.
    with tempfile.TemporaryDirectory() as profile:
        server = subprocess.Popen(
            served, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        browser = subprocess.Popen(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
             f"--user-data-dir={profile}", "about:blank"],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            assert server.stdout is not None
            address = (await asyncio.to_thread(server.stdout.readline)).split()[-1]
            async with ClientSession() as client, client.ws_connect(await _first_page(Path(profile), client)) as socket:
                page = Page(socket)
                listening = asyncio.create_task(page.listen())
                for part in ("Network", "Page", "Runtime"):
                    await page.call(f"{part}.enable")
                await page.set_size(1300, 700)
                await page.call("Page.navigate", url=address)
                yield page
                listening.cancel()
        finally:
            server.terminate()
            with contextlib.suppress(ProcessLookupError):
                os.killpg(browser.pid, signal.SIGKILL)
            for process in (server, browser):
                await asyncio.to_thread(process.wait)
            if server.stdout is not None:
                server.stdout.close()


async def _first_page(profile: Path, client: Any) -> str:
    """The address of the protocol of the page that the browser has opened."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            port = (profile / "DevToolsActivePort").read_text().split()[0]
            async with client.get(f"http://127.0.0.1:{port}/json") as answer:
                pages = [each for each in await answer.json() if each["type"] == "page"]
            if pages:
                return str(pages[0]["webSocketDebuggerUrl"])
        await asyncio.sleep(0.1)
    raise TimeoutError("the browser did not open")
