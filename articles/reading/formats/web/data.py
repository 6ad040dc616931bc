"""What a page's data for machines (JSON-LD) hold of its article: its words, where the publisher put them there."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from html import unescape
from typing import TYPE_CHECKING, Any

from lxml import etree

from articles.reading.tags import strip_tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.reading.formats.web.parts import Line

_DATA = etree.XPath("//script[contains(translate(@type, 'JSONLD', 'jsonld'), 'ld+json')]/text()")
_MOST_DATA = 2_000_000
"""Code points of data that are read; the largest page of 311 public ones had 40,000."""
_LEAST = 60
"""Runs of three words from which the data count as an article."""
_MISSING, _OTHER = 0.5, 0.1
"""The share of the article's runs of words that a page lacks, or that it shows when it shows something else."""
_WORD = re.compile(r"\w+")
_BODY, _UPDATES, _HEADING = "articleBody", "liveBlogUpdate", "headline"


def article_in_data(root: etree._Element) -> list[str]:
    """The paragraphs of the longest `articleBody` of the page's data, or of all entries of a live page; else none."""
    bodies: list[str] = []
    for written in _DATA(root):
        if len(written) > _MOST_DATA:
            continue
        with suppress(ValueError, RecursionError):  # data that are no JSON hold no article
            bodies += _bodies(json.loads(written, strict=False))
    return _paragraphs(max(bodies, key=len, default=""))


def shows_less(lines: Sequence[Line], chosen: Iterable[int], stated: Sequence[str]) -> bool:
    """Whether what was taken from the page is less than half of the article in its data, or is something else."""
    whole = _runs(" ".join(stated))
    if len(whole) < _LEAST:
        return False
    taken = _runs(" ".join(lines[index].words for index in sorted(chosen)))
    shared = len(whole & taken)
    return len(taken) < len(whole) and shared < (_MISSING if len(taken) < _MISSING * len(whole) else _OTHER) * len(
        whole
    )


def _runs(words: str) -> set[tuple[str, ...]]:
    found = _WORD.findall(words.casefold())
    return set(zip(found, found[1:], found[2:], strict=False))


def _bodies(data: Any) -> Iterator[str]:
    if isinstance(data, list):
        for each in data:
            yield from _bodies(each)
    elif isinstance(data, dict):
        if isinstance(body := data.get(_BODY), str):
            yield body
        if isinstance(updates := data.get(_UPDATES), list):
            yield "\n\n".join(filter(None, map(_entry, updates)))
        for name, value in data.items():
            if name != _UPDATES:
                yield from _bodies(value)


def _entry(update: Any) -> str:
    if not isinstance(update, dict):
        return ""
    parts = (update.get(_HEADING), update.get(_BODY))
    return "\n\n".join(part for part in parts if isinstance(part, str))


def _paragraphs(body: str) -> list[str]:
    """The paragraphs of a body, which may be plain, marked up, or marked up and escaped."""
    if "<" not in body:
        body = unescape(body)
    if "<" in body:
        body = strip_tags(" ".join(body.split()))
    return [words for part in body.splitlines() if (words := " ".join(part.split()))]
