"""The values of a report: all that any of its forms shows, and nothing that is not in one of them.

Every word in it is a quotation with its place, a count, a label of the subject, or the reader's own words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from articles.article import Article, Side, Span
    from articles.claims.statements.finding import Judge, Verdict
    from articles.matching.match import MatchKind, Origin, Strength
    from articles.notes.content.kinds import NoteType
    from articles.notes.content.note import About, Note
    from articles.reports.report.selecting import Selection
    from articles.timeline import Timeline

Letter = str
"""What an account is called: `a` to `i`, the first of which is the base."""
Trace = Literal["", "same", "strong", "weak", "only"]
"""What a sentence has in the other text: nothing that was looked for, the same text or nearly, a strong match, a weak
one; "only": no match."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the article of `side`, exactly those of `span`: `a`, `b`, or the letter of a further account.

    `paragraph` is the number that readers see, None for what is no part of the article; `place` says it in words:
    "paragraph 2 of 18", "picture line". `label` says how they stand to others, "" for nothing.
    """

    side: Letter
    span: Span
    words: str
    paragraph: int | None
    place: str
    label: str = ""

    @property
    def where(self) -> str:
        """The label and the place."""
        return ", ".join(part for part in (self.label, self.place) if part)


@dataclass(frozen=True, slots=True)
class Source:
    """What is known about an article: `facts` are labels and values in the order in which they are shown.

    `words` and `paragraphs` count the article itself, `left_out` the paragraphs that are no part of it.
    """

    side: Letter
    title: str
    facts: tuple[tuple[str, str], ...]
    language: str
    words: int
    paragraphs: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Statement:
    """What one article says: the sentence whole, the claim in it, and the words in which it differs or fits.

    `said` is who says it and how firmly in one label, of which `speaker`, `attribution` and `firmness` are the parts.
    """

    id: str
    quotation: Quotation
    claim: Quotation
    marked: tuple[Quotation, ...] = ()
    speaker: Quotation | None = None
    said: str = ""
    attribution: str = ""
    firmness: str = ""
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as judged: `number` counts all findings shown to the reader, whatever is chosen for the report.

    `verdict` is the one that holds and `by` says whose it is; `machine` is the machine's, None on a finding of the
    reader's own. `may_clash`: the machine asks to look for a clash. `differs_in` is empty unless the verdict is a
    discrepancy, `machine_differs_in` likewise. `notes` are the numbers of the notes on it.
    """

    number: int
    id: str
    verdict: Verdict
    may_clash: bool
    differs_in: tuple[str, ...]
    by: Judge
    machine: Verdict | None
    machine_differs_in: tuple[str, ...]
    own: bool
    checked: bool
    topic: str
    a: Statement
    b: Statement
    reasons: str
    confidence: float
    match: str
    notes: tuple[int, ...] = ()

    def on(self, side: Side) -> Statement:
        """What the article of `side` says."""
        return self.a if side == "a" else self.b


@dataclass(frozen=True, slots=True)
class NotePlace:
    """Where a note is: `quotation` is what is there now, None where its words are gone; `on` is what it was made on.

    `state` is "" for a sure place, else why it is not: "place approximate", "no longer there", "text not available".
    """

    side: Letter
    quotation: Quotation | None
    on: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note of the reader's: `number` counts all notes, `label` says what it is on and what it says of it.

    `kept` is the note as the notes file has it. `about` is a letter, or "pair" for two articles.
    """

    number: int
    id: str
    type: NoteType
    about: About | Letter
    relation: str | None
    label: str
    places: tuple[NotePlace, ...]
    words: str
    tags: tuple[str, ...]
    author: str
    created: str
    modified: str
    kept: Note


@dataclass(frozen=True, slots=True)
class Link:
    """A match between both texts."""

    id: str
    a: Quotation
    b: Quotation
    score: float
    strength: Strength
    kind: MatchKind
    origin: Origin

    def on(self, side: Side) -> Quotation:
        """The passage on `side`."""
        return self.a if side == "a" else self.b

    @property
    def trace(self) -> Trace:
        """The same text or nearly, else its strength."""
        return "same" if self.kind in {"identical", "near"} else self.strength


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph in which nothing begins or ends; all pieces of a paragraph are its words.

    `links` and `findings` begin with it (ids, numbers); `notes` begin with it, `noted` says that it is within one;
    `differs`: a finding of the report says that these words differ; `reworded`: they were changed in what is else the
    same text.
    """

    words: str
    trace: Trace = ""
    links: tuple[str, ...] = ()
    findings: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    noted: bool = False
    differs: bool = False
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """A paragraph of one of the texts, whole."""

    quotation: Quotation
    heading: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A row of both texts: partners stand level, and what has no level partner stands on a row without one.

    `notes` are the numbers of the notes in the margin: those that begin here.
    """

    a: TextParagraph | None
    b: TextParagraph | None
    notes: tuple[int, ...] = ()

    def on(self, side: Side) -> TextParagraph | None:
        """The paragraph on `side`, if there is one."""
        return self.a if side == "a" else self.b


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """How many findings have a verdict: in the report, among all, and of all how many checked and how many so judged
    by the reader."""

    verdict: Verdict
    shown: int
    every: int
    checked: int
    by_reader: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The report in figures: findings by verdict, counts of each article, counts of all; labels with values."""

    verdicts: tuple[VerdictCount, ...]
    sides: tuple[tuple[str, ...], ...]
    pair: tuple[tuple[str, str], ...]


Cell = str | Quotation


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head, each as long as it."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A further part of a report, such as the agreement of several readers: lines, labels with values, tables.

    `id` is a short name in lower case; `words` are the reader's own and `facts` labels with counts. `timeline` is what
    the page draws above the tables.
    """

    id: str
    title: str
    words: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    tables: tuple[Table, ...] = ()
    timeline: Timeline | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All that is handed in.

    `by` is the reader's name, "" for none; `made` the day, "" for none; `engine` the version of Diptych. `findings`,
    `only_a`, `only_b` and `notes` hold what was selected; `remarks` say what a reader must know of the whole.
    `levels` and `cut` are empty when the texts are left out. Of more than two accounts `further` are those after the
    first two and `leading` the parts before the findings, which are of any two of them; `links` and `levels` are empty.
    """

    a: Article
    b: Article
    by: str
    made: str
    engine: str
    selection: Selection
    sources: tuple[Source, ...]
    remarks: tuple[str, ...]
    summary: Summary
    findings: tuple[FindingRow, ...]
    only_a: tuple[Statement, ...]
    only_b: tuple[Statement, ...]
    notes: tuple[NoteRow, ...]
    links: tuple[Link, ...]
    levels: tuple[Level, ...]
    cut: tuple[TextParagraph, ...]
    chapters: tuple[Chapter, ...] = ()
    further: tuple[Article, ...] = ()
    leading: tuple[Chapter, ...] = ()

    @property
    def articles(self) -> dict[Letter, Article]:
        """All articles by their letters."""
        return dict(zip("abcdefghi", (self.a, self.b, *self.further), strict=False))

    def article(self, side: Letter) -> Article:
        """The article on `side`, or of that letter."""
        return self.articles[side]

    def source(self, side: Letter) -> Source:
        """What is known about the article on `side`, or of that letter."""
        return next(source for source in self.sources if source.side == side)

    def only(self, side: Side) -> tuple[Statement, ...]:
        """What only the article of `side` says."""
        return self.only_a if side == "a" else self.only_b

    @property
    def margin(self) -> frozenset[int]:
        """The numbers of the notes that stand beside the texts."""
        return frozenset(number for level in self.levels for number in level.notes)
