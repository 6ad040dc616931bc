"""Letters and signs that count as the same."""

from __future__ import annotations

import sys

from articles.text.casefold import SPACES, alike, folded, lowered


def test_small_letters_keep_the_german_sharp_s() -> None:
    assert lowered("Straße’s") == "straße's"


def test_folded_case_makes_it_two_letters() -> None:
    assert folded("Straße’s") == "strasse's"


def test_a_table_of_signs_changes_no_length() -> None:
    table = alike(single="’", double="“", dashes="–")
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert len(every.translate(table)) == len(every)


def test_signs_that_are_alike_become_ascii() -> None:
    table = alike(single="’", double="“", dashes="–")
    assert f"‘’“–Ａ{SPACES}".translate(table) == "‘'\"-A" + " " * len(SPACES)
