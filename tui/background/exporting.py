"""What is handed in from the screen: its figures beforehand, and the file; made off the screen's thread."""

from __future__ import annotations

import asyncio
import errno
import os
import re
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from articles.article import SIDES
from articles.cases.naming import ENDING as CASE_ENDING
from articles.errors import BadInputError, DiptychError
from articles.reading.source import one_line, split_chapter
from articles.reports import ReportForm, report_form_of
from articles.reports.report.selecting import Only, Selection
from tui.view.ledger.rows import Filter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article, Side
    from articles.cases.case import Case
    from articles.cases.home import OpenCase
    from articles.comparison import Comparison
    from articles.derivation import Known
    from articles.lessons.classes import ClassView
    from articles.notes.content.note import Note
    from articles.notes.store import NotesStore
    from articles.reports.report.model import Report
    from articles.reports.report.preview import Preview
    from articles.session import Session
    from tui.background.analysis import Analysis
    from tui.view.ledger.ledger_view import LedgerView

ExportForm = ReportForm | Literal["case"]
EXPORT_FORMS: tuple[ExportForm, ...] = (*get_args(ReportForm), "case")
Rows = Only | Literal["ledger"]
"""Which findings: `ledger` are those that its filter shows."""
ENDINGS: dict[ExportForm, str] = {
    "html": ".html", "markdown": ".md", "csv": ".csv", "json": ".json", "w3c": ".jsonld", "docx": ".docx",
    "case": CASE_ENDING,
}  # fmt: skip
_LONGEST_STEM = 40


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be handed in: its form, which findings, whether both texts, and by whom."""

    form: ExportForm = "html"
    rows: Rows = "all"
    texts: bool = True
    by: str = ""


@dataclass(frozen=True, slots=True)
class CasePreview:
    """A case in figures: its bytes and notes, and why the bytes of an article are not in it."""

    size: int
    notes: int
    missing: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the whole path, and its bytes."""

    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class _Taken:
    """What an export is made of, taken from the session at one moment; `loaded` and `known` are for a case."""

    comparison: Comparison
    notes: tuple[Note, ...]
    rows: tuple[str, ...]
    store: NotesStore | None
    loaded: Mapping[Side, Article]
    known: Known


class Exporter:
    """Makes what is handed in of a session.

    `case` is what the articles came in, if they did; `group` is the class whose answers are looked at.
    """

    def __init__(
        self,
        session: Session,
        analysis: Analysis,
        ledger: LedgerView,
        case: OpenCase | None = None,
        group: ClassView | None = None,
    ) -> None:
        self._session = session
        self._analysis = analysis
        self._ledger = ledger
        self._case = case
        self._group = group

    @property
    def present(self) -> object:
        """What is the same object as long as nothing has changed that an export is made of."""
        return self._session.comparison

    @property
    def filter_words(self) -> str:
        """What the ledger is filtered for, "" when it shows all findings."""
        chosen = replace(self._ledger.filter, hidden=False)
        return "" if chosen == Filter() else chosen.words

    def obstacle(self, form: ExportForm) -> str:
        """Why nothing can be written now; "" when it can."""
        session, analysis = self._session, self._analysis
        if self.waits:
            return "the texts are being matched" if analysis.progress is not None else "the claims are being read"
        if not session.comparison.matched:
            return "nothing is matched, so there is nothing to report"
        if form == "case" and (analysis.unfinished or session.ledger is None):
            return "the comparison is not whole, which a case has to be; reload reads and matches them again"
        return ""

    @property
    def waits(self) -> bool:
        """Whether what stands in the way passes by itself."""
        return self._analysis.state in ("matching", "claims")

    def proposed(self, form: ExportForm) -> str:
        """A file name that is free in the current folder, made of those of the articles or of their case."""
        if self._case is not None:
            return _free(_stem(self._case.path.name) or "case", ENDINGS[form])
        return proposed_name(self._session.articles, ENDINGS[form])

    async def preview(self, wish: Wish) -> Preview | CasePreview:
        """What would be handed in. Raises DiptychError when it cannot be made, and says why."""
        return await asyncio.to_thread(self._preview, self._take(wish), wish)

    async def write(self, wish: Wish, path: Path, *, over: bool) -> Written:
        """Write it to a file, whole or not at all; one that is there only if it is to be written `over`.

        Raises FileExistsError for one that is there, DiptychError when it cannot be made or the disk refuses.
        """
        return await asyncio.to_thread(self._write, self._take(wish), wish, path, over)

    async def write_plain(self, path: Path) -> Written:
        """Write the comparison as plain lines, to a new file; raises as `write` does."""
        return await asyncio.to_thread(self._write_plain, self._take(Wish()), path)

    # in the screen's thread

    def _take(self, wish: Wish) -> _Taken:
        session = self._session
        rows = tuple(self._ledger_rows()) if wish.rows == "ledger" else ()
        if wish.rows == "ledger" and not rows:
            raise DiptychError("the report would be empty", "nothing passes the filter of the ledger", "choose others")
        store = session.store if session.has_store else None
        notes = store.notes if store is not None else ()
        return _Taken(session.comparison, notes, rows, store, session.loaded, session.known())

    def _ledger_rows(self) -> list[str]:
        """The findings that the ledger's filter shows; what is hidden is in no report."""
        chosen = replace(self._ledger.filter, hidden=False)
        return [each.finding.id for each in self._session.judged if chosen.passes(each)]

    # in another thread

    def _preview(self, taken: _Taken, wish: Wish) -> Preview | CasePreview:
        from articles.reports import preview_report

        if wish.form == "case":
            from articles.cases.packing import pack

            case = self._gathered(taken)
            return CasePreview(len(pack(case)), len(taken.comparison.notes), case.missing)
        return preview_report(self._report(taken, wish), wish.form, len(taken.comparison.notes))

    def _write(self, taken: _Taken, wish: Wish, path: Path, over: bool) -> Written:  # noqa: FBT001 - as it is handed on
        from articles.cases.packing import pack
        from articles.reports import write_report

        data = (
            pack(self._gathered(taken)) if wish.form == "case" else write_report(self._report(taken, wish), wish.form)
        )
        return self._put(taken, wish, path, data, over=over)

    def _write_plain(self, taken: _Taken, path: Path) -> Written:
        from articles.reports import render

        return self._put(taken, Wish(), path, render(taken.comparison, "plain"), over=False)

    def _put(self, taken: _Taken, wish: Wish, path: Path, data: str | bytes, *, over: bool) -> Written:
        from articles.reports.writing import write_file

        if not over and os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        write_file(str(path), data, self._never_written_over(taken, wish))
        return Written(Path(os.path.abspath(path)), path.stat().st_size)  # noqa: PTH100 - links stay as they were named

    def _gathered(self, taken: _Taken) -> Case:
        from articles.cases.gathering import Taken, gather_taken, notes_of
        from articles.derivation import as_found

        notes = notes_of(taken.store) if taken.store is not None else b""
        made = Taken(as_found(taken.known), taken.loaded, notes, self._session.matching)
        return gather_taken(made, before=None if self._case is None else self._case.case)

    def _never_written_over(self, taken: _Taken, wish: Wish) -> list[str]:
        """The files that no export may take the place of: what is being read, and the notes on it.

        A case may be packed again in its own place.
        """
        if self._case is not None:
            read = [] if wish.form == "case" else [str(self._case.path)]
        else:
            read = [split_chapter(taken.loaded[side].source)[0] for side in SIDES]
        inside = taken.store is None or taken.store.home.holder is not None
        return read if taken.store is None or inside else [*read, str(taken.store.path)]

    def _report(self, taken: _Taken, wish: Wish) -> Report:
        from articles.reports import build_report, further_chapters

        selection = Selection("all" if wish.rows == "ledger" else wish.rows, taken.rows, texts=wish.texts)
        today, found = datetime.now().astimezone().date(), taken.comparison
        if self._group is None:
            whole = selection.whole and not taken.known.hidden
            chapters = further_chapters(taken.notes, found, timed=whole)
        else:
            from articles.reports.class_chapters import class_chapters

            chapters = class_chapters(self._group, {"a": found.a, "b": found.b})
        return build_report(found, selection=selection, by=wish.by, made=today, chapters=chapters)


def form_named(name: str) -> ExportForm | None:
    """The form that the ending of a file name asks for, if it is one."""
    return "case" if name.lower().endswith(CASE_ENDING) else report_form_of(name)


def path_of(name: str) -> Path:
    """The file that is named. Raises BadInputError for what cannot be a file."""
    try:
        path = Path(name.strip()).expanduser()
        path.exists()
    except (OSError, ValueError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise BadInputError(f"{one_line(name)} cannot be a file", why.lower(), "choose another name") from error
    return path


def proposed_name(articles: Mapping[Side, Article], ending: str = ".html") -> str:
    """A name for a report that is free in the current folder, made of those of the articles."""
    words: dict[Side, str] = {"a": "left", "b": "right"}
    return _free("+".join(_stem(articles[side].source) or words[side] for side in SIDES), ending)


def _free(stem: str, ending: str) -> str:
    """The name with that ending, or one with a number where it is taken; "" where a thousand are."""
    ways = (stem, *(f"{stem}-{number}" for number in range(2, 1000)))
    return next((f"{way}{ending}" for way in ways if not os.path.lexists(f"{way}{ending}")), "")


def _stem(source: str) -> str:
    """What an article or a case is called, for a file name: letters, digits and hyphens."""
    stem = Path(source.rpartition("://")[2]).stem
    kept = "".join(char if char.isalnum() else "-" for char in stem)[:_LONGEST_STEM]
    return re.sub("-+", "-", kept).strip("-")
