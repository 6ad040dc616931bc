"""What keeps a weak pair from being strong, for the reader who asks why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.matching.scoring import STRONG_SCORE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.matching.match import Weakness
    from articles.matching.passages import Pairing
    from articles.matching.scoring import Scores

# Less than this part of the shortage is not worth a word.
_WORTH_SAYING = 0.15


def weaknesses_of(scores: Scores, pairings: Iterable[Pairing]) -> dict[Pairing, tuple[tuple[Weakness, float], ...]]:
    """For each pairing what it is short of, with its share of the shortage (0..1), the most first; nothing if strong.

    A passage of several sentences is judged by its best pair of sentences.
    """
    at = {cell: number for number, cell in enumerate(zip(scores.rows.tolist(), scores.columns.tolist(), strict=True))}
    found = {}
    for pairing in pairings:
        cells = [at[row, column] for row in pairing.a for column in pairing.b if (row, column) in at]
        best = max(cells, key=lambda number: float(scores.score[number]))
        found[pairing] = _weaknesses(scores, best) if pairing.score < STRONG_SCORE else ()
    return found


def _weaknesses(scores: Scores, number: int) -> tuple[tuple[Weakness, float], ...]:
    if not scores.one_event:
        return (("event", 1.0),)
    short = {group: float(column[number]) for group, column in scores.short.items()}
    total = sum(short.values()) or 1.0
    shares = [(group, round(value / total, 2)) for group, value in short.items() if value / total >= _WORTH_SAYING]
    return tuple(sorted(shares, key=lambda share: -share[1]))
