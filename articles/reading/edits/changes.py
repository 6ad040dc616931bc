"""What changed in an article between two readings: paragraph by paragraph, and within one word by word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from articles.reading.edits.recut import is_excluded
from articles.text.tokens import PRINTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import Article

Piece = tuple[Literal["same", "gone", "new"], str]

_ALIKE = 50
"""Per cent of likeness from which a paragraph counts as another wording of one, and not as a new one."""
_COMPARED = 400
"""Pairs of paragraphs in one place that are looked at for likeness; where there are more, they are taken in order."""
_LONGEST = 20_000
"""Words of two paragraphs, multiplied by a thousand, up to which they are compared word by word."""


@dataclass(frozen=True, slots=True)
class Change:
    """A changed paragraph: its index in the old text and in the new one; None where it is not there.

    `place` is the index in the new text where it stands, or where it stood. `excluded` is true for no part of the
    article: a comment, or what the page has around it.
    """

    old: int | None
    new: int | None
    place: int
    excluded: bool


def changes(old: Article, new: Article) -> list[Change]:
    """The paragraphs that changed from `old` to `new`, in the order of the new text. White space does not count."""
    return [
        Change(was, now, place, _excluded(old, was) if now is None else _excluded(new, now))
        for was, now, place in replaced(_words(old), _words(new))
    ]


def replaced(before: Sequence[str], after: Sequence[str]) -> list[tuple[int | None, int | None, int]]:
    """What of a row of texts is otherwise in another row: the index before, after, and where it stands in the latter.

    Texts of one place that are alike belong together; one that has no partner has None on the other side.
    """
    from rapidfuzz.distance import LCSseq

    found: list[tuple[int | None, int | None, int]] = []
    gone, come, place = range(0), range(0), 0
    for step in LCSseq.opcodes(before, after):
        if step.tag == "equal":
            found += _paired((before, gone), (after, come), place)
            gone, come = range(0), range(0)
        else:
            gone = _joined(gone, range(step.src_start, step.src_end))
            come = _joined(come, range(step.dest_start, step.dest_end))
            place = step.dest_end
    return [*found, *_paired((before, gone), (after, come), place)]


def differences(old: str, new: str) -> list[Piece]:
    """The words of two paragraphs in one row: what both have, what is gone and what is new."""
    before, after = PRINTED.texts(old), PRINTED.texts(new)
    if len(before) * len(after) > _LONGEST * 1000:
        return [("gone", " ".join(old.split())), ("new", " ".join(new.split()))]
    from rapidfuzz.distance import LCSseq

    old_words, new_words = _spaced(old), _spaced(new)
    pieces: list[Piece] = []
    gone, come = "", ""
    for step in LCSseq.opcodes(before, after):
        old_part = "".join(old_words[step.src_start : step.src_end])
        new_part = "".join(new_words[step.dest_start : step.dest_end])
        if step.tag == "equal":
            pieces += [*_replaced(gone, come), ("same", new_part)]
            gone, come = "", ""
        else:
            gone, come = gone + old_part, come + new_part
    return [*pieces, *_replaced(gone, come)]


def _replaced(gone: str, come: str) -> list[Piece]:
    pieces: list[Piece] = [("gone", gone), ("new", come)]
    return [piece for piece in pieces if piece[1]]


def summary(found: Sequence[Change]) -> str:
    """How much changed, in words: `2 paragraphs changed, 1 new, 3 beside the article`; "" for nothing."""
    own = [change for change in found if not change.excluded]
    counts = (
        (sum(each.old is not None and each.new is not None for each in own), "changed"),
        (sum(each.old is None for each in own), "new"),
        (sum(each.new is None for each in own), "gone"),
        (len(found) - len(own), "beside the article"),
    )
    parts = [f"{count} {word}" for count, word in counts if count]
    if not parts:
        return ""
    number, _, rest = parts[0].partition(" ")
    return ", ".join([f"{number} paragraph{'' if number == '1' else 's'} {rest}", *parts[1:]])


def _excluded(article: Article, index: int | None) -> bool:
    return index is not None and is_excluded(article.paragraphs[index].kind)


def _words(article: Article) -> list[str]:
    return [" ".join(paragraph.span.of(article.text).split()) for paragraph in article.paragraphs]


def _joined(one: range, other: range) -> range:
    """Two neighbouring ranges as one."""
    if not one:
        return other
    return range(one.start, other.stop) if other else one


def _paired(
    old: tuple[Sequence[str], range], new: tuple[Sequence[str], range], place: int
) -> Iterator[tuple[int | None, int | None, int]]:
    """The changes of one place: old and new texts that are similar belong together, in order."""
    from rapidfuzz import fuzz

    (old_words, gone), (new_words, come) = old, new
    looked_at = len(gone) * len(come) <= _COMPARED
    rest = gone.start
    for index in come:
        alike = (
            each
            for each in range(rest, gone.stop)
            if not looked_at or fuzz.ratio(old_words[each], new_words[index]) >= _ALIKE
        )
        partner = next(alike, None)
        until = rest if partner is None else partner
        yield from ((lost, None, index) for lost in range(rest, until))
        yield partner, index, index
        rest = until if partner is None else partner + 1
    last = min(place, len(new_words) - 1)
    yield from ((lost, None, last) for lost in range(rest, gone.stop))


def _spaced(text: str) -> list[str]:
    """The words of a text, each with one space before it where there was some white space."""
    pieces = []
    end = 0
    for start, past in PRINTED.spans(text):
        pieces.append(" " * (start > end and end > 0) + text[start:past])
        end = past
    return pieces
