"""The head of a plain text: title, byline, date and outlet as people type and archives write them; and nothing else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from articles.article import MATCHED_KINDS
from articles.reading import article_from_text

if TYPE_CHECKING:
    from articles.article import Article

TITLE = "North pier to close"
FIRST = (
    "The harbour board of Kelmouth voted on Monday night to close the north pier for eleven months after divers found "
    "that the oak piles had rotted through."
)
SECOND = "Board chair Ines Varga said that no ferry would be turned away, and that two pontoons had been hired."
DAY = date(2026, 4, 21)


def _article(head: str) -> Article:
    return article_from_text(f"{head}\n\n{FIRST}\n\n{SECOND}\n", source="pier.txt")


def _matched(article: Article) -> list[str]:
    return [article.quote(each.span) for each in article.paragraphs if each.kind in MATCHED_KINDS]


@pytest.mark.parametrize(
    "head",
    [
        f"{TITLE}\n\nBy T. Vry\n21 April 2026\nKelmouth Gazette",
        f"{TITLE}\n\nBy T. Vry\n\nApril 21, 2026\n\nKelmouth Gazette",
        f"{TITLE}\nBy T. Vry\n21 April 2026\nKelmouth Gazette",
        f"{TITLE}\n===================\n\nBy T. Vry\nKelmouth Gazette, 21 April 2026",
        f"{TITLE}\nBy T. Vry, Kelmouth Gazette\nTuesday, 21 April 2026",
        f"{TITLE}\nKelmouth Gazette | 21 April 2026\nWritten by T. Vry",
        f"Kelmouth Gazette\n{TITLE}\nBy T. Vry\n21 April 2026",
        f"Kelmouth Gazette\n\n{TITLE}\n\nBy T. Vry\n\nApril 21, 2026",
        f"{TITLE}\n21 April 2026 — Kelmouth Gazette\nBy T. Vry",
        f"KELMOUTH GAZETTE\n21 April 2026\n\n{TITLE}\n\nBy T. Vry",
        f"{TITLE}\n\nT. Vry, Kelmouth Gazette\nTue 21 April 2026 10:00 CEST",
        f"{TITLE}\nhttps://gazette.example/1\nBy T. Vry\nStaff writer\nKelmouth Gazette\n21 April 2026",
    ],
)
def test_lines_above_the_text_are_its_head(head: str) -> None:
    article = _article(head)
    assert (article.title, article.byline, article.published) == (TITLE, "T. Vry", DAY)
    assert (article.outlet or "").title() == "Kelmouth Gazette"
    assert _matched(article) == [TITLE, FIRST, SECOND]


@pytest.mark.parametrize(
    "head",
    [
        f"Title: {TITLE}\nAuthor: T. Vry\nPublished: 21 April 2026\nOutlet: Kelmouth Gazette",
        f"HEADLINE: {TITLE}\nBYLINE: T. Vry\nDATE: April 21, 2026\nSOURCE: Kelmouth Gazette\nURL: https://g.example/1",
        f"Publication: Kelmouth Gazette\nPublication date: 2026-04-21\nSection: A; Page 3\nTitle: {TITLE}\nBy: T. Vry",
        f"Title: {TITLE}\nWord count: 412\nAuthor: T. Vry\nDate: 2026-04-21\nSource: Kelmouth Gazette\nCopyright: none",
        f"Title: {TITLE}\n\nAuthor: T. Vry\n\nDate: 2026-04-21\n\nSource: Kelmouth Gazette",
        f"Titel: {TITLE}\nAutor: T. Vry\nDatum: 21.04.2026\nQuelle: Kelmouth Gazette",
        f"Titre : {TITLE}\nAuteur : T. Vry\nDate : 21 avril 2026\nSource : Kelmouth Gazette",
    ],
)
def test_fields_above_the_text_are_its_head(head: str) -> None:
    article = _article(head)
    assert (article.title, article.byline, article.published) == (TITLE, "T. Vry", DAY)
    assert article.outlet == "Kelmouth Gazette"
    assert _matched(article) == [FIRST, SECOND]


def test_a_line_below_the_title_stays_text() -> None:
    article = _article(f"{TITLE}\nDivers found rotten piles\nBy Rosa Lind, harbour correspondent\n21 April 2026")
    assert (article.title, article.byline) == (TITLE, "Rosa Lind")
    assert _matched(article) == [TITLE, "Divers found rotten piles", FIRST, SECOND]


@pytest.mark.parametrize("name", ["our own correspondent", "staff", "agencies"])
def test_a_byline_may_name_no_person(name: str) -> None:
    assert _article(f"{TITLE}\n\nBy {name}").byline == name


@pytest.mark.parametrize(
    "line",
    [
        "The Vote",
        "Election Day, 4 November 2008",
        "By Monday, the whole pier was shut",
        "The Gazette was told of it on 21 April 2026.",
        "A Post Office stood here",
        "Note: the pier is shut",
        "Rosa Lind",
        "Ines Varga: we had no choice",
    ],
)
def test_a_line_that_only_looks_like_a_head_is_text(line: str) -> None:
    article = _article(f"{TITLE}\n\n{line}")
    assert _matched(article) == [TITLE, line, FIRST, SECOND]
    assert (article.outlet, article.byline, article.published) == (None, None, None)


@pytest.mark.parametrize("line", ["Kelmouth Gazette", "Election Day, 4 November 2008", "Kelmouth Post, 3 May 2026"])
def test_a_line_below_the_first_sentence_is_text(line: str) -> None:
    article = article_from_text(f"{TITLE}\n\n{FIRST}\n\n{line}\n\n{SECOND}\n", source="pier.txt")
    assert _matched(article) == [TITLE, FIRST, line, SECOND]
    assert (article.outlet, article.published) == (None, None)


def test_a_headline_with_the_name_of_an_outlet_is_a_headline() -> None:
    article = _article("Star Dies At Home\nThe Singer Was Ninety And Ill\nBy T. Vry")
    assert (article.title, article.outlet) == ("Star Dies At Home", None)


def test_a_sub_heading_below_the_head_is_no_outlet() -> None:
    article = _article(f"{TITLE}\n\nBy Rosa Lind\n\nThe Vote")
    assert article.outlet is None
    assert _matched(article) == [TITLE, "The Vote", FIRST, SECOND]


def test_a_sentence_close_to_the_fields_stays_text() -> None:
    article = _article(f"Title: {TITLE}\nAuthor: T. Vry\nNote: the vote was close.")
    assert _matched(article) == ["Note: the vote was close.", FIRST, SECOND]


def test_a_text_without_a_blank_line_keeps_every_paragraph() -> None:
    article = article_from_text(f"{TITLE}\nBy Rosa Lind\n{FIRST}\n{SECOND}\n", source="pier.txt")
    assert (article.title, article.byline) == (TITLE, "Rosa Lind")
    assert _matched(article) == [TITLE, FIRST, SECOND]
