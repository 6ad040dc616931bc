"""How likely the sentences of two articles clash or say the same: what is known of a pair, weighed together.

The weights are fitted on labelled pairs of reports by `benchmarks/train_weights.py`, which tells what they give on
reports they have not seen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.article import Span
from articles.claims.dates.clock import may_be_one, read_times
from articles.claims.statements.statement import content
from articles.claims.statements.stems import tokens_of
from articles.claims.verdicts.details import other_details, speakers_apart
from articles.claims.verdicts.likeness import alike, overlap
from articles.claims.verdicts.opposites import Opposites, alike_senses, opposites, read_senses
from articles.claims.verdicts.weights import AGREE_WEIGHTS, CLASH_WEIGHTS
from articles.lexicon import alternatives
from articles.text.casefold import lowered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.claims.statements.finding import Difference
    from articles.claims.statements.statement import Figure, Statement
    from articles.claims.verdicts.likeness import FigurePair
    from articles.claims.verdicts.opposites import Sense
    from articles.claims.verdicts.pairing import Candidate, Pairing
    from articles.claims.verdicts.verdicts import Context

_REFUSALS = alternatives(lexicon.words("en", "negation", "refusals"))
_REFUSAL = re.compile(rf"\b{_REFUSALS}\b(?P<what>[^,;:.]*+)", re.IGNORECASE)
_CONTRAST = re.compile(rf"\b{alternatives(lexicon.words('en', 'negation', 'contrasts'))}$", re.IGNORECASE)
_LATER = re.compile(rf"\b{alternatives(lexicon.words('en', 'tense', 'later'))}\b", re.IGNORECASE)
_HOW_MANY = lexicon.words("en", "opposites", "how_many")
_SAID = 6
"""Words behind "everyone" or "nobody" in which stands what is said of them; chosen, not measured."""
_LEAST = 1e-4
_FLOORS = {"score": 0.2, "near": 0.5}
"""What the best partner of a sentence counts at least: being the best of few unlikely ones says nothing."""
_SLOTS = ("time", "date", "number", "name")
_SENSES = 2
"""Deeds and states that two sentences tell alike; more say no more."""
_NAMES = 3
"""Names that two sentences share; more say no more."""
_FEW = 4
"""Stems of a sentence that another must hold for it to say the same and more; chosen, not measured."""
_WORDS = 20
_BESIDE_BEST = 0.5
"""What a match counts beside the best one of a sentence, from which there is no far nearer partner; chosen."""
_SURELY_TWO = log(0.9 / 0.1)
"""The odds from which two sentences, read together, are surely about two things; chosen, not measured."""
_HARDLY = 0.1
"""How likely two figures must be of one thing at least, for what is told beside them to be of one; chosen."""
FIGURES = 0.2
"""How likely two figures must be of one thing to be shown as what differs between sentences that clash."""


class Stance(NamedTuple):
    """How likely two sentences say the same, cannot both be true, or neither; the three sum to 1."""

    agree: float
    clash: float
    other: float


Place = tuple[int, int]
"""A sentence of a and one of b, by their indices."""
Stances = Mapping[Place, Stance]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two sentences with the likelihoods (0..1) that they clash and that they agree, and the details told otherwise.

    `opposites` are the deeds and states that exclude each other. `one_denies` says that exactly one of them has a
    denial, a refusal or a failure; `forbids_agreement` that one denies what the other speaks of, or refuses anything.
    `at_odds`: read together they are rather at odds than about two things. `grounded`: a clash would have something
    to show, and be of one thing.
    """

    place: Place
    clash: float
    agree: float
    candidates: tuple[Candidate, ...]
    details: tuple[Difference, ...] = ()
    opposites: tuple[Opposites, ...] = ()
    one_denies: bool = False
    forbids_agreement: bool = False
    at_odds: bool = True
    grounded: bool = True

    @property
    def slot_told_otherwise(self) -> bool:
        """Whether an hour, a day, a number or a name is another one."""
        return any(each.kind in _SLOTS for each in self.details)

    @property
    def told_otherwise(self) -> bool:
        """Whether a detail, a deed or a state of the one forbids to say that they agree, however near the rest is."""
        return bool(self.opposites) or any(each.kind in (*_SLOTS, "attribution") for each in self.details)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of two sentences, each by a name; figures that differ and details come with it."""

    place: Place
    known: dict[str, float]
    candidates: tuple[Candidate, ...]
    details: tuple[Difference, ...] = ()
    opposites: tuple[Opposites, ...] = ()


def weighed(evidence: Iterable[Evidence]) -> list[Weighed]:
    """The likelihoods of each pair of sentences."""
    found = []
    for each in evidence:
        clash, agree = (_sum(weights, each.known) for weights in (CLASH_WEIGHTS, AGREE_WEIGHTS))
        total = 1 + exp(clash) + exp(agree)
        known = each.known
        denies = bool(known["one denies"] or (known["one refuses"] and not known["both deny"]))
        told = Weighed(
            each.place,
            0.0 if _is_contained(each) else exp(clash) / total,
            exp(agree) / total,
            each.candidates,
            each.details,
            each.opposites,
            one_denies=denies,
            forbids_agreement=bool((denies and known["denied words shared"]) or known["one refuses"]),
            at_odds=known["clash"] >= known["other"],
            grounded=_is_grounded(each),
        )
        found.append(told)
    return found


def _is_grounded(each: Evidence) -> bool:
    """Whether there is something to show for a clash, of sentences that are hardly about two things.

    One of the two has no far nearer partner; a denial and another day, which say little by themselves, need that of
    both.
    """
    known = each.known
    beside = sorted((known["score beside best of a"], known["score beside best of b"]))
    if known["other"] >= _SURELY_TWO or beside[1] < _BESIDE_BEST:
        return False
    slots = {one.kind for one in each.details} & set(_SLOTS)
    if each.opposites or known["figures differ"] >= FIGURES or slots - {"date"}:
        return True
    denied = known["one denies"] and known["denied words shared"] and known["clash"] >= known["other"]
    return bool(slots or denied) and beside[0] >= _BESIDE_BEST


def _is_contained(each: Evidence) -> bool:
    """Whether one sentence has every word of the other, and nothing in it denies, excludes or differs: no clash."""
    known = each.known
    against = known["one denies"] or known["one refuses"] or known["figures differ"] or each.opposites or each.details
    return bool(known["all words"] and not against)


def _sum(weights: Mapping[str, float], known: Mapping[str, float]) -> float:
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in known.items())
    return max(-30.0, min(30.0, total))


def denials(statement: Statement, theirs: frozenset[str]) -> list[int]:
    """Where in the text a sentence denies or refuses something, `theirs` being the words of the other sentence.

    "With smoke and not with shells" denies nothing to one who speaks of smoke alone.
    """
    text, whole = statement.text, statement.whole
    found = [
        each.cue.start
        for each in statement.negations
        if not _CONTRAST.search(text, whole.start, each.cue.end) or theirs & _words(text, each.cue.end, each.scope.end)
    ]
    return [*found, *(each.start() for each in _REFUSAL.finditer(text, whole.start, whole.end))]


def _words(text: str, start: int, end: int) -> frozenset[str]:
    return content(tokens_of(text, start, end))


def evidence_of(
    pairing: Pairing,
    context: Context,
    near: Sequence[Candidate],
    stances: Stances,
    figures: Mapping[tuple[int, int], Sequence[FigurePair]],
) -> list[Evidence]:
    """What is known of each pair of sentences in `stances`, in that order.

    `figures` are the comparable figures of two claims, by the claims.
    """
    by_place: dict[Place, list[Candidate]] = {}
    for candidate in near:
        place = pairing.a.claims[candidate.a].sentence, pairing.b.claims[candidate.b].sentence
        by_place.setdefault(place, []).append(candidate)
    best = _best(by_place, stances)
    senses = _Senses(pairing)
    found = []
    for place, stance in stances.items():
        candidates = tuple(by_place.get(place, ()))
        if candidates:
            pairs = [pair for each in candidates for pair in figures.get((each.a, each.b), ())]
            details = () if _count_two_things(pairs) else _details(pairing, context, candidates, stance)
            known = _stance_known(stance) | _beside(place, stance, candidates, best)
            known |= _told(pairing, candidates, context) | _figures_known(pairs)
            known |= {f"other {each.kind}": 1.0 for each in details}
            mine, theirs = senses.of("a", candidates[0].a), senses.of("b", candidates[0].b)
            at_once = not _at_other_times(pairing, candidates[0], details)
            against = tuple(
                one
                for one in opposites(mine, theirs)
                if (at_once or not one.a.passes)
                and not _counted_alike(one, pairs)
                and _of_one_deed(pairing, candidates[0], one)
            )
            known |= {"opposites": float(bool(against)), "one sense": min(_SENSES, alike_senses(mine, theirs))}
            found.append(Evidence(place, known, candidates, details, against))
    return found


def _at_other_times(pairing: Pairing, candidate: Candidate, details: Sequence[Difference]) -> bool:
    """Whether a state may have changed between what two sentences tell: missing on Monday, found later."""
    if any(each.kind in ("time", "date") for each in details):
        return True
    left, right = pairing.a.statements[candidate.a], pairing.b.statements[candidate.b]
    later = [bool(_LATER.search(each.text, each.whole.start, each.whole.end)) for each in (left, right)]
    return later[0] != later[1]


class _Senses:
    """The deeds and states in the sentences of claims, each sentence read once."""

    def __init__(self, pairing: Pairing) -> None:
        self._pairing = pairing
        self._read: dict[tuple[str, int], list[Sense]] = {}

    def of(self, side: str, claim: int) -> list[Sense]:
        """Those of the sentence in which a claim stands."""
        reading = self._pairing.a if side == "a" else self._pairing.b
        key = side, reading.claims[claim].sentence
        if key not in self._read:
            self._read[key] = read_senses(reading.statements[claim])
        return self._read[key]


def _odds(share: float) -> float:
    kept = min(max(share, _LEAST), 1 - _LEAST)
    return log(kept / (1 - kept))


def _stance_known(stance: Stance) -> dict[str, float]:
    return {"clash": _odds(stance.clash), "agree": _odds(stance.agree), "other": _odds(stance.other)}


def _score(candidates: Sequence[Candidate]) -> float:
    return max((each.match.score for each in candidates if each.match is not None), default=0.0)


def _best(by_place: Mapping[Place, Sequence[Candidate]], stances: Stances) -> dict[tuple[str, int], float]:
    """The best score of a match, and the best share of "not other", of each sentence of either side."""
    best: dict[tuple[str, int], float] = {}
    for place, stance in stances.items():
        values = {"score": _score(by_place.get(place, ())), "near": 1 - stance.other}
        for name, value in values.items():
            for side, sentence in zip("ab", place, strict=True):
                key = f"{name} {side}", sentence
                best[key] = max(best.get(key, _FLOORS[name]), value)
    return best


def _beside(
    place: Place, stance: Stance, candidates: Sequence[Candidate], best: Mapping[tuple[str, int], float]
) -> dict[str, float]:
    """How probably the sentences belong together, and how they stand beside the best partner of either."""
    score = _score(candidates)
    known = {"match": _odds(score), "no match": float(score == 0)}
    for side, sentence in zip("ab", place, strict=True):
        known[f"score beside best of {side}"] = score / best[f"score {side}", sentence]
        known[f"nearness beside best of {side}"] = (1 - stance.other) / best[f"near {side}", sentence]
    return known


def _count_two_things(pairs: Sequence[FigurePair]) -> bool:
    """Whether figures of one kind are hardly of one thing, as 2,000 dead and seven: then neither are their days."""
    return bool(pairs) and not any(pair.fits or pair.score >= _HARDLY for pair in pairs)


def _counted_alike(one: Opposites, pairs: Sequence[FigurePair]) -> bool:
    """Whether a word is what a figure counts that fits one of the other side: who is counted there is its match.

    "A million people, and the militants will not let them go" and "one million civilians" set nobody against anybody.
    """
    for pair in pairs:
        counted = [_counts(pair.a, one.a.span), _counts(pair.b, one.b.span)]
        if pair.fits and counted[0] != counted[1]:
            return True
    return False


def _of_one_deed(pairing: Pairing, candidate: Candidate, one: Opposites) -> bool:
    """Whether words for all and for none, if these are what exclude each other, are followed by a word in common."""
    sides = (pairing.a.statements[candidate.a], one.a.span), (pairing.b.statements[candidate.b], one.b.span)
    if not all(lowered(span.of(side.text)) in _HOW_MANY for side, span in sides):
        return True
    behind = [tokens_of(side.text, span.end, side.whole.end)[:_SAID] for side, span in sides]
    return bool(content(behind[0]) & content(behind[1]))


def _counts(figure: Figure, span: Span) -> bool:
    return figure.quantity.unit_span is not None and Span(*figure.quantity.unit_span).overlaps(span)


def _figures_known(pairs: Sequence[FigurePair]) -> dict[str, float]:
    """The likeliest pair of figures that differ, and that agree."""
    return {
        "figures differ": max((pair.score for pair in pairs if not pair.fits), default=0.0),
        "figures agree": max((pair.score for pair in pairs if pair.comparison.relation == "agree"), default=0.0),
    }


def _told(pairing: Pairing, candidates: Sequence[Candidate], context: Context) -> dict[str, float]:
    """What the words of the two sentences say for and against one thing."""
    left = [pairing.a.statements[each] for each in sorted({each.a for each in candidates})]
    right = [pairing.b.statements[each] for each in sorted({each.b for each in candidates})]
    denied = tuple(any(each.negations for each in side) for side in (left, right))
    refused = tuple(_REFUSAL.search(side[0].text, side[0].whole.start, side[0].whole.end) for side in (left, right))
    stems = tuple(frozenset[str]().union(*(each.stems for each in side)) for side in (left, right))
    apart = speakers_apart(left[0], right[0], context)
    names = sum(any(alike(x, y, context.links) for y in right[0].names) for x in left[0].names)
    return {
        "words": overlap(*stems) if all(stems) else 0.0,
        "all words": float(min(map(len, stems)) >= _FEW and (stems[0] <= stems[1] or stems[1] <= stems[0])),
        "names": float(min(_NAMES, names)),
        "one denies": float(denied[0] != denied[1]),
        "both deny": float(all(denied)),
        "other speaker": float(apart is True),
        "one speaker": float(apart is False),
        "one refuses": float((refused[0] is None) != (refused[1] is None)),
        "one time": float(_one_time(left[0], right[0])),
        "one date": float(_one_date(left[0], right[0])),
        "denied words shared": float(_denied_shared(left, stems[1]) or _denied_shared(right, stems[0])),
        "length of a": len(left[0].whole.of(left[0].text).split()) / _WORDS,
        "length of b": len(right[0].whole.of(right[0].text).split()) / _WORDS,
    }


def _denied_shared(side: Sequence[Statement], theirs: frozenset[str]) -> bool:
    """Whether a word that one side denies or refuses is one of the other's."""
    spans = [Span(each.cue.end, each.scope.end) for statement in side for each in statement.negations]
    text, whole = side[0].text, side[0].whole
    refused = _REFUSAL.finditer(text, whole.start, whole.end)
    spans += [Span(*each.span("what")) for each in refused]
    return any(theirs & _words(text, span.start, span.end) for span in spans)


def _one_time(a: Statement, b: Statement) -> bool:
    mine, theirs = (read_times(each.text, each.whole.start, each.whole.end) for each in (a, b))
    return any(may_be_one(x, y) for x in mine for y in theirs)


def _one_date(a: Statement, b: Statement) -> bool:
    mine, theirs = ([when for when in each.dates if when.kind != "report"] for each in (a, b))
    return any(x.start <= y.end and y.start <= x.end for x in mine for y in theirs)


def _details(
    pairing: Pairing, context: Context, candidates: Sequence[Candidate], stance: Stance
) -> tuple[Difference, ...]:
    """What is told otherwise; who says so only where both say the same: of two views two people may well speak."""
    found: dict[Difference, None] = {}
    for each in candidates:
        left, right = pairing.a.statements[each.a], pairing.b.statements[each.b]
        found |= dict.fromkeys(other_details(left, right, pairing, context))
    return tuple(each for each in found if each.kind != "attribution" or stance.agree > stance.clash)
