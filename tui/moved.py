"""Where a file is now that was moved: looked for by its name in the folders around, and in those of its partner."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DEEPEST = 3
_MOST = 5_000
"""Names that are looked at; more would keep a slow disk busy for something the reader knows."""


def moved_to(path: str, near: Iterable[str] = ()) -> str:
    """The one file around of the name that `path` has; "" where there is none, or several. It looks at the disk.

    Around is the nearest folder above that is still there, and the folders of the files `near`.
    """
    gone = Path(path)
    folders = [above for above in gone.parents if above.is_dir()][:1] + [Path(other).parent for other in near]
    found = {
        os.path.realpath(place)
        for folder in folders
        if folder != Path(folder.anchor)
        for place in _of_that_name(folder, gone.name)
    }
    return found.pop() if len(found) == 1 else ""


def _of_that_name(folder: Path, name: str) -> Iterator[str]:
    """The files of a name in a folder and in those in it, as far as is looked."""
    seen, depth = 0, len(folder.parts)
    for place, folders, files in os.walk(folder):
        deep = len(Path(place).parts) - depth
        folders[:] = [] if deep >= _DEEPEST else sorted(each for each in folders if not each.startswith("."))
        seen += len(folders) + len(files)
        if name in files:
            yield str(Path(place) / name)
        if seen > _MOST:
            return
