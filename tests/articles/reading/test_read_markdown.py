"""Markdown to words: the signs go, the words and their roles stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.errors import BadInputError
from articles.reading import load
from articles.reading.markdown import MAX_MARKDOWN, read_markdown
from articles.reading.tags import strip_tags

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article

BODY = "The night ferry to Calder Point struck the outer mole at ten past four on Friday, and forty-one were hurt."


def _paragraphs(source: str) -> list[tuple[str | None, bool, str]]:
    text, blocks = read_markdown(source)
    return [(block.kind, block.heading, block.span.of(text)) for block in blocks]


def test_headings_emphasis_links_and_code_become_words() -> None:
    source = (
        "# Ferry *hits* mole\n\nThe [harbour](http://harbour.example) `office` **said**\nso &amp; left.\n\n"
        "Notes\n-----\n"
    )
    assert _paragraphs(source) == [
        (None, True, "Ferry hits mole"),
        (None, False, "The harbour office said so & left."),
        (None, True, "Notes"),
    ]


def test_block_quotes_are_quoted_and_pictures_are_captions() -> None:
    source = (
        "> We saw the light.\n>\n> - twice\n\n![The mole at night](mole.jpg)\n\n![](img/bow.png) It came. ![ ](x)\n"
    )
    assert _paragraphs(source) == [
        ("quoted", False, "We saw the light."),
        ("quoted", False, "• twice"),
        ("caption", False, "The mole at night"),
        (None, False, "It came."),
        ("caption", False, "bow.png"),
    ]


def test_list_items_keep_their_number_outside_of_the_sentence(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"# Ferry hits mole\n\n{BODY}\n\n3. Boats came.\n4. Tugs left. Both did.\n\n   More of it.\n")
    article = load(file)
    assert [article.quote(each.span) for each in article.paragraphs][-3:] == [
        "3. Boats came.",
        "4. Tugs left. Both did.",
        "More of it.",
    ]
    assert [article.quote(each.span) for each in article.sentences][-4:] == [
        "Boats came.",
        "Tugs left.",
        "Both did.",
        "More of it.",
    ]


def test_code_lines_and_table_rows_are_paragraphs() -> None:
    source = "```\nfirst line\n\nsecond *line*\n```\n\n| boat | hurt |\n|---|---|\n| *Ida* | 41 |\n"
    assert [words for _, _, words in _paragraphs(source)] == ["first line", "second *line*", "boat | hurt", "Ida | 41"]


def test_tags_scripts_styles_and_comments_leave_no_trace_but_their_words() -> None:
    source = (
        "<div><p>In a box &lt;3</p><p>and out</p></div>\n\n<script>\nsteal()\n</script>\n\n<!-- hidden -->\n\n"
        "Words <b>and</b><br>more <script>inline()</script>of them <style>x{}</style>here.\n"
    )
    assert [words for _, _, words in _paragraphs(source)] == ["In a box <3", "and out", "Words and more of them here."]


def test_footnotes_are_footnotes() -> None:
    assert _paragraphs("Words.[^1]\n\n[^1]: A note of several words.\n")[1] == (
        "footnote",
        False,
        "[^1]: A note of several words.",
    )


def test_front_matter_tells_about_the_article_and_is_no_part_of_it(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    pairs = 'title: "Ferry hits mole"\npublication: Calder Post\nauthor: Ida Brandt\ndate: 2016-12-21\nlang: en-GB'
    file.write_text(f"---\n{pairs}\n---\n\n*{BODY}*\n")
    article = load(file)
    assert (article.title, article.outlet, article.byline, str(article.published)) == (
        "Ferry hits mole",
        "Calder Post",
        "Ida Brandt",
        "2016-12-21",
    )
    assert (article.text, article.extractor, article.language) == (BODY, "markdown/1", "en")


def test_a_markdown_file_of_tags_alone_is_shown_as_plain_text(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("<!-- nothing -->\n")
    article = load(file)
    assert (article.text, article.extractor) == ("<!-- nothing -->\n", "plain/1")
    assert article.notices == ("shown as plain text: no words were found in it as Markdown",)


def test_very_long_markdown_is_shown_as_plain_text(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("# H\n\n" + "word " * (MAX_MARKDOWN // 5))
    assert load(file).notices == ("shown as plain text: it is too long to be read as Markdown",)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("a < b <c", "a < b <c"),
        ('<a title="x > y">link</a>', "link"),
        ("<SCRIPT src=x>bad()</Script >good", "good"),
        ("<style>never closed", ""),
        ("x<!-- never closed", "x"),
        ("<!doctype html>x<?php y ?>z", "xz"),
        ("&lt;b&gt; &#65;", "<b> A"),
    ],
)
def test_tags_are_stripped_even_when_broken(html: str, words: str) -> None:
    assert strip_tags(html).strip() == words


@given(st.text(st.sampled_from('# >-*_`[]()!<>ab1.\n\t|:&;"~=+\\')))
def test_blocks_of_any_markdown_are_sorted_trimmed_and_hold_the_text(source: str) -> None:
    text, blocks = read_markdown(source)
    assert "\n\n".join(block.span.of(text) for block in blocks) == text
    assert all(block.span.of(text).strip() for block in blocks)


def _load(tmp_path: Path, name: str, data: bytes) -> Article | None:
    file = tmp_path / name
    file.write_bytes(data)
    try:
        return load(file)
    except BadInputError:
        return None


@pytest.mark.parametrize("opening", ["[", "> ", "*a ", "`", "<", "![a](", "<!-- ", "- a\n", '<a b="'])
def test_a_flood_of_openings_is_read(tmp_path: Path, opening: str) -> None:
    assert _load(tmp_path, "a.md", (opening * 4_000 + "words").encode()) is not None


def test_a_footnote_of_one_word_is_not_taken_for_a_link_definition() -> None:
    text, blocks = read_markdown("A claim.[^1] And a [link][ref].\n\n[^1]: Rumour\n\n[ref]: https://paper.example/\n")
    assert "[^1]: Rumour" in text
    assert "paper.example" not in text
    assert len(blocks) == 2
