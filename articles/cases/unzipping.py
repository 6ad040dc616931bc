"""The members of a ZIP file of a stranger, in memory and within limits.

It is read by hand, because the standard reader believes what a file says of itself: here the lists at both places must
agree, no two members may share bytes, and nothing is unpacked further than it said it would.
"""

from __future__ import annotations

import re
import stat
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.reading.source import one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

LARGEST_FILE = 40_000_000
"""Bytes of a packed file: two pages of 10 MB, as large as any article that is read, leave half of it."""
LARGEST_UNPACKED = 80_000_000
"""Bytes of all members together."""
MOST_MEMBERS = 32
HIGHEST_RATIO = 200
"""How many times its packed size a member may have; real ones stay below 30."""

_SMALL = 1_000_000
_END, _LISTED, _LOCAL = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
_LARGE = 0xFFFFFFFF
_ENCRYPTED, _LATER_SIZES = 0x1, 0x8
_STORED, _DEFLATED = 0, 8
_UNIX = 3
_FOLDER = re.compile(rb"[a-i]/")


class RefusedError(ValueError):
    """The file is not taken; `why` in the reader's words, and what to `do`."""

    def __init__(self, why: str, do: str = "get it again") -> None:
        super().__init__(why)
        self.why = why
        self.do = do


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    start: int
    packed: int
    size: int
    check: int
    deflated: bool
    sizes_later: bool


def unzip(data: bytes, largest: Mapping[str, int], only: str = "") -> dict[str, bytes]:
    """The members of a ZIP file, all of them among the keys of `largest`, which gives the most bytes of each.

    With `only` that member alone, whatever the others are called. Raises RefusedError, a ValueError, for whatever is
    not exactly such a file.
    """
    members = _listed(data, largest, only)
    _check_apart(data, members)
    return {member.name: _unpacked(data, member) for member in members}


def _listed(data: bytes, largest: Mapping[str, int], only: str) -> list[_Member]:
    """The members by the list at the end of the file, checked one by one."""
    count, size, start = _end(data)
    members: list[_Member] = []
    place, end = start, start + size
    for _ in range(count):
        if place + 46 > end or data[place : place + 4] != _LISTED:
            raise RefusedError("its list of members is damaged")
        made_by, flags, method = struct.unpack_from("<4xH2xHH", data, place)
        check, packed, unpacked, name_size, extra, comment, disk = struct.unpack_from("<IIIHHHH", data, place + 16)
        rights, offset = struct.unpack_from("<II", data, place + 38)
        name = data[place + 46 : place + 46 + name_size]
        place += 46 + name_size + extra + comment
        if place > end:
            raise RefusedError("its list of members is damaged")
        if (only and name != only.encode()) or (_FOLDER.fullmatch(name) and not packed and not unpacked):
            continue
        shown = _name_of(name, largest, {member.name for member in members})
        _check_kind(shown, made_by >> 8, rights >> 16, flags, method)
        if disk or _LARGE in (packed, unpacked, offset):
            raise RefusedError(f"{shown} is said to be larger than a case can be", "do not trust it")
        if method == _STORED and packed != unpacked:
            raise RefusedError(f"{shown} is not as large as the file says")
        member = _Member(shown, offset, packed, unpacked, check, method == _DEFLATED, bool(flags & _LATER_SIZES))
        _check_size(member, largest[shown])
        members.append(member)
    if place != end:
        raise RefusedError("its list of members is damaged")
    if sum(member.size for member in members) > LARGEST_UNPACKED:
        raise RefusedError(f"it unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB", "do not trust it")
    return members


def _end(data: bytes) -> tuple[int, int, int]:
    """How many members are listed, and where: bytes and offset of the list."""
    if not data:
        raise RefusedError("it is empty")
    if data[:4] != _LOCAL:
        raise RefusedError("it is no case, nor any other ZIP file", "name a file that diptych pack made")
    if len(data) > LARGEST_FILE:
        raise RefusedError(f"it is larger than {LARGEST_FILE // 1_000_000} MB", "do not trust it")
    place = data.rfind(_END, max(0, len(data) - 22 - 0xFFFF))
    if place < 0 or place + 22 > len(data):
        raise RefusedError("it is cut short")
    disk, first, here, count, size, start, comment = struct.unpack_from("<HHHHIIH", data, place + 4)
    if place + 22 + comment != len(data):
        raise RefusedError("it is cut short, or something was added at its end")
    if 0xFFFF in (here, count) or _LARGE in (size, start) or disk or first or here != count:
        raise RefusedError("it is said to be larger than a case can be", "do not trust it")
    if count > MOST_MEMBERS:
        raise RefusedError(f"it has {count} members, and a case has at most {MOST_MEMBERS}", "do not trust it")
    if start + size != place:
        raise RefusedError("its list of members is not where it should be")
    return count, size, start


def _name_of(name: bytes, known: Collection[str], before: Collection[str]) -> str:
    """The name of a member. Raises RefusedError for one that no case has, or that came before."""
    words = name.decode("utf-8", "replace")
    shown = one_line(words[:60])
    if words.startswith(("/", "\\")) or words[1:2] == ":" or ".." in re.split(r"[/\\]", words):
        raise RefusedError(f"the name of a member leads out of it, {shown}", "do not trust it")
    if words not in known:
        raise RefusedError(f"it has a member that no case has, {shown}", "do not trust it")
    if words in before:
        raise RefusedError(f"it has two members with the name {shown}", "do not trust it")
    return words


def _check_kind(name: str, system: int, mode: int, flags: int, method: int) -> None:
    if flags & _ENCRYPTED:
        raise RefusedError(f"{name} is protected by a password", "ask for one without")
    if method not in (_STORED, _DEFLATED):
        raise RefusedError(f"{name} is packed in a way that is not read", "pack it again with diptych pack")
    if system == _UNIX and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise RefusedError(f"{name} is not an ordinary file", "do not trust it")


def _check_size(member: _Member, largest: int) -> None:
    if member.size > largest:
        why = f"{member.name} unpacks to more than {max(1, largest // 1_000_000)} MB"
        raise RefusedError(why, "do not trust it")
    if member.size > max(_SMALL, HIGHEST_RATIO * member.packed):
        why = f"{member.name} unpacks to far more than it holds, as no real one does"
        raise RefusedError(why, "do not trust it")


def _check_apart(data: bytes, members: list[_Member]) -> None:
    """Raise RefusedError unless each member has bytes of its own."""
    end = 0
    for member in sorted(members, key=lambda member: member.start):
        if member.start < end:
            raise RefusedError(f"{member.name} lies over another member", "do not trust it")
        end = _begins(data, member) + member.packed
        if end > len(data):
            raise RefusedError(f"{member.name} is cut short")


def _begins(data: bytes, member: _Member) -> int:
    """Where the bytes of a member begin. Raises RefusedError unless what stands before them fits the list."""
    place = member.start
    if place + 30 > len(data) or data[place : place + 4] != _LOCAL:
        raise RefusedError(f"{member.name} is not where it should be")
    flags, method, check, packed, size, name_size, extra = struct.unpack_from("<6xHH4xIIIHH", data, place)
    name = data[place + 30 : place + 30 + name_size]
    same = (name, method) == (member.name.encode(), _DEFLATED if member.deflated else _STORED)
    told = flags & _LATER_SIZES or (check, packed, size) == (member.check, member.packed, member.size)
    if not same or not told or bool(flags & _LATER_SIZES) != member.sizes_later or flags & _ENCRYPTED:
        raise RefusedError(f"the two lists of the file do not agree on {member.name}", "do not trust it")
    return int(place + 30 + name_size + extra)


def _unpacked(data: bytes, member: _Member) -> bytes:
    start = _begins(data, member)
    packed = data[start : start + member.packed]
    if member.deflated:
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            found = unpacking.decompress(packed, member.size + 1)
        except zlib.error:
            raise RefusedError(f"{member.name} is damaged and cannot be unpacked") from None
        whole = unpacking.eof and not unpacking.unused_data
    else:
        found, whole = packed, True
    if not whole or len(found) != member.size:
        raise RefusedError(f"{member.name} is not as large as the file says")
    if zlib.crc32(found) != member.check:
        raise RefusedError(f"{member.name} is damaged")
    return found
