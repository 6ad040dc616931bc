"""How near two texts are, kept for a pair seen before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from articles.matching import storage
from articles.matching.embeddings import pair_cache
from articles.matching.nearness import nearness

if TYPE_CHECKING:
    from pathlib import Path

A = ["The ferry left the harbour at noon.", "Nobody was hurt."]
B = ["At midday the ferry sailed.", "No one came to harm.", "Bread was dear."]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "folder", lambda name: tmp_path / name)


def test_a_pair_seen_before_is_not_encoded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = nearness((A, B)).features
    monkeypatch.setattr("articles.matching.embeddings.cache.encode_texts", lambda *_: pytest.fail("encoded again"))
    again = nearness((A, B)).features
    assert first is not None
    assert again is not None
    assert first.keys() == again.keys()
    assert all(np.array_equal(first[name], again[name]) for name in first)


def test_the_sides_are_not_mistaken_for_each_other() -> None:
    there, back = nearness((A, B)).features, nearness((B, A)).features
    assert there is not None
    assert back is not None
    assert there["cos"].shape == (2, 3)
    assert back["cos"].shape == (3, 2)


@pytest.mark.parametrize("content", [b"", b"nothing of the kind", b"\x00" * 76])
def test_a_damaged_file_is_made_anew(content: bytes, tmp_path: Path) -> None:
    first = nearness((A, B)).features
    (path,) = (tmp_path / "nearness").iterdir()
    path.write_bytes(content)
    again = nearness((A, B)).features
    assert first is not None
    assert again is not None
    assert np.array_equal(first["soft"], again["soft"])


def test_files_hold_no_text(tmp_path: Path) -> None:
    nearness((A, B))
    (path,) = (tmp_path / "nearness").iterdir()
    assert b"ferry" not in path.read_bytes()


def test_another_encoder_has_files_of_its_own() -> None:
    languages = ("en", "en")
    assert pair_cache.path_of("one", (A, B), languages) != pair_cache.path_of("other", (A, B), languages)


@pytest.mark.parametrize("number", [np.nan, np.inf, 1e9])
def test_kept_matrices_with_numbers_that_no_measure_gives_count_as_none(tmp_path: Path, number: float) -> None:
    path = tmp_path / "made-up.bin"
    pair_cache.keep(path, {"cos": np.full((2, 3), number, np.float32)})
    assert pair_cache.kept(path, ["cos"], (2, 3)) is None
