"""The matching process: what travels, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.matching.alignment import align
from articles.matching.options import MatchOptions
from articles.matching.transfer import (
    PackedEvidence,
    alignment_from,
    alignment_to,
    articles_from,
    gathering,
    in_lines,
    request_bytes,
)
from tests.articles.matching.made import SENTENCES, article

pytestmark = pytest.mark.whole

TEXT = " ".join(SENTENCES[:3]) + "\n" + " ".join(SENTENCES[3:])
OTHER = " ".join(SENTENCES[1:6]) + "\n“Café prices rose 2 %,” she said."
WORKER = [sys.executable, "-m", "articles.worker"]


def test_the_worker_finds_what_matching_finds_here() -> None:
    a, b = article(TEXT), article(OTHER, {1: "quoted"})
    done = subprocess.run(WORKER, input=request_bytes(a, b), capture_output=True, check=True)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert "words" in lines[0]
    assert [line["progress"] for line in lines[1:-1]] == sorted(line["progress"] for line in lines[1:-1])
    assert gathering().joined(lines[-1]["alignment"]) == align(a, b)
    assert done.stderr == b""


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), max_size=8).map(" ".join))
def test_a_request_holds_all_that_matching_needs(text: str) -> None:
    a, b = article(text), article(OTHER)
    words = MatchOptions(meaning=False)
    assert align(*articles_from(json.loads(request_bytes(a, b))), options=words) == align(a, b, options=words)


def test_an_alignment_survives_the_way_through_json() -> None:
    found = align(article(TEXT), article(OTHER))
    assert found.matches
    assert alignment_from(json.loads(json.dumps(alignment_to(found)))) == found


def test_a_request_is_one_line() -> None:
    assert request_bytes(article(TEXT), article(OTHER)).count(b"\n") == 1


def test_the_articles_of_a_request_are_told_apart_by_the_hashes_of_their_texts() -> None:
    a, b = articles_from(json.loads(request_bytes(article(TEXT), article(OTHER))))
    assert len(a.text_sha256) == 64
    assert a.text_sha256 != b.text_sha256


def test_what_is_no_request_gets_an_error_in_plain_words() -> None:
    for request in (b"not json\n", b"{}\n", b'{"a": 1, "b": 2}\n', b"[]\n"):
        done = subprocess.run(WORKER, input=request, capture_output=True, check=False)
        error = json.loads(done.stdout)["error"]
        assert set(error) == {"what", "why", "do"}
        assert done.returncode == 1
        assert done.stderr == b""


def test_the_worker_ends_quietly_without_a_request() -> None:
    done = subprocess.run(WORKER, input=b"", capture_output=True, check=False)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_the_worker_ends_quietly_when_nobody_listens() -> None:
    with subprocess.Popen(WORKER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as worker:
        assert worker.stdin
        assert worker.stdout
        assert worker.stderr
        worker.stdout.close()
        worker.stdin.write(request_bytes(article(TEXT), article(OTHER)))
        worker.stdin.close()
        assert worker.stderr.read() == b""
    assert worker.returncode == 1


def test_many_matches_travel_some_at_a_time() -> None:
    found, gathered = align(article(TEXT), article(OTHER)), gathering()
    many = replace(found, matches=found.matches * 120, below_threshold=found.matches * 60)
    *before, last = (json.loads(json.dumps(line)) for line in in_lines("alignment", many))
    assert len(before) > 2
    assert all(gathered.take(line) for line in before)
    assert not gathered.take(last)
    assert gathered.joined(last["alignment"]) == many


def test_few_matches_travel_in_one_line() -> None:
    found = align(article(TEXT), article(OTHER))
    (line,) = in_lines("words", found)
    assert gathering().joined(json.loads(json.dumps(line))["words"]) == found


def test_what_was_gathered_belongs_to_one_alignment() -> None:
    found, gathered = align(article(TEXT), article(OTHER)), gathering()
    many = replace(found, matches=found.matches * 120)
    *before, last = in_lines("words", many)
    for line in before:
        gathered.take(line)
    gathered.joined(last["words"])
    (line,) = in_lines("alignment", found)
    assert gathered.joined(line["alignment"]) == found


def test_a_match_that_comes_again_is_the_same_object() -> None:
    found = align(article(TEXT), article(OTHER))
    other = replace(found, matches=(*found.matches[:-1], replace(found.matches[-1], score=0.5)))
    first, second = (list(in_lines("words", each))[-1]["words"] for each in (found, other))
    gathered = gathering()
    before, after = gathered.joined(first), gathered.joined(second)
    same = [old is new for old, new in zip(before.matches, after.matches, strict=True)]
    assert same == [True] * (len(same) - 1) + [False]


def test_packed_evidence_is_the_evidence_it_was_made_of() -> None:
    (match,) = align(article(TEXT), article(TEXT)).matches[:1]
    packed = PackedEvidence.of(match.evidence)
    assert match.evidence
    assert packed == match.evidence
    assert match.evidence == packed
    assert hash(packed) == hash(match.evidence)
    assert (len(packed), packed[0], packed[1:]) == (len(match.evidence), match.evidence[0], match.evidence[1:])
    assert packed != match.evidence[1:]
    assert replace(match, evidence=packed) == match
