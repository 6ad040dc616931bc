"""Differences beside the figures: who says so, names of one part, days of one event, quotations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles import lexicon
from articles.claims.entities.people import may_be_same, read_names
from articles.claims.statements.finding import Difference
from articles.claims.verdicts.likeness import alike, overlap
from articles.claims.verdicts.verdicts import Outcome
from articles.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.article import Span
    from articles.claims.particulars import Attribution, Name
    from articles.claims.statements.statement import Statement
    from articles.claims.verdicts.pairing import Candidate, Pairing
    from articles.claims.verdicts.quotations import QuotationPair
    from articles.claims.verdicts.verdicts import Context

_ROLE = re.compile(rf"\b(?P<role>{alternatives(lexicon.words('en', 'frames', 'subject_roles'))}),? $", re.IGNORECASE)
_RAGGED = re.compile(r"[)(;:]")
"""Signs that the words taken for a source are no name or noun phrase."""
_PRONOUNS = lexicon.words("en", "attribution", "pronouns")
_LONGEST = 80
"""Code points of a source; what is longer was not separated from the rest of its sentence."""
_LIKELY = 0.6
"""How near two claims must be before another name or day in the same place is called a difference."""
_WORDS = 0.4
_DAYS = 3


def attribution_difference(a: Statement, b: Statement, context: Context) -> Difference | None:
    """The words by which one side says itself what the other leaves to a source, or by which the sources differ."""
    mine, theirs = a.attribution, b.attribution
    if mine is None or theirs is None or mine.kind == theirs.kind == "author":
        return None
    left, right = _source(mine), _source(theirs)
    said = left.of(context.raw_a) if left else "", right.of(context.raw_b) if right else ""
    if max(map(len, said)) > _LONGEST:
        return None
    if "author" in (mine.kind, theirs.kind):
        remark = _one_sided(mine, theirs, *said)
        return Difference("attribution", left, right, *said, remark) if remark else None
    return Difference("attribution", left, right, *said, "other sources") if _other_sources(a, b, context) else None


def _one_sided(mine: Attribution, theirs: Attribution, said_a: str, said_b: str) -> str:
    """What to say of the one side that gives a source or concludes, "" if its source has no words."""
    side, how, words = ("B", theirs, said_b) if mine.kind == "author" else ("A", mine, said_a)
    if how.kind in _HOW:
        return f"{side} {_HOW[how.kind]}, the other says so itself"
    return f"{side} gives a source, the other says so itself" if words else ""


def _other_sources(a: Statement, b: Statement, context: Context) -> bool:
    """Whether both sides name their sources, and no two of the names may be one."""
    names_a, names_b = (_names_in(each, _source(each.attribution)) if each.attribution else [] for each in (a, b))
    return _all_apart(names_a, names_b, context)


def _all_apart(left: Sequence[Name], right: Sequence[Name], context: Context) -> bool:
    """Whether there are names on both sides, and none is akin to one of the other side."""
    return bool(left and right) and not any(akin(mine, theirs, context) for mine in left for theirs in right)


_HOW = {"inferred": "infers it", "rumour": "names no source"}


def _source(said: Attribution) -> Span | None:
    return said.speaker or said.source or said.cue


def _names_in(statement: Statement, span: Span | None) -> list[Name]:
    if span is None or _RAGGED.search(span.of(statement.text)):
        return []
    return [name for name in statement.names if span.overlaps(name.span)]


def quotation_outcome(pair: QuotationPair, pairing: Pairing, a: int, b: int, context: Context) -> Outcome:
    """What becomes of a quotation that stands in both articles."""
    left, right = pairing.a.statements[a], pairing.b.statements[b]
    said = pair.a.of(context.raw_a), pair.b.of(context.raw_b)
    fits = pair.relation in ("same", "in part")
    difference = Difference("quotation", pair.a, pair.b, *said, pair.remark, agrees=fits)
    other = _other_speaker(left, right, context)
    topic = next(filter(None, map(_speaker_in, (left, right))), "")
    reasons = ["the same quotation" if fits else "one quotation, not in the same words"]
    reasons += [pair.remark] if pair.remark else []
    if other:
        return Outcome("differ", (other, difference), (*reasons, other.remark), 0.7, topic)
    return Outcome("agree" if fits else "differ", (difference,), tuple(reasons), 0.95 if fits else 0.8, topic)


def _other_speaker(a: Statement, b: Statement, context: Context) -> Difference | None:
    """The persons to whom the two sides give one quotation, where they are two."""
    left, right = _quoted_persons(a), _quoted_persons(b)
    if not _all_apart(left, right, context):
        return None
    return Difference("name", *_both(left[0], right[0], context), "given to two speakers")


def _speaker_in(statement: Statement) -> str:
    """Who a statement says it from: the name, or else the words for the source; "" where it names none."""
    said = statement.attribution
    span = None if said is None else said.speaker or said.source
    if span is None:
        return ""
    names = _quoted_persons(statement) or _names_in(statement, span)
    words = " ".join(span.of(statement.text).split())
    return names[0].surface if names else "" if words.lower() in _PRONOUNS else words


def _quoted_persons(statement: Statement) -> list[Name]:
    """The persons named as its source, in a statement itself or, for a pronoun, before it."""
    said = statement.attribution
    span = None if said is None or said.carried else said.speaker or said.source
    if span is None:
        return []
    names = _names_in(statement, span) or (
        [] if _RAGGED.search(span.of(statement.text)) else read_names(statement.text, [span])
    )
    return [name for name in names if _is_person(name)]


def _is_person(name: Name) -> bool:
    return name.kind == "person" or (name.kind == "unknown" and " " in name.surface)


def akin(a: Name, b: Name, context: Context) -> bool:
    """Whether two names may name one: alike, spelled otherwise, or with a word in common ("Ned" and "Edward" Lind)."""
    return alike(a, b, context.links) or may_be_same(a, b) or bool(set(a.id.split()) & set(b.id.split()))


def _both(mine: Name, theirs: Name, context: Context) -> tuple[Span, Span, str, str]:
    """The places and words of two names."""
    return mine.span, theirs.span, mine.span.of(context.raw_a), theirs.span.of(context.raw_b)


def particulars(a: Statement, b: Statement, candidate: Candidate, pairing: Pairing, context: Context) -> Outcome | None:
    """Another name for one part, or another day for one event, where two claims are near enough; None otherwise."""
    match = candidate.match
    if match is None or match.score < _LIKELY or overlap(a.stems, b.stems) < _WORDS or a.asked or b.asked:
        return None
    found = [each for each in (_other_name(a, b, pairing, context), _other_day(a, b, context)) if each]
    if not found:
        return None
    keys = sorted(a.keys & b.keys)
    reasons = tuple(each.remark for each in found)
    return Outcome("differ", tuple(found), reasons, candidate.score, keys[0] if keys else found[0].kind)


def _other_name(a: Statement, b: Statement, pairing: Pairing, context: Context) -> Difference | None:
    everywhere_a, everywhere_b = pairing.a.names, pairing.b.names
    for mine in a.names:
        role = _role(a, mine)
        for theirs in b.names if role else ():
            if _role(b, theirs) != role or akin(mine, theirs, context):
                continue
            known = any(akin(mine, each, context) for each in everywhere_b)
            if known or any(akin(each, theirs, context) for each in everywhere_a):
                continue
            return Difference("name", *_both(mine, theirs, context), f"another name for the {role}")
    return None


def _role(statement: Statement, name: Name) -> str:
    if name.kind in ("place", "organisation"):
        return ""
    before = statement.text[max(statement.whole.start, name.span.start - 30) : name.span.start]
    found = _ROLE.search(before)
    return found["role"].lower() if found else ""


def _other_day(a: Statement, b: Statement, context: Context) -> Difference | None:
    mine = [each for each in a.dates if each.kind == "event" and (each.end - each.start).days <= _DAYS]
    theirs = [each for each in b.dates if each.kind == "event" and (each.end - each.start).days <= _DAYS]
    if len(mine) != 1 or len(theirs) != 1 or not a.keys & b.keys:
        return None
    left, right = mine[0], theirs[0]
    if left.start <= right.end and right.start <= left.end:
        return None
    if (left.start.month, left.start.day) == (right.start.month, right.start.day):
        return None
    words = left.span.of(context.raw_a), right.span.of(context.raw_b)
    return Difference("date", left.span, right.span, *words, f"{left.start} against {right.start}")
