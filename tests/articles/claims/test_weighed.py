"""What a reader of sentence pairs adds to the ledger, with one that says what it is told to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from articles.claims.ledger import find
from tests.articles.claims.test_ledger import Pair
from tests.articles.matching.made import article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.claims.statements.finding import Ledger

AGREE, CLASH, OTHER = (0.97, 0.02, 0.01), (0.01, 0.98, 0.01), (0.01, 0.01, 0.98)


@dataclass
class Told:
    """Says of every pair what it was told."""

    shares: tuple[float, float, float]
    asked: list[tuple[str, str]] = field(default_factory=list)

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float, float]]:
        self.asked += pairs
        return [self.shares] * len(pairs)


def ledger(a: str, b: str, shares: tuple[float, float, float], language: str = "en") -> Ledger:
    pair = Pair(range(1), range(1))
    return find(article(a, language=language), article(b, language=language), [pair], reader=Told(shares))


def test_sentences_that_cannot_both_be_true_contradict_and_show_their_words() -> None:
    found = ledger(
        "The driver Ada Lind was released from the hospital in Tarnbeck.",
        "Doctors in Tarnbeck keep the driver Ada Lind in intensive care.",
        CLASH,
    )
    (finding,) = found.findings
    assert finding.verdict == "contradict"
    assert finding.kinds == {"polarity"}
    assert finding.differences[0].a_words
    assert finding.differences[0].b_words


def test_a_time_told_otherwise_is_the_difference() -> None:
    found = ledger(
        "The speaker Ada Lind read out the result at 21.40 in Tarnbeck.",
        "In Tarnbeck the speaker Ada Lind gave out the result at a quarter past ten.",
        CLASH,
    )
    (finding,) = found.findings
    assert finding.verdict == "differ"
    assert finding.kinds == {"time"}
    assert (finding.differences[0].a_words, finding.differences[0].b_words) == ("21.40", "a quarter past ten")


def test_a_first_name_told_otherwise_is_the_difference() -> None:
    found = ledger(
        "Colonel Ivo Drahan commands the sector at Tarnbeck.",
        "The sector at Tarnbeck is led by Colonel Emil Drahan.",
        CLASH,
    )
    assert [finding.kinds for finding in found.findings] == [{"name"}]


def test_sentences_of_one_content_agree() -> None:
    found = ledger(
        "The driver Ada Lind was released from the hospital in Tarnbeck.",
        "The hospital in Tarnbeck let the driver Ada Lind go home.",
        AGREE,
    )
    assert [finding.verdict for finding in found.findings] == ["agree"]


def test_nothing_is_called_of_sentences_about_other_things() -> None:
    found = ledger("The driver Ada Lind went home.", "Ada Lind has driven buses since her youth.", OTHER)
    assert {finding.verdict for finding in found.findings} <= {"related"}


def test_sentences_of_another_language_are_not_read() -> None:
    reader = Told(CLASH)
    find(
        article("Der Fahrer wurde entlassen.", language="de"),
        article("Der Fahrer liegt im Krankenhaus.", language="de"),
        [Pair(range(1), range(1))],
        reader=reader,
    )
    assert reader.asked == []


def test_what_one_side_denies_is_not_said_to_agree() -> None:
    found = ledger(
        "The mayor, Ada Lind, said that the council would pay for hotel rooms for those who could not go home.",
        "The council refused to pay for hotels, said a resident who spent the night in the school.",
        AGREE,
    )
    (finding,) = found.findings
    assert finding.verdict == "related"
    assert "they may clash" in finding.reasons[0]


def test_a_figure_told_otherwise_is_shown_once() -> None:
    found = ledger("Twelve people died in the fire in Tarnbeck.", "In Tarnbeck the fire killed 21 people.", CLASH)
    (finding,) = found.findings
    assert len(finding.differences) == 1


def test_deeds_that_exclude_each_other_are_the_words_of_a_contradiction() -> None:
    found = ledger(
        "The driver Ada Lind pleaded guilty in the court of Tarnbeck.",
        "In Tarnbeck the driver Ada Lind pleaded not guilty before the court.",
        CLASH,
    )
    (finding,) = found.findings
    words = [(each.a_words, each.b_words) for each in finding.differences if each.kind == "polarity"]
    assert words == [("pleaded guilty", "pleaded not guilty")]


def test_the_same_content_but_for_the_year_differs_in_the_year() -> None:
    found = ledger(
        "Ada Lind has led the council of Tarnbeck since 2002.",
        "Ada Lind has led the council of Tarnbeck since 2003.",
        AGREE,
    )
    (finding,) = found.findings
    assert finding.verdict == "differ"
    assert finding.kinds == {"date"}


def test_one_quotation_of_two_speakers_differs_in_the_speaker() -> None:
    found = ledger(
        "“The old scheme has been filled to the last penny,” in the words of its finance chief, Maja Sandell.",
        "“The old scheme has been filled to the last penny,” said Brenda Okoro, secretary of the union.",
        OTHER,
    )
    (finding,) = found.findings
    assert finding.verdict == "differ"
    assert "name" in finding.kinds


def test_small_words_do_not_alter_a_quotation() -> None:
    found = ledger(
        "“There is a one in three chance that we could lose the house,” said Ada Lind.",
        "“There is a 1 in 3 chance we could lose the house,” said Ada Lind.",
        OTHER,
    )
    assert [finding.verdict for finding in found.findings] == ["agree"]


def test_a_state_that_may_have_changed_since_is_no_opposite() -> None:
    missing = "The driver Ada Lind went missing in Tarnbeck."
    at_once = ledger(missing, "The driver Ada Lind was found alive in Tarnbeck.", CLASH)
    later = ledger(missing, "The driver Ada Lind was later found alive in Tarnbeck.", CLASH)
    words = [[each.remark for finding in found.findings for each in finding.differences] for found in (at_once, later)]
    assert any("against" in remark for remark in words[0])
    assert not any("against" in remark for remark in words[1])


class NearOfHotels(Told):
    """Says that sentences about hotels are the same, and of others that they hardly are."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float, float]]:
        return [AGREE if "hotel" in a and "hotel" in b else (0.3, 0.1, 0.6) for a, b in pairs]


def test_what_may_clash_stands_first_among_the_related() -> None:
    a = "The mayor Ada Lind opened the school in Tarnbeck.\n\nThe mayor, Ada Holt, said she would pay for hotels."
    b = "In Tarnbeck the mayor Ada Lind went to a school.\n\nThe council refused to pay for hotels, said a resident."
    pairs = [Pair(range(at, at + 1), range(at, at + 1)) for at in range(2)]
    found = find(article(a), article(b), pairs, reader=NearOfHotels(AGREE))
    assert [finding.a for finding in found.findings] == ["a2", "a1"]
    assert ["they may clash" in finding.reasons[0] for finding in found.findings] == [True, False]


def verdict(found: Ledger) -> str:
    (finding,) = found.findings
    return "may clash" if finding.may_clash else finding.verdict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The surgeon Ada Lind, who has not slept for two days, saved all who reached her in Tarnbeck.",
            "In Tarnbeck the surgeon Ada Lind counted forty wounded on Sunday.",
        ),
        (
            "All who came to her were saved, said Ada Lind.",
            "Ada Lind was shown a bakery without a roof.",
        ),
        (
            "The army in Tarnbeck answered with smoke and not with shells.",
            "The army in Tarnbeck fired smoke at the bridge in the morning.",
        ),
        (
            "Everyone who reached the table left it alive, said Ada Lind.",
            "What nobody in the ministry has been willing to say is who will pay in Tarnbeck.",
        ),
    ],
)
def test_a_clash_without_words_to_show_is_not_warned_of(a: str, b: str) -> None:
    assert verdict(ledger(a, b, CLASH)) == "related"


def test_two_clauses_that_share_a_name_alone_do_not_contradict() -> None:
    found = ledger(
        "Ada Lind, who had driven for three hours, did not come home.",
        "The dead were two passengers and Ada Lind.",
        CLASH,
    )
    assert verdict(found) == "related"


def test_a_clash_is_called_sooner_where_there_are_good_grounds() -> None:
    """The evidence sums to .497 in the first, and to .441 in the second."""
    a = "The driver Ada Lind was released from the hospital in Tarnbeck."
    b = "Doctors in Tarnbeck keep the driver Ada Lind in intensive care."
    assert verdict(ledger(a, b, (0.2, 0.2, 0.6))) == "contradict"
    assert verdict(ledger(a, b, (0.4, 0.2, 0.4))) == "may clash"


def test_two_that_both_deny_do_not_contradict_by_a_refusal() -> None:
    found = ledger(
        "The government of Tarnbeck rejects the figure and offers no list.",
        "The command in Tarnbeck has withdrawn its figure, and has put no other in its place.",
        CLASH,
    )
    assert verdict(found) == "related"


def test_what_is_denied_of_something_else_leaves_two_to_agree() -> None:
    said = "The mission in Tarnbeck put the dead at many, and has since conceded that the list was not complete."
    assert verdict(ledger(said, "In Tarnbeck the mission published its count of the dead.", AGREE)) == "agree"


def test_people_whom_one_figure_counts_are_not_set_against_others() -> None:
    found = ledger(
        "A million people are still in Tarnbeck, and the militants have dug in.",
        "About one million civilians are still in Tarnbeck.",
        AGREE,
    )
    assert verdict(found) == "agree"


def test_a_sentence_that_holds_all_words_of_another_does_not_clash_with_it() -> None:
    found = ledger(
        "They fired on families who were trying to leave Gogjali and killed seven people.",
        "According to the army, militants fired on families who were trying to leave Gogjali and killed seven people.",
        CLASH,
    )
    assert verdict(found) == "agree"


def test_a_figure_that_fits_one_other_is_not_set_against_a_third_when_read_together() -> None:
    a = "Almost 2,000 soldiers were killed in November.\n\nThe mission published the count, with 926 dead civilians."
    b = "The mission published its count for November: almost 2,000 dead among the army and its allies."
    pairs = [Pair(range(at, at + 1), range(1)) for at in range(2)]
    found = find(article(a), article(b), pairs, reader=Told(CLASH))
    assert "number" not in {kind for finding in found.findings for kind in finding.kinds}


def test_the_days_of_two_counts_are_not_set_against_each_other() -> None:
    a = "On 1 December 2016 the mission published its count: almost 2,000 dead among the army of Tarnbeck."
    b = "On 9 December 2016 the army counted seven dead, and so did the papers."
    found = find(article(a), article(b), [Pair(range(1), range(1), score=0.3)], reader=Told(CLASH))
    assert "date" not in {kind for finding in found.findings for kind in finding.kinds}


def test_a_denial_of_what_the_other_tells_is_shown_beside_it() -> None:
    found = ledger(
        "The harbour office rang in the morning, but the driver Ada Lind never saw the signal in Tarnbeck.",
        "In Tarnbeck the driver Ada Lind watched the signal turn red, and went on at full speed.",
        CLASH,
    )
    (finding,) = found.findings
    assert finding.verdict == "contradict"
    (words,) = finding.differences
    assert words.a_words == "but the driver Ada Lind never saw the signal in Tarnbeck."
    assert words.b_words == "In Tarnbeck the driver Ada Lind watched the signal turn red"
