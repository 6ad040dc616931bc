"""Text that Markdown shows as it stands."""

from __future__ import annotations

import re

# What could become formatting, a link, an entity or HTML; escaped, it reads as it stands in the article.
_ACTIVE = re.compile(r"([\\`*_<>\[\]|~&$])")
_LINE_OPENING = re.compile(r"^(\s*)([#+=-])", re.MULTILINE)
_LIST_OPENING = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)", re.MULTILINE)


def literal(text: str) -> str:
    """Text that Markdown shows as it stands: everything that could become formatting is escaped."""
    text = _ACTIVE.sub(r"\\\1", text)
    return _LIST_OPENING.sub(r"\1\\\2", _LINE_OPENING.sub(r"\1\\\2", text))


def quoted(text: str) -> list[str]:
    """The lines of a quotation."""
    return [f"> {line}" for line in literal(text).split("\n")]
