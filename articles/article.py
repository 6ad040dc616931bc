"""An article as loaded: its text, never changed, and the parts that were found in it.

Every offset is a code point in `Article.text`; every span is half-open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from dataclasses import dataclass, field
from threading import Lock
from time import perf_counter
from typing import TYPE_CHECKING, Any, Literal, NewType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date, datetime

Side = Literal["a", "b"]
SIDES: tuple[Side, Side] = ("a", "b")

SectionKind = Literal["body", "caption", "quoted", "footnote", "comments", "boilerplate"]
MATCHED_KINDS: frozenset[str] = frozenset({"body", "quoted", "footnote"})
OUTSIDE: dict[str, str] = {"caption": "picture line", "comments": "comments", "boilerplate": "outside the article"}
"""What readers call a paragraph that is no part of the article."""

Origin = Literal["file", "text", "headline", "name", "guess"]
"""Where a title, a date, ... was found: the file's own data, the first lines of the text, its headline, the file's
name; or guessed from the words."""

Safe = NewType("Safe", str)
"""Text that has passed `articles.reading.display.displayable` and may be shown on a terminal."""


def other_side(side: str) -> Side:
    """The side across: `b` for `a`, `a` for `b`."""
    return "b" if side == "a" else "a"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `text[start:end]`.

    Raises ValueError unless 0 <= start <= end.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, offset: int) -> bool:
        """Whether the code point at `offset` lies inside."""
        return self.start <= offset < self.end

    def of(self, text: str) -> str:
        """The words of the span in `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Section:
    """A labelled part of an article: a run of paragraphs of one kind."""

    kind: SectionKind
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its span (no surrounding white space), its section's kind, and its sentences by index.

    `sentences` is a range of indices into `Article.sentences`; `heading` marks a title or sub-heading.
    """

    span: Span
    kind: SectionKind
    sentences: range
    heading: bool = False
    _later: Splitting | None = field(default=None, init=False, repr=False, compare=False)

    if not TYPE_CHECKING:  # a type checker would take any name for an attribute

        def __getattr__(self, name: str) -> Any:
            """Find the sentences of a paragraph that was made without."""
            if name == "sentences" and self._later is not None:
                self._later.until(self.span.start)
            return object.__getattribute__(self, name)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span (no surrounding white space) and the index of its paragraph."""

    span: Span
    paragraph: int


class Splitting:
    """The sentences of an article, found one paragraph after the other, as far as they are asked for.

    `found` are those so far. `spans` gives the spans of each paragraph's sentences, in order. `notices` gives the lines
    for the reader, some of which count sentences; `parts` is what the article was made of.
    """

    def __init__(self, spans: Iterator[Sequence[Span]]) -> None:
        self.found: list[Sentence] = []
        self.notices: Callable[[], tuple[str, ...]] = tuple
        self.parts: object = None
        self._spans = spans
        self._waiting: deque[Paragraph] = deque()
        self._next = 0
        self._lock = Lock()

    def paragraph(self, span: Span, kind: SectionKind, heading: bool) -> Paragraph:  # noqa: FBT001 - as a Paragraph has it
        """The next paragraph, its sentences still to be found."""
        made = object.__new__(Paragraph)
        for name, value in (("span", span), ("kind", kind), ("heading", heading), ("_later", self)):
            object.__setattr__(made, name, value)
        self._waiting.append(made)
        return made

    def until(self, offset: int) -> None:
        """Find the sentences of all paragraphs that begin at or before `offset`."""
        with self._lock:
            while self._waiting and self._waiting[0].span.start <= offset:
                self._split()

    def more(self, seconds: float) -> bool:
        """Find sentences for so long; whether there are more."""
        end = perf_counter() + seconds
        with self._lock:
            while self._waiting and perf_counter() < end:
                self._split()
            return bool(self._waiting)

    def _split(self) -> None:
        first = len(self.found)
        self.found += [Sentence(span, self._next) for span in next(self._spans)]
        object.__setattr__(self._waiting.popleft(), "sentences", range(first, len(self.found)))
        self._next += 1


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes became text: the codec's name, whether it was guessed, and how many bytes had to be replaced.

    `rival` names another codec that fits as well; "" where none does.
    """

    name: str
    guessed: bool = False
    replaced: int = 0
    rival: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """Where a page from the web came from: its address in the end, after redirects, and the UTC time of the fetch."""

    address: str
    time: datetime


@dataclass(frozen=True, slots=True)
class Article:
    """A text as loaded, with what is known about it.

    `text` is the article's own text; `comparable` is a copy of equal length for comparing (look-alike letters, quotes
    and spaces made the same); `source` is the path or address as given, `-` for standard input; `extractor` names what
    made the text from the bytes, such as `plain/1`; `notices` are lines the reader should see (a guessed encoding);
    `fetched` is None unless `source` is an address. `sections` cover all paragraphs in order; `paragraphs` and
    `sentences` are sorted and do not overlap. `found_in` says of title, outlet, byline, published and language, as far
    as they are known, where they were found; `corrected` names those of them, and `sections`, that are the reader's
    word and not the file's. `doubted` says that a part of the article may be among what was left out, or missing.
    """

    text: str
    comparable: str
    source: str
    title: str
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    bytes_sha256: str
    text_sha256: str
    encoding: Encoding
    extractor: str = "plain/1"
    outlet: str | None = None
    byline: str | None = None
    published: date | None = None
    language: str = "en"
    notices: tuple[str, ...] = ()
    found_in: tuple[tuple[str, Origin], ...] = ()
    corrected: tuple[str, ...] = ()
    fetched: Fetched | None = None
    doubted: bool = False
    _later: Splitting | None = field(default=None, init=False, repr=False, compare=False)

    if not TYPE_CHECKING:  # a type checker would take any name for an attribute

        def __getattr__(self, name: str) -> Any:
            """Find what an article was loaded without."""
            if name in ("sentences", "notices"):
                self.split()
            return object.__getattribute__(self, name)

    def split(self, seconds: float | None = None) -> bool:
        """Find the sentences of an article that was loaded without, for so many seconds; whether there are more.

        Nobody has to call it: whoever asks for sentences has them found. It is for those who have time now.
        """
        later = self._later
        if later is None or (seconds is not None and later.more(seconds)):
            return later is not None
        later.until(len(self.text))
        object.__setattr__(self, "sentences", tuple(later.found))
        object.__setattr__(self, "notices", later.notices())
        object.__setattr__(self, "_later", None)
        return False

    def quote(self, span: Span) -> str:
        """The words of `span`, exactly."""
        return self.text[span.start : span.end]

    def matched_sentences(self) -> tuple[int, ...]:
        """Indices of the sentences that take part in matching: those of body, quoted blocks and footnotes."""
        return tuple(
            index
            for index, sentence in enumerate(self.sentences)
            if self.paragraphs[sentence.paragraph].kind in MATCHED_KINDS
        )

    def paragraph_number(self, index: int) -> int | None:
        """Which of the paragraphs of the article itself it is, from 1: the one numbering that a reader sees.

        None for what is no part of the article.
        """
        if self.paragraphs[index].kind not in MATCHED_KINDS:
            return None
        return sum(paragraph.kind in MATCHED_KINDS for paragraph in self.paragraphs[: index + 1])

    def paragraph_numbers(self) -> tuple[int | None, ...]:
        """What `paragraph_number` says of each paragraph, for those who ask about all of them."""
        numbers: list[int | None] = []
        count = 0
        for paragraph in self.paragraphs:
            belongs = paragraph.kind in MATCHED_KINDS
            count += belongs
            numbers.append(count if belongs else None)
        return tuple(numbers)

    def sentence_at(self, offset: int) -> int | None:
        """Index of the last sentence that starts at or before `offset`; None before the first."""
        if (later := self._later) is not None:
            later.until(offset)
        sentences = self.sentences if later is None else later.found
        index = bisect_right(sentences, offset, key=lambda sentence: sentence.span.start) - 1
        return index if index >= 0 else None

    def sentence(self, index: int) -> Sentence:
        """`sentences[index]`, without finding those behind it."""
        later = self._later
        return later.found[index] if later is not None and 0 <= index < len(later.found) else self.sentences[index]

    def paragraph_at(self, offset: int) -> int | None:
        """Index of the last paragraph that starts at or before `offset`; None before the first."""
        index = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.span.start) - 1
        return index if index >= 0 else None


def unsplit(article: Article, later: Splitting) -> Article:
    """`article` with the sentences and the notices of `later`, when they are asked for."""
    object.__setattr__(article, "_later", later)
    for name in ("sentences", "notices"):
        object.__delattr__(article, name)
    return article
