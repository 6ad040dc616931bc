"""The places a note may stand at in a changed text, how much speaks for each, and which of them may be believed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from articles.notes.placement.context import Side, after, before, own_likeness, sentence_ends
from articles.notes.placement.normal import folded
from articles.notes.placement.search import Hit, approximate
from articles.notes.placement.wording import exchanged, letters

if TYPE_CHECKING:
    from articles.notes.placement.normal import Normalised
    from articles.notes.placement.selectors import Selector

SHORT = 10
"""Normalised quotes up to this long are not placed by changed words, and need context for the same words."""
SHORT_CONTEXT = 0.45
OWN_CONTEXT = 0.6
"""Likeness of the rest of its sentence that part of a sentence needs, on one side, to be the same words."""
SURE_CONTEXT = 0.8
"""Likeness of the context on one side from which the same words are the reader's, and no others are looked for."""
CLOSE = 0.92
"""Likeness from which a quote is the same but for a mistake or two."""
IN_PLACE = 0.75
"""Likeness of the context, on both sides, with which other words stand in the place of the quote's."""
TELLING = 40
"""Normalised quotes with so many letters are no phrases that are used often: the same words are the reader's."""
INTERRUPTION, SHORTEST_END = 160, 3
"""Code points that may be put into a quote, and those that must stand on the other side of them."""
EDGE_CONTEXT, EDGE_REACH, SIGN_REACH = 8, 12, 3
"""Code points of context that say where a changed quote begins or ends; how far off that may be; and its last sign."""
MAX_ERRORS = 0.45
"""Part of the quote that may differ in the approximate search."""
LONGEST_CHANGED = 20_000
"""Normalised quotes longer than this are found only unchanged: comparing takes the square of their length."""
MANY = 400
"""Copies of the same words beyond which only those with the same neighbours are compared."""
COMMON = 40
"""Places of a part of the quote or its context beyond which that says nothing about where the quote is."""
_OLD_POSITION = 0.02


@dataclass(frozen=True, slots=True)
class Ground:
    """One search: the text, its normalised form, the quote, normalised, and its context on both sides."""

    text: str
    whole: Normalised
    wanted: Selector
    quote: str
    before: Side
    after: Side

    @classmethod
    def of(cls, text: str, whole: Normalised, wanted: Selector) -> Ground:
        """The search for `wanted` in `text`."""
        sides = before(wanted.prefix), after(wanted.exact, wanted.suffix)
        return cls(text, whole, wanted, folded(wanted.exact), *sides)

    @property
    def prefix(self) -> str:
        """The context before the quote, normalised, as it is read."""
        return self.before.text[::-1]

    @property
    def suffix(self) -> str:
        """The context after the quote, normalised."""
        return self.after.text

    def span(self, candidate: Candidate) -> tuple[int, int]:
        """The candidate's range of code points in the text; changed words are taken whole where the quote's were."""
        start, end = self.whole.span(candidate.start, candidate.end)
        return _in_whole_words(self, start, end) if candidate.changed else (start, end)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A range of the normalised text: how like the quote it is, and its context (None: there was none to compare).

    `own` is the likeness of the context within the quote's own sentence, None where that says nothing.
    """

    start: int
    end: int
    quote: float
    before: float | None
    after: float | None
    own: float | None
    score: float
    changed: bool

    @property
    def at_edge(self) -> bool:
        """Whether the quote was the first or the last of its text, and is no longer."""
        return self.before is None or self.after is None

    @property
    def best_side(self) -> float:
        """The better of the two contexts."""
        return max(self.before or 0.0, self.after or 0.0)

    @property
    def worst_side(self) -> float:
        """The worse of the two contexts; 0 when one was not there to compare."""
        return min(self.before or 0.0, self.after or 0.0)


def best(ground: Ground) -> Candidate | None:
    """The place of the quote: of the same words in the context that fits best, or of words like them.

    None when there is none that may be believed.
    """
    same = _best_same(ground) if ground.quote in ground.whole.text else None
    if same is not None and (_tells(ground, same) or _in_its_sentence(ground, same)):
        return same
    # The same words elsewhere may be a phrase that is used often, while the reader's own were changed.
    changed = _best_changed(ground)
    return same if changed is None or (same is not None and same.score >= changed.score) else changed


def _in_its_sentence(ground: Ground, candidate: Candidate) -> bool:
    """Whether so much speaks for a copy of the same words that no others need to be looked for."""
    return candidate.best_side >= SURE_CONTEXT and not _exchanged_around(ground, candidate)


def _best_same(ground: Ground) -> Candidate | None:
    """The copy of the same words whose context fits best; None when it cannot be distinguished from the others."""
    starts = _copies(ground)
    candidates = [_weighed(ground, Hit(start, start + len(ground.quote), 0)) for start in starts]
    candidates = [candidate for candidate in candidates if _whole_words(ground, candidate)]
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: (candidate.score, -candidate.start))
    if letters(ground.quote) <= SHORT and not _sure_of_short(ground, best):
        return None
    return best if _tells(ground, best) or (best.own or 0.0) >= OWN_CONTEXT else None


def _tells(ground: Ground, candidate: Candidate) -> bool:
    """Whether the quote is a whole sentence, or too long for a phrase that is used often."""
    return candidate.own is None or letters(ground.quote) >= TELLING


def _sure_of_short(ground: Ground, candidate: Candidate) -> bool:
    """Whether the context says that these few words, which may stand anywhere, are the reader's."""
    if not ground.prefix and not ground.suffix:
        return True
    alike = candidate.best_side if candidate.at_edge else candidate.worst_side
    return alike >= SHORT_CONTEXT and not _exchanged_around(ground, candidate)


def _best_changed(ground: Ground) -> Candidate | None:
    """The place of words like the quote that may be believed; None when there is none."""
    if len(ground.quote) > LONGEST_CHANGED:
        return None
    if len(ground.quote) <= SHORT:
        return _mistyped_between(ground)
    hits = approximate(ground.quote, ground.whole.text, int(len(ground.quote) * MAX_ERRORS))
    believed = _believed(ground, [variant for hit in hits for variant in _edges(ground, hit)])
    if all(candidate.worst_side < SURE_CONTEXT for candidate in believed):
        between = _between(ground)
        # What was put in between the quote and the next paragraph is not the quote's, however well its neighbours fit.
        if between is not None and (not hits or _ends_in(ground, between) <= sentence_ends(ground.wanted.exact)):
            believed += _believed(ground, [between])
        interrupted = _interrupted(ground)
        believed += [interrupted] if interrupted else []
    return max(believed, key=lambda candidate: (candidate.score, -candidate.start), default=None)


def _believed(ground: Ground, hits: list[Hit]) -> list[Candidate]:
    """Those of the hits that may be the reader's words."""
    candidates = (_weighed(ground, hit) for hit in dict.fromkeys(hits))
    return [candidate for candidate in candidates if _believable(ground, candidate)]


def _mistyped_between(ground: Ground) -> Candidate | None:
    """A few words with one letter lost, put in or changed, between the same words that were around them."""
    between = _between(ground)
    candidate = _weighed(ground, between) if between is not None else None
    if candidate is None or candidate.worst_side < SURE_CONTEXT or any(map(str.isnumeric, ground.quote)):
        return None
    words = ground.whole.text[candidate.start : candidate.end]
    return candidate if len(words) >= SHORT // 2 and OSA.distance(words, ground.quote) == 1 else None


def _edges(ground: Ground, hit: Hit) -> list[Hit]:
    """The hit, and the same with its ends where the context says that the quote begins and ends."""
    text, starts, ends = ground.whole.text, [hit.start], [hit.end]
    before, after, reach = ground.prefix[-EDGE_CONTEXT:], ground.suffix[:EDGE_CONTEXT], EDGE_CONTEXT + EDGE_REACH
    if len(before) == EDGE_CONTEXT:
        low = max(0, hit.start - EDGE_REACH - EDGE_CONTEXT)
        at = text.rfind(before, low, hit.start + EDGE_REACH)
        starts += [at + EDGE_CONTEXT] if at >= 0 and before not in ground.quote[:reach] else []
    if len(after) == EDGE_CONTEXT:
        at = text.find(after, max(hit.start + 1, hit.end - EDGE_REACH), hit.end + EDGE_REACH + EDGE_CONTEXT)
        ends += [at] if at >= 0 and after not in ground.quote[-reach:] else []
    pairs = [(start, end) for start in dict.fromkeys(starts) for end in dict.fromkeys(ends)]
    return [Hit(start, end, hit.errors) for start, end in pairs if start < end]


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
    left = ground.whole.text[max(0, hit.start - 40) : hit.start][::-1]
    right = ground.whole.text[hit.end : hit.end + 40]
    before, after = ground.before.likeness(left), ground.after.likeness(right)
    sides = [(before, ground.before.weight), (after, ground.after.weight)]
    known = [(value, max(weight, 0.3)) for value, weight in sides if value is not None]
    context = sum(value * weight for value, weight in known) / sum(weight for _, weight in known) if known else 0.0
    distance = abs(ground.whole.start(hit.start) - ground.wanted.start) / max(1, len(ground.text))
    near = 1.0 - min(1.0, distance) if ground.wanted.start >= 0 else 0.0
    score = 0.5 * quote + (0.5 - _OLD_POSITION) * context + _OLD_POSITION * near
    own = own_likeness(ground.before, left, ground.after, right)
    return Candidate(hit.start, hit.end, quote, before, after, own, score, piece != ground.quote)


def _believable(ground: Ground, candidate: Candidate) -> bool:
    """Whether likeness and context together are enough to say that these are the reader's words, changed."""
    if _is_neighbour(ground, candidate) or (candidate.own is not None and candidate.own < OWN_CONTEXT):
        return False
    start, end = ground.span(candidate)
    changes = exchanged(ground.wanted.exact, ground.text[start:end])
    if changes.words:
        # Other words about another figure are another statement.
        one = changes.words == 1 or not changes.figures
        return one and _is_correction(ground, candidate)
    if candidate.quote >= CLOSE:
        return True
    if candidate.quote >= 0.80 and candidate.best_side >= 0.55:
        return True
    return candidate.quote >= 0.55 and candidate.worst_side >= 0.6 and not _exchanged_around(ground, candidate)


def _is_correction(ground: Ground, candidate: Candidate) -> bool:
    """Whether other words stand in the same place; anywhere else they are another statement."""
    in_place = candidate.worst_side >= IN_PLACE or (
        candidate.at_edge and candidate.best_side >= IN_PLACE and candidate.quote >= CLOSE
    )
    return candidate.quote >= 0.55 and in_place and _one_statement(ground, candidate)


def _exchanged_around(ground: Ground, candidate: Candidate) -> int:
    """How many words of the rest of the quote's sentence were replaced."""
    start, end = ground.span(candidate)
    left = ground.text[max(0, start - len(ground.before.own)) : start]
    right = ground.text[end : end + len(ground.after.own)]
    return exchanged(ground.before.own, left).words + exchanged(ground.after.own, right).words


def _one_statement(ground: Ground, candidate: Candidate) -> bool:
    """Whether nothing else around the words was exchanged, and no more sentences end in them than in the quote."""
    return not _exchanged_around(ground, candidate) and _ends_in(ground, candidate) <= sentence_ends(
        ground.wanted.exact
    )


def _ends_in(ground: Ground, place: Candidate | Hit) -> int:
    """How many sentences end inside a place."""
    start, end = ground.whole.span(place.start, place.end)
    return sentence_ends(ground.text[start:end])


def _is_neighbour(ground: Ground, candidate: Candidate) -> bool:
    """Whether the words are those that stood beside the quote when it was made."""
    piece = ground.whole.text[candidate.start : candidate.end]
    return _rather(ground.suffix, ground.quote, piece) or _rather(ground.before.text, ground.quote[::-1], piece[::-1])


def _rather(beside: str, quote: str, piece: str) -> bool:
    """Whether `piece` begins like what stood `beside` the quote rather than like the quote."""
    size = len(beside)
    if size < SHORT or len(piece) < size:
        return False
    alike = Levenshtein.normalized_similarity(beside, piece[:size])
    return alike >= 0.85 and alike > Levenshtein.normalized_similarity(quote[:size], piece[:size])


def _between(ground: Ground) -> Hit | None:
    """What lies between the prefix and the suffix, when both are found and the room between them is plausible."""
    before, after, text = ground.prefix, ground.suffix, ground.whole.text
    if len(before) < SHORT or len(after) < SHORT:
        return None
    opens, closes = _places(before, text, 5), _places(after, text, 5)
    room = range(len(ground.quote) // 3, len(ground.quote) * 3)
    pairs = [(left, right) for left in opens for right in closes if right.start - left.end in room]
    if not pairs:
        return None
    left, right = min(pairs, key=lambda pair: (pair[0].errors + pair[1].errors, pair[0].start, pair[1].start))
    return Hit(left.end, right.start, left.errors + right.errors)


def _places(words: str, text: str, letters: int) -> list[Hit]:
    """Where `words` stand, the same, or else with one error in so many `letters`; nowhere, if they are everywhere."""
    starts = [copy.start() for copy in islice(re.finditer(re.escape(words), text), COMMON + 1)]
    if not starts:
        return approximate(words, text, len(words) // letters)
    return [Hit(start, start + len(words), 0) for start in starts] if len(starts) <= COMMON else []


def _interrupted(ground: Ground) -> Candidate | None:
    """The quote with something put in its middle, such as an advertisement: its beginning and its end stand close."""
    third = len(ground.quote) // 3
    if third < SHORT // 2:
        return None
    text, quote = ground.whole.text, ground.quote
    heads, tails = _places(quote[:third], text, 8), _places(quote[-third:], text, 8)
    pairs = [(head.start, tail.end) for head in heads for tail in tails]
    pairs += [(head.start, _end_after(quote, text, head.start)) for head in heads]
    pairs += [(_start_before(quote, text, tail.end), tail.end) for tail in tails]
    room = range(len(quote) + 1, len(quote) + INTERRUPTION)
    candidates = [_weighed(ground, Hit(start, end, 0)) for start, end in dict.fromkeys(pairs) if end - start in room]
    believed = [
        whole for candidate in candidates if candidate.best_side >= 0.7 and (whole := _holding_most(ground, candidate))
    ]
    return max(believed, key=lambda candidate: (candidate.score, -candidate.start), default=None)


def _end_after(quote: str, text: str, start: int) -> int:
    """Where a quote that begins at `start` ends, when its end stands a little after what matches of its beginning."""
    size = 0
    while size < len(quote) and text[start + size : start + size + 1] == quote[size]:
        size += 1
    rest = quote[size:]
    at = text.find(rest, start + size, start + len(quote) + INTERRUPTION) if len(rest) >= SHORTEST_END else -1
    return at + len(rest) if at >= 0 else start


def _start_before(quote: str, text: str, end: int) -> int:
    """Where a quote that stops at `end` begins, when its beginning stands a little before what matches of its end."""
    window = text[max(0, end - len(quote) - INTERRUPTION) : end]
    return end - _end_after(quote[::-1], window[::-1], 0)


def _holding_most(ground: Ground, candidate: Candidate) -> Candidate | None:
    """The candidate, as like the quote as what is left of that, if nearly all of it is there with one thing put in."""
    piece = ground.whole.text[candidate.start : candidate.end]
    kept = fuzz.ratio(ground.quote, piece) / 200 * (len(ground.quote) + len(piece)) / len(ground.quote)
    start, end = ground.span(candidate)
    if kept < 0.85 or exchanged(ground.wanted.exact, ground.text[start:end]).words:
        return None
    return replace(candidate, quote=kept, score=candidate.score + 0.5 * (kept - candidate.quote))


def _whole_words(ground: Ground, candidate: Candidate) -> bool:
    """Whether the candidate begins and ends where words do, if the quote did."""
    start, end = ground.span(candidate)
    return (start, end) == _in_whole_words(ground, start, end)


def _in_whole_words(ground: Ground, start: int, end: int) -> tuple[int, int]:
    """The range without words cut at its ends, if the quote cut none, and with the sign that ended the quote."""
    wanted, text = ground.wanted, ground.text
    low, high = max(0, start - EDGE_REACH), min(len(text), end + EDGE_REACH)
    if not (wanted.prefix and _inside_word(wanted.prefix[-1], wanted.exact[0])):
        while low < start < len(text) and _inside_word(text[start - 1], text[start]):
            start -= 1
    if not (wanted.suffix and _inside_word(wanted.exact[-1], wanted.suffix[0])):
        while 0 < end < high and _inside_word(text[end - 1], text[end]):
            end += 1
        sign = text.find(wanted.exact[-1], end, end + SIGN_REACH)
        if not wanted.exact[-1].isalnum() and text[end - 1] != wanted.exact[-1] and sign >= 0:
            end = sign + 1
    return start, end


def _inside_word(before: str, after: str) -> bool:
    """Whether no word ends between the two; scripts written without spaces never say so."""
    return before.isalnum() and after.isalnum() and before < "\u0e00" and after < "\u0e00"
