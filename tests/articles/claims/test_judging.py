"""The reader's judgements laid over findings, whatever a new run has made of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from articles.article import Span
from articles.claims.judging import Judgement, judge
from articles.claims.transfer import ledger_from, ledger_to
from articles.decided import decisions_in
from articles.notes.content.note import new_note
from articles.notes.store import NotesStore
from tests.articles.notes.noting import w3c_check
from tests.tui.ledger_pair import LEDGER, LEFT, RIGHT

if TYPE_CHECKING:
    from pathlib import Path

A, B = LEDGER.claim("a2").span, LEDGER.claim("b2").span


def test_a_judgement_finds_its_finding_though_the_spans_have_moved() -> None:
    said = Judgement("n1", "checked", Span(A.start + 4, A.end), Span(B.start, B.end - 9))
    assert [each.finding.id for each in judge(LEDGER, [said]) if each.checked] == ["f2"]


def test_of_two_findings_on_one_claim_the_one_that_shares_most_is_meant() -> None:
    a, b = LEDGER.claim("a1").span, LEDGER.claim("b5").span
    said = Judgement("n1", "hidden", a, b)
    assert [each.finding.id for each in judge(LEDGER, [said]) if each.hidden] == ["f5"]


def test_a_judgement_that_touches_one_side_only_counts_for_nothing() -> None:
    said = Judgement("n1", "checked", A, LEDGER.claim("b6").span)
    assert not any(each.checked for each in judge(LEDGER, [said]))


def test_the_later_of_two_verdicts_holds_and_the_order_follows_it() -> None:
    said = [Judgement("n1", "verdict", A, B, "agree"), Judgement("n2", "verdict", A, B, "related")]
    judged = judge(LEDGER, said)
    assert (judged[-1].finding.id, judged[-1].verdict, judged[-1].by) == ("f2", "related", "reader")
    assert judged[-1].ids("verdict") == ("n1", "n2")


def test_notes_become_judgements_and_are_no_ordinary_notes() -> None:
    articles = {"a": LEFT, "b": RIGHT}
    spans = {"a": A, "b": B}
    verdict = new_note(articles, spans, "", relation="verdict", tags=("agree",))  # type: ignore[arg-type]  # sides
    unknown = new_note(articles, spans, "", relation="verdict", tags=("perhaps",))  # type: ignore[arg-type]  # sides
    plain = new_note(articles, spans, "words")  # type: ignore[arg-type]  # sides
    decided = decisions_in([verdict, unknown, plain])
    assert [(each.kind, each.verdict) for each in decided.judgements] == [("verdict", "agree")]
    assert decided.notes == (plain,)


@given(st.integers(0, 400), st.integers(0, 40), st.integers(0, 400), st.integers(0, 40))
def test_any_judgement_leaves_every_finding_there_once(a: int, long: int, b: int, wide: int) -> None:
    judged = judge(LEDGER, [Judgement("n", "verdict", Span(a, a + long), Span(b, b + wide), "related")])
    assert sorted(each.finding.id for each in judged) == sorted(each.id for each in LEDGER.findings)
    assert sum(each.by == "reader" for each in judged) <= 1


def test_what_is_kept_of_judgements_is_a_valid_annotation(tmp_path: Path) -> None:
    store = NotesStore.open(tmp_path / "kept.notes.json", LEFT, RIGHT)
    for kind, tags in (("verdict", ("agree",)), ("checked", ()), ("hidden", ())):
        store.add(
            new_note({"a": LEFT, "b": RIGHT}, {"a": A, "b": B}, "", relation=kind, motivation="assessing", tags=tags)
        )
    store.save()
    assert w3c_check()(json.loads(store.path.read_bytes())) == []
    again = NotesStore.open(store.path, LEFT, RIGHT)
    assert [each.kind for each in decisions_in(again.notes).judgements] == ["verdict", "checked", "hidden"]


def test_a_ledger_comes_through_json_as_it_was() -> None:
    assert ledger_from(json.loads(json.dumps(ledger_to(LEDGER))), LEFT, RIGHT) == LEDGER
