"""What became of an article in lines, and as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.notes.content.changes import in_brackets, word_changes
from articles.reading.source import handed_name
from articles.reports.literal import literal, quoted
from articles.reports.parts import fetched_of, flat, place_at, title_of, unbroken
from articles.versions.words import counts_of, finding_words, kind_of, turn_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import Article
    from articles.versions import Change, FindingChange, Revision


def render(revisions: Sequence[Revision], *, remarks: Sequence[str] = ()) -> str:
    """What became of an article from version to version, in lines, ending with a line break."""
    lines = list(remarks)
    for number, revision in enumerate(revisions, 1):
        lines += [*_head(revision, number), ""]
        for place, change in enumerate(revision.changes, 1):
            lines += [*_change(revision, change, place), ""]
        lines += _findings(revision)
    return "\n".join(lines).rstrip() + "\n"


def version_of(article: Article) -> str:
    """Which version it is: where it is from, and when it was fetched."""
    fetched = fetched_of(article)
    when = f", fetched {fetched['time'][:16].replace('T', ' ')} UTC" if fetched else ""
    return f"{unbroken(handed_name(article.source))}{when}"


def _head(revision: Revision, number: int) -> Iterator[str]:
    yield f"Version {number} to {number + 1}: {flat(title_of(revision.new))}"
    yield f"was: {version_of(revision.old)}"
    yield f"now: {version_of(revision.new)}"
    if revision.against is not None:
        yield f"against: {flat(title_of(revision.against))}"
    yield f"{counts_of(revision)}."


def where_of(revision: Revision, change: Change) -> str:
    """Where a change is: in the new version, or where it stood in the old one, or from where it moved."""
    old = "" if change.old is None else place_at(revision.old, change.old.start)
    new = "" if change.new is None else place_at(revision.new, change.new.start)
    if change.new is None:
        return f"once {old}"
    return f"{new}, once {old}" if change.moved and old != new else new


def changed_words(revision: Revision, change: Change) -> str:
    """The words of a change in one line: those that went and came in brackets, where both are there."""
    if change.old is not None and change.new is not None and change.kind == "reworded":
        return in_brackets(word_changes(revision.old.quote(change.old), revision.new.quote(change.new)))
    if change.new is not None:
        return flat(revision.new.quote(change.new))
    return "" if change.old is None else flat(revision.old.quote(change.old))


def _change(revision: Revision, change: Change, number: int) -> Iterator[str]:
    yield f"{number}. {kind_of(change)}, {where_of(revision, change)}:"
    yield f"   {changed_words(revision, change)}"
    yield from (f"   {turn_words(turn, revision)}" for turn in change.turns)


def _findings(revision: Revision) -> Iterator[str]:
    if revision.against is None:
        return
    yield (
        "Findings against the other account:" if revision.findings else "No finding against the other account changed."
    )
    for change in revision.findings:
        yield f"   {finding_words(change)}"
        yield from (f"      {name}: {words}" for name, words in quotes_of(revision, change))
    yield ""


def quotes_of(revision: Revision, change: FindingChange) -> Iterator[tuple[str, str]]:
    """The words of a finding in the old version, the new one and the other account, each with its name."""
    if change.old is not None:
        yield "was", flat(revision.old.quote(change.old))
    if change.new is not None:
        yield "now", flat(revision.new.quote(change.new))
    if revision.against is not None:
        yield "other", flat(revision.against.quote(change.other))


def render_markdown(revisions: Sequence[Revision], *, remarks: Sequence[str] = ()) -> str:
    """What became of an article from version to version, as Markdown, ending with a line break."""
    lines = ["# What became of it", ""]
    for remark in remarks:
        lines += [literal(remark), ""]
    for number, revision in enumerate(revisions, 1):
        title, *facts = _head(revision, number)
        lines += [f"## {literal(title)}", "", *(f"- {literal(fact)}" for fact in facts), ""]
        for place, change in enumerate(revision.changes, 1):
            lines += _markdown(revision, change, place)
        for each in revision.findings:
            lines += [f"### {literal(finding_words(each))}", ""]
            for name, words in quotes_of(revision, each):
                lines += [f"{name}:", "", *quoted(words), ""]
    return "\n".join(lines).rstrip() + "\n"


def _markdown(revision: Revision, change: Change, number: int) -> Iterator[str]:
    yield f"### {number} · {literal(kind_of(change))} · {literal(where_of(revision, change))}"
    yield ""
    for turn in change.turns:
        yield f"- {literal(turn_words(turn, revision))}"
    if change.turns:
        yield ""
    if change.old is not None and change.kind != "moved":
        yield from ("was:", "", *quoted(revision.old.quote(change.old)), "")
    if change.new is not None:
        yield from ("now:", "", *quoted(revision.new.quote(change.new)), "")
