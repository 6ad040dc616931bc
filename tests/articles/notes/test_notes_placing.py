"""A note finds its words again, or says that they are gone; it never takes others for them."""

from __future__ import annotations

import json
import os
import random
import time
from collections import Counter
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.article import Span
from articles.notes.placement import placing
from articles.notes.placement.normal import _Forms, folded, normalise
from articles.notes.placement.placing import ORPHAN, Placement, place_selector
from articles.notes.placement.selectors import select
from benchmarks.notes import notes_on
from benchmarks.placing_cases import Text, judged, texts
from benchmarks.placing_kinds import cases
from tests.articles.notes.noting import KIT, TEXTS

LONG = "DIPTYCH_LONG" in os.environ

TEXT = (
    "The mill burned on Sunday, the fire service said. Nobody was hurt, the fire service said.\n\n"
    'The owner, Pia Lund, called it "the end of an era" and left. The wheel is from 1874.\n\n'
    "Rebuilding would cost 3.2 million crowns, according to two builders who saw the ruin."
)

_FIELDS = st.sampled_from(["exact", "prefix", "suffix", "start", "end"])
SELECTORS = st.dictionaries(_FIELDS, st.none() | st.text() | st.integers() | st.lists(st.none()))


def selector_of(quote: str, text: str = TEXT, nth: int = 0) -> dict[str, Any]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return asdict(select(text, Span(start, start + len(quote))))


def words_of(placement: Placement, text: str) -> str:
    return text[placement.start : placement.end]


def test_unchanged_words_are_placed_without_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """A-2: in an unchanged text every place is the stored one, and nothing is searched."""
    monkeypatch.setattr(placing, "_search", lambda *_: pytest.fail("searched"))
    placement = place_selector(TEXT, selector_of("the fire service said", nth=1))
    assert (placement.status, placement.how, placement.start) == ("anchored", "exact", TEXT.rindex("the fire service"))
    for case in cases(40, seed=1):
        text = next(text for text in map(Text.joined, texts()) if case.selector["exact"] in text)
        placement = place_selector(text, case.selector)
        assert (placement.how, placement.start, placement.end) == (
            "exact",
            case.selector["start"],
            case.selector["end"],
        )


def test_words_further_down_are_moved() -> None:
    text = "A correction was added at the top.\n\n" + TEXT
    placement = place_selector(text, selector_of("The wheel is from 1874"))
    assert (placement.how, words_of(placement, text)) == ("moved", "The wheel is from 1874")


def test_another_copy_at_the_old_place_is_no_trap() -> None:
    """A-3: the old position is no evidence by itself."""
    quote = "the fire service said"
    first, second = TEXT.index(quote), TEXT.rindex(quote)
    shifted = "x" * (second - first - 2) + ". " + TEXT
    placement = place_selector(shifted, selector_of(quote, nth=1))
    assert placement.start == shifted.rindex(quote)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (" ", "\n"),
        (" ", "\u00a0"),
        ('"', "”"),
        ("fi", "ﬁ"),
        ("e", "e\u00ad"),
        ("3.2", "３.２"),
        ("-", "—"),
    ],
)
def test_house_style_is_no_change(old: str, new: str) -> None:
    """A-5: white space, Unicode form, quotation marks, dashes and soft hyphens count as exact."""
    for quote in ('called it "the end of an era" and left', "the fire service said. Nobody", "cost 3.2 million crowns"):
        text = TEXT.replace(old, new)
        placement = place_selector(text, selector_of(quote))
        assert (placement.status, placement.how) != ("anchored", "approximate")
        assert words_of(placement, text) == quote.replace(old, new).removesuffix("\u00ad")


def test_a_typing_mistake_set_right_is_approximate() -> None:
    text = TEXT.replace("Rebuilding would cost", "Rebuilding it would cost")
    placement = place_selector(text, selector_of("Rebuilding would cost 3.2 million crowns"))
    assert placement.how == "approximate"
    assert words_of(placement, text) == "Rebuilding it would cost 3.2 million crowns"


def test_deleted_words_leave_an_orphan() -> None:
    text = TEXT.replace("The wheel is from 1874.", "")
    assert place_selector(text, selector_of("The wheel is from 1874")) == ORPHAN


def test_a_short_word_is_not_found_inside_another() -> None:
    text = "The smiling owner left. " + TEXT[TEXT.index("Nobody") :]
    assert place_selector(text, selector_of("mill")) == ORPHAN


def test_a_statement_of_the_same_shape_is_not_the_same_statement() -> None:
    before = (
        "In Ashby, 12 houses lost their roofs, the mayor said. In Corley, 40 barns lost their roofs, the mayor said."
    )
    quote = "In Ashby, 12 houses lost their roofs, the mayor said."
    after = "A storm came. In Corley, 40 barns lost their roofs, the mayor said."
    assert place_selector(after, selector_of(quote, before)) == ORPHAN


def test_the_sentence_that_stood_beside_the_quote_is_not_the_quote() -> None:
    before = "It rained. The Greens were for it, the record shows. The Liberals were for it, the record shows. Bye."
    quote = "The Greens were for it, the record shows."
    assert place_selector(before.replace(f"{quote} ", ""), selector_of(quote, before)) == ORPHAN


@pytest.mark.parametrize(
    ("old", "new"),
    [("3.2 million", "3.4 million"), ("two builders", "three builders"), ("would cost", "would certainly cost")],
)
def test_a_word_corrected_where_it_stood_is_approximate(old: str, new: str) -> None:
    text = "A line on top.\n\n" + TEXT.replace(old, new) + " Work begins in May."
    quote = "Rebuilding would cost 3.2 million crowns, according to two builders"
    placement = place_selector(text, selector_of(quote, TEXT + " Work begins in May."))
    assert (placement.how, words_of(placement, text)) == ("approximate", quote.replace(old, new))


def test_another_figure_and_another_name_are_another_statement() -> None:
    before = "A storm came. In Ashby, 12 houses lost a roof. All were calm. In Corley, 40 houses lost a roof. Bye."
    after = "A storm came. In Corley, 40 houses lost a roof. Bye."
    assert place_selector(after, selector_of("In Ashby, 12 houses lost a roof.", before)) == ORPHAN


def test_a_phrase_is_not_taken_from_another_sentence() -> None:
    text = TEXT.replace("Nobody was hurt, the fire service said.", "")
    assert place_selector(text, selector_of("the fire service said.", nth=1)) == ORPHAN


def test_a_phrase_with_a_typing_mistake_is_not_moved_to_the_same_phrase_elsewhere() -> None:
    start = TEXT.rindex("the fire service said")
    text = TEXT[:start] + "the fire sevrice said" + TEXT[start + len("the fire service said") :]
    placement = place_selector(text, selector_of("the fire service said", nth=1))
    assert words_of(placement, text) == "the fire sevrice said"


def test_a_sentence_put_in_after_the_quote_is_not_taken_with_it() -> None:
    text = TEXT.replace("The wheel is from 1874.", "The whel is from 1874. This page was brought up to date by night.")
    placement = place_selector(text, selector_of("The wheel is from 1874."))
    assert words_of(placement, text) == "The whel is from 1874."


@pytest.mark.parametrize("at", ["Rebuilding", "cost", "3.2 million", "builders who saw", "who saw the"])
def test_a_quote_that_was_interrupted_is_taken_whole(at: str) -> None:
    quote = TEXT[TEXT.index("Rebuilding") :]
    put = quote.replace(at, f"{at}\n\n[Photo: the editors]\n\n")
    text = TEXT.replace(quote, put)
    assert words_of(place_selector(text, selector_of(quote)), text) == put


def test_a_letter_lost_in_a_single_word_is_found_between_its_neighbours() -> None:
    text = TEXT.replace("Sunday", "Snday")
    assert words_of(place_selector(text, selector_of("Sunday")), text) == "Snday"
    assert place_selector(TEXT.replace("Sunday", "Monday"), selector_of("Sunday")) == ORPHAN


@given(TEXTS, SELECTORS)
@settings(max_examples=50_000 if LONG else 300, suppress_health_check=[HealthCheck.too_slow])
def test_placing_never_raises(text: str, selector: dict[str, object]) -> None:
    """A-7: total and deterministic, whatever the selector holds."""
    placement = place_selector(text, selector)
    assert placement == place_selector(text, selector)
    assert 0 <= placement.start <= placement.end <= len(text)


@given(TEXTS, TEXTS, st.data())
@settings(max_examples=50_000 if LONG else 150, suppress_health_check=[HealthCheck.too_slow])
def test_any_selector_in_any_text_gets_a_range_of_it(text: str, other: str, data: st.DataObject) -> None:
    """A-7: total on any text and any selector made in another one."""
    start = data.draw(st.integers(0, len(text) - 1))
    selector = select(text, Span(start, data.draw(st.integers(start + 1, len(text)))))
    assert place_selector(text, selector).start == selector.start
    placement = place_selector(other, selector)
    assert (placement.status == "anchored") == (placement.start < placement.end <= len(other))


@given(st.text(st.sampled_from("aB ß“”'—-ﬁ\u0301\u00ad\u200b\nİσς①각\u1100\u1161é\u00a0漢"), max_size=60))
def test_the_quick_way_to_the_normal_form_is_that_of_each_character(text: str) -> None:
    whole = normalise(text)
    forms = _Forms(text)
    clusters = forms.clusters(text)
    assert whole.text == "".join(folded(cluster) for cluster in clusters)
    offset = at = 0
    for cluster in clusters:
        for _ in folded(cluster):
            assert whole.span(at, at + 1) == (offset, offset + len(cluster))
            at += 1
        offset += len(cluster)


def test_words_far_into_a_long_text_are_found_though_changed() -> None:
    """A-6."""
    chance = random.Random(5)  # noqa: S311 - words, not secrets
    words = ["".join(chance.choices("abdefgilmnoprstu", k=chance.randint(2, 9))) for _ in range(2_000)]
    long = ["The " + " ".join(chance.choices(words, k=14)) + "." for _ in range(1_500)]
    old = "The harbour board said on Monday that nine of the boats had been insured for the whole of the season."
    new = "The harbour board said on Monday that most of the boats were insured for the whole of the season."
    before = " ".join([*long[:900], old, *long[900:]])
    after = " ".join(["Something came before.", *long[:900], new, *long[900:]])
    start = before.index(old)
    placed = place_selector(after, select(before, Span(start, start + len(old))))
    assert (after[placed.start : placed.end], placed.how) == (new, "approximate")
    gone = " ".join(["Something came before.", *long[:900], *long[900:]])
    assert place_selector(gone, select(before, Span(start, start + len(old)))).status == "orphan"


@pytest.mark.parametrize(
    ("quote", "text"),
    [("." * 1250, "no " * 10_000), (",year-old  " * 150, "ago : 1" * 4_000)],
    ids=["other signs", "some signs"],
)
def test_a_text_that_repeats_itself_is_searched_in_a_moment(quote: str, text: str) -> None:
    """A-6: the words of the quote stand nowhere in it."""
    place_selector(text[:3000], {"exact": quote})
    start = time.thread_time()
    assert place_selector(text, {"exact": quote, "prefix": "abc", "suffix": "def"}) == ORPHAN
    assert time.thread_time() - start < 1.0


def test_invented_cases_are_placed_right() -> None:
    """A-1, A-3, A-5: cases of the shared kinds in texts of their own, on which no rule was to be set.

    Of 237 at most one may be misplaced and five missed. Where the same phrase stays in a sentence of the same shape,
    nothing tells that from a correction: those are counted by the benchmark, not here.
    """
    made = [case for case in cases(10_000 if LONG else 800, seed=20) if case.kind != "copy_left"]
    verdicts = Counter((judged(case, place_selector(case.edited, case.selector)), case.kind) for case in made)
    total = Counter(verdict for verdict, _ in verdicts.elements())
    assert total["misplaced"] * 237 <= len(made), verdicts
    assert total["right"] * 237 >= 232 * len(made), verdicts
    same = [count for (verdict, kind), count in verdicts.items() if kind in CERTAIN and verdict != "right"]
    assert same == []


CERTAIN = ("unchanged", "whitespace", "unicode", "duplicate_trap")


@given(st.sampled_from(texts()), st.integers(0, 10_000), st.sampled_from(["A line.", "Ein Satz davor!", "一句话。"]))
@settings(max_examples=2_000 if LONG else 60)
def test_what_is_put_in_before_moves_the_place_by_its_length(text: Text, number: int, line: str) -> None:
    """A-8: and taking it out again brings the place back."""
    whole, (quote, start) = text.joined(), _some_sentence(text, number)
    selector = select(whole, Span(start, start + len(quote)))
    longer = f"{line}\n\n{whole}"
    placement = place_selector(longer, selector)
    assert (placement.start, placement.end) == (start + len(line) + 2, start + len(line) + 2 + len(quote))
    again = place_selector(whole, selector)
    assert (again.start, again.how) == (start, "exact")


@given(st.sampled_from(texts()), st.integers(0, 10_000))
@settings(max_examples=2_000 if LONG else 60)
def test_a_sentence_taken_out_leaves_an_orphan(text: Text, number: int) -> None:
    """A-8."""
    whole, (quote, start) = text.joined(), _some_sentence(text, number)
    selector = select(whole, Span(start, start + len(quote)))
    assert place_selector(whole[:start] + whole[start + len(quote) :].lstrip(), selector) == ORPHAN


def _some_sentence(text: Text, number: int) -> tuple[str, int]:
    places = text.places()
    place = places[number % len(places)]
    return text.sentence(place), text.start(place)


@pytest.mark.whole
@pytest.mark.parametrize(
    ("size", "count", "approximate", "goal"),
    [(20_000, 100, 10, 0.25), (1_000_000, 1, 1, 1.0), (1_000_000, 500, 25, 10.0)],
)
def test_placing_keeps_its_time(size: int, count: int, approximate: int, goal: float) -> None:
    """A-6: seconds of the processor, since others may use the machine; the first text stands for one of two."""
    wanted = notes_on(size, count, approximate, seed=3)
    normalise.cache_clear()
    began = time.process_time()
    placed = [place_selector(text, selector) for text, selector in wanted]
    assert time.process_time() - began <= goal
    assert sum(each.how == "approximate" for each in placed) >= approximate
    assert all(each.status == "anchored" for each in placed)


def test_the_shared_cases_are_placed_right() -> None:
    """A-1: of the shared cases none is placed wrongly, and at least 99 of 100 are right."""
    path = KIT / "anchoring-cases.jsonl"
    if not path.exists():
        pytest.skip("the annotation kit is not beside the repository")
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    missed = [case["id"] for case in cases if not _right(case, place_selector(case["edited"], case["selector"]))]
    assert len(missed) <= len(cases) // 100, missed


def _right(case: dict[str, Any], placement: Placement) -> bool:
    expected: dict[str, Any] = case["expected"]
    if placement.status == "orphan":
        return bool(expected["status"] == "orphan" or expected.get("orphan_ok"))
    assert expected["status"] == "anchored", f"{case['id']} is placed although its words are gone"
    ends = abs(placement.start - expected["start"]), abs(placement.end - expected["end"])
    return bool(max(ends) <= expected["slack"])
