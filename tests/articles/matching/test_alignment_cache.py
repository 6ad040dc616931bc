"""Finished alignments are kept, found again at once, and never trusted when damaged or out of date."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zlib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from articles.article import Paragraph, Sentence, Span
from articles.matching import alignment as alignment_module
from articles.matching import alignment_cache
from articles.matching.alignment import align
from articles.matching.match import Alignment
from articles.matching.options import MatchOptions
from articles.matching.transfer import alignment_to, request_bytes
from tests.articles.matching.made import SENTENCES, article

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article

WORDS = MatchOptions(meaning=False)
A, B = article(" ".join(SENTENCES[:4])), article(" ".join(SENTENCES[1:6]))


def _stored(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.exists() else []


def test_a_pair_matched_before_is_not_matched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = alignment_cache.aligned(A, B, options=WORDS, folder=tmp_path)
    monkeypatch.setattr(alignment_module, "align", None)
    assert alignment_cache.aligned(A, B, options=WORDS, folder=tmp_path) == first == align(A, B, options=WORDS)
    assert first.matches


def test_nothing_is_found_that_was_not_kept(tmp_path: Path) -> None:
    assert alignment_cache.find(A, B, folder=tmp_path) is None


def _further(item: Article) -> list[Article]:
    first, paragraph = item.sentences[0], item.paragraphs[0]
    shorter = Sentence(Span(first.span.start, first.span.end - 1), first.paragraph)
    return [
        replace(item, comparable=item.comparable.replace("e", "a")),
        replace(item, language="de"),
        replace(item, published=date(2031, 5, 6)),
        replace(item, sentences=(shorter, *item.sentences[1:])),
        replace(item, paragraphs=(Paragraph(paragraph.span, "quoted", paragraph.sentences), *item.paragraphs[1:])),
    ]


def test_whatever_matching_depends_on_makes_another_place(tmp_path: Path) -> None:
    alignment_cache.keep(Alignment(same_event=0.5), A, B, WORDS, tmp_path)
    pairs = [(B, A), *((changed, B) for changed in _further(A)), *((A, changed) for changed in _further(B))]
    assert [alignment_cache.find(a, b, WORDS, tmp_path) for a, b in pairs] == [None] * len(pairs)
    for options in (MatchOptions(), replace(WORDS, one_event=True)):
        assert alignment_cache.find(A, B, options, tmp_path) is None
    assert alignment_cache.find(A, B, WORDS, tmp_path) is not None


def test_another_engine_matches_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alignment_cache.keep(Alignment(), A, B, WORDS, tmp_path)
    monkeypatch.setattr(alignment_cache, "engine", lambda: "newer")
    assert alignment_cache.find(A, B, WORDS, tmp_path) is None


def test_the_engine_is_known_by_all_that_it_is_made_of() -> None:
    assert alignment_cache.engine() == alignment_cache.engine()
    assert len(alignment_cache.engine()) == 64


@pytest.mark.parametrize("damage", [b"", b"{}", None])
def test_a_damaged_file_counts_as_missing(tmp_path: Path, damage: bytes | None) -> None:
    alignment_cache.keep(Alignment(same_event=0.5), A, B, WORDS, tmp_path)
    (path,) = _stored(tmp_path)
    path.write_bytes(path.read_bytes()[:-3] if damage is None else damage)
    assert alignment_cache.find(A, B, WORDS, tmp_path) is None
    alignment_cache.keep(Alignment(), A, B, WORDS, tmp_path)
    assert alignment_cache.find(A, B, WORDS, tmp_path) == Alignment()


def _made_up(folder: Path, content: bytes) -> None:
    alignment_cache.keep(Alignment(same_event=0.5), A, B, WORDS, folder)
    (path,) = _stored(folder)
    path.write_bytes(zlib.compress(content, 9))


def _changed(way: tuple[int, ...], value: object) -> bytes:
    """A real alignment with one value in it changed; the way to it counts fields and places."""
    found = alignment_to(align(A, B, options=WORDS))
    part: Any = found
    for step in way[:-1]:
        part = part[step]
    part[way[-1]] = value
    return json.dumps(found).encode()


ONLY_A, ONLY_B, CHAIN, SAME_EVENT, BELOW, NOTICES = range(1, 7)
MATCHES, FIRST = (0,), (0, 0)
ID, SPAN, RUN, SCORE, STRENGTH, KIND, EVIDENCE, ORIGIN, WEAKNESSES = 0, 1, 3, 5, 6, 7, 8, 9, 10


@pytest.mark.parametrize(
    ("way", "value"),
    [
        ((*FIRST, SPAN, 1), 10**9), ((*FIRST, SPAN, 0), -1), ((*FIRST, SPAN, 0), "0"), ((*FIRST, SPAN), [0, 1, 2]),
        ((*FIRST, RUN, 1), 10**15), ((*FIRST, RUN, 0), 3), ((*FIRST, RUN, 0), True),
        ((*FIRST, EVIDENCE, 0, 1, 1), 10**9), ((*FIRST, EVIDENCE, 0, 0), "spell"), ((*FIRST, EVIDENCE, 0, 3), 1e9),
        ((*FIRST, SCORE), float("nan")), ((*FIRST, SCORE), 2), ((*FIRST, KIND), []), ((*FIRST, ID), None),
        ((*FIRST, STRENGTH), "huge"), ((*FIRST, ORIGIN), "stranger"), ((*FIRST, WEAKNESSES), [["words"]]),
        ((*FIRST, WEAKNESSES), [["words", 2]]), (FIRST, 7), (MATCHES, {}), ((BELOW,), None), ((ONLY_A,), [99]),
        ((ONLY_B,), [1, 1]), ((CHAIN,), [[0, 99]]), ((CHAIN,), [[0]]), ((CHAIN,), [[0, 0], [0, 0]]),
        ((SAME_EVENT,), "yes"), ((SAME_EVENT,), float("nan")), ((NOTICES,), [1]), ((NOTICES,), "line"),
    ],
)  # fmt: skip
def test_a_file_that_does_not_fit_the_articles_counts_as_missing(
    tmp_path: Path, way: tuple[int, ...], value: object
) -> None:
    _made_up(tmp_path, _changed(way, value))
    assert alignment_cache.find(A, B, WORDS, tmp_path) is None


def test_a_file_with_a_part_too_many_counts_as_missing(tmp_path: Path) -> None:
    _made_up(tmp_path, json.dumps([*alignment_to(align(A, B, options=WORDS)), 1]).encode())
    assert alignment_cache.find(A, B, WORDS, tmp_path) is None


def test_a_file_that_is_deep_or_unpacks_to_too_much_counts_as_missing(tmp_path: Path) -> None:
    for content in (b"[" * 500_000, b" " * 300_000_000 + b"{}", b"[]", b"1"):
        _made_up(tmp_path, content)
        assert alignment_cache.find(A, B, WORDS, tmp_path) is None


def test_a_file_with_something_behind_it_or_that_is_no_file_counts_as_missing(tmp_path: Path) -> None:
    alignment_cache.keep(Alignment(), A, B, WORDS, tmp_path)
    (path,) = _stored(tmp_path)
    path.write_bytes(path.read_bytes() + b"more")
    assert alignment_cache.find(A, B, WORDS, tmp_path) is None
    path.unlink()
    os.mkfifo(path)
    assert alignment_cache.find(A, B, WORDS, tmp_path) is None


def test_none_of_the_text_is_kept(tmp_path: Path) -> None:
    alignment_cache.aligned(A, B, options=WORDS, folder=tmp_path)
    (path,) = _stored(tmp_path)
    content = zlib.decompress(path.read_bytes()).decode()
    words = {word.strip(".,") for sentence in SENTENCES[:6] for word in sentence.split()}
    assert [word for word in words if len(word) > 5 and word in content] == []


def test_what_a_missing_encoder_could_not_do_is_not_kept(tmp_path: Path) -> None:
    own = MatchOptions(encoder="http://127.0.0.1:9/v1/embeddings#small")
    found = alignment_cache.aligned(A, B, options=own, folder=tmp_path)
    assert found.notices
    alignment_cache.aligned(A, B, options=replace(own, encoder=str(tmp_path / "missing.npz")), folder=tmp_path)
    assert _stored(tmp_path) == []


def test_the_least_lately_used_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment_cache, "LARGEST", 1)
    alignment_cache.keep(Alignment(), A, B, WORDS, tmp_path)
    alignment_cache.keep(Alignment(), B, A, WORDS, tmp_path)
    assert len(_stored(tmp_path)) <= 1


def test_a_folder_that_cannot_be_used_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert alignment_cache.aligned(A, B, options=WORDS, folder=tmp_path / "file" / "below") == align(
        A, B, options=WORDS
    )


@pytest.mark.whole
def test_the_worker_gives_a_kept_alignment_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    alignment_cache.keep(Alignment(same_event=0.25), A, B)
    done = subprocess.run(
        [sys.executable, "-m", "articles.worker"], input=request_bytes(A, B), capture_output=True, check=True
    )
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["alignment"][SAME_EVENT] == 0.25
