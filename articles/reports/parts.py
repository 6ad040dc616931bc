"""What several reports say in the same words: who an article is by, where a passage stands, why two were paired."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from articles.article import MATCHED_KINDS, OUTSIDE, SIDES
from articles.comparison import percent
from articles.matching.evidence import telling
from articles.reading.source import handed_name
from articles.text.changed_words import changed_words
from articles.text.languages import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.article import Article, Side
    from articles.comparison import Comparison
    from articles.matching.match import Match
    from articles.text.changed_words import ChangedWords

LETTERS: dict[str, str] = {letter: letter.upper() for letter in "abcdefghi"}
"""What the articles are called: A is the left one, or the base, B the right one or the first of the others."""

KINDS = {
    "identical": "same text in both: not independent confirmation",
    "near": "nearly the same text in both: not independent confirmation",
    "partial": "one contained in the other",
    "reworded": "reworded",
}

_EVIDENCE = {
    "name": "names",
    "number": "numbers",
    "date": "dates",
    "place": "places",
    "quotation": "quotations",
    "word": "words",
    "meaning": "meaning",
}
_CORRECTED = {
    "title": "title",
    "outlet": "outlet",
    "byline": "byline",
    "published": "date",
    "language": "language",
    "sections": "what belongs to the article",
}
# White space, but for the controls and separators among it, which are shown.
_BLANKS = re.compile(r"(?:\r\n|[^\S\r\v\f\x1c-\x1f\x85\u2028\u2029])+")
_MOST_EVIDENCE = 8
_LEAST_WEIGHT = 0.03


def title_of(article: Article) -> str:
    """The article's title, or where it came from when it has none."""
    return article.title or unbroken(handed_name(article.source))


def facts_of(article: Article) -> list[tuple[str, str]]:
    """What is known about an article besides its title, as labels and values; what is not known is left out."""
    facts: list[tuple[str, str | None]] = [
        ("Outlet", article.outlet),
        ("By", article.byline),
        ("Published", article.published.isoformat() if article.published else None),
        ("Language", name_of(article.language)),
        ("Source", unbroken(handed_name(article.source))),
        *_fetched(article),
        ("SHA-256 of the text", article.text_sha256),
        ("Corrected by the reader", ", ".join(_CORRECTED[name] for name in article.corrected)),
    ]
    return [(label, value) for label, value in facts if value]


def fetched_of(article: Article) -> dict[str, str] | None:
    """When a page was fetched (ISO 8601, UTC) and the address it was found at, for JSON; None for what is no page."""
    fetched = article.fetched
    return None if fetched is None else {"time": fetched.time.isoformat(), "address": fetched.address}


def described(article: Article) -> dict[str, Any]:
    """What is known about an article, for JSON."""
    return {
        "source": handed_name(article.source),
        "fetched": fetched_of(article),
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "corrected": list(article.corrected),
        "textSha256": article.text_sha256,
        "textLength": len(article.text),
    }


def _fetched(article: Article) -> list[tuple[str, str | None]]:
    """When a page was fetched, and its address after redirects where that is another."""
    fetched = article.fetched
    if fetched is None:
        return []
    elsewhere = f" from {fetched.address}" if fetched.address != article.source else ""
    return [("Fetched", f"{fetched.time:%Y-%m-%d %H:%M} UTC{elsewhere}")]


def counts_of(comparison: Comparison) -> str:
    """One line: how many matches there are, how many strong, and how many sentences are only in one article."""
    matches = comparison.alignment.matches
    strong = sum(match.strength == "strong" for match in matches)
    only_a, only_b = (
        "held back" if comparison.is_held_back(side) else str(len(comparison.alignment.only(side))) for side in SIDES
    )
    return (
        f"{counted(len(matches), 'match', 'matches')}: {strong} strong, {len(matches) - strong} weak. "
        f"Sentences only in A: {only_a}, only in B: {only_b}."
    )


def flat(text: str) -> str:
    """Text in one line, each stretch of white space as one space."""
    return _BLANKS.sub(" ", text).strip(" ")


def unbroken(name: str) -> str:
    """The name of a file, which may hold line ends, in one line that shows them."""
    return name.replace("\n", "\u240a").replace("\t", "\u2409")


def counted(count: int, one: str, more: str) -> str:
    """A number with its noun: "1 match", "2 matches"."""
    return f"{count} {one if count == 1 else more}"


def remarks_of(comparison: Comparison) -> list[str]:
    """What a reader must know of the matches as a whole, a line each: shared text, two events, what was left out."""
    lines = []
    if shared := comparison.shared_text():
        lines.append(f"{shared}: the same words in both, so not independent confirmation.")
    chance = percent(comparison.alignment.same_event or 0.0)
    if comparison.doubtful:
        lines.append(f"These may be about two events: the chance of one event is {chance}. No match is called strong.")
    elif comparison.overruled:
        lines.append(f"The reader says that these are about one event; the machine put the chance at {chance}.")
    return [*lines, *comparison.alignment.notices]


def nature_of(match: Match) -> list[str]:
    """Strength and kind of a match, and whose it is where that is not the machine."""
    return [match.strength, KINDS[match.kind], *(["paired by the reader"] if match.origin == "reader" else [])]


def paragraph_number(article: Article, sentence: int) -> int | str:
    """The number of a sentence's paragraph in the article; of what is no part of it, what it is."""
    index = article.sentences[sentence].paragraph
    return article.paragraph_number(index) or outside(article, index)


def where(comparison: Comparison, match: Match, side: Side) -> int | str:
    """The paragraph in which a passage of the match begins, as `paragraph_number` says it."""
    return paragraph_number(comparison.article(side), match.sentences(side).start)


def outside(article: Article, index: int) -> str:
    """What a paragraph is that is no part of the article."""
    return OUTSIDE.get(article.paragraphs[index].kind, "")


def place_at(article: Article, offset: int) -> str:
    """Where an offset is among the paragraphs of the article: "paragraph 2 of 18"; else what is there instead."""
    index = article.paragraph_at(offset) or 0
    if index >= len(article.paragraphs):
        return ""
    number = article.paragraph_number(index)
    if number is None:
        return outside(article, index)
    total = sum(paragraph.kind in MATCHED_KINDS for paragraph in article.paragraphs)
    return f"paragraph {number} of {total}"


def evidence_of(comparison: Comparison, match: Match) -> str:
    """The heaviest evidence in words, by kind: `names: Orrin; numbers: 2,000 – two thousand`."""
    groups: dict[str, list[str]] = {}
    for piece in telling(match, comparison.a, comparison.b)[:_MOST_EVIDENCE]:
        if groups and piece.weight < _LEAST_WEIGHT:
            break
        left, right = flat(comparison.a.quote(piece.a)), flat(comparison.b.quote(piece.b))
        pair = left if left.casefold() == right.casefold() else f"{left} – {right}"
        groups.setdefault(_EVIDENCE[piece.kind], []).append(pair)
    told = [f"{label}: {', '.join(groups[label])}" for label in _EVIDENCE.values() if label in groups]
    changed = [_change(comparison, words) for words in changed_words(comparison.a, comparison.b, match.a, match.b)]
    return "; ".join([f"changed: {', '.join(changed)}", *told] if changed else told)


def _change(comparison: Comparison, words: ChangedWords) -> str:
    left, right = (" ".join(text.split()) for text in (comparison.a.quote(words.a), comparison.b.quote(words.b)))
    return f"{left or 'nothing'} – {right or 'nothing'}"


def only_here(comparison: Comparison, side: Side) -> Iterator[tuple[int, int | str, str]]:
    """The sentences of `side` without a match: index, number of the paragraph, and quotation."""
    article = comparison.article(side)
    for sentence in comparison.alignment.only(side):
        yield sentence, paragraph_number(article, sentence), article.quote(article.sentences[sentence].span)
