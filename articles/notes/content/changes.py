"""How the words of a note have changed: a small diff, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.text.tokens import PRINTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONGEST = 2_000
"""Words on either side; of longer ones the whole counts as changed, since a diff takes the square of their number."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words that stayed (`was` equals `now`) or were replaced; one of the two is empty where words came or went."""

    was: str
    now: str

    @property
    def same(self) -> bool:
        """Whether nothing changed here."""
        return self.was == self.now


def word_changes(then: str, now: str) -> list[Change]:
    """How `then` became `now`, in the order of the words; white space counts as one space."""
    then, now = " ".join(then.split()), " ".join(now.split())
    old, new = (PRINTED.spans(text) for text in (then, now))
    if max(len(old), len(new)) > _LONGEST:
        return [Change(then, now)]
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(
        None, [then[slice(*span)] for span in old], [now[slice(*span)] for span in new], autojunk=False
    )
    made = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        was, here = _cut(then, old, i1, i2), _cut(now, new, j1, j2)
        if kind != "equal":
            made.append(Change(was.strip(), here.strip()))
            continue
        # What follows words that are gone may begin the new text, and has no space before it there.
        gap = " " if made and not made[-1].now and here[:1].isalnum() else ""
        made.append(Change(gap + here, gap + here))
    return made


def in_brackets(changes: Iterable[Change], arrow: str = "→") -> str:
    """The changes as one line, what was replaced in brackets: `asked for in [May → June].`"""
    line = ""
    for change in changes:
        if change.same:
            line += change.now
        else:
            line += f"{' ' if line else ''}[{' '.join(filter(None, (change.was, arrow, change.now)))}]"
    return line


def _cut(text: str, words: Sequence[tuple[int, int]], first: int, last: int) -> str:
    """The text from a word up to, not including, another, with the space before it."""
    if first == last:
        return ""
    return text[words[first - 1][1] if first else 0 : words[last - 1][1]]
