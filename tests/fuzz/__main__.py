"""Fuzzing: `python -m tests.fuzz [--target NAME] [--runs N] [--seconds S]`, then a table of what came of it.

Guided by coverage where atheris is installed, by hypothesis elsewhere. `--blind` watches nothing and changes the inputs
that guided runs have found, for two to five times as many runs a second. `--replay FILE` runs one kept input again,
`--totals` adds up the runs so far on the code as it is.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import logging
import subprocess
import sys
import warnings
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzz.running import KEPT, ROOT, Tally, Watch, by_atheris, fingerprint, sources, unguided

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.fuzz.targets import Target

RUNS = 2_000_000
LOG = KEPT / "log.jsonl"


def main() -> int:
    """Returns 1 when something was found, else 0."""
    options = _options()
    if options.inside:
        _inside(options)
        return 0
    targets = _targets(instrumented="")
    if options.replay:
        return _replay(targets, Path(options.replay))
    names = options.target.split(",") if options.target else list(targets)
    unknown = [name for name in names if name not in targets]
    if unknown:
        print(f"no target {unknown[0]}; there are {', '.join(targets)}")
        return 2
    tallies = [_total(targets[name]) if options.totals else _apart(name, options) for name in names]
    _table(tallies)
    return int(any(tally.findings for tally in tallies))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--target", default="", help="names, with commas between; all if none is named")
    parser.add_argument("--runs", type=int, default=RUNS, help="runs of each target")
    parser.add_argument("--seconds", type=float, default=0, help="end each target after so many seconds")
    parser.add_argument("--blind", action="store_true", help="watch nothing, for more runs")
    parser.add_argument("--replay", metavar="FILE", help="run one kept input again")
    parser.add_argument("--totals", action="store_true", help="add up the runs so far on the code as it is")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    return parser.parse_args()


def _targets(instrumented: str) -> dict[str, Target]:
    """The targets; with the code that `instrumented` is about watched for coverage."""
    if not instrumented:
        from tests.fuzz.targets import TARGETS

        return TARGETS
    import atheris

    # What to watch must be known before it is imported, so the list of it is asked of another process.
    asked = f"from tests.fuzz.targets import TARGETS; print(*TARGETS[{instrumented!r}].code)"
    code = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    watched = {name for each in code.split() for name in _modules(each)}
    with atheris.instrument_imports(include=["articles"], exclude=sorted(_modules("articles") - watched)):
        from tests.fuzz.targets import TARGETS

        for name in sorted(watched):
            importlib.import_module(name)
    return TARGETS


def _modules(name: str) -> set[str]:
    """The names of a module, or of a package and all in it."""
    places = [place for path in sources(name) for place in [path.relative_to(ROOT).with_suffix("")]]
    return {".".join(place.parts).removesuffix(".__init__") for place in places}


def _inside(options: argparse.Namespace) -> None:
    """Run one target in this process."""
    logging.disable(logging.CRITICAL)  # libraries say there what they think of an input
    warnings.simplefilter("ignore")
    name, runs, seconds = options.inside, options.runs, options.seconds
    if importlib.util.find_spec("atheris"):
        target = _targets(instrumented="" if options.blind else name)[name]
        by_atheris(target, Watch(target, "blind" if options.blind else "guided", runs, seconds))
    target = _targets(instrumented="")[name]
    unguided(target, Watch(target, "hypothesis", runs, seconds))


def _apart(name: str, options: argparse.Namespace) -> Tally:
    """Run one target in a process of its own, which may die of it."""
    folder = KEPT / name
    (folder / "findings").mkdir(parents=True, exist_ok=True)
    before = {each.name for each in (folder / "findings").iterdir()}
    (folder / "tally.json").unlink(missing_ok=True)
    print(f"{name} ...", flush=True)
    command = [sys.executable, "-m", "tests.fuzz", "--inside", name]
    command += ["--runs", str(options.runs), "--seconds", str(options.seconds), *(["--blind"] if options.blind else [])]
    with (folder / "output").open("w") as output:
        status = subprocess.run(command, cwd=ROOT, stdout=output, stderr=output, check=False).returncode
    if not (folder / "tally.json").exists():
        print((folder / "output").read_text()[-2000:])
        raise SystemExit(f"{name} did not begin: status {status}")
    tally = Tally(**json.loads((folder / "tally.json").read_text()))
    if status:
        fresh = {each.name for each in (folder / "findings").iterdir()} - before - tally.findings.keys()
        tally.findings |= dict.fromkeys(fresh or {"output"}, f"the process ended with status {status}")
    with LOG.open("a") as log:
        log.write(json.dumps(asdict(tally)) + "\n")
    return tally


def _total(target: Target) -> Tally:
    """All runs so far on the code as it is."""
    total = Tally(target.name, "", fingerprint(target))
    lines = LOG.read_text().splitlines() if LOG.exists() else []
    for tally in (Tally(**json.loads(line)) for line in lines):
        if (tally.target, tally.code) == (total.target, total.code):
            total.runs += tally.runs
            total.seconds += tally.seconds
            total.slowest = max(total.slowest, tally.slowest)
            total.stretched += tally.stretched
            total.slowest_long = max(total.slowest_long, tally.slowest_long)
            total.findings |= tally.findings
    return total


def _table(tallies: Iterable[Tally]) -> None:
    print(f"\n{'target':<12} {'runs':>11} {'runs/s':>8} {'slowest':>9} {'made long':>10} {'slowest':>9}  findings")
    for tally in tallies:
        pace = tally.runs / tally.seconds if tally.seconds else 0
        slowest, long = (f"{1000 * each:,.0f} ms" for each in (tally.slowest, tally.slowest_long))
        row = f"{tally.target:<12} {tally.runs:>11,} {pace:>8,.0f} {slowest:>9} {tally.stretched:>10,} {long:>9}"
        print(f"{row}  {len(tally.findings)}")
        for name, what in tally.findings.items():
            print(f"    {what}\n        make fuzz REPLAY={(KEPT / tally.target / 'findings' / name).relative_to(ROOT)}")


def _replay(targets: dict[str, Target], path: Path) -> int:
    """Run one input and let it break."""
    data = path.read_bytes()
    target = targets[path.resolve().parent.parent.name]
    print(f"{target.name}: {data[:200]!r}", flush=True)
    target.run(data)
    print("nothing wrong")
    return 0


if __name__ == "__main__":
    sys.exit(main())
