"""The ledger of two articles: findings, what stands in one alone, clashes, speakers and wordings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.claims.ledger import find
from articles.claims.statements.extraction import read_claims
from tests.articles.matching.made import SENTENCES, article

if TYPE_CHECKING:
    from articles.article import Article
    from articles.claims.statements.finding import Finding, Ledger


@dataclass(frozen=True)
class Pair:
    """A match as the ledger asks for it."""

    a_sentences: range
    b_sentences: range
    score: float = 0.95
    id: str = "m1"
    strength: str = "strong"
    kind: str = "reworded"


def _pair(a: int, b: int, score: float = 0.95) -> Pair:
    return Pair(range(a, a + 1), range(b, b + 1), score)


def _ledger(a: str, b: str, *pairs: Pair, language: str = "en") -> Ledger:
    return find(article(a, language=language), article(b, language=language), pairs)


def _only(ledger: Ledger) -> Finding:
    assert len(ledger.findings) == 1
    return ledger.findings[0]


def test_every_difference_shows_the_words_of_both_texts_exactly() -> None:
    a = article("The fire in Tarnbeck killed 12 people, police said.")
    b = article("A fire killed 21 people in Tarnbeck.")
    finding = _only(find(a, b, [_pair(0, 0)]))
    assert finding.verdict == "differ"
    number = finding.differences[0]
    assert (number.a_words, number.b_words) == ("12 people", "21 people")
    assert number.a is not None
    assert number.b is not None
    assert (a.quote(number.a), b.quote(number.b)) == ("12 people", "21 people")


def test_a_sentence_that_is_copied_is_set_against_its_copy_alone() -> None:
    wire = "The bridge in Tarnbeck was not closed on Monday."
    copied = Pair(range(1, 2), range(1), kind="identical")
    ledger = _ledger(f"The bridge in Tarnbeck was closed on Monday. {wire}", wire, copied, _pair(0, 0, 0.6))
    assert [finding.verdict for finding in ledger.findings] == ["agree"]


def test_ranges_that_touch_differ_and_are_said_to_touch() -> None:
    finding = _only(
        _ledger(
            "The army puts the number of rebels in Oldra at 500 to 600.",
            "Four or five hundred fighters hold the city of Oldra.",
            _pair(0, 0, 0.6),
        )
    )
    assert (finding.verdict, finding.differences[0].remark) == ("differ", "the ranges touch")


def test_an_open_bound_that_leaves_room_is_compatible() -> None:
    finding = _only(
        _ledger(
            "Almost 200 soldiers were killed at Oldra.",
            "At Oldra not less than 150 soldiers were killed.",
            _pair(0, 0),
        )
    )
    assert finding.verdict == "compatible"
    assert finding.differences[0].agrees


def test_a_differing_figure_is_found_where_nothing_was_matched() -> None:
    ledger = _ledger(
        "The ferry Alma sank off Varn. Rescuers saved 46 passengers of the Alma near Varn.",
        "Fog lay over the coast. Rescuers saved 64 passengers of the Alma near Varn.",
    )
    assert [(finding.verdict, finding.match) for finding in ledger.findings if finding.kinds] == [("differ", "")]


def test_a_figure_that_agrees_with_one_place_differs_from_no_other() -> None:
    ledger = _ledger(
        "The fire in Tarnbeck killed 12 people.",
        "The fire in Tarnbeck killed 12 people. In Tarnbeck 9 people were killed by the fire at first count.",
        _pair(0, 0),
        _pair(0, 1),
    )
    assert "differ" not in {finding.verdict for finding in ledger.findings}


def test_other_sources_are_marked_beside_the_verdict() -> None:
    finding = _only(
        _ledger(
            "The harbour office of Varn said 212 people were aboard the Alma.",
            "There were 212 people aboard the Alma.",
            _pair(0, 0),
        )
    )
    assert finding.verdict == "agree"
    assert "attribution" in finding.kinds


def test_the_later_report_is_named_where_the_dates_tell() -> None:
    a, b = article("The Oldra quake killed 40 people."), article("The Oldra quake killed 55 people.")
    ledger = find(a, b, [_pair(0, 0)], date(2020, 3, 1), date(2020, 3, 4))
    assert "B is the later report" in _only(ledger).differences[0].remark


def test_a_word_changed_in_a_quotation_is_shown() -> None:
    finding = _only(
        _ledger(
            "“We had been warned about this old bridge for years,” said Ida Holm.",
            "“We had been told about this old bridge for years,” Ida Holm said.",
        )
    )
    assert finding.verdict == "differ"
    assert finding.kinds == {"quotation"}
    assert "“warned” in one, “told” in the other" in finding.reasons


def test_a_quotation_given_to_two_speakers_differs_in_name() -> None:
    finding = _only(
        _ledger(
            "“We had been warned about this old bridge for years,” said Ida Holm.",
            "“We had been warned about this old bridge for years,” said Owen Marr.",
        )
    )
    assert "name" in finding.kinds


def test_a_quotation_quoted_in_part_agrees() -> None:
    finding = _only(
        _ledger(
            "“We had been warned about this old bridge for years. Nobody came to look,” said Ida Holm.",
            "“We had been warned about this old bridge for years,” said Ida Holm.",
        )
    )
    assert finding.verdict == "agree"


def test_another_name_for_one_part_differs_in_name() -> None:
    finding = _only(
        _ledger(
            "On Friday mayor Ida Holm opened the new bridge over the Orrin at Varn.",
            "The new bridge over the Orrin at Varn was opened on Friday by mayor Berta Stoll.",
            _pair(0, 0),
        )
    )
    assert finding.verdict == "differ"
    assert finding.kinds == {"name"}


def test_discrepancies_come_first() -> None:
    ledger = _ledger(
        "The Alma carried 212 people from Varn. The fire in Varn killed 12 people.",
        "The Alma carried 212 people from Varn. The fire in Varn killed 21 people.",
        _pair(0, 0),
        _pair(1, 1),
    )
    assert [finding.verdict for finding in ledger.findings] == ["differ", "agree"]


def test_what_has_no_partner_stands_only_there() -> None:
    ledger = _ledger(
        "The fire in Tarnbeck killed 12 people. The council had cut the fire budget by $4 million in 2015.",
        "The fire in Tarnbeck killed 12 people.",
        _pair(0, 0),
    )
    assert [ledger.claim(name).text for name in ledger.only_a] == [
        "The council had cut the fire budget by $4 million in 2015."
    ]
    assert not ledger.only_b


def test_comments_and_captions_make_no_claims() -> None:
    made = article("Ten people died in Oldra.\nTwenty people died in Oldra.", {1: "comments"})
    assert [claim.text for claim in read_claims(made)] == ["Ten people died in Oldra."]


def test_a_long_sentence_with_several_figures_makes_several_claims() -> None:
    made = article(
        "The envoy Ida Holm noted in her report that almost two thousand soldiers had been killed, "
        "450 were wounded and 926 villagers had lost their homes."
    )
    claims = read_claims(made)
    assert len(claims) > 1
    assert all(claim.text == made.quote(claim.span) for claim in claims)


def test_progress_that_does_not_fit_is_a_clash_inside_one_article() -> None:
    ledger = _ledger(
        "The siege of Oldra enters its third month. Now in the seventh week, Oldra is quiet.", "Bread was dear."
    )
    assert [(clash.side, clash.difference.a_words, clash.difference.b_words) for clash in ledger.clashes] == [
        ("a", "third month", "seventh week")
    ]


def test_speakers_are_told_with_their_claims_on_either_side() -> None:
    ledger = _ledger(
        "“Nobody came to look,” said Ida Holm. Officials said that 12 people died.",
        "Ms Holm said on Friday that the bridge of Varn was old.",
    )
    speakers = {speaker.name: speaker for speaker in ledger.speakers}
    assert speakers["Ida Holm"].a
    assert speakers["Ida Holm"].b
    assert speakers[""].a


def test_two_words_for_one_referent_are_set_side_by_side() -> None:
    ledger = _ledger(
        "At Varn the Corran rebels hold the bridge. At dawn Corran rebels fired.",
        "At Varn the Corran terrorists hold the bridge. At dawn Corran terrorists fired.",
    )
    assert [(each.referent, each.a_word, each.b_word, len(each.a)) for each in ledger.wordings] == [
        ("Corran", "rebel", "terrorist", 2)
    ]


def test_another_language_is_compared_by_figures_and_said_to_be() -> None:
    ledger = _ledger(
        "Der Sachschaden in Hannover beträgt nach Angaben der Polizei rund 200.000 Euro.",
        "Den Sachschaden in Hannover schätzt die Polizei auf 500.000 Euro.",
        _pair(0, 0),
        language="de",
    )
    assert ledger.findings[0].verdict == "differ"
    assert "English only" in ledger.notices[0]


def test_texts_without_claims_and_texts_of_numbers_make_no_findings() -> None:
    empty, numbers = "Oh well. So it goes.", "12 4711 93 8 15 " * 40
    for a, b in ((empty, empty), (empty, numbers), (numbers, numbers)):
        assert not _ledger(a, b, _pair(0, 0)).findings


def test_brackets_without_end_are_no_trap() -> None:
    text = '"..[111 111 111 ... ]" ' * 400
    ledger = _ledger(text, text)
    assert all(finding.verdict != "differ" for finding in ledger.findings)


def _article_of(sentences: list[str]) -> Article:
    return article(" ".join(sentences))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.lists(st.sampled_from(SENTENCES), max_size=6))
def test_any_ledger_holds_together(left: list[str], right: list[str]) -> None:
    a, b = _article_of(left), _article_of(right)
    ledger = find(a, b, [_pair(0, 0)] if left and right else [])
    sides = {"a": a, "b": b}
    for claim in ledger.claims:
        assert claim.text == sides[claim.side].quote(claim.span)
    for finding in ledger.findings:
        assert (ledger.claim(finding.a).side, ledger.claim(finding.b).side) == ("a", "b")
        for difference in finding.differences:
            assert difference.a is None or a.quote(difference.a) == difference.a_words
            assert difference.b is None or b.quote(difference.b) == difference.b_words
    found = {finding.a for finding in ledger.findings}
    assert not found & {*ledger.only_a, *ledger.unclear_a}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True))
def test_an_article_never_differs_from_itself(sentences: list[str]) -> None:
    made = _article_of(sentences)
    pairs = [Pair(range(at, at + 1), range(at, at + 1), kind="identical") for at in range(len(made.sentences))]
    assert not [finding for finding in find(made, made, pairs).findings if finding.verdict in ("differ", "contradict")]


def test_two_days_of_one_event_are_written_year_first() -> None:
    finding = _only(
        _ledger(
            "The fire in Tarnbeck killed 12 people on 3 May 2016.",
            "The fire in Tarnbeck killed 12 people on 17 May 2016.",
            _pair(0, 0),
        )
    )
    assert [each.remark for each in finding.differences if each.kind == "date"] == ["2016-05-03 against 2016-05-17"]


def test_a_bound_is_no_word_for_others_beside_its_figure() -> None:
    finding = _only(
        _ledger(
            "More than 100,000 men were sent against Tarnbeck.",
            "Some 94,000 men were sent against Tarnbeck.",
            _pair(0, 0),
        )
    )
    assert finding.verdict == "differ"
    assert finding.kinds == {"number"}


def test_that_friday_is_the_friday_told_before() -> None:
    story = "On Friday 9 December they fired on the queue.\n\nThe army has counted seven dead for that Friday."
    claims = read_claims(article(story), date(2016, 12, 17))
    assert [(each.start, each.end) for claim in claims for each in claim.dates] == [(date(2016, 12, 9),) * 2] * 2
