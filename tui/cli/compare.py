"""`diptych compare A B`: the comparison without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.output import write_file, write_out
from tui.cli.pair import open_pair

if TYPE_CHECKING:
    from argparse import Namespace

STDOUT = "-"


def compare(options: Namespace) -> int:
    """Match the two articles and print the result, or write it to a file; returns the exit code."""
    from articles.comparison import compare as match
    from articles.reports import render

    text = render(match(*open_pair(options)), options.format)
    if options.output in (None, STDOUT):
        write_out(text)
    else:
        write_file(options.output, text, [name for name in options.articles if name != STDOUT])
    return 0
