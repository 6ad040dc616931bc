"""Who says so: sources, cues, quotations and what is carried on from one sentence to the next."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import Span
from articles.claims.attribution.quotes import find_quotations
from articles.claims.attribution.reading import read_attributions

if TYPE_CHECKING:
    from articles.claims.particulars import Attribution


def _read(marked: str, language: str = "en") -> tuple[str, list[Attribution]]:
    """`marked` has a bar where one sentence ends and the next begins."""
    text, spans, start = marked.replace("|", ""), [], 0
    for part in marked.split("|"):
        inner = len(part) - len(part.lstrip())
        spans.append(Span(start + inner, start + len(part.rstrip())))
        start += len(part)
    return text, read_attributions(text, spans, language)


def _first(marked: str, language: str = "en") -> tuple[str, str | None, str | None]:
    text, found = _read(marked, language)
    each = found[0]
    return each.kind, each.source.of(text) if each.source else None, each.cue.of(text) if each.cue else None


@pytest.mark.parametrize(
    ("sentence", "kind", "source", "cue"),
    [
        ("The harbour office said that the quay had sunk.", "reported", "The harbour office", "said"),
        ("The quay had sunk, said the harbour office.", "reported", "the harbour office", "said"),
        ("According to the harbour office, the quay had sunk.", "reported", "the harbour office", "According to"),
        ("By the guild's count 40 boats were lost.", "reported", "the guild", "By the guild's count"),
        ("“The quay has sunk and we are cut off,” Anna Holt said.", "quoted", "Anna Holt", "said"),
        ("Anna Holt, the mayor, warned that the quay would sink.", "reported", "Anna Holt, the mayor", "warned"),
        ("On Monday the mayor denied it.", "reported", "the mayor", "denied"),
        ("The quay has reportedly sunk.", "rumour", None, "reportedly"),
        ("It was reported that the quay had sunk.", "rumour", None, "reported"),
        ("The quay seems to have sunk.", "inferred", None, "seems"),
        ("The guild put the number of lost boats at 40.", "reported", "The guild", "put"),
        ("A pilot who had sailed for years told the paper that it was foggy.", "reported", "A pilot", "told"),
    ],
)
def test_source_and_cue_are_found(sentence: str, kind: str, source: str | None, cue: str) -> None:
    assert _first(sentence) == (kind, source, cue)


@pytest.mark.parametrize(
    "sentence",
    [
        "The quay sank before dawn.",
        "The boats hold forty tons of salt.",
        "The states of the north have no quay.",
        "The ferry is the “grey lady” of the river.",
        "She was on “Harbour News Sunday” for years.",
        "Work goes on according to plan.",
        "In the queue nobody asked for a date.",
    ],
)
def test_the_authors_own_words_are_the_authors(sentence: str) -> None:
    assert _first(sentence)[0] == "author"


def test_quotations_that_follow_keep_their_speaker() -> None:
    text, found = _read("“We left it too late,” said Anna Holt.| “Nobody listened to us.| They never do.”")
    assert [each.kind for each in found] == ["quoted", "quoted", "quoted"]
    assert [each.speaker.of(text) if each.speaker else None for each in found] == ["Anna Holt"] * 3
    assert [each.carried for each in found] == [False, True, True]


def test_a_quotation_takes_the_speaker_named_at_its_end() -> None:
    text, found = _read("“We left it too late.| Nobody listened to us at all,” said Anna Holt.")
    assert [each.speaker.of(text) if each.speaker else None for each in found] == ["Anna Holt", "Anna Holt"]


def test_a_pronoun_is_given_the_last_speaker() -> None:
    text, found = _read("Anna Holt said the quay had sunk.| She added that it would be rebuilt.")
    assert found[1].source is not None
    assert (found[1].source.of(text), found[1].speaker and found[1].speaker.of(text)) == ("She", "Anna Holt")


def test_it_is_kept_who_cites_whom_and_who_was_told() -> None:
    text, found = _read(
        "The Herald reported that the quay had sunk, citing a pilot.| Holt told the Herald it was true."
    )
    assert found[0].origin is not None
    assert found[0].origin.of(text) == "a pilot"
    assert found[1].told_to is not None
    assert found[1].told_to.of(text) == "the Herald"


@pytest.mark.parametrize(
    ("sentence", "unnamed"),
    [
        ("Officials said the quay had sunk.", True),
        ("A harbour source said the quay had sunk.", True),
        ("Anna Holt said the quay had sunk.", False),
        ("Spokesman Peter Voss said the quay had sunk.", False),
    ],
)
def test_unnamed_sources_are_marked(sentence: str, unnamed: bool) -> None:
    assert _read(sentence)[1][0].unnamed is unnamed


@pytest.mark.parametrize(
    ("language", "sentence", "cue"),
    [
        ("de", "Der Kai sei gesunken, sagte die Bürgermeisterin.", "sagte"),
        ("fr", "Selon la mairie, le quai a coulé.", "Selon"),
        ("es", "La alcaldesa dijo que el muelle se hundió.", "dijo"),
        ("ru", "Мэр сообщила, что причал затонул.", "сообщила"),
    ],
)
def test_common_verbs_are_known_in_other_languages(language: str, sentence: str, cue: str) -> None:
    assert _first(sentence, language)[2] == cue


def test_quotations_are_found_in_every_style_and_end_with_their_line() -> None:
    text = 'She said "one two three four" and «five six seven eight», „neun zehn elf zwölf“.\n“no end here at all\nnext'
    assert [each.inner.of(text) for each in find_quotations(text)] == [
        "one two three four",
        "five six seven eight",
        "neun zehn elf zwölf",
        "no end here at all",
    ]


_WORDS = (
    "said the mayor “ ” \" ' ’ , . : according to reports that reportedly citing Holt told who and It was he seems "
    "put — \n"
)


@settings(max_examples=250, deadline=None)
@given(
    st.lists(st.sampled_from(_WORDS.split(" ")), max_size=40).map(" ".join) | st.text(max_size=80), st.integers(1, 30)
)
def test_every_sentence_has_its_reading_and_spans_lie_in_the_text(text: str, length: int) -> None:
    spans = [Span(start, min(len(text), start + length)) for start in range(0, len(text), length)]
    found = read_attributions(text, spans)
    assert sorted({each.sentence for each in found}) == list(range(len(spans)))
    assert [each.sentence for each in found] == sorted(each.sentence for each in found)
    for each in found:
        for span in (each.source, each.cue, each.content, each.speaker, each.origin, each.told_to):
            assert span is None or span.end <= len(text)
    quotations = find_quotations(text)
    assert all(left.span.end <= right.span.start for left, right in pairwise(quotations))


@pytest.mark.parametrize("piece", ['"..[111 111', "a", ",", '"', "“", "said ", "by ", "“said ” ", "reports that ", "'"])
def test_a_long_run_of_one_thing_is_read_to_its_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert len(read_attributions(text, [Span(0, len(text))])) >= 1


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The council refused to pay for hotels, said a resident who spent the night in the school.", "a resident"),
        ("The pumps failed, said Ana Lind, whose house stands opposite.", "Ana Lind"),
        ("The fence fell at once, said a fisherman near the quay.", "a fisherman near the quay"),
        ("The bridge was shut at noon, said two officials close to the mayor.", None),
        ("The mayor, Ines Carrow, said that the quay was shut at noon.", "The mayor, Ines Carrow"),
        ("Holt, said the quay was shut at noon.", "Holt"),
    ],
)
def test_what_is_said_is_never_who_says_it(sentence: str, source: str | None) -> None:
    found = read_attributions(sentence, [Span(0, len(sentence))])[0]
    assert (found.source and found.source.of(sentence)) == source


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("They believed it, for the judge had said that it was so.", "the judge"),
        ("The directors were unanimous in recommending that it be sold.", "The directors"),
        (
            "The governor has not yet repaid the cost, his chief of staff, Ned Pruss, said.",
            "his chief of staff, Ned Pruss",
        ),
        ("Banks led by Adria Kredit warned that it would sink.", "Banks led by Adria Kredit"),
    ],
)
def test_only_the_words_for_a_speaker_are_its_source(sentence: str, source: str) -> None:
    assert _first(sentence)[1] == source


@pytest.mark.parametrize(
    ("story", "speaker"),
    [
        ("Mary Holt spoke first.|The board said that it was over.|She said she bore no grudge.", "Mary Holt"),
        ("Anna Holt came.|Two harbour sources said so.|He said it was over.", "Anna Holt"),
        ("A spokesman said so.|She said it was over.", None),
        ("The board said so.|She said it was over.", None),
        ("A former engineer on the boat said so.|He said he had warned them.", "A former engineer on the boat"),
    ],
)
def test_a_pronoun_is_one_person_named_nearby_or_left_open(story: str, speaker: str | None) -> None:
    text, found = _read(story)
    said = found[-1].speaker
    assert (said.of(text) if said else None) == speaker
