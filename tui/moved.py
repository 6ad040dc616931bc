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
    name = Path(path).name
    folders = around(path, near)
    found = {os.path.realpath(each) for folder in folders for each in files_in(folder) if Path(each).name == name}
    return found.pop() if len(found) == 1 else ""


def around(path: str, near: Iterable[str] = ()) -> list[Path]:
    """The nearest folder above a path that is still there, and the folders of the files `near`; not the whole disk."""
    folders = [above for above in Path(path).parents if above.is_dir()][:1] + [Path(other).parent for other in near]
    return [folder for folder in folders if folder != Path(folder.anchor)]


def files_in(folder: Path) -> Iterator[str]:
    """The files in a folder and in those in it, as far as is looked."""
    seen, depth = 0, len(folder.parts)
    for place, folders, files in os.walk(folder):
        deep = len(Path(place).parts) - depth
        folders[:] = [] if deep >= _DEEPEST else sorted(each for each in folders if not each.startswith("."))
        seen += len(folders) + len(files)
        yield from (str(Path(place) / name) for name in sorted(files))
        if seen > _MOST:
            return
