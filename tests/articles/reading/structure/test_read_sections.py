"""What is body and what is not: told by marks, never by guessing, and nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading import article_from_text

if TYPE_CHECKING:
    from articles.article import Article

SHARED = Path(__file__).resolve().parents[5] / "shared"

BODY = [
    "The ferry that did not turn",
    "The night ferry to Calder Point struck the outer mole at ten past four on Friday, and forty-one were hurt.",
    "Nobody on the bridge would say who had the helm, and the company said that it would wait for the pilot's report.",
    "Two tugs brought the ferry in by noon while the whole town stood on the quay and looked on, silent and cold.",
    "It still lies there.",
]
THREAD = [
    "old_salt's picture",
    "I have sailed that route for thirty years and the light has never been out, whatever the company says.",
    "0 users have voted.",
    "gull's picture",
    "Then you were lucky, for I have seen it dark three times since May and wrote to the office each time.",
    "0 users have voted.",
]


def _article(*paragraphs: str) -> Article:
    return article_from_text("\n\n".join(paragraphs))


def _kinds(*paragraphs: str) -> list[str]:
    return [paragraph.kind for paragraph in _article(*paragraphs).paragraphs]


def test_an_article_without_marks_is_all_body() -> None:
    assert _kinds(*BODY) == ["body"] * 5


def test_furniture_and_thread_are_told_apart_and_the_short_last_paragraph_stays() -> None:
    furniture = ["Tags:", "Ferries", "Share", "up", "0 users have voted."]
    kinds = _kinds(*BODY, *furniture, "Comments", *THREAD)
    assert kinds == ["body"] * 5 + ["boilerplate"] * 5 + ["comments"] * 7


def test_a_thread_begins_with_its_heading_even_if_its_comments_bear_no_marks() -> None:
    assert _kinds(*BODY, "12 comments", THREAD[1], THREAD[4]) == ["body"] * 5 + ["comments"] * 3
    assert _kinds(*BODY, "Leave a reply", "Comments (2)", THREAD[1]) == ["body"] * 5 + ["comments"] * 3


def test_a_thread_without_a_heading_begins_with_its_first_commenter() -> None:
    assert _kinds(*BODY, *THREAD) == ["body"] * 5 + ["comments"] * 6


def test_a_footer_below_the_thread_is_boilerplate() -> None:
    kinds = _kinds(*BODY, "Comments", *THREAD, "© 2016 Calder Post. All rights reserved.", "Privacy policy")
    assert kinds[-3:] == ["comments", "boilerplate", "boilerplate"]


@pytest.mark.parametrize("line", ["Comments", "Share", "up", "Related", "Home", "Discussion"])
def test_one_word_alone_in_the_middle_cuts_nothing(line: str) -> None:
    assert _kinds(*BODY[:3], line, *BODY[3:]) == ["body"] * 6


def test_a_count_of_comments_above_the_article_cuts_nothing_below_it() -> None:
    kinds = _kinds(BODY[0], "By Ida Brandt", "12 comments", "Share", *BODY[1:])
    assert kinds[4:] == ["body"] * 4


def test_an_advertisement_between_paragraphs_is_only_itself() -> None:
    assert _kinds(*BODY[:3], "ADVERTISEMENT", *BODY[3:]) == ["body"] * 3 + ["boilerplate"] + ["body"] * 2
    assert _kinds(*BODY[:3], "Share", "Tweet", *BODY[3:])[-2:] == ["body"] * 2


def test_sentences_that_speak_of_marks_are_body() -> None:
    lines = [
        "Share this burden, the mayor said, or leave.",
        "Comments were not to be had from the company on Friday.",
        "The vote stood at 12 votes to 4.",
    ]
    assert _kinds(*BODY[:3], *lines, BODY[3]) == ["body"] * 7


@pytest.mark.parametrize(
    "caption",
    [
        "ferry.jpg",
        "Outer mole at night.PNG",
        "Photo: Ida Brandt",
        "The mole on Friday (AP Photo/Ida Brandt)",
        "The pictures show the bow of the ferry",
        "Foto: Hafenamt",
    ],
)
def test_picture_names_and_credits_are_captions(caption: str) -> None:
    assert _kinds(*BODY[:3], caption, *BODY[3:])[3] == "caption"


def test_a_headline_about_pictures_is_no_caption() -> None:
    assert _kinds("Video shows ferry hitting the mole", *BODY[1:])[0] == "body"


def test_quoted_lines_are_quoted() -> None:
    assert _kinds(*BODY[:2], "> We saw the light and did not turn.", *BODY[2:])[2] == "quoted"


def test_a_note_whose_sign_stands_behind_a_word_is_a_footnote_wherever_it_is() -> None:
    kinds = _kinds(
        BODY[0],
        "The Mole Front* and the owners[2] blame each other for the dark lamp, as they have since May.",
        "* a group without members",
        "[2] three brothers",
        *BODY[1:],
    )
    assert kinds[2:4] == ["footnote", "footnote"]
    assert kinds[4:] == ["body"] * 4


def test_bullets_are_no_footnotes() -> None:
    assert _kinds(*BODY[:4], "* three boats", "* two tugs", "* one pilot") == ["body"] * 7


def test_title_and_sub_headings_are_marked_and_nothing_else() -> None:
    article = _article(*BODY[:2], "What the pilot saw", *BODY[2:4], "“Nah,” he said.", BODY[4], BODY[3])
    headings = [article.quote(paragraph.span) for paragraph in article.paragraphs if paragraph.heading]
    assert headings == [BODY[0], "What the pilot saw"]


def test_sections_are_runs_of_one_kind_that_cover_all_paragraphs() -> None:
    article = _article(*BODY, "ferry.jpg", "Tags:", "Share", "Comments", *THREAD)
    assert [section.kind for section in article.sections] == ["body", "caption", "boilerplate", "comments"]
    for paragraph in article.paragraphs:
        homes = [section for section in article.sections if section.span.overlaps(paragraph.span)]
        assert [home.kind for home in homes] == [paragraph.kind]


def test_only_body_quoted_and_footnotes_are_matched() -> None:
    article = _article(*BODY, "ferry.jpg", "Tags:", "Share", "Comments", *THREAD)
    words = [article.quote(article.sentences[index].span) for index in article.matched_sentences()]
    assert words[-1] == BODY[-1]
    assert len(words) == 5


@given(
    st.lists(
        st.sampled_from(
            [*BODY, *THREAD, "Share", "Comments", "a.jpg", "* x", "Tags: a, b", "> q", "3 comments", "© 2016"]
        ),
        min_size=1,
        max_size=14,
    )
)
def test_whatever_the_marks_no_paragraph_is_lost(paragraphs: list[str]) -> None:
    article = _article(*paragraphs)
    assert [article.quote(each.span) for each in article.paragraphs] == [
        words.removeprefix("> ") for words in paragraphs
    ]


@pytest.mark.skipif(not (SHARED / "articles").is_dir(), reason="the shared articles are not beside this checkout")
def test_a_real_page_with_a_thread_and_one_with_a_footnote_are_told_apart() -> None:
    page, translated = (article_from_text((SHARED / "articles" / f"mosul-{side}.txt").read_text()) for side in "ab")
    assert [section.kind for section in page.sections] == [
        "body",
        "caption",
        "body",
        "caption",
        "boilerplate",
        "comments",
    ]
    assert len(page.matched_sentences()) == 26
    assert [section.kind for section in translated.sections] == ["body", "caption", "body", "footnote", "body"]
    assert len(translated.matched_sentences()) == 48


@pytest.mark.skipif(not (SHARED / "bench").is_dir(), reason="the shared news pairs are not beside this checkout")
def test_no_paragraph_of_forty_clean_news_articles_is_taken_for_anything_but_body() -> None:
    lines = (SHARED / "bench" / "news-pairs.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)[side]["text"] for line in lines for side in "ab"]
    assert len(texts) == 40
    for text in texts:
        article = article_from_text(text)
        assert {paragraph.kind for paragraph in article.paragraphs} == {"body"}
        assert article.language == "en"
