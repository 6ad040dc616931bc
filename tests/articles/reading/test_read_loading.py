"""From a source to an article: the whole path, its promises about offsets, and its refusals."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.article import Article
from articles.errors import BadInputError, DiptychError
from articles.reading import article_from_text, load

BODY = "The night ferry to Calder Point struck the outer mole at ten past four on Friday, and forty-one were hurt."


def _check(article: Article) -> None:
    """What every article promises: parts sorted, disjoint, inside one another, trimmed, and complete."""
    assert len(article.comparable) == len(article.text)
    assert article.text_sha256 == hashlib.sha256(article.text.encode()).hexdigest()
    end, count = 0, 0
    for index, paragraph in enumerate(article.paragraphs):
        assert end <= paragraph.span.start < paragraph.span.end <= len(article.text)
        assert article.quote(paragraph.span) == article.quote(paragraph.span).strip()
        end = paragraph.span.end
        assert paragraph.sentences == range(count, count + len(paragraph.sentences))
        count += len(paragraph.sentences)
        inside = paragraph.span.start
        for number in paragraph.sentences:
            sentence = article.sentences[number]
            assert sentence.paragraph == index
            assert inside <= sentence.span.start < sentence.span.end <= paragraph.span.end
            inside = sentence.span.end
    assert count == len(article.sentences)
    sections = iter(article.sections)
    section = next(sections)
    for paragraph in article.paragraphs:
        if paragraph.span.start >= section.span.end:
            section = next(sections)
        assert section.span.start <= paragraph.span.start < paragraph.span.end <= section.span.end
        assert section.kind == paragraph.kind
    assert next(sections, None) is None


def test_the_text_of_a_plain_file_is_the_files_own_so_that_offsets_fit(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    data = f"Ferry hits mole\r\n\r\n{BODY} \U0001f6a2 Æ.\r\nIt left.\r\n".encode()
    file.write_bytes(data)
    article = load(file)
    assert article.text.encode() == data
    assert article.bytes_sha256 == hashlib.sha256(data).hexdigest()
    assert article.quote(article.sentences[-1].span) == "It left."
    assert (article.source, article.title, article.notices) == (str(file), "Ferry hits mole", ())
    _check(article)


def test_an_older_encoding_is_named_and_what_was_replaced_is_counted(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(f"“{BODY}” He’d seen it.".encode("cp1252") + b" \x81 \x8d")
    notices = load(file).notices
    assert notices == (
        "its encoding is a guess: cp1252; --encoding names another",
        "2 bytes could not be read as cp1252, shown as \ufffd",
    )
    assert load(file, encoding="koi8-r").encoding.name == "koi8-r"


def test_standard_input_may_be_given_as_bytes() -> None:
    article = load("-", stdin=b"Ferry hits mole at night and then leaves.")
    assert (article.source, article.title) == ("-", "piped text")


def test_more_than_five_million_characters_are_refused_with_the_limit() -> None:
    """H-7."""
    with pytest.raises(BadInputError, match="more than 5 million characters"):
        article_from_text("x" * 5_000_001)


def test_more_sentences_than_are_matched_are_shown_with_a_notice() -> None:
    """H-7."""
    article = article_from_text("It left. " * 20_001)
    assert len(article.sentences) == 20_001
    assert article.notices == ("only the first 20,000 of 20,001 sentences are matched; all are shown",)


def test_mixed_letters_are_folded_for_comparing_and_the_reader_is_told() -> None:
    article = article_from_text(f"{BODY} The Саlder mole.")
    assert article.text.endswith("Саlder mole.")
    assert article.comparable.endswith("Calder mole.")
    assert article.notices == ("letters of two alphabets are mixed in 1 word, compared as Latin ones",)


@pytest.mark.parametrize("text", ["", " \n", "\u3000"])
def test_an_article_without_words_is_refused(text: str) -> None:
    with pytest.raises(BadInputError):
        article_from_text(text)


def test_surrogates_are_replaced_one_for_one() -> None:
    assert article_from_text("a \ud83d b").text == "a \ufffd b"


@given(st.text(st.sampled_from("abA .!?\n\r\t*>-[1]“”\"'“«\u00a0\u2028\x1b\x00#:@Ж漢\U0001f6a2"), min_size=1))
def test_every_text_makes_an_article_that_keeps_its_promises(text: str) -> None:
    if not text.isspace():
        _check(article_from_text(text))


@pytest.mark.whole
@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode), st.sampled_from(["a.txt", "a.md", "a"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_an_article_or_one_clear_line(tmp_path: Path, data: bytes, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    found = _article_or_error(file)
    if isinstance(found, Article):
        _check(found)
    else:
        assert "\n" not in str(found)
        assert found.exit_code == 2


def _article_or_error(file: Path) -> Article | DiptychError:
    try:
        return load(file)
    except DiptychError as error:
        return error


@pytest.mark.whole
def test_importing_reading_loads_no_parser_and_no_guesser() -> None:
    check = (
        "import sys, articles.reading as r; r.load, r.displayable;"
        "heavy = {'markdown_it', 'charset_normalizer', 'chardet', 'sentencex', 'textual', 'rich', 'lxml',"
        "'trafilatura', 'numpy', 'pypdf', 'subprocess', 'zipfile', 'email'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", check], check=True, cwd=Path(__file__).resolve().parents[3])
