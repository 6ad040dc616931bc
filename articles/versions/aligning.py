"""Which sentence of an article became which of its later version, and which were only moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.reading.edits.changes import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import Article

_FEWEST: Final = 4
"""Words from which one sentence that stands elsewhere counts as moved; shorter ones stand twice by chance."""
_ALIKE: Final = 75.0
"""Per cent of likeness from which a sentence elsewhere is the same one reworded; half again what is asked in place."""
_COMPARED: Final = 250_000
"""Pairs of sentences at most that are looked at for that."""
_MOVED: Final = "\0"


class Aligned(NamedTuple):
    """A sentence of the old text and one of the new one, by their indices; None where there is none.

    `moved`: it stands elsewhere in the order; `same`: its words are the same. `place` is the index in the new text
    where it stands, or where it stood.
    """

    old: int | None
    new: int | None
    place: int
    moved: bool
    same: bool


def aligned(old: Article, new: Article) -> list[Aligned]:
    """Every sentence of both versions, in the order of the new one; white space does not count."""
    before, after = _words(old), _words(new)
    staying = _staying(before, after)
    moved = _moved(before, after, staying)
    # What moved takes no part in pairing by place: nothing is like a text that holds a sign no sentence has.
    hidden = {index: f"{_MOVED}{index}" for index in moved.values()}
    rest = replaced(
        [f"{_MOVED}{-index - 1}" if index in moved else words for index, words in enumerate(before)],
        [hidden.get(index, words) for index, words in enumerate(after)],
    )
    taken = set(moved.values())
    changed = [each for each in rest if each[0] not in moved and (each[1] is None or each[1] not in taken)]
    pairs = [Aligned(was, now, place, moved=False, same=False) for was, now, place in changed]
    pairs = _reworded_elsewhere(before, after, pairs)
    pairs += (Aligned(was, now, now, moved=True, same=True) for was, now in moved.items())
    pairs += (Aligned(was, now, now, moved=False, same=True) for was, now in staying.items())
    pairs = _least_moved(pairs)
    stays = {pair.old: pair.new for pair in pairs if pair.old is not None and pair.new is not None and not pair.moved}
    stood = list(accumulate((stays.get(index, -1) for index in range(len(before))), max))

    def place(pair: Aligned) -> tuple[int, bool, int]:
        if pair.new is not None:
            return pair.new, False, 0
        return (stood[pair.old or 0], True, pair.old or 0)

    return sorted(pairs, key=place)


def _words(article: Article) -> list[str]:
    return [" ".join(article.quote(sentence.span).split()) for sentence in article.sentences]


def _staying(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """The sentences that stand in the same order in both, by the longest row of them."""
    from rapidfuzz.distance import LCSseq

    found: dict[int, int] = {}
    for step in LCSseq.opcodes(before, after):
        if step.tag == "equal":
            found.update(zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True))
    return found


def _moved(before: Sequence[str], after: Sequence[str], staying: dict[int, int]) -> dict[int, int]:
    """The sentences that stand elsewhere, word for word; short ones only beside another one that moved."""
    kept = set(staying.values())
    places = defaultdict(list)
    for index, words in enumerate(after):
        if index not in kept:
            places[words].append(index)
    moved: dict[int, int] = {}
    for index, words in enumerate(before):
        if index not in staying and places[words]:
            beside = moved.get(index - 1, -2) + 1
            moved[index] = beside if beside in places[words] else places[words][0]
            places[words].remove(moved[index])
    return {
        old: new
        for old, new in moved.items()
        if len(before[old].split()) >= _FEWEST or moved.get(old - 1) == new - 1 or moved.get(old + 1) == new + 1
    }


def _reworded_elsewhere(before: Sequence[str], after: Sequence[str], pairs: Sequence[Aligned]) -> list[Aligned]:
    """The pairs with those joined that are one sentence, reworded in another place; the likest first."""
    from rapidfuzz import fuzz

    gone = [pair for pair in pairs if pair.new is None and pair.old is not None]
    come = [pair for pair in pairs if pair.old is None and pair.new is not None]
    if not gone or not come or len(gone) * len(come) > _COMPARED:
        return list(pairs)
    likely = sorted(
        (
            (-score, x, y)
            for x, a in enumerate(gone)
            for y, b in enumerate(come)
            if (score := fuzz.ratio(before[a.old or 0], after[b.new or 0], score_cutoff=_ALIKE)) >= _ALIKE
        )
    )
    joined: dict[int, int] = {}
    for _, x, y in likely:
        if x not in joined and y not in joined.values():
            joined[x] = y
    made = [Aligned(gone[x].old, come[y].new, come[y].place, moved=True, same=False) for x, y in joined.items()]
    left = {id(gone[x]) for x in joined} | {id(come[y]) for y in joined.values()}
    return [*(pair for pair in pairs if id(pair) not in left), *made]


def _least_moved(pairs: Sequence[Aligned]) -> list[Aligned]:
    """The pairs with as few as can be called moved: all but the longest row of them that stand in one order."""
    both = [pair for pair in pairs if pair.old is not None and pair.new is not None]
    both.sort(key=lambda pair: pair.old or 0)
    ends: list[int] = []
    last: list[int] = []  # for each length, the pair that ends such a row lowest
    before: list[int] = []
    for at, pair in enumerate(both):
        length = bisect_left(ends, pair.new or 0)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [pair.new or 0]
        last[length : length + 1] = [at]
    stay: set[int] = set()
    at = last[-1] if last else -1
    while at >= 0:
        stay.add(at)
        at = before[at]
    kept = [pair._replace(moved=at not in stay) for at, pair in enumerate(both)]
    return [*(pair for pair in pairs if pair.old is None or pair.new is None), *kept]


def by_sentence(pairs: Sequence[Aligned]) -> Iterator[tuple[int, int]]:
    """The old and the new index of every sentence that is in both."""
    return ((pair.old, pair.new) for pair in pairs if pair.old is not None and pair.new is not None)
