"""From addresses to pages: the kept copy where there is one, else fetched, all at once, and kept once read."""

from __future__ import annotations

import queue
import re
import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from articles.article import Fetched
from articles.errors import DiptychError
from articles.reading.addresses import page_cache
from articles.reading.addresses.access import Transfer
from articles.reading.addresses.address import read_address
from articles.reading.source import is_address

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from articles.reading.addresses.access import Access
    from articles.reading.addresses.address import Address
    from articles.reading.addresses.connecting import Clock

_CHAPTER = re.compile(r"[^#]*#(\d{1,5})", re.DOTALL)
_STEP = 0.1
_UNUSED = "the copy of this page could not be used"
_UNKEPT = "this page could not be kept"
_ELSEWHERE = "the page was found at"
_FROM_COPY = "; :reload fetches it again"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came: `address` in one spelling, the bytes, the media type and charset that the server declared (""
    for none), from where and when, what the reader should know of that, and the chapter asked for, if it turns out to
    be a book. `new` is False for the copy that is kept.
    """

    address: Address
    data: bytes
    kind: str
    charset: str
    fetched: Fetched
    notices: tuple[str, ...] = ()
    chapter: int | None = None
    new: bool = False
    folder: Path | None = None

    def keep(self) -> tuple[str, ...]:
        """Keep a new page, now that an article was found in it; returns what the reader should know of the page."""
        if not self.new:
            return self.notices
        origin = page_cache.Origin(self.fetched.address, self.kind, self.charset, self.fetched.time)
        try:
            page_cache.keep(self.address.text, self.data, origin, self.folder)
        except OSError as error:
            why = (error.strerror or "the disk refused").lower()
            return (*self.notices, f"{_UNKEPT} ({why}) and will be fetched again the next time")
        return self.notices

    def named(self, *, book: bool) -> tuple[str, int | None]:
        """The address, with the number of the chapter where one of a `book` was asked for, and that number."""
        if not book or self.chapter is None:
            return self.address.text, None
        return f"{self.address.text}#{self.chapter}", self.chapter

    @property
    def outlet(self) -> str:
        """The host that the page came from, without `www.`."""
        return read_address(self.fetched.address).host.removeprefix("www.")


def pages(sources: Sequence[str], access: Access) -> dict[str, Page]:
    """The pages of those sources that are addresses, by the source as given.

    Raises BadInputError or DiptychError, one line, for the first that cannot be read, and StoppedError if
    `access.watch` does.
    """
    addresses = {source: read_address(source) for source in sources if is_address(source)}
    found: dict[str, Page] = {}
    needed: dict[Address, str] = {}
    for source, address in addresses.items():
        page, trouble = (None, "") if access.fetch else _kept(address, access)
        if page is None:
            needed[address] = trouble
        else:
            found[source] = page
    if needed:
        fetched = _fetch_all(needed, access)
        found |= {source: fetched[address] for source, address in addresses.items() if address in fetched}
    return {source: _with_chapter(page, source) for source, page in found.items()}


def lasting(notices: Sequence[str]) -> tuple[str, ...]:
    """Of the notices of an article those that are about it, and not about how its page came this time."""
    passing = (_UNUSED, _UNKEPT, _ELSEWHERE)
    return tuple(each for each in notices if not each.startswith(passing) and not each.endswith(_FROM_COPY))


def time_shown(time: datetime) -> str:
    """A time as the reader's clock has it: `26 Nov 2026 15:05`."""
    local = time.astimezone()
    return f"{local.day} {local:%b %Y %H:%M}"


def _kept(address: Address, access: Access) -> tuple[Page | None, str]:
    """The kept copy of a page; None where there is none, with the reason if it is damaged."""
    try:
        page = page_cache.find(address.text, access.folder)
        if page is None:
            return None, ""
        return _page(address, page, page.latest), ""
    except page_cache.DamagedCopyError as error:
        return None, str(error)


def _page(address: Address, page: page_cache.KeptPage, version: page_cache.Version) -> Page:
    """A version of a kept page. Raises DamagedCopyError when it cannot be used."""
    notice = f"{address.host}: copy fetched {time_shown(version.seen)}{_FROM_COPY}"
    fetched = Fetched(version.final, version.seen)
    return Page(address, page.read(version), version.kind, version.charset, fetched, (notice,))


def earlier_page(source: str, folder: Path | None = None) -> Page | None:
    """The version of a page before the last one; None where only one is kept, or none that can be used."""
    address = read_address(source)
    try:
        page = page_cache.find(address.text, folder)
        if page is None or len(page.versions) < 2:
            return None
        return _with_chapter(_page(address, page, page.versions[-2]), source)
    except page_cache.DamagedCopyError:
        return None


def kept_pages(source: str, folder: Path | None = None) -> list[Page]:
    """Every version of a page that is kept and can be used, the first one first."""
    address = read_address(source)
    try:
        page = page_cache.find(address.text, folder)
    except page_cache.DamagedCopyError:
        return []
    if page is None:
        return []
    found = []
    for version in sorted(page.versions, key=lambda each: each.fetched):
        with suppress(page_cache.DamagedCopyError):
            found.append(_with_chapter(_page(address, page, version), source))
    return found


def _fetch_all(needed: dict[Address, str], access: Access) -> dict[Address, Page]:
    """Fetch all of them at once; the first failure ends the others."""
    from articles.reading.addresses.connecting import Clock

    outcomes: queue.SimpleQueue[tuple[Address, Page | BaseException]] = queue.SimpleQueue()
    transfers = [Transfer(address) for address in needed]
    clocks = [Clock(access) for _ in transfers]

    def work(transfer: Transfer, clock: Clock) -> None:
        address = transfer.address
        try:
            outcomes.put((address, _fetch(transfer, access, clock, needed[address])))
        except BaseException as error:  # raised again in the thread that waits
            outcomes.put((address, error))

    for transfer, clock in zip(transfers, clocks, strict=True):
        threading.Thread(target=work, args=(transfer, clock), daemon=True, name="fetch").start()
    done: dict[Address, Page] = {}
    try:
        while len(done) < len(needed):
            try:
                address, outcome = outcomes.get(timeout=_STEP)
            except queue.Empty:
                if access.watch is not None:
                    access.watch(transfers)
                continue
            if isinstance(outcome, BaseException):
                raise _told(outcome, address, access)
            done[address] = outcome
    finally:
        for clock in clocks:
            clock.stop()
        if access.watch is not None:
            access.watch(())
    return done


def _told(error: BaseException, address: Address, access: Access) -> BaseException:
    """The error, which says that there is an older copy, if there is one."""
    if not isinstance(error, DiptychError) or not access.fetch:
        return error
    page, _ = _kept(address, access)
    if page is None:
        return error
    return type(error)(error.what, error.why, f"{error.do}; the copy fetched {time_shown(page.fetched.time)} is kept")


def _fetch(transfer: Transfer, access: Access, clock: Clock, trouble: str) -> Page:
    """Fetch one page; `trouble` is what was wrong with the copy that was kept."""
    from articles.reading.addresses.client import fetch

    address = transfer.address
    answer = fetch(transfer, access, clock)
    clock.check()
    now, final = datetime.now(UTC).replace(microsecond=0), answer.final
    notices = [f"{_UNUSED} ({trouble}), so it was fetched again"] if trouble else []
    if final.host.removeprefix("www.") != address.host.removeprefix("www."):
        notices.append(f"{_ELSEWHERE} {final.shown}")
    return Page(
        address, answer.data, answer.kind, answer.charset, Fetched(final.text, now), tuple(notices),
        new=True, folder=access.folder,
    )  # fmt: skip


def _with_chapter(page: Page, source: str) -> Page:
    found = _CHAPTER.fullmatch(source)
    if found is None:
        return page
    return replace(page, chapter=int(found.group(1)))
