"""A session: what the machine found and what the reader decides, in one comparison. No screen, no event loop."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.article import SIDES, Span
from articles.claims.statements.finding import Claim, Finding, Ledger
from articles.comparison import Comparison
from articles.decisions import (
    Amend,
    Check,
    FindingGoneError,
    Hide,
    Link,
    MoveBoundary,
    NoParagraphError,
    NothingLeftError,
    OneEvent,
    Reject,
    Reshape,
    SetVerdict,
    SeveralParagraphsError,
)
from articles.errors import BadInputError, DiptychError
from articles.matching.match import Alignment
from articles.matching.options import MatchOptions
from articles.matching.overlay import LOOSEST, STRICTEST
from articles.notes.content.note import edited, new_note
from articles.notes.store import NotesStore
from articles.reading.edits.recut import BOUNDARY_KINDS
from articles.session import Changed, ClaimsRequest, MatchRequest, Session
from tests.building import article, comparison, match

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article, Side
    from articles.claims.statements.finding import Verdict
    from articles.decisions import Decision

LEFT = article(
    [
        ["The river rose all night.", "By dawn the lower town was under water."],
        ["Ferry services were suspended until Thursday."],
        ["The mayor spoke at noon."],
        ["Give us your money."],
        ("comments", ["Reader one saw it coming."]),
    ]
)
RIGHT = article(
    [
        ["The lower town stood under water by sunrise."],
        ["At noon the mayor conceded that there had been warnings."],
        ["No ferries run before Thursday."],
    ],
    source="right.txt",
)
ARTICLES: dict[Side, Article] = {"a": LEFT, "b": RIGHT}
FAINT = tuple(
    replace(match(LEFT, RIGHT, pair, strength="weak"), id=f"s{number}", score=score)
    for number, (pair, score) in enumerate((((0, 0), 0.2), ((4, 1), 0.1)), 1)
)
FOUND = replace(
    comparison(LEFT, RIGHT, strong=[(1, 0), (3, 1)], weak=[(2, 2)]).alignment, below_threshold=FAINT, same_event=0.2
)
STRONG, WEAK = FOUND.matches[0], FOUND.matches[1]
ASKED = MatchRequest(LEFT, RIGHT)


def claim(identity: str, side: Side, sentence: int) -> Claim:
    article_, here = ARTICLES[side], ARTICLES[side].sentences[sentence]
    return Claim(identity, side, here.span, article_.quote(here.span), sentence, here.paragraph, "body")


CLAIMS = (claim("a1", "a", 2), claim("b1", "b", 2), claim("a2", "a", 1), claim("b2", "b", 0))
LEDGER = Ledger(CLAIMS, (Finding("f1", "a1", "b1", "agree"), Finding("f2", "a2", "b2", "differ")))


def stored(folder: Path) -> NotesStore:
    return NotesStore.open(folder / "kept.notes.json", LEFT, RIGHT)


def matched(store: NotesStore | None = None) -> Session:
    made = Session(LEFT, RIGHT, store)
    made.take_alignment(ASKED, FOUND)
    made.take_ledger(ClaimsRequest(LEFT, RIGHT, FOUND), LEDGER)
    return made


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return matched(stored(tmp_path))


def pairs(session: Session) -> list[tuple[int, int]]:
    return [(each.a_sentences.start, each.b_sentences.start) for each in session.comparison.alignment.matches]


def kinds(session: Session, side: Side = "a") -> list[str]:
    return [paragraph.kind for paragraph in session.article(side).paragraphs]


def spans(a: int, b: int) -> tuple[Span, Span]:
    return LEFT.sentences[a].span, RIGHT.sentences[b].span


# before there are notes


def test_without_notes_the_texts_are_there_and_nothing_is_matched() -> None:
    session = Session(LEFT, RIGHT)
    assert session.comparison == Comparison(LEFT, RIGHT)
    assert session.article("b") is RIGHT
    assert (session.notes, session.judged, session.ledger) == ((), (), None)
    assert session.claims_request() is None


def test_a_decision_before_there_are_notes_is_refused() -> None:
    session = Session(LEFT, RIGHT)
    assert not session.has_store
    with pytest.raises(DiptychError, match="no notes yet"):
        session.apply(OneEvent(said=True))


def test_notes_attached_later_count_like_those_that_were_there_before(session: Session) -> None:
    session.apply(Reject(STRONG))
    session.apply(MoveBoundary("a", "not-article", range(3, 4)))
    late = matched()
    assert late.attach(session.store) == Changed(articles=True, matches=True)
    assert late.comparison == session.comparison


# what the machine finds


def test_what_was_found_is_shown_as_it_was_found() -> None:
    assert matched().comparison == Comparison(LEFT, RIGHT, FOUND, matched=True, ledger=LEDGER)
    assert matched().machine is FOUND


def test_matching_is_asked_for_the_present_articles_and_with_the_reader_s_word(session: Session) -> None:
    session.apply(OneEvent(said=True))
    session.apply(MoveBoundary("a", "not-article", range(3, 4)))
    request = session.match_request()
    assert request.a is session.comparison.a
    assert request.options == MatchOptions(one_event=True)


@pytest.mark.parametrize(
    ("decision", "again"),
    [
        (Reject(STRONG), False),
        (Amend({("a", "title"): "The flood"}), False),
        (Amend({("a", "published"): "2031-05-06"}), True),
        (MoveBoundary("a", "not-article", range(3, 4)), True),
        (OneEvent(said=True), True),
    ],
)
def test_matching_is_due_again_only_when_it_sees_a_difference(
    session: Session, decision: Decision, *, again: bool
) -> None:
    before = session.match_request().key
    session.apply(decision)
    assert (session.match_request().key != before) is again


def test_claims_are_due_again_when_the_reader_corrects_matches_but_not_for_strictness(session: Session) -> None:
    before = session.claims_request()
    assert before is not None
    session.set_strictness(STRICTEST)
    stricter = session.claims_request()
    assert stricter is not None
    assert stricter.key == before.key
    session.apply(Reject(STRONG))
    after = session.claims_request()
    assert after is not None
    assert after.key != before.key


def test_claims_are_due_again_for_another_day_of_publication(session: Session) -> None:
    before = session.claims_request()
    session.apply(Amend({("a", "published"): "2031-05-06"}))
    after = session.claims_request()
    assert before is not None
    assert after is not None
    assert after.key != before.key


def test_matches_of_a_text_with_other_sentences_by_now_are_ignored(session: Session) -> None:
    request = replace(session.match_request(), a=article([["The river fell."]]))
    before = session.comparison
    assert not session.take_alignment(request, Alignment())
    assert session.comparison is before


def test_claims_of_a_text_with_other_sentences_by_now_are_ignored(session: Session) -> None:
    request = ClaimsRequest(LEFT, article([["No ferries."]]), FOUND)
    assert not session.take_ledger(request, Ledger())
    assert session.ledger is LEDGER


def test_claims_that_could_not_be_read_leave_no_findings(session: Session) -> None:
    assert session.take_ledger(ClaimsRequest(LEFT, RIGHT, FOUND), None) == Changed(findings=True)
    assert (session.ledger, session.judged) == (None, ())


def test_matches_that_come_after_paragraphs_were_excluded_count_where_they_stand(session: Session) -> None:
    session.apply(MoveBoundary("a", "not-article", range(1, 2)))
    session.take_alignment(ASKED, replace(FOUND, notices=("late",)))
    assert pairs(session) == [(1, 0), (3, 1)]


# what the reader decides


def test_passages_are_paired(session: Session) -> None:
    assert session.apply(Link(*spans(0, 2))) == Changed(matches=True)
    made = next(each for each in session.comparison.alignment.matches if each.origin == "reader")
    assert (made.a, made.b) == spans(0, 2)


def test_a_pair_made_already_changes_nothing(session: Session) -> None:
    session.apply(Link(*spans(0, 2)))
    assert not session.apply(Link(*spans(0, 2)))
    assert len(session.decisions.corrections) == 1


def test_a_match_of_the_machine_is_rejected_and_one_of_the_reader_is_taken_back(session: Session) -> None:
    session.apply(Reject(STRONG))
    assert (1, 0) not in pairs(session)
    session.apply(Link(*spans(1, 0)))
    own = next(each for each in session.comparison.alignment.matches if each.origin == "reader")
    session.apply(Reject(own))
    assert [each.kind for each in session.decisions.corrections] == ["no-match"]


def test_a_match_is_reshaped_and_undone_in_one_step(session: Session) -> None:
    wide = Span(LEFT.sentences[0].span.start, LEFT.sentences[1].span.end)
    session.apply(Reshape(STRONG, wide, STRONG.b))
    assert (0, 0) in pairs(session)
    assert (1, 0) not in pairs(session)
    own = next(each for each in session.comparison.alignment.matches if each.origin == "reader")
    session.apply(Reshape(own, *spans(0, 0)))
    assert own.a_sentences == range(2)
    session.undo(2)
    assert session.comparison.alignment == FOUND


def test_a_match_reshaped_to_what_it_is_changes_nothing(session: Session) -> None:
    assert not session.apply(Reshape(STRONG, STRONG.a, STRONG.b))
    assert not session.store.unsaved


def test_both_articles_are_one_event_until_that_is_taken_back(session: Session) -> None:
    assert session.comparison.doubtful
    assert session.apply(OneEvent(said=True)) == Changed(matches=True)
    assert session.comparison.overruled
    assert not session.apply(OneEvent(said=True))
    assert session.apply(OneEvent(said=False))
    assert not session.apply(OneEvent(said=False))
    assert session.comparison.doubtful


def test_paragraphs_are_excluded_and_their_matches_with_them(session: Session) -> None:
    assert session.apply(MoveBoundary("a", "not-article", range(1, 2))) == Changed(articles=True, matches=True)
    assert kinds(session) == ["body", "boilerplate", "body", "body", "comments"]
    assert pairs(session) == [(1, 0), (3, 1)]
    assert 2 in session.comparison.alignment.only_b


def test_taking_an_exclusion_back_brings_the_matches_back_and_leaves_no_note(session: Session) -> None:
    session.apply(MoveBoundary("a", "not-article", range(1, 2)))
    session.apply(MoveBoundary("a", "article", range(1, 2)))
    assert session.store.notes == ()
    assert session.comparison.alignment == FOUND


def test_an_exclusion_that_is_so_already_changes_nothing(session: Session) -> None:
    assert not session.apply(MoveBoundary("a", "article", range(2)))
    assert session.store.notes == ()


@pytest.mark.parametrize(
    ("decision", "error"),
    [
        (MoveBoundary("a", "not-article", range(4)), NothingLeftError),
        (MoveBoundary("a", "article", range(0)), NoParagraphError),
        (MoveBoundary("a", "article-ends", range(2)), SeveralParagraphsError),
        (Amend({("a", "outlet"): "Post", ("b", "published"): "some day"}), BadInputError),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    session: Session, decision: Decision, error: type[DiptychError]
) -> None:
    with pytest.raises(error):
        session.apply(decision)
    assert session.store.notes == ()


def test_another_language_drops_matches_and_findings_of_other_sentences(tmp_path: Path) -> None:
    """And taking it back finds them again."""
    one = article([["The dam, ca. ten metres high, stood on 6. May. It broke at noon."]])
    found = comparison(one, RIGHT, strong=[(0, 0)]).alignment
    session = Session(one, RIGHT, NotesStore.open(tmp_path / "kept.notes.json", one, RIGHT))
    session.take_alignment(MatchRequest(one, RIGHT), found)
    session.take_ledger(ClaimsRequest(one, RIGHT, found), Ledger())
    session.apply(Amend({("a", "language"): "de"}))
    assert session.article("a").sentences != one.sentences
    assert (session.comparison.matched, session.machine, session.ledger) == (False, Alignment(), None)
    session.undo()
    assert session.comparison == Comparison(one, RIGHT, found, matched=True, ledger=Ledger())


def test_metadata_of_both_sides_is_one_step_of_undo(session: Session) -> None:
    said = Amend({("a", "outlet"): "Port Post", ("b", "published"): "20 December 2016"})
    assert session.apply(said) == Changed(articles=True)
    assert session.article("a").outlet == "Port Post"
    assert str(session.article("b").published) == "2016-12-20"
    session.undo()
    assert [session.article(side) for side in SIDES] == [LEFT, RIGHT]


def test_a_value_that_the_file_has_too_takes_the_reader_s_away(session: Session) -> None:
    session.apply(Amend({("a", "title"): "The flood"}))
    session.apply(Amend({("a", "title"): LEFT.title}))
    assert session.store.notes == ()
    assert not session.apply(Amend({("a", "title"): LEFT.title}))


def test_a_value_that_the_reader_gave_already_changes_nothing(session: Session) -> None:
    session.apply(Amend({("a", "title"): "The flood"}))
    before = session.store.notes
    assert not session.apply(Amend({("a", "title"): "The flood"}))
    assert session.store.notes == before


def test_another_title_leaves_matches_and_the_other_article_as_they_are(session: Session) -> None:
    before = session.comparison
    session.apply(Amend({("a", "title"): "The flood"}))
    assert session.comparison.alignment is before.alignment
    assert session.comparison.b is before.b
    assert session.loaded["a"] is LEFT


def test_findings_are_checked_and_hidden_and_shown_again(session: Session) -> None:
    session.apply(Check(session.judged[0]))
    session.apply(Hide(session.judged[0]))
    assert (session.judged[0].finding.id, session.judged[0].checked, session.judged[0].hidden) == ("f2", True, True)
    session.apply(Check(session.judged[0]))
    session.apply(Hide(session.judged[0]))
    assert session.store.notes == ()


def test_only_the_finding_that_is_meant_is_checked(session: Session) -> None:
    session.apply(Check(session.judged[0]))
    session.apply(Check(session.judged[1]))
    assert [each.checked for each in session.judged] == [True, True]


def test_a_row_from_before_is_switched_from_what_it_is_now(session: Session) -> None:
    row = session.judged[0]
    session.apply(Check(row))
    session.apply(Check(row))
    assert not session.judged[0].checked


@pytest.mark.parametrize("verdict", ["contradict", "compatible"])
def test_a_verdict_of_the_reader_holds_until_it_is_taken_back(session: Session, verdict: Verdict) -> None:
    assert session.apply(SetVerdict(session.judged[0], verdict)) == Changed(findings=True)
    own = next(each for each in session.judged if each.finding.id == "f2")
    assert (own.verdict, own.by) == (verdict, "reader")
    assert not session.apply(SetVerdict(own, verdict))
    session.apply(SetVerdict(own, None))
    assert session.judged[0].verdict == "differ"


def test_a_finding_that_was_weighed_while_its_list_was_open_is_still_the_one_that_is_meant(session: Session) -> None:
    before = Finding("f1", "a2", "b2", "differ", topic="roof", reasons=("12 against 14",))
    request = ClaimsRequest(LEFT, RIGHT, FOUND)
    session.take_ledger(request, Ledger(CLAIMS, (before,)))
    row = session.judged[0]
    weighed = replace(before, id="f2", reasons=("12 against 14", "both speak of: roof"), confidence=0.9)
    session.take_ledger(request, Ledger(CLAIMS, (Finding("f1", "a1", "b1", "agree"), weighed)))
    assert session.apply(SetVerdict(row, "contradict"))
    assert next(each for each in session.judged if each.finding == weighed).verdict == "contradict"


def test_a_finding_that_is_gone_cannot_be_judged(session: Session) -> None:
    row = session.judged[0]
    session.take_ledger(ClaimsRequest(LEFT, RIGHT, FOUND), Ledger())
    with pytest.raises(FindingGoneError):
        session.apply(SetVerdict(row, "agree"))


def test_a_decision_that_does_not_fit_is_kept_not_even_in_part(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.notes.collection.notebook.MOST_NOTES", 1)
    with pytest.raises(DiptychError, match="no more notes fit"):
        session.apply(Reshape(STRONG, *spans(0, 0)))
    assert not session.store.notes
    assert session.comparison.alignment == FOUND


# notes and undo


def test_ordinary_notes_are_added_changed_and_deleted(session: Session) -> None:
    kept = session.add(new_note(ARTICLES, {"a": STRONG.a}, "Odd."))
    assert session.notes == (kept,)
    changed = session.replace(edited(kept, "Very odd."), kept)
    assert [note.body for note in session.notes] == ["Very odd."]
    session.delete(changed.id)
    assert not session.notes


def test_decisions_are_no_ordinary_notes(session: Session) -> None:
    assert not session.apply(Reject(STRONG)).notes
    assert session.notes == ()


def test_undo_and_redo_give_the_notes_concerned(session: Session) -> None:
    session.apply(Reject(STRONG))
    rejection = session.store.notes[0]
    assert session.undo(2) == [rejection, None]
    assert session.comparison.alignment == FOUND
    assert session.redo() == [rejection]
    assert pairs(session) == [(2, 2), (3, 1)]


def test_notes_are_signed(session: Session) -> None:
    session.author = "Ida"
    session.apply(Reject(STRONG))
    assert session.store.notes[0].creator == "Ida"


def test_what_another_window_wrote_counts_after_a_refresh(session: Session, tmp_path: Path) -> None:
    other = matched(stored(tmp_path))
    other.apply(Reject(STRONG))
    other.store.save()
    session.store.save()
    assert session.refresh() == Changed(matches=True)
    assert session.comparison == other.comparison


# strictness


def test_steps_of_strictness_go_on_to_other_matches_and_end(session: Session) -> None:
    counts = [len(pairs(session))]
    while session.step_strictness(-1):
        counts.append(len(pairs(session)))
    assert counts == [3, 4, 5]
    assert session.strictness == LOOSEST
    assert session.step_strictness(1)
    assert len(pairs(session)) == 4


def test_strictness_is_kept_until_matches_come() -> None:
    session = Session(LEFT, RIGHT, strictness=9)
    assert session.strictness == STRICTEST
    session.take_alignment(ASKED, FOUND)
    assert pairs(session) == [(1, 0), (3, 1)]


def test_being_stricter_moves_no_text_and_changes_no_findings(session: Session) -> None:
    before = session.comparison
    assert session.set_strictness(STRICTEST) == Changed(matches=True)
    assert session.comparison.alignment.chain == before.alignment.chain
    assert session.comparison.ledger is before.ledger


# other versions of the texts


def test_other_texts_start_without_results_and_with_their_notes(session: Session) -> None:
    session.apply(Reject(STRONG))
    session.add(new_note(ARTICLES, {"a": STRONG.a}, "Odd."))
    longer = article([["It rained."], ["The river rose all night.", "By dawn the lower town was under water."]])
    changed = session.reload(longer, RIGHT)
    assert changed == Changed(notes=True, articles=True, matches=True, findings=True)
    assert (session.comparison.matched, session.ledger) == (False, None)
    assert session.notes[0].span("a") == longer.sentences[2].span


def test_texts_read_again_without_a_change_keep_their_results(session: Session) -> None:
    session.apply(Reject(STRONG))
    before = session.comparison
    assert not session.reload(replace(LEFT), replace(RIGHT))
    assert session.comparison == before


def test_other_words_of_the_same_length_have_no_results(session: Session) -> None:
    other = article([["The river fell all night.", "By dawn the lower town was under water."]])
    same = article([["The river rose all night.", "By dawn the lower town was under water."]])
    session.reload(same, RIGHT)
    session.take_alignment(session.match_request(), Alignment())
    assert session.comparison.matched
    session.reload(other, RIGHT)
    assert not session.comparison.matched


def test_notes_can_be_read_again_beforehand(session: Session) -> None:
    session.add(new_note(ARTICLES, {"a": STRONG.a}, "Odd."))
    longer = article([["It rained."], ["The river rose all night.", "By dawn the lower town was under water."]])
    session.store.read_again(longer, RIGHT)
    session.reload(longer, RIGHT, reread=False)
    assert session.notes[0].span("a") == longer.sentences[2].span


# who is told


def test_listeners_hear_what_changed_and_nothing_else(session: Session) -> None:
    heard: list[Changed] = []
    session.subscribe(heard.append)
    session.apply(Reject(STRONG))
    session.refresh()
    session.apply(Check(session.judged[0]))
    session.undo(2)
    assert heard == [Changed(matches=True), Changed(findings=True), Changed(matches=True, findings=True)]


def test_what_does_not_change_stays_the_same_object(session: Session) -> None:
    before, judged = session.comparison, session.judged
    assert not session.refresh()
    assert session.comparison is before
    assert session.judged is judged


def test_the_same_matches_found_again_leave_everything_the_same_object(session: Session) -> None:
    before = session.comparison
    assert not session.take_alignment(ASKED, replace(FOUND))
    assert session.comparison is before
    assert session.machine is FOUND


# the whole of it

SENTENCES = st.tuples(st.integers(0, 4), st.integers(0, 2))
STEPS = st.lists(
    st.one_of(
        SENTENCES.map(lambda pair: ("link", *pair)),
        st.tuples(st.sampled_from(("reject", "check", "hide", "verdict")), st.integers(0, 9)),
        st.tuples(st.just("cut"), st.sampled_from(BOUNDARY_KINDS), st.integers(0, 4), st.integers(0, 4)),
        st.tuples(st.just("title"), st.sampled_from(("", "A title", "The flood"))),
        st.tuples(st.just("event"), st.booleans()),
        st.tuples(st.sampled_from(("undo", "redo")), st.integers(1, 3)),
    ),
    max_size=12,
)


def take(session: Session, step: tuple[object, ...]) -> None:
    match step:
        case ("link", int(a), int(b)):
            session.apply(Link(*spans(a, b)))
        case ("reject", int(number)) if session.comparison.alignment.matches:
            shown = session.comparison.alignment.matches
            session.apply(Reject(shown[number % len(shown)]))
        case ("check", int(number)):
            session.apply(Check(session.judged[number % 2]))
        case ("hide", int(number)):
            session.apply(Hide(session.judged[number % 2]))
        case ("verdict", int(number)):
            session.apply(SetVerdict(session.judged[number % 2], None if number < 3 else "related"))
        case ("title", str(words)):
            session.apply(Amend({("a", "title"): words}))
        case ("event", bool(said)):
            session.apply(OneEvent(said=said))
        case ("undo", int(times)):
            session.undo(times)
        case ("redo", int(times)):
            session.redo(times)
        case ("cut", kind, int(one), int(other)):
            first = next(each for each in BOUNDARY_KINDS if each == kind)
            wanted = range(min(one, other), max(one, other) + 1)
            session.apply(MoveBoundary("a", first, wanted))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_was_done_the_comparison_is_that_of_a_fresh_session_on_the_same_notes(
    steps: list[tuple[object, ...]], tmp_path: Path
) -> None:
    store = NotesStore.open(tmp_path / "never-saved.notes.json", LEFT, RIGHT)
    session = matched(store)
    for step in steps:
        try:
            take(session, step)
        except (NothingLeftError, SeveralParagraphsError):
            continue
    fresh = matched(store)
    assert session.comparison == fresh.comparison
    assert session.judged == fresh.judged
    assert session.notes == fresh.notes
    session.undo(len(steps))
    assert session.comparison == matched().comparison
