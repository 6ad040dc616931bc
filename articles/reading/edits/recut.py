"""What the reader says belongs to an article: paragraphs put back or left out, where it begins, where it ends.

The text, its offsets and its hash stay; only the kinds of paragraphs, and with them the sections, are others.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from articles.article import MATCHED_KINDS, Article, Side, Span
from articles.reading.unsplit import sections_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.article import SectionKind

BoundaryKind = Literal["article", "not-article", "article-begins", "article-ends"]
BOUNDARY_KINDS: tuple[BoundaryKind, ...] = get_args(BoundaryKind)


_QUOTED = 200
"""Characters of the first and of the last paragraph by which a long stretch is found again."""


@dataclass(frozen=True, slots=True)
class BoundaryEdit:
    """What the reader said of the paragraphs that `span` of `side` touches; `id` is that of the note that keeps it.

    `article`: they belong to it; `not-article`: they do not. `article-begins` and `article-ends`: the article begins
    with the first of them, or ends with the last.
    """

    id: str
    kind: BoundaryKind
    side: Side
    span: Span


@dataclass(frozen=True, slots=True)
class BoundaryChange:
    """How a boundary edit is kept: the ids of those it makes needless, and the places of the new one, if it is needed.

    A long stretch has two places, its first words and its last ones.
    """

    needless: tuple[str, ...]
    places: tuple[Span, ...]


def is_excluded(kind: SectionKind) -> bool:
    """Whether a paragraph of that kind is no part of the article, so that it is not matched."""
    return kind not in MATCHED_KINDS


def recut(article: Article, cuts: Iterable[BoundaryEdit]) -> Article:
    """The article with the kinds of its paragraphs as the reader has them; a later decision replaces an earlier one.

    A paragraph put back is body; one left out keeps the kind it was found with if that was none of the article's,
    joins the comments if it stands next to them, and is boilerplate otherwise. A language that was guessed is guessed
    again. Whatever was cut, the reader has looked: the article is doubted no more.
    """
    inside = kept_in(article, cuts)
    article = replace(article, doubted=False) if article.doubted else article
    found = [paragraph.kind for paragraph in article.paragraphs]
    kinds = _kinds(found, inside)
    if kinds == found:
        return article
    paragraphs = tuple(
        paragraph if paragraph.kind == kind else replace(paragraph, kind=kind)
        for paragraph, kind in zip(article.paragraphs, kinds, strict=True)
    )
    said = replace(
        article, paragraphs=paragraphs, sections=sections_of(paragraphs), corrected=(*article.corrected, "sections")
    )
    return _guessed_anew(said)


def _guessed_anew(article: Article) -> Article:
    """The article in the language of what belongs to it now, where the language was only a guess."""
    if ("language", "guess") not in article.found_in or "language" in article.corrected:
        return article
    from articles.reading.edits.amended import in_language
    from articles.reading.language import guess

    body = "\n".join(item.span.of(article.text) for item in article.paragraphs if not is_excluded(item.kind))
    language = guess(body)
    return article if language == article.language else in_language(article, language)


def kept_in(article: Article, cuts: Iterable[BoundaryEdit]) -> list[bool]:
    """For each paragraph of the article as it was loaded, whether it is part of it once the cuts are applied."""
    found = [paragraph.kind for paragraph in article.paragraphs]
    inside = [not is_excluded(kind) for kind in found]
    for cut in cuts:
        touched = paragraphs_in(article, cut.span)
        if touched:
            _heed(cut.kind, touched, found, inside)
    return inside


def paragraphs_in(article: Article, span: Span) -> range:
    """The paragraphs that a span touches, as a range of indices; empty if it touches none."""
    first = bisect_right(article.paragraphs, span.start, key=lambda paragraph: paragraph.span.end)
    stop = bisect_left(article.paragraphs, span.end, key=lambda paragraph: paragraph.span.start)
    return range(first, max(first, stop))


def concerned(article: Article, cut: BoundaryEdit) -> frozenset[int]:
    """The paragraphs that a cut says something of, in the article as it was loaded."""
    touched = paragraphs_in(article, cut.span)
    if not touched or cut.kind in ("article", "not-article"):
        return frozenset(touched)
    found = [paragraph.kind for paragraph in article.paragraphs]
    first, stop = _reach(cut.kind, touched, found)
    beyond = range(touched[-1] + 1, len(found)) if cut.kind == "article-ends" else range(touched[0])
    return frozenset({*range(first, stop), *beyond})


def all_excluded(article: Article, paragraphs: range) -> bool:
    """Whether none of the paragraphs is part of the article."""
    return all(is_excluded(article.paragraphs[index].kind) for index in paragraphs)


def boundary_change(
    article: Article, side: Side, edits: Iterable[BoundaryEdit], kind: BoundaryKind, paragraphs: range
) -> BoundaryChange | None:
    """How a new edit of some paragraphs is kept beside `edits`; None where it would leave nothing of the article.

    `article` is as it was loaded, `side` is the side it stands on. The new edit replaces what was said before of the
    same paragraphs, and an earlier beginning or end. No edit is added where none is needed; one is where the article is
    doubted, since it says that the reader has looked.
    """
    span = Span(article.paragraphs[paragraphs[0]].span.start, article.paragraphs[paragraphs[-1]].span.end)
    new = BoundaryEdit("", kind, side, span)
    mine = [edit for edit in edits if edit.side == side]
    whole = concerned(article, new)
    needless = [edit for edit in mine if edit.kind == new.kind not in ("article", "not-article")]
    needless += [edit for edit in mine if edit not in needless and concerned(article, edit) <= whole]
    left = [edit for edit in mine if edit not in needless]
    wanted = kept_in(article, [*left, new])
    if not any(wanted):
        return None
    needed = kept_in(article, left) != wanted or (article.doubted and not left)
    places = _places(article, paragraphs) if needed else ()
    return BoundaryChange(tuple(edit.id for edit in needless), places)


def _places(article: Article, paragraphs: range) -> tuple[Span, ...]:
    """The words by which a stretch is found again: all of a short paragraph, else its first words and its last ones."""
    first, last = article.paragraphs[paragraphs[0]].span, article.paragraphs[paragraphs[-1]].span
    if len(paragraphs) == 1 and len(first) <= 2 * _QUOTED:
        return (first,)
    return (
        Span(first.start, min(first.end, first.start + _QUOTED)),
        Span(max(last.start, last.end - _QUOTED), last.end),
    )


def _heed(kind: BoundaryKind, touched: range, found: Sequence[SectionKind], inside: list[bool]) -> None:
    if kind == "not-article":
        inside[touched.start : touched.stop] = [False] * len(touched)
        return
    first, stop = (touched.start, touched.stop) if kind == "article" else _reach(kind, touched, found)
    inside[first:stop] = [True] * (stop - first)
    if kind == "article-ends":
        inside[stop:] = [False] * (len(inside) - stop)
    elif kind == "article-begins":
        inside[:first] = [False] * first


def _reach(kind: BoundaryKind, touched: range, found: Sequence[SectionKind]) -> tuple[int, int]:
    """From where to where the article reaches in the part that was cut, when its beginning or end is moved there.

    A thread of which the reader says that the article ends in it belongs to the article from its first line to there.
    """
    first, last = touched[0], touched[-1]
    if kind == "article-ends":
        first = last
        while is_excluded(found[last]) and first and found[first - 1] == found[last]:
            first -= 1
        return first, last + 1
    last = first
    while is_excluded(found[first]) and last + 1 < len(found) and found[last + 1] == found[first]:
        last += 1
    return first, last + 1


def _kinds(found: Sequence[SectionKind], inside: Sequence[bool]) -> list[SectionKind]:
    kinds: list[SectionKind] = [
        ("body" if is_excluded(kind) else kind) if kept else (kind if is_excluded(kind) else "boilerplate")
        for kind, kept in zip(found, inside, strict=True)
    ]
    index = 0
    while index < len(kinds):
        stop = index
        while stop < len(kinds) and not inside[stop] and not is_excluded(found[stop]):
            stop += 1
        if stop == index:
            index += 1
            continue
        if "comments" in (*kinds[max(index - 1, 0) : index], *kinds[stop : stop + 1]):
            kinds[index:stop] = ["comments"] * (stop - index)
        index = stop
    return kinds
