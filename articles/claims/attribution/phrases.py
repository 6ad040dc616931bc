"""The phrases for who speaks: brought to the words that name somebody, and whether "he" or "she" may mean them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from articles import lexicon
from articles.article import Span
from articles.lexicon import alternatives
from articles.text.tokens import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.tokens import Token

_PARTICLE = rf"(?:{alternatives(lexicon.words('en', 'attribution', 'name_particles'))}[ -])?"
FULL_NAME = re.compile(rf"\b([A-Z][\w’'-]{{1,40}}+)\.?(?: {_PARTICLE}[A-Z][\w’'-]{{1,40}}+){{1,4}}")
_APPOSED = re.compile(rf", (?={FULL_NAME.pattern}(?:[,.;:”\"]|$))")
_ENGLISH = lexicon.English("attribution")
_VERBS = lexicon.words("en", "clauses", "verbs")
_BODIES = lexicon.words("en", "names", "bodies")
_PERSONS = lexicon.words("en", "nouns", "persons")
_NOT_MEANT = lexicon.groups("en", "attribution", "not_meant")


def named_part(text: str, span: Span) -> Span | None:
    """The part of a phrase that names who speaks: "for the judge" without "for", "He left early" without its verb.

    None where no part does: "at a cost".
    """
    words = HYPHENS.tokens(text, span.start, span.end)
    while len(words) > 1 and words[0].lower in _ENGLISH.before_subject:
        words = words[1:]
    if not words or words[0].lower in _ENGLISH.leading:
        return None
    if _governs(words) and text[words[0].start].islower():
        return _behind_comma(text, words, span.end)
    end = next((at for at in range(1, len(words)) if _begins_predicate(text, words, at)), len(words))
    if end == len(words):
        return Span(words[0].start, span.end)
    return _behind_comma(text, words[end:], span.end) or Span(words[0].start, words[end - 1].end)


def with_name(text: str, span: Span) -> Span:
    """A phrase for somebody's role with the name that stands behind its comma: "its finance chief, Maja Sandell"."""
    words = HYPHENS.tokens(text, span.start, span.end)
    apposed = _APPOSED.match(text, span.end)
    if apposed is None or any(text[word.start].isupper() for word in words[1:]):
        return span
    name = FULL_NAME.match(text, apposed.end())
    return Span(span.start, name.end()) if name else span


def _begins_predicate(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether a verb stands behind a subject: not "the left", nor in a clause that only describes it."""
    if not _is_verb(words[at]) or not text[words[at].start].islower():
        return False
    before = words[at - 1].lower
    if before in _ENGLISH.determiners or before in _ENGLISH.relatives or before in _ENGLISH.leading:
        return False
    by = at + 1 < len(words) and words[at + 1].lower == "by"
    return not (by and before not in _ENGLISH.pronouns) and "," not in text[words[at - 1].end : words[at].start]


def _is_verb(word: Token) -> bool:
    return word.lower in _VERBS


def _governs(words: Sequence[Token]) -> bool:
    """Whether a verb with its object begins here: "repaid the cost"."""
    if words[0].lower in _ENGLISH.several or words[0].lower in _ENGLISH.pronouns:
        return False
    return _is_verb(words[0]) or (len(words) > 1 and words[1].lower in _ENGLISH.determiners)


def _behind_comma(text: str, words: Sequence[Token], end: int) -> Span | None:
    """What stands behind the first comma, where a subject begins there: "repaid it, his chief of staff"."""
    for before, word in pairwise(words):
        if "," in text[before.end : word.start]:
            begins = word.lower in _ENGLISH.determiners or text[word.start].isupper()
            return Span(word.start, end) if begins else None
    return None


def may_be(pronoun: str, text: str, span: Span) -> bool:
    """Whether "he" or "she" may mean who is named in a phrase: one person, and of that sex where the words tell it."""
    if pronoun not in _NOT_MEANT:
        return True
    words = HYPHENS.tokens(text, span.start, span.end)
    lows = {word.lower for word in words}
    if not lows.isdisjoint(_NOT_MEANT[pronoun]):
        return False
    if any(word.lower not in _BODIES and text[word.start].isupper() for word in words[1:]):
        return not lows & _ENGLISH.several
    return bool(words) and _is_one_person(text, words)


def _is_one_person(text: str, words: Sequence[Token]) -> bool:
    """Of a phrase without a name behind its first word: a lone surname, or a role in the singular."""
    head = _head(words)
    if len(words) == 1 and text[head.start].isupper():
        return head.lower not in _BODIES and head.lower not in _ENGLISH.unnamed
    plural = head.lower.endswith("s") and not head.lower.endswith("ss")
    if plural or {word.lower for word in words} & _ENGLISH.several:
        return False
    return head.lower in _PERSONS or head.lower in _ENGLISH.unnamed or head.lower.endswith(_ROLE_ENDINGS)


def _head(words: Sequence[Token]) -> Token:
    """The word before the first "of", "in" or "on" of a phrase, else its last."""
    for before, word in pairwise(words):
        if word.lower in _ENGLISH.before_noun or word.lower in _ENGLISH.time_and_place or word.lower == "who":
            return before
    return words[-1]


_ROLE_ENDINGS = tuple(sorted(lexicon.words("en", "attribution", "role_endings")))
