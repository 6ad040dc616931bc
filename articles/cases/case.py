"""What one file holds of a comparison, and how such a file is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.cases.naming import MANIFEST
from articles.matching.options import MatchOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article

SCHEMA = 1
"""The number in `diptych.case/1`; it rises when an older Diptych could not read the file rightly."""
LETTERS = "abcdefghi"
TEXTS: dict[str, str] = {letter: f"{letter}/text.txt" for letter in LETTERS}
ARTICLES: dict[str, str] = {letter: f"{letter}/article.json" for letter in LETTERS}
RAWS: dict[str, str] = {letter: f"{letter}/raw" for letter in LETTERS}
NOTES = "notes.json"
DECISIONS = "decisions.json"
COMPARISON = "comparison.json"
LESSON = "lesson.json"
MEMBERS = (
    MANIFEST, *(kind[letter] for letter in LETTERS for kind in (TEXTS, ARTICLES, RAWS)),
    NOTES, DECISIONS, COMPARISON, LESSON,
)  # fmt: skip
"""Every member that a case may have, in the order in which they stand in the file."""
NEEDED = (MANIFEST, TEXTS["a"], ARTICLES["a"], TEXTS["b"], ARTICLES["b"])


@dataclass(frozen=True, slots=True)
class Engine:
    """What made a comparison: the version of Diptych, the SHA-256 of the code and words that compare, and of the
    encoder ("" where none was used).
    """

    version: str = ""
    digest: str = ""
    encoder: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """Two articles as they were loaded, or more accounts of one event, and all that belongs to their comparison.

    `raw` holds the bytes that each text was read from, where they could be had; `missing` says why one is not there.
    `notes` is the notes file, a W3C collection in which the reader's decisions are too, without what was deleted; b""
    for none. `comparison` is what `diptych compare --json` gave, b"" where the articles have not been compared, and
    `compared_with` the SHA-256 of the notes it was made with, "" for none. `lesson` is that of a lesson, as JSON.

    `a` is the base of several accounts, `further` are those after the first two; each has a letter.
    """

    a: Article
    b: Article
    raw: Mapping[str, bytes] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    notes: bytes = b""
    matching: MatchOptions = field(default_factory=MatchOptions)
    engine: Engine = field(default_factory=Engine)
    comparison: bytes = b""
    compared_with: str = ""
    lesson: bytes = b""
    further: tuple[Article, ...] = ()

    @property
    def articles(self) -> dict[str, Article]:
        """All articles by their letters."""
        return dict(zip(LETTERS, (self.a, self.b, *self.further), strict=False))

    def article(self, side: str) -> Article:
        """The article on `side`, or of that letter, as it was loaded."""
        return self.articles[side]
