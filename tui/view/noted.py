"""Where the notes stand on a side: asked for at every key, and made once as long as the notes are the same."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from articles.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import Side
    from articles.notes.content.note import Note
    from articles.session import Session


class Noted:
    """The notes that have a place on `side`, with their numbers (from 1, as all notes are listed).

    `starts` are sorted pairs of where one begins and its number, `guessed` the numbers of those whose place is a guess.
    """

    def __init__(self, notes: Sequence[Note], side: Side) -> None:
        self.notes = notes
        self._placed = sorted(
            (target.span.start, target.span.end, number, target.uncertain)
            for number, note in enumerate(notes, 1)
            for target in note.targets
            if target.side == side and target.span is not None
        )
        self._longest = max((end - start for start, end, _, _ in self._placed), default=0)
        self.starts = [(start, number) for start, _, number, _ in self._placed]
        self.guessed = frozenset(number for _, _, number, uncertain in self._placed if uncertain)

    def between(self, low: int, high: int) -> Iterator[tuple[Span, Note]]:
        """The notes that overlap `low` to `high`, and where."""
        first = bisect_left(self.starts, (low - self._longest, 0))
        for start, end, number, _ in self._placed[first : bisect_left(self.starts, (high, 0))]:
            if low < end:
                yield Span(start, end), self.notes[number - 1]

    def begin(self, *, guessed: bool) -> list[int]:
        """Where those begin whose place is a guess, or the others, sorted."""
        return [start for start, _, _, uncertain in self._placed if uncertain == guessed]


class NotedSides:
    """`Noted` of both sides, for the notes that the session has now."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[Side, Noted] = {}

    def __call__(self, side: Side) -> Noted:
        """That of one side."""
        known = self._known.get(side)
        if known is None or known.notes is not self._session.notes:
            known = self._known[side] = Noted(self._session.notes, side)
        return known
