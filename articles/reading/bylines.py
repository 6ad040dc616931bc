"""A byline as its page writes it: trafilatura drops the points of initials."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

    from articles.reading.formats.web.parts import Line

_LINES = 200
_LONGEST = 300
_INITIAL = 2


def as_written(name: str, root: etree._Element, lines: list[Line]) -> str:
    """`name` with the signs between its words that the page has: in its data, or in a short line; else as it is."""
    words = re.findall(r"\w+", name)
    if not words:
        return name
    point = r"\.?" if len(words[-1]) <= _INITIAL else ""
    written = re.compile(r"(?<!\w)" + r"[^\w\n]{1,3}".join(map(re.escape, words)) + rf"(?!\w){point}", re.IGNORECASE)
    said = [*root.xpath("//meta/@content"), *root.xpath("//script[contains(@type, 'json')]/text()")]
    shown = (line.words for line in lines[:_LINES] if len(line.words) <= _LONGEST)
    found = (written.search(place) for place in (*said, *shown))
    return next((each.group() for each in found if each), name)
