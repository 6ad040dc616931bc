"""A report written from the screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.errors import DiptychError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article, Side
    from articles.comparison import Comparison
    from articles.reports import Form
    from tui.commands.call import Call
    from tui.commands.context import Context

_FORMS = ".html, .md, .csv, .json or .txt"


def export(context: Context, call: Call) -> str | None:
    """Write the comparison as a report into the file that is named."""
    from articles.reports import form_of

    session = context.session
    if not session.comparison.matched:
        return "nothing is matched yet, so there is nothing to report"
    if session.ledger is None and context.analysis.state == "claims":
        return "claims are being read, and the report needs them; try again in a moment"
    if not call.argument:
        context.ui.open_prompt(":", f"export {proposed_name(session.articles)}")
        return None
    form = form_of(call.argument)
    if form is None:
        return f"the name of a report ends in {_FORMS}: :export with such a name"
    try:
        path = Path(call.argument).expanduser()
        there = path.exists()
    except (OSError, ValueError, RuntimeError) as error:
        return f"{call.argument} cannot be a file: {error}"
    if there:
        return f"{path} is there already: :export with another name"
    context.ui.spawn(_write(context, session.comparison, form, path), "exporting")
    return f"writing {path} …"


async def _write(context: Context, comparison: Comparison, form: Form, path: Path) -> None:
    import asyncio

    from articles.reports import render
    from articles.reports.writing import write_file

    sources = [comparison.article(side).source for side in SIDES]
    try:
        text = await asyncio.to_thread(render, comparison, form)
        await asyncio.to_thread(write_file, str(path), text, sources)
    except DiptychError as error:
        context.messages.say(f"{error.what}: {error.why}; :export with another name")
    else:
        context.messages.say(f"the report is in {path}")


def proposed_name(articles: Mapping[Side, Article]) -> str:
    """A name for a report that is free, made of those of the articles."""
    stems = [Path(articles[side].source.rpartition("://")[2]).stem for side in SIDES]
    name = "+".join("".join(char if char.isalnum() else "-" for char in stem)[:40] for stem in stems)
    numbers = ("", *(f"-{number}" for number in range(2, 100)))
    return next((f"{name}{number}.html" for number in numbers if not Path(f"{name}{number}.html").exists()), "")
