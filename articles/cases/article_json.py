"""An article without its text as JSON, and back: every span is checked, for it may come from a stranger."""

from __future__ import annotations

import datetime
import json
from dataclasses import fields
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, get_type_hints

from articles import article as article_types
from articles.article import Article, Span
from articles.notes.collection.strictjson import escaped
from articles.plain import plain, reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_TEXT, _COMPARABLE = "text", "comparable"
_LONGEST_WORDS = 20_000
"""Code points of a title, a name, a notice."""
_MOST_NOTICES = 200
_CORRECTABLE = frozenset({"title", "outlet", "byline", "published", "language", "sections"})


@cache
def _readers() -> dict[str, Callable[[Any], Any]]:
    """What reads each field of an article but its text."""
    hints = get_type_hints(Article, localns={**vars(datetime), **vars(article_types)})
    names = [field.name for field in fields(Article) if field.init and field.name not in (_TEXT, _COMPARABLE)]
    return {name: reader(hints[name], datetime, article_types) for name in names}


def article_to_json(article: Article) -> bytes:
    """The article without its text: an object whose lists have one item a line.

    `comparable` is null where it is the text itself.
    """
    names = [field.name for field in fields(Article) if field.init and field.name != _TEXT]
    values = {name: plain(getattr(article, name)) for name in names}
    if article.comparable == article.text:
        values[_COMPARABLE] = None
    lines = ",\n".join(f" {json.dumps(name)}: {_value(value)}" for name, value in values.items())
    return escaped(f"{{\n{lines}\n}}\n")


def _value(value: Any) -> str:
    if not isinstance(value, list) or not value or not isinstance(value[0], list):
        return json.dumps(value, ensure_ascii=False)
    items = ",\n".join(f"  {json.dumps(each, ensure_ascii=False, separators=(',', ':'))}" for each in value)
    return f"[\n{items}\n ]"


def article_from_json(tree: Any, text: str) -> Article:
    """The article of `article_to_json`, with its text. Raises ValueError, with a reason, for one that cannot be."""
    readers = _readers()
    if not isinstance(tree, dict) or set(tree) != {*readers, _COMPARABLE}:
        raise ValueError("it does not say what has to be known of an article")
    comparable = text if tree[_COMPARABLE] is None else tree[_COMPARABLE]
    if not isinstance(comparable, str) or len(comparable) != len(text):
        raise ValueError("its copy for comparing is not as long as the text")
    values: dict[str, Any] = {}
    for name, read in readers.items():
        try:
            values[name] = read(tree[name])
        except (ValueError, TypeError, AttributeError, KeyError, OverflowError, RecursionError):
            raise ValueError(f"{name} is not what it should be") from None
    article = Article(text=text, comparable=comparable, **values)
    _check_words(article)
    _check_spans(article)
    return article


def _check_words(article: Article) -> None:
    words = (article.source, article.title, article.outlet, article.byline, article.extractor, article.language)
    if any(len(each) > _LONGEST_WORDS for each in (*filter(None, words), *article.notices)):
        raise ValueError("a title or a name is far too long")
    if len(article.notices) > _MOST_NOTICES or len(article.found_in) > _MOST_NOTICES:
        raise ValueError("it has too many remarks")
    if not article.language or not article.language.isascii() or len(article.language) > 40:
        raise ValueError("its language is none")
    if not _CORRECTABLE.issuperset(article.corrected):
        raise ValueError("something else is said to be corrected than can be")


def _check_spans(article: Article) -> None:
    """Raise ValueError unless sections, paragraphs and sentences lie in the text, in order, and fit one another."""
    _check_order("paragraphs", [paragraph.span for paragraph in article.paragraphs], len(article.text))
    _check_order("sentences", [sentence.span for sentence in article.sentences], len(article.text))
    _check_order("sections", [section.span for section in article.sections], len(article.text))
    if not article.paragraphs:
        raise ValueError("it has no paragraphs")
    past = 0
    for index, paragraph in enumerate(article.paragraphs):
        own = paragraph.sentences
        if own.start != past or own.stop < own.start or own.stop > len(article.sentences):
            raise ValueError(f"the sentences of paragraph {index + 1} are not its own")
        past = own.stop
        if not _inside(article, own, index, paragraph.span):
            raise ValueError(f"the sentences of paragraph {index + 1} do not lie in it")
    if past != len(article.sentences):
        raise ValueError("it has sentences of no paragraph")


def _inside(article: Article, own: Iterable[int], index: int, span: Span) -> bool:
    sentences = [article.sentences[number] for number in own]
    return all(
        sentence.paragraph == index and span.start <= sentence.span.start and sentence.span.end <= span.end
        for sentence in sentences
    )


def _check_order(name: str, spans: Sequence[Span], length: int) -> None:
    if any(span.start == span.end for span in spans):
        raise ValueError(f"one of the {name} is empty")
    if spans and max(span.end for span in spans) > length:
        raise ValueError(f"one of the {name} lies outside of the text")
    if any(one.end > other.start for one, other in pairwise(spans)):
        raise ValueError(f"two of the {name} lie over each other")
