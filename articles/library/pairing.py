"""The likely pairs of a whole library, and its events: who tells of the same thing as whom.

Not all pairs are looked at: for each text those partners that share its rarest words (`articles.matching.signatures`),
which are then weighed and vouch for one another as in `articles.library.events`. Time grows with the number of texts.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from articles.library.events import rarities, says, shared
from articles.library.judging import Around, all_keys, chances, vouched
from articles.library.profile import read
from articles.matching.signatures.events import events
from articles.matching.signatures.grouping import COPIES, UNKNOWN_DAY, Keyed, Postings, candidates, count_keys
from articles.matching.signatures.keys import SCALE
from articles.matching.signatures.wording import likeness
from articles.pair_ranking import days_shown
from articles.reading.loader import article_from_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from articles.library.library import Entry, Library, Mark

    Ints = NDArray[np.int64]

MOST = 50
"""How many pairs are given, at most."""
LEAST = 0.5
"""The chance of one event from which a pair is given."""
UNJUDGED = 0.05
"""What a pair counts that was no candidate."""
PARTNERS = 20
"""Partners of a text that are weighed; benchmarks.library shows what more would find."""

_LEAST_SCORE = 0.1
_BLOCK = 4_000


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, how probably (0..1) they tell of one event, and why; as `Told` of `articles.library.events` has it."""

    a: Entry
    b: Entry
    chance: float
    names: tuple[str, ...]
    words: tuple[str, ...]
    days: str = ""
    copy: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """All pairs of a library that were weighed: `numbers` of the latest texts, pairs by their places in that, a < b,
    and how probably each tells of one event.
    """

    numbers: Ints
    a: Ints
    b: Ints
    chance: NDArray[np.float64]


def pairs_of(library: Library, most: int = MOST, progress: Callable[[float], None] | None = None) -> list[Pair]:
    """The likeliest pairs of the library, best first; copies of one text come behind the others.

    `progress` gets fractions from 0 to 1. Two sources of one text are one text, and no pair.
    """
    found = weigh(library, progress)
    keep = np.flatnonzero(found.chance >= LEAST)
    a, b = found.numbers[found.a[keep]], found.numbers[found.b[keep]]
    alike = _alike(library, a.tolist(), b.tolist())
    order = np.lexsort((b, a, -found.chance[keep], alike > 0))[:most]
    entries = {each.number: each for each in library.entries(np.concatenate((a[order], b[order])).tolist())}
    told = []
    for at in order.tolist():
        one, other = int(a[at]), int(b[at])
        if one in entries and other in entries:
            chance, copy = round(float(found.chance[keep[at]]), 4), round(float(alike[at]), 3)
            told.append(_told(library, entries[one], entries[other], chance, copy))
    return told


def events_of(found: Weighed) -> list[list[int]]:
    """The numbers of texts that tell of one event, largest group first; a text alone is no group.

    Groups are joined as `articles.matching.signatures.events` has it.
    """
    members: defaultdict[int, list[int]] = defaultdict(list)
    joined = events(len(found.numbers), found.a, found.b, found.chance, UNJUDGED)
    for at, first in enumerate(joined.tolist()):
        members[first].append(at)
    every = sorted((each for each in members.values() if len(each) > 1), key=lambda each: (-len(each), each))
    return [[int(found.numbers[at]) for at in each] for each in every]


def weigh(library: Library, progress: Callable[[float], None] | None = None) -> Weighed:
    """Weigh every pair of texts that share rare words. `progress` gets fractions from 0 to 1."""
    tell = progress or (lambda _: None)
    marks = library.marks()
    numbers = np.array([mark.number for mark in marks], dtype=np.int64)
    partners = _partners(marks)
    tell(0.1)
    counts, total = library.counts(), len(numbers)
    sums: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
    for place, beside in enumerate(partners):
        if beside:
            some = [marks[each] for each in (place, *beside)]
            profiles = [each.profile for each in some]
            keys = all_keys(profiles)
            wordings, days = np.stack([each.wording for each in some]), [each.day for each in some]
            row = vouched(chances(Around(profiles, wordings, days, keys, rarities(keys, counts, total))))[0, 1:]
            for other, chance in zip(beside, row.tolist(), strict=True):
                sums[min(place, other), max(place, other)].append(chance)
        if place % 100 == 0:
            tell(0.1 + 0.9 * place / max(1, total))
    tell(1.0)
    cells = np.array(sorted(sums), dtype=np.int64).reshape(-1, 2)
    chance = np.array([sum(sums[a, b]) / len(sums[a, b]) for a, b in cells.tolist()])
    return Weighed(numbers, cells[:, 0], cells[:, 1], chance)


def _partners(marks: Sequence[Mark]) -> list[list[int]]:
    """For each text the places of those that share its rarest words, found from either side, the likeliest first."""
    profiles = [mark.profile for mark in marks]
    days = np.array([mark.day.toordinal() if mark.day else UNKNOWN_DAY for mark in marks], dtype=np.int32)
    none = np.zeros(0, dtype=np.uint32)
    starts = np.concatenate(([0], np.cumsum([len(each.keys) for each in profiles], dtype=np.int64)))
    keys = np.concatenate([none, *(each.keys for each in profiles)])
    ones = [says(each, np.ones(len(each.keys), dtype=np.float32)) for each in profiles]
    weights = np.concatenate([none, *ones]) * SCALE
    keyed = Keyed(starts, keys, weights.clip(max=255).astype(np.uint8))
    postings = [Postings.of([keyed], count_keys([keys]), days)]
    beside: list[dict[int, float]] = [{} for _ in profiles]
    for first in range(0, len(profiles), _BLOCK):
        found = candidates(postings, range(first, min(first + _BLOCK, len(profiles))), PARTNERS, _LEAST_SCORE)
        for a, b, score in zip(found.a.tolist(), found.b.tolist(), found.score.tolist(), strict=True):
            beside[a][b] = beside[b][a] = score
    return [sorted(each, key=lambda other: -each[other])[:PARTNERS] for each in beside]


def _alike(library: Library, a: Sequence[int], b: Sequence[int]) -> NDArray[np.float64]:
    """How alike the wording of each two texts is, 0 for those that are no copies."""
    wordings = {mark.number: mark.wording for mark in library.marks(sorted({*a, *b}))}
    alike = np.array([float(likeness(wordings[one], wordings[other])) for one, other in zip(a, b, strict=True)])
    return np.where(alike >= COPIES, alike, 0.0)


def _told(library: Library, a: Entry, b: Entry, chance: float, copy: float) -> Pair:
    known = read(article_from_text(library.text(a.number), language=a.language))
    other = library.marks([b.number])[0].profile
    names, words = shared(known, other, rarities(known.profile.keys, library.counts(), library.count()))
    return Pair(a, b, chance, names, words, days_shown(a.published, b.published), copy)
