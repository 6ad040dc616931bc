"""A web of our own on this machine: pages that behave, and pages that do everything a page should not."""

from __future__ import annotations

import contextlib
import socket
import ssl
import subprocess
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HOST = "127.0.0.1"
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body><article>
<h1>{title}</h1>
<p>The night ferry to Calder Point struck the outer mole at ten past four on Friday, and {hurt} people were hurt.</p>
<p>The mate, Ida Brandt, said that the light had been seen and that nobody turned. The harbour office had wanted a
second light in May, and the company had answered that one was enough for so small a harbour.</p>
<p>Two tugs brought the ferry in by noon, and the passengers were taken to the school, where there was soup.</p>
</article></body></html>
"""


def page(title: str = "The ferry that did not turn", hurt: str = "forty-one") -> bytes:
    """A short article as a page."""
    return PAGE.format(title=title, hurt=hurt).encode()


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """A whole answer of a server."""
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


@dataclass
class Web:
    """Serves on loopback; `acts` tells by path what is done with a connection once its request has been read."""

    acts: dict[str, Callable[[socket.socket], None]] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    tls: ssl.SSLContext | None = None

    def __enter__(self) -> Self:
        self._ending = threading.Event()
        self._listening = socket.create_server((HOST, 0))
        self.port = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(5)

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"{'https' if self.tls else 'http'}://{HOST}:{self.port}{path}"

    def serves(self, path: str, body: bytes, *headers: str, status: str = "200 OK") -> str:
        """Serve `body` at a path; returns the address."""
        return self.sends(path, answer(body, *headers, status=status))

    def sends(self, path: str, *pieces: bytes, pause: float = 0.0, then: float = 0.0) -> str:
        """Send the pieces as they are, with a pause after each, and hold the line for `then` seconds before closing."""

        def act(connection: socket.socket) -> None:
            for piece in pieces:
                connection.sendall(piece)
                self._ending.wait(pause)
            self._ending.wait(then)

        self.acts[path] = act
        return self.url(path)

    def for_ever(self, path: str, piece: bytes, pause: float = 0.0, head: bytes = b"") -> str:
        """Send `piece` again and again until nobody listens."""

        def act(connection: socket.socket) -> None:
            connection.sendall(head)
            while not self._ending.is_set():
                connection.sendall(piece)
                time.sleep(pause)

        self.acts[path] = act
        return self.url(path)

    def resets(self, path: str, head: bytes = b"") -> str:
        """Break the connection off hard after `head`."""

        def act(connection: socket.socket) -> None:
            connection.sendall(head)
            time.sleep(0.05 if head else 0)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")

        self.acts[path] = act
        return self.url(path)

    def _accept(self) -> None:
        while not self._ending.is_set():
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), contextlib.closing(connection):
            connection.settimeout(10)
            if self.tls is not None:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with contextlib.closing(connection):
                request = b""
                while b"\r\n\r\n" not in request:
                    piece = connection.recv(65_536)
                    if not piece:
                        return
                    request += piece
                text = request.decode("latin-1")
                self.requests.append(text)
                act = self.acts.get(text.split(" ")[1])
                if act is None:
                    connection.sendall(answer(b"no such page", status="404 Not Found"))
                else:
                    act(connection)


def certificate(folder: Path, name: str) -> ssl.SSLContext | None:
    """A server's context with a certificate that `name` signed for itself; None where openssl is not installed."""
    key, cert = folder / "key.pem", folder / "cert.pem"
    command = [
        *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}"),
        *("-addext", f"subjectAltName=DNS:{name}", "-keyout", str(key), "-out", str(cert)),
    ]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context
