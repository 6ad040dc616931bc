"""Articles in languages that are read in part only: figures are compared, and nothing unread is said to agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles.reading.loader import article_from_text
from articles.session import compare

if TYPE_CHECKING:
    from articles.comparison import Comparison

Figures = set[tuple[str, str, str]]


def compared(a: str, b: str, language: str | None = None) -> Comparison:
    return compare(article_from_text(a, language=language), article_from_text(b, language=language))


def figures_of(comparison: Comparison) -> Figures:
    """Each pair of figures with its verdict: "=" where the two fit."""
    assert comparison.ledger is not None
    return {
        (each.a_words, "=" if each.agrees else "≠", each.b_words)
        for finding in comparison.ledger.findings
        for each in finding.differences
        if each.kind == "number"
    }


def verdicts_of(comparison: Comparison) -> list[str]:
    assert comparison.ledger is not None
    return [finding.verdict for finding in comparison.ledger.findings]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "Enligt polisen skadades 12 personer i branden på Kungsgatan. Skadorna beräknas till 410 000 kronor.",
            "Polisen uppger att 14 personer skadades i branden på Kungsgatan. Skadorna beräknas till 410 000 kronor.",
            {("12 personer", "≠", "14 personer"), ("410 000 kronor", "=", "410 000 kronor")},
        ),
        (
            "Při požáru v Kelmouthu bylo v pondělí zraněno 12 lidí. Škoda dosáhla 410 000 korun.",
            "V pondělí bylo při požáru v Kelmouthu zraněno 14 lidí. Škoda dosáhla 380 000 korun.",
            {("12 lidí", "≠", "14 lidí"), ("410 000 korun", "≠", "380 000 korun")},
        ),
        (
            "港口周一发生火灾，12人受伤。损失估计为410,000克朗。",
            "周一港口发生火灾，14人受伤。损失估计为410,000克朗。",
            {("12人受伤", "≠", "14人受伤"), ("410,000克朗", "=", "410,000克朗")},
        ),
        (
            "월요일 항구에서 화재가 발생해 12명이 다쳤다. 피해액은 41만 크로네로 추정된다.",
            "월요일 항구에서 불이 나 14명이 다쳤다. 피해액은 38만 크로네로 추정된다.",
            {("12명이", "≠", "14명이"), ("41만 크로네로", "≠", "38만 크로네로")},
        ),
        (
            "اندلع حريق في الميناء يوم الاثنين وأصيب 12 شخصا. وتقدر الأضرار بنحو ٤١٠٬٠٠٠ كرونة.",
            "أصيب 14 شخصا في حريق اندلع في الميناء يوم الاثنين. وتقدر الأضرار بنحو 410,000 كرونة.",
            {("12 شخصا", "≠", "14 شخصا"), ("٤١٠٬٠٠٠ كرونة", "=", "410,000 كرونة")},
        ),
        (
            "L'incendio nel porto ha ferito lunedì dodici persone. I danni ammontano a 410.000 corone.",
            "Lunedì l'incendio nel porto ha ferito 14 persone. I danni ammontano a 380 mila corone.",
            {("dodici persone", "≠", "14 persone"), ("410.000 corone", "≠", "380 mila corone")},
        ),
    ],
)
def test_figures_are_set_against_each_other_by_value_and_the_word_beside(a: str, b: str, expected: Figures) -> None:
    assert figures_of(compared(a, b)) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # A bound that is not read: over 400,000 is neither 400,000 nor another than 410,000.
        ("Vahinko satamassa maksoi yli 400 000 kruunua.", "Vahinko satamassa maksoi ehkä 400 000 kruunua."),
        ("Vahinko satamassa maksoi yli 400 000 kruunua.", "Vahinko satamassa maksoi heti 410 000 kruunua."),
        # Other figures in the rest of the sentence.
        (
            "Starosta v Kelmouthu řekl, že 3. května přijelo do přístavu dvanáct lodí.",
            "Starosta v Kelmouthu řekl, že 4. května přijelo do přístavu dvanáct lodí.",
        ),
        # A denial that is not read.
        (
            "Starosta řekl v pondělí, že přístav zůstane otevřený pro všechny lodě z Kelmouthu.",
            "Starosta řekl v pondělí, že přístav nezůstane otevřený pro všechny lodě z Kelmouthu.",
        ),
        (
            "Il sindaco ha detto che il porto di Kelmouth resterà aperto a tutti i traghetti della città.",
            "Il sindaco ha detto che il porto di Kelmouth non resterà aperto a tutti i traghetti della città.",
        ),
        # Either of two numbers, where it is not known how thousands are written.
        ("Wwww xxxx yyyy zzzz 1.250 mmmm aaaa bbbb.", "Wwww xxxx yyyy zzzz 1,250 mmmm aaaa bbbb."),
    ],
)
def test_nothing_is_said_to_agree_or_to_differ_by_what_is_not_read(a: str, b: str) -> None:
    assert set(verdicts_of(compared(a, b))) <= {"related"}


def test_the_same_words_agree_in_any_language() -> None:
    text = "Starosta řekl v pondělí, že přístav nezůstane otevřený pro všechny lodě z Kelmouthu."
    assert verdicts_of(compared(text, text)) == ["agree"]


@pytest.mark.parametrize(
    ("language", "notice"),
    [
        ("cs", "Claims are not read in Czech: figures in digits and quotations are compared."),
        ("it", "Claims are not read in Italian: figures and quotations are compared."),
        ("und", "Claims are not read in a language that is not known, figures in digits are compared; M names it."),
        ("de", "What statements are about is read in English only: of the text in German, figures, dates, names and"),
    ],
)
def test_one_line_says_what_is_not_read(language: str, notice: str) -> None:
    ledger = compared("Abc def ghi.", "Abc def ghi.", language).ledger
    assert ledger is not None
    assert [line[: len(notice)] for line in ledger.notices] == [notice]


def test_where_hedges_are_not_read_nothing_is_called_stated() -> None:
    ledger = compared("Starosta prý řekl, že přístav zůstane otevřený.", "Loď přijela.").ledger
    assert ledger is not None
    assert {claim.firmness for claim in ledger.claims} == {None}


def test_letters_without_spaces_are_shown_in_runs() -> None:
    ledger = compared("港务局主席不会辞职，周一说。港口关闭了。", "周一港务局主席说会辞职。码头开放了。").ledger
    assert ledger is not None
    assert [finding.reasons[-1] for finding in ledger.findings] == ["shared words: 港务局主席, 会辞职, 周一说"]
