"""Claims of one article that do not fit together: figures of one thing, and how far one thing has come."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from articles import lexicon
from articles.article import Span
from articles.claims.dates.reading import Progress, read_progress
from articles.claims.statements.finding import Clash, Difference
from articles.claims.verdicts.likeness import FigurePair, alike, overlap
from articles.claims.verdicts.pairing import figure_keys
from articles.claims.verdicts.verdicts import Context, counting, figures_outcome

if TYPE_CHECKING:
    from articles.article import Side
    from articles.claims.statements.extraction import ExtractedClaims
    from articles.claims.statements.statement import Statement

_SURE = 0.9
"""How likely two figures of one article must be of one thing: a writer rarely says two things about it."""
_MOST = 12
_BESIDE = 0.5
_SECONDS = lexicon.values(lexicon.ANY, "units", "time_span")


def clashes_in(reading: ExtractedClaims, side: Side, raw: str) -> tuple[Clash, ...]:
    """The clashes among the claims of one article, in order; `raw` is the text whose words are shown."""
    return (*_of_figures(reading, side, raw), *_of_progress(reading, side, raw))


def _of_figures(reading: ExtractedClaims, side: Side, raw: str) -> list[Clash]:
    """Figures of one thing that do not fit, in two sentences that state something."""
    found = []
    for first, second in _counting_one_thing(reading):
        left, right = reading.statements[first], reading.statements[second]
        if left.whole == right.whole or any((left.asked, right.asked, left.supposed, right.supposed)):
            continue
        odd = [pair for pair in counting(left, right, Context(raw, raw)) if not pair.fits and _sure(left, right, pair)]
        if odd:
            outcome = figures_outcome(left, right, odd[:1], Context(raw, raw))
            ids = reading.claims[first].id, reading.claims[second].id
            found.append(Clash(side, *ids, outcome.differences[0], outcome.reasons))
    return found


def _counting_one_thing(reading: ExtractedClaims) -> list[tuple[int, int]]:
    """The pairs of statements, in order, whose figures have a key in common that few others have."""
    groups: dict[tuple[str, str], list[int]] = {}
    for at, statement in enumerate(reading.statements):
        for key in {key for figure in statement.figures for key in figure_keys(figure) if key[1]}:
            groups.setdefault(key, []).append(at)
    return sorted({pair for group in groups.values() if len(group) <= _MOST for pair in combinations(group, 2)})


def _sure(left: Statement, right: Statement, pair: FigurePair) -> bool:
    """Whether two figures are surely of one thing: likely, near in words, and neither fits anything of the other."""
    if pair.score < _SURE or pair.why["words beside"] < _BESIDE or pair.why["other scope"] or pair.why["other period"]:
        return False
    return overlap(left.stems, right.stems) >= _BESIDE


def _of_progress(reading: ExtractedClaims, side: Side, raw: str) -> list[Clash]:
    """ "In its third month" against "in the seventh week", where both sentences name one thing."""
    found: list[tuple[int, Progress]] = []
    for at, statement in enumerate(reading.statements):
        if statement.asked or statement.supposed:
            continue
        for each in read_progress(statement.span.of(statement.text)):
            if each.number is not None and each.unit in _SECONDS:
                found.append((at, each))  # noqa: PERF401 # two loops read better than one long expression
    clashes = []
    for (first, one), (second, other) in combinations(found[:_MOST], 2):
        left, right = reading.statements[first], reading.statements[second]
        if one.unit == other.unit or left.whole == right.whole or _meet(one, other) or not _one_subject(left, right):
            continue
        a = Span(left.span.start + one.span.start, left.span.start + one.span.end)
        b = Span(right.span.start + other.span.start, right.span.start + other.span.end)
        remark = f"“{a.of(raw)}” and “{b.of(raw)}” are not the same time on"
        difference = Difference("date", a, b, a.of(raw), b.of(raw), remark)
        clashes.append(Clash(side, reading.claims[first].id, reading.claims[second].id, difference, (remark,)))
    return clashes


def _meet(one: Progress, other: Progress) -> bool:
    """Whether the third month and the ninth week may be the same time."""
    ends = []
    for each in (one, other):
        number, unit = each.number or 0, _SECONDS[each.unit]
        ends.append(((number - 1) * unit, (number + 0.1) * unit))
    return ends[0][0] <= ends[1][1] and ends[1][0] <= ends[0][1]


def _one_subject(left: Statement, right: Statement) -> bool:
    return any(alike(x, y, {}) for x in left.names for y in right.names if not x.demonym)
