"""What travels between the program and the process that matches: JSON, and only what matching needs of an article."""

from __future__ import annotations

import hashlib
from collections import abc
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from struct import Struct
from typing import TYPE_CHECKING, Any, get_args, overload

from articles import article as article_types
from articles.article import Article, Encoding, Span
from articles.matching import match as match_types
from articles.matching.match import Alignment, Evidence, EvidenceKind, Match
from articles.matching.options import MatchOptions
from articles.plain import Pieces, in_pieces, plain, reader, shared, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_PLAIN = MatchOptions()
_KINDS: tuple[EvidenceKind, ...] = get_args(EvidenceKind)
_PIECE = Struct("<BIIIId")
"""A piece: its kind by number, its ends in a and in b, its weight."""
_EVIDENCE = Sequence[Evidence]
_TYPES = (article_types, match_types, abc)


@dataclass(frozen=True, slots=True, eq=False)
class PackedEvidence(Sequence[Evidence]):
    """The evidence of a match, unpacked when it is looked at; it equals a tuple of the same pieces.

    A long comparison has hundreds of thousands of them, of which a reader looks at a few.
    """

    data: bytes = b""

    @classmethod
    def of(cls, evidence: Iterable[Evidence]) -> PackedEvidence:
        """Evidence, packed."""
        return cls(b"".join(map(_piece, evidence)))

    def __len__(self) -> int:
        return len(self.data) // _PIECE.size

    @overload
    def __getitem__(self, index: int) -> Evidence: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Evidence, ...]: ...
    def __getitem__(self, index: int | slice) -> Evidence | tuple[Evidence, ...]:
        return self._unpacked()[index]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PackedEvidence):
            return self.data == other.data
        return self._unpacked() == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._unpacked())

    def _unpacked(self) -> tuple[Evidence, ...]:
        return tuple(
            Evidence(_KINDS[kind], Span(a, a_end), Span(b, b_end), weight)
            for kind, a, a_end, b, b_end, weight in _PIECE.iter_unpack(self.data)
        )


def _piece(one: Evidence) -> bytes:
    return _PIECE.pack(_KINDS.index(one.kind), one.a.start, one.a.end, one.b.start, one.b.end, one.weight)


def request_bytes(a: Article, b: Article, options: MatchOptions = _PLAIN) -> bytes:
    """One line of JSON that asks `articles.worker` to align two articles."""
    return b"".join(request_parts(a, b, options))


def request_parts(a: Article, b: Article, options: MatchOptions = _PLAIN, *, words: bool = True) -> Iterator[bytes]:
    """The line of `request_bytes` in pieces that each take a moment to make; `words` asks for words alone before."""
    wanted = {} if words else {"words": False}
    return _line({"a": _article_to(a), "b": _article_to(b), "options": asdict(options), **wanted})


def claims_request_parts(a: Article, b: Article, alignment: Alignment, *, weigh: bool = True) -> Iterator[bytes]:
    """One line of JSON, in such pieces, that asks `articles.worker` to read the claims of two aligned articles.

    Evidence takes no part in claims and stays here. Without `weigh` words and figures are all that is looked at.
    """
    matches = map(_without_evidence, alignment.matches)
    return _line({"a": _article_to(a), "b": _article_to(b), "matches": matches, "weigh": weigh})


def _without_evidence(match: Match) -> Match:
    return replace(match, evidence=())


def _line(asked: Mapping[str, Any]) -> Iterator[bytes]:
    for piece in written(asked):
        yield piece.encode("ascii")
    yield b"\n"


def articles_from(request: Mapping[str, Any]) -> tuple[Article, Article]:
    """The two articles of a request, as far as matching needs them: their text is the comparable one.

    Raises KeyError, TypeError or ValueError when the request is not one of `request_bytes`.
    """
    return _article_from(request["a"]), _article_from(request["b"])


def matches_from(request: Mapping[str, Any]) -> tuple[Match, ...]:
    """The matches of a request of `claims_request_parts`. Raises as `articles_from` does."""
    return _matches_from(request["matches"])


def options_from(request: Mapping[str, Any]) -> MatchOptions:
    """The options of a request. Raises KeyError or TypeError when the request is not one of `request_bytes`."""
    return MatchOptions(**request["options"])


def alignment_to(alignment: Alignment) -> list[Any]:
    """The alignment as lists that JSON can hold."""
    found: list[Any] = plain(alignment)
    return found


def in_lines(name: str, alignment: Alignment) -> Iterator[Mapping[str, Any]]:
    """The alignment as answers called `name`, in pieces, its evidence packed."""
    matches, below = (tuple(map(_packed, each)) for each in (alignment.matches, alignment.below_threshold))
    return in_pieces(name, replace(alignment, matches=matches, below_threshold=below))


def _packed(match: Match) -> Match:
    return replace(match, evidence=PackedEvidence.of(match.evidence))


def gathering(before: Alignment | None = None) -> Pieces[Alignment]:
    """What takes the answers of `in_lines`; of the evidence only what is looked at is ever unpacked.

    What is as it was in the alignment `before` is the same object.
    """
    given = {_EVIDENCE: reader(PackedEvidence), Span: shared(Span), range: shared(range)}
    return Pieces(Alignment, *_TYPES, before=before, given=given)


_AS_IT_WAS = {_EVIDENCE: reader(tuple[Evidence, ...], *_TYPES)}
alignment_from = reader(Alignment, *_TYPES, given=_AS_IT_WAS)
"""The alignment of `alignment_to`. Raises TypeError or ValueError where the lists are not one."""
_matches_from = reader(tuple[Match, ...], *_TYPES, given=_AS_IT_WAS)
_paragraphs_from = reader(tuple[article_types.Paragraph, ...], article_types)
_sentences_from = reader(tuple[article_types.Sentence, ...], article_types)


def _article_to(article: Article) -> dict[str, Any]:
    return {
        "comparable": article.comparable,
        "language": article.language,
        "published": article.published.isoformat() if article.published else None,
        "paragraphs": article.paragraphs,
        "sentences": article.sentences,
    }


def _article_from(mapping: Mapping[str, Any]) -> Article:
    text = mapping["comparable"]
    return Article(
        text=text,
        comparable=text,
        source="-",
        title="",
        sections=(),
        paragraphs=_paragraphs_from(mapping["paragraphs"]),
        sentences=_sentences_from(mapping["sentences"]),
        bytes_sha256="",
        # What is kept of the sentences of two texts is kept by these.
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        encoding=Encoding("utf-8"),
        language=mapping["language"],
        published=date.fromisoformat(mapping["published"]) if mapping["published"] else None,
    )
