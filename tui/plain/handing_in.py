"""The report, written from the conversation."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.reports.parts import counted
from tui.background.exporting import proposed_name
from tui.plain.talk import Question

if TYPE_CHECKING:
    from tui.plain.talk import Lines, Talk

_ENDINGS = ".html, .md, .csv, .json, .jsonld or .docx"


def report(talk: Talk, argument: str) -> Lines:
    """Write the report into a file, asked for where none is named; its ending says the form."""
    if not talk.session.comparison.matched:
        return ["Nothing is matched, so there is nothing to report."]
    if argument:
        return _write(talk, argument)
    name = proposed_name(talk.session.articles)
    answer = partial(_answered, talk, name)
    talk.question = Question("file: ", answer, lambda _typed: ["No report written."])
    return [f"File for the report? It ends in {_ENDINGS}. An empty line takes {name}."]


def _answered(talk: Talk, name: str, line: str) -> Lines:
    return _write(talk, line.strip() or name)


def _write(talk: Talk, name: str) -> Lines:
    from articles.reports import further_chapters, render_report, report_form_of
    from articles.reports.writing import write_file

    form = report_form_of(name)
    if form is None:
        return [f"No report written: {name} has no ending that says its form. It ends in {_ENDINGS}."]
    try:
        path = Path(name).expanduser()
        there = path.exists() or path.is_symlink()
    except (OSError, ValueError, RuntimeError) as error:
        return [f"No report written: {name} cannot be a file, {error}."]
    if there:
        return [f"No report written: {path} is there already. Choose another name."]
    session = talk.session
    found = session.comparison
    chapters = further_chapters(session.store.notes, found, timed=not session.hidden)
    today = datetime.now().astimezone().date()
    made = render_report(found, form, by=session.author, made=today, chapters=chapters)
    write_file(str(path), made, [found.article(side).source for side in SIDES])
    shown = sum(not each.hidden for each in session.judged)
    return [f"Report written: {path}, {counted(shown, 'finding', 'findings')}."]
