"""The bundled accounts are ours; the pair is long enough to be worth reading, and shows what Diptych is for."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from articles import load, samples
from articles.matching import align

if TYPE_CHECKING:
    from articles.article import Article

SHARED_ARTICLES = Path(__file__).parents[2].parent / "shared" / "articles"
LONGEST_SHARED_RUN = 4


@pytest.fixture(scope="module")
def pair() -> tuple[Article, Article]:
    left, right = samples.paths()
    return load(str(left)), load(str(right))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    listed = words(text)
    return {tuple(listed[start : start + length]) for start in range(len(listed) - length + 1)}


def paragraphs(article: Article, kind: str) -> list[str]:
    return [article.quote(paragraph.span) for paragraph in article.paragraphs if paragraph.kind == kind]


def prose(article: Article) -> list[str]:
    found = [p for p in article.paragraphs if p.kind == "body" and not p.heading]
    return [article.quote(paragraph.span) for paragraph in found]


def test_both_bodies_are_five_to_eight_hundred_words_long(pair: tuple[Article, Article]) -> None:
    for article in pair:
        assert 500 <= sum(len(text.split()) for text in paragraphs(article, "body")) <= 800


def test_title_outlet_byline_and_date_are_read_from_the_first_lines(pair: tuple[Article, Article]) -> None:
    a, b = pair
    assert (a.title, a.outlet, a.byline) == (
        "Mosul: street by street, the ring closes",
        "The Meridian Courier",
        "Maren Thistlewood",
    )
    assert (b.outlet, b.byline) == ("Northern Dispatch", "Joss Averill-Lunde")
    assert [str(article.published) for article in pair] == ["2016-12-14", "2016-12-16"]


def test_the_words_are_our_own() -> None:
    if not SHARED_ARTICLES.is_dir():
        pytest.skip("the real articles that the pair must not borrow from are not on this machine")
    length = LONGEST_SHARED_RUN + 1
    theirs = set[tuple[str, ...]]().union(
        *(runs(path.read_text("utf-8"), length) for path in SHARED_ARTICLES.glob("*.txt"))
    )
    assert theirs
    for path in samples.accounts():
        assert not runs(path.read_text("utf-8"), length) & theirs


def test_the_saved_page_keeps_its_picture_its_leftovers_and_its_comments_apart(
    pair: tuple[Article, Article],
) -> None:
    saved = pair[1]
    assert paragraphs(saved, "caption") == ["checkpoint-east-bank.jpg"]
    assert any("Tags:" in text for text in paragraphs(saved, "boilerplate"))
    comments = " ".join(paragraphs(saved, "comments"))
    assert "60,000" in comments
    assert "60,000" not in " ".join(prose(saved))
    assert prose(saved)[-1].endswith("on that day.")


def test_the_plain_page_is_all_body_with_sub_headings(pair: tuple[Article, Article]) -> None:
    plain = pair[0]
    assert not paragraphs(plain, "comments")
    assert not paragraphs(plain, "caption")
    headings = [plain.quote(p.span) for p in plain.paragraphs if p.heading]
    assert "A quarrel over the dead" in headings


def test_one_paragraph_is_nearly_the_same_in_both(pair: tuple[Article, Article]) -> None:
    a, b = map(prose, pair)
    near = [(x, y) for x in a for y in b if SequenceMatcher(None, words(x), words(y)).ratio() >= 0.9]
    assert len(near) == 1
    assert all("17 October" in text for text in near[0])
    assert near[0][0] != near[0][1]


def test_the_quotation_in_a_is_the_first_half_of_the_one_in_b(pair: tuple[Article, Article]) -> None:
    cut, whole = (re.search(r"“(We can take [^”]*)”", article.text) for article in pair)
    assert cut is not None
    assert whole is not None
    assert whole[1].startswith(cut[1])
    assert "but only if" in whole[1].removeprefix(cut[1])


@pytest.mark.whole
def test_matching_levels_the_beginning_and_finds_links_that_cross(pair: tuple[Article, Article]) -> None:
    a, b = pair
    alignment = align(a, b)
    leads = [next(i for i, p in enumerate(x.paragraphs) if p.kind == "body" and not p.heading) for x in pair]
    assert tuple(leads) in alignment.chain
    strong = [match for match in alignment.matches if match.strength == "strong"]
    assert any(first.a < second.a and first.b > second.b for first in strong for second in strong)


def test_the_topics_come_in_different_orders(pair: tuple[Article, Article]) -> None:
    for earlier, later in [("more than 100,000|some 94,000", "almost 2,000"), ("disused bakery", "almost 2,000")]:
        a, b = ([re.search(pattern, article.text, re.IGNORECASE) for pattern in (earlier, later)] for article in pair)
        assert all(a)
        assert all(b)
        places = [[found.start() for found in side if found] for side in (a, b)]
        assert places[0] == sorted(places[0])
        assert places[1] == sorted(places[1], reverse=True)


@pytest.mark.parametrize(
    ("in_a", "in_b"),
    [
        ("More than 100,000 men", "some 94,000 men"),
        ("defenders number between 5,000 and 6,000", "defenders number four or five thousand"),
        ("fewer than 700 soldiers", "not less than 1,500 men"),
        ("A million people", "About one million civilians"),
        ("more than 40 wounded", "43 wounded"),
        ("On Friday they fired on families", "According to the army, militants fired on families"),
    ],
)
def test_each_figure_has_its_counterpart(pair: tuple[Article, Article], in_a: str, in_b: str) -> None:
    a, b = pair
    assert in_a in a.text
    assert in_b in b.text


@pytest.mark.parametrize(("side", "only_here"), [(0, "barber"), (0, "conceded"), (1, "water"), (1, "926")])
def test_each_leaves_something_out(pair: tuple[Article, Article], side: int, only_here: str) -> None:
    here, there = pair[side], pair[1 - side]
    assert only_here in " ".join(prose(here))
    assert only_here not in " ".join(prose(there))


def test_the_pair_opens_the_five_accounts() -> None:
    assert samples.accounts()[:2] == samples.paths()
    outlets = ["The Meridian Courier", "Northern Dispatch", "The Saltmarsh Gazette", "The Harrow Quarterly"]
    read = [load(str(path)) for path in samples.accounts()]
    assert [article.outlet for article in read] == [*outlets, "The East Bank Lantern"]
    days = ["2016-12-14", "2016-12-16", "2016-12-15", "2017-02-10", "2016-12-17"]
    assert [str(article.published) for article in read] == days


def test_the_third_account_is_the_first_with_light_cuts_and_says_so() -> None:
    first, third = (load(str(samples.accounts()[at])) for at in (0, 2))
    told, source = prose(third), prose(first)
    assert "The Meridian Courier" in told[-1]
    for text in told[:-1]:
        here = words(text.removeprefix("MOSUL (Tern News Agency) - "))
        shared = max(
            sum(block.size for block in SequenceMatcher(None, here, words(other), autojunk=False).get_matching_blocks())
            for other in source
        )
        assert shared >= 0.85 * len(here), text
