"""The words of a lesson as lines to be read: without the signs of Markdown, a paragraph on one line."""

from __future__ import annotations

import re

_BEGINS = re.compile(r"\s{4,}|\s*(?:[-*+>#|]|\d{1,9}[.)]\s|```|~~~|$)")
"""How a line begins that does not go on with the one before it."""


def plain_lines(words: str) -> list[str]:
    """The lines; none for no words."""
    from articles.notes.content.marked import lines_of

    if not words.strip():
        return []
    return ["".join(piece.text for piece in line) for line in lines_of(_unwrapped(words))]


def _unwrapped(words: str) -> str:
    """Words without the breaks of an editor's window: two blanks or a backslash before one mean it."""
    lines: list[str] = []
    fenced = False
    for line in words.split("\n"):
        goes_on = bool(lines) and not fenced and not _BEGINS.match(line) and bool(lines[-1].strip())
        goes_on = goes_on and not lines[-1].endswith(("  ", "\\")) and not lines[-1].lstrip().startswith("#")
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        if goes_on and not lines[-1].lstrip().startswith(("```", "~~~")):
            lines[-1] = f"{lines[-1]} {line.strip()}"
        else:
            lines.append(line)
    return "\n".join(lines)
