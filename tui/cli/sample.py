"""`diptych sample`: the pair of articles that comes with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.samples import paths
from tui.cli.read import read

if TYPE_CHECKING:
    from argparse import Namespace


def sample(options: Namespace) -> int:
    """Open the bundled pair; returns the exit code. Raises DiptychError when its texts are not there."""
    options.articles = [str(path) for path in paths()]
    return read(options)
