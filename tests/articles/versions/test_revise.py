"""What became of an article: added, dropped, moved, reworded; softened, raised, names dropped; findings."""

from __future__ import annotations

import pytest

from articles.versions import Revision, revise
from articles.versions.words import counts_of, finding_words, kind_of, turn_words
from tests.building import article, comparison


def made(old: list[list[str]], new: list[list[str]]) -> Revision:
    return revise(article(old), article(new))


def kinds(found: Revision) -> list[tuple[str, str]]:
    """Each change with its words in the version that has it."""
    return [
        (kind_of(each), found.new.quote(each.new) if each.new is not None else found.old.quote(each.old or each.new))  # type: ignore[arg-type] # one of the two is there
        for each in found.changes
    ]


def turns(old: str, new: str) -> list[str]:
    found = made([[old]], [[new]])
    return [turn_words(turn, found) for change in found.changes for turn in change.turns]


RIVER = "The river peaked at dawn on the lower bank."
SCHOOLS = "Two schools were used as shelters that night."
KEY = "The third was locked because nobody had the key."
SLUICE = "The council opened the sluice at noon."


def test_what_stands_as_it_stood_is_no_change() -> None:
    found = made([[RIVER], [SCHOOLS]], [[RIVER], [SCHOOLS]])
    assert (found.changes, found.kept, found.sentences) == ((), 2, 2)


def test_a_sentence_that_came_and_one_that_went() -> None:
    assert kinds(made([[RIVER], [KEY]], [[RIVER], [SLUICE, "It has not been opened since the war."]])) == [
        ("dropped", KEY),
        ("added", f"{SLUICE} It has not been opened since the war."),
    ]


def test_a_part_that_changed_places_is_moved_and_neither_dropped_nor_added() -> None:
    found = made([[RIVER, KEY], [SCHOOLS], [SLUICE]], [[SLUICE], [RIVER, KEY], [SCHOOLS]])
    assert kinds(found) == [("moved", SLUICE)]


def test_a_sentence_may_be_moved_and_reworded() -> None:
    later = SLUICE.replace("at noon", "by noon")
    found = made([[SLUICE], [RIVER, KEY], [SCHOOLS]], [[RIVER, KEY], [SCHOOLS], [later]])
    assert kinds(found) == [("moved and reworded", later)]


def test_a_short_sentence_that_stands_elsewhere_is_not_called_moved() -> None:
    found = made([["Nobody knows."], [RIVER, KEY]], [[RIVER, KEY], ["Nobody knows."]])
    assert "moved" not in {kind for kind, _ in kinds(found)}


@pytest.mark.parametrize(
    ("old", "new", "turn"),
    [
        ("The mayor took the money.", "The mayor allegedly took the money.", "softened: stated → alleged, “allegedly”"),
        ("The mayor allegedly took the money.", "The mayor took the money.", "hardened: alleged → stated, “allegedly”"),
        ("Twelve people were hurt in the blast.", "Fifteen people were hurt in the blast.", "raised: Twelve → Fifteen"),
        ("The river reached 5.4 metres here.", "The river reached 5.2 metres here.", "lowered: 5.4 → 5.2"),
        ("Anna Holt opened the hall on Monday.", "A councillor opened the hall on Monday.", "name dropped: Anna Holt"),
        ("The town was warned of the flood.", "The town was not warned of the flood.", "denied now: “not”"),
    ],
)
def test_a_change_of_words_is_called_by_what_it_does(old: str, new: str, turn: str) -> None:
    assert turn in turns(old, new)


def test_other_words_for_the_same_turn_nothing() -> None:
    assert turns("The hall was opened on Monday by them.", "The hall was opened by them on Monday.") == []


def test_what_is_beside_the_article_is_not_counted_with_it() -> None:
    old = article([[RIVER], ("comments", ["I was there when it rose."])])
    new = article([[RIVER], ("comments", ["I was not there at all, sorry."])])
    found = revise(old, new)
    assert [kind.endswith("beside the article") for kind, _ in kinds(found)] == [True] * len(found.changes)
    assert counts_of(found).startswith("1 of 2 sentences kept, ")


def test_findings_against_another_account_appear_and_go() -> None:
    from dataclasses import replace

    from articles.comparison import read_ledger

    other = article([["Twelve people were taken to the hospital on Friday."]], source="other.txt")
    texts = [article([[f"{count} people were taken to the hospital on Friday."]]) for count in ("Nine", "Twelve")]
    pairs = [comparison(text, other, [(0, 0)]) for text in texts]
    read = [replace(each, ledger=read_ledger(each.a, each.b, each.alignment)) for each in pairs]
    (finding,) = revise(texts[0], texts[1], (read[0], read[1])).findings
    assert finding_words(finding).startswith("turned: differ → agree")
