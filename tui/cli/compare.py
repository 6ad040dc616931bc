"""`diptych compare A B ...` and `diptych claims A B`: the comparison without a screen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tui.cli.lessons.opening import refuse_hidden
from tui.cli.output import write_out
from tui.cli.pair import notes_path, open_named
from tui.cli.screen import settings_of
from tui.cli.several import gathered

if TYPE_CHECKING:
    from argparse import Namespace

    from articles.comparison import Comparison
    from articles.session import Session
    from tui.cli.pair import Opened

STDOUT = "-"


def compare(options: Namespace) -> int:
    """Match every two of the articles and print the result, or write it to a file; returns the exit code."""
    from articles.reports import form_of, render, render_accounts

    form = options.format or form_of(options.output or "") or "plain"
    several = gathered(options)
    made = render(compared(options), form) if several is None else render_accounts(several.accounts, form)
    give(made, options)
    return 0


def claims(options: Namespace) -> int:
    """Compare the claims of the two articles and print the ledger, or write it to a file; returns the exit code."""
    from articles.reports import render_claims

    found = compared(options)
    give(render_claims(found, options.format, differing=options.differ), options)
    return 0


def compared(options: Namespace) -> Comparison:
    """The two articles of the command line compared, with what the reader decided applied. Nothing is written."""
    return session_of(options)[0].comparison


def session_of(options: Namespace) -> tuple[Session, Opened]:
    """The two articles of the command line, or those of its case, compared; and as they were opened."""
    from articles.notes.store import NotesStore
    from articles.session import Session

    settings = settings_of(options)
    opened = open_named(options)
    refuse_hidden(opened)
    a, b, matching = opened.a, opened.b, opened.matching(settings.encoder)
    store = NotesStore.open(opened.home(notes_path(options)), a, b, only_read=True)
    # Read when numpy is first imported: the encoder has threads of its own, and each would start as many of BLAS's.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    session = Session(a, b, store, author=settings.author, matching=matching)
    session.run()
    return session, opened


def give(text: str, options: Namespace) -> None:
    """Print `text`, or write it to the file that the command line names. Raises what `write_file` raises."""
    if options.output in (None, STDOUT):
        write_out(text)
    else:
        from articles.reports.writing import write_file

        write_file(options.output, text, [name for name in options.articles if name != STDOUT])
