"""The reader's judgements laid over findings, whatever a new run has made of them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import SIDES, Span
from articles.claims.judging import VERDICTS, Judgement, judge, with_own
from articles.claims.statements.finding import Claim, Finding, Ledger
from articles.claims.transfer import gathering, ledger_in_lines
from articles.decided import decisions_in
from articles.decisions import Check, FindingGoneError, Hide, OwnFinding, SetVerdict
from articles.derivation import ClaimsRequest, MatchRequest
from articles.notes.content.note import new_note
from articles.notes.store import NotesStore
from articles.reading import article_from_text
from articles.session import Session
from tests.articles.notes.noting import w3c_check
from tests.tui.ledger_pair import FOUND, LEDGER, LEFT, RIGHT, place

if TYPE_CHECKING:
    from pathlib import Path

    from articles.claims.judging import Judged
    from articles.claims.statements.finding import Verdict

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


def test_what_may_clash_comes_after_what_differs_until_the_reader_gives_a_verdict() -> None:
    doubted = replace(LEDGER.findings[-1], verdict="related", may_clash=True)
    ledger = replace(LEDGER, findings=(*LEDGER.findings[:-1], doubted))
    assert [each.finding.id for each in judge(ledger, [])] == ["f1", "f2", "f3", "f5", "f4"]
    spans = ledger.claim(doubted.a).span, ledger.claim(doubted.b).span
    settled = judge(ledger, [Judgement("n1", "verdict", *spans, "related")])
    assert (settled[-1].finding.id, settled[-1].may_clash) == ("f5", False)


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


SPANS = st.builds(lambda start, long: Span(start, start + long), st.integers(0, 60), st.integers(1, 30))


@given(st.lists(st.tuples(SPANS, SPANS), min_size=1, max_size=12), SPANS, SPANS)
def test_a_judgement_is_on_what_shares_most_with_it_wherever_that_stands(
    pairs: list[tuple[Span, Span]], a: Span, b: Span
) -> None:
    claims = tuple(
        Claim(f"{side}{n}", side, span, "", 0, 0, "body")
        for n, pair in enumerate(pairs)
        for side, span in zip(SIDES, pair, strict=True)
    )
    ledger = Ledger(claims, tuple(Finding(f"f{n}", f"a{n}", f"b{n}", "differ") for n in range(len(pairs))))
    on = [each.finding.id for each in judge(ledger, [Judgement("n", "checked", a, b)]) if each.checked]

    def share(one: Span, other: Span) -> float:
        return max(min(one.end, other.end) - max(one.start, other.start), 0) / (
            max(one.end, other.end) - min(one.start, other.start)
        )

    shares = [(share(a, pair[0]), share(b, pair[1])) for pair in pairs]
    products = [one * other if min(one, other) >= 0.5 else 0.0 for one, other in shares]
    assert on == ([f"f{products.index(max(products))}"] if max(products) else [])


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
    many = replace(LEDGER, findings=LEDGER.findings * 60, claims=LEDGER.claims * 60)
    for ledger in (LEDGER, many):
        gathered = gathering(LEFT, RIGHT)
        *before, last = (json.loads(json.dumps(line)) for line in ledger_in_lines("ledger", ledger))
        assert bool(before) == (ledger is many)
        assert all(map(gathered.take, before))
        assert gathered.joined(last["ledger"]) == ledger


# findings of the reader's own

ROOF, STACKS = place("a", "The roof fell in before the second engine came."), place("b", "burned till noon")


def overlaid(*said: Judgement) -> tuple[Judged, ...]:
    return judge(with_own(LEDGER, said, LEFT, RIGHT), said)


def test_a_verdict_on_no_finding_of_the_machine_is_a_finding_of_the_readers_own() -> None:
    said = Judgement("n1", "verdict", ROOF, STACKS, "contradict")
    ledger = with_own(LEDGER, [said], LEFT, RIGHT)
    first = judge(ledger, [said])[0]
    assert (first.finding.id, first.verdict, first.by, first.machine, first.own) == (
        "r1", "contradict", "reader", None, True,
    )  # fmt: skip
    assert (ledger.claim("ra1").text, ledger.claim("rb1").text) == (LEFT.quote(ROOF), "burned till noon")
    assert ledger.claim("rb1").sentence == RIGHT.sentence_at(STACKS.start)
    assert ledger.findings[1:] == LEDGER.findings


def test_what_an_own_finding_sets_against_something_stands_no_longer_alone() -> None:
    alone = LEDGER.claim(LEDGER.only_a[0])
    ledger = with_own(LEDGER, [Judgement("n1", "verdict", alone.span, STACKS, "agree", own=True)], LEFT, RIGHT)
    assert alone.id not in ledger.only_a
    assert set(LEDGER.only_a) - {alone.id} <= set(ledger.only_a)


def test_a_detail_of_the_sentences_of_a_finding_is_a_finding_beside_it() -> None:
    a, b = place("a", "the fire chief said"), place("b", "according to the hospital")
    judged = overlaid(Judgement("n1", "verdict", a, b, "contradict"))
    assert [(each.finding.id, each.by) for each in judged[:3]] == [
        ("r1", "reader"), ("f1", "machine"), ("f2", "machine"),
    ]  # fmt: skip


def test_on_the_very_passages_of_a_finding_the_readers_own_stands_beside_it() -> None:
    judged = overlaid(Judgement("n1", "verdict", A, B, "agree", own=True))
    assert (judged[0].finding.id, judged[0].verdict) == ("r1", "agree")
    assert next(each for each in judged if each.finding.id == "f2").by == "machine"


def test_a_verdict_on_a_finding_still_finds_it_after_small_edits() -> None:
    for a, b in ((Span(A.start + 9, A.end), B), (A, Span(B.start, B.end - 20)), (Span(A.start, A.end + 30), B)):
        judged = overlaid(Judgement("n1", "verdict", a, b, "related"))
        assert [each.finding.id for each in judged if each.by == "reader"] == ["f2"]


def test_ticks_go_to_the_own_finding_and_not_to_the_machines_on_the_same_passages() -> None:
    said = [Judgement("n1", "verdict", A, B, "agree", own=True), Judgement("n2", "checked", A, B, own=True)]
    assert [each.finding.id for each in overlaid(*said) if each.checked] == ["r1"]
    said[1] = Judgement("n2", "checked", A, B)
    assert [each.finding.id for each in overlaid(*said) if each.checked] == ["f2"]


def test_a_tick_on_an_own_finding_that_is_gone_counts_for_nothing() -> None:
    assert not any(each.checked for each in overlaid(Judgement("n1", "checked", A, B, own=True)))


def test_a_finding_that_the_machine_no_longer_has_stays_with_its_verdict_and_its_tick() -> None:
    said = [Judgement("n1", "verdict", A, B, "agree"), Judgement("n2", "checked", A, B)]
    without = replace(LEDGER, findings=tuple(each for each in LEDGER.findings if each.id != "f2"))
    kept = judge(with_own(without, said, LEFT, RIGHT), said)[0]
    assert (kept.verdict, kept.by, kept.checked) == ("agree", "reader", True)


def test_what_was_read_of_who_says_it_holds_for_words_within_that_claim() -> None:
    said = Judgement("n1", "verdict", place("a", "Fourteen workers were hurt"), STACKS, "differ")
    ledger = with_own(LEDGER, [said], LEFT, RIGHT)
    assert ledger.claim("ra1").attribution == LEDGER.claim("a2").attribution
    assert ledger.claim("ra1").quantities == LEDGER.claim("a2").quantities
    assert ledger.claim("rb1").attribution is None


def test_two_verdicts_on_the_same_two_passages_are_one_finding_with_the_later() -> None:
    said = [Judgement(f"n{number}", "verdict", ROOF, STACKS, each) for number, each in enumerate(VERDICTS)]
    judged = [each for each in overlaid(*said) if each.own]
    assert [(each.verdict, each.ids("verdict")) for each in judged] == [("related", ("n0", "n1", "n2", "n3", "n4"))]


def test_own_findings_stand_before_all_others_whatever_their_verdict() -> None:
    judged = overlaid(
        Judgement("n1", "verdict", ROOF, STACKS, "agree"), Judgement("n2", "verdict", STACKS, ROOF, "differ")
    )
    assert [each.verdict for each in judged[:3]] == ["differ", "agree", "contradict"]


def session(folder: Path) -> Session:
    made = Session(LEFT, RIGHT, NotesStore.open(folder / "kept.notes.json", LEFT, RIGHT))
    made.take_alignment(MatchRequest(LEFT, RIGHT), FOUND.alignment)
    return made


def read(made: Session) -> None:
    made.take_ledger(ClaimsRequest(LEFT, RIGHT, FOUND.alignment), LEDGER)


def own(made: Session) -> list[tuple[str, Verdict, bool, bool]]:
    return [(each.finding.id, each.verdict, each.checked, each.hidden) for each in made.judged if each.own]


def test_an_own_finding_is_there_whenever_the_machine_has_read_the_claims(tmp_path: Path) -> None:
    made = session(tmp_path)
    made.apply(OwnFinding(A, B, "agree"))
    assert made.judged == ()
    for _ in range(2):
        read(made)
        assert own(made) == [("r1", "agree", False, False)]
    made.store.save()
    again = session(tmp_path)
    read(again)
    assert own(again) == [("r1", "agree", False, False)]


def test_an_own_finding_is_ticked_hidden_judged_again_and_undone(tmp_path: Path) -> None:
    made = session(tmp_path)
    read(made)
    made.apply(OwnFinding(A, B, "agree"))
    made.apply(Check(made.judged[0]))
    made.apply(Hide(made.judged[0]))
    assert own(made) == [("r1", "agree", True, True)]
    made.apply(SetVerdict(made.judged[0], "differ"))
    assert own(made) == [("r1", "differ", True, True)]
    assert not any(each.checked or each.hidden or each.by == "reader" for each in made.judged[1:])
    made.undo(3)
    assert own(made) == [("r1", "agree", False, False)]
    made.undo()
    assert own(made) == []


def test_an_own_finding_taken_back_takes_its_tick_along_in_one_step(tmp_path: Path) -> None:
    made = session(tmp_path)
    read(made)
    made.apply(OwnFinding(A, B, "agree"))
    made.apply(Check(made.judged[0]))
    made.apply(SetVerdict(made.judged[0], None))
    assert made.store.notes == ()
    made.undo()
    assert own(made) == [("r1", "agree", True, False)]


def test_an_own_finding_made_again_takes_the_new_verdict_and_an_equal_one_changes_nothing(tmp_path: Path) -> None:
    made = session(tmp_path)
    read(made)
    made.apply(OwnFinding(A, B, "agree"))
    made.apply(OwnFinding(A, B, "differ"))
    assert own(made) == [("r1", "differ", False, False)]
    assert len(made.store.notes) == 1
    assert not made.apply(OwnFinding(A, B, "differ"))


def test_a_list_that_shows_an_own_finding_deleted_elsewhere_judges_no_other(tmp_path: Path) -> None:
    made = session(tmp_path)
    read(made)
    made.apply(OwnFinding(A, B, "agree"))
    made.apply(OwnFinding(ROOF, STACKS, "agree"))
    first, second = made.judged[:2]
    made.apply(SetVerdict(first, None))
    with pytest.raises(FindingGoneError):
        made.apply(Check(first))
    made.apply(Check(second))
    assert own(made) == [("r1", "agree", True, False)]


def test_an_own_finding_is_kept_as_a_verdict_among_valid_annotations(tmp_path: Path) -> None:
    made = session(tmp_path)
    made.apply(OwnFinding(ROOF, STACKS, "compatible"))
    made.store.save()
    raw = json.loads(made.store.path.read_bytes())
    assert w3c_check()(raw) == []
    (note,) = NotesStore.open(made.store.path, LEFT, RIGHT).notes
    assert (note.relation, note.tags) == ("verdict", ("compatible",))
    assert decisions_in([note]).judgements[0].own


QUARRY = """Quarry wall falls at Holm

The wall of the Holm quarry fell on Tuesday and 14 workers were injured, the fire brigade said.

Some 300 people left their homes on Mill Lane that night, and buses took them to the school.
"""
HOLM = """Workers hurt in quarry

The wall of the Holm quarry fell on Tuesday and 21 workers were injured, the hospital said.

Hardly anyone on Mill Lane had to leave, a neighbour told this paper on Wednesday.
"""


def on(made: Session, a: str, b: str) -> tuple[Span, Span]:
    left, right = made.article("a").text.index(a), made.article("b").text.index(b)
    return Span(left, left + len(a)), Span(right, right + len(b))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Quarry wall falls", "A quarry wall falls"),
        ("Some 300 people", "About 300 people"),
        ("that night, and", "that night and"),
        ("14 workers", "fourteen workers"),
        ("Tuesday and 14", "Tuesday evening and at least 14"),
    ],
)
def test_in_an_edited_text_both_verdicts_find_what_they_were_given_on(tmp_path: Path, old: str, new: str) -> None:
    a, b, path = article_from_text(QUARRY, "a.txt"), article_from_text(HOLM, "b.txt"), tmp_path / "kept.notes.json"
    made = Session(a, b, NotesStore.open(path, a, b))
    made.run()
    machine = next(each for each in made.judged if each.verdict == "differ")
    made.apply(SetVerdict(machine, "compatible"))
    made.apply(OwnFinding(*on(made, "Some 300 people left their homes", "Hardly anyone on Mill Lane"), "contradict"))
    made.apply(OwnFinding(*on(made, "the fire brigade said", "the hospital said"), "differ"))
    made.store.save()
    edited = article_from_text(QUARRY.replace(old, new), "a.txt")
    again = Session(edited, b, NotesStore.open(path, edited, b))
    again.run()
    ledger = again.ledger
    assert ledger is not None
    judged = [
        (each.verdict, each.own, ledger.claim(each.finding.a).text) for each in again.judged if each.by == "reader"
    ]
    assert judged[0][:2] == ("contradict", True)
    assert judged[0][2].endswith("300 people left their homes")
    assert judged[1] == ("differ", True, "the fire brigade said")
    assert judged[2][:2] == ("compatible", False)
    assert len(judged) == 3
