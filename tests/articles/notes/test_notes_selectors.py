"""Selectors quote the text exactly and cut no character a reader would take for one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import Span
from articles.notes.placement.graphemes import widen
from articles.notes.placement.selectors import CONTEXT, select
from tests.articles.notes.noting import TEXTS


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("cafe\u0301s", Span(0, 4), "cafe\u0301"),
        ("cafe\u0301s", Span(4, 6), "e\u0301s"),
        ("a👩\u200d🔬b", Span(2, 3), "👩\u200d🔬"),
        ("a👩\u200d🔬b", Span(3, 5), "👩\u200d🔬b"),
        ("👍🏽", Span(0, 1), "👍🏽"),
        ("🇫🇷🇯🇵", Span(1, 2), "🇫🇷"),
        ("🇫🇷🇯🇵", Span(2, 3), "🇯🇵"),
        ("x❤\ufe0fy", Span(1, 2), "❤\ufe0f"),
        ("\u1100\u1161\u11a8", Span(1, 2), "\u1100\u1161\u11a8"),
        ("क्षa", Span(0, 1), "क्ष"),
        ("one\r\ntwo", Span(0, 4), "one\r\n"),
        ("นำ้", Span(0, 1), "นำ้"),
        ("漢字", Span(0, 1), "漢"),
    ],
)
def test_a_selection_is_widened_to_whole_characters(text: str, cut: Span, whole: str) -> None:
    """N-3."""
    assert widen(text, cut).of(text) == whole


def test_a_selector_carries_its_context() -> None:
    text = "x" * 40 + "the words" + "y" * 40
    selector = select(text, Span(40, 49))
    assert (selector.exact, selector.prefix, selector.suffix) == ("the words", "x" * CONTEXT, "y" * CONTEXT)
    assert (selector.start, selector.end) == (40, 49)


@given(TEXTS, st.data())
@settings(max_examples=200)
def test_the_position_holds_the_quote_and_no_part_of_a_character(text: str, data: st.DataObject) -> None:
    """N-2, N-3: in emoji, Chinese, Arabic, Devanagari, Hangul and combining marks."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    selector = select(text, Span(start, end))
    assert text[selector.start : selector.end] == selector.exact
    assert selector.start <= start < end <= selector.end
    assert text.endswith(selector.prefix, 0, selector.start)
    assert text.startswith(selector.suffix, selector.end)
    if selector.start > 0:
        assert not unicodedata.category(selector.exact[0]).startswith("M")
        assert selector.exact[0] not in "\u200d\ufe0f"
