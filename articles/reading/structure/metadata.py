"""What an article says about itself: title, outlet, byline, date, language. Nothing is invented: unsure is None."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles import lexicon
from articles.lexicon import alternatives
from articles.reading.structure.dates import date_alone, read_date
from articles.reading.structure.paragraphs import HEADER_KEY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from articles.article import Origin
    from articles.reading.structure.paragraphs import Block

KNOWN = ("title", "outlet", "byline", "published", "language")
"""The names of what can be known of an article."""

_FIELDS = {
    name: field
    for language in lexicon.languages("documents")
    for name, field in lexicon.classes(language, "documents", "fields").items()
}
_KEY_LINE = re.compile(r"([A-Za-z][\w-]{0,40})\s*:(?:\s+(.*))?")
_RULE = "---"
_FRONT_LINES = 100
_TOP = 6
_HEADER_LINES = 10
_LONGEST = 200
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?=$|[-_])")

_SMALL = rf"(?:{alternatives(lexicon.everywhere('documents', 'name_joiners'))}|&|[A-Z]\.)"
_NAME = r"[^\W\d_a-zà-ÿа-я][\w.'’-]*"
_BY = alternatives(lexicon.everywhere("documents", "by"))
_BYLINE = re.compile(rf"{_BY}(?:\s*+:)?\s++(?P<name>{_NAME}(?:,? (?:{_NAME}|{_SMALL})){{0,14}})(?P<rest>.*)")
_BYLINE_LENGTH = 120
_DATED = re.compile(
    r"(?<!\s)\s*+(?:[,|·•–—-]|\bon\b)?+\s*+(?=[12]\d{3}-|\d{1,2}[. ]|(?:[A-Z][a-z]{2,8}\.? \d{1,2},? [12]\d{3}))"
)


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
    return " ".join(words.split())[:_LONGEST]


def front_matter(text: str) -> tuple[dict[str, str], int] | None:
    """The `key: value` lines between two `---` lines at the top of `text`, and the offset of the text after them.

    None if there are none, or if a line there is neither a key, a part of a value, a comment nor blank.
    """
    lines = text[: _FRONT_LINES * _LONGEST].splitlines(keepends=True)[:_FRONT_LINES]
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
        _set(found, key, value)
    return found


def _set(found: Metadata, key: str, value: str) -> None:
    name = _FIELDS.get(key.lower())
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


def near_top(text: str, blocks: Sequence[Block]) -> Metadata:
    """Metadata from the first lines of a text: header lines (`Outlet: ...`), then byline and date, each on its line.

    Header lines count if two stand together or one names the title, so that a first sentence such as "Source: ..."
    stays a sentence.
    """
    found = Metadata()
    top = next((index for index, block in enumerate(blocks) if block.kind != "boilerplate"), 0)
    start = _header(text, blocks, found, top)
    for index in range(start, min(start + _TOP, len(blocks))):
        words = blocks[index].span.of(text)
        if len(words) > _BYLINE_LENGTH:
            continue
        alone = date_alone(words)
        if alone:
            found.published = found.published or alone
            found.lines.add(index)
        elif found.byline is None and _read_byline(words, found):
            found.lines.add(index)
    return found


def _header(text: str, blocks: Sequence[Block], found: Metadata, top: int) -> int:
    """Read the header lines from block `top` on; one title line may stand before them. Returns the index after them."""
    for first in (top, top + 1):
        pairs: list[tuple[str, str]] = []
        for block in blocks[first : first + _HEADER_LINES]:
            words = block.span.of(text)
            key = HEADER_KEY.match(words) if len(words) <= 2 * _LONGEST else None
            if key is None:
                break
            pairs.append((key.group(1), words[key.end() :]))
        if len(pairs) > 1 or any(_FIELDS.get(name.lower()) == "title" for name, _ in pairs):
            for name, value in pairs:
                _set(found, name, value)
            found.lines.update(range(first, first + len(pairs)))
            return first + len(pairs)
    return top


def _read_byline(words: str, found: Metadata) -> bool:
    """Read "By NAME" and a date behind it into `found`; False if the line is not that."""
    byline = _BYLINE.fullmatch(words)
    if byline is None:
        return False
    rest = byline.group("rest").strip()
    published = read_date(words)
    if rest and published is None and not rest.startswith(("|", "·", "•", "—", "–", ",", "(")):
        return False
    if rest.endswith((".", "!", "?")) and published is None:
        return False
    name = byline.group("name")
    cut = _DATED.search(words, byline.start("name"))
    if published is not None and cut:
        name = words[byline.start("name") : min(cut.start(), byline.end("name"))]
    found.byline = one_line(name).rstrip(" ,|")
    found.published = found.published or published
    return True
