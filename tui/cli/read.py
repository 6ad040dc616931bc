"""`diptych`, `diptych A B` and `diptych FOLDER`: the start screen, two articles side by side, or two to be chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from articles.errors import BadInputError, DiptychError
from articles.reading.named import folder_among
from articles.reading.source import is_address, is_book, is_stream, shown_name
from tui.cli.cases.diff import before_of
from tui.cli.pair import (
    MOST,
    case_named,
    check_pair,
    check_several,
    named,
    notes_path,
    open_named,
    open_pair,
    takes_stdin,
)
from tui.cli.screen import check_keys, check_terminal, load_screen, open_screen, settings_of

if TYPE_CHECKING:
    from argparse import Namespace

    from articles.article import Article
    from tui.cli.pair import Opened
    from tui.view.accounts.desk import AccountDesk


def _check_folder(folder: str, beside: str | None) -> None:
    """Raise BadInputError for a folder in which, by the names alone, there are not two articles to choose."""
    from articles.reading.folder import offered, too_few

    error = too_few(len(offered(folder, beside)), beside=beside is not None)
    if error is not None:
        raise BadInputError(f"cannot choose from {shown_name(folder)}", error.what, error.do)


def _read_case(options: Namespace) -> int:
    """Open the screen on a case."""
    settings = settings_of(options)
    check_keys(settings)
    check_terminal(piped=False)
    opened, notes = open_named(options, several=True), notes_path(options)
    if opened.case is not None and opened.case.case.lesson:
        from tui.cli.lessons.opening import check_lesson

        check_lesson(options, opened)
    opened.home(notes, strict=False)
    opened.matching(settings.encoder)
    before = before_of(options, opened.a, opened.b)
    return open_screen(
        opened.a, opened.b, settings, notes, piped=False, case=opened.case, before=before, accounts=accounts_of(opened),
    )  # fmt: skip


def accounts_of(opened: Opened) -> AccountDesk | None:
    """The accounts of a case that holds more than two."""
    if opened.case is None or not opened.case.case.further:
        return None
    from tui.view.accounts.desk import AccountDesk

    every = tuple(opened.case.case.articles.values())
    return AccountDesk([article.source for article in every], dict(enumerate(every, 1)))


def _asks_for_chapter(names: list[str]) -> bool:
    """Whether the reader has to choose a chapter on the screen."""
    # A stream can be read only once and an address as its options say, so beside them a book opens whole.
    return any(map(is_book, names)) and not any(is_stream(name) or is_address(name) for name in names)


def read(options: Namespace) -> int:
    """Open the screen, or with --plain do without one; returns the exit code."""
    if options.plain:
        from tui.cli.plain import plain

        return plain(options)
    if case_named(options, MOST) is not None:
        return _read_case(options)
    names = named(options, MOST)
    folder = _checked(options, names)
    settings = settings_of(options)
    check_keys(settings)
    piped = takes_stdin(names)
    check_terminal(piped=piped)
    notes = notes_path(options)
    if not names or folder or _asks_for_chapter(names):
        return open_screen(
            None, None, settings, notes, piped=False, names=names, encoding=options.encoding,
            allow_private=options.allow_private,
        )  # fmt: skip
    sources = check_pair(options)
    try:
        a, b = open_pair(options, meanwhile=partial(load_screen, settings), later=True)
        accounts = _accounts(options, names, (a, b))
    except DiptychError as error:
        from articles.notes.exchange.without_articles import telling_of_notes

        raise telling_of_notes(error, sources, notes) from None
    if notes is not None:
        from articles.notes.disk.naming import find_home

        find_home(a, b, notes=notes, strict=False)  # a name that can be no file is refused before there is a screen
    return open_screen(
        a, b, settings, notes, piped=piped, encoding=options.encoding, allow_private=options.allow_private,
        before=before_of(options, a, b), accounts=accounts,
    )  # fmt: skip


def _checked(options: Namespace, names: list[str]) -> bool:
    """Whether there is a folder to choose from among the names. Raises BadInputError for names that cannot be opened.

    From then on the options name the two that are read first.
    """
    if len(names) > 2:
        check_several(options)
        options.articles = names[:2]
        return False
    folder = folder_among(names) if names else None
    if folder is not None:
        _check_folder(*folder)
    elif names:
        check_pair(options)
    return folder is not None


def _accounts(options: Namespace, names: list[str], pair: tuple[Article, Article]) -> AccountDesk | None:
    """More accounts than two, of which those that are piped in are read now: then the keyboard takes their place."""
    if len(names) < 3:
        return None
    from articles.reading import load
    from tui.view.accounts.desk import AccountDesk

    desk = AccountDesk.opened(names, (1, 2), pair)
    for number in desk.unread if desk is not None else ():
        if desk is not None and is_stream(names[number - 1]):
            desk.articles[number] = load(names[number - 1], encoding=options.encoding)
    return desk
