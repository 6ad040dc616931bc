"""What a reader hands in: a comparison, its claims or the notes, as JSON, Markdown, HTML, CSV or plain lines.

All of it leaves by one door, which lets nothing out that a terminal would act on or that would hide or reorder words:
JSON has escapes for it and stays exact, the other forms show the stand-ins of the screen and say so once.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from articles.accounts.accounts import Accounts
    from articles.agreement.merged import Merged
    from articles.article import Article, Side
    from articles.comparison import Comparison
    from articles.notes.collection.strictjson import Json
    from articles.notes.content.note import Note
    from articles.reports.report.model import Chapter, Report
    from articles.reports.report.preview import Preview
    from articles.reports.report.selecting import Selection
    from articles.timeline import Timeline
    from articles.versions import Revision

Form = Literal["json", "markdown", "html", "csv", "plain"]
FORMS: tuple[Form, ...] = get_args(Form)
ClaimsForm = Literal["json", "csv", "text"]
CLAIMS_FORMS: tuple[ClaimsForm, ...] = get_args(ClaimsForm)
ReportForm = Literal["html", "markdown", "csv", "json", "w3c", "docx"]
REPORT_FORMS: tuple[ReportForm, ...] = get_args(ReportForm)
NotesForm = Literal["w3c", "hypothesis", "markdown", "csv"]
NOTES_FORMS: tuple[NotesForm, ...] = get_args(NotesForm)
TimelineForm = Literal["json", "markdown", "csv", "plain"]
TIMELINE_FORMS: tuple[TimelineForm, ...] = get_args(TimelineForm)
VersionsForm = Literal["json", "markdown", "html", "plain"]
VERSIONS_FORMS: tuple[VersionsForm, ...] = get_args(VersionsForm)
AgreementForm = Literal["text", "csv", "json"]
AGREEMENT_FORMS: tuple[AgreementForm, ...] = get_args(AgreementForm)

STOOD_IN = (
    "Signs such as ␛, ⇆ and · stand here for control characters and hidden marks in the articles and notes, "
    "which are unchanged."
)
"""What a report says that shows signs in the place of characters."""
UNREAD = "The claims have not been read: only what the reader judged stands here."
"""What a report says where the machine's findings are missing."""

_HOMES: dict[Form, str] = {"json": "comparison_json", "csv": "csv_rows"}
"""The modules of forms that are not called as they are."""
_ACCOUNTS_HOMES: dict[Form, str] = {"json": "tree", "csv": "rows", "plain": "lines"}
"""The modules of the forms of several accounts; the others are those of a report."""
_EXACT = ("json", "w3c", "hypothesis")


_ENDINGS: dict[str, Form] = {
    ".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown", ".csv": "csv", ".json": "json",
    ".txt": "plain",
}  # fmt: skip


def form_of(name: str) -> Form | None:
    """The form that the ending of a file name asks for, if it is one of a report."""
    return _ENDINGS.get(PurePath(name).suffix.lower())


def render(comparison: Comparison, form: Form) -> str:
    """The comparison in one of `FORMS`, ending with a line break.

    Raises DiptychError when a quotation is not what stands in its article.
    """
    home = import_module(f"articles.reports.{_HOMES.get(form, form)}")
    return _let_out(form, partial(home.render, _judged(comparison)))


_REPORT_ENDINGS: dict[str, ReportForm] = {
    ".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown", ".csv": "csv", ".json": "json",
    ".jsonld": "w3c", ".docx": "docx",
}  # fmt: skip
_REPORT_HOMES: dict[ReportForm, str] = {
    "html": "html.page", "markdown": "outline", "csv": "rows", "json": "tree", "w3c": "annotations", "docx": "document",
}  # fmt: skip


def report_form_of(name: str) -> ReportForm | None:
    """The form that the ending of a file name asks for, if it is one of `REPORT_FORMS`."""
    return _REPORT_ENDINGS.get(PurePath(name).suffix.lower())


def build_report(
    comparison: Comparison,
    *,
    selection: Selection | None = None,
    by: str = "",
    made: date | None = None,
    chapters: Sequence[Chapter] = (),
) -> Report:
    """What is handed in of a comparison, before it has a form: `selection` says what of it (all, if None).

    `by` is the reader's name and `made` the day; both come from outside, so that one input gives one output. `chapters`
    are further parts. Raises BadInputError for rows that are none, and DiptychError when nothing is left to hand in.
    """
    from articles.reports.report.building import build
    from articles.reports.report.selecting import Selection as Chosen

    day = "" if made is None else made.isoformat()
    judged = _judged(comparison)
    remarks = [UNREAD] if judged.ledger is None else []
    return build(judged, selection or Chosen(), by=by, made=day, chapters=chapters, remarks=remarks)


def write_report(report: Report, form: ReportForm) -> str | bytes:
    """A report in one of `REPORT_FORMS`: bytes for `docx`, text for all others.

    Raises DiptychError when a quotation is not what stands in its article: it names side, paragraph and form.
    """
    from articles.reports.report.quoting import verify

    verify(report, form)
    home = import_module(f"articles.reports.report.{_REPORT_HOMES[form]}")
    if form == "docx":
        made: bytes
        made, stood_in = home.render(report)
        return home.render(report, remarks=[STOOD_IN])[0] if stood_in else made
    return _let_out(form, partial(home.render, report))


def preview_report(report: Report, form: ReportForm, notes: int) -> Preview:
    """What the report will hold in a form, in figures, and its first lines; `notes` is how many there are in all.

    Raises DiptychError when a quotation is not what stands in its article, as `write_report` does.
    """
    from articles.reports.report.preview import preview
    from articles.reports.report.quoting import verify

    verify(report, form)
    made = write_report(report, "markdown" if form == "docx" else form)
    text = made if isinstance(made, str) else ""
    outline = str(write_report(report, "markdown")) if form == "html" else text
    written = None if form == "docx" else text
    return preview(report, notes, form, outline=outline, written=written)


def render_report(
    comparison: Comparison,
    form: ReportForm,
    *,
    selection: Selection | None = None,
    by: str = "",
    made: date | None = None,
    chapters: Sequence[Chapter] = (),
) -> str | bytes:
    """The report of a comparison in a form: `build_report`, then `write_report`."""
    report = build_report(comparison, selection=selection, by=by, made=made, chapters=chapters)
    return write_report(report, form)


def render_accounts(accounts: Accounts, form: Form) -> str:
    """The accounts and the table of what they state in one of `FORMS`, ending with a line break.

    Raises DiptychError when a quotation is not what stands in its article.
    """
    if form in _ACCOUNTS_HOMES:
        home = import_module(f"articles.reports.accounts.{_ACCOUNTS_HOMES[form]}")
        return _let_out(form, partial(home.render, accounts))
    from articles.reports.report.selecting import Selection as Chosen

    written = write_report(
        build_accounts_report(accounts, selection=Chosen(texts=False)), "html" if form == "html" else "markdown"
    )
    return str(written)


def build_accounts_report(
    accounts: Accounts,
    *,
    selection: Selection | None = None,
    by: str = "",
    made: date | None = None,
    chapters: Sequence[Chapter] = (),
) -> Report:
    """What is handed in of several accounts: the table and the witnesses, then what `build_report` has of every two."""
    from articles.reports.accounts.building import build
    from articles.reports.report.selecting import Selection as Chosen

    day = "" if made is None else made.isoformat()
    return build(accounts, selection or Chosen(), by=by, made=day, chapters=chapters)


def render_claims(comparison: Comparison, form: ClaimsForm, *, differing: bool = False) -> str:
    """The claims of the comparison in one of `CLAIMS_FORMS`; `differing` gives only what differs.

    Raises DiptychError when a quotation is not what stands in its article.
    """
    home = import_module(f"articles.reports.claims_{form}")
    return _let_out(form, partial(home.render, _judged(comparison), differing=differing))


def _judged(comparison: Comparison) -> Comparison:
    """The comparison with what the reader judged, though the claims have not been read."""
    if comparison.ledger is not None or not comparison.judgements:
        return comparison
    from articles.claims.judging import with_own
    from articles.claims.statements.finding import Ledger

    made = with_own(Ledger(notices=(UNREAD,)), comparison.judgements, comparison.a, comparison.b)
    return replace(comparison, ledger=made) if made.findings else comparison


def render_notes(
    form: NotesForm, notes: Sequence[Note], collection: Json, articles: Mapping[Side, Article], now: str
) -> str:
    """The notes in one of `NOTES_FORMS`; `collection` is the notes file that they are from, which w3c gives whole."""
    from articles.reports import notes as home

    writers: dict[NotesForm, Callable[..., str]] = {
        "w3c": partial(home.as_w3c, collection),
        "hypothesis": partial(home.as_hypothesis, notes, articles, now),
        "markdown": partial(home.as_markdown, notes, articles),
        "csv": partial(home.as_csv, notes),
    }
    return _let_out(form, writers[form])


def agreement_chapters(notes: Iterable[Note], articles: Sequence[Article]) -> tuple[Chapter, ...]:
    """What several people judged, as a part of a report; none where all notes are one person's.

    `notes` are all that are kept, placed in the articles, decisions among them; their sides are the letters of these,
    "a" for the first.
    """
    from articles.reports.agreement.chapter import chapters_of

    return chapters_of(notes, articles)


def timeline_chapters(
    articles: Sequence[Article], comparisons: Mapping[tuple[int, int], Comparison]
) -> tuple[Chapter, ...]:
    """What two or more articles tell in order of time, as a part of a report; none where no time is told."""
    from articles.reports.timeline.chapter import chapters_of

    return chapters_of(articles, comparisons)


def further_chapters(notes: Iterable[Note], comparison: Comparison, *, timed: bool = True) -> tuple[Chapter, ...]:
    """What a report has beside what every report has: the timeline, if `timed`, and what several people judged."""
    return (
        *(timeline_chapters((comparison.a, comparison.b), {(0, 1): comparison}) if timed else ()),
        *agreement_chapters(notes, (comparison.a, comparison.b)),
    )


def render_timeline(timeline: Timeline, form: TimelineForm) -> str:
    """A timeline in one of `TIMELINE_FORMS`, ending with a line break.

    Raises DiptychError when a quotation is not what stands in its article.
    """
    from articles.reports.timeline import lines, table, tree

    writers: dict[TimelineForm, Callable[..., str]] = {
        "json": tree.render,
        "markdown": lines.render_markdown,
        "csv": table.render,
        "plain": lines.render,
    }
    return _let_out(form, partial(writers[form], timeline))


def render_versions(revisions: Sequence[Revision], form: VersionsForm) -> str:
    """What became of an article from version to version in one of `VERSIONS_FORMS`, ending with a line break.

    Raises DiptychError when a quotation is not what stands in its version.
    """
    from articles.reports.versions import lines, page, tree

    writers: dict[VersionsForm, Callable[..., str]] = {
        "json": tree.render,
        "markdown": lines.render_markdown,
        "html": page.render,
        "plain": lines.render,
    }
    return _let_out(form, partial(writers[form], revisions))


def render_agreement(merged: Merged, form: AgreementForm, *, by: Literal["", "passage", "author"] = "") -> str:
    """What many people said of one pair in one of `AGREEMENT_FORMS`; as text by passage or by author, if asked."""
    if form == "json":
        from articles.reports.agreement import tree

        return _let_out(form, partial(tree.render, merged))
    if form == "csv":
        from articles.reports.agreement import table

        return _let_out(form, partial(table.render, merged))
    from articles.reports.agreement import lines

    return _let_out(form, partial(lines.render, merged, by=by))


def _let_out(form: str, write: Callable[..., str]) -> str:
    """What `write` makes, as it may be shown anywhere; the forms that are not exact take `remarks` to say so."""
    from articles.reading.display import displayable, escaped

    text = write()
    if form in _EXACT:
        return escaped(text)
    lines = text.split("\r\n")
    shown = list(map(displayable, lines))
    if shown != lines:
        shown = list(map(displayable, write(remarks=[STOOD_IN]).split("\r\n")))
    return ("\r\n" if form == "csv" else "\n").join(shown)
