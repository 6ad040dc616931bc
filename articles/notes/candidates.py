"""The places a note may stand at in a changed text, how much speaks for each, and which of them may be believed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from articles.notes.search import Hit, approximate

if TYPE_CHECKING:
    from articles.notes.normal import Normalised
    from articles.notes.placing import Wanted

SHORT = 10
"""Normalised quotes up to this long are never placed by changed words, and need context for the same words."""
SHORT_CONTEXT = 0.45
MAX_ERRORS = 0.45
"""Part of the quote that may differ in the approximate search."""
LONGEST_CHANGED = 20_000
"""Normalised quotes longer than this are found only unchanged: comparing takes the square of their length."""
MANY = 400
"""Copies of the same words beyond which only those with the same neighbours are compared."""
_OLD_POSITION = 0.02


@dataclass(frozen=True, slots=True)
class Ground:
    """One search: the text, its normalised form, and the quote with its context, normalised.

    `own_before` and `own_after` (0..1) are the parts of the context that belong to the quote's own paragraph.
    """

    text: str
    whole: Normalised
    wanted: Wanted
    quote: str
    prefix: str
    suffix: str
    own_before: float
    own_after: float

    @classmethod
    def of(cls, text: str, whole: Normalised, wanted: Wanted, quote: str, prefix: str, suffix: str) -> Ground:
        """The search for `wanted` in `text`."""
        before = wanted.prefix.rpartition("\n")[2]
        after = wanted.suffix.partition("\n")[0]
        own_before = len(before) / len(wanted.prefix) if wanted.prefix else 0.0
        own_after = len(after) / len(wanted.suffix) if wanted.suffix else 0.0
        return cls(text, whole, wanted, quote, prefix, suffix, own_before, own_after)

    def span(self, candidate: Candidate) -> tuple[int, int]:
        """The candidate's range of code points in the text."""
        return self.whole.span(candidate.start, candidate.end)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A range of the normalised text: how like the quote it is, and its context (None: there was none to compare)."""

    start: int
    end: int
    quote: float
    before: float | None
    after: float | None
    score: float
    changed: bool

    @property
    def best_side(self) -> float:
        """The better of the two contexts."""
        return max(self.before or 0.0, self.after or 0.0)

    @property
    def worst_side(self) -> float:
        """The worse of the two contexts; 0 when one was not there to compare."""
        return min(self.before or 0.0, self.after or 0.0)


def best_same(ground: Ground) -> Candidate | None:
    """The copy of the same words whose context fits best; None when none can be told from the others."""
    starts = _copies(ground)
    candidates = [_weighed(ground, Hit(start, start + len(ground.quote), 0)) for start in starts]
    candidates = [each for each in candidates if _whole_words(ground, each)]
    if not candidates:
        return None
    best = max(candidates, key=lambda each: (each.score, -each.start))
    if len(ground.quote) <= SHORT and best.best_side < SHORT_CONTEXT and (ground.prefix or ground.suffix):
        return None
    return best


def best_changed(ground: Ground) -> Candidate | None:
    """The place of words like the quote that may be believed; None when there is none."""
    if not SHORT < len(ground.quote) <= LONGEST_CHANGED:
        return None
    hits = approximate(ground.quote, ground.whole.text, int(len(ground.quote) * MAX_ERRORS))
    between = _between(ground)
    candidates = [_weighed(ground, hit) for hit in ([*hits, between] if between else hits)]
    believed = [each for each in candidates if _believable(ground, each)]
    if not believed:
        return _interrupted(ground)
    return max(believed, key=lambda each: (each.score, -each.start))


def _copies(ground: Ground) -> list[int]:
    """Starts of every copy of the quote; of very many, those with the same neighbours."""
    starts = _all(ground.quote, ground.whole.text)
    if len(starts) <= MANY:
        return starts
    before, after = ground.prefix[-6:], ground.suffix[:6]
    kept = [start + len(before) for start in _all(before + ground.quote, ground.whole.text)] if before else []
    kept += _all(ground.quote + after, ground.whole.text) if after else []
    return sorted(set(kept)) if len(kept) <= MANY else []


def _all(words: str, text: str) -> list[int]:
    starts, start = [], text.find(words)
    while start >= 0:
        starts.append(start)
        start = text.find(words, start + 1)
    return starts


def _weighed(ground: Ground, hit: Hit) -> Candidate:
    """The hit with its likeness to the quote and the context, summed up in one score."""
    piece = ground.whole.text[hit.start : hit.end]
    quote = 1.0 if piece == ground.quote else Levenshtein.normalized_similarity(ground.quote, piece)
    before = _context(ground.prefix[::-1], ground.whole.text[max(0, hit.start - 40) : hit.start][::-1])
    after = _context(ground.suffix, ground.whole.text[hit.end : hit.end + 40])
    # Context beyond a paragraph break says less: paragraphs are moved and neighbours replaced as a whole.
    sides = [(before, 0.3 + 0.7 * ground.own_before), (after, 0.3 + 0.7 * ground.own_after)]
    known = [(value, weight) for value, weight in sides if value is not None]
    context = sum(value * weight for value, weight in known) / sum(weight for _, weight in known) if known else 0.0
    distance = abs(ground.whole.start(hit.start) - ground.wanted.start) / max(1, len(ground.text))
    near = 1.0 - min(1.0, distance) if ground.wanted.start >= 0 else 0.0
    score = 0.5 * quote + (0.5 - _OLD_POSITION) * context + _OLD_POSITION * near
    return Candidate(hit.start, hit.end, quote, before, after, score, piece != ground.quote)


def _context(wanted: str, found: str) -> float | None:
    """How alike two contexts are, both read away from the quote; a few code points more or less are allowed."""
    if not wanted:
        return None if found else 1.0
    lengths = {min(len(found), max(0, len(wanted) + change)) for change in (-4, -2, 0, 2, 4)}
    return max(Levenshtein.normalized_similarity(wanted, found[:length]) for length in sorted(lengths))


def _believable(ground: Ground, each: Candidate) -> bool:
    """Whether likeness and context together are enough to say that these are the reader's words, changed."""
    same_figures = _figures(ground.wanted.exact) == _figures(_words(ground, each))
    if each.quote >= 0.92 and (same_figures or each.best_side >= 0.8):
        return True
    if each.quote >= 0.80 and each.best_side >= 0.55 and (same_figures or each.worst_side >= 0.5):
        return True
    return each.quote >= 0.55 and each.worst_side >= 0.6


def _figures(words: str) -> str:
    """The digits of `words`: what most often tells a correction from another claim."""
    return "".join(str(int(char)) for char in words if char.isdecimal())


def _words(ground: Ground, each: Candidate) -> str:
    start, end = ground.span(each)
    return ground.text[start:end]


def _between(ground: Ground) -> Hit | None:
    """What lies between the prefix and the suffix, when both are found and the room between them is plausible."""
    before, after, text = ground.prefix, ground.suffix, ground.whole.text
    if len(before) < SHORT or len(after) < SHORT:
        return None
    opens = approximate(before, text, len(before) // 5)
    closes = approximate(after, text, len(after) // 5)
    room = range(len(ground.quote) // 3, len(ground.quote) * 3)
    pairs = [(left, right) for left in opens for right in closes if right.start - left.end in room]
    if not pairs:
        return None
    left, right = min(pairs, key=lambda pair: (pair[0].errors + pair[1].errors, pair[0].start, pair[1].start))
    return Hit(left.end, right.start, left.errors + right.errors)


def _interrupted(ground: Ground) -> Candidate | None:
    """The quote with something put in its middle, such as an advertisement: its first and last third stand close."""
    third = len(ground.quote) // 3
    if third < SHORT // 2:
        return None
    text = ground.whole.text
    heads = approximate(ground.quote[:third], text, third // 8)
    tails = approximate(ground.quote[-third:], text, third // 8)
    room = range(len(ground.quote), len(ground.quote) + 160)
    found = [
        _weighed(ground, Hit(head.start, tail.end, head.errors + tail.errors))
        for head in heads
        for tail in tails
        if tail.end - head.start in room
    ]
    believed = [each for each in found if each.best_side >= 0.7 and _holds_most(ground, each)]
    return max(believed, key=lambda each: (each.score, -each.start), default=None)


def _holds_most(ground: Ground, each: Candidate) -> bool:
    """Whether nearly all of the quote is still there, in order, with one thing put in."""
    piece = ground.whole.text[each.start : each.end]
    kept = fuzz.ratio(ground.quote, piece) / 200 * (len(ground.quote) + len(piece)) / len(ground.quote)
    return kept >= 0.85


def _whole_words(ground: Ground, each: Candidate) -> bool:
    """Whether the candidate begins and ends where words do, if the quote did."""
    start, end = ground.span(each)
    wanted, text = ground.wanted, ground.text
    cut_before = start > 0 and _inside_word(text[start - 1], text[start])
    cut_after = end < len(text) and _inside_word(text[end - 1], text[end])
    was_cut_before = bool(wanted.prefix) and _inside_word(wanted.prefix[-1], wanted.exact[0])
    was_cut_after = bool(wanted.suffix) and _inside_word(wanted.exact[-1], wanted.suffix[0])
    return (was_cut_before or not cut_before) and (was_cut_after or not cut_after)


def _inside_word(before: str, after: str) -> bool:
    """Whether no word ends between the two; scripts written without spaces never say so."""
    return before.isalnum() and after.isalnum() and before < "\u0e00" and after < "\u0e00"
