"""The timeline of several accounts: one happening an entry, its sources, and where hour, day or order clash."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from articles.timeline import timeline
from articles.timeline.words import clash_of, counts_of, orders_of, sources_of, when
from tests.building import article, comparison

if TYPE_CHECKING:
    from articles.article import Article
    from articles.timeline import Timeline


def account(*sentences: str) -> Article:
    return replace(article([list(sentences)]), published=date(2016, 12, 17))


def made(a: Article, b: Article, *strong: tuple[int, int], weak: tuple[tuple[int, int], ...] = ()) -> Timeline:
    return timeline((a, b), {(0, 1): comparison(a, b, strong, weak)})


def rows(found: Timeline) -> list[tuple[str, str, str]]:
    return [(when(entry.moment), sources_of(entry), clash_of(entry)) for entry in found.entries]


def test_statements_joined_by_a_match_are_one_entry_with_both_sources() -> None:
    a = account("On Friday 9 December they fired.", "It rained on 3 December.")
    b = account("The shooting began at noon on 9 December.")
    assert rows(made(a, b, (0, 0))) == [("Sat 3 Dec 2016", "A", ""), ("Fri 9 Dec 2016, 12:00", "A B", "")]


def test_without_a_match_the_same_day_is_two_entries() -> None:
    a, b = account("On 9 December they fired."), account("On 9 December a school was opened.")
    assert [sources_of(entry) for entry in made(a, b).entries] == ["A", "B"]


def test_an_hour_told_otherwise_is_a_clash_of_hour_and_a_day_one_of_day() -> None:
    a = account("The first shots fell at 10.30 a.m. on 9 December.", "The school opened on 13 December.")
    b = account("The first shots fell at 7 a.m. on 9 December.", "The school opened on 8 December.")
    found = made(a, b, (0, 0), (1, 1))
    assert rows(found) == [
        ("Fri 9 Dec 2016, 10:30", "A B", "hour: A 10:30; B 07:00"),
        ("Tue 13 Dec 2016", "A B", "day: A Tue 13 Dec 2016; B Thu 8 Dec 2016"),
    ]
    assert found.clashes == (0, 1)


def test_a_weak_match_never_makes_a_clash() -> None:
    a, b = account("The first shots fell at 10.30 a.m. on 9 December."), account("Shots fell at 7 a.m. on 9 December.")
    assert [entry.clash for entry in made(a, b, weak=((0, 0),)).entries] == ["", ""]


def test_two_happenings_in_opposite_orders_are_a_clash_of_order() -> None:
    a = account("On 9 December they fired.", "The school opened on 13 December.")
    b = account("On 9 December they fired.", "The school opened on 8 December.")
    found = made(a, b, (0, 0), (1, 1))
    assert orders_of(found, 0) == []
    assert orders_of(found, 1) == ["A after 1, B before it"]
    assert counts_of(found) == "2 entries, 1 clash of day, 1 clash of order"


def test_what_is_out_of_order_with_several_others_says_so_once() -> None:
    shared = ("They fired on 9 December.", "It rained on 10 December.", "The bridge fell on 11 December.")
    a = account(*shared, "The school opened on 13 December.")
    b = account(*shared, "The school opened on 8 December.")
    found = made(a, b, *((index, index) for index in range(4)))
    assert [orders_of(found, index) for index in range(4)] == [[], [], [], ["A after 1, 2 and 3, B before them"]]
    assert counts_of(found) == "4 entries, 1 clash of day, 1 clash of order"


def test_the_day_of_each_lead_is_that_of_its_own_news_and_no_clash() -> None:
    a = replace(account("The aide resigned on Monday over her post."), published=date(2014, 12, 1))
    b = replace(account("The aide apologised on Saturday for her post."), published=date(2014, 11, 30))
    assert rows(made(a, b, (0, 0))) == [("Sat 29 Nov 2014", "B", ""), ("Mon 1 Dec 2014", "A", "")]
    c = replace(account("The aide apologised for her post over the weekend."), published=date(2014, 11, 30))
    assert [entry.clash for entry in made(a, c, (0, 0)).entries] == ["", ""]


def test_a_year_that_is_not_written_makes_no_clash() -> None:
    a, b = account("Sentencing was on 28 June."), account("Sentencing was on 28 June 2015.")
    assert [entry.clash for entry in made(a, b, (0, 0)).entries] == ["", ""]


def test_a_day_and_a_year_of_the_background_are_no_clash() -> None:
    a = account("The judge will be confirmed before the recess on 7 January.")
    b = account("The judge before him was confirmed in 1988.")
    assert [entry.clash for entry in made(a, b, (0, 0)).entries] == ["", ""]


def test_who_tells_it_without_a_time_stands_in_brackets_and_is_not_placed_by_itself() -> None:
    a, b = account("On 9 December they fired."), account("They fired on families.")
    assert rows(made(a, b, (0, 0))) == [("Fri 9 Dec 2016", "A (B)", "")]


def test_the_order_in_which_each_account_tells_it_is_kept() -> None:
    a = account("On 9 December they fired.", "It rained on 3 December.")
    found = timeline((a, account("Nobody came.")), {})
    assert [entry.tellings[0].number for entry in found.entries] == [2, 1]


def test_three_accounts_make_one_entry_and_need_not_all_be_compared() -> None:
    texts = [account(f"They fired on 9 December{end}") for end in (".", " at noon.", ", a paper says.")]
    pairs = {(0, 1): comparison(texts[0], texts[1], [(0, 0)]), (1, 2): comparison(texts[1], texts[2], [(0, 0)])}
    assert rows(timeline(texts, pairs)) == [("Fri 9 Dec 2016, 12:00", "A B C", "")]


def test_two_moments_of_an_account_that_exclude_each_other_never_share_an_entry() -> None:
    a = account("They fired on 8 December.", "They fired on 9 December.")
    b = account("They fired again and again in December.")
    assert [len(entry.tellings) for entry in made(a, b, (0, 0), (1, 0)).entries] == [2, 1]


def test_times_that_are_not_understood_are_counted() -> None:
    found = made(account("The fire began at 5 p.m. in a shed."), account("Nothing happened."))
    assert found.entries == ()
    assert counts_of(found) == "0 entries, 1 time not understood"


def test_a_time_told_of_a_report_does_not_clash_with_that_of_the_happening() -> None:
    a, b = account("They fired on 9 December."), account("They fired, the army said on 12 December.")
    assert [entry.clash for entry in made(a, b, (0, 0)).entries] == ["", ""]
