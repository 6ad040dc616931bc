"""Deeds and states that exclude each other: "confessed" against "denied it", "afloat" against "sank"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.article import Span
from articles.claims.modality.negation import read_negations
from articles.claims.statements.stems import tokens_of
from articles.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.claims.statements.statement import Statement
    from articles.text.tokens import Token

_GAP = "~"
_BETWEEN = 3
"""Words that may stand where a phrase has a gap."""
_REACH = 2
"""Words between a denial and the word it denies; chosen on the report pairs to train on."""
_NOT_ACROSS = lexicon.words("en", "negation", "not_across")
_ENGLISH = lexicon.English("attribution")
_PREPOSITIONS, _LEADS = _ENGLISH.prepositions, _ENGLISH.determiners | _ENGLISH.possessives
_BEHIND = lexicon.words("en", "negation", "behind")
_LISTS = {"excluding": False, "excluding_for_a_time": True}


class Sense(NamedTuple):
    """What a word or phrase says in a group of opposites: one of its poles, or that the pole does not hold.

    `passes` says that the state may change within the time of the event.
    """

    group: str
    pole: int
    poles: int
    passes: bool
    denied: bool
    span: Span


class Opposites(NamedTuple):
    """Two senses of which one excludes the other, the first of a."""

    a: Sense
    b: Sense

    def remark(self, a: str, b: str) -> str:
        """Both in words, given the texts."""
        return f"{_in_words(self.a, a)} against {_in_words(self.b, b)}"


class _Phrase(NamedTuple):
    parts: tuple[str, ...]
    group: str
    pole: int
    poles: int
    passes: bool
    participle: bool
    stems: frozenset[str]


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    """Phrases of stems by their first one, the longest first."""
    table: dict[str, list[_Phrase]] = {}
    for name, passes in _LISTS.items():
        for group, poles in lexicon.sets("en", "opposites", name).items():
            for pole, words in enumerate(poles):
                for word in words:
                    parts = tuple(part if part == _GAP else stem(part) for part in word.split())
                    stems, participle = frozenset(parts) - {parts[0], _GAP}, word.endswith("ed") and len(parts) == 1
                    phrase = _Phrase(parts, group, pole, len(poles), passes, participle, stems)
                    table.setdefault(parts[0], []).append(phrase)
    for several in table.values():
        several.sort(key=lambda phrase: -len(phrase.parts))
    return table


def read_senses(statement: Statement) -> list[Sense]:
    """The senses in the sentence of a statement, in order; of phrases of one group that overlap the longest.

    A question tells of no deed, nor does what is only supposed.
    """
    if statement.asked or statement.supposed:
        return []
    whole = statement.whole
    tokens = tokens_of(statement.text, whole.start, whole.end)
    denials = [
        (Span(each.cue.start + whole.start, each.cue.end + whole.start), each.scope.end + whole.start)
        for each in read_negations(whole.of(statement.text))
        if each.kind != "exclusion"
    ]
    found: list[Sense] = []
    stems = {token.key for token in tokens}
    for at, token in enumerate(tokens):
        # Of some hundred phrases that begin with a common word a sentence holds the words of few.
        for phrase in (each for key in _keys(token) for each in _phrases().get(key, ()) if stems >= each.stems):
            last = _reaches(tokens, at, phrase.parts)
            if last is None or (phrase.participle and _is_noun(tokens, at)):
                continue
            span = Span(token.start, tokens[last].end)
            if not any(each.group == phrase.group and each.span.overlaps(span) for each in found):
                before = any(_denies(statement.text, cue, end, span) for cue, end in denials)
                behind = last + 1 < len(tokens) and tokens[last + 1].lower in _BEHIND
                denied = before != (behind and phrase.parts[-1] not in _BEHIND)
                found.append(Sense(*phrase[1:5], denied, span))
    return found


def _is_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word without the ending of a participle is led like a noun: "her doctor" has not doctored anything."""
    return at > 0 and not tokens[at].lower.endswith("ed") and tokens[at - 1].lower in _LEADS


def _keys(token: Token) -> tuple[str, ...]:
    """The stem of a word, and of an adverb also that of its adjective: "unanimously" tells what "unanimous" does."""
    if token.key.endswith("ily"):
        return token.key, token.key[:-3] + "y"
    return (token.key, stem(token.key[:-2])) if token.key.endswith("ly") else (token.key,)


def _denies(text: str, cue: Span, end: int, span: Span) -> bool:
    """Whether a denial, which holds up to `end`, is near before a sense and of the same verb: not past an "and".

    A preposition right behind the denial is denied with its noun: "with smoke and not with shells".
    """
    if not cue.end <= span.start < end:
        return False
    between = text[cue.end : span.start].lower().split()
    between = between[1:] if between[:1] and between[0] in _PREPOSITIONS else between
    return len(between) <= _REACH and _NOT_ACROSS.isdisjoint(between)


def _reaches(tokens: Sequence[Token], at: int, parts: Sequence[str]) -> int | None:
    """The index of the last token of a phrase that begins at `at`, None where it does not."""
    gap = 0
    for part in parts[1:]:
        if part == _GAP:
            gap = _BETWEEN
            continue
        nearby = range(at + 1, min(at + 2 + gap, len(tokens)))
        reached = next((each for each in nearby if tokens[each].key == part), None)
        if reached is None:
            return None
        at, gap = reached, 0
    return at


def opposites(a: Iterable[Sense], b: Iterable[Sense]) -> list[Opposites]:
    """The senses of two sentences that exclude each other; none of a group in which they also agree."""
    pairs = [(mine, theirs) for mine in a for theirs in b if mine.group == theirs.group]
    agreed = {mine.group for mine, theirs in pairs if _is_same(mine, theirs)}
    return [Opposites(*pair) for pair in pairs if pair[0].group not in agreed and _excludes(*pair)]


def alike_senses(a: Iterable[Sense], b: Iterable[Sense]) -> int:
    """In how many groups two sentences say the same."""
    theirs = list(b)
    return len({mine.group for mine in a for each in theirs if mine.group == each.group and _is_same(mine, each)})


def _is_same(a: Sense, b: Sense) -> bool:
    if a.pole == b.pole:
        return a.denied == b.denied
    return a.poles == 2 and a.denied != b.denied


def _excludes(a: Sense, b: Sense) -> bool:
    """Of more than two poles, to deny one says nothing of the others."""
    if a.pole == b.pole:
        return a.denied != b.denied
    return a.denied == b.denied and (a.poles == 2 or not a.denied)


def _in_words(sense: Sense, text: str) -> str:
    return f"{'not ' if sense.denied else ''}“{' '.join(sense.span.of(text).split())}”"
