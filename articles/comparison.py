"""The root object: two articles and all that is known about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.matching.match import Alignment

if TYPE_CHECKING:
    from articles.article import Article, Side


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles and their alignment. `matched` is False until matching has run."""

    a: Article
    b: Article
    alignment: Alignment = field(default_factory=Alignment)
    matched: bool = False

    def article(self, side: Side) -> Article:
        """The article on `side`."""
        return self.a if side == "a" else self.b
