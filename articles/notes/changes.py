"""What became of the words of a note: a small diff, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONGEST = 2_000
"""Words on either side; of longer ones the whole counts as changed, since a diff takes the square of their number."""
_WORD = re.compile(r"\w+|[^\w\s]")


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
    old, new = ([match.span() for match in _WORD.finditer(text)] for text in (then, now))
    if max(len(old), len(new)) > _LONGEST:
        return [Change(then, now)]
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(
        None, [then[slice(*span)] for span in old], [now[slice(*span)] for span in new], autojunk=False
    )
    made = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        was, here = _cut(then, old, i1, i2), _cut(now, new, j1, j2)
        made.append(Change(here, here) if kind == "equal" else Change(was.strip(), here.strip()))
    return made


def _cut(text: str, words: list[tuple[int, int]], first: int, last: int) -> str:
    """The text from a word up to, not including, another, with the space before it."""
    if first == last:
        return ""
    return text[words[first - 1][1] if first else 0 : words[last - 1][1]]
