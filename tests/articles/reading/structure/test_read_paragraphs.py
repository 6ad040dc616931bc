"""Plain text to paragraphs: blank lines, one line each, or lines broken to a width."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.structure.paragraphs import split_paragraphs

FIRST = (
    "The night ferry to Calder Point struck the outer mole at ten past four on Friday, and forty-one people were hurt,"
    " three of them badly. Two tugs brought it in by noon, the office said in a note that it handed out at the gate."
)
SECOND = (
    "Nobody on the bridge would say who had the helm. The company has had three accidents in five years, and each time"
    " it blamed the weather. On Friday the sea was flat and the moon stood over the harbour until the morning."
)
THIRD = "Sailings are suspended until Monday. The owners asked people to take the bus round the bay, which is slow."


def _words(text: str) -> list[str]:
    return [" ".join(block.span.of(text).split()) for block in split_paragraphs(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x85"])
def test_every_kind_of_line_end_parts_paragraphs(end: str) -> None:
    assert _words(f"One.{end}{end}Two.{end}Three.{end}") == ["One.", "Two.", "Three."]


@pytest.mark.parametrize("width", [40, 60, 72, 100])
@pytest.mark.parametrize("indent", ["", "    "])
def test_lines_broken_to_a_width_are_joined_again(width: int, indent: str) -> None:
    text = "\n\n".join(textwrap.fill(words, width, break_on_hyphens=False) for words in (FIRST, SECOND, THIRD))
    assert _words(textwrap.indent(text, indent)) == [FIRST, SECOND, THIRD]


def test_broken_lines_part_where_a_line_ended_a_sentence_early() -> None:
    text = "\n".join(textwrap.fill(words, 60) for words in (FIRST, THIRD))
    assert _words(text) == [FIRST, THIRD]


def test_paragraphs_indented_at_their_first_line_part_without_blank_lines() -> None:
    lines = [textwrap.fill(words, 60, initial_indent="   ") for words in (FIRST, SECOND)]
    assert _words("\n".join(lines)) == [FIRST, SECOND]


def test_one_long_line_each_stays_one_paragraph_each() -> None:
    assert _words("\n".join((FIRST, SECOND, THIRD))) == [FIRST, SECOND, THIRD]


def test_verses_and_short_lines_are_not_joined() -> None:
    verses = [
        "The mole is long, the night is wide,",
        "a lamp goes out, a bell is rung,",
        "and no one asks",
        "what the gulls have sung",
    ]
    assert _words("\n".join(verses)) == verses


def test_a_list_of_sentences_of_like_length_is_not_joined() -> None:
    lines = [
        f"The {place} office reported that {count} boats had been kept in."
        for place in ("north", "south", "outer")
        for count in (12, 31)
    ]
    assert _words("\n".join(lines)) == lines


def test_list_items_in_broken_text_stay_items() -> None:
    items = [f"- {words}" for words in (FIRST, SECOND)]
    text = "\n".join(textwrap.fill(item, 60, subsequent_indent="  ", break_on_hyphens=False) for item in items)
    assert _words(text) == items


def test_header_lines_are_never_joined() -> None:
    header = "Title: The ferry that did not turn at all on Friday\nOutlet: Calder Post\nBy: Ida Brandt"
    assert _words(header + "\n\n" + textwrap.fill(FIRST, 60))[:3] == header.split("\n")


def test_quoted_lines_lose_their_sign_and_are_marked() -> None:
    text = "He wrote:\n> We saw the light.\n>> Did you?\n>\nThat was all."
    blocks = split_paragraphs(text)
    assert [(block.kind, block.span.of(text)) for block in blocks] == [
        (None, "He wrote:"),
        ("quoted", "We saw the light."),
        ("quoted", "Did you?"),
        (None, ">"),
        (None, "That was all."),
    ]


@given(st.text(st.sampled_from("ab. >-*\n\r\t\u2028\u00a0[1]")))
def test_spans_are_sorted_disjoint_trimmed_and_hold_every_letter(text: str) -> None:
    blocks = split_paragraphs(text)
    end = 0
    for block in blocks:
        words = block.span.of(text)
        assert block.span.start >= end
        assert words == words.strip()
        assert words
        end = block.span.end
    kept = "".join(block.span.of(text) for block in blocks)
    assert [letter for letter in kept if letter.isalnum()] == [letter for letter in text if letter.isalnum()]
