"""Finding a note's place in a text that may have changed, and saying so when there is none.

A note on words it was not about is worse than a note without a place: every rule here prefers the second. The
thresholds were set on the shared anchoring cases.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from articles.notes.placement.normal import Normalised, normalise
from articles.notes.placement.selectors import Selector, selector_of

if TYPE_CHECKING:
    from collections.abc import Mapping

How = Literal["exact", "moved", "approximate", "", "unread"]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a selector belongs in a text: `text[start:end]` when anchored, nowhere (0, 0) when an orphan.

    `how` is `exact` (the same words where they were), `moved` (the same words elsewhere) or `approximate` (changed
    words), empty for an orphan; `unread` is said of a note whose text is missing. `score` is 0..1.
    """

    status: Literal["anchored", "orphan"]
    start: int = 0
    end: int = 0
    how: How = ""
    score: float = 0.0


ORPHAN = Placement("orphan")


def place_selector(text: str, selector: Selector | Mapping[str, object]) -> Placement:
    """The place of `selector`, or of a mapping of its fields, in `text`.

    Never raises, whatever the text and the selector hold; the same input gives the same place.
    """
    wanted = selector if isinstance(selector, Selector) else selector_of(selector)
    if not wanted.exact or not text:
        return ORPHAN
    if _undisturbed(text, wanted):
        return Placement("anchored", wanted.start, wanted.end, "exact", 1.0)
    return _search(text, wanted)


def _undisturbed(text: str, wanted: Selector) -> bool:
    """Whether the words are where they were, with the same context on both sides.

    No other copy can have better context, so none needs to be looked for. An empty context counts only at the edge of
    the text, where there is none to have.
    """
    start, end = wanted.start, wanted.end
    if start < 0 or end != start + len(wanted.exact) or text[start:end] != wanted.exact:
        return False
    before = text.endswith(wanted.prefix, 0, start) and (bool(wanted.prefix) or start == 0)
    after = text.startswith(wanted.suffix, end) and (bool(wanted.suffix) or end == len(text))
    return before and after


def _search(text: str, wanted: Selector) -> Placement:
    """The best place by the normalised words and their context."""
    # The search is imported when it is needed: most notes are where they were.
    from articles.notes.placement.candidates import Ground, best

    whole: Normalised = normalise(text)
    ground = Ground.of(text, whole, wanted)
    if not ground.quote or not whole.text:
        return ORPHAN
    found = best(ground)
    if found is None:
        return ORPHAN
    start, end = ground.span(found)
    how: How = "approximate" if found.changed else "exact" if start == wanted.start else "moved"
    return Placement("anchored", start, end, how, round(min(1.0, found.score), 4))
