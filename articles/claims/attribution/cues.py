"""The words by which a sentence says that someone says something: said, according to, reportedly, it seems."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from articles import lexicon
from articles.article import Span
from articles.claims.attribution import lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.claims.attribution.quotes import Quotation
    from articles.text.tokens import Token

CueKind = Literal["telling", "wanting", "according", "noun", "hearsay", "passive", "inference", "colon", "count"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: its span, its kind, and the indices of its first and one past its last word."""

    span: Span
    kind: CueKind
    first: int
    last: int


_COLON = re.compile(r"^[\"“]?(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})(?P<cue>:)[ \u00a0]")
_OPENS = "\"“«„‘'"
_CLOSES = "\"”»’'“"
_SUBJECTS = lexicon.words("en", "attribution", "subjects")
_MODALS = lexicon.words("en", "attribution", "modals")
_BE = lexicon.words("en", "attribution", "be")
_HAVE = frozenset({"has", "have", "had"})
_CLAUSE = lexicon.words("en", "attribution", "clause_openers")
_OBJECTS = lexicon.words("en", "attribution", "object_openers")
_NO_SUBJECT = lexicon.words("en", "attribution", "no_subject")
_WENT_TO = lexicon.words("en", "attribution", "went_to")
_LONGEST_PHRASE = 6
# No real sentence has more; a long run of one word must not cost more.
_MOST = 12


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[tuple[str, ...], CueKind]]]:
    table: dict[str, list[tuple[tuple[str, ...], CueKind]]] = {}
    kinds: tuple[tuple[tuple[str, ...], CueKind], ...] = (
        (lists.ACCORDING, "according"),
        (lists.INFERENCE_PHRASES, "inference"),
        (lists.POINTING, "telling"),
    )
    for phrases, kind in kinds:
        for phrase in phrases:
            parts = tuple(phrase.split())
            table.setdefault(parts[0], []).append((parts, kind))
    return table


def find_cues(text: str, sentence: Span, words: Sequence[Token], quotations: Sequence[Quotation]) -> list[Cue]:
    """The cues of an English sentence in order. `words` are its words outside `quotations`, those that touch it."""
    found: list[Cue] = []
    at = 0
    while at < len(words) and len(found) < _MOST:
        cue = _phrase_at(words, at) or _word_at(text, sentence, words, at, quotations)
        if cue:
            found.append(cue)
            at = cue.last
        else:
            at += 1
    if not found and (colon := _COLON.match(text[sentence.start : min(sentence.end, sentence.start + 80)])):
        where = sentence.start + colon.start("cue")
        count = sum(word.end <= where for word in words)
        name = colon["who"]
        spoken = " " in name or (name.isupper() and len(name) > 2) or any(q.speech for q in quotations)
        if spoken and not any(q.span.covers(where) for q in quotations):
            found.append(Cue(Span(where, where + 1), "colon", count, count))
    return found


def foreign_cues(words: Sequence[Token], language: str) -> list[Cue]:
    """The cues of a sentence in a language other than English: its commonest verbs and phrases."""
    found: list[Cue] = []
    telling = lexicon.words(language, "attribution", "telling_forms")
    hearsay = lexicon.words(language, "attribution", "hearsay")
    phrases = [tuple(phrase.split()) for phrase in lexicon.in_order(language, "attribution", "according")]
    for at, word in enumerate(words):
        length = next((len(p) for p in phrases if tuple(w.lower for w in words[at : at + len(p)]) == p), 0)
        if length:
            found.append(Cue(Span(word.start, words[at + length - 1].end), "according", at, at + length))
        elif word.lower in telling:
            found.append(Cue(Span(word.start, word.end), "telling", at, at + 1))
        elif word.lower in hearsay:
            found.append(Cue(Span(word.start, word.end), "hearsay", at, at + 1))
    return found


def _phrase_at(words: Sequence[Token], at: int) -> Cue | None:
    for parts, kind in _phrases().get(words[at].lower, ()):
        if (
            kind == "according"
            and at + len(parts) < len(words)
            and any(each.lower in lists.NOT_SOURCES for each in words[at + len(parts) : at + len(parts) + 2])
        ):
            continue
        if kind == "telling" and not _has_subject(words, at):
            continue
        if all(at + n < len(words) and words[at + n].lower == part for n, part in enumerate(parts)):
            return Cue(Span(words[at].start, words[at + len(parts) - 1].end), kind, at, at + len(parts))
    return None


def _word_at(text: str, sentence: Span, words: Sequence[Token], at: int, quotations: Sequence[Quotation]) -> Cue | None:
    word, low = words[at], words[at].lower
    span = Span(word.start, word.end)
    if low in lists.HEARSAY:
        return Cue(span, "hearsay", at, at + 1)
    before = words[at - 1].lower if at else ""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if before in lists.NOBODY or _claims_lives(words, at):
        return None
    said_that = low in lists.SAYING_NOUNS and after == "that"
    if said_that and (before in lists.LEADING or before in lists.DETERMINERS):
        return Cue(span, "noun", at, at + 1)
    if low in lists.PASSIVE_RUMOUR and _was_said(words, at):
        return Cue(span, "passive", at, at + 1)
    if low in lists.WANTING and after == "to" and _has_subject(words, at):
        return Cue(Span(word.start, words[at + 1].end), "wanting", at, at + 2)
    if low in lists.TELLING and _tells(text, words, at, quotations):
        return Cue(span, "telling", at, at + 1)
    if low in lists.TELLING_THAT and _tells_that(text, sentence, words, at, quotations):
        return Cue(span, "telling", at, at + 1)
    if low in lists.INFERENCE and before not in lists.DETERMINERS and after in lists.AFTER_INFERENCE:
        return Cue(span, "inference", at, at + 1)
    if said_that and before not in ("", "with"):
        return Cue(span, "noun", at, at + 1)
    return _source_at(text, sentence, words, at, quotations)


def _source_at(
    text: str, sentence: Span, words: Sequence[Token], at: int, quotations: Sequence[Quotation]
) -> Cue | None:
    """A phrase that names where something is said: "by the army's count", "in a statement" beside a quotation."""
    word = words[at]
    if word.lower in ("by", "on") and (
        found := lists.COUNT_BY.match(text, word.start, min(sentence.end, word.start + 90))
    ):
        inside = sum(word.start <= each.start < found.end() for each in words[at : at + 12])
        return Cue(Span(*found.span()), "count", at, at + inside)
    if word.lower in lists.STATEMENT_LEADS and any(each.speech for each in quotations):
        statement = lists.IN_A_STATEMENT.match(text[word.start : word.start + 60].lower())
        if statement:
            count = len(statement[0].split())
            return Cue(Span(word.start, word.start + statement.end()), "noun", at, min(at + count, len(words)))
    return None


def _claims_lives(words: Sequence[Token], at: int) -> bool:
    """Whether "claimed" has lives or victims behind it, and tells nothing."""
    return words[at].lower.startswith("claim") and any(
        each.lower in lists.CLAIMED_OBJECTS for each in words[at + 1 : at + 5]
    )


def _was_said(words: Sequence[Token], at: int) -> bool:
    """ "Was said to", "is widely believed that", "it is thought"."""
    low = [word.lower for word in words[max(0, at - 3) : at]]
    after = words[at + 1].lower if at + 1 < len(words) else ""
    return any(word in _BE for word in low[-2:]) and (after in ("to", "that", "as") or low[:1] == ["it"])


def _tells(text: str, words: Sequence[Token], at: int, quotations: Sequence[Quotation]) -> bool:
    word = words[at]
    before = words[at - 1].lower if at else ""
    if before == "so" or (before in _BE and word.lower in lists.NOT_PASSIVE):
        return False
    if (
        word.lower.endswith("ing")
        and word.lower not in lists.NOUN_LIKE
        and at
        and before not in ("the", "a", "an", "of")
    ):
        return True
    if word.lower in lists.NOUN_LIKE or word.lower.endswith("ing"):
        return _tells_that(text, None, words, at, quotations)
    if before in ("some", "many", "several") and word.lower not in lists.NOUN_LIKE:
        return True
    if before in lists.DETERMINERS or (before in lists.BEFORE_NOUN and not word.lower.endswith("ed")):
        return before == "to" and at > 1 and words[at - 2].lower in _WENT_TO
    return not (at == 0 and not _beside_quote(text, word, quotations))


def _tells_that(
    text: str, sentence: Span | None, words: Sequence[Token], at: int, quotations: Sequence[Quotation]
) -> bool:
    """Whether a word that need not attribute does: with "that", beside a quotation, or behind a comma."""
    word = words[at]
    before = words[at - 1].lower if at else ""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if _beside_quote(text, word, quotations) and before not in lists.DETERMINERS:
        return True
    if before in lists.DETERMINERS or (before in _BE and not word.lower.endswith("ing")):
        return after == "that" and before in _BE
    if after in lists.CLAUSE_WORDS and at > 0:
        return before not in ("to", "of", "for") or words[at - 2].lower in ("on", "went", "continued")
    if not _has_subject(words, at):
        return False
    subject = words[at - 2].lower if at > 1 and before.endswith("ly") else before
    if subject in lists.UNNAMED or subject in lists.WORKS or (word.lower == "put" and after in lists.PUT_BEFORE):
        return True
    if (
        word.lower in lists.BELIEVING
        and after in _OBJECTS
        and (word.lower not in lists.NOUN_LIKE or before in _SUBJECTS)
    ):
        return True
    if word.lower in lists.NOUN_LIKE:
        return before in _SUBJECTS or (after in _OBJECTS and not word.lower.endswith("ing"))
    if word.lower in lists.FACTIVE:
        return after in _CLAUSE
    clause = after in _CLAUSE or (
        after == "it" and at + 2 < len(words) and words[at + 2].lower in _BE | _MODALS | _HAVE
    )
    closes = (
        text[word.end : word.end + 1] in (",", ".") and text[max(0, word.start - 4) : word.start].rstrip()[-1:] != ","
    )
    inserted = sentence is not None and closes and _comma_before(text, words, at)
    return inserted or clause


def _comma_before(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether a subject of few words stands between a comma and the verb: ", the mayor believes,"."""
    low = max(0, at - _LONGEST_PHRASE)
    return "," in text[words[low].end : words[at].start] if at else False


def _has_subject(words: Sequence[Token], at: int) -> bool:
    before = words[at - 1].lower if at else ""
    return bool(before) and before not in lists.DETERMINERS and before not in _NO_SUBJECT


def _beside_quote(text: str, word: Token, quotations: Sequence[Quotation]) -> bool:
    """Whether only a comma, a colon or "that" lies between the word and a quotation, or a subject of few words."""
    for quotation in quotations:
        if not quotation.speech:
            continue
        after = text[word.end : quotation.span.start] if quotation.span.start >= word.end else None
        if (
            after is not None
            and len(after) < 60
            and (after.strip(" ,:\u00a0") in ("", "that") or after.rstrip()[-1:] in ",:")
        ):
            return after.count(" ") < 8
        before = text[quotation.span.end : word.start] if quotation.span.end <= word.start else None
        if before is not None and len(before) < 60 and before.count(" ") < 7 and not any(m in before for m in ".;"):
            return True
    return False
