"""Where one statement says what another denies: negations over a shared concept, and exclusions against a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.article import Span
from articles.claims.verdicts.likeness import alike
from articles.text.casefold import lowered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.claims.particulars import Name, Negation
    from articles.claims.statements.statement import Statement
    from articles.claims.statements.topics import Topic

_ALIKE = 0.6
"""The share of stems that two statements have in common, on the larger side, before a negation sets them at odds."""
_FEWEST = 3
_REACH = 40
"""Code points from a negation to the word it denies."""
_NONE_ELSE = lexicon.in_order("en", "negation", "no_others")
_DEEDS = lexicon.words("en", "frames", "deeds")
"""Concepts of things that are done by some and not by others."""


class Opposition(NamedTuple):
    """Two statements at odds: the words of either side that show it, and a remark made of them."""

    a: Span
    b: Span
    remark: str


def opposed(a: Statement, b: Statement, links: Mapping[str, str]) -> Opposition | None:
    """How two statements contradict each other, None where nothing shows that they do."""
    if any(each.asked or each.supposed for each in (a, b)):
        return None
    excluded = _excluded(a, b, links)
    if excluded:
        return excluded
    mirrored = _excluded(b, a, {there: here for here, there in links.items()})
    if mirrored:
        return Opposition(mirrored.b, mirrored.a, mirrored.remark)
    return _denied(a, b, links)


def _denied(a: Statement, b: Statement, links: Mapping[str, str]) -> Opposition | None:
    """Exactly one of two otherwise equal statements negated."""
    if bool(a.negations) == bool(b.negations) or not _are_equal_else(a, b, links):
        return None
    for mine in a.topics:
        for theirs in b.topics:
            left, right = negating(a, mine), negating(b, theirs)
            said = left or right
            if mine.key == theirs.key and said is not None:
                words = said.cue.of(a.text if left else b.text)
                spans = (left.scope if left else mine.span, right.scope if right else theirs.span)
                return Opposition(*spans, f"only one side says “{words}”")
    return None


def _are_equal_else(a: Statement, b: Statement, links: Mapping[str, str]) -> bool:
    """Whether two statements share most words and a name, and neither says "no" with a figure."""
    shared = a.stems & b.stems
    if len(shared) < _FEWEST or len(shared) < _ALIKE * max(len(a.stems), len(b.stems)):
        return False
    if any(figure.quantity.high == 0 for figure in (*a.figures, *b.figures)):
        return False
    return any(alike(mine, theirs, links) for mine in a.names for theirs in b.names)


def negating(statement: Statement, topic: Topic) -> Negation | None:
    """The negation that holds for a concept; one that is part of its words does not count."""
    for negation in statement.negations:
        near = negation.scope.covers(topic.span.start) and topic.span.start - negation.cue.end <= _REACH
        inside = near and not topic.span.overlaps(negation.cue)
        if inside and negation.kind in ("negation", "failed", "ceased"):
            return negation
    return None


def _excluded(a: Statement, b: Statement, links: Mapping[str, str]) -> Opposition | None:
    """b says that some and none else do a thing, a names others: "Oldra and no others" against "Oldra and Tarnbeck"."""
    for negation in b.negations:
        words = lowered(negation.cue.of(b.text))
        if words not in _NONE_ELSE or any(each.kind == "exclusion" for each in a.negations):
            continue
        allowed = [name for name in b.names if name.span.end <= negation.cue.start]
        for key in sorted(a.keys & b.keys & _DEEDS) if allowed else ():
            mine = next(topic for topic in a.topics if topic.key == key)
            others = _others(a, mine, allowed, links) if negating(a, mine) is None else []
            if others and _same_place(a, b, allowed, links):
                named = ", ".join(dict.fromkeys(name.surface for name in others))
                remark = f"“{words}” leaves out {named}, whom the other side names"
                return Opposition(Span(others[0].span.start, others[-1].span.end), negation.cue, remark)
    return None


def _others(a: Statement, topic: Topic, allowed: list[Name], links: Mapping[str, str]) -> list[Name]:
    """Names joined in one list before the concept of which some are allowed and others are not; empty if none are."""
    listed = [name for name in a.names if name.span.end <= topic.span.start]
    let_in = [name for name in listed if any(alike(name, each, links) for each in allowed)]
    if not let_in or len(listed) < 2:
        return []
    between = a.text[listed[0].span.end : listed[-1].span.start]
    if " and " not in between and "," not in between:
        return []
    return [name for name in listed if name not in let_in and not _of_another(a, name)]


def _of_another(a: Statement, name: Name) -> bool:
    """Whether a name only describes what follows: "Iranian-backed"."""
    return a.text[name.span.end : name.span.end + 1] == "-"


def _same_place(a: Statement, b: Statement, allowed: list[Name], links: Mapping[str, str]) -> bool:
    """Whether the two share a name beyond those let in, or no such name stands on one side."""
    mine = [name for name in a.names if not name.demonym and not any(alike(name, each, links) for each in allowed)]
    theirs = [name for name in b.names if name not in allowed]
    return not mine or not theirs or any(alike(x, y, links) for x in mine for y in theirs) or _no_place(mine)


def _no_place(names: list[Name]) -> bool:
    return all(name.kind != "place" for name in names)
