"""A file that is a ZIP archive: its members, unpacked within limits.

Nothing is unpacked to disk; names are only looked up in the archive's own list.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from contextlib import suppress
from datetime import date
from urllib.parse import unquote

from articles.reading.formats.extract import NoArticleError

MAX_MEMBERS = 10_000
"""The most members of an archive."""
MAX_MEMBER = 20_000_000
"""Bytes: the largest member that is unpacked."""
MAX_UNPACKED = 60_000_000
"""Bytes: the most that is unpacked of one archive."""
MAX_RATIO = 200
"""How many times its packed size a member may have; real documents stay below 30."""
SAVE_AS_TEXT = "save its words as a text file"
"""What a reader can do about an archive that is not read."""

_SMALL = 1_000_000
_NO_YEAR = 1980
_ENCRYPTED = 0x1


class Archive:
    """The members of a ZIP archive. Raises NoArticleError for one that cannot be trusted."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise NoArticleError("it is a damaged ZIP archive, not text", "get it again") from error
        self._members = {member.filename: member for member in self._zip.infolist()}
        self._left = MAX_UNPACKED
        if len(self._members) > MAX_MEMBERS:
            raise NoArticleError(f"it is an archive of more than {MAX_MEMBERS:,} members", SAVE_AS_TEXT)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all members."""
        return tuple(self._members)

    @property
    def newest(self) -> date | None:
        """The day on which the last member was written; None if none says (1980 is what programs write that do not)."""
        days = [member.date_time[:3] for member in self._members.values() if member.date_time[0] > _NO_YEAR]
        with suppress(ValueError):
            return date(*max(days)) if days else None
        return None

    def check_names(self) -> None:
        """Raise NoArticleError if a member names a place outside the archive."""
        if any(_leads_out(name) for name in self._members):
            raise NoArticleError("the name of one of its members leads out of it", "do not trust it")

    def read(self, name: str) -> bytes:
        """The bytes of the member `name`. Raises NoArticleError if it is missing, locked, damaged or too large."""
        member = self._members.get(name)
        if member is None:
            raise NoArticleError(f"it is damaged: {posixpath.basename(name)[:60]} is missing in it", SAVE_AS_TEXT)
        if member.flag_bits & _ENCRYPTED:
            raise NoArticleError("it is protected by a password", SAVE_AS_TEXT)
        most = min(MAX_MEMBER, self._left)
        if member.file_size > max(_SMALL, MAX_RATIO * member.compress_size):
            raise NoArticleError("it unpacks to far more than it holds, as no real document does", "do not trust it")
        try:
            with self._zip.open(member) as opened:
                found = opened.read(most + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            ValueError,
            NotImplementedError,
            OSError,
            RuntimeError,
        ) as error:
            raise NoArticleError("it is damaged and cannot be unpacked", "get it again") from error
        if len(found) > most:
            raise NoArticleError(f"it unpacks to more than {most // 1_000_000} MB, the most that is read", SAVE_AS_TEXT)
        self._left -= len(found)
        return found


def member_name(base: str, reference: str) -> str:
    """The member that `reference` means in the member `base`. Raises NoArticleError if it leads out of the archive."""
    path = unquote(reference.partition("#")[0])
    name = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
    if _leads_out(name):
        raise NoArticleError("one of its parts is said to lie outside of it", "do not trust it")
    return name


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or name[1:2] == ":"
