"""The result of comparing two statements: a verdict, in what they differ, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles import lexicon
from articles.claims.statements.finding import Difference, Verdict
from articles.claims.statements.statement import governing
from articles.claims.statements.topics import shows
from articles.claims.verdicts.compare_quantities import figure
from articles.claims.verdicts.gates import may_be_reconciled
from articles.claims.verdicts.likeness import AGREE, DIFFER, FigurePair, alike, assigned, figure_pairs
from articles.claims.verdicts.pairing import STATES
from articles.claims.verdicts.polarity import opposed
from articles.claims.verdicts.telling import BESIDE_FIGURES, BOTH_NAME, BOTH_SPEAK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.article import Span
    from articles.claims.statements.statement import Figure, Statement

COMPATIBLE = 0.42
"""The likelihood from which two figures that merely do not exclude each other are shown as compatible."""
_OTHERWISE = 0.8
_RANK: dict[Verdict | None, int] = {"contradict": 0, "differ": 1, "compatible": 2, "agree": 3, "related": 4, None: 5}
_GROWING = lexicon.words("en", "frames", "growing")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict on two statements, None where there is nothing to say; `topic` is a word of the evidence."""

    verdict: Verdict | None
    differences: tuple[Difference, ...] = ()
    reasons: tuple[str, ...] = ()
    confidence: float = 0.0
    topic: str = ""
    abstained: str = ""


@dataclass(slots=True)
class Context:
    """What is known of two statements beyond their words.

    `more` holds features of the pair, `links` maps ids of b's names to those of a's, `raw_a` and `raw_b` are the texts
    whose words are shown, `later` is the side that was published later, "" if that is unknown.
    """

    raw_a: str
    raw_b: str
    links: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, float] = field(default_factory=dict)
    later: str = ""


def compare(a: Statement, b: Statement, context: Context) -> Outcome:
    """Set two statements against each other by their figures and their polarity; what else fits is seen elsewhere."""
    abstained = _abstains(a, b)
    if abstained:
        return Outcome(None, abstained=abstained)
    against = at_odds(a, b, context)
    kept = assigned(counting(a, b, context), AGREE)
    if not kept:
        return against or Outcome(None, abstained="no two figures are of one thing")
    found = figures_outcome(a, b, kept, context)
    return joint(against, found) if against else found


def at_odds(a: Statement, b: Statement, context: Context) -> Outcome | None:
    """The contradiction of two statements in what they deny or leave out, with the words that show it."""
    against = opposed(a, b, context.links)
    if against is None:
        return None
    words = Difference(
        "polarity", against.a, against.b, against.a.of(context.raw_a), against.b.of(context.raw_b), against.remark
    )
    keys = sorted(a.keys & b.keys)
    reasons = (against.remark, *spoken(a, b, keys[:1]), *shared_names(a, b, context.links))
    return Outcome("contradict", (words,), reasons, 0.7, keys[0] if keys else "")


def counting(a: Statement, b: Statement, context: Context) -> list[FigurePair]:
    """The pairs of figures of two statements that are likely enough of one thing to be set against each other."""
    return [pair for pair in comparable_figures(a, b, context) if _counts(pair)]


def figures_outcome(a: Statement, b: Statement, kept: list[FigurePair], context: Context) -> Outcome:
    """The outcome of pairs of figures, discrepancies first."""
    kept = sorted(kept, key=lambda pair: (pair.fits, pair.a.span.start))
    differences = tuple(_difference(pair, context) for pair in kept)
    reasons = tuple(dict.fromkeys(reason for pair in kept for reason in _why(a, b, pair, context)))
    return Outcome(_verdict(kept), differences, reasons, _sure(kept), _topic(a, kept))


def joint(first: Outcome, second: Outcome) -> Outcome:
    """Two outcomes of one pair: the graver verdict, and the differences and reasons of both."""
    graver, other = sorted((first, second), key=lambda each: _RANK[each.verdict])
    return Outcome(
        graver.verdict,
        tuple(dict.fromkeys((*graver.differences, *other.differences))),
        tuple(dict.fromkeys((*graver.reasons, *other.reasons))),
        max(first.confidence, second.confidence) if first.verdict == second.verdict else graver.confidence,
        graver.topic or other.topic,
    )


def is_open(left: Statement, right: Statement) -> bool:
    """Whether one of two claims only asks or supposes."""
    return left.asked or right.asked or left.supposed or right.supposed


def _abstains(a: Statement, b: Statement) -> str:
    for side in (a, b):
        if side.asked:
            return "one side asks"
        if side.supposed:
            return "one side supposes"
    return ""


def _counts(pair: FigurePair) -> bool:
    if pair.comparison.relation == "agree":
        return pair.score >= AGREE
    if pair.comparison.relation == "compatible":
        return pair.score >= COMPATIBLE
    return pair.score >= DIFFER


def _verdict(kept: list[FigurePair]) -> Verdict:
    relations = {"agree" if _both_say(pair) else pair.comparison.relation for pair in kept}
    if relations & {"differ", "touching"}:
        return "differ"
    return "agree" if "agree" in relations else "compatible"


def _sure(kept: list[FigurePair]) -> float:
    worst = [pair.score for pair in kept if not pair.fits]
    return max(worst) if worst else max(pair.score for pair in kept)


def comparable_figures(a: Statement, b: Statement, context: Context) -> list[FigurePair]:
    """The pairs of figures that may be set against each other.

    Left out are differing ones that may both be right, and fitting ones that befell people otherwise.
    """
    kept = []
    for pair in figure_pairs(a, b, context.links, context.more):
        otherwise = pair.fits and pair.why.get("other concept") and pair.score < _OTHERWISE
        if not otherwise and (pair.fits or not may_be_reconciled(a, b, pair)):
            kept.append(pair)
    return kept


def _both_say(pair: FigurePair) -> bool:
    """Whether both figures are the same one, bound and all, whatever noun is counted."""
    a, b = pair.a.quantity, pair.b.quantity
    return (a.low, a.high, a.modifier) == (b.low, b.high, b.modifier)


def _difference(pair: FigurePair, context: Context) -> Difference:
    remark = "the ranges touch" if pair.comparison.relation == "touching" else ""
    if not remark and not pair.fits:
        remark = _times(pair)
        if context.later and governing(pair.a) in _GROWING | {""} and _grows(pair, context.later):
            remark = f"{remark}; {context.later.upper()} is the later report" if remark else "a later figure"
    if pair.comparison.relation == "compatible" and not _both_say(pair):
        remark = pair.comparison.reason
    a, b = _shown(pair.a), _shown(pair.b)
    return Difference("number", a, b, a.of(context.raw_a), b.of(context.raw_b), remark, agrees=pair.fits)


_BEHIND = 24
"""Code points from a figure to its unit within which both are shown as one."""
_WORTH_A_RATIO = 1.15
"""How many times as much one figure must be before that is said; chosen, not measured."""


def _shown(side: Figure) -> Span:
    """The figure with its unit where that follows at once."""
    from articles.article import Span as Made

    unit = side.quantity.unit_span
    if unit and 0 <= unit[0] - side.span.end <= _BEHIND:
        return Made(side.span.start, unit[1])
    return side.span


def _times(pair: FigurePair) -> str:
    ratio = pair.comparison.ratio
    if not ratio or ratio < _WORTH_A_RATIO or pair.a.quantity.unit_class in ("magnitude", "temperature", "age"):
        return ""
    return f"{ratio:,.1f}".removesuffix(".0") + " times as much"


def _grows(pair: FigurePair, later: str) -> bool:
    old, new = (pair.a, pair.b) if later == "b" else (pair.b, pair.a)
    left = old.quantity.high or old.quantity.low or 0.0
    right = new.quantity.low or new.quantity.high or 0.0
    return right > left


def _why(a: Statement, b: Statement, pair: FigurePair, context: Context) -> list[str]:
    """Why two figures were set against each other, from the evidence alone."""
    reasons = [_comparison(pair)]
    if pair.comparison.relation == "touching":
        reasons.append("the ranges touch")
    if pair.why.get("same concept"):
        shared = sorted(set(pair.a.topics) & set(pair.b.topics), key=lambda key: pair.a.topics[key])
        reasons += spoken(a, b, shared[:1])
    if pair.comparison.narrower:
        reasons.append(f"{pair.a.quantity.unit} on one side, {pair.b.quantity.unit} on the other")
    reasons += shared_names(a, b, context.links)
    named = {word for name in shared_surfaces(a, b, context.links) for word in name.lower().split()}
    words = [word for word in a.spelled(sorted(pair.a.near & pair.b.near)) if word not in named]
    if words:
        reasons.append(BESIDE_FIGURES + ", ".join(words[:4]))
    return reasons


def _comparison(pair: FigurePair) -> str:
    left, right = figure(pair.a.quantity), figure(pair.b.quantity)
    if left == right:
        return f"both say {left}"
    return f"{left} against {right}"


def shared_names(a: Statement, b: Statement, links: Mapping[str, str]) -> list[str]:
    """ "both name X", as a spells it; empty if no name is shared."""
    names = shared_surfaces(a, b, links)
    return [BOTH_NAME + ", ".join(names[:4])] if names else []


def spoken(a: Statement, b: Statement, keys: Sequence[str]) -> list[str]:
    """ "both speak of X" in the words of the two texts; empty if there is no concept."""
    words = (dict.fromkeys((word_for(a, key), word_for(b, key))) for key in keys)
    told = ", ".join(dict.fromkeys(" – ".join(each) for each in words))
    return [BOTH_SPEAK + told] if told else []


def word_for(statement: Statement, key: str) -> str:
    """The word by which a statement shows a concept; its name where that is a phrase, or how a thing stands."""
    if " " in key or key in STATES:
        return key
    shown = next((topic for topic in statement.topics if topic.key == key and topic.first == topic.last), None)
    return key if shown is None else shown.span.of(statement.text).lower()


def shared_surfaces(a: Statement, b: Statement, links: Mapping[str, str]) -> list[str]:
    """The names that both statements have, each once, as a spells it."""
    return list(dict.fromkeys(x.surface for x in a.names if any(alike(x, y, links) for y in b.names)))


def _topic(a: Statement, kept: list[FigurePair]) -> str:
    """What is counted and what befell it, once where one word says both."""
    pair = next((pair for pair in kept if not pair.fits), kept[0])
    concept = governing(pair.a) or next(iter(sorted(set(pair.a.topics) & set(pair.b.topics))), "")
    quantity = pair.a.quantity
    if quantity.unit_class not in ("person", "vehicle", "count") or not quantity.unit:
        return word_for(a, concept) if concept else quantity.unit_class
    unit = a.text[slice(*quantity.unit_span)].lower() if quantity.unit_span else quantity.unit
    unit = unit if len(unit) <= _BEHIND and unit.replace(" ", "").isalpha() else quantity.unit
    return f"{unit} {concept}" if concept and not shows(unit, concept) else unit
