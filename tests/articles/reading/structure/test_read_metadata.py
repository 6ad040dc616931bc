"""What an article says about itself, and nothing that it does not say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from articles.reading import article_from_text
from articles.reading.structure.dates import date_alone, read_date
from articles.reading.structure.metadata import front_matter

if TYPE_CHECKING:
    from articles.article import Article

BODY = "The night ferry to Calder Point struck the outer mole at ten past four on Friday, and forty-one were hurt."


def _article(*lines: str) -> Article:
    return article_from_text("\n\n".join(lines), source="ferry-report.txt")


@pytest.mark.parametrize(
    "words",
    [
        "2016-12-21",
        "2016-12-21T08:30:00Z",
        "21 December 2016",
        "21st Dec. 2016",
        "December 21, 2016",
        "Wednesday, 21 December 2016",
        "Published: December 21st, 2016, 10:45 GMT",
        "21. Dezember 2016",
        "Mittwoch, 21. Dezember 2016, 10:45 Uhr",
        "21 décembre 2016",
        "21 de diciembre de 2016",
        "21 декабря 2016 года",
        "21.12.2016",
    ],
)
def test_a_full_date_standing_alone_is_read(words: str) -> None:
    assert date_alone(words) == date(2016, 12, 21)


@pytest.mark.parametrize(
    "words",
    [
        "12/03/2016",
        "December 2016",
        "21 December",
        "31 February 2016",
        "12345-12-21",
        "In the year 2016-12-21 boats",
        "on Monday",
    ],
)
def test_a_date_that_is_unsure_impossible_or_in_a_sentence_is_not_read(words: str) -> None:
    assert date_alone(words) is None


def test_the_first_full_date_of_a_line_is_found() -> None:
    assert read_date("By Ida Brandt | 3 May 2016 | updated 4 May 2016") == date(2016, 5, 3)
    assert read_date("no date at all in 2016") is None


def test_byline_and_date_near_the_top_are_read_and_kept_out_of_the_body() -> None:
    article = _article("Ferry hits mole", "By Ida Brandt and Tom Reed", "21 December 2016", BODY)
    assert (article.title, article.byline, article.published) == (
        "Ferry hits mole",
        "Ida Brandt and Tom Reed",
        date(2016, 12, 21),
    )
    assert [paragraph.kind for paragraph in article.paragraphs] == ["body", "boilerplate", "boilerplate", "body"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ida Brandt | 21 December 2016", "Ida Brandt"),
        ("By Ida Brandt, 21 December 2016", "Ida Brandt"),
        ("By IDA BRANDT, Harbour Correspondent", "IDA BRANDT, Harbour Correspondent"),
        ("By Ida Brandt on December 21, 2016", "Ida Brandt"),
        ("Von Ida Brandt", "Ida Brandt"),
        ("Par Élise Dumont", "Élise Dumont"),
        ("Автор: Ида Брандт", "Ида Брандт"),
    ],
)
def test_bylines_of_many_forms_give_the_name(line: str, name: str) -> None:
    assert _article("Ferry hits mole", line, BODY).byline == name


@pytest.mark.parametrize(
    "line",
    ["By sunrise the tugs were there", "By Monday the Harbour Office had closed.", "By then", "Byron Street is shut"],
)
def test_a_sentence_that_begins_like_a_byline_is_none(line: str) -> None:
    article = _article("Ferry hits mole", line, BODY)
    assert article.byline is None
    assert article.paragraphs[1].kind == "body"


@pytest.mark.parametrize("title_line", ["Title: Ferry hits mole", "Ferry hits mole"])
def test_header_lines_at_the_top_are_read_and_not_matched(title_line: str) -> None:
    article = article_from_text(
        f"{title_line}\nOutlet: Calder Post\nBy: Ida Brandt\nDate: 21 December 2016\n\n{BODY}\n"
    )
    assert (article.title, article.outlet, article.byline) == ("Ferry hits mole", "Calder Post", "Ida Brandt")
    assert article.published == date(2016, 12, 21)
    assert [article.quote(article.sentences[index].span) for index in article.matched_sentences()][-1] == BODY


def test_one_line_that_looks_like_a_header_is_a_sentence() -> None:
    article = _article("Ferry hits mole", "Source: the harbour office told us on Friday.", BODY)
    assert article.outlet is None
    assert article.paragraphs[1].kind == "body"


def test_nothing_is_invented() -> None:
    article = _article(BODY, BODY)
    assert (article.outlet, article.byline, article.published) == (None, None, None)


def test_an_article_without_a_headline_is_called_by_its_file() -> None:
    assert _article(BODY, BODY).title == "ferry-report"
    assert article_from_text(BODY, source="a\x1b[31m\udcff.txt").title == "a␛[31m�"


def test_a_title_is_one_line_of_reasonable_length() -> None:
    assert _article("Ferry \u00a0 hits\tmole", BODY).title == "Ferry hits mole"
    assert len(article_from_text(BODY, title="x" * 10).title) == 10


def test_what_the_caller_knows_wins() -> None:
    text = f"Title: Ferry hits mole\nOutlet: Calder Post\nDate: 2016-12-21\n\n{BODY}"
    article = article_from_text(text, title="T", outlet="O", byline="B", published=date(2000, 1, 1), language="de")
    assert (article.title, article.outlet, article.byline, article.published, article.language) == (
        "T",
        "O",
        "B",
        date(2000, 1, 1),
        "de",
    )


def test_front_matter_is_keys_and_values_between_rules() -> None:
    text = "---\ntitle: 'Ferry: hits mole'\ntags:\n  - a\n- b\n# remark\nDate: 2016-12-21\n---\nwords"
    found = front_matter(text)
    assert found == ({"title": "Ferry: hits mole", "tags": "", "date": "2016-12-21"}, text.index("words"))


@pytest.mark.parametrize(
    "text", ["---\nwords and words\n---\n", "---\ntitle: a\n", "---\n---\n", "title: a\n---\n", "--- a: b\n---\n"]
)
def test_rules_around_anything_else_are_no_front_matter(text: str) -> None:
    assert front_matter(text) is None
