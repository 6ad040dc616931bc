"""The words by which a sentence says that someone says something: said, according to, reportedly, it seems."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from articles import lexicon
from articles.article import Span
from articles.claims.attribution import lists
from articles.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


class _Here(NamedTuple):
    """The word `words[at]` that may be a cue, in small letters, with its neighbours, "" where there is none."""

    text: str
    words: Sequence[Token]
    at: int
    quotations: Sequence[Quotation]
    low: str
    before: str
    after: str


_COLON = re.compile(r"^[\"“]?(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})(?P<cue>:)[ \u00a0]")
_OPENS = "\"“«„‘'"
_CLOSES = "\"”»’'“"
_ENGLISH = lexicon.English("attribution")
_VERBS = lexicon.words("en", "clauses", "verbs")
_ABBREVIATED = re.compile(rf"\b(?:{alternatives(lexicon.words('en', 'attribution', 'titles'))}|[A-Z])\.")
_LONGEST_PHRASE = 6
# No real sentence has more; a long run of one word must not cost more.
_MOST = 12
_BESIDE = 60
"""Code points between a verb and the quotation it may belong to; chosen, not measured."""
_WORDS_BEFORE, _WORDS_BEHIND = 8, 7
"""Spaces from which the subject between them is too long, before and behind the quotation; chosen, not measured."""


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
            and any(each.lower in _ENGLISH.not_sources for each in words[at + len(parts) : at + len(parts) + 2])
        ):
            continue
        if kind == "telling" and (not _has_subject(words, at) or _is_noun_of(words, at)):
            continue
        if all(at + n < len(words) and words[at + n].lower == part for n, part in enumerate(parts)):
            return Cue(Span(words[at].start, words[at + len(parts) - 1].end), kind, at, at + len(parts))
    return None


def _is_noun_of(words: Sequence[Token], at: int) -> bool:
    """Whether "calls for" is what somebody made or met: "led calls for", "faces calls for"; "calls" has none before."""
    before = words[at - 1].lower
    return words[at].lower in _ENGLISH.noun_like and (before in _VERBS or before.endswith(("ed", "ing")))


def _word_at(text: str, sentence: Span, words: Sequence[Token], at: int, quotations: Sequence[Quotation]) -> Cue | None:
    """The cue that a word is, alone or with the one behind it: "said", "allegedly", "wants to"."""
    here = _here(text, words, at, quotations)
    span = Span(words[at].start, words[at].end)
    if here.low in _ENGLISH.hearsay:
        return Cue(span, "hearsay", at, at + 1)
    if here.before in _ENGLISH.nobody or _claims_lives(words, at):
        return None
    kind = next((kind for kind, is_one in _KINDS if is_one(here)), None)
    if kind is None:
        return _source_at(text, sentence, words, at, quotations)
    if kind == "wanting":
        return Cue(Span(words[at].start, words[at + 1].end), kind, at, at + 2)
    return Cue(span, kind, at, at + 1)


def _here(text: str, words: Sequence[Token], at: int, quotations: Sequence[Quotation]) -> _Here:
    before = words[at - 1].lower if at else ""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    return _Here(text, words, at, quotations, words[at].lower, before, after)


def _says_that(here: _Here) -> bool:
    """Whether it is a noun of saying with what is said behind it: "reports that"."""
    return here.low in _ENGLISH.saying_nouns and here.after == "that"


def _is_named_saying(here: _Here) -> bool:
    """Whether an article or a preposition shows that it is a noun of saying: "the claim that", "in reports that"."""
    return _says_that(here) and (here.before in _ENGLISH.leading or here.before in _ENGLISH.determiners)


def _is_bare_saying(here: _Here) -> bool:
    """Whether it is a noun of saying inside its sentence: "the army's claim that"."""
    return _says_that(here) and here.before not in ("", "with")


def _is_rumoured(here: _Here) -> bool:
    """Whether nobody says it but all do: "is said to"."""
    return here.low in _ENGLISH.passive_rumour and _was_said(here.words, here.at)


def _wants(here: _Here) -> bool:
    """Whether somebody means to do something: "the mayor wants to"."""
    return here.low in lists.WANTING and here.after == "to" and _has_subject(here.words, here.at)


def _is_telling(here: _Here) -> bool:
    """Whether it is a verb that always attributes, used as one, or one that may and does here."""
    return (here.low in lists.TELLING and _tells(here)) or (here.low in lists.TELLING_THAT and _tells_that(here))


def _is_inferring(here: _Here) -> bool:
    """Whether the author concludes: "it seems that"."""
    return (
        here.low in _ENGLISH.inference
        and here.before not in _ENGLISH.determiners
        and here.after in _ENGLISH.after_inference
    )


_KINDS: tuple[tuple[CueKind, Callable[[_Here], bool]], ...] = (
    ("noun", _is_named_saying),
    ("passive", _is_rumoured),
    ("wanting", _wants),
    ("telling", _is_telling),
    ("inference", _is_inferring),
    ("noun", _is_bare_saying),
)
"""The kinds a word is tried for, in this order; the first that fits is taken."""


def _source_at(
    text: str, sentence: Span, words: Sequence[Token], at: int, quotations: Sequence[Quotation]
) -> Cue | None:
    """A phrase that names where something is said: "by the army's count", "in a statement" beside a quotation."""
    word = words[at]
    if word.lower in _ENGLISH.count_leads and (
        found := lists.COUNT_BY.match(text, word.start, min(sentence.end, word.start + 90))
    ):
        inside = sum(word.start <= each.start < found.end() for each in words[at : at + 12])
        return Cue(Span(*found.span()), "count", at, at + inside)
    if word.lower in _ENGLISH.statement_leads and any(each.speech for each in quotations):
        statement = lists.IN_A_STATEMENT.match(text[word.start : word.start + 60].lower())
        if statement:
            count = len(statement[0].split())
            return Cue(Span(word.start, word.start + statement.end()), "noun", at, min(at + count, len(words)))
    return None


def _claims_lives(words: Sequence[Token], at: int) -> bool:
    """Whether "claimed" has lives or victims behind it, and tells nothing."""
    return words[at].lower.startswith("claim") and any(
        each.lower in _ENGLISH.claimed_objects for each in words[at + 1 : at + 5]
    )


def _was_said(words: Sequence[Token], at: int) -> bool:
    """ "Was said to", "is widely believed that", "it is thought"."""
    low = [word.lower for word in words[max(0, at - 3) : at]]
    after = words[at + 1].lower if at + 1 < len(words) else ""
    return any(word in _ENGLISH.be for word in low[-2:]) and (after in _ENGLISH.behind_rumour or low[:1] == ["it"])


def _tells(here: _Here) -> bool:
    """Whether a verb of saying says something here: neither "so said" nor "the saying"."""
    if here.before == "so" or (here.before in _ENGLISH.be and here.low in _ENGLISH.not_passive):
        return False
    if _is_deed(here):
        return False
    if _is_participle(here):
        return True
    if here.low in _ENGLISH.noun_like or here.low.endswith("ing"):
        return _tells_that(here)
    if here.before in _ENGLISH.some_people:
        return True
    if here.before in _ENGLISH.determiners or (here.before in _ENGLISH.before_noun and not here.low.endswith("ed")):
        return here.before == "to" and _earlier(here) in _ENGLISH.went_to
    return here.at > 0 or _beside_quote(here.text, here.words[here.at], here.quotations)


def _is_participle(here: _Here) -> bool:
    """Whether it is a verb in -ing with a subject, and no noun: "the army withdrew, saying"."""
    verbal = here.low.endswith("ing") and here.low not in _ENGLISH.noun_like
    if verbal and here.before in _ENGLISH.before_gerund:
        return _says_something(here)
    return verbal and bool(here.before) and here.before not in _ENGLISH.before_ing_noun


def _says_something(here: _Here) -> bool:
    """Whether a clause or a quotation follows, as what is said: "by saying he had left", not "for advising banks"."""
    told = here.after in _ENGLISH.clause_words or here.after in _ENGLISH.clause_openers
    return told or _beside_quote(here.text, here.words[here.at], here.quotations)


def _is_deed(here: _Here) -> bool:
    """Whether a verb that may say something tells of a deed: "blasting out the pane", "a meeting called to settle"."""
    deed = here.low in lists.DEEDS and here.after in _ENGLISH.deed_particles
    return (deed or (here.low == "called" and here.after == "to")) and not _says_something(here)


def _earlier(here: _Here) -> str:
    """The word two before, "" if there is none."""
    return here.words[here.at - 2].lower if here.at > 1 else ""


def _tells_that(here: _Here) -> bool:
    """Whether a word that need not attribute does: with "that", beside a quotation, or behind a comma.

    "The mayor believes that it holds" and "It holds, the mayor believes." attribute; "the mayor believes in it" does
    not.
    """
    if here.low in _ENGLISH.noun_like and (here.before in _ENGLISH.prepositions or here.before in _ENGLISH.adjectival):
        return False
    if here.before not in _ENGLISH.determiners and _beside_quote(here.text, here.words[here.at], here.quotations):
        return True
    if _is_noun_or_passive(here):
        return here.after == "that" and here.before in _ENGLISH.be
    verb = here.low in lists.TELLING_THAT and here.low not in _ENGLISH.noun_like
    if verb and here.after in _ENGLISH.statement_leads and _has_subject(here.words, here.at):
        behind = here.words[here.at + 1].start
        if lists.IN_A_STATEMENT.match(here.text[behind : behind + _BESIDE].lower()):
            return True
    if here.after in _ENGLISH.clause_words and here.at > 0:
        return here.before not in _ENGLISH.before_no_saying or _earlier(here) in _ENGLISH.going_on
    if not _has_subject(here.words, here.at):
        return False
    if _has_telling_subject(here) or _has_telling_object(here):
        return True
    if here.low in _ENGLISH.noun_like:
        return _is_verb_all_the_same(here)
    if here.low in lists.FACTIVE:
        return here.after in _ENGLISH.clause_openers
    return _is_inserted(here) or _opens_clause(here)


def _is_noun_or_passive(here: _Here) -> bool:
    """Whether what stands before it makes it a noun or a passive: "the fear", "was expected"."""
    return here.before in _ENGLISH.determiners or (here.before in _ENGLISH.be and not here.low.endswith("ing"))


def _is_verb_all_the_same(here: _Here) -> bool:
    """Whether a word that may be a noun is none: "they fear", "officials fear the"."""
    opens = here.after in _ENGLISH.object_openers and here.after not in _ENGLISH.estimating
    return here.before in _ENGLISH.subjects or (opens and not here.low.endswith("ing"))


def _has_telling_subject(here: _Here) -> bool:
    """Whether who or what only ever says things stands before it: "officials fear", "the book recalls"."""
    subject = _earlier(here) if here.before.endswith("ly") and here.at > 1 else here.before
    return subject in _ENGLISH.unnamed or subject in _ENGLISH.works


def _has_telling_object(here: _Here) -> bool:
    """Whether what follows is what is said: "they believe the bridge is shut", "the ministry put the toll at"."""
    if here.low == "put" and here.after in _ENGLISH.put_before:
        return True
    verbal = here.low not in _ENGLISH.noun_like or here.before in _ENGLISH.subjects
    return here.low in lists.BELIEVING and here.after in _ENGLISH.object_openers and verbal


def _is_inserted(here: _Here) -> bool:
    """Whether it ends words put between commas, or behind one: ", the mayor believes,"."""
    word = here.words[here.at]
    closes = here.text[word.end : word.end + 1] in (",", ".")
    opens = here.text[max(0, word.start - 4) : word.start].rstrip()[-1:] == ","
    return closes and not opens and _comma_before(here.text, here.words, here.at)


def _opens_clause(here: _Here) -> bool:
    """Whether a clause without "that" follows: "they think he left", "they think it was"."""
    later = here.words[here.at + 2].lower if here.at + 2 < len(here.words) else ""
    return here.after in _ENGLISH.clause_openers or (
        here.after == "it" and later in _ENGLISH.be | _ENGLISH.modals | _ENGLISH.have
    )


def _comma_before(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether a subject of few words stands between a comma and the verb: ", the mayor believes,"."""
    low = max(0, at - _LONGEST_PHRASE)
    return "," in text[words[low].end : words[at].start] if at else False


def _has_subject(words: Sequence[Token], at: int) -> bool:
    before = words[at - 1].lower if at else ""
    return bool(before) and before not in _ENGLISH.determiners and before not in _ENGLISH.no_subject


def _beside_quote(text: str, word: Token, quotations: Sequence[Quotation]) -> bool:
    """Whether only a comma, a colon or "that" lies between the word and a quotation, or a subject of few words."""
    for quotation in quotations:
        if not quotation.speech:
            continue
        after = text[word.end : quotation.span.start] if quotation.span.start >= word.end else None
        if (
            after is not None
            and len(after) < _BESIDE
            and (after.strip(" ,:\u00a0") in ("", "that") or after.rstrip()[-1:] in ",:")
        ):
            return after.count(" ") < _WORDS_BEFORE
        before = text[quotation.span.end : word.start] if quotation.span.end <= word.start else None
        if (
            before is not None
            and len(before) < _BESIDE
            and before.count(" ") < _WORDS_BEHIND
            and not any(m in _ABBREVIATED.sub("", before) for m in ".;")
        ):
            return True
    return False
