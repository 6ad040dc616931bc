"""Pairs of sentences that were read together before are not read again, and come out the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from articles.matching import storage
from articles.matching.embeddings.stance import Stance, StanceReader
from articles.matching.embeddings.stance_cache import KeptStances

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PAIRS = [("Twelve were hurt.", "Fourteen were hurt."), ("The road is shut.", "The road is closed.")]


class Counting:
    """A reader that counts what it is asked."""

    version = "counting/1"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Stance]:
        """The same shares for each pair."""
        self.asked += pairs
        return [Stance(0.1234, 0.8001, 0.0765) for _ in pairs]


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counting:
    monkeypatch.setattr(storage, "folder", lambda name: tmp_path / name)
    return Counting()


def _kept(reader: Counting, texts: tuple[str, str] = ("one", "other")) -> KeptStances:
    return KeptStances(cast("StanceReader", reader), texts)


def test_what_was_read_comes_from_the_cache_to_the_last_digit(reader: Counting) -> None:
    fresh = _kept(reader).read(PAIRS)
    assert _kept(reader).read(PAIRS[::-1]) == fresh[::-1] == [(0.1234, 0.8001, 0.0765)] * 2
    assert reader.asked == PAIRS


def test_only_what_is_new_is_read(reader: Counting) -> None:
    _kept(reader).read(PAIRS[:1])
    _kept(reader).read(PAIRS)
    assert reader.asked == PAIRS


def test_other_texts_have_a_file_of_their_own(reader: Counting, tmp_path: Path) -> None:
    _kept(reader).read(PAIRS)
    _kept(reader, ("other", "one")).read(PAIRS)
    assert len(list((tmp_path / "stances").iterdir())) == 2


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: b"", lambda data: data[:9] + b"x" + data[10:]])
def test_a_damaged_file_is_made_again(damage: object, reader: Counting, tmp_path: Path) -> None:
    _kept(reader).read(PAIRS)
    (path,) = (tmp_path / "stances").iterdir()
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator] # one of three functions
    assert _kept(reader).read(PAIRS) == [(0.1234, 0.8001, 0.0765)] * 2
    assert len(reader.asked) == 4
