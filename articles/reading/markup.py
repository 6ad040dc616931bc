"""Telling a web page from a text that begins with a sign of markup, and from other XML."""

from __future__ import annotations

import re

_HEAD = 4096
_PROLOGUE_WITHIN = 65_536
_PROLOGUE = re.compile(r"(?:\ufeff|\s|<!--.{0,20000}?-->|<\?.{0,1000}?\?>)*+", re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype\s++[^>\[]*+(?:\[[^]]{0,20000}+\])?\s*+>\s*+", re.IGNORECASE)
_HTML = re.compile(r"<!doctype\s+html\b|<(?:[a-z]+:)?(?:html|head|body)\b", re.IGNORECASE)
_PIECE = re.compile(
    r"<(?:article|b|blockquote|br|center|div|font|h[1-6]|main|meta|p|script|section|span|style|table|title)\b",
    re.IGNORECASE,
)
_TAGS = re.compile(
    r"</?(?:article|blockquote|br|div|h[1-6]|li|p|section|span|table|td|tr|ul)\b[^<>]{0,500}>", re.IGNORECASE
)
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_LEAST_TAGS = 4


def is_html(text: str) -> bool:
    """Whether `text` is a web page: it begins as one, or with a tag of one and holds more of them."""
    start = _PROLOGUE.match(text, 0, _PROLOGUE_WITHIN)
    place = start.end() if start else 0
    if _HTML.match(text, place):
        return True
    doctype = _DOCTYPE.match(text, place)
    if doctype:
        return _HTML.match(text, doctype.end()) is not None
    head = text[place : place + _HEAD]
    return _PIECE.match(head) is not None and len(_TAGS.findall(head)) >= _LEAST_TAGS


def markup_kind(text: str) -> str | None:
    """What `text` is, in words, if it is XML of another kind than a web page; None if it is none."""
    if not text[:100].lstrip("\ufeff \t\r\n").startswith("<?xml"):
        return None
    start = _PROLOGUE.match(text, 0, _PROLOGUE_WITHIN)
    place = start.end() if start else 0
    doctype = _DOCTYPE.match(text, place)
    root = _ROOT.match(text, doctype.end() if doctype else place)
    return _ROOTS.get(root.group(1).lower() if root else "", "an XML file")


_ROOTS = {"rss": "a news feed", "feed": "a news feed", "svg": "a picture (SVG)", "opml": "a list of feeds"}
