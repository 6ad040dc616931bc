"""Which of some articles tell of one event: every pair weighed as wholes, then vouched for by those around it.

What is measured of a pair is what the same-event gate of matching measures, and how alike the two are in words weighted
by their rarity in the library; the weights are a logistic regression's (`python -m benchmarks.library --train`). All
pairs are measured at once, by products of matrices. Then each article's chances are blended with those of the articles
nearest to it: two reports of one event have the same reports around them (diffusion over a graph of nearest neighbours,
as in Zhou et al. 2004), which two events with the same people have not.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from articles.library.profile import FIGURE, FIRST, LEAD, MONTH, NAME, PLACE, WEEKDAY, YEARLY
from articles.matching.model import Linear
from articles.matching.signatures.grouping import COPIES
from articles.matching.signatures.wording import likeness

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from articles.library.profile import Profile

    Floats = NDArray[np.float32]

NEIGHBOURS, BLEND, ROUNDS, POWER = 8, 0.5, 6, 2
"""How many neighbours vouch for an article, how much they count, how often, and by which power of their own chances:
chosen on the even topics of ecb-dev, where no other few do better by half a hundredth of recall."""

_NAME, _FIGURE, _LEADS = 1.6, 0.7, 3.0
_OFTEN, _TOP = 2, 3
_NEAR_DAYS, _FAR_DAYS = 3, 60
# By how much the odds rise or fall where the days are known; set by judgement, since ECB+ has no days.
_NEAR, _FAR = 1.5, 0.4
_TINY = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """Some articles to be set beside one another: their profiles, signatures of wording (n, SLOTS) and days (None: not
    known), and how rare each of all their `keys` (rising) is in the library.
    """

    profiles: Sequence[Profile]
    wordings: NDArray[np.uint16]
    days: Sequence[date | None]
    keys: NDArray[np.uint32]
    rarity: Floats


def chances(around: Around, model: Linear | None = None) -> Floats:
    """The probability (0..1), for each two of n articles, that they tell of one event: shape (n, n), 1 on the diagonal.

    A copy is of the same event, as in the gate of matching.
    """
    measures = measured(around.profiles, around.rarity, around.keys)
    judged = _dated((model or built_in()).probability(measures).astype(np.float32), around.days)
    alike = likeness(around.wordings[:, None], around.wordings[None, :])
    alike[~around.wordings.any(axis=1)] = 0
    judged = np.where(alike >= COPIES, np.maximum(judged, alike.astype(np.float32)), judged)
    np.fill_diagonal(judged, 1.0)
    return judged


def _dated(judged: Floats, days: Sequence[date | None]) -> Floats:
    """Chances with higher odds where both were published within days of one another, lower where months lie between."""
    known = np.array([day is not None for day in days])
    number = np.array([day.toordinal() if day else 0 for day in days])
    apart = np.abs(number[:, None] - number[None, :])
    factor = np.where(apart <= _NEAR_DAYS, _NEAR, np.where(apart > _FAR_DAYS, _FAR, 1.0))
    factor[~(known[:, None] & known[None, :])] = 1.0
    raised: Floats = (judged * factor / (1 - judged + judged * factor)).astype(np.float32)
    return raised


def vouched(judged: Floats) -> Floats:
    """Chances blended with those of each article's nearest neighbours."""
    judged = judged.copy()
    for _ in range(ROUNDS):
        near = np.zeros_like(judged)
        order = np.argsort(-judged, axis=1, kind="stable")[:, :NEIGHBOURS]
        rows = np.arange(len(judged))[:, None]
        near[rows, order] = judged[rows, order] ** POWER
        near /= near.sum(axis=1, keepdims=True)
        told = near @ judged
        judged *= 1 - BLEND
        judged += BLEND / 2 * (told + told.T)
        np.fill_diagonal(judged, 1.0)
    return judged


@lru_cache(maxsize=1)
def built_in() -> Linear:
    """The trained weights."""
    found = json.loads(files("articles.library").joinpath("event.json").read_text(encoding="utf-8"))
    return Linear(found["intercept"], found["weights"])


def all_keys(profiles: Sequence[Profile]) -> NDArray[np.uint32]:
    """The keys of all profiles, rising, each once."""
    return np.unique(np.concatenate([each.keys for each in profiles]))


class _Table:
    """Profiles as matrices, a row an article and a column a key; sums over all keys, products over shared ones."""

    def __init__(self, profiles: Sequence[Profile], rarity: Floats, keys: NDArray[np.uint32]) -> None:
        shape = (len(profiles), len(keys))
        self.counts = np.zeros(shape, dtype=np.float32)
        self.flags = np.zeros(shape, dtype=np.uint8)
        self.standing = np.zeros(len(keys), dtype=np.float32)
        for row, each in enumerate(profiles):
            at = np.searchsorted(keys, each.keys)
            self.counts[row, at], self.flags[row, at] = each.counts, each.flags
            self.standing[at] = each.standing
        self.rarity = rarity
        kinds = np.bitwise_or.reduce(self.flags, axis=0)
        self.named = ((kinds & NAME) > 0).astype(np.float32)
        self.figured = ((kinds & FIGURE) > 0).astype(np.float32)
        self.plain = (1 - self.named) * (1 - self.figured)
        self.there = (self.counts > 0).astype(np.float32)

    def flagged(self, flag: int) -> Floats:
        """Where a flag is set, as 0 and 1."""
        return ((self.flags & flag) > 0).astype(np.float32)


def measured(profiles: Sequence[Profile], rarity: Floats, keys: NDArray[np.uint32]) -> dict[str, NDArray[np.float64]]:
    """What is measured of each two of n profiles, by name: each of shape (n, n), and the same for both orders."""
    table = _Table(profiles, rarity, keys)
    found = _wholes(table) | _times(table)
    for name, flag in (("first", FIRST), ("lead", LEAD)):
        found |= _openings(table, table.flagged(flag), name)
    found |= _rare(table)
    return {name: value.astype(np.float64) for name, value in found.items()}


def _wholes(table: _Table) -> dict[str, Floats]:
    logged = np.log1p(table.counts)
    dates = np.maximum(np.maximum(table.flagged(WEEKDAY), table.flagged(MONTH)), table.flagged(YEARLY))
    size = np.log1p(table.counts.sum(axis=1))
    return {
        "cosine": _cosines(logged * table.standing),
        "plain": _cosines(logged * table.plain * table.standing),
        "names": _cosines(logged * table.named),
        "names_shared": _share(table.there * table.named),
        "names_within": _within(table.there * table.named, table.there * table.named),
        "main_names": _main(table),
        "places_within": _within(table.flagged(PLACE), table.flagged(PLACE)),
        "figures": _share(table.there * table.figured),
        "figures_within": _within(table.there * table.figured, table.there * table.figured),
        "dates": _within(dates, dates),
        "dates_clash": _clash(dates),
        "words_within": _within(table.there * table.standing, table.there),
        "size": np.minimum(size[:, None], size[None, :]),
    }


def _times(table: _Table) -> dict[str, Floats]:
    found = {}
    for name, flag in (("weekday", WEEKDAY), ("month", MONTH), ("year", YEARLY)):
        said = table.flagged(flag)
        found[f"{name}_same"] = ((said @ said.T) > 0).astype(np.float32)
        found[f"{name}_clash"] = _clash(said)
    often = (table.counts >= _OFTEN) * table.named
    told = often @ table.there.T
    alone = often.sum(axis=1)[:, None] - told
    found |= _both_ways("often_alone", np.log1p(np.maximum(alone, 0)))
    found["often_both"] = np.log1p(np.maximum(told, told.T))
    return found


def _openings(table: _Table, opens: Floats, name: str) -> dict[str, Floats]:
    """How much of what an article opens with stands in the other one."""
    found: dict[str, Floats] = {}
    plain = table.plain * table.standing
    for kind, weight in (("names", table.named), ("plain", plain), ("figures", table.figured)):
        own = opens * weight
        found |= _both_ways(f"{name}_{kind}", (own @ table.there.T) / (own.sum(axis=1)[:, None] + 0.5))
    names = opens * table.named
    alone = names.sum(axis=1)[:, None] - names @ table.there.T
    found |= _both_ways(f"{name}_alone", np.log1p(np.maximum(alone, 0)))
    found[f"{name}_names_both"] = np.log1p(names @ opens.T)
    found[f"{name}_plain_both"] = np.log1p((opens * plain) @ opens.T)
    return found


def _rare(table: _Table) -> dict[str, Floats]:
    """Cosines of words weighted by how rare they are in the library: all, names, those of the opening, plain ones."""
    opens = table.flagged(LEAD)
    kind = 1 + (_NAME - 1) * table.named + (_FIGURE - 1) * table.figured
    said = np.log1p(table.counts + (_LEADS - 1) * opens) * table.rarity * table.standing
    return {
        "rare": _cosines(said * kind),
        "rare_names": _cosines(said * table.named),
        "rare_lead": _cosines(said * opens),
        "rare_first": _cosines(said * table.flagged(FIRST)),
        "rare_plain": _cosines(said * table.plain),
        "rare_figures": _cosines(said * table.figured),
    }


def _cosines(rows: Floats) -> Floats:
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    cosines: Floats = (rows @ rows.T) / np.maximum(lengths[:, None] * lengths[None, :], _TINY)
    return cosines


def _share(rows: Floats) -> Floats:
    """Shared kinds as part of all kinds of both."""
    both = rows @ (rows > 0).T
    total = rows.sum(axis=1)
    share: Floats = both / np.maximum(total[:, None] + total[None, :] - both, 1)
    return share


def _within(rows: Floats, there: Floats) -> Floats:
    """Shared kinds as part of the kinds of the side that has fewer."""
    total = rows.sum(axis=1)
    share: Floats = (rows @ (there > 0).T.astype(np.float32)) / (np.minimum(total[:, None], total[None, :]) + 1)
    return share


def _clash(said: Floats) -> Floats:
    says = said.max(axis=1, initial=0)
    clash: Floats = says[:, None] * says[None, :] * ((said @ said.T) == 0)
    return clash


def _main(table: _Table) -> Floats:
    """Whether the names that one article says most often stand in the other: the lower of both ways, 0..1."""
    said = table.counts * table.named
    top = np.argsort(-said, axis=1, kind="stable")[:, :_TOP]
    rows = np.arange(len(said))[:, None]
    chosen = np.zeros_like(said)
    chosen[rows, top] = said[rows, top]
    share = (chosen @ table.there.T) / np.maximum(chosen.sum(axis=1)[:, None], _TINY)
    lower: Floats = np.minimum(share, share.T)
    return lower


def _both_ways(name: str, value: Floats) -> dict[str, Floats]:
    """The lower and the higher of what is measured from either side."""
    return {name: np.minimum(value, value.T), f"{name}_most": np.maximum(value, value.T)}
