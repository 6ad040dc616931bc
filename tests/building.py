"""Articles and comparisons built by hand, so that a test says exactly what it needs."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from articles.article import Article, Encoding, Paragraph, Section, SectionKind, Sentence, Span
from articles.comparison import Comparison
from articles.matching.match import Alignment, Evidence, Match, MatchKind, Strength

if TYPE_CHECKING:
    from collections.abc import Sequence


def article(paragraphs: Sequence[Sequence[str] | tuple[SectionKind, Sequence[str]]], **known: str) -> Article:
    """An article of paragraphs, each a list of sentences, or a (kind, sentences) pair."""
    text = ""
    made: list[Paragraph] = []
    sentences: list[Sentence] = []
    for entry in paragraphs:
        kind: SectionKind = "body"
        parts = entry
        if isinstance(entry, tuple):
            kind, parts = entry
        first, start = len(sentences), len(text)
        for number, part in enumerate(parts):
            text += " " if number else ""
            sentences.append(Sentence(Span(len(text), len(text) + len(part)), len(made)))
            text += str(part)
        made.append(Paragraph(Span(start, len(text)), kind, range(first, len(sentences))))
        text += "\n\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        text=text,
        comparable=text,
        source=known.get("source", "left.txt"),
        title=known.get("title", "A title"),
        sections=tuple(Section(paragraph.kind, paragraph.span) for paragraph in made),
        paragraphs=tuple(made),
        sentences=tuple(sentences),
        bytes_sha256=digest,
        text_sha256=digest,
        encoding=Encoding("utf-8"),
        outlet=known.get("outlet"),
    )


def match(
    a: Article,
    b: Article,
    pair: tuple[int, int],
    *,
    strength: Strength = "strong",
    kind: MatchKind = "reworded",
    evidence: tuple[Evidence, ...] = (),
    number: int = 1,
) -> Match:
    """A match of one sentence of a and one of b, by their indices."""
    i, j = pair
    score = 0.9 if strength == "strong" else 0.5
    return Match(
        f"m{number}", a.sentences[i].span, b.sentences[j].span, range(i, i + 1), range(j, j + 1),
        score, strength, kind, evidence,
    )  # fmt: skip


def comparison(
    a: Article, b: Article, strong: Sequence[tuple[int, int]] = (), weak: Sequence[tuple[int, int]] = (), *,
    chain: Sequence[tuple[int, int]] | None = None,
) -> Comparison:  # fmt: skip
    """A comparison with matches of sentence pairs; the chain is that of the strong pairs unless given."""
    pairs = sorted([(pair, "strong") for pair in strong] + [(pair, "weak") for pair in weak])
    matches = tuple(
        match(a, b, pair, strength="strong" if strength == "strong" else "weak", number=number)
        for number, (pair, strength) in enumerate(pairs, 1)
    )
    if chain is None:
        chain = sorted({(a.sentences[i].paragraph, b.sentences[j].paragraph) for i, j in strong})
    alignment = Alignment(
        matches=matches,
        only_a=tuple(i for i in a.matched_sentences() if not any(i in m.a_sentences for m in matches)),
        only_b=tuple(j for j in b.matched_sentences() if not any(j in m.b_sentences for m in matches)),
        chain=tuple(chain),
    )
    return Comparison(a, b, alignment, matched=True)
