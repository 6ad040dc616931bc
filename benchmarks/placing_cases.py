"""Cases of placing a quotation in an edited text, made from invented articles, each with the answer.

A case is a text, a selector made in it, the text after an edit, and where the quotation stands then, if anywhere. The
kinds are those of the shared anchoring cases; the texts and the edits are others, so that rules set on those are
measured on what they have not seen. The same seed gives the same cases.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from articles.article import Span
from articles.notes.placement.selectors import select

if TYPE_CHECKING:
    from articles.notes.placement.placing import Placement

TEXTS = Path(__file__).with_name("gold") / "placing-texts.json"
SPACELESS = ("zh", "ja")
OPEN, CLOSE = "\ue000", "\ue001"
"""Marks around the quotation while its text is edited; no text holds them."""

Verdict = Literal["right", "near", "missed", "misplaced"]


@dataclass(frozen=True)
class Case:
    """One case. `span` is where the quotation stands in `edited`, None when it is gone.

    Placing may be off by `slack` code points at either end; with `may_orphan` finding no place is right too.
    """

    kind: str
    language: str
    selector: dict[str, Any]
    edited: str
    span: tuple[int, int] | None
    slack: int = 0
    may_orphan: bool = False


@dataclass(frozen=True)
class Text:
    """An invented article: paragraphs of sentences, and some sentences as another hand would write them."""

    language: str
    paragraphs: tuple[tuple[str, ...], ...]
    rewritten: dict[tuple[int, int], str]

    @property
    def gap(self) -> str:
        """What stands between two sentences."""
        return "" if self.language in SPACELESS else " "

    def joined(self, paragraphs: list[list[str]] | None = None) -> str:
        """The article, or other paragraphs, as one text."""
        rows = paragraphs if paragraphs is not None else self.listed()
        return "\n\n".join(self.gap.join(each) for each in rows if each)

    def listed(self) -> list[list[str]]:
        """The paragraphs, to be changed."""
        return [list(each) for each in self.paragraphs]

    def places(self) -> list[tuple[int, int]]:
        """Paragraph and number of every sentence."""
        return [(row, at) for row, each in enumerate(self.paragraphs) for at in range(len(each))]

    def sentence(self, place: tuple[int, int]) -> str:
        """The sentence at a place."""
        return self.paragraphs[place[0]][place[1]]

    def start(self, place: tuple[int, int]) -> int:
        """Where that sentence starts in the text."""
        row, at = place
        before = self.joined([list(each) for each in self.paragraphs[:row]])
        inside = self.gap.join([*self.paragraphs[row][:at], ""])
        return len(before) + (2 if row else 0) + len(inside)


@dataclass(frozen=True)
class Quote:
    """A quotation in a sentence of a text: `before`, `words` and `after` are the sentence."""

    text: Text
    place: tuple[int, int]
    before: str
    words: str
    after: str

    @property
    def start(self) -> int:
        """Where it starts in the text."""
        return self.text.start(self.place) + len(self.before)

    def marked(self, words: str | None = None) -> str:
        """Its sentence with marks around the quotation, or around other words in its place."""
        return f"{self.before}{OPEN}{self.words if words is None else words}{CLOSE}{self.after}"

    def with_sentence(self, *sentences: str) -> list[list[str]]:
        """The paragraphs of the text with other sentences in the place of the quotation's own."""
        rows = self.text.listed()
        rows[self.place[0]][self.place[1] : self.place[1] + 1] = sentences
        return rows

    def case(self, kind: str, edited: str, slack: int = 0, *, may_orphan: bool = False) -> Case:
        """The case whose answer is where the marks stand in `edited`; gone, when they do not."""
        whole = self.text.joined()
        selector = select(whole, Span(self.start, self.start + len(self.words)))
        opens, closes = edited.find(OPEN), edited.find(CLOSE)
        span = (opens, closes - 1) if opens >= 0 else None
        text = edited.replace(OPEN, "").replace(CLOSE, "")
        return Case(kind, self.text.language, asdict(selector), text, span, slack, may_orphan)


@cache
def texts() -> tuple[Text, ...]:
    """The invented articles."""
    listed = json.loads(TEXTS.read_text(encoding="utf-8"))
    return tuple(
        Text(
            each["lang"],
            tuple(map(tuple, each["paragraphs"])),
            {(int(key[0]), int(key[2])): value for key, value in each["rewritten"].items()},
        )
        for each in listed
    )


def judged(case: Case, placement: Placement) -> Verdict:
    """How good a placement is, as the scorer of the shared cases judges it."""
    if placement.status == "orphan":
        return "right" if case.span is None or case.may_orphan else "missed"
    if case.span is None:
        return "misplaced"
    start, end = case.span
    if max(abs(placement.start - start), abs(placement.end - end)) <= case.slack:
        return "right"
    shared = min(placement.end, end) - max(placement.start, start)
    return "near" if shared / (max(placement.end, end) - min(placement.start, start)) >= 0.7 else "misplaced"
