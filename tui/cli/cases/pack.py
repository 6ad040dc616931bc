"""`diptych pack A B -o X.diptych`: a comparison as one file, to be passed on and opened anywhere."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from articles.reading.source import STDIN
from articles.reports.parts import counted
from tui.cli.compare import session_of
from tui.cli.output import one_line, write_out
from tui.cli.pair import MOST, case_named
from tui.cli.screen import settings_of
from tui.cli.several import gathered

if TYPE_CHECKING:
    from argparse import Namespace

    from articles.cases.case import Case
    from articles.notes.store import NotesStore


def pack(options: Namespace) -> int:
    """Compare the articles, and write them, the notes and the comparison into one file; returns the exit code."""
    from articles.cases import pack as packed
    from articles.reports.writing import write_file

    _refuse_what_is_there(options)
    made, store, notes = _made(options)
    data = packed(made)
    _refuse_what_is_there(options)
    # A case may be packed again in its own place; neither an article nor the notes beside it are written over.
    inputs = [] if case_named(options, MOST) is not None else [name for name in options.articles if name != STDIN]
    if store.home.holder is None:
        inputs.append(str(store.path))
    write_file(options.output, data, inputs)
    write_out("".join(f"{line}\n" for line in _lines(options.output, made, len(data), notes)))
    return 0


def _made(options: Namespace) -> tuple[Case, NotesStore, int]:
    """The case of what is named, the notes on it, and how many ordinary ones there are."""
    from articles.accounts.gathered import notes_of as notes_on
    from articles.cases import gather
    from articles.cases.gathering import gather_accounts, notes_of

    several = gathered(options)
    if several is None:
        session, opened = session_of(options)
        _tell(session.store)
        before = None if opened.case is None else opened.case.case
        made = gather(session, opened.matching(settings_of(options).encoder), before=before)
        return made, session.store, len(session.notes)
    _tell(several.store)
    before = None if several.opened.case is None else several.opened.case.case
    notes = notes_of(several.store)
    made = gather_accounts(several.accounts, several.opened.articles, notes, several.matching, before=before)
    return made, several.store, len(notes_on(several.accounts))


def _tell(store: NotesStore) -> None:
    for notice in store.notices:
        sys.stderr.write(f"diptych: {one_line(notice)}\n")


def _refuse_what_is_there(options: Namespace) -> None:
    """Raise BadInputError without a name to write to, and for one that is taken unless it may be written over."""
    name = options.output
    if not name:
        raise BadInputError("the case has no name yet", "pack writes a file", "name it with -o X.diptych")
    if name == STDIN:
        raise BadInputError("a case is not printed", "it is no text", "name a file with -o X.diptych")
    if not options.force and os.path.lexists(Path(name).expanduser()):
        what, why = f"cannot write {one_line(name)}", "there is a file of that name"
        raise BadInputError(what, why, "choose another name, or write over it with --force")


def _lines(name: str, case: Case, size: int, notes: int) -> list[str]:
    """What was packed, and of which article the bytes could not be had."""
    texts = f"{len(case.articles)} texts" if case.further else "both texts"
    lines = [f"{one_line(name)}: {texts}, {counted(notes, 'note', 'notes')}, the comparison; {size:,} bytes"]
    words = {} if case.further else {"a": "the left article", "b": "the right article"}
    for letter, why in case.missing.items():
        lines.append(f"{words.get(letter, f'account {letter.upper()}')} is in it as text only: {why}")
    return lines
