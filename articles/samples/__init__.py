"""The bundled pair: two invented outlets on one battle, written for Diptych."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from articles.errors import DiptychError

TITLE = "The battle of Mosul"

_NAMES = ("a-meridian-courier.txt", "b-northern-dispatch.txt")


def paths() -> tuple[Path, Path]:
    """The two files of the bundled pair, left first.

    Raises DiptychError when a file is not there, as in an installation that unpacks no data.
    """
    left, right = (Path(str(files(__name__).joinpath(name))) for name in _NAMES)
    for path in (left, right):
        if not path.is_file():
            raise DiptychError("the bundled pair cannot be opened", f"{path.name} is missing", "install Diptych again")
    return left, right
