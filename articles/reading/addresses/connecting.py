"""The way to a server: its name looked up once, every address of it checked, and the connection made to a checked one.

The clock of the whole fetch limits every read and write, so that a slow server cannot hold it up.
"""

from __future__ import annotations

import queue
import socket
import threading
import time
from contextlib import suppress
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

import httpcore

from articles.reading.addresses.access import StoppedError
from articles.reading.addresses.address import failed, literal_of, refused
from articles.reading.addresses.checks import place_of

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable

    from articles.errors import DiptychError
    from articles.reading.addresses.access import Access, Transfer
    from articles.reading.addresses.address import Address

_TRIED = 4
"""Numeric addresses of one name that are tried."""
_LATER = "try again, or save the page from a browser and name that file"


class Clock:
    """The time that one fetch has left, and whether it is to stop."""

    def __init__(self, access: Access) -> None:
        self.limits = access.limits
        self.ends = time.monotonic() + access.limits.whole
        self.in_body = False
        self._stopped = threading.Event()
        self._socket: socket.socket | None = None

    @property
    def over(self) -> bool:
        """Whether no time is left."""
        return time.monotonic() >= self.ends

    def check(self) -> None:
        """Raise StoppedError if the fetch is to stop."""
        if self._stopped.is_set():
            raise StoppedError

    def left(self, most: float | None = None) -> float:
        """Seconds left, and no more than `most`. Raises StoppedError, and TimeoutError when there are none."""
        self.check()
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left if most is None else min(left, most)

    def holds(self, connection: socket.socket | None) -> None:
        """Remember what stopping has to wake."""
        self._socket = connection
        if self._stopped.is_set():
            self.stop()

    def stop(self) -> None:
        """End the fetch, whatever it is waiting for."""
        self._stopped.set()
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


class TimedStream(httpcore.NetworkStream):
    """A connection whose every read and write ends with the clock."""

    def __init__(self, stream: httpcore.NetworkStream, clock: Clock) -> None:
        self._stream = stream
        self._clock = clock
        clock.holds(stream.get_extra_info("socket"))

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the clock knows better
        """Some bytes, within the time left."""
        patience = self._clock.limits.patience if self._clock.in_body else None
        return self._stream.read(max_bytes, self._clock.left(patience))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the clock knows better
        """Send, within the time left."""
        self._stream.write(buffer, self._clock.left())

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the clock knows better
    ) -> httpcore.NetworkStream:
        """The connection under TLS, the server's name proved."""
        seconds = self._clock.left(self._clock.limits.connect)
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, seconds), self._clock)

    def close(self) -> None:
        """Close it."""
        self._clock.holds(None)
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        """What the connection says about itself."""
        return self._stream.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to the host of `transfer` and to no other; `private` tells whether it may be one of the reader's own."""

    def __init__(self, transfer: Transfer, access: Access, clock: Clock, *, private: bool) -> None:
        self.transfer = transfer
        self.access = access
        self.clock = clock
        self.private = private
        self.own = False
        """Whether the host turned out to be the reader's own."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the clock knows better
        local_address: str | None = None,  # noqa: ARG002 - never asked for
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - never asked for
    ) -> httpcore.NetworkStream:
        """A connection to one of the host's addresses, all of which were checked; the name is not looked up again.

        Raises BadInputError for a host that leads where no page is fetched from, DiptychError where none answers.
        """
        address = self.transfer.address
        self.transfer.phase = "looking up"
        numbers = [host] if literal_of(host) else _looked_up(address, self.access.look_up, self.clock)
        places = [self._checked(address, number) for number in numbers]
        self.own = "own" in places
        self.transfer.phase = "connecting"
        ends = time.monotonic() + self.clock.limits.connect
        numbers = numbers[:_TRIED]
        for index, number in enumerate(numbers):
            share = max(0.0, ends - time.monotonic()) / (len(numbers) - index)
            try:
                stream = self.access.connect(number, port, self.clock.left(share))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                if index + 1 == len(numbers):
                    raise _no_connection(address, error) from error
            else:
                self.transfer.phase = "waiting"
                return TimedStream(stream, self.clock)
        raise failed(address, "its name has no address", _LATER)

    def _checked(self, address: Address, number: str) -> str:
        place, words = place_of(ip_address(number.partition("%")[0]))
        if place == "own" and not self.private:
            do = "add --allow-private if you mean it"
            if self.access.allow_private:
                do = "a page on the internet may not lead there"
            raise refused(address.text, _leads(address, number, words), do)
        if place == "nowhere":
            raise refused(address.text, _leads(address, number, words))
        return place


def _leads(address: Address, number: str, words: str) -> str:
    return f"it is {words}" if literal_of(address.host) else f"{address.host} is {number}: {words}"


def _looked_up(address: Address, look_up: Callable[[str, int], list[str]], clock: Clock) -> list[str]:
    """The numeric addresses of the host. The system's look-up has no time limit, so it gets its own thread."""
    answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(look_up(address.host, address.port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True, name="look-up").start()
    ends = time.monotonic() + clock.left(clock.limits.connect)
    do = "check the address and the connection"
    found: list[str] | Exception | None = None
    while found is None:
        try:
            found = answers.get(timeout=min(0.05, clock.left()))
        except queue.Empty:
            if time.monotonic() >= ends:
                why = f"{address.host} could not be looked up within {clock.limits.connect:g} seconds"
                raise failed(address, why, do) from None
    if isinstance(found, Exception) or not found:
        raise failed(address, f"{address.host} could not be looked up", do)
    return found


def _no_connection(address: Address, error: Exception) -> DiptychError:
    cause = error.__cause__
    reason = (cause.strerror if isinstance(cause, OSError) else None) or "no connection"
    if isinstance(error, httpcore.ConnectTimeout):
        reason = "nobody answered in time"
    return failed(address, f"{address.host} could not be reached ({reason.lower()})", _LATER)
