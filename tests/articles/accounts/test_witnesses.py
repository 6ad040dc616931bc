"""Which accounts go back to one source, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles.accounts import Accounts, statements, witnesses
from articles.accounts.credits import Credit, credits_of
from articles.reading import article_from_text, load
from articles.samples import paths
from tests.articles.accounts.several import accounts_of

if TYPE_CHECKING:
    from articles.article import Article

WIRE = (
    "A fire broke out in the old mill on the river early on Friday and burned until the evening. "
    "Twelve people who had slept in the upper rooms were taken to hospital with burns and broken bones."
)
OWN = (
    "The old mill stood in flames when the town woke up on Friday. Nobody knows yet how it began. "
    "Some of those who lived above the wheel jumped into the water; a dozen of them are hurt."
)


def _told(text: str, outlet: str | None = None, byline: str | None = None) -> Article:
    return article_from_text(text, f"{outlet}.txt", title="", outlet=outlet, byline=byline, language="en")


def test_accounts_of_the_same_words_are_one_witness_and_the_runs_are_its_reason() -> None:
    accounts = Accounts((_told(WIRE), _told(OWN), _told(f"It was a bad night. {WIRE}")))
    found = witnesses(accounts)
    assert [each.accounts for each in found] == [(0, 2), (1,)]
    (reason,) = found[0].reasons
    assert (reason.kind, reason.a, reason.b) == ("shared text", 0, 2)
    for place in reason.places:
        assert place.span is not None
        assert accounts.articles[place.account].quote(place.span) == WIRE.rstrip(".")


def test_words_inside_quotation_marks_are_not_shared_text() -> None:
    said = (
        "“We had been asking the council for a second staircase since the winter of last year, and nobody came to see "
        "us at all, not once in eleven months, not a letter, nothing,” said Ada Holt."
    )
    found = witnesses(Accounts((_told(f"{OWN} {said}"), _told(f"{said} The mill is gone."))))
    assert [each.accounts for each in found] == [(0,), (1,)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CALDER POINT (AP) — The mill burned.", "The mill is gone.\n\nAssociated Press"),
        ("(Reuters) - The mill burned.", "Courier staff wrote this.\n\nThe mill is gone. Distributed by Reuters."),
        ("CALDER, Ohio (Tern News Agency) - Fire.", "The mill is gone. This was supplied by the Tern News Agency."),
    ],
)
def test_accounts_that_carry_one_agency_are_one_witness(one: str, other: str) -> None:
    accounts = Accounts((_told(one), _told(OWN), _told(other)))
    found = witnesses(accounts)
    assert [each.accounts for each in found] == [(0, 2), (1,)]
    assert {reason.kind for reason in found[0].reasons} == {"one agency"}


def test_an_account_taken_from_another_is_one_witness_with_it() -> None:
    text = "The mill is gone. This report was first published by The Calder Courier."
    found = witnesses(Accounts((_told(WIRE, "The Calder Courier"), _told(OWN), _told(text, "Gazette"))))
    assert [each.accounts for each in found] == [(0, 2), (1,)]
    assert [(reason.kind, reason.name) for reason in found[0].reasons] == [("credit", "The Calder Courier")]


def test_an_agency_that_is_only_spoken_of_is_no_credit() -> None:
    text = "The mayor told Reuters that the mill would be built again. A reporter of the AP was hurt (Friday) - badly."
    assert credits_of(_told(text)) == []


def test_a_byline_that_is_an_agency_is_a_credit() -> None:
    assert credits_of(_told(WIRE, byline="Agence France-Presse")) == [Credit("afp", None)]


def test_the_table_counts_witnesses_beside_accounts() -> None:
    hurt = "Twelve people who slept in the mill were taken to hospital on Friday."
    accounts = accounts_of(
        [hurt, hurt.replace("Twelve", "In all twelve"), "A dozen were hurt in the fire at the mill."],
        {(0, 1): [(0, 0, 0.95)], (0, 2): [(0, 0, 0.8)], (1, 2): [(0, 0, 0.8)]},
    )
    (row,) = statements(accounts)
    assert row.voices == ((0, 1), (2,))


def test_accounts_that_cite_one_agency_for_something_are_one_witness_in_it() -> None:
    accounts = accounts_of(
        ["Twelve people were hurt in the fire, according to Reuters.", "Reuters reported that the fire hurt a dozen."],
        {(0, 1): [(0, 0, 0.8)]},
    )
    (row,) = statements(accounts)
    assert row.voices == ((0, 1),)
    assert [each.accounts for each in witnesses(accounts)] == [(0,), (1,)]


def test_of_the_bundled_accounts_the_one_that_carries_another_is_told() -> None:
    found = witnesses(Accounts(tuple(map(load, sorted(paths()[0].parent.glob("?-*.txt"))))))
    assert [each.accounts for each in found] == [(0, 2), (1,), (3,), (4,)]
    assert [reason.kind for reason in found[0].reasons] == ["shared text", "credit"]
