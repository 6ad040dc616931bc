"""How pages on their way are reported: one line for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.reading.display import displayable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.article import Safe
    from articles.reading.addresses.access import Transfer


def words_of(transfers: Sequence[Transfer]) -> Safe:
    """Each page by its host, and how far it is: `fetching  harbour.example 120 kB   post.example waiting`."""
    return displayable("fetching  " + "   ".join(map(_words, transfers)))


def _words(transfer: Transfer) -> str:
    host = transfer.address.host
    if transfer.phase != "receiving":
        return f"{host} {transfer.phase}"
    expected = transfer.expected or 0
    whole = f" of {_size(expected)}" if expected > transfer.received else ""
    return f"{host} {_size(transfer.received)}{whole}"


def _size(count: int) -> str:
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"
