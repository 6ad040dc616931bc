"""One statement as it is compared: its words, figures with what governs each, names, concepts, dates and negations."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from articles import lexicon
from articles.article import Span
from articles.claims.particulars import Name
from articles.claims.statements.stems import COMMON, canonical_stem, tokens_of
from articles.claims.statements.topics import Topic, befalls, read_topics
from articles.lexicon import alternatives
from articles.text.stems import stem
from articles.text.tokens import begins_unspaced

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from articles.claims.particulars import Attribution, DateRange, Firmness, Negation
    from articles.claims.quantities.quantity import Quantity
    from articles.text.tokens import Token

_NEAR = 7
"""Tokens on either side of a figure that may say what it is a figure of; a comma or an "and" counts three."""
_BREAK = 3
_WIDE = 12
"""The same, for what says over what a figure was taken."""
_BRACKETED = 30
"""Code points between two figures of which one explains the other in brackets: just more than the pattern takes."""
_AGE_BEFORE = 40
"""Code points from an age to the name of who is so old: "35-year-old driver Ada Lind"; chosen, not measured."""
_FAR_NAME = 60
"""Code points from which a name is too far when a pronoun stands between; chosen, not measured."""
_SCOPE_OF = {stem(word): kind for kind, words in lexicon.groups("en", "frames", "scopes").items() for word in words}
_ORDINALS = {stem(word): kind for kind, words in lexicon.groups("en", "frames", "ordinals").items() for word in words}
_PRONOUN = re.compile(rf"\b{alternatives(lexicon.words('en', 'frames', 'pronouns'))}\b", re.IGNORECASE)
_MARK = re.compile(rf"[,;:()–—]|\b{alternatives(lexicon.words('en', 'frames', 'breaks'))}\b")
_OPENING = re.compile(r"[\"“«'‘” ]{0,3}(?P<name>[A-Z][a-z]{2,})(?: (?P<verb>[a-z]{3,})\b|, \d\d,)")
_BRACKET = re.compile(r"[^()]{0,25}\([^()]{0,3}")
_DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)|(?<![\w.,])\d{2,9}(?:\.\d+)?(?!\w)")
_DOZEN = 12
_AGED = re.compile(r"[A-Z][a-z]+(?:-[a-z]+)?-year-old ")
_PAST = lexicon.words("en", "frames", "past")
_PERSONS = lexicon.words("en", "nouns", "persons")
_NO_NAMES = lexicon.words("en", "frames", "no_names")
_ASKED = re.compile(r"\?[\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of a statement and what governs it.

    `topics` are the concepts beside it with their distance in tokens; `near` the content stems beside it; `subject` the
    nearest name before it (or the name whose age it is); `scopes` over what it was taken; `ordinal` first or last;
    `also` the starts of the figures that say the same thing in other units, its own among them.
    """

    quantity: Quantity
    span: Span
    topics: dict[str, int]
    near: frozenset[str]
    subject: Name | None
    scopes: frozenset[str]
    ordinal: str
    also: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of `text`, the words of `span`; names, topics and dates are those of its sentence, `whole`."""

    text: str
    span: Span
    whole: Span
    tokens: tuple[Token, ...]
    stems: frozenset[str]
    figures: tuple[Figure, ...]
    names: tuple[Name, ...]
    topics: tuple[Topic, ...]
    dates: tuple[DateRange, ...]
    negations: tuple[Negation, ...]
    attribution: Attribution | None
    firmness: Firmness | None

    @property
    def keys(self) -> frozenset[str]:
        """The concepts of the statement."""
        return frozenset(topic.key for topic in self.topics)

    def spelled(self, stems: Iterable[str]) -> list[str]:
        """Stems as its text spells them, in lower case; of letters without spaces the runs, the longest first."""
        wanted = set(stems)
        if any(map(begins_unspaced, wanted)):
            return self._runs(wanted)
        found: dict[str, str] = {}
        for token in self.tokens:
            found.setdefault(canonical_stem(token.key), self.text[token.start : token.end].lower())
        return [found[each] for each in stems if each in found]

    def _runs(self, wanted: Collection[str]) -> list[str]:
        runs: dict[str, None] = {}
        run = ""
        for token in self.tokens:
            if not token.glued or token.key not in wanted:
                run = ""
            if token.key in wanted:
                runs.pop(run, None)
                run += token.text
                runs[run] = None
        return sorted(runs, key=len, reverse=True)

    def numbers(self) -> frozenset[float]:
        """The numbers above a dozen that its sentence has in digits, whether anything is counted by them or not."""
        return _numbers_in(self.whole.of(self.text))

    @property
    def asked(self) -> bool:
        """Whether it asks."""
        return _ASKED.search(self.whole.of(self.text)[-8:]) is not None

    @property
    def supposed(self) -> bool:
        """Whether it says what might be: no verdict is given on that."""
        cue = self.attribution.cue if self.attribution else None
        for at, token in enumerate(self.tokens[:2]):
            told_if = cue is not None and cue.covers(token.start)
            if not told_if and (token.key == "if" or (at == 0 and token.key in ("suppos", "unless"))):
                return True
        return False


@lru_cache(maxsize=256)
def _numbers_in(words: str) -> frozenset[float]:
    found = _DIGITS.findall(words)
    return frozenset(value for each in found if (value := float(each.replace(",", ""))) > _DOZEN)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read in one sentence, before it becomes statements."""

    quantities: tuple[Quantity, ...] = ()
    names: tuple[Name, ...] = ()
    dates: tuple[DateRange, ...] = ()
    negations: tuple[Negation, ...] = ()
    attribution: Attribution | None = None
    firmness: Firmness | None = None


def statements_of(
    text: str, whole: Span, pieces: Sequence[Span], read: Read, *, english: bool = True
) -> list[Statement]:
    """The statements of one sentence, one a piece; what was read is shared out by place.

    Concepts are read in English only.
    """
    tokens = tokens_of(text, whole.start, whole.end)
    if english:
        read = replace(read, names=with_first_word(text, whole, read.names))
    topics = read_topics(tokens) if english else []
    breaks = _breaks(text, tokens)
    figures = [_figure(text, tokens, breaks, topics, read, quantity) for quantity in read.quantities]
    sentence = Statement(
        text,
        whole,
        whole,
        tuple(tokens),
        frozenset(),
        tuple(figures),
        read.names,
        tuple(topics),
        read.dates,
        read.negations,
        read.attribution,
        read.firmness,
    )
    return [_part(sentence, piece) for piece in pieces]


def _part(sentence: Statement, piece: Span) -> Statement:
    """The statement of one piece: what of its sentence stands in it; names and a lack of dates are the sentence's."""
    tokens = tuple(token for token in sentence.tokens if piece.start <= token.start < piece.end)
    return replace(
        sentence,
        span=piece,
        tokens=tokens,
        stems=content(tokens),
        figures=tuple(each for each in sentence.figures if piece.covers(each.span.start)),
        topics=tuple(each for each in sentence.topics if piece.covers(each.span.start)),
        dates=tuple(each for each in sentence.dates if piece.covers(each.span.start)) or sentence.dates,
        negations=tuple(each for each in sentence.negations if piece.covers(each.cue.start)),
    )


def content(tokens: Sequence[Token]) -> frozenset[str]:
    """The stems that say what a statement is about: no common words, no numbers."""
    return frozenset(
        canonical_stem(token.key)
        for token in tokens
        if token.key not in COMMON and token.key[0].isalpha() and (len(token.key) > 1 or begins_unspaced(token.key))
    )


def _breaks(text: str, tokens: Sequence[Token]) -> list[int]:
    """For each token, how many commas and conjunctions stand before it."""
    counts, total, last = [], 0, tokens[0].start if tokens else 0
    for token in tokens:
        total += _MARK.search(text, last, token.end) is not None
        counts.append(total)
        last = token.end
    return counts


@dataclass(frozen=True, slots=True)
class _Around:
    """The tokens of a sentence around a figure, which is those from `first` to `last`."""

    tokens: Sequence[Token]
    breaks: Sequence[int]
    first: int
    last: int

    def distance(self, at: int) -> int:
        """How far token `at` is from the figure; commas and conjunctions between count more."""
        edge = self.first if at < self.first else min(self.last, at)
        return abs(at - edge) + _BREAK * abs(self.breaks[at] - self.breaks[edge])

    def within(self, most: int) -> list[int]:
        """The tokens that are no farther, those of the figure among them."""
        reach = range(max(0, self.first - most), min(len(self.tokens), self.last + most + 1))
        return [at for at in reach if self.distance(at) <= most]

    def concepts(self, topics: Sequence[Topic]) -> dict[str, int]:
        """The concepts near by with the distance of the nearest words for each; 0 for those that hold the figure."""
        keys: dict[str, int] = {}
        for topic in topics:
            holds = topic.first <= self.last and topic.last >= self.first
            away = 0 if holds else self.distance(topic.first if topic.first > self.last else topic.last)
            if away <= 2 * _NEAR and away < keys.get(topic.key, 99):
                keys[topic.key] = away
        return keys

    def scopes(self, own: str) -> frozenset[str]:
        """Over what the figure was taken, by the words beside it other than its unit `own`."""
        beside = (self.tokens[at].key for at in self.within(_WIDE) if not self.first <= at <= self.last)
        return frozenset(_SCOPE_OF[key] for key in beside if key in _SCOPE_OF and canonical_stem(key) != own)

    def ordinal(self) -> str:
        """Whether one of the two words before the figure says first or last; "" if none does."""
        before = self.tokens[max(0, self.first - 2) : self.first]
        return next((_ORDINALS[token.key] for token in before if token.key in _ORDINALS), "")


def _figure(
    text: str, tokens: Sequence[Token], breaks: Sequence[int], topics: Sequence[Topic], read: Read, quantity: Quantity
) -> Figure:
    starts = [token.start for token in tokens]
    first = min(bisect_left(starts, quantity.start), max(0, len(tokens) - 1))
    last = max(first, bisect_left(starts, quantity.end) - 1)
    around = _Around(tokens, breaks, first, last)
    own = canonical_stem(stem(quantity.unit))
    return Figure(
        quantity,
        Span(quantity.start, quantity.end),
        around.concepts(topics),
        content([tokens[at] for at in around.within(_NEAR)]) - {own},
        _subject(text, read.names, quantity),
        around.scopes(own),
        around.ordinal(),
        _also(text, read.quantities, quantity),
    )


def _also(text: str, quantities: Sequence[Quantity], quantity: Quantity) -> frozenset[int]:
    """The starts of the figures of one class that one bracket joins: "seven km (4 miles)"."""
    found = {quantity.start}
    for each in quantities:
        left, right = sorted((each, quantity), key=lambda figure: figure.start)
        between = text[left.end : right.start] if right.start - left.end < _BRACKETED else ""
        if each.unit_class == quantity.unit_class and _BRACKET.fullmatch(between):
            found.add(each.start)
    return frozenset(found)


def with_first_word(text: str, whole: Span, names: Sequence[Name], sentence: int = 0) -> tuple[Name, ...]:
    """The names of a sentence, and its first word where only what follows shows that it is one: "Garrick scored"."""
    names = [_without_age(name) for name in names]
    opening = _OPENING.match(text, whole.start, whole.end)
    if not opening or any(name.span.start <= opening.start("name") < name.span.end for name in names):
        return tuple(names)
    word, verb = opening["name"], (opening["verb"] or "").lower()
    plain = stem(word)
    verbal = not verb or verb.endswith("ed") or verb in _PAST
    if not verbal or plain in COMMON or plain in _PERSONS or word.lower() in _NO_NAMES or word.endswith("ing"):
        return tuple(names)
    span = Span(opening.start("name"), opening.end("name"))
    return (Name(span, word, word.lower(), "unknown", sentence), *names)


def _without_age(name: Name) -> Name:
    """A name without the age written before it as one word: "Forty-year-old Ada Lind" is Ada Lind."""
    aged = _AGED.match(name.surface)
    if not aged:
        return name
    rest = name.surface[aged.end() :]
    return replace(name, surface=rest, id=rest.lower(), span=Span(name.span.start + aged.end(), name.span.end))


def _subject(text: str, names: Sequence[Name], quantity: Quantity) -> Name | None:
    """The name whose figure it is: for an age the one beside it, else the last person named before it."""
    behind = [name for name in names if 0 <= name.span.start - quantity.end <= _AGE_BEFORE]
    if quantity.unit_class == "age" and behind and "," not in text[quantity.end : behind[0].span.start]:
        return behind[0]
    before = [
        name
        for name in names
        if name.span.end <= quantity.start and name.kind in ("person", "unknown") and not name.demonym
    ]
    if not before:
        return None
    between = text[before[-1].span.end : quantity.start]
    return None if _PRONOUN.search(between) and len(between) > _FAR_NAME else before[-1]


def governing(figure: Figure) -> str:
    """The concept that says what befell the people of a figure, "" if none is near or it counts no people."""
    if figure.quantity.unit_class not in ("person", "count"):
        return ""
    befalling = [(away, key) for key, away in figure.topics.items() if befalls(key) and away <= _NEAR + _BREAK]
    return min(befalling)[1] if befalling else ""
