"""From two versions of an article to what became of it, alone and against another account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.article import MATCHED_KINDS, Span
from articles.claims.statements.extraction import read_sentences
from articles.versions.aligning import aligned, by_sentence
from articles.versions.model import Change, FindingChange, Revision
from articles.versions.turning import turns_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import Article
    from articles.claims.judging import Judged
    from articles.comparison import Comparison
    from articles.versions.aligning import Aligned
    from articles.versions.model import ChangeKind, Turn

_SILENT: Final = "related"
"""The verdict of findings that say neither yes nor no, which come and go with any word."""


def revise(old: Article, new: Article, against: tuple[Comparison, Comparison] | None = None) -> Revision:
    """What became of `old` in `new`, sentence by sentence.

    `against` are the comparisons of the old and of the new version, at the left, with one other account.
    """
    pairs = aligned(old, new)
    changes = _joined(_changes(old, new, pairs))
    kept = sum(pair.same and not pair.moved for pair in pairs)
    if against is None:
        return Revision(old, new, tuple(changes), kept, len(old.sentences))
    findings = tuple(_findings(*against, dict(by_sentence(pairs))))
    return Revision(old, new, tuple(changes), kept, len(old.sentences), against[0].b, findings)


def _changes(old: Article, new: Article, pairs: Sequence[Aligned]) -> Iterator[tuple[Aligned, Change]]:
    before, after = read_sentences(old), read_sentences(new)
    for pair in pairs:
        if pair.same and not pair.moved:
            continue
        was = None if pair.old is None else old.sentences[pair.old].span
        now = None if pair.new is None else new.sentences[pair.new].span
        kind: ChangeKind = (
            "added" if was is None else "dropped" if now is None else "moved" if pair.same else "reworded"
        )
        turns: tuple[Turn, ...] = ()
        if not pair.same and pair.old in before and pair.new in after:
            turns = turns_of(before[pair.old], after[pair.new])
        outside = _is_outside(old, pair.old) if pair.new is None else _is_outside(new, pair.new)
        yield pair, Change(kind, was, now, pair.moved, outside, turns)


def _is_outside(article: Article, sentence: int | None) -> bool:
    if sentence is None:
        return False
    return article.paragraphs[article.sentences[sentence].paragraph].kind not in MATCHED_KINDS


def _joined(changes: Iterator[tuple[Aligned, Change]]) -> list[Change]:
    """The changes, those of neighbouring sentences as one that came, went or moved together."""
    joined: list[tuple[Aligned, Change]] = []
    for pair, change in changes:
        last = joined[-1] if joined else None
        if last is not None and _go_on(last, (pair, change)):
            both = last[1]
            joined[-1] = (
                pair,
                Change(
                    change.kind, _both(both.old, change.old), _both(both.new, change.new), change.moved, change.outside
                ),
            )
            continue
        joined.append((pair, change))
    return [change for _, change in joined]


def _go_on(first: tuple[Aligned, Change], second: tuple[Aligned, Change]) -> bool:
    """Whether two changes of one kind are of sentences that follow each other."""
    (a, was), (b, now) = first, second
    if was.kind != now.kind or was.outside != now.outside or was.kind == "reworded":
        return False
    follows = [y == x + 1 for x, y in ((a.old, b.old), (a.new, b.new)) if x is not None and y is not None]
    return bool(follows) and all(follows)


def _both(first: Span | None, second: Span | None) -> Span | None:
    return None if first is None or second is None else Span(first.start, second.end)


def _findings(before: Comparison, after: Comparison, became: dict[int, int]) -> Iterator[FindingChange]:
    """The findings that appeared, went or have another verdict, in the order of the other account."""
    was, now = _by_sentences(before), _by_sentences(after)
    changed: list[FindingChange] = []
    left = dict(now)
    for (mine, theirs), judged in was.items():
        same = left.pop((became.get(mine, -1), theirs), None)
        if same is None:
            changed.append(_finding(before, judged, None, after))
        elif same.verdict != judged.verdict:
            changed.append(_finding(before, judged, same, after))
    changed += (_finding(before, None, judged, after) for judged in left.values())
    yield from sorted(changed, key=lambda each: each.other)


def _by_sentences(comparison: Comparison) -> dict[tuple[int, int], Judged]:
    """The findings that say something, by the sentences of their two claims."""
    ledger = comparison.ledger
    found: dict[tuple[int, int], Judged] = {}
    for judged in comparison.judged():
        if ledger is not None and judged.verdict != _SILENT and not judged.hidden:
            key = ledger.claim(judged.finding.a).sentence, ledger.claim(judged.finding.b).sentence
            found.setdefault(key, judged)
    return found


def _finding(before: Comparison, was: Judged | None, now: Judged | None, after: Comparison) -> FindingChange:
    old, other, topic = _claims(before, was)
    new, later, later_topic = _claims(after, now)
    return FindingChange(
        None if was is None else was.verdict,
        None if now is None else now.verdict,
        old,
        new,
        later or other or Span(0, 0),
        later_topic or topic,
    )


def _claims(comparison: Comparison, judged: Judged | None) -> tuple[Span | None, Span | None, str]:
    ledger = comparison.ledger
    if judged is None or ledger is None:
        return None, None, ""
    return ledger.claim(judged.finding.a).span, ledger.claim(judged.finding.b).span, judged.finding.topic
