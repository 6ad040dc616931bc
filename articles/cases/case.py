"""What one file holds of a comparison, and how such a file is known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from articles.matching.options import MatchOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article, Side

ENDING = ".diptych"
SCHEMA = 1
"""The number in `diptych.case/1`; it rises when an older Diptych could not read the file rightly."""
MANIFEST = "case.json"
TEXTS: dict[Side, str] = {"a": "a/text.txt", "b": "b/text.txt"}
ARTICLES: dict[Side, str] = {"a": "a/article.json", "b": "b/article.json"}
RAWS: dict[Side, str] = {"a": "a/raw", "b": "b/raw"}
NOTES = "notes.json"
DECISIONS = "decisions.json"
COMPARISON = "comparison.json"
LESSON = "lesson.json"
MEMBERS = (
    MANIFEST, TEXTS["a"], ARTICLES["a"], RAWS["a"], TEXTS["b"], ARTICLES["b"], RAWS["b"],
    NOTES, DECISIONS, COMPARISON, LESSON,
)  # fmt: skip
"""Every member that a case may have, in the order in which they stand in the file."""
NEEDED = (MANIFEST, TEXTS["a"], ARTICLES["a"], TEXTS["b"], ARTICLES["b"])

_HEAD = re.compile(rb"PK\x03\x04.{26}" + re.escape(MANIFEST.encode()), re.DOTALL)


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
    """Two articles as they were loaded, and all that belongs to their comparison.

    `raw` holds the bytes that each text was read from, where they could be had; `missing` says why one is not there.
    `notes` is the notes file, a W3C collection in which the reader's decisions are too, without what was deleted; b""
    for none. `comparison` is what `diptych compare --json` gave, b"" where the articles have not been compared, and
    `compared_with` the SHA-256 of the notes it was made with, "" for none. `lesson` is that of a lesson, as JSON.
    """

    a: Article
    b: Article
    raw: Mapping[Side, bytes] = field(default_factory=dict)
    missing: Mapping[Side, str] = field(default_factory=dict)
    notes: bytes = b""
    matching: MatchOptions = field(default_factory=MatchOptions)
    engine: Engine = field(default_factory=Engine)
    comparison: bytes = b""
    compared_with: str = ""
    lesson: bytes = b""

    def article(self, side: Side) -> Article:
        """The article on `side`, as it was loaded."""
        return self.a if side == "a" else self.b


def is_case(name: str) -> bool:
    """Whether `name` is that of a case: by its ending, or a file that begins as one does."""
    if name.lower().endswith(ENDING):
        return True
    try:
        path = Path(name).expanduser()
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return _HEAD.match(file.read(64)) is not None
    except (OSError, ValueError, RuntimeError):
        return False
