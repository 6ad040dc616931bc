"""A corpus of hostile inputs, each opened by the real program in a real terminal.

    python -m tests.real_terminal.corpus OUTDIR [FAMILY[/NAME] ...]   a corpus that was made before
    python -m tests.real_terminal.corpus --make GENERATOR OUTDIR      make it first, from notes that Diptych wrote

OUTDIR holds `index.json` and the files it names. Prints a row for each case: what is expected, what was seen, seconds
to the first answer, memory of the whole process tree, and what is wrong; then the count. Exit code 1 unless all is
right.
Cases are copied before they are opened, so a corpus can be run again.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.real_terminal.corpus_case import Case, Seen, read_index
from tests.real_terminal.corpus_judge import judge
from tests.real_terminal.corpus_run import run_case
from tests.real_terminal.ordinary import rights_can_be_given_up

if TYPE_CHECKING:
    from collections.abc import Sequence

GENERATOR = Path(__file__).parents[3] / "shared" / "hostile" / "generate.py"


def make(generator: Path, corpus: Path, *more: str) -> None:
    """Have `generator` write its corpus into `corpus`, with broken forms of a notes file that Diptych itself made."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, str(generator), str(folder / "first")], check=True, stdout=subprocess.DEVNULL)
        notes = folder / "valid.json"
        _write_notes(folder / "first" / "common", notes)
        subprocess.run(
            [sys.executable, str(generator), str(corpus), "--valid-sidecar", str(notes), *more],
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip


def _write_notes(common: Path, path: Path) -> None:
    """The two notes that the generator asks for, saved by the program's own store."""
    from articles.article import Side, Span
    from articles.notes.content.note import new_note
    from articles.notes.store import NotesStore
    from articles.reading import load

    a, b = load(common / "a.txt"), load(common / "b.txt")
    store = NotesStore.open(path, a, b)
    sides: tuple[tuple[Side, str, str], ...] = (("a", "5.2 metres", "first note"), ("b", "5.4 metres", "second note"))
    for side, quote, body in sides:
        start = {"a": a, "b": b}[side].text.rindex(quote)
        store.add(new_note({"a": a, "b": b}, {side: Span(start, start + len(quote))}, body))
    store.save()


def run(case: Case, corpus: Path) -> tuple[Seen, list[str]]:
    """Run one case; what was seen, and what is wrong with it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        scratch = Path(name).resolve()
        seen = run_case(case, corpus, scratch)
        return seen, judge(case, seen, scratch)


def why_not(case: Case) -> str:
    """Why a case shows nothing here; empty when it does."""
    if case.skipped:
        return case.skipped
    if os.geteuid() == 0 and case.needs_an_ordinary_user and not rights_can_be_given_up():
        return "root may do everything"
    return ""


def chosen(cases: Sequence[Case], wanted: Sequence[str]) -> list[Case]:
    """The cases of those families or names; all when none is named."""
    return [case for case in cases if not wanted or case.family in wanted or case.id in wanted]


def main(arguments: list[str]) -> int:
    """Run the corpus and print the table; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.real_terminal.corpus")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("cases", nargs="*", help="families, or cases such as escape/osc0-title")
    parser.add_argument("--make", type=Path, metavar="GENERATOR", help="make the corpus first")
    parser.add_argument("--big", action="store_true", help="with --make: the cases that need much room too")
    parser.add_argument("--pictures", action="store_true", help="print the screens where something is wrong")
    options = parser.parse_args(arguments)
    if options.make:
        make(options.make, options.corpus, *(["--big"] if options.big else []))
    cases = chosen(read_index(options.corpus), options.cases)
    right, skipped = 0, 0
    print(f"{'case':<34}{'expected':<11}{'seen':<9}{'s':>6}{'limit':>6}{'MB':>6}{'limit':>6}")
    for case in cases:
        row = f"{case.id:<34}{case.expect:<11}"
        reason = why_not(case)
        if reason:
            skipped += 1
            print(f"{row}skipped: {reason}", flush=True)
            continue
        seen, wrong = run(case, options.corpus)
        right += not wrong
        print(
            f"{row}{seen.outcome or '-':<9}{seen.seconds:>6.1f}{case.seconds:>6.0f}{seen.memory >> 20:>6}"
            f"{case.megabytes:>6}  {'; '.join(wrong) or 'as expected'}",
            flush=True,
        )
        if wrong and options.pictures:
            print("\n".join(f"-- {name}\n{picture}" for name, picture in seen.pictures.items()), seen.line)
    print(f"{right} of {len(cases) - skipped} as expected, {skipped} skipped")
    return 0 if right + skipped == len(cases) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
