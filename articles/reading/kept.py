"""An article at an address in every version that is kept of its page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from articles.reading.addresses.opening import kept_pages
from articles.reading.loader import load, load_with_bytes

if TYPE_CHECKING:
    from articles.article import Article
    from articles.reading.addresses.access import Access


def load_versions(source: str, *, access: Access | None = None) -> list[Article]:
    """The article at an address in every version that is kept, the first one first; fetched as `access` says.

    What does not hold another text than the version before it is left out. Raises what `load` raises.
    """
    latest = load(source, access=access)
    folder = None if access is None else access.folder
    found = [load_with_bytes(source, page=page)[0] for page in kept_pages(source, folder)] or [latest]
    return [found[0], *(each for last, each in pairwise(found) if last.text_sha256 != each.text_sha256)]
