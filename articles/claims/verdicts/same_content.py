"""Whether two claims without figures to compare say the same, or belong together, by the words they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.article import Span
from articles.claims.statements.stems import canonical_stem
from articles.claims.verdicts.likeness import alike, overlap
from articles.claims.verdicts.pairing import STATES
from articles.claims.verdicts.polarity import negating
from articles.claims.verdicts.telling import SHARED_WORDS, naming_word, says_little
from articles.claims.verdicts.verdicts import Context, Outcome, is_open, shared_names, shared_surfaces, spoken, word_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.claims.particulars import Name
    from articles.claims.statements.statement import Statement
    from articles.claims.statements.topics import Topic
    from articles.claims.verdicts.pairing import Candidate, Pairing

LOWER, UPPER, SURE = 0.25, 0.31, 0.6
"""How near the best partner of a claim must be: below the lower it has none, from the upper it is called related where
name or concept is shared too, from the last in any case."""
KINDS_OF_PEOPLE = frozenset(row[0] for row in lexicon.rows("en", "frames", "one_word"))
_STATED = 0.5
"""How sure it is that two claims say the same that name one thing beside one word of how it stands."""
_SAME_WORDS, _SAME_SHARE = 5, 0.45
"""Shared stems, and their share of the shorter side, from which two claims say the same."""
_SHARED = 3
_MATCHED = 0.15
"""The score of a match, be it weak, from which two claims that share name or concept are called related."""
_REACH = 45
"""Code points on either side of a concept in which the name stands that it is said of."""


def said_alike(pairing: Pairing, candidate: Candidate, context: Context) -> Outcome:
    """Whether two claims without figures to compare say the same, belong together, or neither."""
    left, right = pairing.a.statements[candidate.a], pairing.b.statements[candidate.b]
    shared = _shared(pairing, candidate, context)
    score, reasons, topic = candidate.score, shared.reasons, shared.topic
    if is_open(left, right):
        return Outcome("related" if score >= UPPER else None, (), reasons, score, topic)
    if score >= SURE and candidate.match is not None and candidate.match.kind in ("identical", "near"):
        return Outcome("agree", (), ("nearly the same words", *reasons), score, topic)
    state = same_state(left, right, context.links) if not left.figures and not right.figures else ""
    if state:
        return Outcome("agree", (), reasons, max(score, _STATED), state)
    if score >= SURE and _shares_most_words(left, right, shared):
        return Outcome("agree", (), reasons, score, topic)
    if score >= SURE or (_is_near(candidate) and (shared.keys or shared.names)):
        return Outcome("related", (), reasons, score, topic)
    return Outcome(None)


class _Shared(NamedTuple):
    """What two claims share: concepts, names and rare stems, the reasons made of them, and what both are about."""

    keys: Sequence[str]
    names: Sequence[str]
    stems: Sequence[str]
    reasons: tuple[str, ...]
    topic: str


def _shared(pairing: Pairing, candidate: Candidate, context: Context) -> _Shared:
    """What two claims share, the rarest first."""
    left, right = pairing.a.statements[candidate.a], pairing.b.statements[candidate.b]
    rare = pairing.weights
    keys = sorted(left.keys & right.keys, key=lambda key: (-rare.get(f"#{key}", 0.0), key))
    names = shared_names(left, right, context.links)
    stems = sorted((each for each in candidate.shared if each[0] not in "#@"), key=lambda each: (-rare[each], each))
    words = left.spelled(stems)
    reasons = (
        *spoken(left, right, keys[:3]),
        *names,
        *([SHARED_WORDS + ", ".join(words[:5])] if stems else []),
    )
    topics = (
        *filter(None, [naming_word(left, right, stems)]),
        *(word_for(left, key) for key in keys[:1]),
        *(word for word in words[:1] if not says_little(word)),
        *shared_surfaces(left, right, context.links)[:1],
    )
    return _Shared(keys, names, stems, reasons, topics[0] if topics else "")


def _shares_most_words(left: Statement, right: Statement, shared: _Shared) -> bool:
    """Whether two claims say the same in words of their own, and neither denies anything."""
    alike_enough = len(shared.stems) >= _SAME_WORDS and overlap(left.stems, right.stems) >= _SAME_SHARE
    return alike_enough and not left.negations and not right.negations


def _is_near(candidate: Candidate) -> bool:
    """Whether two claims share enough words, and are near or matched, so that a shared name or concept relates them."""
    matched = candidate.match is not None and candidate.match.score >= _MATCHED
    return (candidate.score >= UPPER or matched) and len(candidate.shared) >= _SHARED


def same_state(a: Statement, b: Statement, links: Mapping[str, str]) -> str:
    """The concept by which both say how one thing stands, the same name or kind of people beside it; "" if none."""
    for mine in a.topics:
        for theirs in b.topics:
            if mine.key != theirs.key or mine.key not in STATES:
                continue
            if (negating(a, mine) is None) != (negating(b, theirs) is None):
                continue
            names = [_names_beside(a, mine), _names_beside(b, theirs)]
            people = _people_beside(a, mine) & _people_beside(b, theirs)
            if people or any(alike(x, y, links) for x in names[0] for y in names[1]):
                return mine.key
    return ""


def _people_beside(statement: Statement, topic: Topic) -> set[str]:
    """The kinds of fighting or marching people that have several names and stand before a concept."""
    reach = range(max(0, topic.span.start - _REACH), topic.span.start)
    near = {canonical_stem(token.key) for token in statement.tokens if token.start in reach}
    return near & KINDS_OF_PEOPLE


def _names_beside(statement: Statement, topic: Topic) -> list[Name]:
    reach = Span(max(0, topic.span.start - _REACH), topic.span.end + _REACH)
    return [name for name in statement.names if reach.overlaps(name.span)]
