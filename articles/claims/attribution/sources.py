"""Who is said to say it: the noun phrase before or behind a cue."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.article import Span
from articles.claims.attribution import lists
from articles.claims.attribution.phrases import (
    FULL_NAME,
    from_name,
    has_name,
    named_part,
    shortened,
    with_ending,
    with_name,
)
from articles.claims.attribution.subjects import (
    DAYS,
    is_finite,
    past_auxiliaries,
    past_time,
    phrase_before_who,
    subject_of,
    without_lead,
)
from articles.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.claims.attribution.cues import Cue
    from articles.text.tokens import Token

_STOP = re.compile(r"[;:“”\"«»()\[\]—\n]|[.!?](?=\s)| [–-] |--")
_STOP_RIGHT = re.compile(r"[,;:“”\"«»()\[\]—\n]|[.!?](?=\s|$)| [–-] |--")
_ABBREVIATED = re.compile(rf"\b(?:{alternatives(lexicon.words('en', 'attribution', 'titles'))}|[A-Z])\.$")
_ENGLISH = lexicon.English("attribution")
_FIRM = _ENGLISH.after_source - lexicon.words("en", "attribution", "inside_source")
_ENDS = _FIRM | lexicon.words("en", "attribution", "source_ends")
_BEFORE_INVERTED = frozenset((",", "”", '"', "»", "’", "'", "?", "!", "—"))
"""Signs that end what is said, before a verb whose subject follows it."""
_BETWEEN_COMMAS = re.compile(rf", {FULL_NAME.pattern}, $")
"""A name that closes the words for who speaks: "the mayor, Ines Carrow, said the quay"."""
_FEW = 8
_ROLE_WORDS = 4
"""Words of a role and the first of the name behind it, at most."""
_LONGEST = 24


class Source(NamedTuple):
    """A source's span, and whether it is a pronoun or unnamed."""

    span: Span
    pronoun: bool
    unnamed: bool


def find_source(text: str, sentence: Span, words: Sequence[Token], cue: Cue) -> Source | None:
    """The phrase that names who speaks, or None where the sentence leaves it out."""
    if cue.kind == "according":
        span = _right(text, sentence, words, cue.last)
    elif cue.kind == "noun":
        span = _owner(text, words, cue.first)
    elif cue.kind == "count":
        counted = lists.COUNT_BY.match(text, cue.span.start, cue.span.end)
        span = _possessor(text, *counted.span("who")) if counted else None
    elif cue.kind in ("hearsay", "inference"):
        span = None
    elif cue.kind == "passive":
        span = _by(text, sentence, words, cue.last)
    elif cue.kind == "colon":
        span = Span(words[0].start, words[cue.first - 1].end) if cue.first else None
    else:
        span = _inverted(text, sentence, words, cue)
        if not span and _is_passive(words, cue.first):
            span = _by(text, sentence, words, cue.last)
        elif not span:
            span = _left(text, words, cue.first)
            span = None if span and _is_clause(text, span) else span
    part = named_part(text, from_name(text, span)) if span and len(span) else None
    return _described(text, with_ending(text, shortened(text, with_name(text, part)))) if part else None


def _is_clause(text: str, span: Span) -> bool:
    """Whether a phrase before a verb and a comma holds a verb of its own, and so is what is said, not who says it."""
    if text[span.end : span.end + 1] != ",":
        return False
    return any(part in _ENGLISH.be or part in _ENGLISH.have for part in span.of(text).lower().split())


def told_to(text: str, sentence: Span, words: Sequence[Token], cue: Cue) -> Span | None:
    """Whom it was told: "told Reuters", "told the paper"."""
    if cue.kind != "telling" or words[cue.first].lower not in _ENGLISH.told_forms:
        return None
    span = _right(text, sentence, words, cue.last)
    return Span(span.start, min(span.end, span.start + 60)) if span else None


def _described(text: str, span: Span) -> Source:
    parts = span.of(text).split()
    pronoun = len(parts) == 1 and parts[0].lower() in _ENGLISH.pronouns
    heads = [at for at, part in enumerate(parts) if part.lower().strip(",.") in _ENGLISH.unnamed]
    named = any(_is_named(parts, head) for head in heads) or has_name(text, span)
    return Source(span, pronoun, bool(heads) and not named)


def _is_named(parts: Sequence[str], head: int) -> bool:
    """Whether a name stands beside a word for people: "spokesman Holt", "the Harbour Works officials"."""
    behind, before = parts[head + 1 : head + 2], parts[:head]
    if behind and behind[0][0].isupper():
        return True
    if len(before) > 1 and all(part[0].isupper() for part in before[-2:]):
        return True
    return len(parts) == 1 and parts[0][0].isupper() and _bare(parts[0]) not in _ENGLISH.unnamed


def _bare(part: str) -> str:
    """A word in small letters without the marks and the ending of a possessive around it."""
    return part.lower() if part.lower() in ("us", "his") else part.lower().strip(".,’'s")


def _trim(text: str, start: int, end: int) -> Span | None:
    raw = text[start:end]
    left = len(raw) - len(raw.lstrip(" \u00a0\t,–—-"))
    length = len(raw.strip(" \u00a0\t,–—-"))
    return Span(start + left, start + left + length) if length else None


def _right(text: str, sentence: Span, words: Sequence[Token], first: int) -> Span | None:
    """The phrase that begins with word `first`, up to a stop, a verb or a new clause."""
    if first >= len(words):
        return None
    start, end = words[first].start, words[first].end
    for at in range(first + 1, min(first + _LONGEST, len(words))):
        if _stops_right(text, start, end, words[at].start):
            break
        owned = words[at].text[0].isdigit() and words[at - 1].lower in _ENGLISH.determiners
        if not owned and _ends_source(words[at].lower) and not _joins_name(text, words, at):
            break
        end = words[at].end
    return _trim(text, start, min(end, sentence.end))


def _stops_right(text: str, start: int, end: int, following: int) -> bool:
    """Whether a sign between `end` and the word `following` ends the phrase; the dot of "Gen." does not."""
    between = text[end:following]
    if not _STOP_RIGHT.search(between + ("" if between.strip() else " ")):
        return False
    return not (between.startswith(".") and _ABBREVIATED.search(text[max(start, end - 6) : end + 1]))


def _ends_source(word: str) -> bool:
    """Whether a word is no part of the phrase that names a source."""
    return word in _ENDS or word in _ENGLISH.pronoun_subjects or word[0].isdigit()


def _joins_name(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether an "and" joins two names: "Holt and Lind"."""
    return words[at].lower == "and" and at + 1 < len(words) and text[words[at + 1].start].isupper()


def _inverted(text: str, sentence: Span, words: Sequence[Token], cue: Cue) -> Span | None:
    """The source behind the verb: “...,” said the mayor."""
    if cue.kind != "telling" or cue.last >= len(words) or words[cue.first].lower.startswith("t"):
        return None
    before = text[max(sentence.start, cue.span.start - 3) : cue.span.start].rstrip()
    behind_quotation = text[max(0, cue.span.start - 4) : cue.span.start].rstrip(" ,\u00a0")[-1:] in "”\"»’'"
    plain_comma = before.endswith(",") and not behind_quotation
    if plain_comma and words[cue.first].lower not in _ENGLISH.saying_first:
        return None
    if plain_comma and _BETWEEN_COMMAS.search(text, sentence.start, cue.span.start):
        return None
    if before[-1:] not in _BEFORE_INVERTED and cue.first > 0:
        return None
    follows = words[cue.last]
    touching = not text[cue.span.end : follows.start].strip()
    if not touching or not _may_speak(text, words, cue.last, roles=words[cue.first].lower in _ENGLISH.saying_first):
        return None
    if (
        plain_comma
        and follows.lower in _ENGLISH.speaker_pronouns
        and text[follows.end : follows.end + 2].strip().isalpha()
    ):
        return None
    span = _right(text, sentence, words, cue.last)
    if span and plain_comma and _goes_on(text, span, words, cue.last):
        return None
    return span


def _may_speak(text: str, words: Sequence[Token], at: int, *, roles: bool) -> bool:
    """Whether a source may begin with a word: a name, "he", "officials", "the", "baker" of "baker Ana Lind"."""
    word = words[at]
    if text[word.start].isupper() or word.lower in ("he", "she") or word.lower in _ENGLISH.unnamed:
        return True
    if word.lower in _ENGLISH.determiners:
        return word.lower not in ("that", "this")
    if not roles:
        return False
    for behind, after in pairwise(words[at : at + _ROLE_WORDS]):
        if text[behind.end : after.start].strip() or not _names_role(behind):
            return False
        if text[after.start].isupper():
            return after.lower not in DAYS
    return False


def _names_role(word: Token) -> bool:
    """Whether a word may stand in a role before a name, as "council" and "leader" in "council leader Ana Lind"."""
    small = _ENGLISH.prepositions | _ENGLISH.auxiliaries | _ENGLISH.connectors | _ENGLISH.time_leads | _ENGLISH.pronouns
    return word.lower not in small and word.lower not in _ENGLISH.leading


def _goes_on(text: str, span: Span, words: Sequence[Token], first: int) -> bool:
    """Whether a verb follows the phrase, which then is the subject of what is said: "Holt, said the quay was"."""
    if text[span.end : span.end + 1] in (",", ".", ";", "") or span.end >= words[-1].end:
        return False
    after = next((word for word in words[first : first + _LONGEST] if word.start >= span.end), None)
    if after is None or after.lower in _ENGLISH.time_and_place or after.lower in _ENGLISH.describing:
        return False
    return not after.lower.endswith("ing")


def _is_passive(words: Sequence[Token], first: int) -> bool:
    """ "Was accused of", "were told": whom it happens to, not who says it, stands before the verb."""
    low = words[first].lower
    before = [word.lower for word in words[max(0, first - 2) : first]]
    return low not in ("quoted", "quoting") and not low.endswith("ing") and any(word in _ENGLISH.be for word in before)


def _by(text: str, sentence: Span, words: Sequence[Token], first: int) -> Span | None:
    for at in range(first, min(first + 3, len(words))):
        if words[at].lower == "by":
            return _right(text, sentence, words, at + 1)
    return None


def _left(text: str, words: Sequence[Token], first: int) -> Span | None:
    """The subject of the verb `words[first]`: the phrase before it, an apposition between commas included."""
    direct = past_auxiliaries(text, words, first - 1)
    closed = "," in text[words[direct].end : words[min(direct + 1, len(words) - 1)].start]
    at = direct if closed else past_time(text, words, direct)
    if at < 0:
        return None
    if words[at].lower in _ENGLISH.joining:
        return subject_of(text, words, first)
    if words[first].lower.endswith("ing") and direct == first - 1:
        return _before_participle(text, words, first, at)
    if words[at].lower in _ENGLISH.nobody or (at and words[at - 1].lower == "no"):
        return None
    at = _past_bracket(text, words, at)
    comma = "," in text[words[at].end : words[min(at + 1, len(words) - 1)].start]
    if words[at].lower in ("who", "which") and at and not comma:
        return phrase_before_who(text, words, at - 1)
    if comma:
        at = _past_second_place(text, words, at)
    if words[at].lower in _ENGLISH.connectors:
        return None
    if words[at].lower in _ENGLISH.pronoun_subjects:
        return Span(words[at].start, words[at].end)
    start, last = _phrase_back(text, words, at, comma=comma)
    return _trim(text, words[start].start, words[last].end)


def _past_bracket(text: str, words: Sequence[Token], at: int) -> int:
    """The word before a bracket that stands between a name and its verb: "Holt (north) said"."""
    if ")" not in text[words[at].end : words[min(at + 1, len(words) - 1)].start]:
        return at
    back = at
    while back > 0 and at - back < _FEW:
        if "(" in text[words[back - 1].end : words[back].start]:
            return back - 1
        back -= 1
    return at


def _past_second_place(text: str, words: Sequence[Token], at: int) -> int:
    """The word before "Ohio" in "of Little Amory, Ohio, said": a place behind the comma of a place says nothing."""
    start = at
    while (
        start > 0 and text[words[start].start].isupper() and "," not in text[words[start - 1].end : words[start].start]
    ):
        start -= 1
    before = start - 1
    while before > 0 and text[words[before].start].isupper():
        if words[before - 1].lower in _ENGLISH.places_beside:
            return start - 1
        before -= 1
    return at


def _phrase_back(text: str, words: Sequence[Token], last: int, *, comma: bool) -> tuple[int, int]:
    """First and last word of the phrase that ends with `words[last]`; with `comma` past what stands between commas."""
    start, at, commas = last, last, int(comma)
    while at > max(-1, last - _LONGEST):
        word = words[at]
        joining = (word.lower == "as" and words[min(at + 1, last)].lower in ("well", "as")) or word.lower == "well"
        inserted = commas == 1
        if (word.lower in _ENGLISH.connectors and not joining and not inserted) or word.lower in _ENGLISH.saying_first:
            break
        start = at
        at -= 1
        if at < 0:
            break
        gap = text[words[at].end : word.start]
        if ")" in gap and "," not in gap and "(" not in gap:
            at = _past_bracket(text, words, at)
            continue
        if _stops(text, gap, words[at]):
            break
        if "," in gap:
            if not commas or (commas > 1 and word.lower in _ENGLISH.joining):
                break
            commas += 1
    start = without_lead(text, words, start, last)
    for at in range(start + 1, last + 1):
        if words[at].lower in _ENGLISH.relatives:
            return start, at - 1
    return start, last


def _before_participle(text: str, words: Sequence[Token], first: int, last: int) -> Span | None:
    """The noun in front of "claiming", its last word `last`; the subject of the sentence behind a comma.

    Who "issued a statement saying" says it, as who "began by saying" does; of "a list of gifts showing" it is the list.
    """
    if "," in text[words[first - 1].end : words[first].start] or words[last].lower in _ENGLISH.prepositions:
        return subject_of(text, words, first)
    start = last
    while start > 0 and start > last - 6 and words[start - 1].lower not in _ENGLISH.connectors:
        before = words[start - 1].lower
        described = start > 1 and _describes(text, words, start)
        if is_finite(text, words, start - 1) or (before in _ENGLISH.leading and not described):
            break
        apart = text[words[start - 1].end : words[start].start].strip()
        if apart or (words[start].lower in _ENGLISH.determiners and not described):
            break
        start -= 1
    if words[last].lower in _ENGLISH.occasions and start and words[start].lower in _ENGLISH.occasion_determiners:
        return subject_of(text, words, first) or Span(words[start].start, words[last].end)
    return Span(words[start].start, words[last].end)


def _describes(text: str, words: Sequence[Token], start: int) -> bool:
    """Whether a preposition before a word belongs to what says something: "a list of gifts", "an ad in Oldra"."""
    of_work = words[start - 2].lower in _ENGLISH.works | _ENGLISH.occasions
    return (words[start - 1].lower == "of" and of_work) or (
        words[start - 1].lower == "in" and text[words[start].start].isupper()
    )


def _possessor(text: str, start: int, end: int) -> Span:
    """The owner without the ending: "the army" of "the army's"."""
    if text[end - 2 : end] in ("'s", "’s"):
        return Span(start, end - 2)
    return Span(start, end - 1) if text[end - 1] in "'’" else Span(start, end)


def _owner(text: str, words: Sequence[Token], at: int) -> Span | None:
    """Whose claim it is: "the ministry's claim that", "claims by the ministry that"."""
    first = at - 1
    while (
        first > 0
        and first > at - 4
        and not words[first].lower.endswith(("'s", "s'"))
        and words[first].lower not in _ENGLISH.possessives
    ):
        first -= 1
    if first < 0:
        return None
    if words[first].lower in _ENGLISH.possessives:
        return Span(words[first].start, words[first].end)
    if not words[first].lower.endswith(("'s", "s'")):
        return None
    last = first
    while first > 0 and first > last - 5 and text[words[first - 1].end : words[first].start].strip() == "":
        before = words[first - 1]
        if not (text[before.start].isupper() or before.lower in _ENGLISH.determiners):
            break
        first -= 1
    return _possessor(text, words[first].start, words[last].end)


def _stops(text: str, gap: str, word: Token) -> bool:
    found = _STOP.search(gap + ("" if gap.strip() else " "))
    return bool(found) and not (gap.startswith(".") and _ABBREVIATED.search(text[max(0, word.end - 6) : word.end + 1]))
