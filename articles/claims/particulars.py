"""What is read of a claim: who says it, dates, names, how firmly it is said, what it says is not so.

Values only: a screen that shows them loads none of what reads them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from articles.article import Span

AttributionKind = Literal["author", "reported", "quoted", "inferred", "rumour"]
DateKind = Literal["event", "duration", "report"]
NameKind = Literal["person", "place", "organisation", "unknown"]
FirmnessLevel = Literal["stated", "attributed", "hedged", "alleged", "denied", "asked"]
NegationKind = Literal["negation", "exclusion", "ceased", "failed"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what a sentence says. `sentence` is its index in the spans asked for.

    `kind`: `quoted` (directly), `reported` (indirectly), `inferred` (the author's own conclusion), `rumour` (nobody is
    named), `author`. `source` is the phrase for who speaks, `speaker` the fuller phrase when that is a pronoun or is
    carried over from another sentence; `cue` the word that shows it; `content` the quotation. `origin` is whom the
    source cites, `told_to` whom it was told. `unnamed` marks a source without a name. `reach` is the part of the
    sentence it holds for.
    """

    sentence: int
    kind: AttributionKind
    reach: Span
    source: Span | None = None
    cue: Span | None = None
    content: Span | None = None
    speaker: Span | None = None
    origin: Span | None = None
    told_to: Span | None = None
    unnamed: bool = False
    carried: bool = False


@dataclass(frozen=True, slots=True)
class DateRange:
    """A period from `start` to `end`, both days inside, and the span of its words.

    `kind` is `report` for the day on which something was said, `duration` for a stretch up to or from a day
    ("since 2011"), else `event`.
    """

    start: date
    end: date
    span: Span
    kind: DateKind = "event"


@dataclass(frozen=True, slots=True)
class Name:
    """A name at `span` as written (`surface`, titles left out), with the id it shares with its other spellings.

    `demonym` marks "Turkish" and "Turks", whose id is that of the country. `government` is the country for which a
    capital or a seat of power stands ("Ankara said"), else None. `several` marks a surname that several people of the
    text have, as spouses do. `sentence` is an index into the spans asked for.
    """

    span: Span
    surface: str
    id: str
    kind: NameKind
    sentence: int
    demonym: bool = False
    government: str | None = None
    several: bool = False


@dataclass(frozen=True, slots=True)
class FirmnessSign:
    """A word that makes a sentence less firm: its span and to which level."""

    span: Span
    level: FirmnessLevel


@dataclass(frozen=True, slots=True)
class Firmness:
    """The level of a sentence, the least firm of its signs, and all signs in order.

    From firm to not: stated, attributed, hedged, alleged, denied (said not to be so), asked.
    """

    level: FirmnessLevel
    signs: tuple[FirmnessSign, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """A negation: `cue` is the word, `scope` what it holds for (the cue included), up to the end of its clause.

    `kind`: `negation` (not, no, never), `exclusion` (except for, only, none else), `ceased` (no longer, not yet),
    `failed` (failed to, refused to).
    """

    cue: Span
    scope: Span
    kind: NegationKind
