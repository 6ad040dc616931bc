"""`diptych pages`: the web pages that are kept, and taking them away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.errors import BadInputError, DiptychError
from tui.cli.output import one_line, write_out

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from pathlib import Path

    from articles.reading.addresses.page_cache import KeptPage


def pages(options: Namespace) -> int:
    """List what is kept, show the versions of one page, or forget pages; returns the exit code."""
    if options.what == "list":
        write_out("".join(f"{line}\n" for line in _list()))
        return 0
    if options.what == "forget" and options.all:
        _forget_all()
        return 0
    if not options.addresses:
        do = f"diptych pages {options.what} ADDRESS" + (", or --all" if options.what == "forget" else "")
        raise BadInputError("no page was named", "one has to be chosen", do)
    for page in [_found(address) for address in options.addresses]:
        if options.what == "show":
            write_out("".join(f"{line}\n" for line in _versions(page)))
        else:
            _forget(page)
            write_out(f"forgotten: {one_line(page.address)}\n")
    return 0


def _found(name: str) -> KeptPage:
    """What is kept of an address. Raises BadInputError where nothing is."""
    from articles.reading.addresses.address import read_address
    from articles.reading.addresses.page_cache import DamagedCopyError, find

    address = read_address(name)
    try:
        page = find(address.text)
    except DamagedCopyError as error:
        what, do = f"the copy of {address.shown} cannot be used", "diptych pages forget --all takes damaged ones away"
        raise BadInputError(what, str(error), do) from error
    if page is None:
        raise BadInputError(f"{address.shown} is not kept", "it was never opened here", "see diptych pages list")
    return page


def _list() -> Iterator[str]:
    """A line for each page: when it was last seen, how many versions there are, their size, the address."""
    from articles.reading.addresses.page_cache import all_pages

    kept, damaged = all_pages()
    for page in kept:
        count = len(page.versions)
        size = sum(each.size for each in page.versions) / 1000
        versions = f"{count} version{'' if count == 1 else 's'}"
        seen = f"{page.latest.seen.astimezone():%Y-%m-%d %H:%M}"
        yield f"{seen}  {versions:<11} {size:8,.0f} kB  {one_line(page.address)}"
    for folder in damaged:
        yield f"damaged: {one_line(str(folder))}"


def _versions(page: KeptPage) -> Iterator[str]:
    """The address, and for each version when it was fetched, until when it was seen, from where, and its file."""
    yield one_line(page.address)
    for number, version in enumerate(page.versions, 1):
        times = f"fetched {version.fetched.astimezone():%Y-%m-%d %H:%M}"
        if version.seen != version.fetched:
            times += f", unchanged {version.seen.astimezone():%Y-%m-%d %H:%M}"
        final = f", found at {one_line(version.final)}" if version.final != page.address else ""
        yield f"{number}. {times}, {version.size:,} bytes{final}"
        yield f"   {one_line(str(page.path(version)))}"


def _forget_all() -> None:
    from articles.reading.addresses.page_cache import all_pages

    kept, damaged = all_pages()
    for page in kept:
        _forget(page)
    for folder in damaged:
        _forget(folder)
    count = len(kept) + len(damaged)
    write_out(f"forgotten: {count} page{'' if count == 1 else 's'}\n")


def _forget(page: KeptPage | Path) -> None:
    from articles.reading.addresses.page_cache import forget

    try:
        forget(page)
    except OSError as error:
        why = (error.strerror or "the disk refused").lower()
        raise DiptychError("a page could not be forgotten", why, "try again") from error
