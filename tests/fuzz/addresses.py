"""Fuzz targets for addresses: whatever is typed, whatever a server answers, whatever the folder of kept pages holds."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import httpcore

from articles.errors import BadInputError, DiptychError
from articles.reading.addresses import page_cache
from articles.reading.addresses.access import Access, Limits, Transfer
from articles.reading.addresses.address import next_address, read_address
from articles.reading.addresses.client import fetch
from articles.reading.addresses.connecting import Clock
from tests.fuzz.drawn import text_of
from tests.fuzz.reading import one_line

if TYPE_CHECKING:
    import ssl

_LIMITS = Limits(size=50_000)
_ADDRESS = "https://harbour.example/news/a"
_NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


def address(data: bytes) -> None:
    """H-12: an address that can be sent as it is and reads the same again, or one line without a password."""
    text = text_of(data)
    for before in (None, read_address(_ADDRESS)):
        try:
            found = read_address(text) if before is None else next_address(before, text)
        except BadInputError as error:
            one_line(error.what, error.why, error.do)
            continue
        assert found.scheme in ("http", "https")
        assert found.text.isascii()
        assert found.text.isprintable()
        assert not set(" @\\").intersection(found.authority)
        assert read_address(found.text) == found
        one_line(found.shown)


class _Canned(httpcore.NetworkStream):
    """A connection that says what it was given, a piece at a time, and then ends."""

    def __init__(self, data: bytes) -> None:
        self._left = data

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        piece, self._left = self._left[: min(max_bytes, 97)], self._left[min(max_bytes, 97) :]
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Take the request."""

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return self

    def close(self) -> None:
        pass


def answer(data: bytes) -> None:
    """H-12: a page within the limits, or one line."""
    access = Access(
        limits=_LIMITS,
        look_up=lambda _host, _port: ["93.184.216.34"],
        connect=lambda _number, _port, _left: _Canned(data),
    )
    try:
        found = fetch(Transfer(read_address("http://harbour.example/")), access, Clock(access))
    except DiptychError as error:
        one_line(error.what, error.why, error.do)
        return
    assert len(found.data) <= _LIMITS.size
    assert found.charset.isascii()


def kept_page(data: bytes) -> None:
    """H-15: a list of versions that names only files of its own, or damaged; the next page is kept beside it."""
    folder = Path(tempfile.mkdtemp(prefix="diptych-"))
    try:
        first = page_cache.keep(_ADDRESS, b"words", page_cache.Origin(_ADDRESS, "text/plain", "", _NOON), folder)
        (first.folder / "page.json").write_bytes(data)
        with suppress(page_cache.DamagedCopyError):
            found = page_cache.find(_ADDRESS, folder)
            assert found is not None
            for version in found.versions:
                assert found.path(version).parent == first.folder
                with suppress(page_cache.DamagedCopyError):
                    found.read(version)
        again = page_cache.keep(_ADDRESS, b"other words", page_cache.Origin(_ADDRESS, "text/html", "", _NOON), folder)
        assert again.read(again.versions[-1])
        assert page_cache.find(_ADDRESS, folder) == again
    finally:
        shutil.rmtree(folder)


def addresses_typed() -> list[bytes]:
    """Addresses, right and wrong."""
    return [
        b"https://harbour.example/news?id=3#comments",
        b"http://me:secret@harbour.example:8080/a%20b",
        "https://münchen.example/größe?q=ä".encode(),
        b"http://[2606:4700::1111]:443/",
        b"http://2130706433:9/",
        b"//post.example/../x",
        b"javascript:alert(1)",
    ]


def answers() -> list[bytes]:
    """What servers say."""
    body = b"<title>Ferry</title><p>The ferry struck the mole."
    return [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s"
        % (len(body), body),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>ab\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08\0\0\0\0\0\0\x03+\xcfH,I\xcd\xcb\xcc\x07\0",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\nx\x9c+\xcf/\xcaI)\x06\0\x08A\x02\x98",
        b"HTTP/1.1 302 Found\r\nLocation: https://post.example/\r\n\r\n",
        b"HTTP/1.0 404 Not Found\r\n\r\nno",
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nwords",
    ]


def kept_lists() -> list[bytes]:
    """Lists of versions, as they are kept."""
    folder = Path(tempfile.mkdtemp(prefix="diptych-"))
    try:
        made = []
        for number, words in enumerate((b"words", b"other words")):
            origin = page_cache.Origin(_ADDRESS, "text/html", "utf-8", _NOON.replace(hour=number))
            page = page_cache.keep(_ADDRESS, words, origin, folder)
            made.append((page.folder / "page.json").read_bytes())
    finally:
        shutil.rmtree(folder)
    return made
