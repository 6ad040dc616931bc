"""`diptych notes`: the notes on two articles, and where they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES, Side
from articles.errors import BadInputError, DiptychError
from tui.cli.output import one_line, write_out, write_path
from tui.cli.pair import MOST, are_several, case_named, check_pair, notes_path, open_named, open_several

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from articles.article import Article, Side
    from articles.notes.content.kinds import Choice
    from articles.notes.content.note import About, Note
    from articles.session import Session
    from tui.cli.pair import Opened

_DECIDED = {"match": "paired", "no-match": "pair rejected", "one-event": "both texts are about one event"}
_JUDGED = {"verdict": "verdict", "checked": "finding checked", "hidden": "finding hidden"}
_PLACED = {
    "article": "part of the article",
    "not-article": "no part of the article",
    "article-begins": "the article begins with",
    "article-ends": "the article ends with",
}
_READ_ONLY = ("path", "list", "export")
"""What can be done without both articles."""
_ABOUT: dict[About, str] = {"a": "left text", "b": "right text", "pair": "pair"}


def _about(note: Note, articles: Mapping[Side, Article]) -> str:
    """Which text a note is on; of more than two accounts, their letters."""
    if len(articles) == len(SIDES):
        return _ABOUT[note.about]
    sides = sorted({*note.wholes, *(target.side for target in note.targets)})
    return " and ".join(f"account {side.upper()}" for side in sides) or "none of the accounts"


def _quotes(note: Note) -> list[str]:
    """The words that a note is on, those of one place for each text."""
    found = {target.side: target for target in reversed(note.targets)}
    return [f"“{one_line(target.selector.exact)}”" for _, target in sorted(found.items())]


def notes(options: Namespace) -> int:
    """Print the path of the notes file, or the notes, or move notes in and out; returns the exit code."""
    if options.what == "merge":
        from tui.cli.notes_files import merge

        merge(options)
        return 0
    other = _to_import(options) if options.what == "import" else ""
    if case_named(options, MOST if options.what in _READ_ONLY else 2) is not None:
        _with_both(options, open_named(options), other)
        return 0
    if len(options.articles) < 2 and options.what in _READ_ONLY:
        from tui.cli.notes_without_articles import named_notes_file

        path = named_notes_file(options)
        if path is not None:
            return _alone(options, path, ("", ""))
    if options.what in _READ_ONLY and are_several(options):
        return _of_several(options)
    names = check_pair(options)
    try:
        opened = open_named(options)
    except DiptychError as error:
        from articles.notes.exchange.without_articles import find_notes_by_name

        path = find_notes_by_name(names, notes_path(options))
        if path is None or options.what not in _READ_ONLY:
            raise
        _tell(f"{error.what}: {error.why}; the notes are read without it")
        return _alone(options, path, names)
    _with_both(options, opened, other)
    return 0


def _of_several(options: Namespace) -> int:
    """What can be done with the notes on more than two accounts, which are read from their file alone."""
    from articles.notes.disk.naming import find_home

    home = find_home(*open_several(options), notes=notes_path(options))
    if options.what != "path" and not home.path.exists():
        for line in _elsewhere(home.elsewhere):
            _tell(line)
        return 0
    return _alone(options, home.path, ("", ""))


def _to_import(options: Namespace) -> str:
    """The file to import, taken off the names on the command line; "" where only articles, or a case, are named."""
    from articles.cases.naming import is_case

    names = options.articles
    needed = 1 if names and is_case(names[0]) else 2
    return str(names.pop()) if len(names) > needed else ""


def _with_both(options: Namespace, opened: Opened, other: str) -> None:
    """The path, the list, or what is moved in and out; `other` is the file to import."""
    a, b, home = opened.a, opened.b, opened.home(notes_path(options))
    if options.what == "path":
        write_path(home.path)
        return
    from articles.notes.store import NotesStore
    from articles.session import Session

    session = Session(a, b, NotesStore.open(home, a, b, only_read=options.what in _READ_ONLY))
    for notice in (*_elsewhere(home.elsewhere), *session.store.notices):
        _tell(notice)
    if options.what == "list":
        _list(options, session.store.notes, session.notes, session.articles)
    else:
        _move(options, session, other)


def _elsewhere(paths: Sequence[Path]) -> Iterator[str]:
    """One line about notes files on the same two texts in other folders, from which nothing is read."""
    if paths:
        from shlex import quote

        more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        yield f"notes on these two texts are also in {paths[0]}{more}; --notes {quote(str(paths[0]))} uses them"


def _alone(options: Namespace, path: Path, names: tuple[str, str]) -> int:
    """What can be done with a notes file when an article is missing."""
    from tui.cli import notes_files
    from tui.cli.notes_without_articles import read

    if options.what == "path":
        write_path(path)
        return 0
    from articles.decided import decisions_in

    held = read(options, path, names)
    for notice in held.notices:
        _tell(notice)
    # With an article missing there is nothing to compare, so what was decided is read from the notes alone.
    decided = decisions_in(held.notes)
    if options.what == "list":
        _list(options, held.notes, decided.notes, held.articles)
    else:
        articles = {side: decided.present(side, article) for side, article in held.articles.items()}
        notes_files.export(options, held.collection, held.path, _choice(options).of(decided.notes), articles)
    return 0


def _move(options: Namespace, session: Session, other: str) -> None:
    """Export, import or recover."""
    from tui.cli import notes_files

    store = session.store
    if options.what == "export":
        chosen = _choice(options).of(session.notes)
        notes_files.export(options, store.collection(), store.path, chosen, session.articles)
    elif options.what == "recover":
        notes_files.recover(options, store)
    elif other:
        notes_files.take(store, other)
    else:
        raise BadInputError("there is nothing to import", "only the articles were named", "name the file after them")


def _list(
    options: Namespace, notes: Sequence[Note], ordinary: Sequence[Note], articles: Mapping[Side, Article]
) -> None:
    """Print the ordinary notes chosen, and without any choice the corrections among `notes` as well."""
    from articles.notes.content.kinds import Choice

    several = len({note.creator for note in ordinary}) > 1
    choice = _choice(options)
    chosen = {note.id for note in choice.of(ordinary)}
    numbered = [(number, note) for number, note in enumerate(ordinary, 1) if note.id in chosen]
    lines = [line for number, note in numbered for line in _lines(number, note, articles, several=several)]
    if choice == Choice():
        known = {note.id for note in ordinary}
        lines += [line for note in notes if note.id not in known for line in _correction(note, articles)]
    write_out("".join(f"{line}\n" for line in lines))


def _choice(options: Namespace) -> Choice:
    from articles.notes.content.kinds import Choice

    return Choice(
        about=options.side,
        tag=options.tag or "",
        kind=options.type or "",
        author=options.author or "",
        placed=options.placed,
        relation=options.relation or "",
        words=options.search or "",
    )


def _correction(note: Note, articles: Mapping[Side, Article]) -> Iterator[str]:
    """What the reader decided about articles, matches or findings, and the words it is on."""
    if note.relation == "metadata":
        field = one_line(" ".join(note.tags))
        yield f"{_about(note, articles)}, {field}: {one_line(note.body) or 'not known'}"
        return
    quotes = _quotes(note)
    unsure = "" if note.placed or not quotes or not note.lost else ", place not found"
    if note.relation in _PLACED:
        ends = " … ".join(f"“{one_line(target.selector.exact)}”" for target in note.targets)
        yield f"{_about(note, articles)}, {_PLACED[note.relation]}{unsure}: {ends}"
        return
    if note.relation in _JUDGED:
        verdict = f" {one_line(' '.join(note.tags))}" if note.relation == "verdict" else ""
        from articles.decided import ON_OWN

        judged = _JUDGED[note.relation]
        if note.motivation == ON_OWN:
            judged = f"own {judged}" if note.relation != "verdict" else "own finding,"
        yield f"{judged}{verdict}{unsure}: {' | '.join(quotes)}"
        return
    yield f"correction, {_DECIDED.get(note.relation or '', 'a pair')}{unsure}" + (
        f": {' | '.join(quotes)}" if quotes else ""
    )


def _lines(number: int, note: Note, articles: Mapping[Side, Article], *, several: bool) -> Iterator[str]:
    """A note: what it is about, the words it is on, and what has happened to them; the reader's own words, its tags.

    Who made it is told where there are `several`.
    """
    quotes = _quotes(note)
    from articles.notes.content.changes import in_brackets, word_changes
    from articles.notes.content.kinds import kind_words

    unsure = ", place not found" if not note.placed and (note.lost or not note.targets) else ""
    if any(target.uncertain for target in note.targets):
        unsure = ", place approximate"
    kind = one_line(kind_words(note, plain=False))
    yield f"{number}. {', '.join(filter(None, (_about(note, articles), kind)))}{unsure}: {' | '.join(quotes)}"
    for target in note.targets:
        if target.uncertain and target.span is not None:
            changes = word_changes(target.selector.exact, articles[target.side].quote(target.span))
            yield f"   words changed: {one_line(in_brackets(changes))}"
    for line in note.body.replace("\r\n", "\n").split("\n") if note.body else ():
        yield f"   {one_line(line)}".rstrip()
    if note.tags:
        yield f"   tags: {one_line(', '.join(note.tags))}"
    if several and note.creator:
        yield f"   by {one_line(note.creator)}"


def _tell(notice: str) -> None:
    import sys

    sys.stderr.write(f"diptych: {one_line(notice)}\n")
