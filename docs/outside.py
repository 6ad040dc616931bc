"""What a built page would load from another machine: there has to be nothing."""

from __future__ import annotations

import re

_LOADED = (
    re.compile(
        r"<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*?\b(?:src|data)=\"?((?:https?:)?//[^\s\">]+)"
    ),
    re.compile(r"<link\b(?![^>]*\brel=\"?canonical)[^>]*?\bhref=\"?((?:https?:)?//[^\s\">]+)"),
    re.compile(r"(?:url\(|@import)\s*[\"']?((?:https?:)?//[^\s\"')]+)"),
)


def loaded_from_outside(text: str) -> list[str]:
    """The addresses that a page or a style sheet loads something from; a link that is only followed loads nothing."""
    return [address for pattern in _LOADED for address in pattern.findall(text)]
