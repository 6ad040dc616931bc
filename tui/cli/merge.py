"""`diptych merge FILE...`: the notes of many people on one pair, who says what, and how far they agree."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from tui.cli.output import one_line, write_out

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from articles.agreement.merged import Merged
    from articles.notes.collection.rows import Rows
    from articles.notes.disk.files import Disk
    from articles.notes.exchange.sources import NotesSource


def merge(options: Namespace) -> int:
    """Bring the notes files together and print who says what; write what is asked for. Returns the exit code."""
    from articles.agreement import merge as merged_from
    from articles.reports import render_agreement

    out = Path(options.output).expanduser() if options.output else None
    if options.name_authors and out is None:
        raise BadInputError("no name is written", "--name-authors writes into the file that -o names", "add -o FILE")
    _check_table(options)
    paths = [Path(name).expanduser() for name in options.articles]
    merged = merged_from(paths, out, force=options.force, name_authors=options.name_authors, read=read_notes)
    if options.table:
        from articles.reports.writing import write_file

        write_file(options.table, render_agreement(merged, "csv"), options.articles)
    for line in (*merged.notices, *_written(options, merged)):
        sys.stderr.write(f"diptych: {one_line(line)}\n")
    sys.stderr.flush()
    write_out(render_agreement(merged, "json" if options.json else "text", by=options.by))
    return 0


def read_notes(disk: Disk, path: Path, rows: Rows | None = None) -> NotesSource:
    """The notes of a file, or of a case, which may have none."""
    from articles.cases.naming import is_case
    from articles.notes.exchange.sources import NotesSource, read_source, tree_in

    if path.is_dir() or not path.exists() or not is_case(str(path)):
        return read_source(disk, path, rows)
    from articles.cases import read_case
    from articles.notes.collection.document import new_tree

    case = read_case(path)
    made = new_tree({"a": case.a, "b": case.b}, datetime.now(UTC))
    return NotesSource(path.name, path, tree_in(case.notes, f"cannot read {path.name}") if case.notes else made)


def _check_table(options: Namespace) -> None:
    """Raise BadInputError before anything is written when the table would take the place of another file."""
    table = Path(options.table).expanduser() if options.table else None
    if table is None or options.force or not table.exists():
        return
    raise BadInputError(
        f"cannot write {one_line(str(table))}", "there is a file of that name", "--force writes over it"
    )


def _written(options: Namespace, merged: Merged) -> Iterator[str]:
    """What was written, and what would help to tell people apart later."""
    if not options.output:
        return
    items = len(merged.tree["first"]["items"])
    yield f"{items} notes of {len(merged.files)} files are in {options.output}"
    if merged.agreement.by_file and not options.name_authors:
        yield "the file does not tell apart the authors without a name; --name-authors writes the names of their files"
