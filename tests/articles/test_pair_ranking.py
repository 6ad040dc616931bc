"""The pairs offered of a folder: what is about one event comes first, with its reasons."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.pair_ranking import LEAST, MOST_PAIRS, MOST_PARTNERS, proposals_from, propose, proposed
from articles.reading.formats.previewing import look
from articles.reading.preview import Preview, to_json

BENCH = Path(__file__).resolve().parents[2].parent / "shared" / "bench" / "news-pairs.jsonl"

FLOOD_A = Preview(
    'Flood in Orrin: "we were warned"', "Valley Herald", date(2026, 3, 12),
    opening=("The river rose through the night and by dawn the lower town of Orrin was under a metre of water.",
             "Mayor Anna Holt said that the harbour authority had asked for a second pump in January."),
    digest="1",
)  # fmt: skip
FLOOD_B = Preview(
    "River takes the lower town", "Orrin Post", date(2026, 3, 13),
    opening=("By sunrise on Tuesday the lower town of Orrin stood under water after the flood.",
             "Anna Holt, the mayor, conceded that there had been warnings about the pump."),
    digest="2",
)  # fmt: skip
STRIKE = Preview(
    "Teachers strike in Brenn", "Valley Herald", date(2026, 3, 12),
    opening=("Teachers in Brenn stopped work on Monday over pay.", "The union said that talks with Peter Lund failed."),
    digest="3",
)  # fmt: skip
FERRY = Preview(
    "Ferry strikes the mole", "Calder Post", date(2025, 6, 2),
    opening=("The night ferry to Calder Point struck the outer mole.", "The mate, Ida Brandt, had seen the light."),
    digest="4",
)  # fmt: skip


def test_two_accounts_of_one_event_are_offered_and_nothing_else() -> None:
    found = propose([STRIKE, FLOOD_A, FERRY, FLOOD_B])
    assert [(pair.a, pair.b) for pair in found.pairs] == [(1, 3)]
    assert LEAST <= found.pairs[0].score <= 1
    assert found.partners == {1: found.pairs, 3: found.pairs}


def test_the_reasons_are_names_a_word_and_the_days() -> None:
    pair = propose([STRIKE, FLOOD_A, FERRY, FLOOD_B]).pairs[0]
    assert len(pair.reasons) == 3
    assert {"Orrin", "Holt", "Anna"} & set(pair.reasons)
    assert pair.days == "12–13 Mar"


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        (date(2026, 3, 12), date(2026, 3, 12), "12 Mar"),
        (date(2026, 4, 1), date(2026, 3, 30), "30 Mar–1 Apr"),
        (date(2026, 3, 12), date(2025, 3, 12), ""),
        (date(2026, 3, 12), None, ""),
    ],
)
def test_the_days_are_told_where_they_are_near(a: date, b: date | None, days: str) -> None:
    pair = propose([replace(FLOOD_A, published=a), replace(FLOOD_B, published=b), STRIKE]).pairs[0]
    assert pair.days == days


def test_nearness_in_time_raises_a_pair_and_distance_lowers_it() -> None:
    def score(day: date | None) -> float:
        found = propose([FLOOD_A, replace(FLOOD_B, published=day), STRIKE, FERRY])
        return found.pairs[0].score if found.pairs else 0.0

    assert score(date(2026, 3, 14)) > score(None) > score(date(2024, 3, 14))


def test_the_same_text_twice_is_no_pair() -> None:
    assert propose([FLOOD_A, FLOOD_A, STRIKE]).pairs == ()


@pytest.mark.parametrize(
    "previews", [[], [FLOOD_A], [Preview(""), Preview("", digest="2")], [Preview("a"), Preview("a", digest="2")]]
)
def test_too_little_to_go_by_offers_nothing(previews: list[Preview]) -> None:
    assert propose(previews).pairs == ()


_WORDS = st.sampled_from(["Orrin", "flood", "Holt", "river", "pump", "the", "of", "12", "and", "Brenn", "strike"])
_SENTENCES = st.lists(st.lists(_WORDS, min_size=1, max_size=8).map(" ".join), max_size=4)
_PREVIEWS = st.lists(
    st.builds(
        Preview, title=st.lists(_WORDS, max_size=4).map(" ".join), opening=_SENTENCES.map(tuple),
        published=st.none() | st.dates(date(2026, 1, 1), date(2026, 4, 1)), digest=st.sampled_from("abcdef"),
        language=st.sampled_from(["en", "de"]),
    ),
    max_size=12,
)  # fmt: skip


_ALIKE = ("Orrin flood flood flood flood", "Orrin flood flood flood Holt Holt Holt Holt")


@given(previews=_PREVIEWS)
@example(
    previews=[Preview("Orrin flood Holt", digest="a"), *(Preview("", opening=_ALIKE, digest=each) for each in "ab")]
)
def test_whatever_is_looked_at_the_offers_are_in_order_and_of_two(previews: list[Preview]) -> None:
    found = propose(previews)
    scores = [pair.score for pair in found.pairs]
    assert scores == sorted(scores, reverse=True)
    assert len(found.pairs) <= MOST_PAIRS
    for pair in found.pairs:
        assert 0 <= pair.a < pair.b < len(previews)
        assert previews[pair.a].digest != previews[pair.b].digest
        assert LEAST <= pair.score <= 1
    for index, pairs in found.partners.items():
        assert 0 < len(pairs) <= MOST_PARTNERS
        assert all(index in (pair.a, pair.b) for pair in pairs)


@given(previews=_PREVIEWS)
def test_the_offers_go_from_process_to_process(previews: list[Preview]) -> None:
    answer = json.loads(json.dumps(proposed([to_json(preview) for preview in previews])))
    assert proposals_from(answer["likely"]) == propose(previews)


@pytest.mark.whole
def test_the_process_for_long_work_finds_the_pairs() -> None:
    for previews, key in (([STRIKE, FLOOD_A, FLOOD_B], "likely"), ([{"title": 7}], "error")):
        asked = json.dumps({"previews": [to_json(each) if isinstance(each, Preview) else each for each in previews]})
        done = subprocess.run(
            [sys.executable, "-m", "articles.worker"], input=asked + "\n", capture_output=True, text=True, check=False
        )
        answer = json.loads(done.stdout)
        assert list(answer) == [key]
        assert done.returncode == (key == "error")


@pytest.mark.skipif(not BENCH.exists(), reason="the shared folder with the news pairs is not there")
def test_of_forty_news_reports_the_twenty_true_pairs_come_first(tmp_path: Path) -> None:
    previews: list[Preview] = []
    for line in BENCH.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        for side in "ab":
            path = tmp_path / f"{len(previews):02}.txt"
            path.write_text(f"{pair[side]['title']}\n\n{pair[side]['text']}\n", encoding="utf-8")
            previews.append(look(str(path)))
    found = propose(previews)
    assert sum(pair.a ^ 1 == pair.b for pair in found.pairs[:20]) >= 19
