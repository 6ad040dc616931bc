"""Saying when what was taken for an article is probably not it: too few words, or words pages show in its place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from articles.article import MATCHED_KINDS
from articles.text.asides import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.reading.unsplit import Found

FEW_WORDS = 60
"""Words: an article with fewer is doubted if there is more beside it, or if it asks for scripts or consent."""
FEW = 3 * FEW_WORDS
"""Words: an article with more is not doubted for its subject."""

_SHORT = 250
_CONSENT_KINDS = 3


@cache
def _consent() -> re.Pattern[str]:
    return re.compile(
        rf"\b{any_of('consent')}\b|{any_of('consent_parts')}|{any_of('consent_stems')}\w{{1,20}}"
        rf"|{any_of('cookie_files')}\w{{1,20}} cookie",
        re.IGNORECASE,
    )


@cache
def _scripts() -> re.Pattern[str]:
    return re.compile(rf"{any_of('enable')} (?:your )?javascript|{any_of('script_phrases')}", re.IGNORECASE)


@cache
def _paid() -> re.Pattern[str]:
    return re.compile(any_of("paid"), re.IGNORECASE)


def text_doubts(text: str, paragraphs: Sequence[Found]) -> list[str]:
    """At most one line for the reader of a text whose parts were recognised by its own lines."""
    counts = {True: 0, False: 0}
    for paragraph in paragraphs:
        counts[paragraph.kind in MATCHED_KINDS] += len(paragraph.span.of(text).split())
    if counts[True] >= FEW:
        return []
    body = "\n".join(item.span.of(text) for item in paragraphs if item.kind in MATCHED_KINDS)
    found = doubt_of(body, "\n".join(item.span.of(text) for item in paragraphs if len(item.span) <= _SHORT))
    return [found] if found else few_words(counts[True], counts[False], "text")


def few_words(count: int, rest: int, what: str) -> list[str]:
    """That few words were taken for the article, where there are many more."""
    if count >= FEW_WORDS or rest <= count:
        return []
    words = "1 word" if count == 1 else f"{count} words"
    return [f"only {words} of this {what} {'was' if count == 1 else 'were'} taken for the article; :cut lists the rest"]


def doubt_of(words: str, around: str) -> str:
    """What the words of a short article, and those `around` it, show that it may not be one; "" for nothing."""
    count = len(words.split())
    if count < FEW and _is_consent(words):
        return "what was found is about cookies and consent; the page may have been saved before its article showed"
    if count < FEW_WORDS and _scripts().search(around):
        return "little was found, and the page asks for JavaScript; save it from a browser once its article shows"
    if count < FEW and _paid().search(around):
        return "the page asks for a subscription; the article may be cut short"
    return ""


def _is_consent(words: str) -> bool:
    return len({found.group().casefold() for found in _consent().finditer(words)}) >= _CONSENT_KINDS
