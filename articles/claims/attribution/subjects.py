"""The subject of a verb that stands apart from it: before a participle, an "and", a "who", an adverb or a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles import lexicon
from articles.article import Span
from articles.claims.attribution import lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.tokens import Token

_ENGLISH = lexicon.English("attribution")
_VERBS = lexicon.words("en", "clauses", "verbs")
DAYS, _MONTHS = (
    frozenset(word.lower() for row in lexicon.rows("en", "months", name) for word in row)
    for name in ("weekdays", "months")
)
_MODALS = _ENGLISH.modals - {"to"}
_PEOPLE = tuple(sorted(lexicon.words("en", "attribution", "people_endings")))
_BEFORE_NO_VERB = _ENGLISH.prepositions | _ENGLISH.determiners | {"to"}
_LONGEST_LEAD = 8
_LONGEST = 16
"""Words of a subject at most."""


def past_auxiliaries(text: str, words: Sequence[Token], at: int) -> int:
    """The last word from `at` back that is no part of the verb: not "has", "didn't" or "also"; -1 if there is none."""
    while at >= 0 and _is_auxiliary(text, words[at], first=not at):
        at -= 1
    return at


def _is_auxiliary(text: str, word: Token, *, first: bool) -> bool:
    """Whether a word belongs to a verb, or is an adverb; "May" and "Will" are names inside a sentence."""
    if word.lower in _ENGLISH.auxiliaries:
        return first or text[word.start].islower()
    return word.lower.endswith("n't") or _is_adverb(text, word)


def _is_adverb(text: str, word: Token) -> bool:
    return word.lower.endswith("ly") and text[word.start].islower() and word.lower not in _ENGLISH.nouns_in_ly


def past_time(text: str, words: Sequence[Token], at: int) -> int:
    """The last word from `at` back that tells no day: not "late on Monday" or "last week"; -1 if there is none.

    A month counts only behind such a word or a figure: May may be a name.
    """
    back = at
    while back >= 0 and (words[back].lower in DAYS | _MONTHS | _ENGLISH.time_units or words[back].text.isdigit()):
        back -= 1
    leads = back
    while leads >= 0 and words[leads].lower in _ENGLISH.time_leads:
        leads -= 1
    told = words[back + 1 : at + 1]
    if not told or (leads == back and told[0].lower not in DAYS):
        return at
    if "," in text[words[leads].end : words[leads + 1].start] if leads >= 0 else False:
        return at
    return past_auxiliaries(text, words, leads) if leads >= 0 else -1


def phrase_before_who(text: str, words: Sequence[Token], last: int) -> Span:
    """The noun that "who" describes, up to `last`: "residents of the block", of "was welcomed by residents of..."."""
    people = words[last].lower in _ENGLISH.unnamed or words[last].lower.endswith(_PEOPLE)
    stops = _ENGLISH.before_who | _ENGLISH.connectors | (_ENGLISH.prepositions if people else frozenset())
    start = last
    while start > 0 and last - start < _LONGEST:
        before = words[start - 1]
        if before.lower in stops or is_finite(text, words, start - 1):
            break
        if text[before.end : words[start].start].strip(" .\u00a0"):
            break
        start -= 1
    while start < last and words[start].lower in _ENGLISH.prepositions:
        start += 1
    return Span(words[without_lead(text, words, start, last)].start, words[last].end)


def subject_of(text: str, words: Sequence[Token], cue: int) -> Span | None:
    """The subject that a later verb shares: "The army withdrew, saying", "Holt left early and announced".

    It is that of the first verb behind a clause with which the sentence may open ("While they spoke, Holt left").
    """
    if cue < 1:
        return None
    if words[cue - 1].lower in _ENGLISH.joining and (near := _pronoun_near(text, words, cue - 1)):
        return near
    start = without_lead(text, words, 0, min(cue, _LONGEST_LEAD) - 1) if cue > 1 else 0
    opening = next((word for word in words if word.lower not in _ENGLISH.linking), words[0]).lower
    if opening in _ENGLISH.connectors or opening in _ENGLISH.subordinate:
        start = next((at for at in range(1, cue) if "," in _gap(text, words, at)), cue)
    commas = [at for at in range(start + 1, cue) if "," in _gap(text, words, at)]
    if commas and any(word.lower in _ENGLISH.relatives for word in words[commas[0] : commas[0] + 2]):
        return Span(words[start].start, words[commas[0] - 1].end)
    verb = next((at for at in range(start + 1, min(cue, start + _LONGEST)) if is_finite(text, words, at)), None)
    if verb is not None:
        found = _before_verb(text, words, start, verb)
        inside = (word.lower for word in words if found.start < word.start < found.end)
        return None if any(low in _ENGLISH.connectors for low in inside) else found
    return Span(words[start].start, words[commas[0] - 1].end) if commas else None


def _pronoun_near(text: str, words: Sequence[Token], joining: int) -> Span | None:
    """The pronoun before the nearest verb: "in which she denied it and said"."""
    for at in range(joining - 1, max(0, joining - _LONGEST), -1):
        if "," in _gap(text, words, at) or words[at].lower in _ENGLISH.connectors:
            return None
        if is_finite(text, words, at):
            before = past_auxiliaries(text, words, at - 1)
            named = before >= 0 and words[before].lower in _ENGLISH.speaker_pronouns
            return Span(words[before].start, words[before].end) if named else None
    return None


def _before_verb(text: str, words: Sequence[Token], start: int, verb: int) -> Span:
    """What stands before a verb: behind its last comma, or before the first where the comma closes an apposition."""
    commas = [at for at in range(start + 1, verb + 1) if "," in _gap(text, words, at)]
    last = past_auxiliaries(text, words, verb - 1)
    if not commas:
        return Span(words[start].start, words[max(last, start)].end)
    if commas[-1] == verb or (len(commas) > 1 and verb - commas[-1] <= 1):
        first = commas[0] if len(commas) > 1 and _is_lead(text, words, start, commas[0]) else start
        return Span(words[first].start, words[next(each for each in commas if each > first) - 1].end)
    return Span(words[commas[-1]].start, words[max(last, commas[-1])].end)


def _is_lead(text: str, words: Sequence[Token], start: int, comma: int) -> bool:
    """Whether what stands before the first comma is no subject: "Down in the polls", "Asked about it"."""
    return words[start].lower in _ENGLISH.leading or any(
        words[at].lower in _ENGLISH.prepositions and text[words[at - 1].start].islower()
        for at in range(start + 1, comma)
    )


def _gap(text: str, words: Sequence[Token], at: int) -> str:
    """What stands between a word and the one before it."""
    return text[words[at - 1].end : words[at].start]


def is_finite(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether a word is a verb with a subject before it, and no participle: "led", not "banks led by"."""
    low = words[at].lower
    if not text[words[at].start].islower() or low in _ENGLISH.nouns_in_ed:
        return False
    if low in _ENGLISH.be or low in _ENGLISH.have or low in _MODALS:
        return True
    before = words[at - 1].lower if at else ""
    if before in _ENGLISH.speaker_pronouns and low in _VERBS:
        return True
    by = at + 1 < len(words) and words[at + 1].lower == "by"
    doing = by and at + 2 < len(words) and words[at + 2].lower.endswith("ing")
    named = at > 1 and text[words[at - 1].start].isupper()
    if (by and not doing and not named) or before in _BEFORE_NO_VERB:
        return False
    told = (low in lists.TELLING or low in lists.TELLING_THAT) and low not in _ENGLISH.noun_like
    return (
        low in _VERBS
        or low in _ENGLISH.past_verbs
        or (told and not low.endswith("ing"))
        or (low.endswith("ed") and len(low) > len("shed"))
    )


def without_lead(text: str, words: Sequence[Token], start: int, last: int) -> int:
    """Past a phrase in front of the subject: "On Monday the mayor", "And then he"."""
    while start < last and words[start].lower in _ENGLISH.linking:
        start += 1
    if words[start].lower not in _ENGLISH.leading or start == last:
        return start
    for at in range(last, start + 1, -1):
        if words[at].lower in _ENGLISH.determiners or words[at].lower in _ENGLISH.pronouns:
            if words[at - 1].lower not in _ENGLISH.leading:
                return at
        elif "," in text[words[at - 1].end : words[at].start]:
            return at
    return last if text[words[last].start].isupper() or words[last].lower in _ENGLISH.unnamed else start
