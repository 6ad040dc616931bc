"""Who is read as the speaker where the sentence holds more than a name and "said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles.article import Span
from articles.claims.attribution.reading import read_attributions

if TYPE_CHECKING:
    from articles.claims.particulars import Attribution


def _read(marked: str) -> tuple[str, list[Attribution]]:
    """`marked` has a bar where one sentence ends and the next begins."""
    text, spans, start = marked.replace("|", ""), [], 0
    for part in marked.split("|"):
        inner = len(part) - len(part.lstrip())
        spans.append(Span(start + inner, start + len(part.rstrip())))
        start += len(part)
    return text, read_attributions(text, spans)


def _sources(sentence: str) -> list[str | None]:
    text, found = _read(sentence)
    return [each.source.of(text) if each.source else None for each in found]


def _said_by(story: str) -> str | None:
    """The speaker of the last sentence, as the text names them."""
    text, found = _read(story)
    span = found[-1].speaker or found[-1].source
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Harbour Democrats on Thursday vowed to block it.", "Harbour Democrats"),
        ("Nora Pell late on Monday denied it.", "Nora Pell"),
        ("The office last week put the toll at 40.", "The office"),
        ("The firm nevertheless said the dock was safe.", "The firm"),
        ("Records from Oldra last May showed that it leaked.", "Records from Oldra"),
        ("Theresa May said that the dock was safe.", "Theresa May"),
        ("The Friday Club said that the dock was safe.", "The Friday Club"),
        ("A lawyer for the 61-year-old said the dock was safe.", "A lawyer for the 61-year-old"),
    ],
)
def test_a_day_or_an_adverb_is_no_part_of_a_speaker(sentence: str, source: str) -> None:
    assert _sources(sentence)[0] == source


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Mr. Lind moved the ferry to Pell and last year announced a plan to sell it.", "Mr. Lind"),
        ("Nora Pell left by the side door and told a neighbour that she was tired.", "Nora Pell"),
        ("Down in the polls, Mayor Nora Pell is on the attack, claiming that the dock leaks.", "Mayor Nora Pell"),
        ("The pilot quickly answered by saying that the fog had come late.", "The pilot"),
        ("OLDRA — Nora Pell, head of the board, resigned on Friday after declaring that it leaks.", "Nora Pell"),
        ("Nora Pell issued a statement saying that the dock leaks.", "Nora Pell"),
        (
            "While a row of witnesses spoke, trading views of Judge Lind, the council's leader, Nora Pell of Oldra, "
            "rose and announced that the dock leaks.",
            "the council's leader, Nora Pell",
        ),
        ("The army withdrew, saying that the road was cut.", "The army"),
        ("Mr. Lind, seeking to clarify the plan, sent a letter on Friday, saying that it leaks.", "Mr. Lind"),
        ("Banks led by Adria Kredit sold it, warning that it would sink.", "Banks led by Adria Kredit"),
    ],
)
def test_a_speaker_apart_from_the_verb_is_its_subject(sentence: str, source: str) -> None:
    assert source in _sources(sentence)


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The remark was seized upon by shopkeepers who argued that the road was shut.", "shopkeepers"),
        ("It would be a boost for harbour reformers who say the toll is too high.", "harbour reformers"),
        ("She was found by the owner of the mill, who said that the wheel had stopped.", "the owner of the mill"),
        ("Enter Ms. Lind — a former aide of the port board who said that it leaks.", "Ms. Lind"),
        ("The idea came from the mayor, who said that it was old.", "the mayor"),
        ("There stood the two mills, which say they lose money.", "the two mills"),
        ("Police held a baker who said that it was raining.", "a baker"),
    ],
)
def test_who_speaks_before_who_is_the_nearest_noun(sentence: str, source: str) -> None:
    assert source in _sources(sentence)


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("“We were asleep,” said bus driver Ana Lind.", "bus driver Ana Lind"),
        ("It was over, insists accountant Ruud Blom, who left early.", "accountant Ruud Blom"),
        ("“We were asleep,” said in Oldra nobody at all.", None),
        ("“We were asleep,” said last Monday.", None),
        ("The dock was shut, said she had seen it.", None),
        ("“You cannot win,” Ms. Lind wrote.", "Ms. Lind"),
        ("Ana Lind wrote in a letter to the board that the dock leaks.", "Ana Lind"),
    ],
)
def test_a_role_before_a_name_and_a_title_with_its_dot_are_read(sentence: str, source: str | None) -> None:
    assert _sources(sentence)[0] == source


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        (
            "Sen. Ivo Harsan (R-Kent), Mayor Nora Pell (D-Oldra) and 18 members of the board called on Lind to go.",
            "Mayor Nora Pell (D-Oldra) and 18 members of the board",
        ),
        ("Mayor Nora Pell (D) said that the dock leaks.", "Mayor Nora Pell"),
        ("Ivo Harsan Jr. said that the dock leaks.", "Ivo Harsan Jr."),
        ("Dr. Ana Lind, a surgeon at the clinic in Little Amory, New Kent, said it leaks.", "Dr. Ana Lind"),
        ("The mayor of Southport, Bridget Noon, said that it leaks.", "The mayor of Southport, Bridget Noon"),
        ("The hold burned first, the captain of the ferry, Ana Lind, said.", "the captain of the ferry, Ana Lind"),
        (
            "The dock firm, which sells salt, was told of it, and its head, Ivo Harsan, said it leaks.",
            "its head, Ivo Harsan",
        ),
        ("The head of the Harbour List, Runa Tveit, said the dock leaks.", "The head of the Harbour List, Runa Tveit"),
        ("It leaks in Oldra, a village of Kent, said the harbour office.", "the harbour office"),
        ("According to a list of his 2013 fees, the dock leaks.", "a list of his 2013 fees"),
        ("She has a list of paid speeches showing that he was away.", "a list of paid speeches"),
        ("Thune, who holds the No. 3 post of the board, added that it leaks.", "Thune"),
    ],
)
def test_brackets_places_and_descriptions_leave_the_name(sentence: str, source: str) -> None:
    assert source in [each and each.split(", a surgeon")[0] for each in _sources(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The robbers fired four shots, blasting out the pane.",
        "The mayor called off the race and went home.",
        "A meeting called to settle the budget was put off.",
        "A clerk was sworn in at noon.",
        "Many clerks, including those who fear the dock, were away.",
        "A surgeon was convicted on one count of four.",
        "Neither the board nor Pell made any public comment about it.",
        "The inquiry is led by Ana Lind, the special counsel, who is from Oldra.",
        "The order made clerks stop arguing for the old dock.",
        "He earned a million between 2011 and 2014 for advising banks.",
        "Lind is among ten members from states that she won.",
        "Board leaders, who have led calls for a new dock, were away.",
    ],
)
def test_a_deed_is_no_saying(sentence: str) -> None:
    assert all(each.kind == "author" or each.source is None for each in _read(sentence)[1])


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("“There is money for all,” he called out from the roof.", "he"),
        ("Pell hailed the plan as a triumph.", "Pell"),
        ("By one count 40 boats were lost, the harbour office said.", "the harbour office"),
        ("The guild renewed its claim that the dock leaks.", "its"),
        ("Officials fear the dock leaks.", "Officials"),
        ("The directors were unanimous in recommending that it be sold.", "The directors"),
    ],
)
def test_the_same_words_may_be_a_saying(sentence: str, source: str) -> None:
    assert source in _sources(sentence)


@pytest.mark.parametrize(
    ("sentence", "unnamed"),
    [
        ("Police spokeswoman Helen Marsh said it was over.", False),
        ("A spokesman for the Harbour Works Committee, Brad Wood, said it was over.", False),
        ("Mr. Katz, a lawyer, said it was over.", False),
        ("A spokesman for the Harbour Works Committee said it was over.", True),
        ("Officials at the port said it was over.", True),
        ("Residents of Oldra, a town on the coast, said it was over.", True),
    ],
)
def test_a_name_beside_a_role_is_a_name(sentence: str, unnamed: bool) -> None:
    assert _read(sentence)[1][0].unnamed is unnamed


@pytest.mark.parametrize(
    ("story", "speaker"),
    [
        ("“We left,” Ana Lind told the paper, denying what some have said.|“We did it at noon.”", "Ana Lind"),
        ("“We left,” Ana Lind said, according to a video of her speech.|“We did it at noon.”", "Ana Lind"),
        ("“We left,” Ana Lind said, according to The Hill.|She added that it was noon.", "Ana Lind"),
        ("The IAEA said so.|Ned Pell came.|He said it was noon.", "Ned Pell"),
        ("Ned Pell has no part in it.|It was paid for by people who want to sell.|He said so.", "Ned Pell"),
        ("Ana Lind sent a list of gifts showing that it was noon.|She said so.", "Ana Lind"),
        ("Ned Pell came.|Asked about his claim that it was noon, he left.", "Ned Pell"),
    ],
)
def test_a_quotation_or_a_pronoun_goes_to_the_person_who_speaks(story: str, speaker: str) -> None:
    assert _said_by(story) == speaker
