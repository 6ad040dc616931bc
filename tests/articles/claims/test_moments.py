"""When something happened, by its words: the day, the hour, the part of the day, and what is counted from before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from articles.claims.dates.moment import differ_in, is_before, may_be_one_moment
from articles.claims.dates.moments import Moments, read_moments
from articles.timeline.words import when
from tests.building import article

PUBLISHED = date(2016, 12, 17)  # a Saturday


def read(*paragraphs: str, published: date | None = PUBLISHED, language: str = "en") -> Moments:
    """The moments of an article, a paragraph each, of sentences that end in a full stop and a bar."""
    made = article([paragraph.split("|") for paragraph in paragraphs])
    return read_moments(replace(made, published=published, language=language))


def told(*paragraphs: str, published: date | None = PUBLISHED, language: str = "en") -> list[str]:
    return [when(moment) for _, moment in read(*paragraphs, published=published, language=language).found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The shooting began shortly after 5 p.m. on Tuesday.", "Tue 13 Dec 2016, shortly after 17:00"),
        ("The battle began before dawn on 17 October.", "Mon 17 Oct 2016, before dawn"),
        ("At dawn on 30 November a shell broke the main.", "Wed 30 Nov 2016, dawn"),
        ("He was killed on the afternoon of 28 November.", "Mon 28 Nov 2016, afternoon"),
        ("The guns were silent from noon until three on Friday 9 December.", "Fri 9 Dec 2016, 12:00–15:00"),
        ("By midnight on Thursday 8 December there were forty.", "Thu 8 Dec 2016, before 24:00"),
        ("It rained on Sunday night.", "Sun 11 Dec 2016, night"),
        ("The hall burned down late on Friday.", "Fri 16 Dec 2016, late"),
        ("He was arrested last night.", "Fri 16 Dec 2016, night"),
        ("The bridge fell at 1730 GMT on 3 December.", "Sat 3 Dec 2016, 17:30 GMT"),
        ("Some 700 were killed in November.", "Nov 2016"),
        ("The well was dug in 2003.", "2003"),
        ("Between 3 and 5 December nobody came.", "3–5 Dec 2016"),
        ("It began at nine on Friday 9 December.", "Fri 9 Dec 2016, 09:00 or 21:00"),
        ("The town stood under water on the evening of 27 November, at dusk.", "Sun 27 Nov 2016, dusk"),
        ("Traffic on it did not end until the middle of November.", "10–20 Nov 2016"),
        ("She spoke to reporters earlier on Thursday.", "Thu 15 Dec 2016"),
        ("The bridge fell at 14 hours on 3 December.", "Sat 3 Dec 2016, 14:00"),
        ("He has improved in 24 hours, it said on 3 December.", "Sat 3 Dec 2016"),
    ],
)
def test_a_moment_is_read_as_exactly_as_it_is_told(words: str, expected: str) -> None:
    assert told(words) == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("On 3 November they came.|The rain began the next day.", "Fri 4 Nov 2016"),
        ("On 1 December it was published.|Ten days later it was withdrawn.", "Sun 11 Dec 2016"),
        ("On 30 November a pipe broke.|Nobody had water that night.", "Wed 30 Nov 2016, night"),
        ("On Friday 9 December they fired.|She was called at nine that Friday morning.", "Fri 9 Dec 2016, 09:00"),
        ("On Friday 9 December she was called.|She came home at four the next morning.", "Sat 10 Dec 2016, 04:00"),
        ("It opened on 8 December at eight in the morning.|It shut two hours later.", "Thu 8 Dec 2016, about 10:00"),
        ("On Friday 9 December they fired.|On Saturday it was quiet.", "Sat 10 Dec 2016"),
        ("On Friday 9 December they fired.|It has been closed since Wednesday.", "14–17 Dec 2016"),
        ("The first shots fell at half past ten in the morning on 9 December.|Smoke came at a quarter to eleven.",
         "Fri 9 Dec 2016, 10:45"),
        ("On 17 October 1944 they landed.|On 3 November they were in the town.", "Fri 3 Nov 1944"),
        ("On Thursday they were told to come back on Sunday.", "Sun 18 Dec 2016"),
        ("On 3 December it was put off.|One hearing was in 1991, another two years later.", "1993"),
    ],
)  # fmt: skip
def test_what_was_told_before_says_the_day(words: str, expected: str) -> None:
    assert told(words)[-1] == expected


def test_a_day_told_aside_does_not_move_what_follows() -> None:
    told_all = told("On Friday 9 December eleven were killed, two of them the next night.|Smoke came at eight.")
    assert told_all == ["Fri 9 Dec 2016", "Sat 10 Dec 2016, night", "Fri 9 Dec 2016, 08:00 or 20:00"]


def test_the_day_of_a_look_back_says_nothing_of_hours_that_follow_in_another_paragraph() -> None:
    words = ("On Thursday they played.", "On Wednesday he had run to help.", "Shortly before 10 p.m. they won.")
    assert told(*words)[-1] == "Thu 15 Dec 2016, shortly before 22:00"
    assert told("On Wednesday he had run to help.|He came home at 10 p.m.")[-1] == "Wed 14 Dec 2016, 22:00"


@pytest.mark.parametrize(
    "words",
    [
        "They came on 9 December.|The bread is given out at seven, as always.",
        "They came on 9 December.|At night fighters pass along it.",
        "They came on 9 December.|The morning prayer was short.",
    ],
)
def test_what_is_done_day_by_day_is_no_moment(words: str) -> None:
    assert told(words) == ["Fri 9 Dec 2016"]


def test_a_measure_is_no_moment() -> None:
    assert told("It is the largest operation in the country since 2003.") == []


@pytest.mark.parametrize(
    ("words", "unread", "why"),
    [
        ("The fire began at 5 p.m. in a shed.", "5 p.m.", "the day is not told"),
        ("The next morning they left.", "The next morning", "the day that it is counted from is not told"),
        ("Two hours later they left.", "Two hours later", "the hour that it is counted from is not told"),
    ],
)
def test_what_has_no_day_is_not_guessed(words: str, unread: str, why: str) -> None:
    found = read(words)
    assert found.found == ()
    (missed,) = found.unread
    assert (words[missed.span.start : missed.span.end], missed.why) == (unread, why)


def test_a_weekday_in_an_article_without_a_day_is_not_understood() -> None:
    found = read("It burned on Tuesday.", published=None)
    assert found.found == ()
    assert [each.why for each in found.unread] == ["the day of the article is not known"]


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("at 7.20 a.m. on 9 December", "shortly after seven in the morning on 9 December", True),
        ("at half past ten in the morning on 9 December", "shortly after seven in the morning on 9 December", False),
        ("on 9 December", "at noon on Friday 9 December", True),
        ("at dawn on 9 December", "at noon on Friday 9 December", False),
        ("at nine on 9 December", "at 9 p.m. on 9 December", True),
        ("at nine on 9 December", "at 10 p.m. on 9 December", False),
        ("in November", "on 9 December", False),
        ("at 1700 GMT on 9 December", "at 8 p.m. on 9 December", True),
        ("by noon on 9 December", "at nine in the morning on 9 December", True),
    ],
)
def test_moments_may_be_one_or_not(a: str, b: str, one: bool) -> None:
    (_, first), (_, second) = (read(f"It happened {words}.").found[0] for words in (a, b))
    assert may_be_one_moment(first, second) is one
    assert not (one and is_before(first, second))


def test_an_hour_of_one_day_differs_in_the_hour_and_one_of_another_in_the_day() -> None:
    (_, dawn), (_, noon), (_, later) = (
        read(f"It happened {words}.").found[0]
        for words in ("at dawn on 9 December", "at noon on 9 December", "on 10 December")
    )
    assert (differ_in(dawn, noon), differ_in(dawn, later)) == ("hour", "day")
    assert is_before(dawn, noon)
    assert not is_before(noon, dawn)


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("de", "Die Schüsse fielen kurz nach 17 Uhr am Dienstag.", "Tue 13 Dec 2016, shortly after 17:00"),
        ("de", "Am 17. Oktober um 14.30 Uhr fiel die Brücke.", "Mon 17 Oct 2016, 14:30"),
        ("de", "Am Freitagabend brannte die Halle.", "Fri 16 Dec 2016, evening"),
        ("de", "Am Sonnabend brannte die Halle.", "Sat 17 Dec 2016"),
        ("de", "Sie kamen am 3. November.|Am nächsten Tag regnete es.", "Fri 4 Nov 2016"),
        ("de", "Sie kamen am 3. November.|Tags darauf regnete es.", "Fri 4 Nov 2016"),
        ("de", "Sie kamen am 3. November.|Zwei Tage später regnete es.", "Sat 5 Nov 2016"),
        ("de", "Sie kamen am 3. November.|Am selben Abend regnete es.", "Thu 3 Nov 2016, evening"),
        ("fr", "Les tirs ont commencé mardi peu après 17 heures.", "Tue 13 Dec 2016, shortly after 17:00"),
        ("fr", "Le pont est tombé le 17 octobre à 14h30.", "Mon 17 Oct 2016, 14:30"),
        ("fr", "La halle a brûlé vendredi soir.", "Fri 16 Dec 2016, evening"),
        ("fr", "Ils arrivèrent le 3 novembre.|Le lendemain, il plut.", "Fri 4 Nov 2016"),
        ("fr", "Ils arrivèrent le 3 novembre.|La veille, il avait plu.", "Wed 2 Nov 2016"),
        ("fr", "Ils arrivèrent le 3 novembre.|Deux jours plus tard, il plut.", "Sat 5 Nov 2016"),
        ("es", "Los disparos empezaron el martes poco después de las 17:00.", "Tue 13 Dec 2016, shortly after 17:00"),
        ("es", "El puente cayó el 17 de octubre a las 14:30 horas.", "Mon 17 Oct 2016, 14:30"),
        ("es", "La nave ardió el viernes por la noche.", "Fri 16 Dec 2016, night"),
        ("es", "Llegaron el 3 de noviembre.|Al día siguiente llovió.", "Fri 4 Nov 2016"),
        ("es", "Llegaron el 3 de noviembre.|Dos días después llovió.", "Sat 5 Nov 2016"),
    ],
)  # fmt: skip
def test_hours_and_parts_of_days_are_read_in_other_languages(language: str, words: str, expected: str) -> None:
    assert told(words, language=language)[-1] == expected


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Sie kamen am 3. November.|Guten Morgen sagte niemand."),
        ("fr", "Ils arrivèrent le 3 novembre.|Le combat dura 14 heures."),
        ("es", "Llegaron el 3 de noviembre.|El combate duró 14 horas."),
    ],
)
def test_what_only_looks_like_an_hour_or_a_part_of_a_day_is_left_alone(language: str, words: str) -> None:
    assert len(told(words, language=language)) == 1
