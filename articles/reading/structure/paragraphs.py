"""Plain text to paragraphs with exact spans. Line ends are those of Unix, Windows, old Macs and Unicode."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.article import SectionKind, Span
from articles.lexicon import alternatives
from articles.text.characters import unusual

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
"""The characters that end a line."""
TERMINAL = tuple(".!?…。！？:;")
"""What ends a sentence or leads on to the next line."""
HEADER_KEY = re.compile(
    rf"({alternatives(lexicon.everywhere('documents', 'header_lines'))})\s*:\s*(?=\S)", re.IGNORECASE
)
"""The beginning of a header line such as `Outlet: Harbour Post`."""

_NO_BREAKS = "\x1c\x1d\x1e"
"""What ends a line to Python alone."""
_CLOSING = "\"'”’»)]*"
_QUOTED = re.compile(r"(?:>\s*)+")
_LIST_SIGN = re.compile(r"(?:[-*•+]|\d{1,3}[.)]|\[\d+\])\s")

_NARROWEST, _WIDEST = 30, 120
_LEAST_LINES = 3
_FULL_SHARE = 0.7
_TERMINAL_SHARE = 0.5
_CLEARLY_SHORT = 0.75
_HEADER_LINES = 10


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in the making.

    `span` has no white space around it; its first `lead` code points are a list sign, not words. `kind` is set where
    the form of the file itself tells it. `alone` says that blank lines stand before and after it.
    """

    span: Span
    kind: SectionKind | None = None
    heading: bool = False
    lead: int = 0
    alone: bool = True


class _Line(NamedTuple):
    """A line that is not blank: where its words start and end, how far it is indented, and what stands around it."""

    start: int
    end: int
    indent: int
    after_blank: bool
    words: str


def ends_sentence(words: str) -> bool:
    """Whether `words` end as a sentence does, quotation marks and brackets left aside."""
    return words[-12:].rstrip(_CLOSING).endswith(TERMINAL)


def lines_of(text: str) -> list[str]:
    """The lines of a text, their ends included."""
    if unusual(text).isdisjoint(_NO_BREAKS):
        return text.splitlines(keepends=True)
    return re.split(f"(?<=[{LINE_BREAKS}])(?<!\r(?=\n))", text)


def split_paragraphs(text: str, *, width: int | None = None) -> list[Block]:
    """The paragraphs of a plain text, in order.

    Blank lines part paragraphs. So does every line end, unless the lines were broken to a width (`wrap_width`): then
    the lines of a block are one paragraph, save where a line is too short to have been broken, or a list item begins.
    Lines that begin with `>` are quoted. `width` is that of the lines if the text itself does not show it.
    """
    lines = list(_lines(text))
    width = wrap_width(lines) or width
    blocks: list[Block] = []
    first = 0
    for index in range(1, len(lines) + 1):
        if width is not None and index < len(lines) and _joined(lines, first, index, width):
            continue
        alone = lines[first].after_blank and (index == len(lines) or lines[index].after_blank)
        blocks.append(_block(lines[first], lines[index - 1], alone=alone))
        first = index
    return blocks


def _block(first: _Line, last: _Line, *, alone: bool) -> Block:
    block = Block(Span(first.start, last.end), alone=alone)
    mark = _QUOTED.match(first.words) if first.words[0] == ">" else None
    if mark is None or mark.end() == len(first.words):
        return block
    return replace(block, span=Span(first.start + mark.end(), last.end), kind="quoted")


def _lines(text: str) -> Iterator[_Line]:
    start, after_blank = 0, True
    for line in lines_of(text):
        words = line.strip()
        if words:
            indent = line.index(words[0])
            yield _Line(start + indent, start + indent + len(words), indent, after_blank, words)
        after_blank = not words
        start += len(line)


def wrap_width(lines: list[_Line]) -> int | None:
    """The width to which the lines of a text were broken, in code points; None if they were not.

    Looks at the lines that another follows without a blank one between. They were broken if nearly all are full, which
    is that the next line's first word had no room, and few end a sentence. Verses, lists and one-line paragraphs fail
    one of the two.
    """
    inner = [(line, after) for line, after in pairwise(lines) if not after.after_blank]
    if len(inner) < _LEAST_LINES:
        return None
    lengths = sorted(line.indent + len(line.words) for line, _ in inner)
    width = lengths[int(0.98 * (len(lengths) - 1))]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = sum(not _has_room(line, after, width) for line, after in inner)
    terminal = sum(ends_sentence(line.words) for line, _ in inner)
    if full < _FULL_SHARE * len(inner) or terminal > _TERMINAL_SHARE * len(inner):
        return None
    return width


def _has_room(line: _Line, after: _Line, width: float) -> bool:
    room = width - line.indent - len(line.words) - 1
    return room >= 1 and len(after.words.split(None, 1)[0]) <= room


def _joined(lines: list[_Line], first: int, index: int, width: int) -> bool:
    """Whether line `index` goes on with the paragraph that began at line `first`, in a text broken to `width`."""
    line, before = lines[index], lines[index - 1]
    if line.after_blank or line.words.startswith(">") or before.words.startswith(">"):
        return False
    if index <= _HEADER_LINES and (HEADER_KEY.match(line.words) or HEADER_KEY.match(before.words)):
        return False
    ended = ends_sentence(before.words)
    if _has_room(before, line, _CLEARLY_SHORT * width) or (ended and _has_room(before, line, width)):
        return False
    if _LIST_SIGN.match(line.words) and (ended or _LIST_SIGN.match(lines[first].words)):
        return False
    return not (ended and line.indent >= before.indent + 2)
