"""Who may visit the screen in the browser: one visitor at a time, who knows the secret in the address.

Any page in the same browser can send requests to this machine, so each one has to name this server as the reader's own
page does: the secret in the path, the server's address as Host, and as Origin where there is one.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from hmac import compare_digest
from typing import TYPE_CHECKING, Any, NamedTuple

from articles.errors import DiptychError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

LOCAL = "127.0.0.1"

_LEAVING_SECONDS = 3
"""How long a visitor waits for the one before to be gone: reloading the page is leaving and coming back."""
_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Door(NamedTuple):
    """What a request has to know to be let in."""

    port: int
    secret: str

    @property
    def origin(self) -> str:
        """Where the server is, as a browser writes it."""
        return f"http://{LOCAL}" if self.port == 80 else f"http://{LOCAL}:{self.port}"

    @property
    def address(self) -> str:
        """What the reader opens."""
        return f"{self.origin}/{self.secret}/"

    def opens_to(self, path: str, hosts: Sequence[str], origins: Sequence[str], *, socket: bool) -> bool:
        """Whether a request is let in; one for a WebSocket has to say where it comes from."""
        start = f"/{self.secret}/".encode()
        return (
            compare_digest(path.encode("utf-8", "surrogateescape")[: len(start)], start)
            and list(hosts) == [self.origin.removeprefix("http://")]
            and (list(origins) == [self.origin] or not (origins or socket))
        )


def run_server(command: str, templates: str, port: int, secret: str) -> None:
    """Serve the command's screen to the reader until interrupted."""
    from aiohttp import web

    # Ctrl+C may come while a visitor's process runs, and asyncio would print that its loop is closed.
    logging.getLogger("asyncio").addHandler(logging.NullHandler())
    door = Door(port, secret)
    web.run_app(application(command, templates, door, _greet), host=LOCAL, port=port, print=None, shutdown_timeout=1)


async def application(command: str, templates: str, door: Door, greet: Callable[[str], None]) -> Any:
    """The pages and the WebSocket of textual-serve, behind the door; `greet` gets the address once they are up."""
    from aiohttp import web
    from textual_serve.server import Server

    seat = asyncio.Lock()

    async def guard(request: Any, handler: Callable[[Any], Awaitable[Any]]) -> Any:
        socket = request.path.endswith("/ws") or "Upgrade" in request.headers
        if not door.opens_to(request.path, *_said(request.headers), socket=socket):
            raise web.HTTPForbidden
        if not socket:
            return await handler(request)
        try:
            await asyncio.wait_for(seat.acquire(), _LEAVING_SECONDS)
        except TimeoutError:
            raise web.HTTPForbidden(text="someone is reading already") from None
        try:
            return await handler(request)
        finally:
            seat.release()

    async def cover(_request: Any, response: Any) -> None:
        response.headers.update(_HEADERS)

    async def welcome(_app: Any) -> None:
        asyncio.get_running_loop().call_soon(greet, door.address)

    server = Server(
        command, host=LOCAL, port=door.port, title="Diptych", public_url=door.origin, templates_path=templates
    )
    server.console.quiet = True  # it would print the command and an address that lets no one in
    app = web.Application(middlewares=[web.middleware(guard)])
    app.add_subapp(f"/{door.secret}/", await server._make_app())
    app.on_response_prepare.append(cover)
    app.on_startup.append(welcome)
    return app


def _said(headers: Any) -> tuple[Sequence[str], Sequence[str]]:
    return headers.getall("Host", []), headers.getall("Origin", [])


def _greet(address: str) -> None:
    """Say where the screen is, and open it where the system has a browser."""
    from tui.browser import open_page

    sys.stdout.write(f"Diptych is at {address}\nwhoever knows this address can read and write there; Ctrl+C ends it\n")
    sys.stdout.flush()
    try:
        open_page(address)
    except DiptychError:
        return  # it is printed, and can be copied
