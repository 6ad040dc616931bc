"""`diptych` and `diptych A B`: the start screen, or two articles side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.errors import DiptychError
from tui.cli.pair import check_pair, notes_path, open_pair, takes_stdin
from tui.cli.screen import check_keys, check_terminal, open_screen, settings_of

if TYPE_CHECKING:
    from argparse import Namespace


def read(options: Namespace) -> int:
    """Open the screen, or with --plain read the comparison out; returns the exit code."""
    if options.plain:
        from tui.cli.compare import compare

        options.format, options.output = "plain", None
        return compare(options)
    if options.articles:
        check_pair(options)
    settings = settings_of(options)
    check_keys(settings)
    piped = takes_stdin(options.articles)
    check_terminal(piped=piped)
    if not options.articles:
        return open_screen(None, None, settings, notes_path(options), piped=False)
    notes = notes_path(options)
    names = check_pair(options)
    try:
        a, b = open_pair(options)
    except DiptychError as error:
        from articles.notes.alone import telling_of_notes

        raise telling_of_notes(error, names, notes) from None
    if notes is not None:
        from articles.notes.naming import find_home

        find_home(a, b, notes=notes)  # a file that cannot be one is refused before there is a screen
    return open_screen(a, b, settings, notes, piped=piped)
