"""Evidence packed: a long comparison has hundreds of thousands of pieces, of which a reader looks at a few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from struct import Struct
from typing import TYPE_CHECKING, get_args, overload

from articles.article import Span
from articles.matching.match import Evidence, EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

_KINDS: tuple[EvidenceKind, ...] = get_args(EvidenceKind)
_PIECE = Struct("<BIIIId")
"""A piece: its kind by number, its ends in a and in b, its weight."""


@dataclass(frozen=True, slots=True, eq=False)
class PackedEvidence(Sequence[Evidence]):
    """The evidence of a match, unpacked when it is looked at; it equals a tuple of the same pieces."""

    data: bytes = b""

    @classmethod
    def of(cls, evidence: Iterable[Evidence]) -> PackedEvidence:
        """Evidence, packed."""
        numbers = ((_KINDS.index(each.kind), each.a, each.b, each.weight) for each in evidence)
        return cls(
            b"".join(_PIECE.pack(kind, a.start, a.end, b.start, b.end, weight) for kind, a, b, weight in numbers)
        )

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
