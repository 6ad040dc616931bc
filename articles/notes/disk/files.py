"""Every file operation of the notes store, and nothing else: a test that breaks the disk replaces this one class."""

from __future__ import annotations

import os
import sys
from pathlib import Path

READ_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
"""Opening a pipe or a terminal by mistake must neither wait nor take it over."""
CREATE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
LOCK_FLAGS = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
"""Never with O_TRUNC: a planted link would empty its victim."""
FOLDER_FLAGS = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_STARTED = 19
"""Which of the facts after its name says when a Linux process started."""


class Disk:
    """The file system, one call each; every method raises OSError as the call of the same name does."""

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        """A descriptor of `path`."""
        return os.open(path, flags, mode)

    def read(self, descriptor: int, size: int) -> bytes:
        """At most `size` bytes; nothing at the end."""
        return os.read(descriptor, size)

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write some of `data`; returns how many bytes were taken."""
        return os.write(descriptor, data)

    def fsync(self, descriptor: int) -> None:
        """Force what was written onto the disk itself."""
        if sys.platform == "darwin":
            # fsync on macOS stops at the drive's cache; network disks there offer nothing better.
            import fcntl

            try:
                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            except OSError:
                os.fsync(descriptor)
            return
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close the descriptor."""
        os.close(descriptor)

    def truncate(self, descriptor: int) -> None:
        """Empty the open file."""
        os.ftruncate(descriptor, 0)

    def fstat(self, descriptor: int) -> os.stat_result:
        """What the descriptor refers to."""
        return os.fstat(descriptor)

    def stat(self, path: Path) -> os.stat_result:
        """What `path` leads to, through links."""
        return os.stat(path)  # noqa: PTH116 - the whole module is calls of os, one each

    def lstat(self, path: Path) -> os.stat_result:
        """What `path` itself is."""
        return os.lstat(path)

    def chmod(self, descriptor: int, mode: int) -> None:
        """Set the mode of the open file."""
        os.fchmod(descriptor, mode)

    def chown(self, descriptor: int, owner: int, group: int) -> None:
        """Change the owner of the open file."""
        os.fchown(descriptor, owner, group)

    def replace(self, source: Path, target: Path) -> None:
        """Put `source` in the place of `target` in one step."""
        os.replace(source, target)  # noqa: PTH105 - the whole module is calls of os, one each

    def link(self, source: Path, target: Path) -> None:
        """Give the file `source` a second name."""
        os.link(source, target)

    def unlink(self, path: Path) -> None:
        """Remove the name."""
        os.unlink(path)  # noqa: PTH108 - the whole module is calls of os, one each

    def mkdir(self, path: Path, mode: int) -> None:
        """Make one folder."""
        os.mkdir(path, mode)  # noqa: PTH102 - the whole module is calls of os, one each

    def listdir(self, path: Path) -> list[str]:
        """The names in a folder."""
        return os.listdir(path)  # noqa: PTH208 - names, also those that are not UTF-8, are wanted as strings

    def realpath(self, path: Path) -> str:
        """`path` with every link followed."""
        return os.path.realpath(path)

    def writable(self, path: Path) -> bool:
        """Whether `path` may be written, as far as modes and mounts tell."""
        return os.access(path, os.W_OK)

    def lock(self, descriptor: int) -> None:
        """Lock the open file against others; raises BlockingIOError when one of them holds it."""
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def alive(self, process: int) -> bool:
        """Whether a process with that number runs here."""
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        except OSError:
            return True
        return True

    def started(self, process: int) -> str:
        """What tells the process with that number from an earlier one with the same; empty where that is not known."""
        try:
            boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
            # The name of the program stands in brackets before the rest, and may hold anything.
            facts = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
            return f"{boot}/{int(facts[_STARTED])}"
        except (OSError, ValueError, IndexError):
            return ""
