"""Commands on what is known of the articles; corrections are kept in the notes file and undone like notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import SIDES
from articles.errors import DiptychError
from tui.lists.known import Known

if TYPE_CHECKING:
    from tui.commands.call import Call
    from tui.commands.context import Context
    from tui.lists.known import Typed


def meta(context: Context, _call: Call) -> None:
    """Show and correct what is known of both articles."""
    session = context.session
    known = {side: Known(session.article(side), session.loaded[side]) for side in SIDES}
    context.ui.open_metadata(known, context.view.cursor.side, lambda typed: _take(context, typed))


def _take(context: Context, typed: Typed | None) -> None:
    from articles.decisions import Amend

    if typed is None:
        return
    before = context.session.match_request().key
    try:
        changed = context.session.apply(Amend(typed)) if typed else None
    except DiptychError as error:
        context.messages.say(str(error))
        return
    if not changed:
        context.messages.say("nothing was changed")
        return
    context.saver.save_soon()
    again = "" if before == context.session.match_request().key else "; rematching"
    context.messages.say(f"kept as yours{again}; {context.key('undo')} takes it back")
