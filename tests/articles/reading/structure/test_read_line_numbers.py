"""Numbers that count the lines of a text are kept out; those of lists, tables and years stay."""

from __future__ import annotations

import pytest

from articles.reading.loader import article_from_text
from articles.reading.structure.line_numbers import LINE_NUMBERS, without_line_numbers

HEARING = (
    "MR. ALDOUS: The pontoons can carry six boats at a",
    "time, and nineteen boats land their catch there",
    "every morning. MS. VARGA: We have asked for a third",
    "pontoon, and the yard in Brask has offered one for",
    "the season. MR. ALDOUS: When will it be here?",
    "MS. VARGA: On the tenth of May, if the crane is free.",
    "The board has put aside money for it, and the town",
    "has agreed to pay the rest of the hire until 2027,",
    "when the pier opens again.",
)
VERSE = (
    "The boats go out before the day",
    "and come again at night,",
    "the harbour bell is far away,",
    "the pier is out of sight,",
    "and no one asks the keeper now",
    "what he has seen or heard,",
    "who leans against a broken bow",
    "and does not say a word,",
    "for all he saw was rain and tide",
    "and what the tide had left,",
)


@pytest.mark.parametrize(
    "form", ["{n:>2}  {words}", "{n}\t{words}", "   {n}: {words}", "{n:<4}{words}", "{n:03} {words}"]
)
def test_numbers_before_each_line_are_left_out(form: str) -> None:
    numbered = "\n".join(form.format(n=n, words=words) for n, words in enumerate(HEARING, 1))
    article = article_from_text(numbered)
    assert " ".join(article.text.split()) == " ".join(HEARING)
    assert article.notices == (LINE_NUMBERS,)


def test_numbers_that_begin_again_on_each_page_are_left_out() -> None:
    lines = [f"{n % 6 + 1}  {words}" for n, words in enumerate(HEARING)]
    assert without_line_numbers("\n".join(lines)).split() == " ".join(HEARING).split()


@pytest.mark.parametrize("before", [True, False])
def test_a_number_at_every_second_or_fifth_line_is_left_out(before: bool) -> None:
    for step in (2, 5):
        lines = []
        for n, words in enumerate(VERSE * 2, 1):
            sign = str(n) if n % step == 0 else ""
            lines.append(f"{sign:>3} {words}" if before else f"{words:<40}{sign}".rstrip())
        assert without_line_numbers("\n".join(lines)).split() == " ".join(VERSE * 2).split()


@pytest.mark.parametrize(
    "text",
    [
        "1. Close the pier.\n2. Hire two pontoons.\n3. Tell the crews.\n4. Call the yard.",
        "1 Norway 34\n2 Iceland 31\n3 Denmark 19\n4 Sweden 12",
        "For the dough\n\n1 Cup flour\n2 eggs\n3 spoons of sugar\n\nMix them well.\nLet it rest.",
        "1 apples\n2 pears\n3 plums\n4 cherries",
        "1. Close the pier, and tell the\ncrews in time.\n2. Hire two pontoons from the\nyard in Brask.\n"
        "3. Tell the crews, and the\nferry company.",
        "2019 was a year of storms\n2020 brought none, and\n2022 was the year of the\n2025 report.",
        "The vote was 7 to 2\nin 2026 and 5 to 4\nin 2025.",
    ],
)
def test_numbers_of_lists_tables_and_years_stay(text: str) -> None:
    assert without_line_numbers(text) == text


def test_line_ends_of_every_kind_stay() -> None:
    for end in ("\n", "\r\n", "\r"):
        numbered = end.join(f"{n} {words}" for n, words in enumerate(HEARING, 1))
        assert without_line_numbers(numbered) == end.join(HEARING)
