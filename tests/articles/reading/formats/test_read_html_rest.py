"""Web pages of which an extractor drops a part: it is taken by its form, by the page's data, or said to be missing."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from articles.article import MATCHED_KINDS
from articles.reading.formats.web.page import read_page
from articles.reading.structure.sections import label
from tests.articles.reading.made import LAST, LEDE, MIDDLE, TITLE, page, paragraphs

if TYPE_CHECKING:
    from articles.reading.formats.extract import Extract

FOUR = (
    "Divers who looked at the outer mole on Saturday found two blocks out of line and a hole of three metres, through"
    " which the swell goes into the inner basin at every high tide."
)
FIVE = (
    "The harbour office has asked the region for four million crowns, half of what the repair of the mole is thought"
    " to cost, and will hear by the end of May whether it gets them."
)
SIX = (
    "Fishing crews said that they had warned of the hole in the autumn; their letter, which lies before this paper,"
    " was answered in March by a clerk who wrote that it had been noted."
)
ALL = (LEDE, MIDDLE, LAST, FOUR, FIVE, SIX)
NAV = "<nav><a href='/'>Front page</a> <a href='/sea'>Sea and shore</a></nav>"
FOOT = "<footer><p>Orrin Gazette, all rights reserved</p></footer>"
HEADLINE = f"<h1>{TITLE}</h1>"
FACTS = "<div class='facts'><ul><li>Key facts</li><li>41 hurt</li></ul></div>"


def _body(found: Extract) -> list[str]:
    blocks = label(found.text, found.blocks)
    words = [found.text[b.span.start + b.lead : b.span.end] for b in blocks if b.kind in MATCHED_KINDS]
    return [each for each in words if each != TITLE]


def _data(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **fields})}</script>"


_LAYOUTS = {
    "blocks of one class, some deeper": f"<div class='block'><div class='text'>{paragraphs(*ALL[:2])}</div></div>"
    f"{FACTS}<div class='mobile'><div class='block'><div class='text'>{paragraphs(*ALL[2:4])}</div></div>"
    f"<div class='block'><div class='text'>{paragraphs(*ALL[4:])}</div></div></div>",
    "a cell for each paragraph": f"<div class='lead'><div>{paragraphs(*ALL[:3])}</div></div>{FACTS}<div class='rest'>"
    + "".join(f"<div class='cell'><div>{paragraphs(each)}</div></div>" for each in ALL[3:])
    + "</div>",
    "sections of other classes": f"<section class='intro'>{paragraphs(*ALL[:2])}</section><section class='ad'>Advert"
    f"</section><section class='story'>{paragraphs(*ALL[2:4])}</section><section class='end'>{paragraphs(*ALL[4:])}"
    "</section>",
    "blocks without a class": f"<div><div>{paragraphs(*ALL[:2])}</div></div><div><ul><li>Key facts</li></ul></div>"
    f"<div><div>{paragraphs(*ALL[2:4])}</div><div>{paragraphs(*ALL[4:])}</div></div>",
    "teaser and hidden part": f"<div class='page'><div class='teaser-text'>{paragraphs(*ALL[:2])}</div>"
    f"<div class='paywall-content'>{paragraphs(*ALL[2:])}</div></div>",
    "two articles in one main": f"<main><article>{paragraphs(*ALL[:3])}</article><p><a href='/x'>Tide tables</a></p>"
    f"<article>{paragraphs(*ALL[3:])}</article></main>",
    "line breaks": f"<div id='a'>{LEDE}<br><br>{MIDDLE}</div><div class='fact'>Fig. 3</div><div id='b'>"
    + "<br><br>".join(ALL[2:])
    + "</div>",
}


@pytest.mark.parametrize("layout", _LAYOUTS)
def test_an_article_in_several_blocks_is_taken_whole(layout: str) -> None:
    found = read_page(page(f"{NAV}{HEADLINE}{_LAYOUTS[layout]}{FOOT}"))
    assert [each for each in _body(found) if len(each) > 20] == list(ALL)
    assert found.notices == []


def test_a_paragraph_amid_the_article_that_is_not_like_it_is_left_out_with_a_word() -> None:
    strange = "<figure class='chart'><section class='c1'><div>" + SIX + "</div></section></figure>"
    found = read_page(page(f"{NAV}<article>{HEADLINE}{paragraphs(*ALL[:3])}{strange}{paragraphs(*ALL[3:5])}</article>"))
    assert SIX not in _body(found)
    assert found.notices == ["a paragraph between the article's own was left out; :cut lists the rest"]


def test_more_prose_left_out_than_taken_is_told() -> None:
    cards = "".join(f"<div class='card'><h3><a href='/{n}'>More news</a></h3><p>{n} {SIX}</p></div>" for n in range(9))
    found = read_page(
        page(f"{NAV}<article>{HEADLINE}{paragraphs(*ALL[:3])}</article><div class='sidebar'>{cards}</div>")
    )
    assert _body(found) == list(ALL[:3])
    assert found.notices == ["more prose of this page was left out than taken for the article; :cut lists the rest"]


def test_a_gallery_whose_captions_say_more_than_its_text_is_told() -> None:
    slides = "".join(
        f"<figure><img src='{n}.jpg'><figcaption>{n}. {each}</figcaption></figure>" for n, each in enumerate(ALL)
    )
    found = read_page(
        page(f"{NAV}<article>{HEADLINE}{paragraphs(*ALL[:2])}</article><div class='slides'>{slides}</div>")
    )
    assert _body(found) == list(ALL[:2])
    assert found.notices == ["the captions of this page say more than what was taken for the article; :cut lists them"]


def test_the_lines_under_the_headline_belong_to_the_article() -> None:
    stand = (
        "A light seen in time, a wheel that did not answer and forty-one people hurt on the night ferry to the Point."
    )
    head = f"<header class='top'>{HEADLINE}<p class='dek'>{stand}</p></header>"
    found = read_page(page(f"{NAV}<main>{head}<div class='story'>{paragraphs(*ALL)}</div></main>{FOOT}"))
    assert _body(found) == [stand, *ALL]


@pytest.mark.parametrize(
    "data",
    [
        _data(headline=TITLE, articleBody=" ".join(ALL)),
        _data(**{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "articleBody": "\n\n".join(ALL)}]}),
        _data(articleBody=paragraphs(*ALL)),
        _data(articleBody=html.escape(paragraphs(*ALL))),
    ],
    ids=["plain", "graph", "marked up", "escaped"],
)
@pytest.mark.parametrize("shown", ["<p>Loading the article, please wait a moment.</p>", paragraphs(LEDE)])
def test_words_that_only_the_data_of_the_page_hold_are_the_article(data: str, shown: str) -> None:
    found = read_page(page(f"{NAV}<div id='app'>{HEADLINE}{shown}</div>{FOOT}", head=data))
    assert " ".join(_body(found)) == " ".join(ALL)
    assert found.notices == [
        "the page shows less of the article than its data hold: the words are those of the data (JSON-LD)"
    ]


@pytest.mark.parametrize("body", [" ".join(ALL), "A few words on the ferry.", ""], ids=["whole", "excerpt", "empty"])
def test_data_that_hold_no_more_than_the_page_change_nothing(body: str) -> None:
    source = f"{NAV}<article>{HEADLINE}{paragraphs(*ALL)}</article>{FOOT}"
    found = read_page(page(source, head=_data(articleBody=body)))
    assert (_body(found), found.notices) == (list(ALL), [])


def test_a_live_page_that_only_its_data_hold_keeps_headings_with_their_entries() -> None:
    updates = [{"headline": f"Update {n}", "articleBody": words} for n, words in enumerate(ALL)]
    live = _data(**{"@type": "LiveBlogPosting", "liveBlogUpdate": updates})
    found = read_page(page(f"<main>{HEADLINE}<p>Loading updates.</p></main>", head=live))
    assert _body(found) == [words for n, each in enumerate(ALL) for words in (f"Update {n}", each)]


_ENTRIES = {
    "articles": "<article class='post'><time>{n}:00</time><h2>Part {n}</h2><p>{words}</p></article>",
    "items": "<li class='entry'><span class='time'>{n}:00</span><h3>Part {n}</h3><p>{words}</p></li>",
    "headers": "<div class='up'><header><time>{n}:00</time><h2>Part {n}</h2></header><div><p>{words}</p></div></div>",
    "sections": "<section class='up'><p class='stamp'>{n}:00</p><h4>Part {n}</h4><div class='t'><p>{words}</p></div>"
    "<p><a href='#'>Share</a></p></section>",
}


@pytest.mark.parametrize("form", _ENTRIES)
def test_the_entries_of_a_live_page_keep_their_times_and_headings(form: str) -> None:
    entries = "".join(_ENTRIES[form].format(n=n + 8, words=words) for n, words in enumerate(ALL))
    body = _body(read_page(page(f"{NAV}<main>{HEADLINE}{entries}</main>{FOOT}")))
    assert body == [each for n, words in enumerate(ALL) for each in (f"{n + 8}:00", f"Part {n + 8}", words)]


def test_headings_of_teasers_behind_the_article_stay_out() -> None:
    cards = "".join(f"<div class='card'><h3>Other news {n}</h3></div>" for n in range(6))
    found = read_page(page(f"{NAV}<main><article>{HEADLINE}{paragraphs(*ALL)}</article>{cards}</main>{FOOT}"))
    assert _body(found) == list(ALL)


@pytest.mark.parametrize(
    "call",
    [
        "Subscribe to our newsletter for daily news.",
        "Sign up to our morning newsletter and get the best of the coast in your inbox every day, for nothing at all.",
        "Follow us on Twitter for the latest.",
        "Abonnieren Sie unseren Newsletter.",
        "Abonnez-vous à notre newsletter.",
    ],
)
def test_a_call_to_subscribe_is_no_part_of_the_article(call: str) -> None:
    found = read_page(page(f"{NAV}<article>{HEADLINE}{paragraphs(*ALL[:3], call, *ALL[3:])}</article>{FOOT}"))
    assert (_body(found), found.notices) == (list(ALL), [])


def test_a_sentence_about_a_newsletter_is_a_part_of_it() -> None:
    told = "The council asked residents to subscribe to its newsletter, which few of them did."
    found = read_page(page(f"{NAV}<article>{HEADLINE}{paragraphs(*ALL[:3], told, *ALL[3:])}</article>{FOOT}"))
    assert told in _body(found)


@pytest.mark.parametrize("name", ["T. Vry", "Ida B. Writer", "J.R. Smith"])
def test_the_byline_is_written_as_on_the_page(name: str) -> None:
    head = f"<meta name='author' content='{name}'>"
    found = read_page(page(f"<article>{HEADLINE}<p>By {name}</p>{paragraphs(*ALL)}</article>", head=head))
    assert found.known.byline == name


@pytest.mark.parametrize(
    ("name", "title", "byline", "day", "outlet", "count", "last"),
    [
        (
            "herald",
            "Twelve hurt as fire",
            "Ruth Amsel",
            "2026-11-25",
            "The Kellis Herald",
            12,
            "Correction: an earlier",
        ),
        ("post", "Chemical store burns", "T. Vry", "2026-11-26", "Amory Post", 11, "The damage is thought"),
    ],
)
def test_two_saved_pages_open_with_their_articles_and_no_more(
    name: str, title: str, byline: str, day: str, outlet: str, count: int, last: str
) -> None:
    found = read_page(
        (Path(__file__).parents[3] / "real_terminal" / "pages" / f"kellis-{name}.html").read_text(encoding="utf-8")
    )
    known = found.known
    assert (known.byline, str(known.published), known.outlet) == (byline, day, outlet)
    assert known.title is not None
    heading, *body = _body(found)
    assert heading == known.title
    assert heading.startswith(title)
    assert len(body) == count
    assert body[-1].startswith(last)
    assert found.notices == []
