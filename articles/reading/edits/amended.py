"""The reader's corrections of title, outlet, byline, day of publication and language, where the file is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from articles.article import Article, Paragraph, Sentence, Side, Span
from articles.errors import BadInputError
from articles.reading.structure.dates import date_alone
from articles.reading.structure.metadata import one_line
from articles.text.languages import code_of, name_of

if TYPE_CHECKING:
    from collections.abc import Iterable

Field = Literal["title", "outlet", "byline", "published", "language"]
FIELDS: tuple[Field, ...] = get_args(Field)

_YEAR_FIRST = re.compile(r"([12]\d{3})[-/.](\d{1,2})[-/.](\d{1,2})")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MetadataOverride:
    """What the reader said of one thing known of an article; `id` is that of the note that keeps it.

    `value` is as `read_value` gives it; empty where there is nothing to be known.
    """

    id: str
    side: Side
    field: Field
    value: str


def read_value(field: Field, words: str) -> str:
    """What was typed for `field` in one form: a date as 2016-12-20, a language as its code; "" for nothing.

    A date is read if it can be read in one way only: 2016-12-20, 20 December 2016, December 20, 2016, 20.12.2016 or
    2016/1/5.
    Raises BadInputError for one that cannot, and for a language that is no code and none of those known by name.
    """
    words = one_line(_SURROGATE.sub("\ufffd", words))
    if not words or field not in ("published", "language"):
        return words
    if field == "published":
        day = date_alone(_YEAR_FIRST.sub(_with_zeros, words))
        if day is None:
            raise BadInputError(
                words, "not a date, or could be several", "type it as 2016-12-20 or 20 December 2016"
            )  # fmt: skip
        return day.isoformat()
    named = code_of(words)
    if named is None and _CODE.fullmatch(words) is None:
        raise BadInputError(words, "not a language", "type its name in English or its code, such as Italian or it")
    return named or words.split("-")[0].lower()


def _with_zeros(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return f"{year}-{month:0>2}-{day:0>2}"


def amended(article: Article, amendments: Iterable[MetadataOverride]) -> Article:
    """The article with what the reader said of it; of two corrections of one thing the later counts.

    A value that could not have been typed counts for nothing, and a title or a language is never empty. Another
    language ends sentences elsewhere.
    """
    said: dict[Field, str] = {}
    for each in amendments:
        try:
            said[each.field] = read_value(each.field, each.value)
        except BadInputError:
            continue
    for field, value in said.items():
        article = _with(article, field, value)
    return article


def present_value(article: Article, field: Field) -> str:
    """What is known of `field`, as it is typed; "" for nothing."""
    value = getattr(article, field)
    return value.isoformat() if isinstance(value, date) else value or ""


def shown_value(article: Article, field: Field) -> str:
    """The same as a reader likes to see it: a language by its name."""
    return name_of(article.language) if field == "language" else present_value(article, field)


def _with(article: Article, field: Field, value: str) -> Article:
    if value == present_value(article, field) or (not value and field in ("title", "language")):
        return article
    article = replace(article, corrected=tuple(dict.fromkeys([*article.corrected, field])))
    if field == "title":
        return replace(article, title=value)
    if field == "outlet":
        return replace(article, outlet=value or None)
    if field == "byline":
        return replace(article, byline=value or None)
    if field == "published":
        return replace(article, published=date.fromisoformat(value) if value else None)
    return in_language(article, value)


def in_language(article: Article, language: str) -> Article:
    """The article in another language: its paragraphs stay, its sentences end where that language ends them."""
    from articles.reading.structure.sentences import split_sentences

    worded = [_words_of(article, paragraph) for paragraph in article.paragraphs]
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    split = split_sentences(article.text, worded, language)
    for paragraph, spans in zip(article.paragraphs, split, strict=True):
        first = len(sentences)
        sentences += (Sentence(span, len(paragraphs)) for span in spans)
        paragraphs.append(replace(paragraph, sentences=range(first, len(sentences))))
    return replace(article, language=language, paragraphs=tuple(paragraphs), sentences=tuple(sentences))


def _words_of(article: Article, paragraph: Paragraph) -> Span:
    """The paragraph without the sign of a list before its words, which belongs to no sentence."""
    if not paragraph.sentences:
        return Span(paragraph.span.end, paragraph.span.end)
    return Span(article.sentences[paragraph.sentences[0]].span.start, paragraph.span.end)
