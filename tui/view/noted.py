"""Where the notes stand on a side: asked for at every key, and made once as long as the notes are the same."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import Side, Span
    from articles.notes.content.note import Note
    from articles.session import Session
    from tui.view.pages.page import Page
    from tui.view.signs import SignName


class Noted:
    """The notes that have a place on `side`, with their numbers (from 1, as all notes are listed).

    `starts` are sorted pairs of where one begins and its number, `guessed` the numbers of those whose place is a guess.
    """

    def __init__(self, notes: Sequence[Note], side: Side) -> None:
        self.notes = notes
        targets = [
            (target.span, number, target.uncertain)
            for number, note in enumerate(notes, 1)
            for target in note.targets
            if target.side == side and target.span is not None
        ]
        self._placed = sorted(targets, key=lambda each: each[:2])
        self._longest = max((len(span) for span, _, _ in targets), default=0)
        self._rows: tuple[Page | None, list[tuple[SignName, int]]] = (None, [])
        self.starts = [(span.start, number) for span, number, _ in self._placed]
        self.guessed = frozenset(number for _, number, uncertain in targets if uncertain)

    def between(self, low: int, high: int) -> Iterator[tuple[Span, Note]]:
        """The notes that overlap `low` to `high`, and where."""
        first = bisect_left(self.starts, (low - self._longest, 0))
        for span, number, _ in self._placed[first : bisect_left(self.starts, (high, 0))]:
            if low < span.end:
                yield span, self.notes[number - 1]

    def rows(self, page: Page) -> list[tuple[SignName, int]]:
        """The sign of each and the row of the page on which it begins."""
        if self._rows[0] is not page:
            signs: tuple[SignName, SignName] = ("note", "unplaced")
            self._rows = page, [(signs[uncertain], page.row_of(span.start)) for span, _, uncertain in self._placed]
        return self._rows[1]


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
