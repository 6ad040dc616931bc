"""What the reader allows where addresses are concerned, how far a fetch may go, and its progress."""

from __future__ import annotations

import socket
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from httpcore import NetworkStream

    from articles.reading.addresses.address import Address

Phase = Literal["looking up", "connecting", "waiting", "receiving", "done"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a fetch may go: seconds, bytes, bytes a second.

    `connect` is for looking a name up and for connecting, each; `whole` for everything, redirects included; `patience`
    how long a page may come more slowly than `rate`; `size` what a page may have after unpacking, which may make it
    `ratio` times as large beyond the first million bytes.
    """

    connect: float = 5.0
    whole: float = 20.0
    patience: float = 5.0
    rate: int = 1000
    size: int = 10_000_000
    ratio: int = 100
    redirects: int = 5


LIMITS = Limits()


@dataclass(slots=True)
class Transfer:
    """A page on its way, as it may be shown: bytes `received` of `expected`, if that was said."""

    address: Address
    phase: Phase = "looking up"
    received: int = 0
    expected: int | None = None


class StoppedError(Exception):
    """The reader no longer wants the pages."""


def look_up(host: str, port: int) -> list[str]:
    """The numeric addresses of a name, as the system knows them. Raises OSError when it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def connect(number: str, port: int, seconds: float) -> NetworkStream:
    """A connection to a numeric address. Raises what httpcore raises."""
    import httpcore

    return httpcore.SyncBackend().connect_tcp(number, port, timeout=seconds)


@dataclass(frozen=True, slots=True)
class Access:
    """How addresses are read.

    `fetch` asks for a page again though a copy is kept; `allow_private` lets addresses lead to this machine and into
    private networks; `folder` is where pages are kept (None: in the reader's data folder); `watch` is called about ten
    times a second while pages come, with nothing at the end, and may raise StoppedError. `look_up` and `connect` are
    the way to the network.
    """

    fetch: bool = False
    allow_private: bool = False
    folder: Path | None = None
    watch: Callable[[Sequence[Transfer]], None] | None = None
    limits: Limits = field(default_factory=lambda: LIMITS)
    look_up: Callable[[str, int], list[str]] = look_up
    connect: Callable[[str, int, float], NetworkStream] = connect
