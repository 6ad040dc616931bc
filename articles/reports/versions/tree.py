"""What became of an article as `diptych.versions/1`: the form that other programs read. Offsets are code points."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from articles.errors import DiptychError
from articles.reading.source import handed_name
from articles.reports.parts import fetched_of
from articles.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.article import Article, Span
    from articles.versions import Change, FindingChange, Revision

SCHEMA = "diptych.versions/1"


def render(revisions: Sequence[Revision]) -> str:
    """The revisions as indented JSON. Raises DiptychError when a quotation is not what stands in its version."""
    report = {
        "schema": SCHEMA,
        "generator": {"name": "diptych", "version": __version__},
        "revisions": [_revision(each) for each in revisions],
    }
    for written, revision in zip(report["revisions"], revisions, strict=True):
        verify(written, revision)
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def verify(written: Any, revision: Revision) -> None:
    """Raise DiptychError unless every quotation of a revision equals its span of its version."""
    texts = {"old": revision.old, "new": revision.new, "other": revision.against}
    for part in (
        *written["changes"],
        *written["findings"],
        *(turn for each in written["changes"] for turn in each["turns"]),
    ):
        for name, article in texts.items():
            passage = part.get(name)
            if passage and article and article.text[passage["start"] : passage["end"]] != passage["quote"]:
                why = f"a quotation differs from the text of {handed_name(article.source)}"
                raise DiptychError("the versions were not written", why, "compare them again")


def _revision(revision: Revision) -> dict[str, Any]:
    return {
        "old": _article(revision.old),
        "new": _article(revision.new),
        "against": None if revision.against is None else _article(revision.against),
        "kept": revision.kept,
        "sentences": revision.sentences,
        "changes": [_change(revision, change) for change in revision.changes],
        "findings": [_finding(revision, change) for change in revision.findings],
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "source": handed_name(article.source),
        "fetched": fetched_of(article),
        "title": article.title,
        "textSha256": article.text_sha256,
        "textLength": len(article.text),
    }


def _change(revision: Revision, change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "moved": change.moved,
        "outside": change.outside,
        "old": _passage(revision.old, change.old),
        "new": _passage(revision.new, change.new),
        "turns": [
            {
                "kind": turn.kind,
                "was": turn.was,
                "now": turn.now,
                "old": _passage(revision.old, turn.old),
                "new": _passage(revision.new, turn.new),
            }
            for turn in change.turns
        ],
    }


def _finding(revision: Revision, change: FindingChange) -> dict[str, Any]:
    other = None if revision.against is None else _passage(revision.against, change.other)
    return {
        "was": change.was,
        "now": change.now,
        "topic": change.topic,
        "old": _passage(revision.old, change.old),
        "new": _passage(revision.new, change.new),
        "other": other,
    }


def _passage(article: Article, span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "quote": article.quote(span)}
