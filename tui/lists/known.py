"""What is known of an article, on its way to the form that corrects it and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from articles.article import Article, Side
    from articles.reading.edits.amended import Field


class Known(NamedTuple):
    """An article as the reader has it, and as it was loaded."""

    present: Article
    loaded: Article


Typed = dict[tuple["Side", "Field"], str]
"""What was typed in place of what was there, each in the form of `read_value`."""
