"""`diptych relink`: finds the articles, notes and places of comparisons whose files were moved or renamed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from articles.errors import BadInputError, DiptychError
from articles.reports.parts import counted
from tui.cli.conversing import at_terminal
from tui.cli.output import one_line, write_out

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from tui.relinking import Candidate, Gone, Look, Plan

_HOW = {"same": "the same text", "name": "the same name, but another text"}


def relink(options: Namespace) -> int:
    """Say what would be done for each comparison, and do it where the reader says so; returns the exit code."""
    from tui.recent import load_recents
    from tui.relinking import Look, files_for, is_gone, plan_for

    for name in options.articles:
        if not Path(name).expanduser().exists():
            raise BadInputError(f"cannot look in {one_line(name)}", "there is no such file or folder", "check the name")
    recents = [recent for recent in load_recents() if is_gone(recent)]
    if not recents:
        write_out("Nothing to relink: the files of all recent comparisons are at their places.\n")
        return 0
    look = Look(files_for(recents, options.articles), _progress)
    plans = [plan_for(recent, look) for recent in recents]
    _progress("")
    for plan in plans:
        write_out("".join(f"{line}\n" for line in _told(plan)))
    if look.left_out:
        write_out(f"{look.left_out} files were not looked at: name the folder that they are in.\n")
    ready = [plan for plan in plans if plan.ready]
    if not ready:
        write_out("Nothing is changed. Name the files, or the folder that they are in: diptych relink FOLDER\n")
        return 1
    if not options.yes and not at_terminal():
        write_out("Nothing is changed yet: --yes does it.\n")
        return 0
    return _carry_out(ready, look, sure=options.yes)


def _progress(line: str) -> None:
    """Say at the terminal what takes a while, in one row; an empty line takes it away."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{one_line(line)[:70]}")
        sys.stderr.flush()


def _told(plan: Plan) -> Iterator[str]:
    """What is known of a comparison, and what would be done."""
    recent = plan.recent
    outlets = " and ".join(one_line(each) for each in recent.outlets if each)
    left = [counted(recent.notes, "note", "notes")] if recent.notes else []
    left += [f"{recent.to_check} left to check"] if recent.to_check else []
    yield ", ".join(filter(None, [one_line(recent.titles[0]), outlets, f"read on {recent.opened[:10]}", *left]))
    for gone in plan.gone:
        yield from _found(gone)
    if len(plan.notes) > 1:
        yield "  notes on them are in several files, and none is chosen; --notes names one when you open the pair:"
        yield from (f"    {one_line(str(each.path))}, {counted(each.notes, 'entry', 'entries')}" for each in plan.notes)
    elif plan.home:
        notes = counted(plan.notes[0].notes, "note and decision", "notes and decisions")
        there = "to those in" if Path(plan.home).exists() else "to"
        yield f"  {notes}: from {one_line(str(plan.notes[0].path))} {there} {one_line(plan.home)}"


def _found(gone: Gone) -> Iterator[str]:
    before = one_line(gone.source)
    if gone.chosen is not None:
        yield f"  {before} is now {_candidate(gone.chosen)}"
    elif gone.candidates:
        yield f"  {before} is gone; it may be one of these, and none is chosen: name the right one"
        yield from (f"    {_candidate(each)}" for each in gone.candidates)
    else:
        yield f"  {before} is gone, and no file with its text was found"


def _candidate(found: Candidate) -> str:
    how = _HOW.get(found.how) or f"nearly the same text, {found.likeness:.0%} of its wording"
    return f"{one_line(found.path)} ({how})"


def _carry_out(plans: Sequence[Plan], look: Look, *, sure: bool) -> int:
    from tui.relinking import carry_out

    done, failed = 0, 0
    for plan in plans:
        if not sure and not _asked(plan):
            continue
        try:
            carry_out(plan, look)
            done += 1
        except DiptychError as error:
            failed += 1
            write_out(f"{one_line(plan.recent.titles[0])}: {one_line(str(error))}\n")
    write_out(f"{counted(done, 'comparison', 'comparisons')} relinked.\n")
    return 1 if failed else 0


def _asked(plan: Plan) -> bool:
    """Whether the reader says yes; at the end of the input, or at Ctrl+C, nothing more is done."""
    write_out(f"Relink {one_line(plan.recent.titles[0])}? y or n: ")
    try:
        return sys.stdin.readline().strip().casefold() in ("y", "yes")
    except KeyboardInterrupt:
        return False
