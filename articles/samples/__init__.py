"""The bundled accounts: invented outlets on one battle, written for Diptych; the first two are the bundled pair."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from articles.errors import DiptychError

TITLE = "The battle of Mosul"

_NAMES = (
    "a-meridian-courier.txt",
    "b-northern-dispatch.txt",
    "c-saltmarsh-gazette.txt",
    "d-harrow-quarterly.txt",
    "e-east-bank-lantern.txt",
)


def paths() -> tuple[Path, Path]:
    """The two files of the bundled pair, left first.

    Raises DiptychError when a file is not there, as in an installation that unpacks no data.
    """
    left, right = _found(_NAMES[:2])
    return left, right


def accounts() -> tuple[Path, ...]:
    """The files of all five bundled accounts, the pair first. Raises DiptychError as `paths` does."""
    return _found(_NAMES)


def _found(names: tuple[str, ...]) -> tuple[Path, ...]:
    found = tuple(Path(str(files(__name__).joinpath(name))) for name in names)
    for path in found:
        if not path.is_file():
            raise DiptychError("the bundled pair cannot be opened", f"{path.name} is missing", "install Diptych again")
    return found
