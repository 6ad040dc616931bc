"""Web pages: the article found, everything else kept apart, what the page says about itself, and honest doubts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.reading import load
from articles.reading.formats.extract import NoArticleError
from articles.reading.formats.web.page import parsed, read_page
from articles.reading.formats.web.parts import read_lines
from tests.articles.reading.made import LAST, LEDE, MIDDLE, PARAGRAPHS, TITLE, page, paragraphs

if TYPE_CHECKING:
    from articles.article import Article
    from articles.reading.formats.extract import Extract

NAV = "<nav><ul><li><a href='/'>Front page</a></li><li><a href='/sea'>Sea and shore</a></li></ul></nav>"
FOOT = "<footer><p>Orrin Gazette, 4 Market Square, Orrin. All pages are printed on Fridays.</p></footer>"
HEAD = (
    "<meta property='og:site_name' content='Orrin Gazette'><meta name='author' content='Ida Writer'>"
    "<meta property='article:published_time' content='2026-03-13T08:00:00Z'>"
)
JAPANESE = "川の水位が記録を更新した。"
COMMENT = "I was on board that night and nobody told us anything for an hour, which was the worst of it."


def _article(source: str) -> Article:
    return load("-", stdin=source.encode())


def _kinds(article: Article) -> dict[str, str]:
    return {article.quote(paragraph.span): paragraph.kind for paragraph in article.paragraphs}


def _body(found: Extract) -> list[str]:
    return [block.span.of(found.text) for block in found.blocks if block.kind is None]


@pytest.mark.whole
def test_body_caption_quotation_comments_and_furniture_stand_apart_and_nothing_is_lost() -> None:
    article = _article(
        page(
            f"{NAV}<article><h1>{TITLE}</h1><figure><img src='a.jpg'><figcaption>The ferry in dock.</figcaption>"
            "</figure>"
            f"{paragraphs(LEDE, MIDDLE)}<blockquote><p>We saw the light and did not turn, and I shall say so in court."
            f"</p></blockquote>{paragraphs(LAST)}</article>"
            f"<section id='comments'><h2>1 comment</h2><div class='comment'><p>{COMMENT}</p></div></section>{FOOT}",
            head=HEAD,
        )
    )
    kinds = _kinds(article)
    assert [kinds[words] for words in PARAGRAPHS] == ["body"] * 3
    assert kinds["The ferry in dock."] == "caption"
    assert kinds["We saw the light and did not turn, and I shall say so in court."] == "quoted"
    assert kinds[COMMENT] == kinds["1 comment"] == "comments"
    assert kinds["Front page"] == kinds["Sea and shore"] == "boilerplate"
    assert kinds["Orrin Gazette, 4 Market Square, Orrin. All pages are printed on Fridays."] == "boilerplate"
    assert article.paragraphs[2].heading
    assert (article.title, article.extractor, article.notices) == (TITLE, "html/1", ())


@pytest.mark.whole
def test_the_page_says_outlet_byline_day_and_language() -> None:
    article = _article(page(f"<article><h1>{TITLE}</h1>{paragraphs(*PARAGRAPHS)}</article>", head=HEAD))
    assert (article.outlet, article.byline, article.published) == ("Orrin Gazette", "Ida Writer", date(2026, 3, 13))
    assert article.language == "en"


def test_the_title_goes_without_the_outlet_behind_it() -> None:
    found = read_page(
        page(f"<article><h1>{TITLE}</h1>{paragraphs(*PARAGRAPHS)}</article>", title=f"{TITLE} - Orrin Gazette")
    )
    assert found.known.title == TITLE


_MAKERS = {
    "semantic": f"{NAV}<main><article><header><h1>{TITLE}</h1></header>{{}}</article></main>{FOOT}",
    "blog engine": "<div id='page'><div id='header'><h2>Notes from the quay</h2></div><div class='post hentry'>"
    f"<h1 class='entry-title'>{TITLE}</h1><div class='entry-content'>{{}}</div><div class='sharedaddy'><ul>"
    "<li>Share</li>"
    "<li>Tweet</li></ul></div></div><div id='sidebar' class='widget-area'><ul><li>Archives</li><li>March 2026</li></ul>"
    "</div></div>",
    "content system": "<div class='region-content'><div class='node node-article'><h1 id='page-title'>"
    f"{TITLE}</h1><div class='field field-name-body'><div class='field-item'>{{}}</div></div></div></div>",
    "wire service": f"<div class='wrapper'>{NAV}<div class='Article'><h1 class='Component-headline'>{TITLE}</h1>"
    "<div class='Article-body'>{}</div></div><div class='Related'><h3>More</h3><a href='/x'>Other"
    " ferries</a></div></div>",
    "table layout": "<table><tr><td width='150'><a href='/'>Front page</a></td><td>"
    f"<h1>{TITLE}</h1>{{}}</td></tr></table>",
    "newsletter": f"<div class='single-post'><h1 class='post-title'>{TITLE}</h1><div class='available-content'>"
    "<div class='body markup'>{}</div></div><div class='subscribe-widget'><button>Subscribe</button></div></div>",
    "public broadcaster": f"<main id='main-content'><article><h1 id='main-heading'>{TITLE}</h1>"
    "<div data-component='text-block'>{}</div></article><section data-component='links'><ul><li><a href='/x'>Other"
    " ferries</a></li></ul></section></main>",
    "wiki": f"<div id='content'><h1 id='firstHeading'>{TITLE}</h1><div id='bodyContent'>"
    "<div class='mw-parser-output'>{}"
    "</div></div></div><div id='mw-navigation'><ul><li><a href='/'>Main page</a></li></ul></div>",
    "forum": f"<div class='topic'><h1>{TITLE}</h1><div class='post'><div class='content'>{{}}</div></div></div>",
    "single page": f"<div id='root'><div class='css-1x'><div class='css-2y'><h1>{TITLE}</h1>"
    "<div class='css-3z'>{}</div></div></div></div>",
}


@pytest.mark.parametrize("maker", _MAKERS)
def test_pages_of_ten_makers_give_their_article_and_no_more(maker: str) -> None:
    found = read_page(page(_MAKERS[maker].format(paragraphs(*PARAGRAPHS))))
    body = [words for words in _body(found) if words != TITLE]
    assert body == list(PARAGRAPHS)
    assert found.notices == []


def test_lists_tables_and_line_breaks_keep_their_form() -> None:
    found = read_page(
        page(
            f"<article><h1>{TITLE}</h1>{paragraphs(*PARAGRAPHS)}<ol start=3><li>The light on the mole was seen in good"
            " time.</li><li>The wheel did not answer when it was turned.</li></ol><p>It left at four,<br>and came back"
            " at ten.</p><table><tr><th>Boat</th><th>Hurt</th></tr><tr><td>Night ferry</td><td>41</td></tr></table>"
            "</article>"
        )
    )
    assert "3. The light on the mole was seen in good time.\n\n4. The wheel did not answer" in found.text
    assert "It left at four,\nand came back at ten." in found.text
    assert "Boat | Hurt\n\nNight ferry | 41" in found.text


def test_no_white_space_is_left_around_a_row_whose_last_cell_is_empty() -> None:
    root = parsed("<table><tr><td>Night ferry&nbsp;</td><td></td></tr></table>")
    assert root is not None
    assert [line.words for line in read_lines(root)] == ["Night ferry"]


def test_what_cannot_be_seen_is_no_text() -> None:
    """H-10."""
    hidden = (
        "<script>SCRIPT</script><style>STYLE</style><template>TEMPLATE</template><!-- COMMENT --><p hidden>HIDDEN</p>"
        "<p style='color:red; display : none'>NONE</p><iframe src='file:///etc/hosts'>FRAME</iframe><noscript>NOSCRIPT"
        "</noscript><select><option>OPTION</option></select>"
    )
    text = read_page(page(f"<article>{paragraphs(LEDE)}{hidden}{paragraphs(MIDDLE, LAST)}</article>")).text
    assert [word for word in text.split() if word.isupper() and len(word) > 3] == []


def test_entities_of_the_documents_own_are_not_expanded_and_nothing_external_is_read() -> None:
    """H-10."""
    source = (
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "expanded"><!ENTITY x SYSTEM "file:///etc/hosts">]>'
        f"<html><body><article><p>{LEDE} &a; &x;</p>{paragraphs(MIDDLE, LAST)}</article></body></html>"
    )
    text = read_page(source).text
    assert "localhost" not in text
    assert "expanded" not in text


def test_a_teaser_that_repeats_a_paragraph_is_not_taken_for_it() -> None:
    found = read_page(
        page(f"<div class='teasers'><p>{LEDE}</p></div><article><h1>{TITLE}</h1>{paragraphs(*PARAGRAPHS)}</article>")
    )
    assert _body(found) == [TITLE, *PARAGRAPHS]


def test_a_page_nested_without_end_still_gives_its_words() -> None:
    """H-10."""
    found = read_page(page(f"<p>{LEDE}</p>{'<div>' * 50_000}deep{'</div>' * 50_000}<p>{LAST}</p>"))
    assert LEDE in found.text
    assert LAST in found.text
    assert found.notices == ["the page is nested too deeply to find the article in it; all its words are shown"]


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(NoArticleError, match="no words are on this page"):
        read_page(page("<div id='root'></div><script>start()</script>", title=""))


@pytest.mark.parametrize(
    ("body", "doubt"),
    [
        (
            "<div><h2>We value your privacy</h2><p>We and our partners store cookies on your device with your consent."
            "</p>"
            "<button>Accept all</button></div>",
            "cookies and consent",
        ),
        (f"<article><p>{LEDE}</p></article><p>Please enable JavaScript to see this page.</p>", "asks for JavaScript"),
        (f"<article><p>{LEDE}</p></article><p>Subscribe to continue reading.</p>", "asks for a subscription"),
        (
            "<main>" + "".join(f"<p><a href='/{n}'>{words} Part {n} of the story.</a></p>" for n, words in
            enumerate(PARAGRAPHS)) + "</main>",
            "mostly links",
        ),
    ],
)  # fmt: skip
def test_what_is_probably_not_the_article_is_said_to_be_doubtful(body: str, doubt: str) -> None:
    notices = read_page(page(body)).notices
    assert len(notices) == 1
    assert doubt in notices[0]


def test_a_whole_article_raises_no_doubt_though_it_speaks_of_cookies() -> None:
    words = [f"{LEDE} {MIDDLE}", f"{LAST} The ministry asked for a law on cookies and consent.", *PARAGRAPHS]
    assert read_page(page(f"<article>{paragraphs(*words)}</article>")).notices == []


@pytest.mark.whole
@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("windows-1251", "cp1251"),
        ("koi8-r", "koi8-r"),
        ("iso-8859-1", "cp1252"),
        ("shift_jis", "cp932"),
        ("iso-2022-jp", "iso2022_jp"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_declares(declared: str, codec: str) -> None:
    words = {
        "cp1252": "Der Fährmann über die Küste, zurück am Freitag. ",
        "cp932": JAPANESE,
        "iso2022_jp": JAPANESE,
    }.get(codec, "Паром ударился о мол в пятницу утром, сообщил порт. ")
    source = page(
        f"<article>{paragraphs(words * 8, words * 6)}</article>", head=f'<meta charset="{declared}">', title="x"
    )
    article = load("-", stdin=source.encode(codec))
    assert words.strip() in article.text
    assert not article.encoding.guessed
    assert article.notices == ()


@pytest.mark.whole
def test_utf_8_outweighs_what_a_page_declares_and_utf_7_is_never_decoded() -> None:
    """H-8."""
    words = f"{LEDE} The café on the quay stayed open. +ADw-script+AD4-"
    for declared in ("utf-7", "iso-8859-1", "no-such-encoding"):
        source = page(f"<article>{paragraphs(words, MIDDLE)}</article>", head=f"<meta charset={declared}>")
        article = _article(source)
        assert words in article.text
        assert article.encoding.name == "utf-8"


_TAGS = (
    "<p>",
    "</p>",
    "<div class='comments'>",
    "</div>",
    "<table><tr><td>",
    "<br>",
    "</html>",
    "<blockquote>",
    "<li>",
)
_ODD = ("<!--", "-->", "<script>", "<ol start=99999999>", "<", ">", "&#0;&#x1b;", "\x00", "\ud83d", "é ", "漢字", "\n")
_PIECES = st.sampled_from((*_TAGS, *_ODD, LEDE, MIDDLE))


@given(st.lists(_PIECES, max_size=30).map("".join))
@settings(max_examples=60)
def test_any_page_gives_blocks_that_lie_in_its_text_or_a_refusal(body: str) -> None:
    try:
        found = read_page(f"<html><body>{body}")
    except NoArticleError:
        return
    end = 0
    for block in found.blocks:
        words = block.span.of(found.text)
        assert end <= block.span.start < block.span.end <= len(found.text)
        assert words == words.strip()
        end = block.span.end


@pytest.mark.parametrize(
    ("head", "line", "byline"),
    [
        ('<meta name="author" content="T. Vry">', "", "T. Vry"),
        ('<meta name="author" content="J. R. R. Vry Jr.">', "", "J. R. R. Vry Jr."),
        ('<meta name="author" content="T. Vry and Rosa O\'Neil-Smith">', "", "T. Vry; Rosa O'Neil-Smith"),
        ("", '<p class="byline">By T. Vry</p>', "T. Vry"),
        ("", '<a rel="author" href="/x">St. John Vry</a>', "St. John Vry"),
        (
            '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",'
            f' "headline": "{TITLE}", "author": [{{"@type": "Person", "name": "T. Vry"}}]}}</script>',
            "",
            "T. Vry",
        ),
    ],
)
def test_a_byline_keeps_the_points_of_its_page(head: str, line: str, byline: str) -> None:
    source = f"<html><head><title>{TITLE}</title>{head}</head><body><article><h1>{TITLE}</h1>{line}"
    assert read_page(f"{source}{paragraphs(*PARAGRAPHS)}</article></body></html>").known.byline == byline
