"""Decisions where the notes are of several people: the reader's own word holds, and no one else's is taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles.claims.judging import person_key
from articles.decisions import Check, Hide, Link, OneEvent, OwnFinding, Reject, SaidByOthersError, SetVerdict
from articles.notes.store import NotesStore
from articles.reports import render, render_claims
from articles.session import ClaimsRequest, MatchRequest, Session
from tests.tui.ledger_pair import FOUND, LEDGER, LEFT, RIGHT, place

if TYPE_CHECKING:
    from pathlib import Path

    from articles.claims.judging import Judged
    from articles.claims.statements.finding import Verdict


def reader(store: NotesStore, author: str) -> Session:
    """A session of one person on the notes of all."""
    session = Session(LEFT, RIGHT, store, author=author)
    request = session.match_request()
    assert isinstance(request, MatchRequest)
    session.take_alignment(request, FOUND.alignment)
    claims = session.claims_request()
    assert isinstance(claims, ClaimsRequest)
    session.take_ledger(claims, LEDGER)
    return session


@pytest.fixture
def store(tmp_path: Path) -> NotesStore:
    return NotesStore.open(tmp_path / "all.notes.json", LEFT, RIGHT)


def finding(session: Session, name: str = "f2") -> Judged:
    return next(each for each in session.judged if each.finding.id == name)


def say(store: NotesStore, author: str, verdict: Verdict) -> None:
    session = reader(store, author)
    session.apply(SetVerdict(finding(session), verdict))


def test_the_verdict_that_all_others_share_holds(store: NotesStore) -> None:
    say(store, "Ada", "agree")
    say(store, "Ben", "agree")
    judged = finding(reader(store, "Teacher"))
    assert (judged.verdict, judged.by, judged.unsettled) == ("agree", "reader", False)
    assert dict(judged.who_says) == {"agree": ("Ada", "Ben")}


def test_where_they_differ_the_machines_stands_until_the_reader_speaks(store: NotesStore) -> None:
    say(store, "Ada", "agree")
    say(store, "Ben", "contradict")
    teacher = reader(store, "Teacher")
    assert (finding(teacher).verdict, finding(teacher).by) == ("differ", "machine")
    teacher.apply(SetVerdict(finding(teacher), "compatible"))
    assert (finding(teacher).verdict, finding(teacher).by) == ("compatible", "reader")
    teacher.apply(SetVerdict(finding(teacher), "related"))
    assert sorted((note.creator, *note.tags) for note in store.notes) == [
        ("Ada", "agree"),
        ("Ben", "contradict"),
        ("Teacher", "related"),
    ]
    teacher.apply(SetVerdict(finding(teacher), None))
    assert [note.creator for note in store.notes] == ["Ada", "Ben"]


def test_each_person_sees_their_own_verdict(store: NotesStore) -> None:
    for name, verdict in (("Ada", "agree"), ("Ben", "contradict")):
        say(store, name, verdict)  # type: ignore[arg-type] # verdicts both
    assert [finding(reader(store, name)).verdict for name in ("ADA", "Ben")] == ["agree", "contradict"]


def test_a_verdict_of_somebody_else_cannot_be_taken_back(store: NotesStore) -> None:
    say(store, "Ada", "agree")
    ben = reader(store, "Ben")
    with pytest.raises(SaidByOthersError):
        ben.apply(SetVerdict(finding(ben), None))
    assert len(store.notes) == 1


def test_a_tick_is_everyones_own(store: NotesStore) -> None:
    for name in ("Ada", "Ben"):
        session = reader(store, name)
        session.apply(Check(finding(session)))
    assert len(store.notes) == 2
    ben = reader(store, "Ben")
    ben.apply(Check(finding(ben)))
    assert [note.creator for note in store.notes] == ["Ada"]
    assert finding(ben).checked


def test_one_of_several_hides_nothing_from_the_others(store: NotesStore) -> None:
    say(store, "Ben", "agree")
    ada = reader(store, "Ada")
    ada.apply(Hide(finding(ada)))
    assert finding(ada).hidden
    assert not finding(reader(store, "Teacher")).hidden


def test_the_only_ones_word_counts_for_whoever_looks(store: NotesStore) -> None:
    ada = reader(store, "Ada")
    ada.apply(Hide(finding(ada)))
    ada.apply(SetVerdict(finding(ada), "agree"))
    looked_at = finding(reader(store, ""))
    assert (looked_at.hidden, looked_at.verdict) == (True, "agree")


def test_notes_without_a_name_are_the_readers_until_another_name_is_there(store: NotesStore) -> None:
    say(store, "", "agree")
    ada = reader(store, "Ada")
    ada.apply(SetVerdict(finding(ada), "contradict"))
    assert [(note.creator, note.tags) for note in store.notes] == [("Ada", ("contradict",))]
    say(store, "", "agree")
    say(store, "Ben", "agree")
    ada.refresh()
    ada.apply(SetVerdict(finding(ada), "compatible"))
    assert sorted((note.creator, *note.tags) for note in store.notes) == [
        ("", "agree"),
        ("Ada", "compatible"),
        ("Ben", "agree"),
    ]


def test_one_pair_that_two_people_made_is_one_match(store: NotesStore) -> None:
    pair = Link(LEFT.sentences[5].span, RIGHT.sentences[4].span)
    for name in ("Ada", "Ben"):
        reader(store, name).apply(pair)
    teacher = reader(store, "Teacher")
    (match,) = [each for each in teacher.comparison.alignment.matches if each.origin == "reader"]
    assert len(store.notes) == 2
    teacher.apply(Reject(match))
    assert [each for each in teacher.comparison.alignment.matches if each.origin == "reader"] == []
    assert [(note.creator, note.relation) for note in store.notes] == [
        ("Ada", "match"),
        ("Ben", "match"),
        ("Teacher", "no-match"),
    ]
    assert [each for each in reader(store, "Ada").comparison.alignment.matches if each.origin == "reader"]


def test_that_it_is_one_event_is_taken_back_by_whoever_said_it(store: NotesStore) -> None:
    reader(store, "Ada").apply(OneEvent(said=True))
    ben = reader(store, "Ben")
    with pytest.raises(SaidByOthersError):
        ben.apply(OneEvent(said=False))
    reader(store, "Ada").apply(OneEvent(said=False))
    assert store.notes == ()


def test_an_own_finding_of_somebody_else_gets_ones_own_verdict_beside_theirs(store: NotesStore) -> None:
    spans = place("a", "Two of them were flown to the city."), place("b", "Fire broke out shortly after nine.")
    for name, verdict in (("Ada", "agree"), ("Ben", "differ")):
        reader(store, name).apply(OwnFinding(*spans, verdict))  # type: ignore[arg-type] # verdicts both
    assert [note.creator for note in store.notes] == ["Ada", "Ben"]
    for name, verdict in (("Ada", "agree"), ("Ben", "differ")):
        (judged,) = [each for each in reader(store, name).judged if each.own]
        assert judged.verdict == verdict


def test_reports_say_who_gave_which_verdict(store: NotesStore) -> None:
    say(store, "Ada", "agree")
    say(store, "Ben", "contradict")
    comparison = reader(store, "Teacher").comparison
    told = "the machine's verdict, as people disagree; contradict (Ben), agree (Ada)"
    assert told in render(comparison, "plain")
    assert told in render_claims(comparison, "text")


def test_spellings_of_a_name_are_one_person() -> None:
    assert person_key("Zoe\u0301  Holt ") == person_key("zo\u00e9 holt")
