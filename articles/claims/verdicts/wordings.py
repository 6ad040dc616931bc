"""Two words for one referent: what a calls fighters b calls thugs."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.article import Span
from articles.claims.statements.finding import Wording
from articles.text.stems import stem

if TYPE_CHECKING:
    from articles.article import Article
    from articles.claims.particulars import Name
    from articles.claims.statements.extraction import ExtractedClaims
    from articles.claims.statements.statement import Statement
    from articles.claims.verdicts.pairing import Pairing

_BESIDE = 3
"""Code points between a name and the word it names: "ISIS militants"."""
_OF = 12
_FEWEST = 2


class _Use(NamedTuple):
    group: int
    word: str
    span: Span
    referent: str
    surface: str


@cache
def _groups() -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    rows = (lexicon.rows("en", "frames", name) for name in ("one_word", "synonyms"))
    for number, row in enumerate(chain.from_iterable(rows)):
        for word in row:
            found[stem(word)] = (*found.get(stem(word), ()), number)
    return found


def wordings_of(pairing: Pairing, a: Article, b: Article) -> tuple[Wording, ...]:
    """The pairs of words by which the two articles call one named referent, where neither uses the other's word."""
    left, right = _uses(pairing.a, a, {}), _uses(pairing.b, b, pairing.links)
    found: list[Wording] = []
    for key in sorted({(use.group, use.referent) for use in left} & {(use.group, use.referent) for use in right}):
        mine, theirs = _by_word(left, key), _by_word(right, key)
        surface = next(use.surface for use in left if (use.group, use.referent) == key)
        for word_a, places_a in mine.items():
            for word_b, places_b in theirs.items():
                if word_a in theirs or word_b in mine or not {stem(word_a), stem(word_b)} & _loaded():
                    continue
                found.append(Wording(surface, word_a, word_b, tuple(places_a), tuple(places_b)))
    return tuple(_each_once(found))


def _each_once(found: list[Wording]) -> list[Wording]:
    seen: set[tuple[str, str, str]] = set()
    kept = []
    for each in found:
        key = (each.referent.lower(), each.a_word, each.b_word)
        if key not in seen:
            seen.add(key)
            kept.append(each)
    return kept


def _by_word(uses: list[_Use], key: tuple[int, str]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for use in uses:
        if (use.group, use.referent) == key:
            found.setdefault(use.word, []).append(use.span)
    return found


def _uses(reading: ExtractedClaims, article: Article, links: dict[str, str]) -> list[_Use]:
    """The words of the groups with the name they stand beside; a loaded word without a name goes to the one its group
    mostly has.
    """
    named: list[_Use] = []
    free: list[tuple[int, str, Span]] = []
    for statement in reading.statements:
        for token in statement.tokens:
            for group in _groups().get(token.key, ()):
                span = Span(token.start, token.end)
                name = _beside(statement, span)
                word = _plural_off(article.quote(span).lower())
                if name is not None:
                    named.append(_Use(group, word, span, links.get(name.id, name.id), name.surface))
                elif token.key in _loaded():
                    free.append((group, word, span))
    for group, word, span in free:
        most = Counter((use.referent, use.surface) for use in named if use.group == group).most_common(2)
        if most and most[0][1] >= _FEWEST and (len(most) == 1 or most[1][1] < most[0][1]):
            named.append(_Use(group, word, span, *most[0][0]))
    return named


def _plural_off(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def _loaded() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon.words("en", "frames", "loaded"))


def _beside(statement: Statement, span: Span) -> Name | None:
    """The name directly before a word, or behind its "of"."""
    for name in statement.names:
        if 0 <= span.start - name.span.end <= _BESIDE and not statement.text[name.span.end : span.start].strip(" *"):
            return name
        between = statement.text[span.end : name.span.start]
        if 0 < name.span.start - span.end <= _OF and " ".join(between.split()) in ("of", "of the"):
            return name
    return None
