"""The words of findings in the reports: quotations without who says them, nothing said twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.claims.ledger import find
from articles.comparison import Comparison
from articles.reading.loader import article_from_text
from articles.reports.claims_parts import figures_of, reasons_of, said_of, verdict_of


def _compared(a: str, b: str) -> Comparison:
    left, right = (article_from_text(text, "made up", language="en") for text in (a, b))
    return Comparison(left, right, ledger=find(left, right))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "“The dock is old,” Ana Lind said. “It should be shut this year.”",
            "The dock is old, … It should be shut this year",
        ),
        (
            "“The dock is old,” she said, “and it should be shut this year.”",
            "The dock is old, … and it should be shut this year",
        ),
        (
            "“The dock is old and it should be shut this year,” she said.",
            "The dock is old and it should be shut this year",
        ),
    ],
)
def test_a_quotation_is_shown_without_who_breaks_it_off(text: str, shown: str) -> None:
    comparison = _compared(text, "“The dock is old and it should be shut this year,” said Ana Lind.")
    assert comparison.ledger is not None
    (finding,) = [each for each in comparison.ledger.findings if each.differences]
    assert figures_of(comparison, comparison.ledger, finding, "a") == shown


def test_words_that_are_the_whole_sentence_are_not_shown_twice() -> None:
    comparison = _compared(
        "Forty fishermen were killed at Oldra on Monday.", "Fifty fishermen were killed at Oldra on Monday."
    )
    assert comparison.ledger is not None
    (finding,) = comparison.ledger.findings
    words = comparison.ledger.claim(finding.a).text
    whole = replace(finding, differences=tuple(replace(each, a_words=words) for each in finding.differences))
    assert figures_of(comparison, comparison.ledger, whole, "a") == ""


def test_a_source_on_one_side_only_is_told_after_what_differs() -> None:
    comparison = _compared(
        "The harbour office said that forty fishermen were killed at Oldra on Monday.",
        "Fifty fishermen were killed at Oldra on Monday.",
    )
    (judged,) = comparison.judged()
    assert verdict_of(judged) == "differ in number, attribution"


def test_a_remark_that_a_reason_holds_is_not_told_again() -> None:
    comparison = _compared(
        "Forty fishermen were killed at Oldra on Monday.", "Fifty fishermen were killed at Oldra on Monday."
    )
    assert comparison.ledger is not None
    (finding,) = comparison.ledger.findings
    remarked = replace(
        finding,
        reasons=("read together, hardly both true",),
        differences=tuple(replace(each, remark="hardly both true") for each in finding.differences),
    )
    assert reasons_of(remarked) == "read together, hardly both true"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("It said that forty boats were lost.", "reported"),
        ("He said that forty boats were lost.", "He, reported"),
        ("Ana Lind said that forty boats were lost.", "Ana Lind, reported"),
    ],
)
def test_a_pronoun_that_tells_nothing_is_no_speaker(sentence: str, said: str) -> None:
    comparison = _compared(sentence, "The dock is old.")
    assert comparison.ledger is not None
    assert said_of(comparison, comparison.ledger.claim("a1")) == said
