"""`diptych serve`: only the reader's own page is let in, and nothing typed there opens or writes a file."""

from __future__ import annotations

import asyncio
import contextlib
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from articles.errors import BadInputError
from tui.cli import serve
from tui.cli.arguments import parse
from tui.cli.visiting import Door, application

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from pathlib import Path

    from tests.tui.screen import Opener

DOOR = Door(8000, "secret")
HERE = "127.0.0.1:8000"
ORIGIN = f"http://{HERE}"


def test_the_readers_own_page_and_its_socket_are_let_in() -> None:
    assert DOOR.opens_to("/secret/", [HERE], [], socket=False)
    assert DOOR.opens_to("/secret/ws", [HERE], [ORIGIN], socket=True)


@pytest.mark.parametrize(
    ("path", "hosts", "origins"),
    [
        ("/", [HERE], [ORIGIN]),
        ("/ws", [HERE], [ORIGIN]),
        ("/secreT/ws", [HERE], [ORIGIN]),
        ("/secret", [HERE], [ORIGIN]),
        ("/é/ws", [HERE], [ORIGIN]),
        ("/secret/ws", [], [ORIGIN]),
        ("/secret/ws", ["evil.example:8000"], [ORIGIN]),
        ("/secret/ws", ["127.0.0.1"], [ORIGIN]),
        ("/secret/ws", [HERE, "evil.example"], [ORIGIN]),
        ("/secret/ws", [HERE], ["http://evil.example"]),
        ("/secret/ws", [HERE], ["http://127.0.0.1:9000"]),
        ("/secret/ws", [HERE], ["null"]),
        ("/secret/ws", [HERE], [ORIGIN, "http://evil.example"]),
    ],
)
def test_whoever_does_not_name_the_server_as_the_readers_page_does_is_kept_out(
    path: str, hosts: list[str], origins: list[str]
) -> None:
    assert not DOOR.opens_to(path, hosts, origins, socket=False)
    assert not DOOR.opens_to(path, hosts, origins, socket=True)


def test_a_socket_has_to_say_where_it_comes_from() -> None:
    assert not DOOR.opens_to("/secret/ws", [HERE], [], socket=True)


def test_three_accounts_are_served_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [str(tmp_path / f"{number}.txt") for number in range(3)]
    for name in names:
        (tmp_path / name).write_text(f"Twelve people were hurt, says {name}.", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    options = parse(["serve", *names])
    with pytest.raises(BadInputError, match="the package textual-serve is not installed"):
        serve.serve(options)
    assert shlex.split(serve.command_line(options))[-3:] == names


@pytest.mark.whole
async def test_the_server_refuses_strangers_and_a_second_visitor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("textual_serve")
    from importlib.resources import files

    from aiohttp import ClientSession, WSServerHandshakeError, web

    monkeypatch.setattr("tui.cli.visiting._LEAVING_SECONDS", 0.2)
    started = _started(monkeypatch)
    greeted: list[str] = []
    program = "import sys; sys.stdout.write('__GANGLION__\\n'); sys.stdout.flush(); sys.stdin.read(5)"
    command = shlex.join([sys.executable, "-c", program])
    templates = str(files("textual_serve") / "templates")
    port = _free_port()
    door = Door(port, "secret")
    runner = web.AppRunner(await application(command, templates, door, greeted.append))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    own = {"Origin": door.origin}
    try:
        async with ClientSession() as visitor:
            for address, headers in (
                (door.origin, {}),
                (f"{door.origin}/ws", own),
                (door.address, {"Host": "evil.example"}),
                (door.address, {"Origin": "http://evil.example"}),
                (f"{door.address}static/js/textual.js", {"Origin": "null"}),
            ):
                async with visitor.get(address, headers=headers) as answer:
                    assert answer.status == 403, address
            async with visitor.get(door.address) as answer:
                assert answer.status == 200
                assert f"ws://127.0.0.1:{port}/secret/ws" in await answer.text()
                assert answer.headers["Referrer-Policy"] == "no-referrer"
            async with visitor.get(f"{door.address}static/js/textual.js") as answer:
                assert answer.status == 200
            with pytest.raises(WSServerHandshakeError) as refused:
                await visitor.ws_connect(f"{door.address}ws", origin="http://evil.example")
            assert refused.value.status == 403
            async with visitor.ws_connect(f"{door.address}ws", origin=door.origin):
                with pytest.raises(WSServerHandshakeError) as refused:
                    await visitor.ws_connect(f"{door.address}ws", origin=door.origin)
                assert refused.value.status == 403
            await asyncio.sleep(0.5)
            async with visitor.ws_connect(f"{door.address}ws", origin=door.origin) as again:
                assert not again.closed
    finally:
        await runner.cleanup()
        for process in started:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
            if process.stdin is not None:
                process.stdin.close()
        await asyncio.sleep(0.1)
    assert greeted == [door.address]


def _started(monkeypatch: pytest.MonkeyPatch) -> list[Process]:
    """The processes that visitors start; the server does not wait for their end."""
    from textual_serve.app_service import AppService

    started: list[Process] = []
    start = AppService._open_app_process

    async def open_process(service: AppService, width: int = 80, height: int = 24) -> Process:
        started.append(await start(service, width, height))
        return started[-1]

    monkeypatch.setattr(AppService, "_open_app_process", open_process)
    return started


def _free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def test_in_the_browser_notes_are_not_kept_elsewhere(diptych: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    unrelated = diptych.folder / "unrelated.txt"
    unrelated.write_text("kept", encoding="utf-8")
    async with diptych.read() as it:
        await it.command(f"save-to {unrelated}")
        assert it.said == "save-to does not work in the browser"
        await it.command("edit-in-editor")
        assert it.said == "edit-in-editor does not work in the browser"
    assert unrelated.read_text(encoding="utf-8") == "kept"


async def test_in_the_browser_no_path_is_asked_for_or_taken(diptych: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    async with diptych.start() as it:
        for key, command in (("o", "open"), ("f", "folder")):
            await it.press(key)
            assert f"{command} does not work in the browser" in it.text
        await it.paste(f"{diptych.folder}\n")
        assert "open does not work in the browser" in it.text


@pytest.mark.whole
def test_the_screen_that_is_served_is_ours_in_whatever_folder_it_is_started(tmp_path: Path) -> None:
    strange = tmp_path / "tui"
    strange.mkdir()
    (strange / "__init__.py").write_text("raise SystemExit('strange')\n", encoding="utf-8")
    command = serve.command_line(parse(["serve", "left.txt", "right.txt"]))
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr.startswith("diptych: ")
    assert "strange" not in done.stderr


def test_the_page_puts_the_keyboard_into_the_texts() -> None:
    page = serve.prepared("<body><p>here</p></body></html>")
    assert page.startswith("<body><p>here</p><script>")
    assert page.endswith("</script>\n</body></html>")
    assert serve.prepared("no page") == "no page"
