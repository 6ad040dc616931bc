"""`diptych notes`: the notes on two articles, and where they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.errors import BadInputError
from tui.cli.output import one_line, write_out
from tui.cli.pair import notes_path, open_pair

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from articles.article import Article
    from articles.notes.kinds import Choice
    from articles.notes.note import About, Note
    from articles.notes.store import NotesStore

_DECIDED = {"match": "paired", "no-match": "pair rejected", "one-event": "both texts are about one event"}
_JUDGED = {"verdict": "verdict", "checked": "finding checked", "hidden": "finding hidden"}
_PLACED = {
    "article": "part of the article",
    "not-article": "no part of the article",
    "article-begins": "the article begins with",
    "article-ends": "the article ends with",
}
_ABOUT: dict[About, str] = {"a": "left text", "b": "right text", "pair": "pair"}


def notes(options: Namespace) -> int:
    """Print the path of the notes file, or the notes, or move notes in and out; returns the exit code."""
    if options.what == "merge":
        from tui.cli.notes_files import merge

        merge(options)
        return 0
    other = options.articles.pop() if options.what == "import" and len(options.articles) > 2 else ""
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
    if options.what == "list":
        _list(options, store)
    else:
        _move(options, store, a, b, other)
    return 0


def _move(options: Namespace, store: NotesStore, a: Article, b: Article, other: str) -> None:
    """Export, import or recover."""
    from articles.comparison import decisions_in
    from tui.cli import notes_files

    if options.what == "export":
        chosen = _choice(options).of(decisions_in(store.notes).notes)
        notes_files.export(options, store, chosen, a, b)
    elif options.what == "recover":
        notes_files.recover(options, store)
    elif other:
        notes_files.take(store, other)
    else:
        raise BadInputError("there is nothing to import", "only the articles were named", "name the file after them")


def _list(options: Namespace, store: NotesStore) -> None:
    """Print the notes chosen, and without any choice the corrections as well."""
    from articles.comparison import decisions_in
    from articles.notes.kinds import Choice

    ordinary = decisions_in(store.notes).notes
    choice = _choice(options)
    chosen = {note.id for note in choice.of(ordinary)}
    lines = [line for number, note in enumerate(ordinary, 1) if note.id in chosen for line in _lines(number, note)]
    if choice == Choice():
        known = {note.id for note in ordinary}
        lines += [line for note in store.notes if note.id not in known for line in _correction(note)]
    write_out("".join(f"{line}\n" for line in lines))


def _choice(options: Namespace) -> Choice:
    from articles.notes.kinds import Choice

    return Choice(
        about=options.side,
        tag=options.tag or "",
        kind=options.type or "",
        author=options.author or "",
        placed=options.placed,
        relation=options.relation or "",
        words=options.search or "",
    )


def _correction(note: Note) -> Iterator[str]:
    """What the reader decided about articles, matches or findings, and the words it is on."""
    if note.relation == "metadata":
        field = one_line(" ".join(note.tags))
        yield f"{_ABOUT[note.about]}, {field}: {one_line(note.body) or 'not known'}"
        return
    quotes = [f"“{one_line(target.selector.exact)}”" for side in SIDES if (target := note.target(side))]
    unsure = "" if note.placed or not quotes else ", place not found"
    if note.relation in _PLACED:
        ends = " … ".join(f"“{one_line(target.selector.exact)}”" for target in note.targets)
        yield f"{_ABOUT[note.about]}, {_PLACED[note.relation]}{unsure}: {ends}"
        return
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
    from articles.notes.kinds import kind_words

    unsure = "" if note.placed else ", place not found"
    if any(target.uncertain for target in note.targets):
        unsure = ", place approximate"
    kind = one_line(kind_words(note, plain=False))
    yield f"{number}. {', '.join(filter(None, (_ABOUT[note.about], kind)))}{unsure}: {' | '.join(quotes)}"
    for line in note.body.splitlines():
        yield f"   {one_line(line)}".rstrip()
    if note.tags:
        yield f"   tags: {one_line(', '.join(note.tags))}"


def _tell(notice: str) -> None:
    import sys

    sys.stderr.write(f"diptych: {one_line(notice)}\n")
