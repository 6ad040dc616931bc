"""Pages kept as they came: every fetch that brought something new, with its time and where it came from.

A folder for each address in the reader's data folder: `page.json`, and beside it the bytes of each version as a file of
their own. Only the reader's `forget` and the limit on versions delete one.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = "diptych.page/1"
MOST_VERSIONS = 20
"""Versions of one page: the first, and those that came last."""
MOST_BYTES = 100_000_000
"""Bytes of all versions of one page; the first and the last are kept whatever they have."""

_INDEX = "page.json"
_LARGEST_INDEX = 1_000_000
_LARGEST = 20_000_000
_DIGITS = 12
_FILE_NAME = re.compile(r"[0-9TZ]{16}-[0-9a-f]{12}\.(html|pdf|txt|page)")
_ENDINGS = {
    "text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf", "text/plain": "txt",
}  # fmt: skip


class DamagedCopyError(Exception):
    """A kept page cannot be used; `str()` says why, in words."""


@dataclass(frozen=True, slots=True)
class Origin:
    """How a page came: its address after redirects, media type and charset as the server said, and the UTC time."""

    final: str
    kind: str
    charset: str
    time: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a page: `file` holds its bytes, with their SHA-256 and count; `final` is the address it came
    from after redirects; `kind` and `charset` as the server declared them; `fetched` and `seen` are UTC times, of the
    first and of the last fetch that brought it.
    """

    file: str
    sha256: str
    size: int
    final: str
    kind: str
    charset: str
    fetched: datetime
    seen: datetime


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What is kept of an address, in `folder`; `versions` are sorted by the time they were last seen."""

    address: str
    folder: Path
    versions: tuple[Version, ...]

    @property
    def latest(self) -> Version:
        """The version seen last."""
        return self.versions[-1]

    def path(self, version: Version) -> Path:
        """The file of a version."""
        return self.folder / version.file

    def read(self, version: Version) -> bytes:
        """The bytes of a version. Raises DamagedCopyError unless they are what came."""
        try:
            data = _read(self.path(version), _LARGEST)
        except FileNotFoundError:
            raise DamagedCopyError("its file is gone") from None
        except OSError as error:
            raise DamagedCopyError(f"it cannot be read ({(error.strerror or 'the disk refused').lower()})") from None
        if hashlib.sha256(data).hexdigest() != version.sha256:
            raise DamagedCopyError("it is not what was fetched")
        return data


def default_folder() -> Path:
    """Where pages are kept."""
    from platformdirs import user_data_path

    return user_data_path("diptych", appauthor=False) / "pages"


def find(address: str, folder: Path | None = None) -> KeptPage | None:
    """What is kept of an address; None if nothing is. Raises DamagedCopyError when it cannot be read."""
    return _open((folder or default_folder()) / _name(address), address)


def all_pages(folder: Path | None = None) -> tuple[list[KeptPage], list[Path]]:
    """Every kept page, the one seen last first, and the folders that cannot be understood."""
    pages, damaged = [], []
    root = folder or default_folder()
    try:
        folders = sorted(each for each in root.iterdir() if each.is_dir() and not each.is_symlink())
    except OSError:
        folders = []
    for each in folders:
        try:
            page = _open(each, None)
        except DamagedCopyError:
            damaged.append(each)
        else:
            if page is not None:
                pages.append(page)
    return sorted(pages, key=lambda page: page.latest.seen, reverse=True), damaged


def keep(address: str, data: bytes, origin: Origin, folder: Path | None = None) -> KeptPage:
    """Keep what was fetched, atomically and for the reader alone; returns all that is kept.

    A damaged index is renamed first. Raises OSError when the disk refuses.
    """
    home, now = (folder or default_folder()) / _name(address), origin.time
    _make(home.parent)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _locked(home):
        try:
            before = _open(home, address)
        except DamagedCopyError:
            os.replace(home / _INDEX, home / f"{_INDEX}.damaged-{now:%Y%m%dT%H%M%SZ}")  # noqa: PTH105 - one call of the system
            before = None
        versions = list(before.versions) if before else []
        digest = hashlib.sha256(data).hexdigest()
        version = next((each for each in versions if each.sha256 == digest and _sound(before, each)), None)
        versions = [each for each in versions if each.sha256 != digest]
        if version is None:
            name = f"{now:%Y%m%dT%H%M%SZ}-{digest[:_DIGITS]}.{_ENDINGS.get(origin.kind, 'page')}"
            version = Version(name, digest, len(data), "", "", "", now, now)
            _write(home / name, data)
        versions.append(replace(version, final=origin.final, kind=origin.kind, charset=origin.charset, seen=now))
        versions, dropped = _bounded(versions)
        page = KeptPage(address, home, tuple(versions))
        _write(home / _INDEX, _to_json(page))
        for each in dropped:
            (home / each.file).unlink(missing_ok=True)
    return page


def forget(page: KeptPage | Path) -> None:
    """Take away a kept page, its versions and its folder. Raises OSError when the disk refuses."""
    folder = page if isinstance(page, Path) else page.folder
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


def _make(folder: Path) -> None:
    """Make the folder for the reader alone; what is there already stays as it is."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(exist_ok=True, mode=0o700)


def _name(address: str) -> str:
    """The name of an address's folder: its host to be found by, and digits that tell it from every other."""
    host = re.sub(r"[^a-z0-9.-]+", "-", address.partition("://")[2].partition("/")[0].lower())
    return f"{host[:80].strip('.-')}-{hashlib.sha256(address.encode()).hexdigest()[:_DIGITS]}"


def _open(folder: Path, address: str | None) -> KeptPage | None:
    """The page of a folder; None where there is none. `address` is the one it has to be of."""
    try:
        tree = json.loads(_read(folder / _INDEX, _LARGEST_INDEX))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise DamagedCopyError("the list of its versions cannot be read") from error
    try:
        if tree["schema"] != SCHEMA or not isinstance(tree["address"], str):
            raise ValueError(SCHEMA)
        versions = sorted(map(_version, tree["versions"]), key=lambda each: each.seen)
        page = KeptPage(tree["address"], folder, tuple(versions))
        if not versions or (address is not None and page.address != address):
            raise ValueError(page.address)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise DamagedCopyError("the list of its versions makes no sense") from error
    return page


def _version(item: dict[str, Any]) -> Version:
    """A version as the index tells it. Raises ValueError for a file name that is none of ours."""
    texts = {name: item[name] for name in ("file", "sha256", "final", "kind", "charset")}
    if not all(isinstance(text, str) for text in texts.values()) or not isinstance(item["size"], int):
        raise ValueError("not a version")
    if not _FILE_NAME.fullmatch(texts["file"]):
        raise ValueError("not a file of ours")
    times = [datetime.fromisoformat(item[name]).astimezone(UTC) for name in ("fetched", "seen")]
    return Version(**texts, size=item["size"], fetched=times[0], seen=times[1])


def _to_json(page: KeptPage) -> bytes:
    versions = [
        {**asdict(each), "fetched": each.fetched.isoformat(), "seen": each.seen.isoformat()} for each in page.versions
    ]
    tree = {"schema": SCHEMA, "address": page.address, "versions": versions}
    return json.dumps(tree, ensure_ascii=True, indent=1).encode("ascii") + b"\n"


def _sound(page: KeptPage | None, version: Version) -> bool:
    try:
        return page is not None and bool(page.read(version) is not None)
    except DamagedCopyError:
        return False


def _bounded(versions: list[Version]) -> tuple[list[Version], list[Version]]:
    """The versions to keep and those to drop: the second one goes first."""
    kept, dropped = list(versions), []
    while len(kept) > 2 and (len(kept) > MOST_VERSIONS or sum(each.size for each in kept) > MOST_BYTES):
        dropped.append(kept.pop(1))
    return kept, dropped


def _read(path: Path, limit: int) -> bytes:
    """The bytes of a regular file. Raises OSError, also for one that is larger than `limit` or no regular file."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(0, "it is not an ordinary file")
        data = file.read(limit + 1)
    if len(data) > limit:
        raise OSError(0, "it is too large")
    return data


def _write(path: Path, data: bytes) -> None:
    """Write `data` to `path` in one step, readable by its owner only."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Let no other process change the folder meanwhile, where the file system knows of locks."""
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
