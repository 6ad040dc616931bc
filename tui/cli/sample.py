"""`diptych sample`: the pair of articles that comes with the program, or all its accounts of the event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.samples import accounts, paths
from tui.cli.read import read

if TYPE_CHECKING:
    from argparse import Namespace


def sample(options: Namespace) -> int:
    """Open the bundled accounts; returns the exit code. Raises DiptychError when their texts are not there."""
    options.articles = [str(path) for path in (accounts() if options.all else paths())]
    return read(options)
