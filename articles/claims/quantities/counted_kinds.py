"""Whether two nouns may count the same people or things: one group, one the general word, or neither."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from articles.claims.words.listing import listed

if TYPE_CHECKING:
    from articles.claims.quantities.quantity import Quantity

_GENERAL: Final = {
    "person": listed(
        "person people individual human life population victim casualty other man woman inhabitant adult mensch "
        "personne persona человек"
    ),
    "vehicle": frozenset(("vehicle", "fahrzeug", "véhicule", "vehículo")),
}
_DEAD: Final = listed("death fatality dead killed")
_WOUNDED: Final = listed("wounded injured hurt")

# Each line holds nouns that accounts use for one another; the first names the group.
_GROUPS: Final = """
fighter militant terrorist insurgent rebel islamist jihadist jihadi extremist gunman guerrilla thug combatant separatist
soldier troop serviceman servicewoman infantryman marine paratrooper commando trooper conscript reservist personnel
civilian resident villager townspeople local non-combatant bystander
policeman policewoman police officer constable deputy gendarme
protester protestor demonstrator marcher rioter activist
pupil student schoolchild schoolboy schoolgirl
child boy girl kid youngster toddler baby infant minor
refugee migrant immigrant asylum-seeker evacuee
worker employee staff staffer labourer laborer miner
robber thief burglar raider gunman attacker assailant suspect
inmate prisoner detainee convict
passenger traveller traveler
doctor physician surgeon medic
lawmaker legislator senator congressman representative mp member
fan supporter spectator viewer
voter elector
firefighter fireman rescuer
home house dwelling household residence
shop store outlet
shot bullet round
ship vessel boat freighter
plane aircraft jet airliner
helicopter chopper
car automobile
lorry truck
quake earthquake tremor temblor
blast explosion
attack strike raid assault
"""
_GROUP_OF: Final[dict[str, frozenset[int]]] = {}
for _number, _line in enumerate(_GROUPS.strip().splitlines()):
    for _noun in _line.split():
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
