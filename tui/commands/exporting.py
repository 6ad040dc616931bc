"""What was found, handed in: a report or a case, chosen in a form or named at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.errors import DiptychError

if TYPE_CHECKING:
    from pathlib import Path

    from tui.background.exporting import ExportForm, Wish
    from tui.commands.call import Call
    from tui.commands.context import Context

_FORMS = ".html, .md, .csv, .json, .jsonld, .docx, .diptych or .txt"
_PLAIN = ".txt"


def export(context: Context, call: Call) -> str | None:
    """Choose what is handed in; with the name of a file, write all at once in the form that its ending says."""
    from tui.background.exporting import form_named

    if not call.argument:
        return _open(context, "html")
    form = form_named(call.argument)
    if form is None and not call.argument.lower().endswith(_PLAIN):
        return f"the name of a report ends in {_FORMS}: :export with such a name"
    return _named(context, call.argument, form)


def pack(context: Context, call: Call) -> str | None:
    """Choose where the whole comparison is packed into one file; with the name of a file, pack it at once."""
    from tui.background.exporting import form_named

    if not call.argument:
        return _open(context, "case")
    if form_named(call.argument) != "case":
        return "the name of a case ends in .diptych: :pack with such a name"
    return _named(context, call.argument, "case")


def _open(context: Context, form: ExportForm, name: str = "") -> str | None:
    """Open the form; from the ledger it begins with what its filter shows."""
    obstacle = context.exporter.obstacle(form)
    if obstacle and not context.exporter.waits:
        return obstacle
    filtered = context.ui.mode == "ledger" and bool(context.exporter.filter_words)
    context.ui.open_export(form, "ledger" if filtered else "all", name)
    return None


def _named(context: Context, name: str, form: ExportForm | None) -> str | None:
    """Write the file that was named; one that is there is asked about in the form."""
    import os

    from tui.background.exporting import Wish, path_of

    obstacle = context.exporter.obstacle(form or "html")
    if obstacle:
        return f"{obstacle}; try again in a moment" if context.exporter.waits else obstacle
    try:
        path = path_of(name)
        there = os.path.lexists(path)
    except DiptychError as error:
        return str(error)
    if there and form is not None:
        return _open(context, form, name)
    if there:
        return f"{path} is there already: :export with another name"
    wish = Wish(form or "html", by=context.session.author)
    context.ui.spawn(_write(context, wish, path, plain=form is None), "exporting")
    return f"writing {path} …"


async def _write(context: Context, wish: Wish, path: Path, *, plain: bool) -> None:
    from tui.lists.export_lines import written_line

    exporter = context.exporter
    try:
        written = await (exporter.write_plain(path) if plain else exporter.write(wish, path, over=False))
    except FileExistsError:
        context.messages.say(f"{path} is there already: :export with another name")
    except DiptychError as error:
        context.messages.say(str(error))
    else:
        context.messages.say(written_line(written, "markdown" if plain else wish.form))
