"""Getting the bytes of an article: a file, standard input, or a stream handed over by the shell.

Only regular files are read from disk; a named pipe or a device never blocks or drains the program.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from pathlib import Path, PurePath

from articles.article import Safe
from articles.errors import BadInputError
from articles.reading.display import displayable
from articles.reading.filetypes import split_mails
from articles.reading.limits import LIMITS

STDIN = "-"

_CHUNK = 1 << 20
_NAME_SHOWN = 100
_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_STREAMS = re.compile(r"/dev/fd/\d+|/proc/self/fd/\d+|/dev/stdin")
_WEB = re.compile(r"https?:", re.IGNORECASE)
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]*)://|(?:javascript|data|blob|about|mailto):", re.IGNORECASE)
_CHAPTER = re.compile(r"(.+)#(\d{1,5})", re.DOTALL)
_USER = re.compile(r"(?<=://)[^/?#]*@")
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}/\S*|www\.\S+", re.IGNORECASE)

_NOT_FILES: tuple[tuple[int, str], ...] = (
    (stat.S_IFDIR, "it is a directory"),
    (stat.S_IFIFO, "it is a named pipe"),
    (stat.S_IFSOCK, "it is a socket"),
    (stat.S_IFCHR, "it is a device"),
    (stat.S_IFBLK, "it is a device"),
)


def shown_name(name: str) -> Safe:
    """`name` of a file or an address as it may stand in a line: unbroken, safe, cut when long, without a password."""
    name = _USER.sub("", name[: 10 * _NAME_SHOWN])
    if len(name) > _NAME_SHOWN:
        name = name[: _NAME_SHOWN // 2] + "…" + name[-_NAME_SHOWN // 2 :]
    return one_line(name)


def one_line(words: str) -> Safe:
    """`words` from outside as they may stand in a line: unbroken and safe."""
    return Safe(displayable(words).replace("\n", "\u240a").replace("\t", "\u2409"))


def is_stream(name: str) -> bool:
    """Whether `name` is standard input or a stream that the shell hands over, as in `diptych <(one) <(other)`."""
    return name == STDIN or _STREAMS.fullmatch(name) is not None


def handed_name(name: str) -> str:
    """What is handed on of where an article came from: an address in full, `-` for a stream, and of a file its name
    without the folder, which is nobody else's business and the same wherever the file lies.
    """
    if is_stream(name):
        return STDIN
    return name if is_address(name) else PurePath(name).name or name


def is_address(name: str) -> bool:
    """Whether `name` is a web address, right or wrong; nothing on disk can be called like one that is right."""
    return _WEB.match(name) is not None


def cannot_read(name: str, why: str, do: str) -> BadInputError:
    """The error that says why the article `name` cannot be read, and what to do."""
    shown = "standard input" if name == STDIN else shown_name(name) or "an empty name"
    return BadInputError(f"cannot read {shown}", why, do)


def split_chapter(source: str | Path) -> tuple[str, int | None]:
    """The path and the chapter that `book.epub#3` names; the whole name and None if a file has that name."""
    name = str(source)
    found = _CHAPTER.fullmatch(name)
    if found is None:
        return name, None
    try:
        chosen = not Path(name).expanduser().exists() and Path(found.group(1)).expanduser().is_file()
    except (OSError, ValueError, RuntimeError):
        return name, None
    return (found.group(1), int(found.group(2))) if chosen else (name, None)


def is_book(source: str | Path) -> bool:
    """Whether a chapter of the file at `source` can be chosen, and none is named: an EPUB, or a mailbox."""
    head = _head_of_book(source)
    # OCF 3.3, section 4.3
    return (head.startswith(b"PK\x03\x04") and head[:38].endswith(b"mimetype")) or len(split_mails(head)) > 1


def is_mailbox(source: str | Path) -> bool:
    """Whether the file at `source` holds several mails, and none of them is named."""
    return len(split_mails(_head_of_book(source))) > 1


def _head_of_book(source: str | Path) -> bytes:
    """The first bytes of a file of which no chapter is named, all where it may be a mailbox; b"" for others."""
    path, chapter = split_chapter(source)
    try:
        file = Path(path).expanduser()
        if chapter is not None or not file.is_file():
            return b""
        with file.open("rb") as opened:
            head = opened.read(38)
            return head + (opened.read(LIMITS.bytes) if head.lstrip().startswith(b"From ") else b"")
    except (OSError, ValueError, RuntimeError):
        return b""


def read_bytes(source: str | Path, stdin: bytes | None = None) -> bytes:
    """The bytes of `source`: at most LIMITS.bytes of them.

    `-` is standard input, or `stdin` if given; a path below `/dev/fd/` or `/proc/self/fd/` may be a pipe, as the
    shell's process substitution makes it. Raises BadInputError when there is nothing to read there or too much.
    """
    name = str(source)
    data = _from_stdin(stdin) if source == STDIN else _from_path(name)
    if len(data) > LIMITS.bytes:
        raise cannot_read(
            name, f"it is larger than {LIMITS.bytes // 1_000_000} MB, the most that is read", "save only the article"
        )
    return data


def _from_stdin(stdin: bytes | None) -> bytes:
    if stdin is not None:
        return stdin
    if sys.stdin is None or sys.stdin.closed or sys.stdin.isatty():
        raise cannot_read(STDIN, "nothing was piped in", "pipe an article in, or name a file")
    try:
        return sys.stdin.buffer.read(LIMITS.bytes + 1)
    except OSError as error:
        raise cannot_read(STDIN, _reason(error), "pipe an article in, or name a file") from error


def _from_path(name: str) -> bytes:
    address = _ADDRESS.match(name)
    if address and (address.group(1) or not os.path.lexists(name)):
        why = "only addresses that begin with http: or https: are read"
        raise cannot_read(name, why, "save it as a file and name that")
    if not name:
        raise cannot_read(name, "there is no file without a name", "name a file")
    try:
        descriptor = os.open(Path(name).expanduser(), _FLAGS)
    except (OSError, ValueError, RuntimeError) as error:
        raise _cannot_open(name, error) from error
    try:
        _check_kind(name, os.fstat(descriptor).st_mode, stream=is_stream(name))
        os.set_blocking(descriptor, True)
        return _read(descriptor)
    except OSError as error:
        raise cannot_read(name, _reason(error), "check the file") from error
    finally:
        os.close(descriptor)


def _read(descriptor: int) -> bytes:
    """Everything up to one byte more than LIMITS.bytes, whatever size the file claims to have."""
    chunks: list[bytes] = []
    left = LIMITS.bytes + 1
    while left > 0:
        chunk = os.read(descriptor, min(left, _CHUNK))
        if not chunk:
            break
        chunks.append(chunk)
        left -= len(chunk)
    return b"".join(chunks)


def _check_kind(name: str, mode: int, *, stream: bool) -> None:
    if stat.S_ISREG(mode) or (stream and stat.S_ISFIFO(mode)):
        return
    why = next((words for kind, words in _NOT_FILES if stat.S_IFMT(mode) == kind), "it is not a plain file")
    do = "name a file in it" if stat.S_ISDIR(mode) else "name a plain file, or pipe the text in and write -"
    raise cannot_read(name, why, do)


def _cannot_open(name: str, error: Exception) -> BadInputError:
    do = "check the name"
    if isinstance(error, ValueError):
        return cannot_read(name, "the name holds a NUL", do)
    if not isinstance(error, OSError):
        return cannot_read(name, "the home directory that ~ stands for is not known", "write the whole path")
    if error.errno == errno.EACCES:
        do = "ask for the right to read it"
    if error.errno in {errno.ENXIO, errno.ENODEV}:
        do = "name a plain file"
    if error.errno == errno.ENOENT and _DOMAIN.fullmatch(name):
        return cannot_read(name, _reason(error), f"for a page on the web write https://{shown_name(name)}")
    if error.errno == errno.ENOENT and Path(name).expanduser().is_symlink():
        return cannot_read(name, "the link leads to a file that does not exist", do)
    return cannot_read(name, _reason(error), do)


_REASONS = {
    errno.ENOENT: "there is no such file",
    errno.ENOTDIR: "a part of its path is not a directory",
    errno.EACCES: "you may not read it",
    errno.EPERM: "you may not read it",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "the links go round in a circle",
    errno.ENXIO: "it is a socket or a device",
    errno.ENODEV: "it is a device",
    errno.EISDIR: "it is a directory",
}


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0) or (error.strerror or "the system gave no reason").lower()
