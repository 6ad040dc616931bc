"""Which characters a text holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.text.characters import unusual


@given(st.text(st.characters(min_codepoint=0, max_codepoint=0x10FFFF, exclude_categories=())))
def test_all_characters_but_printable_ascii_and_newlines_are_unusual(text: str) -> None:
    assert unusual(text) == {letter for letter in text if letter != "\n" and not " " <= letter <= "~"}
