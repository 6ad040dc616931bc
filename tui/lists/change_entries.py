"""The list of what changed: a row for each paragraph, and below it the one under the cursor in old and new words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from articles.article import OUTSIDE, SIDES
from articles.reading.display import displayable
from articles.reading.edits.changes import differences
from tui.lists.entry import Entry
from tui.view.noting import LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article, Side
    from articles.reading.edits.changes import Change, Piece
    from tui.background.reload import Versions
    from tui.view.signs import Signs

MOST = 300
"""Changes of one text that are listed."""
_AROUND = 60
"""Characters that stay on either side of words that changed; what lies further away is left out."""
_LONGEST = 600
_PIECES = 4


@dataclass(frozen=True, slots=True)
class ChangeEntries:
    """The rows of what changed from one version of the texts to the next; `present` is what the reader has now."""

    versions: Versions
    present: Mapping[Side, Article]

    @property
    def title(self) -> str:
        """What the list is of, and since when where that is known."""
        from articles.reading.addresses.opening import time_shown

        since = [article.fetched for article in self.versions.before.values() if article.fetched]
        return f"What changed since {time_shown(since[0].time)}" if since else "What changed"

    def entries(self, signs: Signs) -> list[Entry]:
        """A row for each change of either text."""
        return [
            self._entry(side, number, change, signs)
            for side in SIDES
            for number, change in enumerate(self.versions.changes[side][:MOST])
        ]

    def place(self, value: str) -> tuple[Side, int]:
        """The side of a row, and the index of the paragraph that it leads to."""
        side, change = self._change(value)
        return side, change.place

    def detail(self, value: str) -> Content:
        """The paragraph of a row in its old and its new words; nothing for no row."""
        if not value:
            return Content("")
        old, new, pieces = self._words(*self._change(value))
        lines = [
            *(_line("was", old, pieces, "gone") if old else []),
            *([("\n", "")] if old and new else []),
            *(_line("now", new, pieces, "new") if new else []),
        ]
        return Content.assemble(*lines)

    def _entry(self, side: Side, number: int, change: Change, signs: Signs) -> Entry:
        old, new, pieces = self._words(side, change)
        kind = "new" if change.old is None else "gone" if change.new is None else "changed"
        about = LABELS[side].removeprefix("the ")
        beside = ", beside the article" if change.excluded else ""
        head = (
            f"{signs['fold'] if change.excluded else ' '} {about:<11} {self._where(side, change):<6} {kind}{beside}  "
        )
        words = "  ".join(map(_shown, _brief(pieces))) if pieces else _shown(old or new)
        content = Content.assemble((head, "bold"), (words, "$ink-quiet"))
        return Entry(f"{side} {number}", content, displayable(f"{about} {kind}{beside} {old} {new}"))

    def _where(self, side: Side, change: Change) -> str:
        """The paragraph as the texts number it, in the version that has it; else what it is instead."""
        article, index = self.present[side], change.new
        if index is None or index >= len(article.paragraphs):
            article, index = self.versions.before[side], change.old or 0
        number = article.paragraph_number(index)
        return OUTSIDE.get(article.paragraphs[index].kind, "") if number is None else f"¶ {number}"

    def _change(self, value: str) -> tuple[Side, Change]:
        name, _, number = value.partition(" ")
        side: Side = "a" if name == "a" else "b"
        return side, self.versions.changes[side][int(number)]

    def _words(self, side: Side, change: Change) -> tuple[str, str, list[Piece]]:
        """The old words, the new ones ("" for none), and the differences between the two."""
        before, now = self.versions.before[side], self.versions.now[side]
        old = "" if change.old is None else before.paragraphs[change.old].span.of(before.text)
        new = "" if change.new is None else now.paragraphs[change.new].span.of(now.text)
        return old, new, differences(old, new) if old and new else []


def _brief(pieces: list[Piece]) -> list[str]:
    """The first words that changed: `“one” → “three”`, or by themselves where others came or went for nothing."""
    parts: list[str] = []
    for index, (kind, words) in enumerate(pieces):
        quoted = f"“{words.strip()}”"
        if kind == "new" and index > 0 and pieces[index - 1][0] == "gone":
            parts[-1] = f"“{pieces[index - 1][1].strip()}” → {quoted}"
        elif kind != "same":
            parts.append(f"{kind} {quoted}")
        if len(parts) == _PIECES:
            break
    return parts


def _line(name: str, words: str, pieces: list[Piece], own: str) -> list[tuple[str, str]]:
    """One version: what the other has too is dim and shortened, what only this one has is bold."""
    line = [(f"{name}  ", "$ink-quiet")]
    if not pieces:
        return [*line, (_shown(words), "")]
    mine = [piece for piece in pieces if piece[0] in ("same", own)]
    for index, (kind, part) in enumerate(mine):
        if kind == "same":
            line.append((_shortened(_shown(part), first=index == 0, last=index == len(mine) - 1), "$ink-quiet"))
        else:
            line.append((_shown(part), "bold underline"))
    return line


def _shown(words: str) -> str:
    space = " " if words[:1].isspace() else ""
    shown = space + " ".join(displayable(words).split())
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def _shortened(words: str, *, first: bool, last: bool) -> str:
    if first and last:
        return words
    head = "" if first else words[:_AROUND]
    tail = "" if last else words[-_AROUND:]
    return words if len(words) <= len(head) + len(tail) + 3 else f"{head}…{tail}"
