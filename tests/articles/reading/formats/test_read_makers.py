"""Saved pages of different makers open well: title, outlet, byline, day, language, all of the body and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles.reading import load
from tests.articles.reading.formats.makers import (
    CAPTION,
    PAGES,
    QUOTED,
    STORY,
    TITLE,
    WORDPRESS_CLASSIC,
    Saved,
    in_one_file,
)

if TYPE_CHECKING:
    from articles.article import Article

pytestmark = pytest.mark.whole


def _kinds(article: Article) -> dict[str, str]:
    return {" ".join(article.quote(each.span).split()): each.kind for each in article.paragraphs}


def assert_opens_well(article: Article, page: Saved) -> None:
    """What the page says about itself is known, and every paragraph is where it belongs."""
    published = article.published.isoformat() if article.published else None
    assert (article.title, article.outlet, article.byline) == (page.title, page.outlet, page.byline)
    assert (published, article.language) == (page.published, page.language)
    kinds = _kinds(article)
    body = [words for words, kind in kinds.items() if kind == "body" and words in STORY]
    assert body == list(STORY)
    stray = [words for words, kind in kinds.items() if kind == "body" and words not in (*STORY, TITLE, "Aftermath")]
    assert [words for words in stray if "Furniture" in words or "Remark" in words] == []
    assert {kind for words, kind in kinds.items() if words.startswith("Furniture")} <= {"boilerplate"}
    assert {kind for words, kind in kinds.items() if words.startswith("Remark")} == (
        {"comments"} if page.remarks else set()
    )
    if page.caption:
        assert kinds[CAPTION] == "caption"
    if page.quoted:
        assert kinds[QUOTED] == "quoted"
    assert article.notices == ()


@pytest.mark.parametrize("maker", PAGES)
def test_a_saved_page_opens_well(maker: str) -> None:
    page = PAGES[maker]
    assert_opens_well(load("-", stdin=page.source.encode()), page)


def test_a_page_saved_in_one_file_opens_well() -> None:
    assert_opens_well(load("-", stdin=in_one_file(WORDPRESS_CLASSIC)), WORDPRESS_CLASSIC)
