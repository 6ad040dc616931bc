"""What a change of words does: softens or hardens, raises or lowers a figure, drops or adds a name, denies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.article import Span
from articles.versions.model import Turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.claims.particulars import FirmnessLevel
    from articles.claims.quantities.quantity import Quantity
    from articles.claims.statements.statement import Read
    from articles.versions.model import TurnKind

_LADDER: Final[tuple[FirmnessLevel, ...]] = ("stated", "attributed", "hedged", "alleged")
"""How firmly something is said, from firm to not; what is denied or asked stands beside it."""


def turns_of(old: Read, new: Read) -> tuple[Turn, ...]:
    """What became of a sentence, in which `old` was read, in the later version, where `new` is."""
    return (*_firmness(old, new), *_denial(old, new), *_figures(old, new), *_names(old, new))


def _firmness(old: Read, new: Read) -> Iterator[Turn]:
    """How firmly it is said: stated, by somebody, hedged, alleged; the words are those that make it so."""
    was, now = (read.firmness.level if read.firmness is not None else "stated" for read in (old, new))
    if was == now or was not in _LADDER or now not in _LADDER:
        return
    kind: TurnKind = "softened" if _LADDER.index(now) > _LADDER.index(was) else "hardened"
    yield Turn(kind, _sign_of(old), _sign_of(new), was, now)


def _sign_of(read: Read) -> Span | None:
    """The words that make a sentence less firm: a hedge, else the one who says it."""
    firmness, said = read.firmness, read.attribution
    if firmness is not None and firmness.level in ("hedged", "alleged") and firmness.signs:
        return next((each.span for each in firmness.signs if each.level == firmness.level), None)
    return None if said is None or said.kind == "author" else said.source or said.cue


def _denial(old: Read, new: Read) -> Iterator[Turn]:
    was, now = ([each.cue for each in read.negations] for read in (old, new))
    if bool(was) != bool(now):
        yield Turn("denial", was[0] if was else None, now[0] if now else None)


def _figures(old: Read, new: Read) -> Iterator[Turn]:
    """The figures of one sentence that are others in the other; like is set against like, in order."""
    left = [each for each in old.quantities if not any(_same(each, other) for other in new.quantities)]
    right = [each for each in new.quantities if not any(_same(each, other) for other in old.quantities)]
    for quantity in left:
        partner = next((each for each in right if _like(quantity, each)), None)
        if partner is None:
            continue
        right.remove(partner)
        yield Turn(_compared(quantity, partner), _span(quantity), _span(partner))


def _same(a: Quantity, b: Quantity) -> bool:
    return (a.low, a.high, a.unit_class) == (b.low, b.high, b.unit_class)


def _like(a: Quantity, b: Quantity) -> bool:
    """Whether two figures count the same kind of thing."""
    return a.unit == b.unit or (a.unit_class == b.unit_class and a.unit_class not in ("unknown", "count"))


def _compared(a: Quantity, b: Quantity) -> TurnKind:
    """Whether a figure is raised or lowered, as far as its ends tell."""
    ends = [(x, y) for x, y in ((a.low, b.low), (a.high, b.high)) if x is not None and y is not None]
    if ends and all(y >= x for x, y in ends) and any(y > x for x, y in ends):
        return "raised"
    if ends and all(y <= x for x, y in ends) and any(y < x for x, y in ends):
        return "lowered"
    return "figure"


def _span(quantity: Quantity) -> Span:
    return Span(quantity.start, quantity.end)


def _names(old: Read, new: Read) -> Iterator[Turn]:
    """The names that are no longer there, and those that came."""
    words = [{part.lower() for name in read.names for part in name.surface.split()} for read in (old, new)]
    for name in old.names:
        if words[1].isdisjoint(name.surface.lower().split()):
            yield Turn("name dropped", name.span, None)
    for name in new.names:
        if words[0].isdisjoint(name.surface.lower().split()):
            yield Turn("name added", None, name.span)
