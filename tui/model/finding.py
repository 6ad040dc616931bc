"""Finding words in both texts, and folding all that does not hold them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from articles.article import SIDES, Side, Span
from articles.reading.display import displayable
from tui.model.jumps import remember, show

if TYPE_CHECKING:
    from tui.model.action import Action, Call
    from tui.model.reading import Reading

_LIMIT = 20_000


def seek(reading: Reading, words: str) -> None:
    """Find `words` in both texts: capitals count only if `words` has some; quotes and spaces compare alike."""
    reading.sought = words
    for side in SIDES:
        reading.hits[side] = _hits(reading.comparison.article(side).comparable, words)


def _hits(text: str, words: str) -> list[Span]:
    if not words:
        return []
    if words == words.lower():
        lowered = text.lower()
        text = lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    hits: list[Span] = []
    position = text.find(words)
    while position >= 0 and len(hits) < _LIMIT:
        hits.append(Span(position, position + len(words)))
        position = text.find(words, position + len(words))
    return hits


def nearest_hit(reading: Reading) -> tuple[Side, Span] | None:
    """The first hit at or after the cursor on its side, else anywhere."""
    mine = reading.hits[reading.side]
    index = bisect_left(mine, reading.offset, key=lambda hit: hit.start)
    if index < len(mine):
        return reading.side, mine[index]
    for side in (reading.across, reading.side):
        if reading.hits[side]:
            return side, reading.hits[side][0]
    return None


def hit_count(reading: Reading) -> str:
    """How many hits there are on each side, in words for the status line."""
    a, b = len(reading.hits["a"]), len(reading.hits["b"])
    words = displayable(reading.sought)
    return f"“{words}”: {a} left, {b} right" if a or b else f"“{words}”: nothing found"


def _step(reading: Reading, steps: int) -> str | None:
    if not reading.sought:
        return "no search yet"
    ordered = sorted((reading.order.key(side, hit.start), side, hit) for side in SIDES for hit in reading.hits[side])
    if not ordered:
        return hit_count(reading)
    here = reading.order.key(reading.side, reading.offset)
    keys = [key for key, _side, _hit in ordered]
    index = bisect_right(keys, here) - 1 + steps if steps > 0 else bisect_left(keys, here) + steps
    wrapped = not 0 <= index < len(ordered)
    index %= len(ordered)
    _key, side, hit = ordered[index]
    remember(reading)
    show(reading, side, hit)
    return f"hit {index + 1} of {len(ordered)}" + (", from the other end" if wrapped else "")


def next_hit(reading: Reading, call: Call) -> str | None:
    """To the next hit in reading order, in either text."""
    return _step(reading, call.times)


def previous_hit(reading: Reading, call: Call) -> str | None:
    """To the hit before."""
    return _step(reading, -call.times)


def find(reading: Reading, call: Call) -> str | None:
    """Find words and go to the first hit from here on."""
    seek(reading, call.argument)
    hit = nearest_hit(reading)
    if hit is not None:
        remember(reading)
        show(reading, *hit)
    return hit_count(reading)


def only_hits(reading: Reading, call: Call) -> str | None:
    """Fold every paragraph without a hit; again, open them."""
    if call.argument:
        seek(reading, call.argument)
    elif reading.folding.only is not None:
        reading.folding.only = None
        reading.lay_out()
        return "all paragraphs are shown"
    if not reading.sought:
        return "no search yet: find something first"
    reading.folding.filter_words = displayable(reading.sought)
    reading.folding.only = {side: _paragraphs_with_hits(reading, side) for side in SIDES}
    reading.folding.opened = {key for key in reading.folding.opened if key[1] != "filter"}
    reading.lay_out()
    return hit_count(reading)


def _paragraphs_with_hits(reading: Reading, side: Side) -> frozenset[int]:
    article = reading.comparison.article(side)
    found = (article.paragraph_at(hit.start) for hit in reading.hits[side])
    return frozenset(index for index in found if index is not None)


def forget_search(reading: Reading) -> None:
    """Put the hits out."""
    seek(reading, "")


FINDING: dict[str, Action] = {
    "find": find,
    "next-hit": next_hit,
    "previous-hit": previous_hit,
    "filter": only_hits,
}
