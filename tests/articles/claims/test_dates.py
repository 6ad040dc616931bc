"""Dates as periods, counted from the day of publication where they have to be."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.claims.dates.reading import read_dates, read_progress

if TYPE_CHECKING:
    from articles.claims.particulars import DateRange

WEDNESDAY = date(2019, 8, 14)


def _periods(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(str(each.start), str(each.end)) for each in read_dates(text, WEDNESDAY, language)]


def _one(text: str) -> DateRange:
    (found,) = read_dates(text, WEDNESDAY)
    return found


@pytest.mark.parametrize(
    "written",
    ["3 May 2017", "May 3, 2017", "3rd of May 2017", "the third of May 2017", "03/05/2017", "2017-05-03", "3.5.2017"],
)
def test_one_day_is_one_day_however_it_is_written(written: str) -> None:
    assert _periods(f"The quay was built on {written} by hand.") == [("2017-05-03", "2017-05-03")]


def test_the_month_comes_first_where_another_date_of_the_text_shows_it() -> None:
    assert _periods("Open from 05/03/2017, shut on 12/28/2017.")[0] == ("2017-05-03", "2017-05-03")


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("in June 2014", "2014-06-01", "2014-06-30"),
        ("in early June", "2019-06-01", "2019-06-10"),
        ("in mid-July", "2019-07-10", "2019-07-20"),
        ("in late 2018", "2018-09-01", "2018-12-31"),
        ("in the summer of 2012", "2012-06-01", "2012-08-31"),
        ("in the late 1980s", "1987-01-01", "1989-12-31"),
        ("between 3 and 5 May", "2019-05-03", "2019-05-05"),
        ("from March to May 2016", "2016-03-01", "2016-05-31"),
        ("from 2003 to 2011", "2003-01-01", "2011-12-31"),
        ("in the third quarter of 2017", "2017-07-01", "2017-09-30"),
        ("in the last week of June", "2019-06-24", "2019-06-30"),
        ("by the end of 2019", "2019-12-31", "2019-12-31"),
        ("in May last year", "2018-05-01", "2018-05-31"),
    ],
)
def test_months_seasons_decades_and_their_parts_are_periods(words: str, start: str, end: str) -> None:
    assert _periods(f"The dam leaked {words}.") == [(start, end)]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("It closed yesterday.", "2019-08-13", "2019-08-13"),
        ("It closed two weeks ago.", "2019-07-31", "2019-07-31"),
        ("It closed last month.", "2019-07-01", "2019-07-31"),
        ("It closed on Monday.", "2019-08-12", "2019-08-12"),
        ("It will close on Monday.", "2019-08-19", "2019-08-19"),
        ("It closed on Friday of last week.", "2019-08-09", "2019-08-09"),
        ("It closed in December.", "2018-12-01", "2018-12-31"),
        ("It will close in December.", "2019-12-01", "2019-12-31"),
        ("It closed over the weekend.", "2019-08-10", "2019-08-11"),
        ("It closed on Good Friday 2019.", "2019-04-19", "2019-04-19"),
        ("The show is to air on Friday.", "2019-08-16", "2019-08-16"),
        ("They lead going into November.", "2019-11-01", "2019-11-30"),
        ("He said the party needs to look to the November election.", "2019-11-01", "2019-11-30"),
        ("She left after the May election.", "2019-05-01", "2019-05-31"),
        ("He leaves before a scheduled recess on September 7.", "2019-09-07", "2019-09-07"),
        ("The judge set the sentencing for September 7 at 2 p.m.", "2019-09-07", "2019-09-07"),
        ("He died at Easter.", "2019-04-21", "2019-04-21"),
        ("He died on Christmas Day.", "2018-12-25", "2018-12-25"),
    ],
)
def test_relative_words_count_from_the_day_of_publication(words: str, start: str, end: str) -> None:
    assert _periods(words) == [(start, end)]


def test_a_verb_before_the_day_decides_before_one_after_it() -> None:
    assert _periods("The mayor said on Tuesday that she will resign on Tuesday.") == [
        ("2019-08-13", "2019-08-13"),
        ("2019-08-20", "2019-08-20"),
    ]


def test_since_lasts_until_the_day_of_publication() -> None:
    found = _one("The bridge has been shut since 2011.")
    assert (found.start, found.end, found.kind) == (date(2011, 1, 1), WEDNESDAY, "duration")


def test_the_day_on_which_something_was_told_is_marked() -> None:
    assert [each.kind for each in read_dates("Holt said on Tuesday that it broke on Monday.", WEDNESDAY)] == [
        "report",
        "event",
    ]


@pytest.mark.parametrize(
    "trap",
    [
        "The May government fell.",
        "Mrs May resigned and Lord March did not.",
        "Soldiers march and flags may fly.",
        "The Sunday Times wrote it.",
        "Black Friday was loud.",
        "Every Monday they meet.",
        "The harbour took in 2,000 tonnes and 1900 crates.",
        "It was 3-4 at half time.",
        "In Resolution 1973 nothing is said.",
        "April Jones and June Carter sang.",
        "They held out for weeks.",
        "They took it in three days.",
        "Children cannot openly celebrate Christmas in school.",
        "He left God out of his Thanksgiving speech.",
        "It was a Thanksgiving-themed event.",
        'Speaking on "This Week," he called it wrong.',
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(trap: str) -> None:
    assert _periods(trap) == []


def test_progress_is_kept_as_an_ordinal_and_is_no_date() -> None:
    text = "The strike enters its third month; on week seven nothing has moved in weeks."
    assert _periods(text) == []
    assert [(each.number, each.unit) for each in read_progress(text)] == [(3, "month"), (7, "week"), (None, "week")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am 17. Oktober 2016 brach der Damm."),
        ("fr", "Le 17 octobre 2016 la digue a cédé."),
        ("es", "El 17 de octubre de 2016 cedió la presa."),
        ("ru", "17 октября 2016 года плотина рухнула."),
    ],
)
def test_days_are_read_in_other_languages(language: str, text: str) -> None:
    assert _periods(text, language) == [("2016-10-17", "2016-10-17")]


def test_without_a_day_of_publication_only_full_dates_are_read() -> None:
    found = read_dates("On Monday, and on 3 May 2017, it broke, as it did last year.", None)
    assert [str(each.start) for each in found] == ["2017-05-03"]


_WORDS = (
    "3 12 31 99 2011 1900 0 May May. March Sept. Monday on of the to and – - / , . since between last next week weeks "
    "month year ago two few early mid- end Christmas Day Q3 quarter summer 1990s '98 9/11 12/25/2016 th nd in will was "
    "“ ” tomorrow second century"
)
_PIECES = st.sampled_from(_WORDS.split())


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=14).map(" ".join) | st.text(max_size=60), st.dates() | st.none())
def test_spans_lie_in_the_text_in_order_and_periods_run_forward(text: str, published: date | None) -> None:
    found = read_dates(text, published)
    ends = [0, *(each.span.end for each in found)]
    assert all(before <= each.span.start < each.span.end for before, each in zip(ends, found, strict=False))
    assert ends[-1] <= len(text)
    assert all(each.start <= each.end for each in found)


@pytest.mark.parametrize("piece", ['"..[111 111', "a", ",", '"', "2011 ", "Monday ", "May ", "1-", "3 and ", "last "])
def test_a_long_run_of_one_thing_is_read_to_its_end(piece: str) -> None:
    text = piece * (100_000 // len(piece) // 5)
    assert all(each.span.end <= len(text) for each in read_dates(text, WEDNESDAY))
    read_progress(text)
