"""`diptych notes`: the notes on two articles, and where they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from tui.cli.output import one_line, write_out
from tui.cli.pair import notes_path, open_pair

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from articles.notes.note import About, Note

_ABOUT: dict[About, str] = {"a": "left text", "b": "right text", "pair": "pair"}


def notes(options: Namespace) -> int:
    """Print the path of the notes file, or the notes; returns the exit code."""
    a, b = open_pair(options)
    from articles.notes.naming import find_home

    home = find_home(a, b, notes=notes_path(options))
    if options.what == "path":
        write_out(f"{home.path}\n")
        return 0
    from articles.notes.store import NotesStore

    store = NotesStore.open(home, a, b)
    for notice in store.notices:
        _tell(notice)
    write_out("".join(f"{line}\n" for number, note in enumerate(store.notes, 1) for line in _lines(number, note)))
    return 0


def _lines(number: int, note: Note) -> Iterator[str]:
    """A note: what it is about, the words it stands at, the reader's own words, its tags."""
    quotes = [f"“{one_line(target.selector.exact)}”" for side in SIDES if (target := note.target(side))]
    unsure = "" if note.placed else ", place not found"
    yield f"{number}. {_ABOUT[note.about]}{unsure}: {' | '.join(quotes)}"
    for line in note.body.splitlines():
        yield f"   {one_line(line)}".rstrip()
    if note.tags:
        yield f"   tags: {one_line(', '.join(note.tags))}"


def _tell(notice: str) -> None:
    import sys

    sys.stderr.write(f"diptych: {one_line(notice)}\n")
