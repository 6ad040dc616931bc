"""Who said what: the people and bodies that either article quotes or names as a source, with their claims."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from articles.claims.finding import Speaker

if TYPE_CHECKING:
    from articles.article import Article, Side
    from articles.claims.extraction import Reading
    from articles.claims.pairing import Pairing
    from articles.claims.statement import Statement

_LONGEST = 60
_KINDS = ("person", "organisation", "unknown", "place")
_OPENING = ("the ", "a ", "an ")


def speakers_of(pairing: Pairing, a: Article, b: Article) -> tuple[Speaker, ...]:
    """The speakers, those of both articles first, then by how much they say; sources without a name last, as one."""
    said: dict[str, dict[Side, list[str]]] = {}
    surfaces: dict[str, Counter[str]] = {}
    sides: tuple[tuple[Side, Reading, Article], ...] = (("a", pairing.a, a), ("b", pairing.b, b))
    for side, reading, article in sides:
        for claim, statement in zip(reading.claims, reading.statements, strict=True):
            who = _speaker(statement, article)
            if who is None:
                continue
            key = pairing.links.get(who[0], who[0]) if side == "b" else who[0]
            said.setdefault(key, {"a": [], "b": []})[side].append(claim.id)
            surfaces.setdefault(key, Counter())[who[1]] += 1
    _surnames_joined(said, surfaces)
    found = [
        Speaker(max(surfaces[key], key=lambda name: (len(name.split()), surfaces[key][name])) if key else "", tuple(claims["a"]), tuple(claims["b"]))
        for key, claims in said.items()
    ]
    return tuple(
        sorted(found, key=lambda each: (not each.name, not (each.a and each.b), -len(each.a) - len(each.b), each.name))
    )


def _speaker(statement: Statement, article: Article) -> tuple[str, str] | None:
    """The key and the words of who says a statement, ("", "") for a source without a name; None for the author."""
    said = statement.attribution
    if said is None or said.kind in ("author", "inferred"):
        return None
    span = said.speaker or said.source
    if span is None or said.unnamed:
        return ("", "")
    names = [name for name in statement.names if span.overlaps(name.span) and not name.demonym]
    if names:
        name = min(names, key=lambda each: (_KINDS.index(each.kind), each.span.start))
        if name.kind in ("person", "organisation") or len(names[0].surface) > len(span) // 2:
            return name.id, name.surface
    phrase = " ".join(article.quote(span).split())
    if len(phrase) > _LONGEST or not any(word[0].isupper() for word in phrase.split()[1:] or phrase.split()):
        named = [each for each in article.quote(span).split() if each[0].isupper()]
        return (names[0].id, names[0].surface) if names else ("", "") if not named else (phrase.lower(), phrase[:_LONGEST])
    low = phrase.lower()
    for opening in _OPENING:
        low = low.removeprefix(opening)
    return low, phrase


def _surnames_joined(said: dict[str, dict[Side, list[str]]], surfaces: dict[str, Counter[str]]) -> None:
    """Put a surname with the one full name that ends in it."""
    for key in [each for each in said if each and " " not in each]:
        full = [each for each in said if each != key and each.rpartition(" ")[2] == key]
        if len(full) == 1:
            for side in ("a", "b"):
                said[full[0]][side] += said[key][side]  # type: ignore[index] # the two letters of Side
            surfaces[full[0]].update(surfaces[key])
            del said[key], surfaces[key]
