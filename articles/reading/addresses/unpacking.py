"""Decompressing a page, a bounded piece at a time."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.reading.addresses.access import Limits

_GZIP, _ZLIB, _RAW = 31, 15, -15
_FREE = 1_000_000
"""Bytes up to which it does not matter how well a page was packed."""


class TooLargeError(Exception):
    """The page has more bytes than are read."""


class BombError(Exception):
    """The page is packed so tightly that it can only be meant to fill the memory."""


class Unpacker:
    """Unpacks what comes; `coding` is what the server says of it: gzip, deflate, or nothing.

    Raises ValueError for another coding.
    """

    def __init__(self, coding: str, limits: Limits) -> None:
        self._limits = limits
        self._taken = 0
        self._given = 0
        self._first = True
        self._zip: zlib._Decompress | None = None
        if coding in ("gzip", "x-gzip"):
            self._width = _GZIP
        elif coding == "deflate":
            self._width = _ZLIB
        elif coding in ("", "identity"):
            self._width = 0
        else:
            raise ValueError(coding)

    def feed(self, packed: bytes) -> bytes:
        """What comes out of the next bytes. Raises TooLargeError, BombError, and zlib.error for broken packing."""
        self._taken += len(packed)
        pieces = [packed] if not self._width else list(self._unpacked(packed))
        self._given += sum(map(len, pieces))
        if self._width and self._given > max(_FREE, self._limits.ratio * self._taken):
            raise BombError
        if self._given > self._limits.size:
            raise TooLargeError
        return b"".join(pieces)

    def whole(self) -> bool:
        """Whether nothing is missing at the end."""
        return self._zip is None or self._zip.eof

    def _unpacked(self, packed: bytes) -> list[bytes]:
        pieces = []
        room = self._limits.size + 1 - self._given
        while packed and room > 0:
            if self._zip is None:
                self._zip = zlib.decompressobj(self._width)
            piece = self._step(packed, room)
            pieces.append(piece)
            room -= len(piece)
            packed = self._zip.unconsumed_tail or self._zip.unused_data
            if self._zip.eof:
                if self._width != _GZIP or not packed.startswith(b"\x1f\x8b"):
                    break  # what follows is padding; only gzip may go on with another member
                self._zip = None
        return pieces

    def _step(self, packed: bytes, room: int) -> bytes:
        assert self._zip is not None  # noqa: S101 - made by the caller
        try:
            piece = self._zip.decompress(packed, room)
        except zlib.error:
            if not self._first or self._width != _ZLIB:
                raise
            # Some servers leave out the two bytes that the standard asks for.
            self._width = _RAW
            self._zip = zlib.decompressobj(_RAW)
            piece = self._zip.decompress(packed, room)
        self._first = False
        return piece
