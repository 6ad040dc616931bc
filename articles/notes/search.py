"""Finding words that were changed: approximate search with Myers' bit-parallel recurrence (1999; Hyyrö 2003).

A column of the edit-distance table is two integers of as many bits as the pattern is long, so a step over one code
point of the text costs a few integer operations whatever the pattern's length.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

_DIRECT = 2_500
"""Text this short is searched whole; longer text is first sieved in blocks (a sieve costs more below this)."""
_BLOCKS_KEPT = 6
_LONGEST = 2_000
"""Pattern length above which the ends are looked for instead of the whole."""
_END = 240


@dataclass(frozen=True, slots=True)
class Hit:
    """A place of a text that is within `errors` edits of the pattern."""

    start: int
    end: int
    errors: int


def approximate(pattern: str, text: str, max_errors: int) -> list[Hit]:
    """The places of `text` closest to `pattern`, at most `max_errors` edits away, best first, not overlapping."""
    if not pattern or not text:
        return []
    if len(pattern) > _LONGEST:
        return _by_ends(pattern, text)
    hits: list[Hit] = []
    for low, high in _windows(pattern, text, max_errors):
        hits += [
            Hit(hit.start + low, hit.end + low, hit.errors) for hit in _search(pattern, text[low:high], max_errors)
        ]
    return _apart(hits)


def _windows(pattern: str, text: str, max_errors: int) -> list[tuple[int, int]]:
    """The parts of `text` worth searching: all of it when short, else the blocks most like the pattern."""
    if len(text) <= _DIRECT:
        return [(0, len(text))]
    size = max(3 * len(pattern), 300)
    overlap = len(pattern) + max_errors
    lows = range(0, max(1, len(text) - overlap), size)
    scored = [(fuzz.partial_ratio(pattern, text[low : low + size + overlap]), -low) for low in lows]
    kept = sorted(scored, reverse=True)[:_BLOCKS_KEPT]
    return [(-low, min(len(text), -low + size + overlap)) for _, low in kept]


def _search(pattern: str, text: str, max_errors: int) -> list[Hit]:
    """Hits of `pattern` in `text`: one for each local minimum of the edit distance."""
    distances = _distances(pattern, text)
    hits = []
    size = len(text)
    for index, distance in enumerate(distances):
        if distance > max_errors:
            continue
        falls = index == 0 or distance < distances[index - 1]
        if falls or (distance == distances[index - 1] and index):
            ahead = index + 1
            if ahead < size and distances[ahead] < distance:
                continue
            hits.append((distance, index + 1))
    best = sorted(hits)[:40]
    return [_with_start(pattern, text, end, errors) for errors, end in best]


def _with_start(pattern: str, text: str, end: int, errors: int) -> Hit:
    """The hit that ends at `end`: of the starts with the fewest errors, the one that keeps the pattern's length."""
    low = max(0, end - len(pattern) - errors)
    backwards = _distances(pattern[::-1], text[low:end][::-1])
    fewest = min(backwards, default=errors)
    lengths = [index + 1 for index, distance in enumerate(backwards) if distance == fewest]
    length = min(lengths, key=lambda each: abs(each - len(pattern)), default=0)
    return Hit(end - length, end, fewest)


def _distances(pattern: str, text: str) -> list[int]:
    """For every end in `text`, the edit distance of `pattern` to the closest piece that ends there."""
    mask = (1 << len(pattern)) - 1
    top = 1 << (len(pattern) - 1)
    places: dict[str, int] = {}
    for index, char in enumerate(pattern):
        places[char] = places.get(char, 0) | (1 << index)
    rises, falls, distance = mask, 0, len(pattern)
    distances = []
    for char in text:
        equal = places.get(char, 0)
        vertical = equal | falls
        horizontal = (((equal & rises) + rises) ^ rises) | equal
        up = falls | (~(horizontal | rises) & mask)
        down = rises & horizontal
        if up & top:
            distance += 1
        elif down & top:
            distance -= 1
        up = (up << 1) & mask
        down = (down << 1) & mask
        rises = down | (~(vertical | up) & mask)
        falls = up & vertical
        distances.append(distance)
    return distances


def _apart(hits: list[Hit]) -> list[Hit]:
    """The hits that overlap no better one, best first."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda each: (each.errors, each.start, each.end)):
        if hit.end > hit.start and all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    return kept[:20]


def _by_ends(pattern: str, text: str) -> list[Hit]:
    """For a very long pattern: the places between its beginning and its end, told by those two alone."""
    heads = approximate(pattern[:_END], text, _END // 4)
    tails = approximate(pattern[-_END:], text, _END // 4)
    room = range(len(pattern) // 2, len(pattern) * 2)
    return [
        Hit(head.start, tail.end, head.errors + tail.errors)
        for head in heads[:4]
        for tail in tails[:4]
        if tail.end - head.start in room
    ]
