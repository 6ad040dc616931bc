"""Encoded texts are kept, found again, and never trusted when damaged."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np
import pytest

from articles.matching.embeddings.cache import LARGEST, SUFFIX, _packed, encode_texts, key
from articles.matching.embeddings.encoder import Encoded, unit
from articles.text.tokens import VALUES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

TEXTS = ["The tide turned at noon.", "", "Nobody saw the second boat."]


class Counting:
    """An encoder that counts how often it is asked."""

    def __init__(self, version: str = "one") -> None:
        self.version = version
        self.asked = 0

    def encode(self, sentences: Sequence[str], progress: Callable[[float], None] | None = None) -> list[Encoded]:
        self.asked += 1
        numbers = np.random.default_rng(len(sentences))
        spans = [VALUES.spans(text) for text in sentences]
        return [
            Encoded(unit(numbers.random(8, dtype=np.float32)), some, unit(numbers.random((len(some), 8), np.float32)))
            for some in spans
        ]


def encode_cached(
    encoder: Counting, sentences: Sequence[str], folder: Path | None = None, largest: int = LARGEST
) -> list[Encoded]:
    return encode_texts(encoder, [sentences], folder=folder, largest=largest)[0]


def _same(a: list[Encoded], b: list[Encoded]) -> bool:
    return all(
        np.array_equal(x.vector, y.vector) and x.words == y.words and np.array_equal(x.word_vectors, y.word_vectors)
        for x, y in zip(a, b, strict=True)
    )


def test_a_text_seen_before_is_not_encoded_again(tmp_path: Path) -> None:
    encoder = Counting()
    fresh, stored = (encode_cached(encoder, TEXTS, folder=tmp_path) for _ in range(2))
    assert encoder.asked == 1
    assert _same(fresh, stored)


def test_another_text_or_encoder_is_encoded_anew(tmp_path: Path) -> None:
    encoder, newer = Counting(), Counting("two")
    encode_cached(encoder, TEXTS, folder=tmp_path)
    encode_cached(encoder, TEXTS[:2], folder=tmp_path)
    encode_cached(newer, TEXTS, folder=tmp_path)
    assert (encoder.asked, newer.asked) == (2, 1)


def test_moving_a_boundary_makes_another_text() -> None:
    assert len({key("v", ["ab", "c"]), key("v", ["a", "bc"]), key("v", ["abc"]), key("v", ["\ud800"])}) == 4


def test_the_text_itself_is_not_in_the_file(tmp_path: Path) -> None:
    encode_cached(Counting(), TEXTS, folder=tmp_path)
    (path,) = tmp_path.iterdir()
    assert b"Nobody" not in path.read_bytes()


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 torn", b"\x93NUMPY", None])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    encoder = Counting()
    fresh = encode_cached(encoder, TEXTS, folder=tmp_path)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert _same(encode_cached(encoder, TEXTS, folder=tmp_path), fresh)
    encode_cached(encoder, TEXTS, folder=tmp_path)
    assert encoder.asked == 2


def test_a_file_of_another_text_is_made_anew(tmp_path: Path) -> None:
    encoder = Counting()
    encode_cached(encoder, TEXTS, folder=tmp_path)
    (path,) = tmp_path.iterdir()
    encode_cached(encoder, TEXTS[:2], folder=tmp_path)
    path.write_bytes((tmp_path / f"{key('one', TEXTS[:2])}{SUFFIX}").read_bytes())
    encode_cached(encoder, TEXTS, folder=tmp_path)
    assert encoder.asked == 3


@pytest.mark.parametrize("place", [9, 13, 17, 21, 25, 40, -1])
def test_one_wrong_byte_is_noticed(tmp_path: Path, place: int) -> None:
    encoder = Counting()
    encode_cached(encoder, TEXTS, folder=tmp_path)
    (path,) = tmp_path.iterdir()
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    encode_cached(encoder, TEXTS, folder=tmp_path)
    assert encoder.asked == 2


def test_texts_not_yet_stored_are_encoded_together(tmp_path: Path) -> None:
    encoder = Counting()
    encode_cached(encoder, TEXTS[:1], folder=tmp_path)
    first, second, third = encode_texts(encoder, [TEXTS[1:], TEXTS[:1], TEXTS], folder=tmp_path)
    assert encoder.asked == 2
    assert [len(first), len(second), len(third)] == [2, 1, 3]
    assert _same(encode_cached(encoder, TEXTS, folder=tmp_path), third)
    assert encoder.asked == 2


def test_what_an_ended_process_left_behind_is_removed(tmp_path: Path) -> None:
    old, new = tmp_path / "old.part", tmp_path / "new.part"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    encode_cached(Counting(), TEXTS, folder=tmp_path)
    assert new.exists()
    assert not old.exists()


def test_a_folder_that_cannot_be_used_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert len(encode_cached(Counting(), TEXTS, folder=tmp_path / "file" / "below")) == 3


def test_the_least_lately_used_go_first(tmp_path: Path) -> None:
    encoder = Counting()
    texts = [[f"Boat {number} came in."] for number in range(3)]
    for age, text in enumerate(texts):
        encode_cached(encoder, text, folder=tmp_path)
        os.utime(tmp_path / f"{key('one', text)}{SUFFIX}", (age, age))
    encode_cached(encoder, texts[0], folder=tmp_path)
    size = max(path.stat().st_size for path in tmp_path.iterdir())
    encode_cached(encoder, TEXTS[:1], folder=tmp_path, largest=size * 2 + size // 2)
    kept = {path.stem for path in tmp_path.iterdir()}
    assert kept == {key("one", texts[0]), key("one", TEXTS[:1])}


def test_by_default_it_lies_in_the_readers_cache_folder() -> None:
    encoder = Counting()
    encode_cached(encoder, ["A default place."])
    encode_cached(encoder, ["A default place."])
    assert encoder.asked == 1


def test_nothing_is_stored_for_nothing(tmp_path: Path) -> None:
    assert encode_cached(Counting(), [], folder=tmp_path) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ([(0, 999)], 0.0),
        ([(-4, 2)], 0.0),
        ([(3, 1)], 0.0),
        ([(4, 6), (0, 2)], 0.0),
        ([(0, 3)], np.nan),
        ([(0, 3)], 9.0),
    ],
)
def test_kept_words_outside_their_sentence_or_vectors_of_no_length_count_as_none(
    tmp_path: Path, words: list[tuple[int, int]], number: float
) -> None:
    vectors = np.full((len(words), 8), number, np.float32)
    packed = _packed([Encoded(vectors[0], tuple(words), vectors)])
    text = ["The tide turned at noon."]
    (tmp_path / f"{key('one', text)}{SUFFIX}").write_bytes(packed)
    encoder = Counting()
    encode_cached(encoder, text, folder=tmp_path)
    assert encoder.asked == 1
