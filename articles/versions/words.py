"""What became of an article, in the words that readers see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from articles.article import Article, Span
    from articles.versions.model import Change, FindingChange, Revision, Turn

KINDS: Final = ("added", "dropped", "reworded", "moved")
TURNS: Final = ("softened", "hardened", "raised", "lowered", "figure", "name dropped", "name added", "denial")


def counts_of(revision: Revision) -> str:
    """How much changed and in which direction, in one line."""
    parts = [f"{revision.kept} of {revision.sentences} sentences kept"]
    parts += [f"{count} {kind}" for kind in KINDS if (count := revision.count(kind))]
    beside = sum(change.outside for change in revision.changes)
    parts += [f"{beside} beside the article"] if beside else []
    parts += [f"{count} {_counted(kind)}" for kind in TURNS if (count := revision.turned(kind))]
    return ", ".join(parts)


def _counted(kind: str) -> str:
    return {"figure": "other figures", "denial": "denials changed"}.get(kind, kind)


def kind_of(change: Change) -> str:
    """What became of a sentence: "moved and reworded"."""
    words = "moved and reworded" if change.kind == "reworded" and change.moved else change.kind
    return f"{words}, beside the article" if change.outside else words


def turn_words(turn: Turn, revision: Revision) -> str:
    """What a change of words does, with the words: "softened: stated → alleged, “reportedly”"."""
    was, now = _words(revision.old, turn.old), _words(revision.new, turn.new)
    if turn.kind in ("softened", "hardened"):
        shown = [f"“{words}”" for words in (was, now) if words]
        return f"{turn.kind}: {turn.was} → {turn.now}" + (f", {' → '.join(shown)}" if shown else "")
    if turn.kind in ("name dropped", "name added"):
        return f"{turn.kind}: {was or now}"
    if turn.kind == "denial":
        return f"denied now: “{now}”" if now else f"no longer denied: “{was}”"
    label = "another figure" if turn.kind == "figure" else turn.kind
    return f"{label}: {was} → {now}"


def _words(article: Article, span: Span | None) -> str:
    return "" if span is None else " ".join(article.quote(span).split())


def finding_words(change: FindingChange) -> str:
    """What became of a finding: "appeared: differ", "went: agree", "turned: agree → differ"."""
    topic = f", {change.topic}" if change.topic else ""
    if change.was is None:
        return f"appeared: {change.now}{topic}"
    if change.now is None:
        return f"went: {change.was}{topic}"
    return f"turned: {change.was} → {change.now}{topic}"
