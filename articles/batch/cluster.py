"""Dask: a cluster of processes on this machine, or one that is there already, and steps of many tasks on it."""

from __future__ import annotations

import logging
import time
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import dask
import distributed

from articles.batch.options import FORMAT, Progress
from articles.errors import BadInputError, DiptychError
from articles.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from articles.batch.options import BatchOptions

    Tell = Callable[[Progress], None]

_WAITING = 400
"""Tasks that are handed over ahead of those that are done: a scheduler need not know of millions."""
_PATIENCE = 10
"""Seconds in which a scheduler must answer."""
_GATHERING = 60
"""Seconds in which a cluster must have its first worker."""
_CONFIG = {
    # An item that ends its worker is found out and done alone; until then workers are started again, however often.
    "distributed.scheduler.allowed-failures": 1_000,
    # What a task holds cannot be put on disk; a worker pauses, and is ended before it takes what is not its own.
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": 0.85,
    "distributed.worker.memory.terminate": 0.95,
    "distributed.comm.timeouts.connect": f"{_PATIENCE}s",
    "distributed.admin.log-format": "%(message)s",
}
_LOGGERS = ("distributed", "tornado", "asyncio")


_dask: Any = distributed  # it ships no types


class Cluster(NamedTuple):
    """A client, and the address of the dashboard, "" where there is none."""

    client: Any
    dashboard: str

    def each(
        self, step: str, things: str, function: Callable[..., Any], calls: Sequence[tuple[Any, ...]], tell: Tell,
        sizes: Sequence[int] = (),
    ) -> list[Any]:  # fmt: skip
        """The results of a function for many arguments, in their order.

        `sizes` says how many `things` each call is about, for those who are told. Raises what the function raises, and
        DiptychError when the scheduler is gone.
        """
        sizes = sizes or [1] * len(calls)
        results: list[Any] = [None] * len(calls)
        waiting = iter(enumerate(calls))
        places: dict[Any, int] = {}
        told, of = 0, sum(sizes)

        def hand_over(most: int) -> list[Any]:
            made = {self.client.submit(function, *call, pure=False): at for at, call in islice(waiting, most)}
            places.update(made)
            return list(made)

        tell(Progress(step, things, 0, of, self.dashboard))
        try:
            running = _dask.as_completed(hand_over(_WAITING), loop=self.client.loop)
            for future in running:
                number = places.pop(future)
                results[number] = future.result()
                told += sizes[number]
                tell(Progress(step, things, told, of, self.dashboard))
                running.update(hand_over(1))
        except _dask.KilledWorker as error:
            why = f"its workers end at {step} again and again"
            raise DiptychError("the batch stopped", why, "give them more --memory and start it again") from error
        except Exception as error:
            if not _is_lost(error):
                raise
            do = "start the same command again: it goes on from what is there"
            raise DiptychError("the batch stopped", "its scheduler is gone", do) from error
        return results


def _is_lost(error: Exception) -> bool:
    """Whether an error says that nobody knows of a task, since the scheduler ended."""
    names = {kind.__name__ for kind in type(error).__mro__}
    return bool(names & {"CancelledError", "FutureCancelledError", "CommClosedError", "FuturesCancelledError"})


@contextmanager
def cluster(options: BatchOptions, folder: str) -> Iterator[Cluster]:
    """The cluster that `options` name, ready to work in a folder; a local one is ended afterwards.

    Raises DiptychError when it cannot be had, BadInputError when its workers have another version or another disk.
    """
    # What goes wrong is told in one line, and not by those who notice it on the way.
    for name in (*_LOGGERS, *logging.root.manager.loggerDict):
        if name.partition(".")[0] in _LOGGERS:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    with dask.config.set({**_CONFIG, "logging": dict.fromkeys(_LOGGERS, "critical")}), ExitStack() as stack:
        local = None if options.scheduler else stack.enter_context(_closing(_local(options)))
        client = stack.enter_context(_closing(_client(local or options.scheduler)))
        if local is None:
            _check(client, folder)
        yield Cluster(client, _dashboard(client))


@contextmanager
def _closing(opened: Any) -> Iterator[Any]:
    """Close it in the end; that a lost cluster cannot be closed is no news."""
    try:
        yield opened
    finally:
        with suppress(Exception):
            opened.close()


def _local(options: BatchOptions) -> Any:
    return _dask.LocalCluster(
        n_workers=options.workers,
        threads_per_worker=1,
        processes=True,
        memory_limit=options.memory,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL + 1,
    )


def _client(address: Any) -> Any:
    try:
        return _dask.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        why = "no scheduler answers there"
        do = "start one with dask scheduler, or leave --scheduler out"
        raise DiptychError(f"cannot work at {address}", why, do) from error


def _has_dashboard() -> bool:
    return find_spec("bokeh") is not None


def _dashboard(client: Any) -> str:
    link = getattr(client, "dashboard_link", "") or ""
    return str(link) if _has_dashboard() else ""


def _check(client: Any, folder: str) -> None:
    """Raise BadInputError unless every worker is of this version and sees the folder; waits for the first of them."""
    until = time.monotonic() + _GATHERING
    while not client.scheduler_info(n_workers=-1)["workers"]:
        if time.monotonic() > until:
            raise DiptychError("the batch cannot start", "the cluster has no workers", "start some with dask worker")
        time.sleep(0.1)
    try:
        found = client.run(here, folder)
    except Exception as error:
        why = "its workers cannot find Diptych, or fail when asked"
        raise BadInputError("the cluster cannot be used", why, "install diptych[batch] on each of them") from error
    for worker, (version, sees) in found.items():
        if version != (__version__, FORMAT):
            why = f"the worker {worker} has Diptych {version[0]}, and this is {__version__}"
            raise BadInputError("the cluster cannot be used", why, "install one version everywhere")
        if not sees:
            why = f"the worker {worker} does not see it"
            raise BadInputError(f"cannot work in {folder}", why, "name a folder on a disk that all of them share")


def here(folder: str) -> tuple[tuple[str, str], bool]:
    """Of a worker: its version, and whether it sees a folder."""
    from pathlib import Path

    return (__version__, FORMAT), Path(folder).is_dir()
