"""The values of a revision: changes sentence by sentence, what they turn, and findings that appeared or went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from articles.article import Article, Span
    from articles.claims.statements.finding import Verdict

ChangeKind = Literal["added", "dropped", "moved", "reworded"]
TurnKind = Literal["softened", "hardened", "raised", "lowered", "figure", "name dropped", "name added", "denial"]


@dataclass(frozen=True, slots=True)
class Turn:
    """What a change of words does: the words for it in the old text and in the new one, None where there are none.

    `softened` and `hardened` are about how firmly it is said, from `was` to `now`: "stated", "alleged". `raised` and
    `lowered` are figures, `figure` one that is another without being more or less. `denial`: one of the two denies it.
    """

    kind: TurnKind
    old: Span | None
    new: Span | None
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Neighbouring sentences of one paragraph that are otherwise in the new version.

    `old` and `new` are their spans, None where they are not there. A `moved` one has the same words in another place;
    a `reworded` one may have `moved` too. `outside` is true for what is no part of the article, such as comments.
    """

    kind: ChangeKind
    old: Span | None
    new: Span | None
    moved: bool = False
    outside: bool = False
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding against another account that is otherwise with the new version.

    `was` and `now` are its verdicts, None where it is not there. `old` and `new` are the spans of its claim in the two
    versions, `other` the one in the other account, in the comparison that has it.
    """

    was: Verdict | None
    now: Verdict | None
    old: Span | None
    new: Span | None
    other: Span
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """What became of an article: `kept` counts the sentences that stand as they stood, of `sentences` old ones.

    `changes` are in the order of the new text; what was dropped stands where it stood. `findings` are those against
    `against`, empty without one.
    """

    old: Article
    new: Article
    changes: tuple[Change, ...]
    kept: int
    sentences: int
    against: Article | None = None
    findings: tuple[FindingChange, ...] = ()

    def count(self, kind: ChangeKind) -> int:
        """How many changes of the article itself are of a kind."""
        return sum(change.kind == kind and not change.outside for change in self.changes)

    def turned(self, kind: TurnKind) -> int:
        """How many turns there are of a kind."""
        return sum(turn.kind == kind for change in self.changes for turn in change.turns)
