"""`diptych report A B ...`: what is handed in, with the reader's notes, verdicts and ticks."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from tui.cli.compare import STDOUT, session_of
from tui.cli.output import write_out
from tui.cli.screen import settings_of
from tui.cli.several import gathered

if TYPE_CHECKING:
    from argparse import Namespace

    from articles.reports import ReportForm

_ENDINGS = ".html, .md, .csv, .json, .jsonld or .docx"


def report(options: Namespace) -> int:
    """Compare the articles and hand the report in, on standard output or in a file; returns the exit code."""
    from articles.reports import further_chapters, render_report
    from articles.reports.report.selecting import Selection, rows_in

    form = _form(options)
    selection = Selection(options.only, rows_in(options.rows) if options.rows else (), texts=options.texts)
    by = settings_of(options).author if options.by is None else options.by
    _refuse_what_is_there(options)
    today = datetime.now().astimezone().date()
    several = gathered(options)
    if several is not None:
        from articles.reports import agreement_chapters, build_accounts_report, timeline_chapters, write_report

        notes = several.store.path
        every = several.accounts
        timed = timeline_chapters(every.articles, every.comparisons) if selection.whole else ()
        chapters = (*timed, *agreement_chapters(several.notes, every.articles))
        of_all = build_accounts_report(every, selection=selection, by=by, made=today, chapters=chapters)
        made = write_report(of_all, form)
    else:
        session, _opened = session_of(options)
        found, notes = session.comparison, session.store.path
        chapters = further_chapters(session.store.notes, found, timed=selection.whole)
        made = render_report(found, form, selection=selection, by=by, made=today, chapters=chapters)
    if isinstance(made, str) and options.output in (None, STDOUT):
        write_out(made)
        return 0
    from articles.reports.writing import write_file

    _refuse_what_is_there(options)
    read = [*(name for name in options.articles if name != STDOUT), str(notes)]
    write_file(options.output, made, read)
    return 0


def _form(options: Namespace) -> ReportForm:
    """The form asked for, by name or by the ending of the file. Raises BadInputError where neither says one."""
    from articles.reports import report_form_of

    to_file = options.output not in (None, STDOUT)
    form: ReportForm | None = options.format or (report_form_of(options.output) if to_file else "markdown")
    if form is None:
        why = "its ending says no form"
        raise BadInputError(f"cannot write {options.output}", why, f"let it end in {_ENDINGS}, or name a form: --html")
    if form == "docx" and not to_file:
        raise BadInputError("cannot print a document", "DOCX is no text", "write it to a file with -o FILE.docx")
    return form


def _refuse_what_is_there(options: Namespace) -> None:
    """Raise BadInputError for a file that is there already, unless it may be written over."""
    name = options.output
    if name in (None, STDOUT) or options.force:
        return
    if os.path.lexists(Path(name).expanduser()):
        raise BadInputError(f"{name} is there already", "it is not written over", "choose another name, or add --force")
