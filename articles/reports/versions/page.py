"""What became of an article as one web page: a row for each change, the old words beside the new ones. No scripts."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from articles.reading.edits.changes import differences
from articles.reports.parts import flat, title_of
from articles.reports.report.html.marks import text, tongue
from articles.reports.versions.lines import quotes_of, version_of, where_of
from articles.versions.words import counts_of, finding_words, kind_of, turn_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.versions import Change, Revision

_STYLE = """
.change { border: 1px solid var(--line); border-inline-start: 3px solid var(--soft); }
.change { padding: .8rem 1.1rem; margin: 0 0 1rem; }
.change.turned { border-inline-start: 7px solid var(--differ); }
.change.dropped { border-inline-start-style: dotted; }
.change h3 { margin: 0 0 .2rem; }
.change p { margin: 0; }
.turn { color: var(--differ); font: .9rem var(--label); }
del { text-decoration: line-through; color: var(--soft); }
ins { text-decoration: none; font-weight: 700; border-bottom: 2px solid var(--differ); }
.moved p.words { color: var(--soft); }
"""


def render(revisions: Sequence[Revision], *, remarks: Sequence[str] = ()) -> str:
    """The revisions as an HTML page that needs nothing else, ending with a line break."""
    title = text(flat(title_of(revisions[-1].new))) if revisions else ""
    style = files("articles.reports.report.html").joinpath("report.css").read_text(encoding="utf-8")
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width">',
        f"<title>{title}</title><style>{style}{_STYLE}</style></head><body>",
        f'<header><p class="label">Versions of one article</p><h1 dir="auto">{title}</h1></header>',
        *(f'<p dir="auto">{text(remark)}</p>' for remark in remarks),
        *(line for number, revision in enumerate(revisions, 1) for line in _revision(revision, number)),
        "</body></html>",
    ]
    return "\n".join(lines) + "\n"


def _revision(revision: Revision, number: int) -> Iterator[str]:
    yield f"<section><h2>Version {number} to {number + 1}</h2>"
    yield f'<dl class="about"><dt>was</dt><dd>{text(version_of(revision.old))}</dd>'
    yield f"<dt>now</dt><dd>{text(version_of(revision.new))}</dd>"
    if revision.against is not None:
        yield f'<dt>against</dt><dd dir="auto">{text(flat(title_of(revision.against)))}</dd>'
    yield f"<dt>changed</dt><dd>{text(counts_of(revision))}</dd></dl><br>"
    for change in revision.changes:
        yield from _change(revision, change)
    if revision.findings:
        yield "<h2>Findings against the other account</h2>"
    for each in revision.findings:
        words = "".join(
            f'<p class="words" dir="auto"><b>{name}</b> {text(said)}</p>' for name, said in quotes_of(revision, each)
        )
        yield f'<article class="change turned"><h3>{text(finding_words(each))}</h3>{words}</article>'
    yield "</section>"


def _change(revision: Revision, change: Change) -> Iterator[str]:
    kinds = f"change {change.kind}{' turned' if change.turns else ''}"
    yield f'<article class="{kinds}"><h3>{text(kind_of(change))}</h3>'
    yield f'<p class="where">{text(where_of(revision, change))}</p>'
    yield from (f'<p class="turn">{text(turn_words(turn, revision))}</p>' for turn in change.turns)
    yield f'<p class="words"{tongue(revision.new.language)}>{_words(revision, change)}</p></article>'


def _words(revision: Revision, change: Change) -> str:
    old = "" if change.old is None else revision.old.quote(change.old)
    new = "" if change.new is None else revision.new.quote(change.new)
    if change.kind == "moved":
        return text(new)
    if not old or not new:
        return f"<ins>{text(new)}</ins>" if new else f"<del>{text(old)}</del>"
    tags = {"same": ("", ""), "gone": ("<del>", "</del>"), "new": ("<ins>", "</ins>")}
    return "".join(text(words).join(tags[kind]) for kind, words in differences(old, new))
