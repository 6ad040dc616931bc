"""Commands on the program as a whole: help, the command line, reading the articles again, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.errors import DiptychError
from tui.commands.call import Call
from tui.commands.decisions.corrections import stop_matching
from tui.lists.entry import CLOSES, GOES_THERE, Listing
from tui.view.navigation import remember, show
from tui.view.quoting import trimmed, with_source

if TYPE_CHECKING:
    from articles.article import Side
    from tui.commands.context import Context
    from tui.lists.entry import Chosen

_RELOADING = "reloading"
"""The group of work by which reading again is given up."""


def help_(context: Context, _call: Call) -> None:
    """All commands and their keys."""
    context.ui.open_help()


def palette(context: Context, _call: Call) -> None:
    """Find a command by its words."""
    context.ui.open_help()


def command_line(context: Context, _call: Call) -> None:
    """Type the name of a command."""
    context.ui.open_prompt(":")


def cancel(context: Context, _call: Call) -> str | None:
    """Leave the prompt, the selection, the strip, the search, or stop matching: the innermost first."""
    view, display = context.view, context.display
    if context.ui.mode == "find":
        context.ui.close_prompt()
        if context.ui.home_mode == "reading":
            view.search.forget()
    elif view.cursor.anchor is not None:
        view.cursor.anchor = None
    elif view.cursor.kept:
        view.cursor.kept.clear()
    elif context.editor.to_reattach:
        context.editor.to_reattach = ""
    elif display.why:
        display.why = False
    elif view.folding.only is not None:
        view.folding.only = None
        view.lay_out()
        return "all paragraphs are shown"
    elif view.search.words:
        view.search.forget()
    else:
        return _stop_work(context)
    return None


def _stop_work(context: Context) -> str | None:
    if context.ui.give_up(_RELOADING):
        return "stopped; the texts stay as they are"
    if context.analysis.progress is None:
        return None
    if not context.messages.confirms("stop matching"):
        return f"matching goes on; {context.key('cancel')} again stops it"
    return stop_matching(context, Call())


def leave(context: Context, _call: Call) -> None:
    """Close the ledger: back to the texts, where they were."""
    context.ui.leave()


def quit_(context: Context, _call: Call) -> None:
    """Leave; with notes that could not be saved, only at the second time of asking."""
    context.ui.spawn(_quit(context), "quitting")


async def _quit(context: Context) -> None:
    from tui.commands.rows.subject import works_of

    for work in works_of(context):
        saver = work.saver
        asked, saver.leaving = saver.leaving, True
        if asked or not work.session.store.unsaved:
            continue
        try:
            await saver.save_now()
        except DiptychError as error:
            saver.question = f"{context.key('quit')} again leaves without saving: {error.why}"
            context.messages.say(saver.question)
            return
    context.ui.quit()


def suspend(context: Context, _call: Call) -> str | None:
    """Give the terminal back to the shell that Diptych was started from."""
    why_not = context.ui.suspend()
    return None if why_not is None else f"{why_not}; {context.key('quit')} quits"


def redraw(context: Context, _call: Call) -> None:
    """Paint the whole screen."""
    context.ui.redraw()


def copy(context: Context, _call: Call) -> str | None:
    """Copy the selection, or the passage, with its source."""
    view = context.view
    article, span = view.article(view.cursor.side), view.selection() or view.passage()
    if span is None:
        return "nothing to copy on a folded line"
    context.ui.copy(with_source(article, trimmed(article.text, span)))
    view.cursor.anchor = None
    return "copied with its source"


# the articles read again


def reload(context: Context, _call: Call) -> str | None:
    """Read both again, fetching what came from the web, and rematch them."""
    context.ui.spawn(_reload(context), _RELOADING)
    return "reading again …"


async def _reload(context: Context) -> None:
    import asyncio

    stops = context.key("cancel")
    try:
        said = await context.reload.read(lambda line: context.messages.say(f"{line}   {stops} stops"))
    except DiptychError as error:
        context.messages.say(str(error))
        return
    context.view.markings.changed = await asyncio.to_thread(context.reload.changed)
    listed = f"; {context.key('changes')} lists it" if context.reload.before else ""
    context.messages.say(f"read again: {said}{listed}")
    context.analysis.start(patient=True)
    context.ui.refresh()


async def since_lines(context: Context) -> list[str]:
    """Make stops of what changed since the versions that the reader named; what to say of it, nothing without them."""
    if not context.reload.before:
        return []
    import asyncio

    changed = await asyncio.to_thread(context.reload.changed)
    context.view.markings.changed = changed
    context.view.display.stop_kinds |= {"changed"}
    count = sum(map(len, changed.values()))
    if not count:
        return ["nothing in either article has changed since but what is gone"]
    passages = "1 passage" if count == 1 else f"{count} passages"
    return [f"{passages} changed or new since: {context.key('next-stop')} goes on, {context.key('changes')} lists all"]


def changes(context: Context, _call: Call) -> None:
    """What changed when the texts were last read again; of a page, since the version kept before."""
    context.ui.spawn(_list_changes(context), "changes")


async def _list_changes(context: Context) -> None:
    versions = await context.reload.changes()
    if versions is None:
        context.messages.say("no earlier version of either text is known")
        return
    from tui.lists.change_entries import ChangeEntries

    changed = ChangeEntries(versions, context.session.articles)

    def go_there(chosen: Chosen | None) -> None:
        if chosen is not None:
            _go_to(context, *changed.place(chosen.value))

    context.ui.open_list(
        Listing(
            changed.title,
            lambda: changed.entries(context.display.signs),
            GOES_THERE,
            empty="nothing has changed but white space",
            detail=changed.detail,
        ),
        go_there,
    )


def _go_to(context: Context, side: Side, paragraph: int) -> None:
    remember(context.view)
    show(context.view, side, context.session.article(side).paragraphs[paragraph].span)


def open_page(context: Context, _call: Call) -> None:
    """Show the addresses of the articles in full; the one that is chosen opens in the reader's browser."""
    from tui.lists.page_entries import page_entries

    made = page_entries(context.session.loaded)
    context.ui.open_list(
        Listing(
            "Open in your browser",
            lambda: made,
            (("list-run", "opens it, outside Diptych"), CLOSES),
            empty="neither text comes from the web",
        ),
        lambda chosen: _open_page(context, chosen),
    )


def _open_page(context: Context, chosen: Chosen | None) -> None:
    if chosen is None:
        return
    from tui.browser import open_page as open_outside

    try:
        open_outside(chosen.value)
    except DiptychError as error:
        context.messages.say(str(error))
    else:
        context.messages.say("opened in your browser")
