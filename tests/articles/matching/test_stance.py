"""The reader of sentence pairs: its file, its shares, and that order and company change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles.errors import BadInputError
from articles.matching.embeddings.stance import StanceReader

if TYPE_CHECKING:
    from pathlib import Path

PAIRS = [
    ("The ferry sank before dawn off Oldra.", "Tugs brought the ferry, still afloat, into Oldra at noon."),
    ("The ferry sank before dawn off Oldra.", "Off Oldra the ship went to the bottom before sunrise."),
    ("The ferry sank before dawn off Oldra.", "A new bakery opened in Tarnbeck last week."),
]


def test_the_shares_sum_to_one() -> None:
    for stance in StanceReader.load().read(PAIRS):
        assert sum(stance) == pytest.approx(1.0, abs=0.001)


def test_what_clashes_is_told_from_what_agrees_and_from_another_thing() -> None:
    sank, same, other = StanceReader.load().read(PAIRS)
    assert sank.clash > max(same.clash, other.clash)
    assert same.agree > max(sank.agree, other.agree)
    assert max(other) == other.other


def test_a_pair_is_read_the_same_in_any_company() -> None:
    together = StanceReader.load().read(PAIRS)
    alone = [StanceReader.load().read([pair])[0] for pair in PAIRS]
    for one, other in zip(together, alone, strict=True):
        assert one == pytest.approx(other, abs=0.002)


def test_progress_ends_with_all() -> None:
    told: list[float] = []
    StanceReader.load().read(PAIRS, told.append)
    assert told[-1] == 1.0


def test_nothing_is_asked_of_no_pairs() -> None:
    assert StanceReader.load().read([]) == []


def test_another_file_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "stance.npz"
    path.write_bytes(b"no such file")
    with pytest.raises(BadInputError, match="cannot be used"):
        StanceReader(path)
