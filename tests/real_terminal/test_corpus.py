"""A few cases of each family of the hostile corpus, opened in a real terminal; `make hostile` opens them all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.real_terminal import corpus
from tests.real_terminal.corpus_case import Case, read_index

if TYPE_CHECKING:
    from pathlib import Path

FEW = (
    "escape/nested-escape",
    "unicode/bidi-override",
    "encoding/mixed",
    "shape/long-word",
    "redos/open-quotes",
    "binary/zip-bomb",
    "html/entity-flood",
    "markup/rich-click",
    "file/fifo",
    "file/unreadable",
    "file/name-escape",
    "address/url-crlf",
    "sidecar/truncated-half",
    "sidecar/future-version",
    "sidecar/mode-0444",
)
SLACK = 3.0
"""How much longer than allowed a case may take here, where other tests may run beside it."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not corpus.GENERATOR.exists():
        pytest.skip("the generator of hostile inputs is not beside the repository")
    folder = tmp_path_factory.mktemp("hostile") / "corpus"
    corpus.make(corpus.GENERATOR, folder)
    return folder


@pytest.mark.parametrize("name", FEW)
def test_a_hostile_input_ends_as_expected(made: Path, name: str) -> None:
    """H-5, T-7."""
    (case,) = corpus.chosen(read_index(made), [name])
    reason = corpus.why_not(case)
    if reason:
        pytest.skip(reason)
    seen, wrong = corpus.run(case, made)
    if seen.seconds <= SLACK * case.seconds:
        wrong = [each for each in wrong if not each.startswith("took") or each.endswith("MB")]
    assert wrong == [], seen.everything


def test_every_family_of_the_corpus_is_among_the_few(made: Path) -> None:
    assert {case.family for case in read_index(made)} == {name.partition("/")[0] for name in FEW}


def test_the_bench_finds_what_is_not_as_expected(made: Path) -> None:
    (case,) = corpus.chosen(read_index(made), ["binary/png"])
    wanted = Case(case.name, case.family, case.role, "opens", (), case.seconds, case.megabytes, case.file)
    seen, wrong = corpus.run(wanted, made)
    assert seen.outcome == "error"
    assert any(each.startswith("refused") for each in wrong)


def test_permissions_are_those_of_an_ordinary_user(made: Path) -> None:
    """T-9."""
    (case,) = corpus.chosen(read_index(made), ["file/unreadable"])
    assert corpus.why_not(case) == "" or os.geteuid() == 0
