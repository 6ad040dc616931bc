"""Separating an article's body from what is around it: captions, quoted blocks, footnotes, comments, boilerplate.

Nothing is deleted. A paragraph is called something other than body only on a mark that says so, since a paragraph of a
comment reads like one of the body.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.reading.structure.markers import THREAD, Mark, is_caption, mark_of
from articles.reading.structure.paragraphs import Block, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.article import SectionKind

_LONG = 80
_GAP = 3
_SHORT = 60
_NEAR = 3
_BODY_BEFORE = 3
_TWO = 2
_LAST_PART = 2 / 3

_NOTE_SIGN = re.compile(r"(\*{1,3}|[†‡§]|\[(?:\^?\w{1,8})\]:?)\s*(?=\w)")
_SIGNS = "*†‡§["
_BORNE_SIGN = re.compile(r"(?<=[\w\"'”’».)])(\*{1,3}|[†‡§]|\[\^?\w{1,8}\])(?![*\w])")


def label(text: str, blocks: Sequence[Block], known: dict[int, SectionKind] | None = None) -> list[Block]:
    """`blocks` with a kind each. `known` gives kinds found elsewhere, by index: the header's lines, for one."""
    words = [block.span.of(text) for block in blocks]
    kinds: list[SectionKind | None] = [block.kind for block in blocks]
    for index, kind in (known or {}).items():
        kinds[index] = kind
    marks = [None if kinds[index] else mark_of(line) for index, line in enumerate(words)]
    unmarked = [kind is None and mark is None for kind, mark in zip(kinds, marks, strict=True)]
    body = [bare and _is_like_body(line) for bare, line in zip(unmarked, words, strict=True)]
    thread = _thread_start(marks, body)
    _label_site(kinds, marks, words, body, thread)
    _label_captions(kinds, words[:thread])
    _label_footnotes(kinds, words[:thread])
    _label_thread(kinds, marks, thread)
    return [
        block
        if block.kind and block.kind == kind
        else Block(block.span, kind or "body", block.heading, block.lead, block.alone)
        for block, kind in zip(blocks, kinds, strict=True)
    ]


def _is_like_body(line: str) -> bool:
    """Whether a paragraph is as long as those of a body, and ends as a sentence does."""
    return len(line) >= _LONG and ends_sentence(line)


def _label_captions(kinds: list[SectionKind | None], words: Sequence[str]) -> None:
    """Call the lines captions that say by themselves that they are."""
    for index, line in enumerate(words):
        if kinds[index] is None and is_caption(line, first=index == 0):
            kinds[index] = "caption"


def _thread_start(marks: Sequence[Mark | None], body: Sequence[bool]) -> int:
    """Index of the first block of the comment thread; the number of blocks if there is none.

    A thread begins with its heading. A bare "Comments" counts only if another mark stands near it or a thread's lines
    follow; a counted one ("12 comments") if they follow or three body paragraphs stand before it, because pages put a
    count above the article too. Without a heading, two lines that name commenters or votes begin one.
    """
    if THREAD.isdisjoint(filter(None, marks)):
        return len(marks)
    votes_after = [0] * (len(marks) + 1)
    for index in range(len(marks) - 1, -1, -1):
        votes_after[index] = votes_after[index + 1] + (marks[index] in {Mark.COMMENTER, Mark.VOTES})
    bodies = 0
    for index, mark in enumerate(marks):
        bodies += body[index]
        if not bodies or mark not in THREAD or mark is Mark.VOTES:
            continue
        near = any(marks[max(0, index - _NEAR) : index]) or any(marks[index + 1 : index + 1 + _NEAR])
        follows = votes_after[index + 1]
        if mark is Mark.COMMENTER:
            if follows >= _TWO:
                return index
        elif follows or (mark is Mark.COMMENTS and near) or (mark is Mark.COUNTED and bodies >= _BODY_BEFORE):
            return index
    return len(marks)


def _label_site(
    kinds: list[SectionKind | None],
    marks: Sequence[Mark | None],
    words: Sequence[str],
    body: Sequence[bool],
    thread: int,
) -> None:
    """Call the runs of marked lines before `thread` boilerplate, and all that follows the first run after the body."""
    last_body = max((index for index in range(thread) if body[index]), default=-1)
    index = 0
    while index < thread:
        if not marks[index]:
            index += 1
            continue
        end, count = _run(marks, words, index, thread)
        strong = any(mark in {Mark.SITE, Mark.FOOTER, Mark.VOTES} for mark in marks[index:end])
        if count >= _TWO or (count and strong):
            tail = count >= _TWO and last_body >= 0 and index > last_body
            end = thread if tail else end
            for place in range(index, end):
                kinds[place] = kinds[place] or "boilerplate"
        index = max(end, index + 1)


def _run(marks: Sequence[Mark | None], words: Sequence[str], start: int, stop: int) -> tuple[int, int]:
    """End of the run of marked lines at `start`, a few short lines between them included, and how many are marked."""
    end, count, gap = start, 0, 0
    for index in range(start, stop):
        if marks[index]:
            end, count, gap = index + 1, count + 1, 0
            continue
        gap += 1
        if not count or gap > _GAP or len(words[index]) > _SHORT or ends_sentence(words[index]):
            break
    return end, count


def _label_thread(kinds: list[SectionKind | None], marks: Sequence[Mark | None], thread: int) -> None:
    """Call everything from `thread` on comments, save the page's footer at the very end."""
    end = len(marks)
    while end > thread + 1 and marks[end - 1] in {Mark.FOOTER, Mark.SITE}:
        end -= 1
    kinds[thread:end] = ["comments"] * (end - thread)
    if thread < len(marks):
        kinds[end:] = ["boilerplate"] * (len(marks) - end)


def _label_footnotes(kinds: list[SectionKind | None], words: Sequence[str]) -> None:
    """Find lines that begin with a note's sign: after a word that bears it, or alone in the last part of the text."""
    borne: set[str] = set()
    total, before = sum(map(len, words)), 0
    for index, line in enumerate(words):
        sign = _NOTE_SIGN.match(line) if line[:1] in _SIGNS and kinds[index] is None else None
        if sign is not None and not _listed(words, index, line[0]):
            late = line[0] in "*†‡" and before > _LAST_PART * total
            if late or sign.group(1).rstrip(":") in borne:
                kinds[index] = "footnote"
        if any(map(line.__contains__, _SIGNS)):
            borne.update(_BORNE_SIGN.findall(line))
        before += len(line)


def _listed(words: Sequence[str], index: int, sign: str) -> bool:
    """Whether the line is one of a bullet list: its neighbour begins with the same sign and a space."""
    if sign != "*":
        return False
    neighbours = [words[place] for place in (index - 1, index + 1) if 0 <= place < len(words)]
    return any(line.startswith("* ") for line in neighbours)
