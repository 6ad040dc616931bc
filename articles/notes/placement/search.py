"""Finding words that were changed: approximate search with Myers' bit-parallel recurrence (1999; Hyyrö 2003).

A column of the edit-distance table is two integers of as many bits as the pattern is long, so a step over one code
point of the text costs a few integer operations whatever the pattern's length.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

_DIRECT = 2_500
"""Text this short is searched whole; of longer text only the parts that share rare pieces with the pattern."""
_PARTS_KEPT = 6
_COMMON = 64
"""Places of a piece in the text beyond which it says nothing about where the pattern is."""
_NEEDLE = 200
"""Code points of a pattern that are compared with every place of a text, which takes the square of their number."""
_UNLIKE = 40
"""Likeness in per cent below which a place is none: further from the pattern than any hit may be."""
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
    """The parts of `text` worth searching: all of it when short, else those that hold rare pieces of the pattern."""
    if len(text) <= _DIRECT:
        return [(0, len(text))]
    votes = _votes(pattern, text)
    step = max(len(pattern) // 2, 24)
    heard: dict[int, float] = {}
    for start, weight in votes:
        heard[start // step] = heard.get(start // step, 0.0) + weight
    ranked = sorted(heard, key=lambda part: (-heard[part] - heard.get(part + 1, 0.0), part))[:_PARTS_KEPT]
    parts = [(part * step - max_errors, (part + 2) * step + len(pattern) + max_errors) for part in ranked]
    if not heard or heard[ranked[0]] < 1.0:
        parts += ((start - len(pattern), start + 2 * len(pattern)) for start in _nearest(pattern, text))
    return _joined(sorted((max(0, low), min(len(text), high)) for low, high in parts))


def _nearest(pattern: str, text: str) -> list[int]:
    """Where the pattern would start by the place most like its beginning, and by that most like its end."""
    offsets = {0, max(0, len(pattern) - _NEEDLE)}
    found = [
        (offset, fuzz.partial_ratio_alignment(pattern[offset : offset + _NEEDLE], text, score_cutoff=_UNLIKE))
        for offset in sorted(offsets)
    ]
    return [nearest.dest_start - offset for offset, nearest in found if nearest is not None]


def _votes(pattern: str, text: str) -> list[tuple[int, float]]:
    """Where the pattern would start by each place of one of its rare pieces, and how much that says: rarer, more."""
    size = 8 if len(pattern) >= 64 else 6 if len(pattern) >= 32 else 4
    found = []
    for offset in range(0, len(pattern) - size + 1, size // 2):
        piece = pattern[offset : offset + size]
        places: list[int] = []
        place = text.find(piece)
        while place >= 0 and len(places) <= _COMMON:
            places.append(place)
            place = text.find(piece, place + 1)
        if len(places) <= _COMMON:
            found += [(max(0, place - offset), 1 / len(places)) for place in places]
    return found


def _joined(parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order, those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for low, high in parts:
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return joined


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
    """For a very long pattern: the places between its beginning and its end, found by those two alone."""
    heads = approximate(pattern[:_END], text, _END // 4)
    tails = approximate(pattern[-_END:], text, _END // 4)
    room = range(len(pattern) // 2, len(pattern) * 2)
    return [
        Hit(head.start, tail.end, head.errors + tail.errors)
        for head in heads[:4]
        for tail in tails[:4]
        if tail.end - head.start in room
    ]
