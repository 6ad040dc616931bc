"""Searching a library by words: a line as a reader types it, made a question to the index, and what it finds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.errors import BadInputError

if TYPE_CHECKING:
    from articles.library.library import Entry, Library

MOST = 50
"""How many texts are found, at most, when nothing else is said."""
_OPEN, _CLOSE = "\x02", "\x03"
"""What stands around a found word in a snippet: no text that was read has them."""
_AROUND = 24
_TITLE = 4.0
_PART = re.compile(r'(?P<no>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_WORDED = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that was found: `parts` are its words around the place, in order, and which of them were sought."""

    entry: Entry
    parts: tuple[tuple[str, bool], ...]

    @property
    def snippet(self) -> str:
        """The words around the place."""
        return "".join(words for words, _ in self.parts)


def search(library: Library, words: str, most: int = MOST) -> list[Hit]:
    """The latest versions of texts that hold all the words, best first (BM25; a word of the title counts more).

    `"..."` is a phrase, `word*` a beginning, `-word` leaves texts out, `OR` between two is either. Raises BadInputError
    for a line that is none.
    """
    asked = question(words)
    with library.reading() as database:
        # Texts are joined in when the best are known: a common word is in very many.
        rows = database.execute(
            "SELECT rowid, snippet(words, -1, ?, ?, '…', ?) FROM words WHERE words MATCH ?"
            " AND rowid NOT IN (SELECT id FROM texts WHERE latest = 0) ORDER BY bm25(words, ?, 1.0) LIMIT ?",
            (_OPEN, _CLOSE, _AROUND, asked, _TITLE, most),
        ).fetchall()
    entries = {each.number: each for each in library.entries([row[0] for row in rows])}
    return [Hit(entries[number], _parts(snippet)) for number, snippet in rows if number in entries]


def question(words: str) -> str:
    """The line as SQLite's full-text index asks it. Raises BadInputError for one that is none."""
    if words.count('"') % 2:
        raise _refused(words, 'a " has no other one')
    found: list[str] = []
    without: list[str] = []
    joined = False
    for part in _PART.finditer(words):
        if part["word"] == "OR" and not part["no"]:
            if not found or joined:
                raise _refused(words, "OR stands between two words")
            joined = True
            continue
        term = _term(part)
        if term is None:
            continue
        if part["no"]:
            without.append(term)
        elif joined:
            found[-1], joined = f"{found[-1]} OR {term}", False
        else:
            found.append(term)
    if joined:
        raise _refused(words, "OR stands between two words")
    if not found:
        raise _refused(words, "no word is sought" if without else "there is no word in it")
    asked = " AND ".join(f"({each})" for each in found)
    return asked + "".join(f" NOT {each}" for each in without)


def _term(part: re.Match[str]) -> str | None:
    """A word or a phrase in quotation marks, as FTS5 wants it; None for signs alone."""
    words = part["phrase"] if part["phrase"] is not None else part["word"]
    begins = part["phrase"] is None and words.endswith("*")
    if not _WORDED.search(words):
        return None
    return '"' + words.rstrip("*").replace("\0", " ") + '"' + (" *" if begins else "")


def _parts(snippet: str) -> tuple[tuple[str, bool], ...]:
    parts: list[tuple[str, bool]] = []
    for number, piece in enumerate(" ".join(snippet.split()).split(_OPEN)):
        sought, _, rest = piece.partition(_CLOSE) if number else ("", "", piece)
        parts += [(sought, True)] if sought else []
        parts += [(rest, False)] if rest else []
    return tuple(parts)


def _refused(words: str, why: str) -> BadInputError:
    from articles.reading.source import shown_name

    do = 'write words, "a phrase", -without, begin*, one OR other'
    return BadInputError(f"cannot search for {shown_name(words) or 'nothing'}", why, do)
