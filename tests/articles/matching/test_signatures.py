"""Signatures of articles, and which of many go together by them."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from articles import load, samples
from articles.matching.signatures import grouping
from articles.matching.signatures.grouping import Keyed, Pairs, Postings, candidates, copies, count_keys, groups
from articles.matching.signatures.keys import MOST, event_keys
from articles.matching.signatures.wording import SLOTS, likeness, word_hash, wording
from articles.reading.loader import article_from_text

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = [f"{first}{second}ing" for first in ("bar", "fen", "gol", "mir", "tas", "vor") for second in "abdefgklmnoprs"]


def made(seed: int, length: int = 400) -> str:
    """A text of invented words, another one for each seed."""
    drawn = np.random.default_rng(seed).integers(0, len(WORDS), length)
    return " ".join(WORDS[number] for number in drawn)


def jaccard(a: str, b: str) -> float:
    """The likeness that the signature estimates, worked out in full."""
    one, other = ({tuple(words[at : at + 5]) for at in range(len(words) - 4)} for words in (a.split(), b.split()))
    return len(one & other) / len(one | other)


def postings_of(keys: Sequence[Sequence[int]], days: Sequence[int] | None = None) -> Postings:
    """The postings of articles with these keys, all of one weight."""
    starts = np.cumsum([0, *map(len, keys)])
    flat = np.array([key for each in keys for key in each], dtype=np.uint32)
    day = np.array(days or [-1] * len(keys), dtype=np.int32)
    keyed = Keyed(starts, flat, np.full(len(flat), 16, dtype=np.uint8))
    return Postings.of([keyed], count_keys([flat]), day)


def test_case_signs_and_line_ends_do_not_count() -> None:
    assert (wording("The dam broke, at six.\n") == wording("the DAM — broke\nat six")).all()


def test_a_text_without_words_has_an_empty_signature() -> None:
    assert not wording(" … \n").any()


@pytest.mark.parametrize("kept", [380, 340, 300])
def test_the_share_of_equal_slots_estimates_the_likeness(kept: int) -> None:
    pairs = [(text, f"{text[: text.index(text.split()[kept])]} {made(seed + 500, 400 - kept)}")
             for seed in range(12) for text in [made(seed)]]  # fmt: skip
    told = np.mean([likeness(wording(a), wording(b)) for a, b in pairs])
    assert told == pytest.approx(np.mean([jaccard(a, b) for a, b in pairs]), abs=0.04)


def test_texts_without_a_common_run_share_hardly_a_slot() -> None:
    assert likeness(wording(made(1, 5_000)), wording(made(2, 5_000))) < 0.05


@pytest.mark.whole
def test_a_signature_is_the_same_in_another_process() -> None:
    code = "from articles.matching.signatures.wording import wording; print(wording('a dam broke at six').sum())"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(told.stdout) == wording("a dam broke at six").sum()


def test_letters_of_a_script_without_spaces_are_words() -> None:
    a, b = "大坝在六点决堤造成多人失踪", "大坝在六点决堤造成多人死亡"
    assert 0.3 < likeness(wording(a), wording(b)) < 1


def test_copies_are_found_and_others_are_not() -> None:
    texts = [made(seed) for seed in range(30)]
    texts += [f"{texts[3]} and one more word", texts[7].upper()]
    found = copies(np.stack([wording(text) for text in texts]))
    assert list(zip(found.a.tolist(), found.b.tolist(), strict=True)) == [(3, 30), (7, 31)]


def test_texts_without_words_are_no_copies_of_each_other() -> None:
    assert len(copies(np.zeros((5, SLOTS), dtype=np.uint16)).a) == 0


def test_no_articles_have_no_copies() -> None:
    assert len(copies(np.zeros((0, SLOTS), dtype=np.uint16)).a) == 0


def test_many_copies_of_one_text_are_one_group_by_few_pairs() -> None:
    found = copies(np.stack([wording(made(1))] * 300))
    assert len(found.a) < 300 * 4
    assert set(groups(300, found.a, found.b).tolist()) == {0}


def test_groups_go_along_chains() -> None:
    a, b = np.array([5, 3, 0, 7]), np.array([3, 1, 2, 8])
    assert groups(9, a, b).tolist() == [0, 1, 0, 1, 4, 1, 6, 7, 7]


def test_both_sides_of_the_bundled_pair_share_what_names_the_event() -> None:
    a, b = (event_keys(load(path)) for path in samples.paths())
    other = event_keys(article_from_text(made(1)))
    assert len(np.intersect1d(a.keys, b.keys)) > 12
    assert len(np.intersect1d(a.keys, other.keys)) == 0


def test_keys_rise_and_are_few() -> None:
    found = event_keys(article_from_text(". ".join(f"At noon Karl{word} saw {word}" for word in WORDS * 3)))
    assert len(found.keys) == len(found.weights) <= MOST
    assert (np.diff(found.keys.astype(np.int64)) > 0).all()


def test_a_name_says_more_than_a_word_and_a_figure_less() -> None:
    text = "The river reached Ostrava and flooded 412 cellars overnight. The rain fell on Ostrava and elsewhere."
    found = event_keys(article_from_text(text, title="x"))
    weight = dict(zip(found.keys.tolist(), found.weights.tolist(), strict=True))
    name, word, figure = (weight[word_hash(key) & 0xFFFFFFFF] for key in ("ostrava", "river", "#412"))
    assert name > word > figure


def test_articles_that_share_two_keys_are_candidates_and_one_key_is_chance() -> None:
    postings = postings_of([[1, 2, 9], [1, 2, 8], [3, 9], [3, 4, 7], [4, 5]])
    found = candidates([postings], range(5), 5, 0.1)
    assert list(zip(found.a.tolist(), found.b.tolist(), strict=True)) == [(0, 1)]


def test_a_pair_is_found_once_whichever_articles_are_asked_about() -> None:
    postings = postings_of([[1, 2], [1, 2], [1, 2]])
    whole = candidates([postings], range(3), 5, 0.1)
    parts = [candidates([postings], some, 5, 0.1) for some in (range(2), range(2, 3))]
    assert grouping.together(parts, 3).a.tolist() == whole.a.tolist() == [0, 0, 1]


def test_keys_cut_into_ranges_give_the_same_candidates() -> None:
    keys = [sorted(set(np.random.default_rng(seed).integers(0, 60, 8).tolist())) for seed in range(40)]
    flat = np.array([key for each in keys for key in each], dtype=np.uint32)
    keyed = Keyed(np.cumsum([0, *map(len, keys)]), flat, np.full(len(flat), 16, dtype=np.uint8))
    day = np.full(40, -1, dtype=np.int32)
    counts = count_keys([flat[:50], flat[50:]])
    whole = candidates([Postings.of([keyed], counts, day)], range(40), 6, 0.05)
    cut = [Postings.of([keyed], counts, day, within) for within in (range(25), range(25, 1 << 32))]
    parts = candidates(cut, range(40), 6, 0.05)
    assert (whole.a.tolist(), whole.b.tolist()) == (parts.a.tolist(), parts.b.tolist())


def test_an_article_keeps_its_best_partners() -> None:
    postings = postings_of([[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 30, 31], [3, 4, 32, 33]])
    found = candidates([postings], range(1), 1, 0.0)
    assert (found.a.tolist(), found.b.tolist()) == ([0], [1])


def test_of_articles_with_a_common_key_those_near_in_time_are_set_side_by_side() -> None:
    count = 400
    days = [number % 200 for number in range(count)]
    found = candidates([postings_of([[1, 2]] * count, days)], range(count), 3, 0.0)
    apart = np.abs(np.array(days)[found.a] - np.array(days)[found.b])
    assert len(found.a) < count * 3
    assert apart.max() <= 3


def test_days_near_each_other_raise_a_score_and_months_lower_it() -> None:
    near, unknown, far = (
        candidates([postings_of([[1, 2, 5], [1, 2, 6]], days)], range(2), 1, 0.0).score[0]
        for days in ([100, 102], [-1, 102], [100, 190])
    )
    assert far < unknown < near


def test_together_keeps_each_pair_once() -> None:
    one = Pairs(np.array([0, 1]), np.array([2, 3]), np.array([0.5, 0.25], dtype=np.float32))
    found = grouping.together([one, one], 4)
    assert (found.a.tolist(), found.b.tolist(), found.score.tolist()) == ([0, 1], [2, 3], [0.5, 0.25])
