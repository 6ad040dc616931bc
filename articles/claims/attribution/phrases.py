"""The phrases for who speaks: brought to the words that name somebody, and whether "he" or "she" may mean them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from articles import lexicon
from articles.article import Span
from articles.claims.attribution.subjects import is_finite, past_time
from articles.lexicon import alternatives
from articles.text.tokens import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.tokens import Token

_PARTICLE = rf"(?:{alternatives(lexicon.words('en', 'attribution', 'name_particles'))}[ -])?"
FULL_NAME = re.compile(rf"\b([A-Z][\w’'-]{{1,40}}+)\.?(?: {_PARTICLE}[A-Z][\w’'-]{{1,40}}+){{1,4}}")
_APPOSED = re.compile(rf", (?={FULL_NAME.pattern}(?: of [A-Z]\w+(?: [A-Z]\w+)?)?(?:[,.;:”\"]|$))")
_ENGLISH = lexicon.English("attribution")
_TITLE = rf"(?P<title>(?:{alternatives(lexicon.words('en', 'attribution', 'titles'))})\.? )?"
_NAMED_BEFORE = re.compile(
    rf"(?P<lead>\b\w+ )?(?P<name>{_TITLE}(?:(?<=\. )[A-Z][\w’'-]+|{FULL_NAME.pattern}))(?: of [A-Z]\w+)?(?:, | [—–-] )$"
)
_DESCRIBED = re.compile(rf"\b(?P<name>{_TITLE}{FULL_NAME.pattern}), (?:an?|the) ")
_DATELINE = re.compile(r"(?<![A-Z])[A-Z]{3}[A-Z .]*+(?:, [A-Z]\w++\.?)? ?[—–-]++ ")
_WHO = re.compile(rf",? {alternatives(lexicon.words('en', 'attribution', 'relatives'))}\b")
_NEAR, _LONG = 90, 80
"""Code points in which the name before a description stands, and from which a source is cut at its comma; chosen."""
_LOOSE = _ENGLISH.possessives | _ENGLISH.have | _ENGLISH.be | _ENGLISH.loose
_VERBS = lexicon.words("en", "clauses", "verbs")
_BODIES = lexicon.words("en", "names", "bodies")
_PERSONS = lexicon.words("en", "nouns", "persons")
_NOT_MEANT = lexicon.groups("en", "attribution", "not_meant")


def named_part(text: str, span: Span) -> Span | None:
    """The part of a phrase that names who speaks: "for the judge" without "for", "He left early" without its verb.

    None where no part does: "at a cost".
    """
    words = _without_ends(text, HYPHENS.tokens(text, span.start, span.end))
    if not words or words[0].lower in _ENGLISH.leading or _opens_with_verb(text, words):
        return None
    if words[-1].end < span.end and not _is_only_marks(text[words[-1].end : span.end]):
        span = Span(span.start, words[-1].end)
    if _tells_before_comma(text, words) and (behind := _behind_comma(text, words, span.end)):
        return named_part(text, behind)
    if _governs(words) and text[words[0].start].islower():
        return _behind_comma(text, words, span.end)
    end = next((at for at in range(1, len(words)) if _begins_predicate(text, words, at)), len(words))
    if end == len(words):
        return Span(words[0].start, span.end)
    return _behind_comma(text, words[end:], span.end) or Span(words[0].start, words[end - 1].end)


def _tells_before_comma(text: str, words: Sequence[Token]) -> bool:
    """Whether what is said, or an hour, stands before the first comma: "The hold burned, the mate, Ana Lind, said"."""
    comma = next((at for at in range(1, len(words)) if "," in text[words[at - 1].end : words[at].start]), 0)
    relative = any(word.lower in _ENGLISH.relatives for word in words[:comma])
    told = any(is_finite(text, words, at) for at in range(1, comma)) and not relative
    return bool(comma) and (told or words[0].text[0].isdigit())


def _is_only_marks(behind: str) -> bool:
    return not any(map(str.isalnum, behind))


def _without_ends(text: str, words: Sequence[Token]) -> Sequence[Token]:
    """A phrase without words at its ends that name nobody: "even Holt", "whose gang", "a list of his", "Holt on"."""
    dateline = _DATELINE.match(text, words[0].start) if words else None
    words = [word for word in words if not dateline or word.start >= dateline.end()]
    begins = _ENGLISH.before_subject | _ENGLISH.narrowing
    while len(words) > 1 and words[0].lower in begins:
        words = words[1:]
    bracket = next((at for at, word in enumerate(words) if at and _is_open_bracket(text, words, word)), None)
    words = words[:bracket]
    last = past_time(text, words, len(words) - 1)
    timed = last < len(words) - 1
    words = words[: max(last, 0) + 1]
    while len(words) > 1 and (_is_loose(text, words[-1]) or (timed and words[-1].lower.endswith("ed"))):
        words = words[:-1]
    return words


def _is_open_bracket(text: str, words: Sequence[Token], word: Token) -> bool:
    """Whether a bracket opens before a word and closes nowhere in the phrase."""
    return text[word.start - 1] == "(" and ")" not in text[word.start : words[-1].end]


def _is_loose(text: str, word: Token) -> bool:
    """Whether a word ends no phrase: an article, a preposition, "has", an adverb."""
    if not text[word.start].islower():
        return False
    return (
        word.lower in _ENGLISH.prepositions
        or word.lower in _LOOSE
        or (word.lower.endswith("ly") and word.lower not in _ENGLISH.nouns_in_ly)
    )


def _opens_with_verb(text: str, words: Sequence[Token]) -> bool:
    """Whether a verb begins a phrase, which then is what somebody does or what is done: "started by people"."""
    low = words[0].lower
    if not text[words[0].start].islower() or len(words) == 1:
        return low in _ENGLISH.before_gerund or low in _ENGLISH.inference
    return (low.endswith("ed") and words[1].lower == "by") or low in _ENGLISH.inference or low in _ENGLISH.before_gerund


def has_name(text: str, span: Span) -> bool:
    """Whether a phrase for somebody unnamed has a person's name in it: "Mr. Katz, a lawyer", "a nurse, Ana Lind"."""
    head, comma, behind = span.of(text).partition(", ")
    if not comma:
        return False
    named = FULL_NAME.fullmatch(behind) is not None and not _is_body(behind)
    first = head.split()[0].rstrip(".")
    titled = first in lexicon.words("en", "attribution", "titles") and head.split()[-1][0].isupper()
    return named or titled or (FULL_NAME.fullmatch(head) is not None and not _is_body(head))


def _is_body(words: str) -> bool:
    return any(word.lower().strip(".,") in _BODIES for word in words.split())


def with_ending(text: str, span: Span) -> Span:
    """A phrase with the dot of its last word where that is a short form of a name: "Ned Pruss Jr."."""
    short = span.of(text).rpartition(" ")[2] in _ENGLISH.name_endings
    return Span(span.start, span.end + 1) if short and text[span.end : span.end + 1] == "." else span


def with_name(text: str, span: Span) -> Span:
    """A phrase for somebody's role with the name that stands behind its comma: "its finance chief, Maja Sandell"."""
    words = HYPHENS.tokens(text, span.start, span.end)
    apposed = _APPOSED.match(text, span.end)
    if apposed is None and words and words[0].lower in _ENGLISH.determiners:
        return _name_before(text, span) or span
    if apposed is None or any(text[word.start].isupper() for word in words[1:]):
        return span
    name = FULL_NAME.match(text, apposed.end())
    title = name is None or name[0].rpartition(" ")[2] in lexicon.words("en", "attribution", "titles")
    return span if name is None or title else Span(span.start, name.end())


def from_name(text: str, span: Span) -> Span:
    """A phrase with several commas from the name in it on that the rest describes: "her health, from Ned Pruss, a"."""
    opens = text[span.start : span.end].partition(" ")[0]
    if opens[:1].isupper() or opens in _ENGLISH.determiners - _ENGLISH.possessives:
        return span
    found = _DESCRIBED.search(text, span.start, span.end)
    return Span(found.start("name"), span.end) if found else span


def shortened(text: str, span: Span) -> Span:
    """A long phrase up to its first comma: "Ned Pruss, the vice president of the Association of ..."."""
    comma = text.find(",", span.start, span.end) if len(span) > _LONG else -1
    if comma <= span.start:
        return span
    name = _APPOSED.match(text, comma)
    named = FULL_NAME.match(text, name.end()) if name else None
    return Span(span.start, named.end() if named and named.end() <= span.end else comma)


def _name_before(text: str, span: Span) -> Span | None:
    """The name that a phrase only describes: "Ned Pruss, a clerk of the court, said", "Ms. Lind — an aide who said"."""
    closed = text[span.end : span.end + 1] == "," or _WHO.match(text, span.end) is not None
    found = _NAMED_BEFORE.search(text, max(0, span.start - _NEAR), span.start) if closed else None
    if found is None:
        return None
    lead = (found["lead"] or "").strip().lower()
    if not found["title"] and lead != "of" and lead in _ENGLISH.place_leads:
        return None
    return Span(*found.span("name"))


def _begins_predicate(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether a verb stands behind a subject: not "the left", nor in a clause that only describes it."""
    if not text[words[at].start].islower() or not (_is_verb(words[at]) or _has_object(words, at)):
        return False
    before = words[at - 1].lower
    if before in _ENGLISH.determiners or before in _ENGLISH.relatives or before in _ENGLISH.leading:
        return False
    by = at + 1 < len(words) and words[at + 1].lower == "by"
    return not (by and before not in _ENGLISH.pronouns) and "," not in text[words[at - 1].end : words[at].start]


def _has_object(words: Sequence[Token], at: int) -> bool:
    """Whether an -ed word is a verb with its object behind it: "moved the desk"; a thing "called the Orla" is none."""
    low = words[at].lower
    if not low.endswith("ed") or low in _ENGLISH.naming or at + 1 == len(words):
        return False
    return words[at + 1].lower in _ENGLISH.determiners


def _is_verb(word: Token) -> bool:
    return word.lower in _VERBS


def _governs(words: Sequence[Token]) -> bool:
    """Whether a verb with its object begins here: "repaid the cost"."""
    if words[0].lower in _ENGLISH.several or words[0].lower in _ENGLISH.pronouns:
        return False
    object_behind = len(words) > 1 and words[1].lower in _ENGLISH.determiners
    return _is_verb(words[0]) or (object_behind and words[0].lower not in _ENGLISH.determiners)


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
    if not lows.isdisjoint(_NOT_MEANT[pronoun]) or _is_body_or_work(text, words):
        return False
    if any(word.lower not in _BODIES and text[word.start].isupper() for word in words[1:]):
        return not lows & _ENGLISH.several
    return bool(words) and _is_one_person(text, words)


def _is_body_or_work(text: str, words: Sequence[Token]) -> bool:
    """Whether a phrase is a name in capitals alone ("the IAEA"), or "The" with capitals only ("The Hill")."""
    named = [word for word in words if word.lower not in _ENGLISH.determiners]
    if not all(text[word.start].isupper() for word in named):
        return False
    short = len(named) == 1 and len(named[0].text) > 1 and named[0].text.isupper()
    return short or (len(named) < len(words) and not any(word.lower in _PERSONS for word in named))


def _is_one_person(text: str, words: Sequence[Token]) -> bool:
    """Of a phrase without a name behind its first word: a lone surname, or a role in the singular."""
    head = _head(words)
    if len(words) == 1 and text[head.start].isupper():
        return head.lower not in _BODIES and head.lower not in _ENGLISH.unnamed
    if head.lower in _ENGLISH.works or head.lower in _ENGLISH.occasions:
        return False
    if head.lower in _ENGLISH.groups_of_people:
        return False
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
