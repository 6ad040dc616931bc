"""The plain text of a mail in its pieces: the sender's words, quotations, signatures, heads of forwarded mails."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from articles.reading.structure.paragraphs import ends_sentence, split_paragraphs
from articles.text.asides import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import SectionKind
    from articles.reading.formats.extract import Builder

PROSE = 100
"""Code points: a longer paragraph that ends as a sentence does is no line of a signature."""

_QUOTE = re.compile(r"(?:>[ \t]?)+")
_SIGN = "-- "
_RULER = re.compile(r"[_=*~-]{2,}(?: ?[^\W\d_][^\d_=]{2,60}[_=*~-]{2,})?\s*")
_BARE_RULER = re.compile(r"(?:--|[_=*~-]{10,})\s*")
_SEALED = re.compile(r"-----BEGIN PGP SIGNED MESSAGE-----\s*|Hash: [A-Z0-9, ]+")
_ADDRESS = re.compile(r"\S@\S|https?://|www\.")
_FIELD = re.compile(r"\*?[^\W\d_][\w -]{0,24}\*?:\*?(?:\s|$)")
_TOLD = re.compile(r"\S@\S|\b[12]\d{3}\b|\d[:.]\d\d")
_LEAST_FIELDS = 3
_LONGEST_FIELD = 200
_MOST_LED = 3
_NARROWEST, _WIDEST = 50, 100
_FEW_LINES = 8
_FOOT_LINES = 12


class _Piece(NamedTuple):
    """Lines of one kind, without the marks of quotations."""

    lines: Sequence[str]
    kind: SectionKind | None = None


def add_plain(builder: Builder, text: str) -> None:
    """Add the paragraphs of a mail's plain text to `builder`."""
    for piece in _pieces(text.split("\n")):
        words = "\n".join(piece.lines)
        # White space at the beginning of a block is not in its span, so what stood before the first is a blank line.
        end = -2
        for block in split_paragraphs(words, width=None if piece.kind == "boilerplate" else _width(piece.lines)):
            apart = end < 0 or words.count("\n", end, block.span.start) > 1
            builder.add(block.span.of(words), piece.kind, near=not apart)
            end = block.span.end


def foot_of(paragraphs: Sequence[str]) -> int:
    """The index of the first of `paragraphs` that belongs to a signature or the foot of a list, or their number."""
    lines = "\n\n".join(paragraphs).split("\n")
    foot = _foot(lines)
    starts = accumulate((words.count("\n") + 2 for words in paragraphs), initial=0)
    return sum(start < foot for start, _ in zip(starts, paragraphs, strict=False))


def is_head(words: str, *, answers: bool) -> bool:
    """Whether a paragraph is the head of a mail; or says whose the quotation is that follows, if it `answers` one."""
    lines = words.split("\n")
    return _head_end(lines, 0) == len(lines) or (answers and len(lines) <= _MOST_LED and _lead(lines) == 0)


def unfolded(text: str, *, without_space: bool = False) -> str:
    """The text with the lines of `format=flowed` joined again (RFC 3676), `without_space` where it says `delsp=yes`."""
    lines: list[str] = []
    open_end = False
    for line in text.split("\n"):
        words = line.removeprefix(" ")
        depth = len(words) - len(words.lstrip(">"))
        if open_end and depth == len(lines[-1]) - len(lines[-1].lstrip(">")) and words != _SIGN:
            before = lines[-1][:-1] if without_space else lines[-1]
            lines[-1] = before + (words[depth:].removeprefix(" ") if depth else words)
        else:
            lines.append(words)
        open_end = line.endswith(" ") and words != _SIGN
    return "\n".join(lines)


def _width(lines: Sequence[str]) -> int | None:
    """The width to which a few lines were broken: too few to show it, where mails break lines as a rule."""
    longest = max(map(len, map(str.strip, lines)), default=0)
    few = sum(bool(line.strip()) for line in lines) <= _FEW_LINES
    return longest if few and _NARROWEST <= longest <= _WIDEST else None


def _pieces(lines: Sequence[str]) -> Iterator[_Piece]:
    """The lines in pieces, in order: what is quoted, by its depth, and what is not."""
    runs = [(depth, list(run)) for depth, run in groupby(_quotable(lines), key=lambda line: line[0])]
    for index, (depth, run) in enumerate(runs):
        answers = index + 1 < len(runs) and runs[index + 1][0] > depth
        yield from _said([line for _, line in run], "quoted" if depth else None, answers=answers)


def _quotable(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each line with the depth of its quotation, without the marks; blank lines belong to the line before them."""
    before = 0
    for line in lines:
        mark = _QUOTE.match(line)
        if line.strip():
            before = mark.group().count(">") if mark else 0
        yield before, line[mark.end() :] if mark else line


def _said(lines: list[str], kind: SectionKind | None, *, answers: bool) -> Iterator[_Piece]:
    """What one wrote; `answers` says that a quotation follows, and the line above it says whose."""
    lead = _lead(lines) if answers else len(lines)
    told = lines[lead:]
    for piece in _forwarded(lines[:lead]):
        foot = len(piece.lines) if piece.kind else _foot(piece.lines)
        yield piece._replace(lines=piece.lines[:foot], kind=piece.kind or kind)
        yield _Piece(piece.lines[foot:], "boilerplate")
    if told:
        yield _Piece([" ".join(filter(None, map(str.strip, told)))], "boilerplate")


def _lead(lines: Sequence[str]) -> int:
    """Where the lines begin that say who wrote what is quoted below them."""
    end = max((index + 1 for index, line in enumerate(lines) if line.strip()), default=0)
    if not end or not lines[end - 1].rstrip().endswith(":"):
        return len(lines)
    for start in range(end - 1, max(-1, end - 1 - _MOST_LED), -1):
        if not lines[start].strip():
            break
        words = " ".join(lines[start:end])
        if "@" in words or (_TOLD.search(words) and _wrote().search(words)):
            # A date and an address may stand on two lines, of which the first begins the sentence.
            opens = start and lines[start - 1].strip() and end - start < _MOST_LED and _TOLD.search(lines[start - 1])
            return start - 1 if opens and not ends_sentence(lines[start - 1]) else start
    return len(lines)


def _foot(lines: Sequence[str]) -> int:
    """Where the signature or the foot of a mailing list begins, below which there is no paragraph of prose."""
    signed = [index for index, line in enumerate(lines) if line == _SIGN]
    heads = [index for index in range(len(lines)) if _head_end(lines, index) > index]
    for index, line in enumerate(lines):
        if heads and heads[-1] >= index:
            continue
        rest = lines[index + 1 :]
        if line == _SIGN and (index == signed[-1] or not _has_prose(rest)):
            return index
        if line.startswith("-----BEGIN PGP SIGNATURE") or _sent_from().match(line.strip()):
            if not _has_prose(rest):
                return index
        elif _BARE_RULER.fullmatch(line) and _is_foot(rest, needs_address=len(line.strip()) > len(_SIGN)):
            return index
    return len(lines)


def _is_foot(lines: Sequence[str], *, needs_address: bool) -> bool:
    filled = [line for line in lines if line.strip()]
    if not filled or len(filled) > _FOOT_LINES or _has_prose(lines):
        return False
    return not needs_address or any(map(_ADDRESS.search, filled))


def _has_prose(lines: Sequence[str]) -> bool:
    blocks = map(str.strip, " ".join(line.strip() or "\n" for line in lines).split("\n"))
    return any(len(block) >= PROSE and ends_sentence(block) and not _ADDRESS.search(block) for block in blocks)


@cache
def _wrote() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('wrote')}\b", re.IGNORECASE)


@cache
def _sent_from() -> re.Pattern[str]:
    return re.compile(rf"{any_of('sent_from')}\b.{{0,60}}", re.IGNORECASE)


def _forwarded(lines: Sequence[str]) -> Iterator[_Piece]:
    """The lines, with the heads of mails that were forwarded or answered below the words, and seals, kept separate."""
    start = 0
    index = 0
    while index < len(lines):
        end = _head_end(lines, index)
        if end > index:
            yield _Piece(lines[start:index])
            yield _Piece(lines[index:end], "boilerplate")
            start = end
        index = max(end, index + 1)
    yield _Piece(lines[start:])


def _head_end(lines: Sequence[str], start: int) -> int:
    """The end of the head of a mail that begins at line `start`, a line of dashes above it included; or `start`."""
    if _SEALED.fullmatch(lines[start]):
        return start + 1
    first = start
    if _RULER.fullmatch(lines[start].strip()):
        first += 1
        while first < len(lines) and first < start + _MOST_LED and not lines[first].strip():
            first += 1
    end = first
    while end < len(lines) and (
        _FIELD.match(lines[end]) or (end > first and lines[end][:1] in " \t" and lines[end].strip())
    ):
        end += 1
    head = lines[first:end]
    fields = sum(bool(_FIELD.match(line)) for line in head)
    told = _TOLD.search(" ".join(head))
    return (
        end if fields >= _LEAST_FIELDS - (first > start) and told and max(map(len, head)) <= _LONGEST_FIELD else start
    )
