"""Choosing two articles of a folder: what is offered, what is picked, where the cursor is. No screen, no disk."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from tui.view.describing import short_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from articles.article import Side
    from articles.pair_ranking import LikelyPair, Proposals
    from articles.reading.folder import Listed
    from articles.reading.preview import Preview

Key = tuple[str, int, int]
"""What a row is: ("pair", a, b), ("file", index, 0), ("more", 0, 0), or a row that cannot be chosen."""
Zone = Literal["head", "pair", "more", "blank", "file"]

_NONE: Key = ("", 0, 0)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list: what it is, the articles it shows by index, the words of a heading, the reasons
    and the days."""

    kind: Zone
    key: Key = _NONE
    items: tuple[int, ...] = ()
    words: str = ""
    reasons: tuple[str, ...] = ()
    days: str = ""

    @property
    def choosable(self) -> bool:
        """Whether the cursor can be on it."""
        return self.kind in ("pair", "more", "file")


@dataclass(slots=True)
class Picking:
    """The files of a folder, newest first, what is known of each, and what has been picked.

    `beside` is an article from elsewhere that the other is chosen for; it is the last of `files` then, and picked.
    `offered` is how many likely pairs are shown before the reader asks for more; `complete` tells that all files have
    been looked at, `settled` that no more pairs will be found.
    """

    files: list[Listed]
    beside: bool = False
    side: Side = "a"
    offered: int = 8
    previews: dict[int, Preview] = field(default_factory=dict)
    foreign: set[int] = field(default_factory=set)
    picked: int | None = None
    words: str = ""
    more: bool = False
    cursor: int = 0
    rows: list[Row] = field(default_factory=list)
    complete: bool = False
    settled: bool = False
    stale: bool = False
    _found: Proposals | None = None
    _places: Sequence[int] = ()
    _order: list[int] = field(default_factory=list)
    _touched: bool = False
    _said: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Show what is there."""
        if self.beside:
            self.picked = len(self.files) - 1
        self._sort()
        self._lay()

    # what comes to be known

    def previewed(self, index: int, preview: Preview | None) -> None:
        """Take what a first look at a file showed; None for one that is no article."""
        if preview is None:
            self.foreign.add(index)
            self.stale = True
        else:
            self.previews[index] = preview
            self._said.pop(index, None)

    def refresh(self) -> None:
        """Lay out the rows again once more is known; the order stays once the reader has moved."""
        if self.complete and not self._touched:
            self._sort()
        self._lay()

    def proposed(self, found: Proposals, places: Sequence[int]) -> None:
        """Take the likely pairs among the files at `places`, which rise."""
        self._found, self._places = found, places
        self.refresh()

    # what the reader does

    def narrow(self, words: str) -> None:
        """Show only what holds every one of the words."""
        self.words = words
        self._touched = True
        self._sort()
        self._lay()
        self.cursor = self.first()

    def move(self, steps: int) -> None:
        """Go down by a number of rows, over those that cannot be chosen."""
        self._touched = True
        places = [place for place, row in enumerate(self.rows) if row.choosable]
        if places:
            here = min(range(len(places)), key=lambda each: abs(places[each] - self.cursor))
            self.cursor = places[max(0, min(len(places) - 1, here + steps))]

    def point(self, place: int) -> bool:
        """Go to a row; False if it cannot be chosen."""
        self._touched = True
        if not 0 <= place < len(self.rows) or not self.rows[place].choosable:
            return False
        self.cursor = place
        return True

    def point_near(self, place: int) -> None:
        """Go to the row nearest to a place."""
        self.cursor = max(0, min(place, len(self.rows) - 1))
        self.move(0)

    def choose(self) -> tuple[str, str] | None:
        """Choose what the cursor is on: the paths of the left and the right article once there are two."""
        row = self.rows[self.cursor] if self.cursor < len(self.rows) else Row("blank")
        if row.kind == "more":
            self.more = True
            self._lay()
        elif row.kind == "pair":
            return self._paths(*self._sides(row.items))
        elif row.kind == "file" and self.picked is None:
            self.picked = row.items[0]
            self.narrow("")
        elif row.kind == "file" and row.items[0] == self.picked:
            self.unpick()
        elif row.kind == "file" and self.picked is not None:
            return self._paths(*self._sides((self.picked, row.items[0])))
        return None

    def unpick(self) -> bool:
        """Give back the one that was picked; False if there is none, or it is the one that was brought along."""
        if self.picked is None or self.beside:
            return False
        before, self.picked, self.side = self.picked, None, "a"
        self.narrow(self.words)
        self._go_to(("file", before, 0))
        return True

    def swap(self) -> None:
        """Let the first one picked be the left article, or the right one."""
        self.side = "b" if self.side == "a" else "a"

    # what is shown

    @property
    def count(self) -> int:
        """How many files are offered."""
        return len(self._order)

    @property
    def looked_at(self) -> int:
        """How many files have been looked at."""
        return len(self.previews) + len(self.foreign)

    def title(self, index: int) -> str:
        """The title of an article, or the name of its file."""
        preview = self.previews.get(index)
        return preview.title if preview else self.files[index].name

    def day(self, index: int) -> tuple[date, bool]:
        """The day of an article, and whether it is that of its publication or only that of its file."""
        preview = self.previews.get(index)
        if preview is not None and preview.published is not None:
            return preview.published, True
        return self.files[index].day, False

    def _sort(self) -> None:
        last = len(self.files) - (1 if self.beside else 0)
        kept = (index for index in range(last) if index not in self.foreign)
        self._order = sorted(
            kept, key=lambda index: (-self.day(index)[0].toordinal(), -self.files[index].changed, index)
        )

    def _lay(self) -> None:
        """The rows: likely pairs, or likely partners of the one picked, then all files."""
        self.stale = False
        key = self.rows[self.cursor].key if self.cursor < len(self.rows) else _NONE
        wanted = self.words.casefold().split()
        files = [index for index in self._order if index not in self.foreign and self._holds((index,), (), wanted)]
        self.rows = [*self._likely_rows(wanted)]
        listed = "choose the other" if self.picked is not None else "newest first"
        self.rows.append(Row("head", words=f"{len(files):,} {'article' if len(files) == 1 else 'articles'}, {listed}"))
        self.rows += [Row("file", ("file", index, 0), (index,)) for index in files]
        if not self._touched:
            self.cursor = self.first()
        elif not self._go_to(key):
            self.cursor = max(0, min(self.cursor, len(self.rows) - 1))
            self.move(0)

    def _likely_rows(self, wanted: Sequence[str]) -> list[Row]:
        head = "likely about one event" if self.picked is None else "likely about the same event"
        fitting = [pair for pair in self._likely() if self._holds((pair.a, pair.b), pair.reasons, wanted)]
        shown = fitting if self.more else fitting[: self.offered]
        rows = [self._likely_row(pair) for pair in shown if not {pair.a, pair.b} & self.foreign]
        if len(fitting) > len(shown):
            rows.append(Row("more", ("more", 0, 0), words=f"{len(fitting) - len(shown)} more"))
        if not rows:
            rows.append(Row("blank", words=self._why_none()))
        room = self.offered + 1 - len(rows)
        # The files below stay where they are while pairs are still being found.
        waiting = not self.settled and not wanted and self.picked is None
        return [Row("head", words=head), *rows, *[Row("blank")] * (room if waiting else 1)]

    def _likely(self) -> list[LikelyPair]:
        """The likely pairs, or those of the article that was picked."""
        if self._found is None:
            return []
        if self.picked is None:
            pairs = self._found.pairs
        else:
            # The places rise, so that the article is found by halving.
            place = bisect_left(self._places, self.picked)
            pairs = self._found.partners.get(place, ()) if self.picked in self._places[place : place + 1] else ()
        return [replace(pair, a=self._places[pair.a], b=self._places[pair.b]) for pair in pairs]

    def _why_none(self) -> str:
        if not self.settled:
            return "looking …"
        if self.words.strip():
            return "none with these words"
        return "none that is likely" if self.picked is not None else "no two that are likely"

    def _likely_row(self, pair: LikelyPair) -> Row:
        key = ("pair", pair.a, pair.b)
        if self.picked is None:
            first, second = self._in_order(pair.a, pair.b)
            return Row("pair", key, (first, second), reasons=pair.reasons, days=pair.days)
        other = pair.b if pair.a == self.picked else pair.a
        return Row("pair", key, (self.picked, other), reasons=pair.reasons)

    def _in_order(self, a: int, b: int) -> tuple[int, int]:
        """The article published first is on the left; where that is not known, the name that comes first."""
        days = [self.day(index) for index in (a, b)]
        if all(published for _, published in days) and days[0][0] != days[1][0]:
            return (a, b) if days[0][0] < days[1][0] else (b, a)
        return (a, b) if self.files[a].name <= self.files[b].name else (b, a)

    def _holds(self, items: Iterable[int], reasons: Iterable[str], wanted: Sequence[str]) -> bool:
        if not wanted:
            return True
        words = " ".join([*(reason.casefold() for reason in reasons), *map(self._words, items)])
        return all(word in words for word in wanted)

    def _words(self, index: int) -> str:
        """What the filter looks at: name, title, outlet, the day as it is shown."""
        if index not in self._said:
            preview = self.previews.get(index)
            known = f"{preview.title} {preview.outlet}" if preview else ""
            self._said[index] = f"{self.files[index].name} {known} {short_date(self.day(index)[0])}".casefold()
        return self._said[index]

    def _sides(self, items: tuple[int, ...]) -> tuple[int, int]:
        a, b = items
        return (a, b) if self.side == "a" else (b, a)

    def _paths(self, a: int, b: int) -> tuple[str, str]:
        return self.files[a].path, self.files[b].path

    def first(self) -> int:
        """The place of the first row that can be chosen; 0 if there is none."""
        return next((place for place, row in enumerate(self.rows) if row.choosable), 0)

    def _go_to(self, key: Key) -> bool:
        place = next((place for place, row in enumerate(self.rows) if row.choosable and row.key == key), None)
        if place is not None:
            self.cursor = place
        return place is not None
