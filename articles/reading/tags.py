"""Taking HTML tags out of Markdown: the words between them stay, scripts and styles go."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(r"</?([A-Za-z][\w:-]*+)(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>|</?([A-Za-z][\w:-]*+)[^<>]*>")
_HIDDEN = frozenset({"script", "style", "template", "noscript"})
_BLOCKS = re.compile(
    "address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre"
    "|section|table|td|th|tr|ul"
)


def _tag_name(tag: re.Match[str]) -> str:
    return (tag.group(1) or tag.group(2)).lower()


class TagFilter:
    """Follows the tags of running text one by one; `hidden` is true inside a script, style or template."""

    def __init__(self) -> None:
        self._inside = ""

    @property
    def hidden(self) -> bool:
        """Whether the words here are not for readers."""
        return bool(self._inside)

    def tag(self, source: str) -> str:
        """Pass the tag `source`; returns what it is replaced by: a space for a line break, else nothing."""
        found = _TAG.match(source)
        if found is None:
            return ""
        name = _tag_name(found)
        closing = source.startswith("</")
        if self._inside:
            self._inside = "" if closing and name == self._inside else self._inside
        elif name in _HIDDEN and not closing:
            self._inside = name
        return " " if _BLOCKS.fullmatch(name) else ""


def strip_tags(source: str) -> str:
    """The words of a piece of HTML, blocks a blank line apart. Takes time in proportion to its length."""
    words: list[str] = []
    place = 0
    while True:
        start = source.find("<", place)
        if start < 0:
            words.append(source[place:])
            return unescape("".join(words))
        words.append(source[place:start])
        place = _after(source, start, words)


def _after(source: str, start: int, words: list[str]) -> int:
    """Offset after the tag, comment or lone sign at `start`; a comment or script that never ends goes to the end."""
    if source.startswith("<!--", start):
        end = source.find("-->", start + 4)
        return len(source) if end < 0 else end + 3
    if source.startswith(("<!", "<?"), start):
        end = source.find(">", start)
        return len(source) if end < 0 else end + 1
    tag = _TAG.match(source, start)
    if tag is None:
        words.append("<")
        return start + 1
    name = _tag_name(tag)
    if name in _HIDDEN and source[start + 1] != "/":
        closing = re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE).search(source, tag.end())
        return closing.end() if closing else len(source)
    if _BLOCKS.fullmatch(name):
        words.append("\n\n")
    return tag.end()
