"""Thousands to millions of articles: which tell of one event, and where they clash, on Dask, with Parquet in and out.

`run` does it, `plan` says beforehand what it costs. The steps are functions of files that give files: each writes what
it found under a name made of the SHA-256 of all that it depends on, whole or not at all, so that whatever is started
again, a task, a worker or the whole run, goes on from what is there. Nothing outside this room imports Dask or Arrow;
importing this loads neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articles.batch.options import BatchOptions, Progress
    from articles.batch.planning import plan
    from articles.batch.running import run

__all__ = ["BatchOptions", "Progress", "plan", "run"]
_HOMES = {"BatchOptions": "options", "Progress": "options", "plan": "planning", "run": "running"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    from articles.batch.options import need_engine

    need_engine()
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
