"""Whatever the text, reading its quantities ends, in time that grows with the length alone."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.claims import read_quantities
from tests.work import calls_of

ROOT = Path(__file__).parents[3]
BENCH = ROOT.parent / "shared" / "bench"

PIECES = st.sampled_from(
    (
        *(
            "5",
            "40",
            "1,200",
            "3.5",
            "2016",
            "one",
            "two",
            "hundred",
            "thousand",
            "million",
            "dozen",
            "half",
            "a",
            "of",
        ),
        *(
            "of",
            "the",
            "and",
            "to",
            "-",
            "–",
            "(",
            "!",
            ")",
            '"',
            "'",
            ".",
            ",",
            ";",
            "$",
            "£",
            "%",
            "per",
            "cent",
            "men",
        ),
        *("ships", "miles", "killed", "wounded", "over", "about", "at", "least", "from", "between", "rose", "no"),
        *("both", "third", "in", "F-16", "°C", "/", ":", "\n\n", "cien", "deux", "zwei", "тысяч"),
    )
)
RUNS = st.lists(PIECES, max_size=25)
TEXTS = st.one_of(st.text(max_size=60), RUNS.map(" ".join), RUNS.map("".join))


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, language=st.sampled_from(("en", "de", "ru")))
def test_spans_lie_in_the_text_rising_and_disjoint(text: str, language: str) -> None:
    end = 0
    for quantity in read_quantities(text, language):
        assert end <= quantity.start < quantity.end <= len(text)
        end = quantity.end
        if quantity.unit_span is not None:
            assert 0 <= quantity.unit_span[0] < quantity.unit_span[1] <= len(text)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_ends_are_ordered_and_open_as_the_modifier_says(text: str) -> None:
    for quantity in read_quantities(text):
        if quantity.modifier in ("at_least", "more_than"):
            assert (quantity.low is None, quantity.high) == (False, None)
        elif quantity.modifier in ("at_most", "less_than"):
            assert (quantity.low, quantity.high is None) == (None, False)
        else:
            assert quantity.low is not None
            assert quantity.high is not None
            assert quantity.low <= quantity.high


@settings(max_examples=80, deadline=None)
@given(text=TEXTS)
def test_a_space_that_does_not_break_reads_like_a_space(text: str) -> None:
    assert read_quantities(text.replace(" ", "\u00a0")) == read_quantities(text.replace("\u00a0", " "))


@pytest.mark.parametrize(
    "piece",
    [
        '"..[111 111 ',
        "1-",
        "1 ",
        "1,",
        "one ",
        "one and ",
        "hundred and ",
        "ten of the ",
        "5 men ",
        "5 big, ",
        "number of ",
        "from 5 to 6 of the 7 and ",
        "$5 to ",
        "half a ",
        "(!",
    ],
)
def test_twice_the_text_takes_twice_the_steps(piece: str) -> None:
    read_quantities("Ten men and 5 ships.")
    once, twice = (calls_of(partial(read_quantities, piece * times)) for times in (300, 600))
    assert twice <= 2.3 * once + 200


@pytest.mark.whole
def test_long_runs_of_one_thing_end() -> None:
    script = (
        "from articles.claims import read_quantities as read\n"
        "for text in ('\"..[111 111 ' * 4000, '1' * 100000, '1-' * 50000, '1,' * 50000, '1.' * 50000, ' ' * 100000,"
        " '5' + ' ' * 100000, '(' * 100000, 'a' * 100000, 'U.S.' * 25000, 'hundertund' * 10000):\n"
        "    read(text), read(text, 'de')\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, timeout=120)


def test_the_shared_sentences_are_read_as_they_are_marked() -> None:
    gold_file, scorer = BENCH / "quantities-dev.jsonl", BENCH / "score_quantities.py"
    if not gold_file.exists() or not scorer.exists():
        pytest.skip("the shared benchmark is not there")
    scope: dict[str, Any] = {"__name__": "score_quantities"}
    exec(compile(scorer.read_text(encoding="utf-8"), str(scorer), "exec"), scope)  # noqa: S102 - the shared scorer is a script, no module
    gold = [json.loads(line) for line in gold_file.read_text(encoding="utf-8").splitlines()]
    predicted = {
        row["id"]: [
            {"low": quantity.low, "high": quantity.high, "modifier": quantity.modifier, "unit": quantity.unit}
            for quantity in read_quantities(row["text"])
        ]
        for row in gold
    }
    scores = scope["score"](gold, predicted)
    assert scores["value"]["f1"] >= 0.98
    assert scores["full"]["f1"] >= 0.96
    assert scores["traps"] == 1.0
