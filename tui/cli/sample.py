"""`diptych sample`: the pair of articles that comes with the program."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from articles.errors import DiptychError
from tui.cli.read import read

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path


def sample(options: Namespace) -> int:
    """Open the bundled pair; returns the exit code."""
    with as_file(files("articles.samples")) as folder:
        options.articles = [str(path) for path in sample_paths(folder)]
        return read(options)


def sample_paths(folder: Path) -> tuple[Path, Path]:
    """The two texts of the pair, left and right; raises DiptychError when they are not there."""
    texts = sorted(folder.glob("*.txt"))
    if len(texts) != 2:
        raise DiptychError("no sample", "its two texts are missing from this installation", "install Diptych again")
    return texts[0], texts[1]
