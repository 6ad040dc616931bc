"""How long a report takes beside the comparison, and how large it is: `python -m benchmarks.handing_in`.

Two invented articles of 20,000 words each, 500 findings and 200 notes, put together by hand: nothing is matched, so the
time is that of the report alone. The bounds are 1.5 seconds of work of the processor, which other programs do not
change, and 3 MB for each form.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, date, datetime
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from articles.article import SIDES, Span
from articles.claims.judging import VERDICTS
from articles.claims.statements.finding import Claim, Difference, Finding, Ledger
from articles.comparison import Comparison
from articles.matching.match import Alignment, Match
from articles.notes.content.note import new_note
from articles.reading.loader import article_from_text
from articles.reports import REPORT_FORMS, render_report

if TYPE_CHECKING:
    from articles.article import Article, Side

WORDS, FINDINGS, NOTES = 20_000, 500, 200
SECONDS, BYTES = 1.5, 3_000_000
_RUNS = 3
_SYLLABLES = ("bar", "den", "fol", "gat", "hem", "kil", "lor", "mun", "nes", "pol", "ras", "sul", "tev", "wim", "yor")


def made_article(seed: int, words: int = WORDS) -> Article:
    """Invented words in sentences of 8 to 24 and paragraphs of two to five sentences; every sentence has a number."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    paragraphs: list[str] = []
    count = 0
    while count < words:
        sentences = []
        for _ in range(chance.randint(2, 5)):
            length = chance.randint(8, 24)
            said = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 3))) for _ in range(length - 1)]
            said.insert(length // 2, str(chance.randint(2, 900)))
            sentences.append(f"{' '.join(said).capitalize()}.")
            count += length
        paragraphs.append(" ".join(sentences))
    return article_from_text("\n\n".join(paragraphs), f"made-{seed}.txt", language="en")


def made_comparison(words: int = WORDS, findings: int = FINDINGS, notes: int = NOTES) -> Comparison:
    """Two articles with matches in order, findings on the first of them, statements of only one, and notes."""
    a, b = made_article(1, words), made_article(2, words)
    chance = random.Random(3)  # noqa: S311  # nothing secret
    pairs = min(len(a.sentences), len(b.sentences))
    matched = sorted(chance.sample(range(pairs), k=pairs * 3 // 4))
    matches = tuple(
        Match(
            f"m{number}", a.sentences[i].span, b.sentences[i].span, range(i, i + 1), range(i, i + 1),
            0.9 if i % 3 else 0.4, "strong" if i % 3 else "weak", "reworded",
        )
        for number, i in enumerate(matched, 1)
    )  # fmt: skip
    alone = [i for i in range(pairs) if i not in set(matched)]
    chain = tuple((i, i) for i in range(min(len(a.paragraphs), len(b.paragraphs))))
    alignment = Alignment(matches, tuple(alone), tuple(alone), chain, same_event=0.97)
    articles: dict[Side, Article] = {"a": a, "b": b}
    judged = matched[:findings]
    claims = [_claim(side, articles[side], i) for side in SIDES for i in (*judged, *alone)]
    found = tuple(_finding(number, i, a, b) for number, i in enumerate(judged))
    ledger = Ledger(tuple(claims), found, tuple(f"a{i}" for i in alone), tuple(f"b{i}" for i in alone))
    now = datetime(2031, 5, 6, tzinfo=UTC)
    made = tuple(
        new_note(articles, {side: articles[side].sentences[i].span for side in SIDES[: 1 + number % 2]},
                 "What the desk still has to ask, and whom: two lines of it, at the least. " * 2, now=now)
        for number, i in enumerate(chance.sample(matched, k=notes))
    )  # fmt: skip
    return Comparison(a, b, alignment, matched=True, ledger=ledger, notes=made)


def _claim(side: Side, article: Article, number: int) -> Claim:
    sentence = article.sentences[number]
    return Claim(
        f"{side}{number}", side, sentence.span, article.quote(sentence.span), number, sentence.paragraph, "body"
    )


def _finding(number: int, sentence: int, a: Article, b: Article) -> Finding:
    left, right = (_figure(article, article.sentences[sentence].span) for article in (a, b))
    difference = Difference("number", left, right, a.quote(left), b.quote(right))
    verdict = VERDICTS[number % len(VERDICTS)]
    return Finding(
        f"f{number}", f"a{sentence}", f"b{sentence}", verdict, (difference,), ("different figures",), "figures", "", 0.8
    )


def _figure(article: Article, span: Span) -> Span:
    """The number in a sentence."""
    words = article.quote(span)
    start = next(at for at, char in enumerate(words) if char.isdigit())
    end = next(at for at in range(start, len(words)) if not words[at].isdigit())
    return Span(span.start + start, span.start + end)


def main() -> int:
    """Print time and size of each form; returns 1 where one is beyond its bound."""
    comparison = made_comparison()
    ledger = comparison.ledger
    counts = (len(comparison.a.text.split()), len(ledger.findings if ledger else ()), len(comparison.notes))
    print("{} words a side, {} findings, {} notes; best of {} runs".format(*counts, _RUNS))
    beyond = 0
    for form in REPORT_FORMS:
        seconds, busy, size = [], [], 0
        for _ in range(_RUNS):
            start, worked = perf_counter(), process_time()
            made = render_report(comparison, form, by="R. Okafor", made=date(2031, 5, 7))
            seconds.append(perf_counter() - start)
            busy.append(process_time() - worked)
            size = len(made.encode() if isinstance(made, str) else made)
        late = min(busy) > SECONDS or size > BYTES
        beyond += late
        mark = "  BEYOND" if late else ""
        print(f"{form:9} {min(seconds):6.2f} s  {min(busy):6.2f} s of work  {size / 1e6:6.2f} MB{mark}")
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
