"""Who said what: the people and bodies that either article quotes or names as a source, with their claims."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from articles import lexicon
from articles.article import SIDES
from articles.claims.entities.first_names import one_person
from articles.claims.statements.finding import Speaker
from articles.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.article import Article, Side, Span
    from articles.claims.particulars import Name
    from articles.claims.statements.extraction import ExtractedClaims
    from articles.claims.statements.statement import Statement
    from articles.claims.verdicts.pairing import Pairing

_LONGEST = 60
_OPENING = ("the ", "a ", "an ")
_SHORTEST = 2
_GOVERNS = re.compile(rf"\b{alternatives(lexicon.words('en', 'attribution', 'prepositions'))} ", re.IGNORECASE)
_VERB = re.compile(rf"\b(?:{alternatives(lexicon.words('en', 'frames', 'speaker_verbs'))}|[a-z]{{3,}}ed)\b|[.;:\"“”]")


def speakers_of(pairing: Pairing, a: Article, b: Article) -> tuple[Speaker, ...]:
    """The speakers, those of both articles first, then by how much they say; sources without a name last, as one."""
    said: dict[str, dict[Side, list[str]]] = {}
    surfaces: dict[str, Counter[str]] = {}
    sides: tuple[tuple[Side, ExtractedClaims, Article], ...] = (("a", pairing.a, a), ("b", pairing.b, b))
    for side, reading, article in sides:
        for claim, statement in zip(reading.claims, reading.statements, strict=True):
            who = None if article.paragraphs[claim.paragraph].heading else _speaker(statement, article)
            if who is None:
                continue
            key = pairing.links.get(who[0], who[0]) if side == "b" else who[0]
            said.setdefault(key, {"a": [], "b": []})[side].append(claim.id)
            surfaces.setdefault(key, Counter())[who[1]] += 1
    _persons_joined(said, surfaces)
    found = [
        Speaker(_fullest(surfaces[key]) if key else "", tuple(claims["a"]), tuple(claims["b"]))
        for key, claims in said.items()
    ]
    return tuple(
        sorted(found, key=lambda each: (not each.name, not (each.a and each.b), -len(each.a) - len(each.b), each.name))
    )


def _fullest(surfaces: Counter[str]) -> str:
    """The spelling with the most words, of those the commonest."""
    return max(surfaces, key=lambda name: (len(name.split()), surfaces[name]))


def _speaker(statement: Statement, article: Article) -> tuple[str, str] | None:
    """The key and the words of who says a statement, ("", "") for a source without a name; None for the author."""
    said = statement.attribution
    if said is None or said.kind in ("author", "inferred"):
        return None
    span = said.speaker or said.source
    if span is None or said.unnamed:
        return ("", "")
    names = [name for name in statement.names if span.overlaps(name.span)] or _elsewhere(article, span)
    own = [name for name in _own_names(names) if _speaks(name, span, article.comparable)]
    best = min(own, key=lambda each: (each.kind != "person", each.span.start), default=None)
    if best:
        return best.id, best.surface
    phrase = _short_phrase(article, span) if names else ""
    return (_without_article(phrase.lower()), phrase) if phrase else ("", "")


def _own_names(names: Sequence[Name]) -> list[Name]:
    """The names that are more than an adjective of a nation or an initial."""
    return [name for name in names if not name.demonym and len(name.surface) > _SHORTEST]


def _speaks(name: Name, span: Span, text: str) -> bool:
    """Whether a name in the words for a speaker is the speaker's, not that of their office, town or party.

    It is neither behind a preposition ("an official of Oldra") nor before a noun ("an Oldra official").
    """
    before, behind = text[span.start : name.span.start], text[name.span.end : span.end]
    governed = _GOVERNS.search(before.rpartition(",")[2]) is not None
    noun = re.match(r"[ -](?!of\b|for\b)[a-z]", behind) is not None or re.match("['’]s?[ ]", behind) is not None
    return not governed and not noun


def _short_phrase(article: Article, span: Span) -> str:
    """The whole phrase for a speaker up to its first comma, "" where it is long or a clause."""
    phrase = " ".join(article.quote(span).split()).partition(",")[0]
    return phrase if _SHORTEST < len(phrase) <= _LONGEST and not _VERB.search(phrase) else ""


def _without_article(phrase: str) -> str:
    for opening in _OPENING:
        phrase = phrase.removeprefix(opening)
    return phrase


def _elsewhere(article: Article, span: Span) -> list[Name]:
    """The names of a speaker who was named in an earlier sentence."""
    from articles.claims.entities.people import read_names

    return read_names(article.comparable, [span])


def _persons_joined(said: dict[str, dict[Side, list[str]]], surfaces: dict[str, Counter[str]]) -> None:
    """Put spellings of one full name together, then a surname with the one full name that ends in it."""
    for key in [each for each in said if " " in each]:
        same = [each for each in said if each != key and key in said and one_person(key, each)]
        if len(same) == 1 and len(same[0]) >= len(key):
            _join(said, surfaces, key, same[0])
    for key in [each for each in said if each and " " not in each]:
        full = [each for each in said if each != key and each.rpartition(" ")[2] == key]
        if len(full) == 1:
            _join(said, surfaces, key, full[0])


def _join(said: dict[str, dict[Side, list[str]]], surfaces: dict[str, Counter[str]], key: str, other: str) -> None:
    for side in SIDES:
        said[other][side] += said[key][side]
    surfaces[other].update(surfaces[key])
    del said[key], surfaces[key]
