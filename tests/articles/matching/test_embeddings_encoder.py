"""The encoder in the package: one vector a sentence, one a word, from the text alone."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from articles.errors import BadInputError
from articles.matching.embeddings import encoder_for
from articles.matching.embeddings.encoder import BUILT_IN, Encoder
from articles.matching.embeddings.soft_dice import cosines

ROOT = Path(__file__).parents[3]
STRIKE = "The dockers walked out on Monday after talks over pay broke down."
REWORDED = "Negotiations on wages failed, so port workers began a strike at the start of the week."
APART = "The orchard's apples ripened early because of the warm spring."


def test_the_file_is_the_one_the_notice_names() -> None:
    assert hashlib.sha256(BUILT_IN.read_bytes()).hexdigest() in (ROOT / "NOTICE").read_text(encoding="utf-8")


def test_sentence_and_words_have_unit_vectors() -> None:
    (one,) = Encoder.load().encode([STRIKE])
    assert one.vector.shape == (384,)
    assert one.word_vectors.shape == (len(one.words), 384)
    assert np.linalg.norm(one.vector) == pytest.approx(1, abs=1e-3)
    assert np.linalg.norm(one.word_vectors, axis=1) == pytest.approx(1, abs=1e-3)


def test_words_stand_where_they_say() -> None:
    text = "Mr. Ōtani’s 1,200 men — “re-elected” — didn't say."
    (one,) = Encoder.load().encode([text])
    words = [text[start:end] for start, end in one.words]
    assert words == ["Mr", "Ōtani’s", "1,200", "men", "re", "elected", "didn't", "say"]


def test_a_rewording_is_nearer_than_another_subject() -> None:
    a, b, c = Encoder.load().encode([STRIKE, REWORDED, APART])
    near, far = cosines([a], [b, c])[0]
    assert near > far + 0.2


def test_a_vector_hardly_depends_on_the_sentences_beside_it() -> None:
    encoder = Encoder.load()
    many = [STRIKE, REWORDED, APART] + [f"Sentence {number} speaks of {number} boats." for number in range(20)]
    together, alone = encoder.encode(many), [encoder.encode([text])[0] for text in many]
    assert np.stack([one.vector for one in together]) == pytest.approx(
        np.stack([one.vector for one in alone]), abs=1e-3
    )


def test_the_same_sentences_give_the_same_numbers() -> None:
    first, second = (Encoder(BUILT_IN).encode([STRIKE, APART, STRIKE]) for _ in range(2))
    assert all(np.array_equal(a.word_vectors, b.word_vectors) for a, b in zip(first, second, strict=True))
    assert np.array_equal(first[0].vector, first[2].vector)


@pytest.mark.parametrize("text", ["", "   ", "— … !"])
def test_a_sentence_without_a_word_is_like_nothing(text: str) -> None:
    (one,) = Encoder.load().encode([text])
    assert not one.vector.any()
    assert one.words == ()
    assert one.word_vectors.shape == (0, 384)


def test_nothing_gives_nothing() -> None:
    assert Encoder.load().encode([]) == []


def test_a_very_long_sentence_keeps_its_beginning() -> None:
    (one,) = Encoder.load().encode(["harbour " * 5_000])
    assert len(one.words) == 254
    assert np.isfinite(one.word_vectors).all()


def test_progress_rises_to_one() -> None:
    seen: list[float] = []
    Encoder.load().encode([f"Boat {number} came in late that night." for number in range(60)], seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1


def test_the_setting_names_the_built_in_one_or_a_file() -> None:
    assert encoder_for(None) is encoder_for("builtin") is Encoder.load()
    assert encoder_for(str(BUILT_IN)).version == Encoder.load().version


def test_another_file_is_refused_in_one_line(tmp_path: Path) -> None:
    np.savez(tmp_path / "numbers.npz", a=np.arange(3))
    np.save(tmp_path / "plain.npy", np.arange(3))
    (tmp_path / "text.npz").write_text("not an encoder", encoding="utf-8")
    (tmp_path / "torn.npz").write_bytes(BUILT_IN.read_bytes()[:1000])
    for name in ("numbers.npz", "plain.npy", "text.npz", "torn.npz", "missing.npz"):
        with pytest.raises(BadInputError, match="cannot be used"):
            encoder_for(str(tmp_path / name))
