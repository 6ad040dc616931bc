"""`diptych compare A B`: the comparison without a screen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tui.cli.output import write_file, write_out
from tui.cli.pair import notes_path, open_pair
from tui.cli.screen import settings_of

if TYPE_CHECKING:
    from argparse import Namespace

    from articles.article import Article
    from articles.comparison import Decisions

STDOUT = "-"


def compare(options: Namespace) -> int:
    """Match the two articles and print the result, or write it to a file; returns the exit code."""
    from articles.comparison import compare as match
    from articles.matching.options import MatchOptions
    from articles.reports import render

    settings = settings_of(options)
    a, b = open_pair(options)
    decided = _decided(a, b, options)
    asked = MatchOptions(encoder=settings.encoder, one_event=bool(decided.one_event))
    # Read when numpy is first imported: the encoder has threads of its own, and each would start as many of BLAS's.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    found = match(a, b, options=asked, corrections=decided.corrections, judgements=decided.judgements)
    text = render(found, options.format)
    if options.output in (None, STDOUT):
        write_out(text)
    else:
        write_file(options.output, text, [name for name in options.articles if name != STDOUT])
    return 0


def _decided(a: Article, b: Article, options: Namespace) -> Decisions:
    """What the reader has decided about the matches, as the notes file keeps it. Nothing is written."""
    from articles.comparison import decisions_in
    from articles.notes.naming import find_home
    from articles.notes.store import NotesStore

    return decisions_in(NotesStore.open(find_home(a, b, notes=notes_path(options)), a, b).notes)
