"""What the reader can decide, each a value that a session keeps and applies to the machine's results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.errors import DiptychError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Side, Span
    from articles.claims.judging import Judged
    from articles.claims.statements.finding import Verdict
    from articles.matching.match import Match
    from articles.reading.edits.amended import Field
    from articles.reading.edits.recut import BoundaryKind


@dataclass(frozen=True, slots=True)
class Link:
    """Pair two passages."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Reject:
    """Reject a match of the machine; one that the reader made is undone."""

    match: Match


@dataclass(frozen=True, slots=True)
class Reshape:
    """Widen or narrow a match to two other passages."""

    match: Match
    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class OneEvent:
    """Both articles are about one event; not `said`: undo that."""

    said: bool


@dataclass(frozen=True, slots=True)
class MoveBoundary:
    """Some paragraphs belong to the article or do not, or it begins or ends with one of them."""

    side: Side
    kind: BoundaryKind
    paragraphs: range


@dataclass(frozen=True, slots=True)
class Amend:
    """What the reader knows about the articles, in place of what the files say; "" for nothing."""

    values: Mapping[tuple[Side, Field], str]


@dataclass(frozen=True, slots=True)
class Check:
    """Mark a finding checked, or undo that."""

    judged: Judged


@dataclass(frozen=True, slots=True)
class Hide:
    """Hide a finding as wrong, or bring it back."""

    judged: Judged


@dataclass(frozen=True, slots=True)
class SetVerdict:
    """Give a finding the reader's verdict; None: the machine's own again, or a finding of the reader's own is gone."""

    judged: Judged
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class OwnFinding:
    """Make a finding of two passages; where the reader has one on the same two, give it this verdict."""

    a: Span
    b: Span
    verdict: Verdict


Decision = Link | Reject | Reshape | OneEvent | MoveBoundary | Amend | Check | Hide | SetVerdict | OwnFinding


class SaidByOthersError(DiptychError):
    """What was to be taken back is not the reader's own word."""

    def __init__(self) -> None:
        super().__init__("that stays", "somebody else said it", "say your own word beside it")


class NoParagraphError(DiptychError):
    """A boundary was to be moved to no paragraph at all."""

    def __init__(self) -> None:
        super().__init__("there is no paragraph here", "nothing can be said of none", "choose a paragraph")


class SeveralParagraphsError(DiptychError):
    """The article was to begin or end with several paragraphs at once."""

    def __init__(self) -> None:
        super().__init__("these are several paragraphs", "an article begins and ends with one", "go to one paragraph")


class NothingLeftError(DiptychError):
    """A boundary edit would leave nothing of the article."""

    def __init__(self) -> None:
        what = "nothing would be left of the article"
        super().__init__(what, "every paragraph would be excluded", "leave one paragraph in it")


class FindingGoneError(DiptychError):
    """A finding was judged that is not among the present ones."""

    def __init__(self) -> None:
        super().__init__("this finding is gone", "the claims were read again meanwhile", "choose one of the present")
