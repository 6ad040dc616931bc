"""Put on the path of every Python that the program under test starts: writes down what it reaches for outside.

Lines go to the file named in DIPTYCH_WATCH: `write PATH`, `read PATH` (of what lies in /etc), `connect
ADDRESS`, `run PROGRAM`. Only calls of Python are seen; the parsers of C libraries are forbidden their own by options.
"""

from __future__ import annotations

import os
import sys
from typing import Any

_LOG = os.environ["DIPTYCH_WATCH"]
_SEEN: set[str] = set()
_MAKES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def _note(line: str) -> None:
    if line not in _SEEN:
        _SEEN.add(line)
        descriptor = os.open(_LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        os.write(descriptor, (ascii(line) + "\n").encode())
        os.close(descriptor)


def _bytes(name: Any) -> bytes:
    return os.fsencode(name) if isinstance(name, (str, bytes, os.PathLike)) else b""


def _path(name: Any) -> str:
    return os.path.realpath(os.fsdecode(name)) if isinstance(name, (str, bytes, os.PathLike)) else ""


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        writing = bool(set(arguments[1] or "") & set("wax+")) or bool((arguments[2] or 0) & _MAKES)
        path = _path(arguments[0]) if writing or b"/etc/" in _bytes(arguments[0]) else ""
        if path and path != _LOG:
            _note(f"{'write' if writing else 'read'} {path}")
    elif event in ("socket.connect", "socket.sendto", "socket.getaddrinfo"):
        _note(f"connect {arguments}")
    elif event in ("os.rename", "os.link", "os.symlink", "shutil.move"):
        _note(f"write {_path(arguments[1])}")
    elif event in ("os.remove", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod", "os.chown"):
        _note(f"write {_path(arguments[0])}")
    elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"):
        _note(f"run {arguments[0]}")


sys.addaudithook(_watch)
