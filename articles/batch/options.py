"""What may be asked of a batch, and how far it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec

from articles.errors import BadInputError
from articles.matching.options import MatchOptions
from articles.version import __version__

FORMAT = "diptych.batch/1"
"""The form of what a batch writes; raised when steps begin to write something else."""
_NEEDED = ("dask", "distributed", "pyarrow")


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """`meaning` has the encoder read sentences, at ten times the cost of words alone.

    `partners` bounds how many candidates for one event an article is compared with, `seconds` how long one article or
    one pair may take, `memory` the bytes of a worker. `workers` are processes on this machine, unless `scheduler` names
    the address of a cluster.
    """

    meaning: bool = False
    partners: int = 10
    seconds: float = 60.0
    memory: int = 2_000_000_000
    workers: int = 2
    scheduler: str = ""

    @property
    def matching(self) -> MatchOptions:
        """How pairs are matched."""
        return MatchOptions(meaning=self.meaning)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: `done` `of` so many `things` in a step, and where its dashboard is ("" where there is none)."""

    step: str
    things: str
    done: int
    of: int
    dashboard: str = ""


def need_engine() -> None:
    """Raise BadInputError, in one line, unless Dask and Arrow are installed."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        why = f"it runs on Dask and Arrow, and {' and '.join(missing)} cannot be found"
        raise BadInputError("diptych batch cannot start", why, "install them with pip install 'diptych[batch]'")


def digest_of(*parts: str | bytes) -> str:
    """A name for what depends on these parts alone: the first 32 hexadecimal digits of their SHA-256."""
    made = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(b"%d:" % len(content))
        made.update(content)
    return made.hexdigest()[:32]


@cache
def engine_key() -> str:
    """A name for the program that makes what a run keeps: another one makes its own."""
    from articles.cases.engine import present_engine

    return digest_of(FORMAT, __version__, present_engine(MatchOptions(meaning=False)).digest)
