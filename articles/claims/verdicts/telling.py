"""How findings are told: reasons each once and in plain words, and a word that names what a finding is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles import lexicon
from articles.text.stems import stem
from articles.text.tokens import APOSTROPHES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.claims.statements.finding import Verdict
    from articles.claims.statements.statement import Statement

SAME_CONTENT = "the same content"
BOTH_SPEAK, BOTH_NAME = "both speak of: ", "both name "
SHARED_WORDS, BESIDE_FIGURES = "shared words: ", "shared beside the figures: "
_LISTS = (BOTH_SPEAK, BOTH_NAME, SHARED_WORDS, BESIDE_FIGURES)
_ENGLISH = lexicon.English("attribution")
_SMALL = _ENGLISH.prepositions | _ENGLISH.auxiliaries | _ENGLISH.connectors | _ENGLISH.pronouns | _ENGLISH.joining
_BEFORE_NOUN = _ENGLISH.determiners | _ENGLISH.possessives | {""}
_VERBS = lexicon.words("en", "clauses", "verbs") | _ENGLISH.past_verbs
_COMMON = frozenset(map(stem, lexicon.words("en", "stems", "common")))


def plainly(reasons: Iterable[str], verdict: Verdict) -> tuple[str, ...]:
    """Reasons, lists of one kind put together, without words that say little; no "same content" of what differs."""
    told: dict[str, list[str]] = {}
    for reason in reasons:
        kind = next((each for each in _LISTS if reason.startswith(each)), "")
        if not kind:
            told.setdefault(reason, [])
            continue
        had = told.setdefault(kind, [])
        had += [word for word in reason.removeprefix(kind).split(", ") if word not in had]
    if verdict in ("differ", "contradict"):
        told.pop(SAME_CONTENT, None)
    spoken = {part for word in told.get(BOTH_SPEAK, []) for part in word.split(" – ")}
    for kind in (SHARED_WORDS, BESIDE_FIGURES):
        if kind in told:
            words = dict.fromkeys(map(_without_possessive, told.pop(kind)))
            kept = [word for word in words if word not in spoken and not says_little(word)]
            told |= {kind: kept} if kept else {}
    return tuple(reason + ", ".join(words) for reason, words in told.items())


def _without_possessive(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def says_little(word: str) -> bool:
    """Whether a word says nothing of what a statement is about: "before", "three", "will"."""
    return word in _SMALL or stem(word) in _COMMON or word.isdigit()


def naming_word(a: Statement, b: Statement, stems: Iterable[str]) -> str:
    """Of the stems that two statements share, the word that reads most like what they are about: a noun; "" if none.

    "Rate" of "the effective tax rate", not "effective"; "January" with its capital; never "before" or "found".
    """
    scored: list[tuple[float, int, str]] = []
    for each in stems:
        places = [(side, at) for side in (a, b) for at, token in enumerate(side.tokens) if token.key == each]
        if not places or places[0][0] is not a:
            continue
        word = _as_named(places)
        if not says_little(word.lower()):
            likely = sum(_like_noun(side, at) for side, at in places) / len(places)
            scored.append((likely, len(word), word))
    best = max(scored, default=None)
    return best[2] if best and best[0] >= _NOUN else ""


def _as_named(places: Sequence[tuple[Statement, int]]) -> str:
    """The word as a spells it, with its capital where it has one wherever it stands."""
    words = [_without_possessive(side.text[side.tokens[at].start : side.tokens[at].end]) for side, at in places]
    inside = any(side.tokens[at].start > side.whole.start for side, at in places)
    return words[0] if inside and all(word[0].isupper() for word in words) else words[0].lower()


def _like_noun(side: Statement, at: int) -> int:
    """How much a word reads like a noun by its ending and the words beside it; below 0 where it hardly does."""
    token = side.tokens[at]
    word = side.text[token.start : token.end].lower()
    before = APOSTROPHES.tokens(side.text, max(side.whole.start, token.start - _NEAR), token.start)[-1:]
    after = APOSTROPHES.tokens(side.text, token.end, min(side.whole.end, token.end + _NEAR))[:1]
    led = bool(before) and before[0].lower in _BEFORE_NOUN
    ends = not after or after[0].lower in _SMALL | _VERBS or side.text[token.end : after[0].start].strip(" ") != ""
    score = led + (1 if ends else -2)
    if before and before[0].lower in _ENGLISH.prepositions:
        score += 1
    verbal = word.endswith(("ed", "ing")) or word in _VERBS
    if word.endswith("ly") or (verbal and not led):
        score -= 3
    return score


_NOUN = -1.0
"""How much like a noun a word must read to be a topic, from -4 to 4; chosen, not measured."""
_NEAR = 30
"""Code points beside a word in which its neighbour stands."""
