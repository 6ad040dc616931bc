"""What an article says about itself: title, outlet, byline, date, language. Nothing is invented: unsure is None."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles import lexicon
from articles.reading.structure.dates import read_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from articles.article import Origin

KNOWN = ("title", "outlet", "byline", "published", "language")
"""The names of what can be known of an article."""

FIELDS = {
    name: field
    for language in lexicon.languages("documents")
    for name, field in lexicon.classes(language, "documents", "fields").items()
}
"""What each name of a field means, in all languages."""

_KEY_LINE = re.compile(r"([A-Za-z][\w-]{0,40})\s*:(?:\s+(.*))?")
_RULE = "---"
_FRONT_LINES = 100
LONGEST = 200
"""Code points: no title or name is longer."""
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?=$|[-_])")


@dataclass(slots=True)
class Metadata:
    """What was found; `lines` are the indices of the paragraphs that hold nothing else."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: date | None = None
    language: str | None = None
    lines: set[int] = field(default_factory=set)


def origins(stated: Metadata, found: Metadata, *, headline: bool) -> tuple[tuple[str, Origin], ...]:
    """Where each thing known of an article was found: `stated` by the file itself, or all that was `found`.

    Without either, a title is the text's `headline` or the file's name, and a language is a guess.
    """
    places: dict[str, Origin] = {"title": "headline" if headline else "name", "language": "guess"}
    for name in KNOWN:
        if getattr(stated, name) is not None:
            places[name] = "file"
        elif getattr(found, name) is not None:
            places[name] = "text"
    return tuple(places.items())


def one_line(words: str) -> str:
    """`words` with every run of white space made a space, cut at 200 code points."""
    return " ".join(words.split())[:LONGEST]


def front_matter(text: str) -> tuple[dict[str, str], int] | None:
    """The `key: value` lines between two `---` lines at the top of `text`, and the offset of the text after them.

    None if there are none, or if a line there is neither a key, a part of a value, a comment nor blank.
    """
    lines = text[: _FRONT_LINES * LONGEST].splitlines(keepends=True)[:_FRONT_LINES]
    if not lines or lines[0].strip() != _RULE:
        return None
    found: dict[str, str] = {}
    offset = len(lines[0])
    for line in lines[1:]:
        offset += len(line)
        words = line.strip()
        if words in {_RULE, "..."}:
            return (found, offset) if found else None
        pair = _KEY_LINE.fullmatch(words)
        if pair and not line[0].isspace():
            found.setdefault(pair.group(1).lower(), _unquoted(pair.group(2) or ""))
        elif words and not words.startswith(("#", "- ")) and not line[0].isspace():
            return None
    return None


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value


def from_pairs(pairs: Mapping[str, str]) -> Metadata:
    """Metadata from keys and values, such as a front matter's."""
    found = Metadata()
    for key, value in pairs.items():
        set_field(found, key, value)
    return found


def set_field(found: Metadata, key: str, value: str) -> None:
    """Take what a field says, unless it is known already."""
    name = FIELDS.get(key.lower())
    value = one_line(value)
    if not name or not value or getattr(found, name) is not None:
        return
    if name == "published":
        found.published = read_date(value)
    elif name == "language":
        code = _LANGUAGE.match(value)
        found.language = code.group().lower() if code else None
    else:
        setattr(found, name, value)
