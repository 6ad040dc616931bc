"""Paragraphs to sentences with exact spans: sentencex, with own rules where it fails or would take too long."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from articles import lexicon
from articles.article import Span
from articles.lexicon import alternatives
from articles.text.characters import unusual
from articles.text.languages import is_english

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_SENTENCE = 10_000
"""Code points. A longer sentence is cut at white space, or anywhere if there is none."""

_PIECE = 20_000
_MANY_QUOTES = 400
# sentencex looks for the partner of every quotation mark and bracket, which takes the square of their number.
_QUOTES = re.compile(r"[\"'“”„‘’‚«»‹›()\[\]{}「」『』（）]")
_ODD_SPACES = frozenset("\r\t\x0b\x0c\x85\u2028\u2029\u00a0\u202f")
_ENDING = r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)|[。！？।॥۔؟።፧။។៕]++[」』”）»]*+"
# Thai, Lao, Tibetan and Khmer: sentencex knows no end of a sentence in them.
_MARKLESS = re.compile("[\u0e00-\u0eff\u0f00-\u0fff\u1780-\u17ff]")
# A space between two long runs of letters ends a sentence or a clause where no mark does: chosen, not measured.
_CLAUSE_END = re.compile("(?<=[\u0e00-\u0eff])[ ]+(?=[\u0e00-\u0eff]{15})|(?<=[།༎])[ ]*")
_SHORTEST_CLAUSE = 25
_SAID = ("」", "』")
_SAYS = re.compile("と|って")
_LOOK_BACK = 12
# What no sentence begins with: the colon of "About the Money!: How You Can Win".
_OPENS_LATE = re.compile(r"[:;,][ \u00a0]")
# A party and the two letters of a state: D-N.Y.
_PARTY = re.compile(r"\b[A-Z]-[A-Z]\.$")
_INITIAL = re.compile(r"[A-Z]\.")
_SPACES = re.compile(r"\s+")


def split_sentences(text: str, paragraphs: Iterable[Span], language: str) -> Iterator[list[Span]]:
    """For each of `paragraphs` (spans of `text`), the spans of its sentences, without white space around them.

    All words of a paragraph lie in one of its sentences; marks without a letter or digit join the sentence before them.
    """
    spaced = text
    for space in ("\n", *_ODD_SPACES & unusual(text)):
        spaced = spaced.replace(space, " ")
    for paragraph in paragraphs:
        words = paragraph.of(spaced)
        spans = _without_stray_marks(words, _boundaries(words, language))
        yield [
            Span(paragraph.start + start, paragraph.start + end)
            for long_start, long_end in spans
            for start, end in _trimmed_parts(words, long_start, long_end)
        ]


def _boundaries(words: str, language: str) -> list[tuple[int, int]]:
    """Where the sentences of a paragraph start and end; together they are the whole paragraph.

    A very long paragraph is split piece by piece; the last sentence of a piece may have been cut, so the next piece
    begins with it.
    """
    if words.isascii() and not any(mark in words[:-1] for mark in ".!?"):
        return [(0, len(words))] if words else []
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(words):
        end = start + _PIECE if start + _PIECE < len(words) else len(words)
        piece = _piece_boundaries(words[start:end], language)
        if end < len(words):
            if len(piece) > 1:
                piece.pop()
            end = start + piece[-1][1]
        found += ((start + left, start + right) for left, right in piece)
        start = end
    return found


def _piece_boundaries(words: str, language: str) -> list[tuple[int, int]]:
    if not words.isascii() and len(_MARKLESS.findall(words)) * 2 > len(words):
        return _by_spaces(words)
    if len(words) > _MANY_QUOTES and len(_QUOTES.findall(words)) > _MANY_QUOTES:
        return by_rules(words)
    from sentencex import get_sentence_boundaries  # type: ignore[import-untyped] # it ships no types

    try:
        found = [(each["start_index"], each["end_index"]) for each in get_sentence_boundaries(language, words)]
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic in Rust reaches Python as a BaseException
        return by_rules(words)
    whole = found and found[0][0] == 0 and found[-1][1] == len(words)
    joined = all(before[1] == after[0] for before, after in pairwise(found))
    return list(_rejoined(words, found if whole and joined else by_rules(words), language))


def _rejoined(words: str, found: list[tuple[int, int]], language: str) -> Iterator[tuple[int, int]]:
    """Sentences without the cuts behind short forms that sentencex does not know, and inside of who says what.

    No sentence begins with a small letter, nor with a figure behind a short form of its language. In English sentencex
    knows most short forms.
    """
    held: tuple[int, int] | None = None
    for start, end in found:
        if held is not None and not _goes_on(words[held[0] : held[1]].rstrip(), words[start:end].lstrip(), language):
            yield held
            held = None
        held = (start, end) if held is None else (held[0], end)
    if held is not None:
        yield held


def _goes_on(before: str, after: str, language: str) -> bool:
    if before.endswith(_SAID):
        return _SAYS.match(after) is not None
    if _OPENS_LATE.match(after):
        return True
    if not before.endswith(".") or not after:
        return False
    if is_english(language):
        title = before.rsplit(None, 1)[-1].strip('("„“«.') in lexicon.words("en", "language", "before_names")
        return (title and after[0].isupper()) or bool(_INITIAL.match(after) and _PARTY.search(before))
    short = before.rsplit(None, 1)[-1].strip('("„“«.') in lexicon.words(language, "language", "abbreviations")
    return after[0].islower() or (short and after[0].isdigit())


def _by_spaces(words: str) -> list[tuple[int, int]]:
    """Sentences by own rules, cut at spaces where a script has no marks for their ends."""
    cuts = [0]
    for start, end in by_rules(words):
        for space in _CLAUSE_END.finditer(words, start, end):
            if space.start() - cuts[-1] >= _SHORTEST_CLAUSE and space.end() < end:
                cuts.append(space.end())
        cuts.append(end)
    return list(pairwise(cuts))


@cache
def _abbreviation() -> re.Pattern[str]:
    known = alternatives(lexicon.everywhere("language", "abbreviations"), space=r"\s?")
    return re.compile(rf"(?:^|[\s(\"“„«])(?:\w|{known})\.$")


def by_rules(words: str) -> list[tuple[int, int]]:
    """Sentences by own rules: an end mark, white space, and then no small letter; not after an abbreviation."""
    ends: list[int] = []
    for mark in re.finditer(_ENDING, words):
        after = _SPACES.match(words, mark.end())
        end = after.end() if after else mark.end()
        if end >= len(words) or words[end].islower():
            continue
        if mark.group() == "." and _abbreviation().search(words[max(0, mark.start() - _LOOK_BACK) : mark.end()]):
            continue
        ends.append(end)
    return list(zip([0, *ends], [*ends, len(words)], strict=True))


def _without_stray_marks(words: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`spans`, each that holds no letter or digit joined to the one before it."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and not any(map(str.isalnum, words[start:end])):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _trimmed_parts(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence without white space around it, in parts of at most MAX_SENTENCE."""
    while start < end:
        cut = end
        if end - start > MAX_SENTENCE:
            cut = words.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE) + 1 or start + MAX_SENTENCE
        part = words[start:cut]
        bare = part.strip()
        if bare:
            left = start + part.index(bare[0])
            yield left, left + len(bare)
        start = cut
