"""Articles of which the sentences are found when they are asked for."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.reading import load, load_pair, unsplit

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article

PARAGRAPHS = [
    "The ferry waits",
    "The ferry waits off the mole. It has no light. Nobody knows why!",
    "- The crew counted 40 ropes. The captain counted 41.",
    "Photo: Harbour Post",
    "> Who said so? The office did.",
    "One sentence alone.",
]


@pytest.fixture
def paths(tmp_path: Path) -> tuple[Path, Path]:
    """Two files of many paragraphs."""
    a, b = tmp_path / "a.txt", tmp_path / "b.txt"
    a.write_text("\n\n".join(PARAGRAPHS * 20), encoding="utf-8")
    b.write_text("\n\n".join(PARAGRAPHS[1:] * 20), encoding="utf-8")
    return a, b


def _left_to_find(article: Article) -> bool:
    return article.split(0)


def test_an_article_whose_sentences_come_later_is_the_same_article(paths: tuple[Path, Path]) -> None:
    for article, path in zip(load_pair(*paths, later=True), paths, strict=True):
        assert _left_to_find(article)
        assert article == load(path)
        assert not _left_to_find(article)


def test_paragraphs_know_their_sentences_whichever_is_asked_for_first(paths: tuple[Path, Path]) -> None:
    article, whole = load_pair(*paths, later=True)[0], load(paths[0])
    for index in (7, 3, 119, 60):
        assert article.paragraphs[index].sentences == whole.paragraphs[index].sentences
        assert article.paragraphs[index] == whole.paragraphs[index]


@given(offsets=st.lists(st.integers(0, 4_000), min_size=1, max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_sentence_at_an_offset_is_the_same_whatever_was_found_before(
    paths: tuple[Path, Path], offsets: list[int]
) -> None:
    article, whole = load_pair(*paths, later=True)[0], load(paths[0])
    for offset in offsets:
        index = article.sentence_at(offset)
        assert index == whole.sentence_at(offset)
        assert index is None or article.sentence(index) == whole.sentences[index]


def test_the_sentence_at_the_beginning_leaves_the_others_to_be_found(paths: tuple[Path, Path]) -> None:
    article = load_pair(*paths, later=True)[0]
    index = article.sentence_at(20)
    assert index is not None
    assert article.quote(article.sentence(index).span) == "The ferry waits off the mole."
    assert _left_to_find(article)


def test_sentences_are_found_bit_by_bit(paths: tuple[Path, Path]) -> None:
    article, rounds = load_pair(*paths, later=True)[0], 0
    while article.split(1e-6):
        rounds += 1
    assert rounds > 1
    assert article.sentences == load(paths[0]).sentences


def test_two_threads_may_ask_for_sentences_at_once(paths: tuple[Path, Path]) -> None:
    article, whole = load_pair(*paths, later=True)[0], load(paths[0])
    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(lambda: article.sentences) for _ in range(3)]
        places = [threads.submit(article.sentence_at, offset) for offset in range(0, 4_000, 100)]
    assert all(each.result() == whole.sentences for each in asked)
    assert [each.result() for each in places] == [whole.sentence_at(offset) for offset in range(0, 4_000, 100)]


def test_a_changed_copy_has_the_sentences_too(paths: tuple[Path, Path]) -> None:
    article, whole = load_pair(*paths, later=True)[0], load(paths[0])
    assert replace(article, title="Another") == replace(whole, title="Another")


def test_what_counts_sentences_is_said_once_they_are_found(
    paths: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsplit, "MAX_MATCHED", 10)
    article = load_pair(*paths, later=True)[0]
    assert [each for each in article.notices if "sentences are matched" in each]


def test_an_article_has_no_other_parts_later(paths: tuple[Path, Path]) -> None:
    article = load_pair(*paths, later=True)[0]
    for each in (article, article.paragraphs[0]):
        with pytest.raises(AttributeError):
            _ = each.words  # type: ignore[union-attr] # there is no such part


@pytest.mark.parametrize("at_once", [100, 100_000])
def test_an_article_is_the_same_after_another_process_has_read_it(
    paths: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(unsplit, "_AT_ONCE", at_once)
    article, whole = load_pair(*paths, later=True)[0], load(paths[0])
    handed = unsplit.of_parts(json.loads(json.dumps(unsplit.parts_of(article))))
    if at_once > len(whole.text):
        monkeypatch.setattr("articles.reading.structure.sentences.split_sentences", None)  # it is not asked
    index = handed.sentence_at(20)
    assert index is not None
    assert handed.sentence(index) == whole.sentences[index]
    assert _left_to_find(handed)
    assert handed == whole


def test_an_article_whose_sentences_were_found_is_not_handed_on(paths: tuple[Path, Path]) -> None:
    with pytest.raises(ValueError, match="all found"):
        unsplit.parts_of(load(paths[0]))
