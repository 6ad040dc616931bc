"""Articles made by hand for the tests of matching: paragraphs part at line breaks, sentences after their full stop."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from articles.article import Article, Encoding, Paragraph, Section, SectionKind, Sentence, Span
from articles.errors import DiptychError
from articles.matching import alignment_cache, nearness
from articles.matching.embeddings.soft_dice import rarities, word_weights
from articles.matching.words import tokens
from articles.reading.comparable import comparable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pytest

    from articles.matching.embeddings.encoder import Encoded
    from articles.matching.embeddings.soft_dice import Floats

# What sentences of random texts are drawn from: they overlap enough to match, and hold numbers and names.
SENTENCES = (
    "The ferry Alma left Port Varn at 6.40 with 212 people aboard.",
    "At twenty to seven the ferry Alma left Port Varn.",
    "Two hundred and twelve people were aboard, the harbour office said.",
    "The harbour office said 212 people were aboard.",
    "A crane fell on the quay.",
    "Nobody knows why the crane fell.",
    "The mayor thanked the pilots.",
    "“We saw it lean,” said Ida Holm, who sells fish there.",
    "Ida Holm saw the crane lean before it fell.",
    "Bread was dear that winter.",
    "***",
    "No.",
)


def weigh(
    a: Sequence[Encoded], b: Sequence[Encoded], texts_a: Sequence[str], texts_b: Sequence[str]
) -> tuple[list[Floats], list[Floats]]:
    """The weights of the words of both sides by their rarity, from the sentences' own texts."""
    left, right = ([tokens(text) for text in side] for side in (texts_a, texts_b))
    weights = rarities(left, right)
    return word_weights(a, left, weights), word_weights(b, right, weights)


def article(text: str, kinds: Mapping[int, SectionKind] | None = None, language: str = "en") -> Article:
    """An article of `text`; `kinds` names the paragraphs, counted from 0, that are not body."""
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    for found in re.finditer(r"\S[^\n]*\S|\S", text):
        number = len(paragraphs)
        first = len(sentences)
        for part in re.finditer(r"\S.*?(?:[.!?][”\"]?(?=\s|$)|$)", found[0]):
            span = Span(found.start() + part.start(), found.start() + part.end())
            sentences.append(Sentence(span, number))
        kind = (kinds or {}).get(number, "body")
        paragraphs.append(Paragraph(Span(found.start(), found.end()), kind, range(first, len(sentences))))
    return Article(
        text=text,
        comparable=comparable(text),
        source="made.txt",
        title="Made by hand",
        sections=tuple(Section(paragraph.kind, paragraph.span) for paragraph in paragraphs),
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        bytes_sha256="",
        text_sha256=sha256(text.encode()).hexdigest(),
        encoding=Encoding("utf-8"),
        language=language,
    )


def words_only(patch: pytest.MonkeyPatch) -> None:
    """Leaves the encoder out, and whatever was found with it before."""

    def none(_: str) -> None:
        raise DiptychError("The encoder cannot be used", "it has tests of its own", "use words")

    patch.setattr(nearness, "_encoder", none)
    patch.setattr(alignment_cache, "find", lambda *_: None)
