"""Adding to a library: folders, files, addresses and feeds, many at once; one that cannot be read stops nothing.

What was added stays added whatever happens then: a run that is started again goes on where it stopped, since files that
have not changed and articles of a feed that are there are not read again.
"""

from __future__ import annotations

import os
import time
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import TYPE_CHECKING

from articles.errors import BadInputError, DiptychError
from articles.library.feeds import articles_of, is_feed
from articles.library.making import Found, Made, Refused, make, make_many
from articles.reading.folder import articles_of_folder
from articles.reading.source import is_address, read_bytes, shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from articles.library.library import Library
    from articles.reading.addresses.access import Access
    from articles.reading.addresses.opening import Page

    Progress = Callable[["Added"], None]

_BATCH = 32
"""Files that a process reads before it hands them in."""
_LITTLE = 1_000_000
"""Files of so many bytes are read here: starting processes would take longer."""
_HELD = 256
"""Texts, and seconds, after which what was read is written."""
_SECONDS = 1.0
_MOST_PROCESSES = 8


@dataclass(slots=True)
class Added:
    """What came of adding: the numbers of texts that are new, and that are new versions of a source; how many sources
    were there already, unchanged; what was refused; and how many sources have been gone through.
    """

    new: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    there: int = 0
    refused: list[Refused] = field(default_factory=list)

    @property
    def done(self) -> int:
        """How many sources have been gone through."""
        return len(self.new) + len(self.changed) + self.there + len(self.refused)


def add(
    library: Library,
    sources: Sequence[str],
    access: Access | None = None,
    progress: Progress | None = None,
    processes: int | None = None,
) -> Added:
    """Add what `sources` name: folders with all in them, files, addresses, feeds. `progress` gets what is done so far.

    `processes` read files beside one another (0: here); by default as many as there are cores, where there is much.
    Raises BadInputError for a source that is not there, before anything is read, and what the library raises.
    """
    files, addresses = _sorted_out(sources)
    added, known = Added(), library.known()
    tell = progress or (lambda _: None)
    changed = []
    for each in files:
        if known.get(each.source) == (each.size, each.changed):
            added.there += 1
        else:
            changed.append(each)
    tell(added)
    _put(library, _read(changed, processes), added, tell)
    for address in addresses:
        _put(library, _pages_of(address, known, access), added, tell)
    return added


def _sorted_out(sources: Sequence[str]) -> tuple[list[Found], list[str]]:
    """The files among the sources, each once, with those in folders, and the addresses: pages, feeds, feeds on disk."""
    files: dict[str, Found] = {}
    addresses: list[str] = []
    for source in sources:
        if is_address(source):
            addresses.append(source)
            continue
        path = Path(source).expanduser()
        if path.is_dir():
            found = list(_in_folder(path))
            if not found:
                raise BadInputError(
                    f"{shown_name(source)} holds no articles", "no file in it can be one", "name another"
                )
            files |= {each.source: each for each in found}
        elif path.is_file() and is_feed(_head(path)):
            addresses.append(str(path.absolute()))
        else:
            files |= {each.source: each for each in [_file(path, source)]}
    return list(files.values()), list(dict.fromkeys(addresses))


def _in_folder(folder: Path) -> Iterator[Found]:
    """Every file of a folder and of those in it that may be an article; hidden folders are left out."""
    for here, folders, _ in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for each in sorted(articles_of_folder(here), key=lambda file: file.name):
            yield Found(str(Path(each.path).absolute()), each.size, each.changed)


def _file(path: Path, source: str) -> Found:
    try:
        status = path.stat()
    except (OSError, ValueError):
        read_bytes(source)  # says in one line what is wrong
        raise
    return Found(str(path.absolute()), status.st_size, status.st_mtime)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(2_000)
    except OSError:
        return b""


@dataclass(frozen=True, slots=True)
class Known:
    """An article of a feed that is in the library already, and was not fetched again."""

    source: str


def _put(library: Library, found: Iterator[Made | Refused | Known], added: Added, tell: Progress) -> None:
    """Write what comes, some hundred texts at a time."""
    held: list[Made] = []
    since = time.monotonic()
    for each in found:
        if isinstance(each, Refused):
            added.refused.append(each)
        elif isinstance(each, Known):
            added.there += 1
        else:
            held.append(each)
        if len(held) >= _HELD or time.monotonic() - since > _SECONDS:
            _write(library, held, added)
            held, since = [], time.monotonic()
            tell(added)
    _write(library, held, added)
    tell(added)


def _write(library: Library, held: Sequence[Made], added: Added) -> None:
    if held:
        new, changed, there = library.put(held)
        added.new += new
        added.changed += changed
        added.there += len(there)


def _read(files: Sequence[Found], processes: int | None) -> Iterator[Made | Refused]:
    """What is made of files, by several processes where there are many."""
    if processes is None:
        little = sum(file.size or 0 for file in files) <= _LITTLE
        processes = 0 if little else min(_MOST_PROCESSES, os.cpu_count() or 1)
    if processes == 0:
        yield from map(make, files)
        return
    batches = [files[at : at + _BATCH] for at in range(0, len(files), _BATCH)]
    broken: list[Found] = []
    for batch, made in _in_processes(batches, processes):
        if made is None:
            broken += batch
        else:
            yield from made
    for each in broken:
        for _, made in _in_processes([[each]], 1):
            why = "it broke the program that reads it; save its words as a text file"
            yield from made or [Refused(each.source, f"cannot read {shown_name(each.source)}: {why}")]


def _in_processes(
    batches: Sequence[Sequence[Found]], processes: int
) -> Iterator[tuple[Sequence[Found], list[Made | Refused] | None]]:
    """What processes make of each batch, as it is done; None for one that broke a process, and for those with it."""
    waiting = list(reversed(batches))
    while waiting:
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_begin_quietly) as pool:
            running: dict[Future[list[Made | Refused]], Sequence[Found]] = {}
            broke = False
            try:
                while (waiting or running) and not broke:
                    while waiting and len(running) < 2 * processes:
                        batch = waiting.pop()
                        running[pool.submit(make_many, batch)] = batch
                    for future in wait(running, return_when=FIRST_COMPLETED).done:
                        batch = running.pop(future)
                        try:
                            yield batch, future.result()
                        except BrokenProcessPool:
                            broke = True
                            yield batch, None
                for batch in running.values():
                    yield batch, None
            finally:
                pool.shutdown(wait=True, cancel_futures=True)


def _begin_quietly() -> None:
    """End with the program that started this process, leave Ctrl+C to it, and let the reader's others go first."""
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(5)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that started it was killed: nobody else tells it that no more work will come."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _pages_of(
    address: str, known: dict[str, tuple[int | None, float | None]], access: Access | None
) -> Iterator[Made | Refused | Known]:
    """What is made of a page, or of all articles of a feed that are not in the library yet."""
    try:
        if not is_address(address):
            links = _of_feed(read_bytes(address), "", address)
        else:
            page = _fetched(address, access)
            if not is_feed(page.data):
                yield make(Found(page.named(book=False)[0]), page)
                return
            links = _of_feed(page.data, page.fetched.address, address)
    except DiptychError as error:
        yield Refused(address, str(error))
        return
    again = access is not None and access.fetch
    from articles.reading.addresses.address import read_address

    for link in links:
        try:
            source = read_address(link).text
            if not again and source in known:
                yield Known(source)
            else:
                yield make(Found(source), _fetched(link, access))
        except DiptychError as error:
            yield Refused(link, str(error))


def _of_feed(data: bytes, base: str, name: str) -> list[str]:
    from articles.reading.formats.extract import NoArticleError

    try:
        return articles_of(data, base)
    except NoArticleError as error:
        raise BadInputError(f"cannot read the feed {shown_name(name)}", error.why, "check the address") from error


def _fetched(address: str, access: Access | None) -> Page:
    from articles.reading.addresses.access import Access as Default
    from articles.reading.addresses.opening import pages

    return pages([address], access or Default())[address]
