"""Whether a batch that is disturbed ends with the rows of one that is not: `python -m benchmarks.batch.kills`.

The invented reports are compared twice: on a cluster of the command's own, left alone; and on a cluster of a scheduler
and two workers, of which a worker is killed ten times, at moments drawn by chance, and the scheduler once; after that
the cluster and the command are started again. Sorted, all rows of all tables must be equal byte for byte.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.articles.batch.made import everything, reports, workers_of, write_lines

WORKER_KILLS = 10
PAIRS = 56
_PORT = 8791
_ROOT = Path(__file__).resolve().parents[2]


def main(kills: int = WORKER_KILLS, pairs: int = PAIRS) -> None:
    """Run both and compare."""
    drawn = random.Random(7)  # noqa: S311 - moments, and no secret
    with TemporaryDirectory() as folder:
        source = write_lines(Path(folder) / "articles.jsonl", reports(pairs))
        alone, disturbed = (Path(folder) / name for name in ("alone", "disturbed"))
        began = time.monotonic()
        assert _batch(source, alone).wait() == 0
        print(f"{2 * pairs} articles; undisturbed: {time.monotonic() - began:.0f} s")
        began = time.monotonic()
        killed = _disturb(source, disturbed, kills, drawn)
        same = everything(alone) == everything(disturbed)
        rows = sum(map(len, everything(alone).values()))
        print(f"{killed} workers and a scheduler killed: {time.monotonic() - began:.0f} s")
        print(f"{rows:,} rows, {'the same byte for byte after sorting' if same else 'NOT THE SAME'}")
        assert same


def _disturb(source: str, folder: Path, kills: int, drawn: random.Random) -> int:
    """Run on a cluster whose workers are killed and, when half of them were, its scheduler; how many were."""
    killed, scheduler_killed = 0, False
    for attempt in range(20):
        port = _PORT + attempt
        scheduler = _dask("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-show")
        address = f"tcp://127.0.0.1:{port}"
        workers = _dask(
            "worker", address, "--nthreads", "1", "--nworkers", "2", "--memory-limit", "2GB", "--no-dashboard"
        )
        run = _batch(source, folder, "--scheduler", address)
        try:
            while run.poll() is None:
                time.sleep(drawn.uniform(0.5, 3.0))
                if not _has_begun(folder):
                    continue
                if killed < kills and (found := workers_of(workers.pid)):
                    with suppress(ProcessLookupError):
                        os.kill(drawn.choice(found), signal.SIGKILL)
                        killed += 1
                if killed >= kills // 2 and not scheduler_killed:
                    scheduler.kill()
                    scheduler_killed = True
            if run.returncode == 0:
                assert killed >= kills, "the run was over too soon"
                assert scheduler_killed
                return killed
        finally:
            for process in (run, workers, scheduler):
                process.kill()
                process.wait()
    raise AssertionError("the run did not end")


def _has_begun(folder: Path) -> bool:
    return any((folder / "work" / "doing").glob("compare-*"))


def _dask(what: str, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{what}", *words],
        env={**os.environ, "PYTHONPATH": str(_ROOT)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _batch(source: str, folder: Path, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "tui", "batch", source, "-o", str(folder), "--workers", "2", *words],
        env={**os.environ, "PYTHONPATH": str(_ROOT)}, stdout=subprocess.DEVNULL,
    )  # fmt: skip


if __name__ == "__main__":
    main()
