"""Web addresses as they are shown: in full, the host marked, and in its own letters where it has others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from articles.article import SIDES
from articles.reading.addresses.address import in_letters, read_address
from articles.reading.addresses.opening import time_shown
from articles.reading.display import displayable
from tui.lists.entry import Entry
from tui.view.noting import LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article, Fetched, Side

ROW = 60
"""Characters of an address in one row of a list, which cuts longer rows."""


def address_content(address: str) -> Content:
    """An address in full with its host bold; a host that is not ASCII follows it in its own letters."""
    known = read_address(address)
    before, host, after = known.text.partition(known.authority)
    letters = in_letters(known.host)
    behind = f"  ({letters})" if letters != known.host else ""
    return Content.assemble(displayable(before), (displayable(host), "bold"), displayable(after), (behind, "bold"))


def source_content(source: str, fetched: Fetched) -> Content:
    """Where a page came from: the address asked for, the one it was found at if that is another, and when."""
    found = Content.assemble("  found at ", address_content(fetched.address)) if fetched.address != source else ""
    return Content.assemble(address_content(source), found, (f"  fetched {time_shown(fetched.time)}", "$ink-quiet"))


def page_entries(articles: Mapping[Side, Article]) -> list[Entry]:
    """The pages that the articles come from, each under the address it was found at."""
    made = []
    for side in SIDES:
        fetched = articles[side].fetched
        if fetched is not None:
            about = LABELS[side].removeprefix("the ")
            whole = address_content(fetched.address)
            rows = [whole[start : start + ROW] for start in range(0, len(whole), ROW)]
            content = Content("\n").join([Content.styled(about, "$ink-quiet"), *rows])
            made.append(Entry(fetched.address, content, f"{about} {fetched.address}"))
    return made
