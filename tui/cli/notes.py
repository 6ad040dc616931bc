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

_DECIDED = {"match": "paired", "no-match": "pair rejected", "one-event": "both texts are about one event"}
_JUDGED = {"verdict": "verdict", "checked": "finding checked", "hidden": "finding hidden"}
_ABOUT: dict[About, str] = {"a": "left text", "b": "right text", "pair": "pair"}


def notes(options: Namespace) -> int:
    """Print the path of the notes file, or the notes; returns the exit code."""
    a, b = open_pair(options)
    from articles.comparison import decisions_in
    from articles.notes.naming import find_home

    home = find_home(a, b, notes=notes_path(options))
    if options.what == "path":
        write_out(f"{home.path}\n")
        return 0
    from articles.notes.store import NotesStore

    store = NotesStore.open(home, a, b)
    for notice in store.notices:
        _tell(notice)
    decided = decisions_in(store.notes)
    lines = [line for number, note in enumerate(decided.notes, 1) for line in _lines(number, note)]
    ordinary = {note.id for note in decided.notes}
    lines += [line for note in store.notes if note.id not in ordinary for line in _correction(note)]
    write_out("".join(f"{line}\n" for line in lines))
    return 0


def _correction(note: Note) -> Iterator[str]:
    """A correction of the matches: what was decided, and the words it is on."""
    quotes = [f"“{one_line(target.selector.exact)}”" for side in SIDES if (target := note.target(side))]
    unsure = "" if note.placed or not quotes else ", place not found"
    if note.relation in _JUDGED:
        verdict = f" {one_line(' '.join(note.tags))}" if note.relation == "verdict" else ""
        yield f"{_JUDGED[note.relation]}{verdict}{unsure}: {' | '.join(quotes)}"
        return
    yield f"correction, {_DECIDED.get(note.relation or '', 'a pair')}{unsure}" + (
        f": {' | '.join(quotes)}" if quotes else ""
    )


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
