"""The figures of a report: findings by verdict, counts of each side and of the pair."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from articles.article import MATCHED_KINDS, SIDES
from articles.claims.judging import DISCREPANCIES, VERDICTS
from articles.comparison import percent
from articles.notes.collection.listed import label_of
from articles.reports.parts import facts_of, title_of
from articles.reports.report.model import Source, Summary, VerdictCount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import Article, Side
    from articles.comparison import Comparison
    from articles.reports.report.model import FindingRow, NoteRow, Statement


def source_of(side: str, article: Article) -> Source:
    """What is known about an article, and how much of it there is."""
    kept = [paragraph for paragraph in article.paragraphs if paragraph.kind in MATCHED_KINDS]
    # The name of a file says enough; the folders it lies in are the reader's own affair.
    facts = [(label, label_of(article) if label == "Source" else value) for label, value in facts_of(article)]
    facts.insert(next((at for at, fact in enumerate(facts) if fact[0] == _TEXT_HASH), -1) + 1, _file_hash(article))
    words = sum(len(paragraph.span.of(article.text).split()) for paragraph in kept)
    left_out = len(article.paragraphs) - len(kept)
    return Source(side, title_of(article), tuple(facts), article.language, words, len(kept), left_out)


_TEXT_HASH = "SHA-256 of the text"


def _file_hash(article: Article) -> tuple[str, str]:
    return ("SHA-256 of the page" if article.fetched else "SHA-256 of the file", article.bytes_sha256)


def summed(
    comparison: Comparison,
    every: Sequence[FindingRow],
    shown: Sequence[FindingRow],
    notes: Sequence[NoteRow],
    only: dict[Side, list[Statement]],
) -> Summary:
    """The figures; `every` are all findings shown to the reader, `shown` those in the report, as are `notes`."""
    return Summary(
        tuple(verdicts(every, shown)),
        tuple(_sides(comparison, only)),
        tuple((label, value) for label, value in _pair(comparison, every, shown, notes) if value),
    )


def verdicts(every: Sequence[FindingRow], shown: Sequence[FindingRow]) -> Iterator[VerdictCount]:
    """How many findings have each verdict."""
    here, there = Counter(row.verdict for row in shown), Counter(row.verdict for row in every)
    checked = Counter(row.verdict for row in every if row.checked)
    judged = Counter(row.verdict for row in every if row.by == "reader")
    for verdict in VERDICTS:
        if there[verdict]:
            yield VerdictCount(verdict, here[verdict], there[verdict], checked[verdict], judged[verdict])


def _sides(comparison: Comparison, only: dict[Side, list[Statement]]) -> Iterator[tuple[str, str, str]]:
    a, b = (source_of(side, comparison.article(side)) for side in SIDES)
    yield "words", f"{a.words:,}", f"{b.words:,}"
    yield "paragraphs", f"{a.paragraphs:,}", f"{b.paragraphs:,}"
    if a.left_out or b.left_out:
        yield "paragraphs left out", f"{a.left_out:,}", f"{b.left_out:,}"
    alone = {side: len(comparison.alignment.only(side)) for side in SIDES}
    yield "sentences without a match", _held(comparison, "a", alone["a"]), _held(comparison, "b", alone["b"])
    if comparison.ledger is not None:
        yield (
            "statements only here",
            _held(comparison, "a", len(only["a"])),
            _held(comparison, "b", len(only["b"])),
        )


def _held(comparison: Comparison, side: Side, count: int) -> str:
    return "held back" if comparison.is_held_back(side) else f"{count:,}"


def _pair(
    comparison: Comparison, every: Sequence[FindingRow], shown: Sequence[FindingRow], notes: Sequence[NoteRow]
) -> Iterator[tuple[str, str]]:
    yield "findings", _of(len(shown), len(every))
    yield "differ, not checked", str(sum(row.verdict in DISCREPANCIES and not row.checked for row in every))
    hidden = sum(judged.hidden for judged in comparison.judged())
    yield "hidden by the reader", str(hidden) if hidden else ""
    yield "notes", _of(len(notes), len(comparison.notes))
    matches = comparison.alignment.matches
    strong = sum(match.strength == "strong" for match in matches)
    yield "strong matches", f"{strong:,}"
    yield "weak matches", f"{len(matches) - strong:,}"
    same, of = comparison.shared_text_count()
    yield "shared text", f"{same:,} of {of:,} matches" if same else ""
    chance = comparison.alignment.same_event
    yield "chance of one event", "" if chance is None else percent(chance)


def _of(here: int, every: int) -> str:
    return f"{here:,}" if here == every else f"{here:,} of {every:,}"
