"""Whether two nouns may count the same people or things: one group, one the general word, or neither."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from articles import lexicon

if TYPE_CHECKING:
    from articles.claims.quantities.quantity import Quantity

_GENERAL: Final = {
    "person": frozenset(lexicon.everywhere("kinds", "persons")),
    "vehicle": frozenset(lexicon.everywhere("kinds", "vehicles")),
}
_DEAD: Final = lexicon.words("en", "kinds", "dead")
_WOUNDED: Final = lexicon.words("en", "kinds", "wounded")

_GROUP_OF: Final[dict[str, frozenset[int]]] = {}
for _number, _nouns in enumerate(lexicon.rows("en", "kinds", "alike")):
    for _noun in _nouns:
        _GROUP_OF[_noun] = _GROUP_OF.get(_noun, frozenset()) | {_number}


@dataclass(frozen=True, slots=True)
class Kind:
    """Whether two nouns may count the same; why not; and the narrower of the two, empty when neither is."""

    same: bool
    reason: str = ""
    narrower: str = ""


def same_kind(a: Quantity, b: Quantity) -> Kind:
    """Whether two quantities of one unit class may count the same people or things."""
    if a.unit_class not in ("person", "vehicle", "count") or a.unit == b.unit:
        return Kind(same=True)
    if (a.unit in _DEAD and b.unit in _WOUNDED) or (a.unit in _WOUNDED and b.unit in _DEAD):
        return Kind(same=False, reason="the dead are not the wounded")
    general = _GENERAL.get(a.unit_class, frozenset()) | (_DEAD | _WOUNDED if a.unit_class == "person" else frozenset())
    if a.unit in general and b.unit in general:
        return Kind(same=True)
    if a.unit in general or b.unit in general:
        return Kind(same=True, narrower=b.unit if a.unit in general else a.unit)
    if _GROUP_OF.get(a.unit, frozenset()) & _GROUP_OF.get(b.unit, frozenset()):
        return Kind(same=True)
    return Kind(same=False, reason=f"{a.unit} and {b.unit} may not be the same")
