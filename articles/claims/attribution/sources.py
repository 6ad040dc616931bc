"""Who is said to say it: the noun phrase before or behind a cue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.article import Span
from articles.claims.attribution import lists
from articles.claims.attribution.phrases import named_part, with_name
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
_FEW = 8
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
    part = named_part(text, span) if span and len(span) else None
    return _described(text, with_name(text, part)) if part else None


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
    head = next((at for at, part in enumerate(parts) if part.lower().strip(",.") in _ENGLISH.unnamed), None)
    return Source(span, pronoun, head is not None and not _is_named(parts, head))


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
        if _ends_source(words[at].lower) and not _joins_name(text, words, at):
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
    if before[-1:] not in _BEFORE_INVERTED and cue.first > 0:
        return None
    follows = words[cue.last]
    touching = not text[cue.span.end : follows.start].strip()
    if not touching or not _may_speak(text, follows):
        return None
    span = _right(text, sentence, words, cue.last)
    if span and plain_comma and _goes_on(text, span, words, cue.last):
        return None
    return span


def _may_speak(text: str, word: Token) -> bool:
    """Whether a source may begin with a word: a name, "he", "officials", "the"."""
    if text[word.start].isupper() or word.lower in ("he", "she") or word.lower in _ENGLISH.unnamed:
        return True
    return word.lower in _ENGLISH.determiners and word.lower not in ("that", "this")


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
    at = _past_auxiliaries(text, words, first - 1)
    if at < 0:
        return None
    if words[first].lower.endswith("ing") and at == first - 1:
        return _before_participle(text, words, first)
    if words[at].lower in _ENGLISH.joining:
        return _subject(text, words, first)
    if words[at].lower in _ENGLISH.nobody or (at and words[at - 1].lower == "no"):
        return None
    at = _past_bracket(text, words, at)
    comma = "," in text[words[at].end : words[min(at + 1, len(words) - 1)].start]
    if words[at].lower in ("who", "which") and at and not comma:
        at -= 1
    if words[at].lower in _ENGLISH.connectors:
        return None
    if words[at].lower in _ENGLISH.pronoun_subjects:
        return Span(words[at].start, words[at].end)
    start, last = _phrase_back(text, words, at, comma=comma)
    return _trim(text, words[start].start, words[last].end)


def _past_auxiliaries(text: str, words: Sequence[Token], at: int) -> int:
    """The last word from `at` back that is no part of the verb: not "has", "didn't" or "also"; -1 if there is none."""
    while at >= 0 and (
        words[at].lower in _ENGLISH.auxiliaries or words[at].lower.endswith("n't") or _is_adverb(text, words[at])
    ):
        at -= 1
    return at


def _is_adverb(text: str, word: Token) -> bool:
    return word.lower.endswith("ly") and text[word.start].islower() and word.lower not in _ENGLISH.nouns_in_ly


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
        if _stops(text, gap, words[at]):
            break
        if "," in gap:
            if not commas:
                break
            commas += 1
    start = _without_lead(text, words, start, last)
    for at in range(start + 1, last + 1):
        if words[at].lower in _ENGLISH.relatives:
            return start, at - 1
    return start, last


def _before_participle(text: str, words: Sequence[Token], first: int) -> Span | None:
    """The noun in front of "claiming", or the subject of the sentence where a comma stands between."""
    if "," in text[words[first - 1].end : words[first].start]:
        return _subject(text, words, first)
    start = first - 1
    while (
        start > 0
        and start > first - 6
        and words[start - 1].lower not in _ENGLISH.leading
        and words[start - 1].lower not in _ENGLISH.connectors
    ):
        if text[words[start - 1].end : words[start].start].strip() or words[start].lower in _ENGLISH.determiners:
            break
        start -= 1
    return Span(words[start].start, words[first - 1].end)


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


def _subject(text: str, words: Sequence[Token], cue: int) -> Span | None:
    """The subject of the sentence, for a verb in -ing behind a comma: "The army withdrew, saying"."""
    start = _without_lead(text, words, 0, min(cue, 8) - 1) if cue > 1 else 0
    for at in range(start, min(cue, start + 12)):
        low = words[at].lower
        if at > start and (
            low in _ENGLISH.auxiliaries
            or (low.endswith("ed") and text[words[at].start].islower())
            or low in _ENGLISH.connectors
        ):
            return Span(words[start].start, words[at - 1].end)
        if at > start and "," in text[words[at - 1].end : words[at].start]:
            return Span(words[start].start, words[at - 1].end)
    return None


def _stops(text: str, gap: str, word: Token) -> bool:
    found = _STOP.search(gap + ("" if gap.strip() else " "))
    return bool(found) and not (gap.startswith(".") and _ABBREVIATED.search(text[max(0, word.end - 6) : word.end + 1]))


def _without_lead(text: str, words: Sequence[Token], start: int, last: int) -> int:
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
