"""`diptych library add | search | event | pairs | list | remove | check | export`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articles.errors import BadInputError, DiptychError
from articles.reading.source import is_address, shown_name
from tui.cli.library.lines import added_lines, counted, event_lines, group_lines, hit_lines, list_lines, pair_lines
from tui.cli.output import one_line, write_out

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable

    from articles.article import Article
    from articles.library import Added, Library


def library(options: Namespace) -> int:
    """Do what was asked of the library; returns the exit code."""
    # Read when numpy is first imported: small products are slower on many threads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _check(options)
    from articles.library import Library

    path = Path(options.library) if options.library else None
    with Library(path, make=options.what == "add") as opened:
        return _COMMANDS[options.what](opened, options)


def _check(options: Namespace) -> None:
    """Raise BadInputError for names that a command lacks, or has no use for."""
    needed = {"add": "FOLDER", "search": "WORDS", "event": "ARTICLE", "remove": "NUMBER", "export": "FOLDER"}
    word = needed.get(options.what)
    if word and not options.articles:
        raise BadInputError("nothing was named", f"{options.what} needs it", f"diptych library {options.what} {word}")
    one = options.what in ("event", "export")
    if (one and len(options.articles) > 1) or (word is None and options.articles):
        extra = one_line(options.articles[1 if one else 0])
        why = f"{options.what} takes {'one name' if one else 'no names'}"
        raise BadInputError(f"{extra} is too much", why, "see diptych library --help")
    if options.most is not None and options.most < 1:
        raise BadInputError(f"--most {options.most}", "it is not 1 or more", "name a number of texts")


def _add(opened: Library, options: Namespace) -> int:
    from articles.library.adding import add
    from articles.library.telling import added, answer
    from tui.cli.fetching import access_of
    from tui.cli.library.progress import Line

    with Line() as line:
        found = add(opened, options.articles, access_of(options), lambda done: line.show(f"{done.done:,} read"))
    _give(options, lambda: answer(opened, "add", **added(found)), added_lines(found))
    return _refusals(found)


def _refusals(found: Added) -> int:
    """Say what was refused, one line each; the exit code is 2 where nothing at all was taken."""
    for each in found.refused:
        sys.stderr.write(f"diptych: {one_line(each.line)}\n")
    sys.stderr.flush()
    return 2 if found.refused and len(found.refused) == found.done else 0


def _search(opened: Library, options: Namespace) -> int:
    from articles.library.searching import MOST, search
    from articles.library.telling import answer, hits

    words = " ".join(options.articles)
    found = search(opened, words, options.most or MOST)
    _give(options, lambda: answer(opened, "search", words=words, hits=hits(found)), hit_lines(found, words))
    return 0


def _event(opened: Library, options: Namespace) -> int:
    from articles.library.events import MOST, event_of
    from articles.library.telling import answer, events

    name = options.articles[0]
    article, without = _article(opened, name, options)
    found = event_of(opened, article, without, options.most or MOST)
    _give(options, lambda: answer(opened, "event", of=name, texts=events(found)), event_lines(found, article.title))
    return 0


def _article(opened: Library, name: str, options: Namespace) -> tuple[Article, list[int]]:
    """The article that was named, by its number in the library or from elsewhere, and the texts that it is itself."""
    from articles.library.reopening import article_of
    from articles.reading import load
    from tui.cli.fetching import access_of

    if name.isdecimal() and not Path(name).exists():
        return article_of(opened, int(name)), [int(name)]
    article = load(name, access=access_of(options) if is_address(name) else None)
    return article, opened.same_as(article.text_sha256)


def _pairs(opened: Library, options: Namespace) -> int:
    from articles.library.pairing import MOST, events_of, pairs_of, weigh
    from articles.library.telling import answer, pairs, texts
    from tui.cli.library.progress import Line

    if not options.events:
        with Line() as line:
            found = pairs_of(opened, options.most or MOST, line.share)
        _give(options, lambda: answer(opened, "pairs", pairs=pairs(found)), pair_lines(found))
        return 0
    with Line() as line:
        groups = [opened.entries(each) for each in events_of(weigh(opened, line.share))[: options.most]]
    _give(options, lambda: answer(opened, "events", events=[texts(each) for each in groups]), group_lines(groups))
    return 0


def _list(opened: Library, options: Namespace) -> int:
    from articles.library.telling import answer, texts

    found = opened.entries(versions=options.versions)[: options.most]
    _give(options, lambda: answer(opened, "list", texts=texts(found)), list_lines(found, opened.count()))
    return 0


def _remove(opened: Library, options: Namespace) -> int:
    from articles.library.reopening import forget_copies
    from articles.library.telling import answer

    numbers = [number for name in options.articles for number in _named(opened, name)]
    copies = [opened.bytes_sha256(number) for number in numbers]
    gone = opened.remove(numbers)
    forget_copies(opened, copies)
    words = f"removed {counted(gone)}; nothing of {'it' if gone == 1 else 'them'} is left in the file\n"
    _give(options, lambda: answer(opened, "remove", removed=numbers), [words])
    return 0


def _named(opened: Library, name: str) -> list[int]:
    """The numbers of the texts that a number, a file, a folder or an address stands for. Raises BadInputError."""
    if name.isdecimal():
        opened.bytes_sha256(int(name))
        return [int(name)]
    found = opened.numbers_of(name) or opened.numbers_of(str(Path(name).expanduser().absolute()))
    if not found:
        do = "diptych library list shows the numbers"
        raise BadInputError(f"{shown_name(name)} is not in the library", "no text came from there", do)
    return found


def _check_file(opened: Library, options: Namespace) -> int:
    from articles.library.telling import answer

    wrong = opened.check()
    count = opened.count()
    size = opened.path.stat().st_size
    whole = f"{one_line(str(opened.path))}: whole; {count:,} texts, {size / 1e6:,.1f} MB\n"
    members = {"wrong": wrong, "count": count, "size": size}
    _give(options, lambda: answer(opened, "check", **members), [f"{one_line(each)}\n" for each in wrong] or [whole])
    if wrong:
        do = "bring back an older copy, or add the texts to another one with --library FILE"
        raise DiptychError("the library is damaged", f"{len(wrong)} faults were found", do)
    return 0


def _export(opened: Library, options: Namespace) -> int:
    from articles.library.telling import answer
    from tui.cli.library.exporting import export

    folder = Path(options.articles[0]).expanduser()
    count = export(opened, folder)
    words = f"wrote {counted(count)} to {one_line(str(folder))}, and what is known of them to texts.json\n"
    _give(options, lambda: answer(opened, "export", folder=str(folder), count=count), [words])
    return 0


def _give(options: Namespace, made: Callable[[], dict[str, Any]], lines: Iterable[str]) -> None:
    if options.json:
        from articles.reading.display import escaped

        write_out(escaped(json.dumps(made(), ensure_ascii=False, indent=1)) + "\n")
    else:
        write_out("".join(lines))


_COMMANDS: dict[str, Callable[[Library, Namespace], int]] = {
    "add": _add,
    "search": _search,
    "event": _event,
    "pairs": _pairs,
    "list": _list,
    "remove": _remove,
    "check": _check_file,
    "export": _export,
}
