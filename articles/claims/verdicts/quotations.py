"""The same quotation in two articles: word for word, quoted in part, cut or altered, or given to another speaker."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from articles import lexicon
from articles.article import Span
from articles.claims.attribution.quotes import find_quotations
from articles.text.numbers import plain_numbers
from articles.text.tokens import APOSTROPHES, Token

if TYPE_CHECKING:
    from collections.abc import Sequence
    from difflib import Match

_SHINGLE = 3
_FEWEST = 5
"""Words that two quotations must share before they count as one."""
_SHARE = 0.6
"""The part of the shared stretch that must be the same words."""
_LONGEST = 300
_COMMONEST = 20
"""Quotations that may share one run of words; what more share is a phrase that many use."""
_SHOWN = 3
_SLIGHT = lexicon.words("en", "attribution", "slight")
_END = re.compile(r"[.!?…]")

Relation = Literal["same", "in part", "cut", "altered"]


@dataclass(frozen=True, slots=True)
class QuotationPair:
    """A quotation of a and the same one of b: where their words stand, how they relate, and a remark of their words."""

    a: Span
    b: Span
    relation: Relation
    remark: str = ""


def same_quotations(
    text_a: str, text_b: str, within_a: Sequence[Span], within_b: Sequence[Span]
) -> list[QuotationPair]:
    """The quotations that stand in both texts, in the order of a; only those inside the spans given (sorted)."""
    left, right = _runs(text_a, within_a), _runs(text_b, within_b)
    index: dict[tuple[str, ...], list[int]] = {}
    for number, run in enumerate(right):
        for shingle in _shingles(run):
            index.setdefault(shingle, []).append(number)
    found = []
    for run in left:
        votes = Counter(number for shingle in _shingles(run) for number in index.get(shingle, ())[:_COMMONEST])
        for number, _ in votes.most_common(2):
            pair = _pair(text_a, text_b, run, right[number])
            if pair:
                found.append(pair)
    return found


_BROKEN_OFF = 60
"""Code points between two quotations that may be one broken off by "he said"; chosen, not measured."""
_SHORTER_SHARE = 0.5
"""The share of the shorter quotation that must be in the other; chosen, not measured."""


def _runs(text: str, within: Sequence[Span]) -> list[list[Token]]:
    """The words of each quotation; neighbours in one paragraph go together, as speech broken off by "he said"."""
    starts = [span.start for span in within]
    runs: list[list[Token]] = []
    last = -1
    for each in find_quotations(text):
        at = bisect_right(starts, each.span.start) - 1
        if not each.speech or at < 0 or each.span.start >= within[at].end:
            continue
        words = APOSTROPHES.tokens(text, each.inner.start, each.inner.end)
        joined = (
            runs and last >= 0 and each.span.start - last < _BROKEN_OFF and "\n" not in text[last : each.span.start]
        )
        if joined:
            runs[-1] += words
        else:
            runs.append(words)
        last = each.span.end
    return [run[:_LONGEST] for run in runs if len(run) >= _FEWEST]


def _shingles(run: Sequence[Token]) -> set[tuple[str, ...]]:
    return {tuple(word.lower for word in run[at : at + _SHINGLE]) for at in range(len(run) - _SHINGLE + 1)}


def _pair(text_a: str, text_b: str, left: Sequence[Token], right: Sequence[Token]) -> QuotationPair | None:
    """Two quotations as one, None where they have too few words in common."""
    words_a, words_b = [word.lower for word in left], [word.lower for word in right]
    blocks = [
        block
        for block in SequenceMatcher(None, words_a, words_b, autojunk=False).get_matching_blocks()
        if block.size > 1
    ]
    common = sum(block.size for block in blocks)
    if not blocks or common < _FEWEST:
        return None
    first, last = blocks[0], blocks[-1]
    ends = last.a + last.size, last.b + last.size
    stretch = max(ends[0] - first.a, ends[1] - first.b)
    if common < _SHARE * stretch or common < _SHORTER_SHARE * min(len(left), len(right)):
        return None
    a, b = Span(left[first.a].start, left[ends[0] - 1].end), Span(right[first.b].start, right[ends[1] - 1].end)
    changed = _changed(left, right, blocks, text_a, text_b)
    if changed:
        return QuotationPair(a, b, "altered", changed)
    if common == len(left) == len(right):
        return QuotationPair(a, b, "same")
    cut = _cut(text_a, text_b, left, right, ends)
    return QuotationPair(a, b, "cut", cut) if cut else QuotationPair(a, b, "in part", "one side quotes more")


def _changed(left: Sequence[Token], right: Sequence[Token], blocks: Sequence[Match], text_a: str, text_b: str) -> str:
    """What stands between the shared words on either side, in words; empty if nothing does."""
    said: list[str] = []
    for before, after in pairwise(blocks):
        gap_a = left[before.a + before.size : after.a]
        gap_b = right[before.b + before.size : after.b]
        if _core(gap_a) == _core(gap_b):
            continue
        if not _stitched(text_a, left, before.a + before.size, after.a) and not _stitched(
            text_b, right, before.b + before.size, after.b
        ):
            said.append(_told(text_a, text_b, gap_a, gap_b))
    shown = [each for each in said if each]
    rest = [f"{len(shown) - _SHOWN} more"] if len(shown) > _SHOWN else []
    return "; ".join([*shown[:_SHOWN], *rest])


def _core(gap: Sequence[Token]) -> str:
    """The words of a gap without such as change nothing that is said, numbers in figures, written in one.

    "Oh", titles and articles are left out, and "world view" is "worldview"; "not" and "no" stay.
    """
    small = plain_numbers("en").small
    kept = [word.lower for word in gap if word.lower not in _SLIGHT]
    return "".join(f"{small[word]:g}" if word in small else word for word in kept)


def _stitched(text: str, words: Sequence[Token], first: int, after: int) -> bool:
    """Whether a side breaks its quotation off and takes it up again there, so that nothing is altered."""
    return first == after and any(sign in text[words[first - 1].end : words[first].start] for sign in '“”"«»')


def _told(text_a: str, text_b: str, gap_a: Sequence[Token], gap_b: Sequence[Token]) -> str:
    mine = text_a[gap_a[0].start : gap_a[-1].end] if gap_a else ""
    theirs = text_b[gap_b[0].start : gap_b[-1].end] if gap_b else ""
    if mine and theirs:
        return f"“{mine}” in one, “{theirs}” in the other"
    return f"only one side has “{mine or theirs}”"


def _cut(text_a: str, text_b: str, left: Sequence[Token], right: Sequence[Token], ends: tuple[int, int]) -> str:
    """What one side leaves out at the end of a sentence that it quotes from its beginning; empty if nothing."""
    rest_a, rest_b = left[ends[0] :], right[ends[1] :]
    if bool(rest_a) == bool(rest_b):
        return ""
    longer, shorter, words, end = (text_a, text_b, left, ends[0]) if rest_a else (text_b, text_a, right, ends[1])
    other = right if rest_a else left
    if not shorter[other[0].start].isupper():
        return ""
    rest = rest_a or rest_b
    between = longer[words[end - 1].end : rest[0].start]
    if _END.search(between) or "”" in between or '"' in between or "»" in between:
        return ""
    until = next((at for at, word in enumerate(rest) if _END.search(longer[word.end : word.end + 2])), len(rest) - 1)
    return f"only one side goes on “{longer[rest[0].start : rest[until].end]}”"
