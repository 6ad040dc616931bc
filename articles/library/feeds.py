"""Feeds: the addresses of the articles that an RSS or Atom file names."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from articles.reading.formats.extract import NoArticleError
from articles.reading.formats.xml import read_xml
from articles.reading.source import is_address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

MOST = 500
"""Articles of a feed that are looked at, the first ones; a real feed has 10 to 100."""
_ROOTS = frozenset({"rss", "feed", "RDF"})
_HEAD = 2_000


def is_feed(data: bytes) -> bool:
    """Whether bytes begin as a feed does; they need not be a whole one."""
    head = data[:_HEAD]
    return b"<" in head and any(mark in head for mark in (b"<rss", b"<feed", b":RDF", b"<RDF"))


def articles_of(data: bytes, base: str) -> list[str]:
    """The addresses of a feed's articles, in its order, each once; `base` is the feed's own, for those that are not
    whole. Raises NoArticleError for what is no feed.
    """
    root = read_xml(data)
    if _name(root) not in _ROOTS:
        raise NoArticleError("it is no feed", "name an RSS or Atom feed")
    found = (urljoin(base, link.strip()) for link in _links(root) if link.strip())
    return list(dict.fromkeys(each for each in found if is_address(each)))[:MOST]


def _links(root: Element) -> Iterator[str]:
    for item in root.iter():
        if _name(item) == "item":
            yield _child(item, "link") or _guid(item)
        elif _name(item) == "entry":
            links = [each for each in item if _name(each) == "link"]
            main = [each for each in links if each.get("rel", "alternate") == "alternate"]
            yield next((each.get("href", "") for each in main), "")


def _child(item: Element, name: str) -> str:
    return next((each.text or "" for each in item if _name(each) == name), "")


def _guid(item: Element) -> str:
    """The name of an item where it is an address, as RSS has it unless it says otherwise."""
    return next(
        (each.text or "" for each in item if _name(each) == "guid" and each.get("isPermaLink", "true") == "true"), ""
    )


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
