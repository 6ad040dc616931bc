"""Two versions of what was compared, as they are named: cases, or articles, or a case and articles."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any, cast

from articles.article import SIDES, Span
from articles.cases.case import COMPARISON, Case
from articles.cases.changes import Changes, Finding, changes
from articles.cases.decisions import notes_in
from articles.cases.limits import json_of
from articles.cases.unzipping import RefusedError
from articles.errors import BadInputError
from articles.reading.source import shown_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.article import Article, Side
    from articles.notes.content.note import Note

_LEAST_ALIKE = 0.5
"""Likeness below which two texts are no versions of one article; one sentence that stayed is enough."""
_LEAST_WORDS = 4
_COMPARED = 50_000
"""Characters of which the letters are compared."""


def changes_between(old: Case | Article, new: Case | Sequence[Article]) -> Changes:
    """What changed from `old` to `new`: two cases, a case and one or both of its articles, or two versions of one.

    An article alone is compared with the one in the case that it is more like. Notes and findings are those of the old
    case. Raises BadInputError for what are no versions of one another.
    """
    if isinstance(old, Case):
        before = _articles(old)
        if isinstance(new, Case) and len(new.articles) != len(before):
            what = f"one case holds {len(before)} articles and the other {len(new.articles)}"
            raise BadInputError(what, "versions of the same ones are compared", "name an article and its new version")
        after = _articles(new) if isinstance(new, Case) else _sided(before, new)
        before = {side: before[side] for side in before if side in after}
        _check_alike(before, after)
        return changes(before, {side: after[side] for side in before}, _notes(old), findings_in(old))
    if isinstance(new, Case):
        raise BadInputError("the old one is an article", "the new one is a case", "name the case first")
    if len(new) != 1:
        raise BadInputError("the old one is an article", "it has one new version", "name two versions of one article")
    one: dict[Side, Article] = {"a": old}
    other: dict[Side, Article] = {"a": new[0]}
    _check_alike(one, other)
    return changes(one, other)


def earlier_of(old: Case | Article, a: Article, b: Article) -> dict[Side, Article]:
    """The versions in `old` of the articles `a` and `b`, by side, where they differ. BadInputError if it has none."""
    now: dict[Side, Article] = {"a": a, "b": b}
    before = {side: old.article(side) for side in SIDES} if isinstance(old, Case) else _sided(now, [old])
    _check_alike(before, now)
    return {side: article for side, article in before.items() if article.text_sha256 != now[side].text_sha256}


def findings_in(case: Case) -> list[Finding]:
    """The findings of the comparison in a case. Raises BadInputError where that is no comparison."""
    if not case.comparison:
        return []
    try:
        report = json_of(COMPARISON, case.comparison)
        if case.further:
            return [_of_accounts(each, case) for each in report["findings"]]
        claims = {claim["id"]: _span(claim, case) for claim in report["claims"]}
        return [
            Finding(
                str(each["id"]),
                str(each["verdict"]),
                str(each["topic"] or ""),
                {side: claims[each[side]] for side in SIDES if each[side] is not None},
            )
            for each in report["findings"]
        ]
    except (RefusedError, KeyError, TypeError, ValueError, AttributeError):
        what, why = "the findings in the case cannot be read", f"{COMPARISON} is no comparison"
        raise BadInputError(what, why, "see what diptych verify says of it") from None


def _of_accounts(told: Mapping[str, Any], case: Case) -> Finding:
    """A finding of two accounts among several, by their letters."""
    spans = {cast("Side", each["account"]): _span({**each, "side": each["account"]}, case) for each in told["passages"]}
    return Finding(str(told["id"]), str(told["verdict"]), str(told["topic"] or ""), spans)


def _articles(case: Case) -> dict[Side, Article]:
    """The articles of a case by their sides, those of several accounts by their letters."""
    return {cast("Side", letter): article for letter, article in case.articles.items()}


def _notes(case: Case) -> tuple[Note, ...]:
    """The notes of a case, each place with the letter of its account."""
    found: dict[str, Note] = {}
    for (one, a), (other, b) in combinations(_articles(case).items(), 2):
        letters: dict[Side, Side] = {"a": one, "b": other}
        for note in notes_in(case.notes, a, b):
            targets = tuple(replace(target, side=letters[target.side]) for target in note.targets)
            found.setdefault(note.id, replace(note, targets=targets))
    return tuple(found.values())


def _span(claim: Mapping[str, object], case: Case) -> Span:
    start, end = claim["start"], claim["end"]
    article = case.article(str(claim["side"]))
    if type(start) is not int or type(end) is not int or end > len(article.text):
        raise ValueError("not a span of the text")
    return Span(start, end)


def _sided(before: Mapping[Side, Article], new: Sequence[Article]) -> dict[Side, Article]:
    """Which of the new articles is which: two of two as they are named, else by their likeness."""
    if len(new) == len(before) == len(SIDES):
        return dict(zip(before, new, strict=True))
    found: dict[Side, Article] = {}
    for article in new:
        left = [side for side in before if side not in found]
        if not left:
            break
        found[max(left, key=lambda side: _likeness(before[side], article))] = article
    return found


def _check_alike(old: Mapping[Side, Article], new: Mapping[Side, Article]) -> None:
    for side, article in old.items():
        if _likeness(article, new[side]) < _LEAST_ALIKE:
            what = f"{shown_name(new[side].source)} is no later version of {shown_name(article.source)}"
            raise BadInputError(what, "no sentence of it has stayed", "name two versions of one article")


def _likeness(one: Article, other: Article) -> float:
    """How alike two texts are: the share of sentences that stayed, or where nearly all changed, of their letters."""
    mine, theirs = _long_sentences(one), _long_sentences(other)
    stayed = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    if stayed:
        return max(stayed, _LEAST_ALIKE)
    from rapidfuzz import fuzz

    return fuzz.ratio(one.text[:_COMPARED], other.text[:_COMPARED]) / 100


def _long_sentences(article: Article) -> set[str]:
    """The sentences that say something, each with single spaces."""
    words = (article.quote(sentence.span).split() for sentence in article.sentences)
    return {" ".join(each) for each in words if len(each) >= _LEAST_WORDS}
