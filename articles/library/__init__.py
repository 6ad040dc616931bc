"""A library of one's own: thousands of texts in one SQLite file on this machine, found by words and by event.

    with Library(make=True) as library:
        add(library, ["reports/"])
        for told in event_of(library, load("reports/flood.txt")): ...

Nothing is sent anywhere. The public names load what they need when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.lazily import lazily

if TYPE_CHECKING:
    from articles.library.adding import Added, add
    from articles.library.events import Told, event_of
    from articles.library.library import Entry, Library
    from articles.library.pairing import Pair, events_of, pairs_of, weigh
    from articles.library.searching import Hit, search

__all__ = [
    "Added", "Entry", "Hit", "Library", "Pair", "Told", "add", "event_of", "events_of", "pairs_of", "search", "weigh",
]  # fmt: skip

__getattr__ = lazily(
    __name__,
    {
        "adding": ("Added", "add"),
        "events": ("Told", "event_of"),
        "library": ("Entry", "Library"),
        "pairing": ("Pair", "events_of", "pairs_of", "weigh"),
        "searching": ("Hit", "search"),
    },
)
