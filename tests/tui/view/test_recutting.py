"""The reading when the reader says what belongs to the articles: places stay, folds stay open, needless words go."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from articles.article import Span
from articles.comparison import Comparison
from articles.notes.content.note import new_note
from articles.reading.edits.recut import is_excluded
from tests.building import article, comparison
from tests.tui.view.made import Notes, run
from tests.tui.view.made import reading as made_of
from tui.commands.decisions.boundaries import paragraphs_here

if TYPE_CHECKING:
    from articles.article import Article, Side
    from articles.notes.content.note import Note
    from articles.notes.store import NotesStore
    from articles.reading.edits.amended import Field
    from articles.reading.edits.recut import BoundaryKind
    from tui.view.reading_view import ReadingView

LEFT = article(
    [
        ["The river rose all night.", "By dawn the lower town was under water."],
        ["Ferry services were suspended until Thursday."],
        ["The mayor spoke at noon."],
        ["Give us your money."],
        *[("comments", [f"Reader {number} saw it coming.", "So did others."]) for number in range(5)],
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


def reading(*, matched: bool = True) -> ReadingView:
    found = comparison(LEFT, RIGHT, strong=[(1, 0), (3, 1)], weak=[(2, 2)])
    return made_of(found if matched else Comparison(LEFT, RIGHT))


def cut(kind: BoundaryKind, first: int, last: int | None = None) -> Note:
    """The reader's word on paragraphs of the left article."""
    span = Span(LEFT.paragraphs[first].span.start, LEFT.paragraphs[last or first].span.end)
    return new_note({"a": LEFT, "b": RIGHT}, {"a": (span,)}, "", relation=kind, motivation="assessing")


def known(field: Field, value: str, article: Article = LEFT) -> Note:
    """The reader's word on what is known of the left article."""
    articles: dict[Side, Article] = {"a": article, "b": RIGHT}
    return new_note(articles, {}, value, relation="metadata", motivation="assessing", tags=(field,), wholes=("a",))


def take(made: ReadingView, *said: Note) -> None:
    """Let the reader have said this and nothing else."""
    made.take(made.session.attach(cast("NotesStore", Notes(said))))


def labels(made: ReadingView, side: Side = "a") -> list[str]:
    return [block.fold.label for block in made.page(side).blocks if block.fold is not None]


def test_what_is_put_aside_folds_under_its_own_name_and_the_cursor_stays_with_it() -> None:
    made = reading()
    made.put(LEFT.paragraphs[1].span.start + 5)
    take(made, cut("not-article", 1))
    assert labels(made) == ["1 paragraph excluded by you, 6 words", "5 paragraphs of comments, 40 words"]
    fold = made.fold_here()
    assert fold is not None
    assert fold.first == 1


def test_matches_with_what_was_put_aside_go_and_their_partners_stand_alone_until_matched_again() -> None:
    made = reading()
    take(made, cut("not-article", 1))
    assert [(m.a_sentences.start, m.b_sentences.start) for m in made.session.machine.matches] == [(1, 0), (3, 1)]
    assert made.session.machine.only_b == (2,)
    assert 2 not in made.session.machine.only_a


def test_an_opened_thread_stays_open_when_the_cut_is_moved_in_it() -> None:
    made = reading()
    made.put(LEFT.paragraphs[4].span.start)
    run(made, "toggle-fold")
    take(made, cut("article-ends", 5))
    assert labels(made) == []
    assert [is_excluded(paragraph.kind) for paragraph in made.comparison.a.paragraphs[4:]] == [False] * 2 + [True] * 3
    take(made)
    assert labels(made) == []


def test_before_matching_nothing_is_laid_over() -> None:
    made = reading(matched=False)
    take(made, cut("not-article", 1))
    assert not made.comparison.matched
    assert made.session.machine.matches == ()


def test_another_title_leaves_the_matches_alone() -> None:
    made = reading()
    before = made.session.machine
    take(made, known("title", "The flood"))
    assert made.comparison.a.title == "The flood"
    assert made.session.machine is before
    assert made.session.loaded["a"] is LEFT


def test_another_language_forgets_the_matches_of_other_sentences() -> None:
    one = article([["The dam, ca. ten metres high, stood on 6. May. It broke at noon."]])
    found = comparison(one, RIGHT, strong=[(0, 0)])
    made = made_of(found)
    take(made, known("language", "de", one))
    assert made.comparison.a.sentences != made.session.loaded["a"].sentences
    assert not made.comparison.matched
    assert made.session.machine.matches == ()


def test_the_fold_under_the_cursor_stands_for_all_it_holds_and_a_selection_for_what_it_touches() -> None:
    made = reading()
    made.put(LEFT.paragraphs[6].span.start)
    assert paragraphs_here(made) == range(4, 9)
    made.put(LEFT.paragraphs[0].span.start)
    made.cursor.anchor = made.cursor.offset
    made.put(LEFT.paragraphs[2].span.start)
    assert paragraphs_here(made) == range(3)
