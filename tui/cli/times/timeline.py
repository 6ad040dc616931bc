"""`diptych timeline A B [C...]`: what two or more articles tell of one event, in order of time."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from tui.cli.compare import compared, give
from tui.cli.several import gathered

if TYPE_CHECKING:
    from argparse import Namespace

    from articles.reports import TimelineForm

_ENDINGS: dict[str, TimelineForm] = {
    ".json": "json", ".md": "markdown", ".markdown": "markdown", ".csv": "csv", ".txt": "plain",
}  # fmt: skip


def timeline(options: Namespace) -> int:
    """Compare the articles and print their timeline, or write it to a file; returns the exit code."""
    from articles.reports import render_timeline
    from articles.timeline import timeline as timeline_of

    form = _form(options)
    several = gathered(options)
    if several is None:
        pair = compared(options)
        found = timeline_of((pair.a, pair.b), {(0, 1): pair})
    else:
        found = timeline_of(several.accounts.articles, several.accounts.comparisons)
    give(render_timeline(found, form), options)
    return 0


def _form(options: Namespace) -> TimelineForm:
    """The form asked for, by name or by the ending of the file; lines where neither says one.

    Raises BadInputError for an ending of a form in which there is no timeline.
    """
    ending = PurePath(options.output or "").suffix.lower()
    if options.format is None and ending in (".html", ".htm", ".docx", ".jsonld"):
        why = "a timeline by itself has no such form"
        raise BadInputError(f"cannot write {options.output}", why, "diptych report hands it in with everything else")
    form: TimelineForm = options.format or _ENDINGS.get(ending, "plain")
    return form
