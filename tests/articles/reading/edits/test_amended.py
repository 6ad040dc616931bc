"""Title, outlet, byline, date and language, as the reader says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.errors import BadInputError
from articles.reading import article_from_text
from articles.reading.edits.amended import FIELDS, Field, MetadataOverride, amended, read_value

if TYPE_CHECKING:
    from articles.article import Article

TEXT = """Crane falls at Port Varn
By Ida Holm
6 May 2031

A crane fell on the east quay on Monday and sank two barges, the harbour office said. The mayor has not spoken.

- A list of barges. It is short.

Insurers expect claims of 40 million crowns."""


def said(text: str = TEXT, **values: str) -> Article:
    return amended(
        article_from_text(text, "varn.txt"),
        [MetadataOverride(f"n{field}", "a", field, values[field]) for field in FIELDS if field in values],
    )


def test_nothing_said_leaves_the_very_article() -> None:
    loaded = article_from_text(TEXT)
    assert amended(loaded, []) is loaded


def test_what_is_known_says_where_it_was_found() -> None:
    plain = dict(article_from_text(TEXT).found_in)
    assert plain == {"title": "headline", "language": "guess", "byline": "text", "published": "text"}
    given_away = article_from_text("no title here. only this.\n\nand this.", "varn.txt", outlet="Port Post")
    assert dict(given_away.found_in) == {"title": "name", "language": "guess", "outlet": "file"}


def test_the_reader_outranks_the_file() -> None:
    article = said(title="The crane of Varn", outlet="Port Post", byline="", published="7 May 2031")
    assert (article.title, article.outlet, article.byline) == ("The crane of Varn", "Port Post", None)
    assert article.published == date(2031, 5, 7)
    assert article.corrected == ("title", "outlet", "byline", "published")


def test_what_the_file_says_too_is_no_correction() -> None:
    assert said(published="2031-05-06", byline="Ida Holm").corrected == ()


def test_of_two_words_the_later_holds() -> None:
    loaded = article_from_text(TEXT)
    both = [MetadataOverride("1", "a", "outlet", "Post"), MetadataOverride("2", "a", "outlet", "Courier")]
    assert amended(loaded, both).outlet == "Courier"


def test_no_title_and_no_language_leave_what_was_found() -> None:
    article = said(title="", language="")
    assert (article.title, article.language) == ("Crane falls at Port Varn", "en")


def test_a_value_that_could_not_have_been_typed_counts_for_nothing() -> None:
    article = said(published="the day after", language="!!")
    assert (article.published, article.language) == (date(2031, 5, 6), "en")


@pytest.mark.parametrize(
    "words",
    ["2016-12-20", "20 December 2016", "December 20, 2016", "20.12.2016", "20 dec 2016", "2016/12/20", "2016.12.20"],
)
def test_a_date_is_read_in_figures_and_in_words(words: str) -> None:
    assert read_value("published", words) == "2016-12-20"


@pytest.mark.parametrize("words", ["12/20/2016", "December 2016", "yesterday", "2016-13-01", "30 February 2016", "20"])
def test_what_is_no_day_in_one_way_only_is_refused_in_one_line(words: str) -> None:
    with pytest.raises(BadInputError, match="type it as 2016-12-20 or 20 December 2016") as refused:
        read_value("published", words)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("words", "code"),
    [("de", "de"), ("German", "de"), ("EN-gb", "en"), ("русский", "ru"), ("italiano", "it"), ("not known", "und")],
)
def test_a_language_is_read_as_its_code(words: str, code: str) -> None:
    assert read_value("language", words) == code


def test_a_language_that_is_none_is_refused() -> None:
    with pytest.raises(BadInputError, match="Italian or it"):
        read_value("language", "the one they speak there")


def test_another_language_ends_sentences_elsewhere_and_moves_no_paragraph() -> None:
    text = "Der Kran\n\nDer Kran fiel am 6. Mai auf zwei Kähne, und zwar ca. um neun. Der Bürgermeister schweigt."
    english = said(text, language="en")
    german = amended(english, [MetadataOverride("1", "a", "language", "de")])
    assert len(german.sentences) < len(english.sentences)
    assert german.corrected == ("language",)
    spans = [paragraph.span for paragraph in german.paragraphs]
    assert spans == [paragraph.span for paragraph in english.paragraphs]
    assert [german.sentences[index].paragraph for index in german.paragraphs[1].sentences] == [1, 1]


@given(st.sampled_from(["en", "de", "fr", "es", "ru", "fi"]))
def test_going_to_another_language_and_back_changes_nothing(other: str) -> None:
    loaded = article_from_text(TEXT)
    again = said(language=other)
    back = amended(again, [MetadataOverride("2", "a", "language", "en")])
    assert (back.sentences, back.paragraphs) == (loaded.sentences, loaded.paragraphs)


def test_half_a_character_from_a_notes_file_is_replaced_as_in_texts() -> None:
    assert said(title="The \ud83e wall").title == "The \ufffd wall"


@given(st.sampled_from(FIELDS), st.text(max_size=40))
def test_whatever_is_typed_is_taken_in_one_form_or_refused(field: Field, words: str) -> None:
    try:
        value = read_value(field, words)
    except BadInputError:
        assert field in ("published", "language")
    else:
        assert read_value(field, value) == value
        amended(article_from_text(TEXT), [MetadataOverride("1", "a", field, value)])
