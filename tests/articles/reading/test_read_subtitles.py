"""Subtitles: whole sentences, who says them, and nothing of numbers, times and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import MATCHED_KINDS
from articles.errors import BadInputError
from articles.reading import article_from_text, load
from articles.reading.subtitles import is_subtitles, read_subtitles

if TYPE_CHECKING:
    from pathlib import Path

TALK = ["The harbour board voted to close", "the north pier for eleven months.", "The vote was seven to two."]
RUNNING = "The harbour board voted to close the north pier for eleven months. The vote was seven to two."


def _body(text: str) -> list[str]:
    article = article_from_text(text, source="talk")
    return [article.quote(each.span) for each in article.paragraphs if each.kind in MATCHED_KINDS]


def _srt(*cues: str, gap: int = 0) -> str:
    return "\n".join(
        f"{n + 1}\n00:00:{(4 + gap) * n:02},000 --> 00:00:{(4 + gap) * n + 4:02},000\n{words}\n"
        for n, words in enumerate(cues)
    )


@pytest.mark.parametrize(
    "text",
    [
        _srt(*TALK),
        _srt(*TALK).replace("\n", "\r\n"),
        "\n\n" + _srt(*TALK),
        _srt(*(f"<i>{words}</i>" for words in TALK)),
        _srt(*(f'{{\\an8}}<font color="#ff0000">{words}</font>' for words in TALK)),
        _srt("The harbour board voted\nto close", *TALK[1:]),
        _srt("The harbour board voted to close...", "...the north pier for eleven months.", TALK[2]),
        "".join(f"00:00:0{n}.000 --> 00:00:0{n + 1}.000\n{words}\n\n" for n, words in enumerate(TALK)),
        "WEBVTT\n\n" + _srt(*TALK).replace(",", "."),
        "WEBVTT\nKind: captions\nLanguage: en\n\nSTYLE\n::cue { color: red }\n\nNOTE checked\nby Ida\n\n"
        + "".join(f"00:0{n}.000 --> 00:0{n + 1}.000 align:start\n{words}\n\n" for n, words in enumerate(TALK)),
        "WEBVTT\n\nintro\n00:00.000 --> 00:04.000\n<00:00:01.000><c>The harbour</c> board voted to close\n\n"
        f"second\n00:04.000 --> 00:08.000\n{TALK[1]}\n\nNOTE the end\n\n00:08.000 --> 00:12.000\n{TALK[2]}\n",
    ],
)  # fmt: skip
def test_cues_become_running_sentences(text: str) -> None:
    assert is_subtitles(text)
    assert _body(text) == [RUNNING]
    article = article_from_text(text, source="talk")
    assert (len(article.sentences), article.extractor) == (2, "subtitles/1")


def test_captions_that_roll_say_each_line_once() -> None:
    lines = ["", *TALK]
    cues = [f"00:0{n}.000 --> 00:0{n + 1}.000\n{a}\n{b}\n" for n, (a, b) in enumerate(zip(lines, TALK, strict=False))]
    assert _body("WEBVTT\n\n" + "\n".join(cues)) == [RUNNING]


def test_words_said_twice_stay_twice() -> None:
    assert _body(_srt("No.", "No.", "Never.")) == ["No. No. Never."]


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ines Varga>No ferry will be\n\n00:04.000 --> 00:08.000\n"
        "<v.loud Ines Varga>turned away.</v>\n\n00:08.000 --> 00:12.000\n<v Tom Reed>When?</v>\n",
        "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ines Varga>No ferry will be turned away.</v><v Tom Reed>When?</v>\n",
        _srt("Ines Varga: No ferry will be", "Ines Varga: turned away.", "Tom Reed: When?"),
    ],
)
def test_who_speaks_is_kept_and_begins_a_paragraph(text: str) -> None:
    assert _body(text)[:2] == ["Ines Varga: No ferry will be turned away.", "Tom Reed: When?"]


@pytest.mark.parametrize(
    ("cues", "body"),
    [
        (("VARGA: No ferry waits.", "REED: When?"), ["VARGA: No ferry waits.", "REED: When?"]),
        (("- No ferry waits.\n- When?",), ["No ferry waits.", "When?"]),
        ((">> No ferry waits\n>> REED: When?",), ["No ferry waits", "REED: When?"]),
        (("The pier", "– all of it –", "is shut."), ["The pier – all of it – is shut."]),
        (("Note: the pier is shut.",), ["Note: the pier is shut."]),
        (("They left at 10: all of them.",), ["They left at 10: all of them."]),
        (("1 < 2 &amp; 3 > 2 <3",), ["1 < 2 & 3 > 2 <3"]),
        (("2026",), ["2026"]),
    ],
)
def test_turns_and_other_lines(cues: tuple[str, ...], body: list[str]) -> None:
    assert _body(_srt(*cues)) == body


def test_sounds_stand_apart() -> None:
    article = article_from_text(
        _srt("The board voted", "[applause]", "to close the pier.", "♪ A song ♪"), source="talk"
    )
    assert [(article.quote(each.span), each.kind) for each in article.paragraphs] == [
        ("The board voted to close the pier.", "body"), ("[applause]", "boilerplate"), ("♪ A song ♪", "boilerplate")
    ]  # fmt: skip


def test_a_pause_ends_a_paragraph_and_a_sentence_does_not_end_in_one() -> None:
    assert _body(_srt("The board voted.", "It was", "late.", gap=5)) == ["The board voted.", "It was late."]


def test_the_name_behind_webvtt_is_the_title() -> None:
    text = "WEBVTT - North pier to close\n\n00:00.000 --> 00:04.000\nIt is shut.\n"
    assert article_from_text(text, source="talk").title == "North pier to close"


@pytest.mark.parametrize(
    "text",
    ["The pier --> the mole\n\nIt is shut.", "WEBVTTs are files of cues.", "1\n\n2\n\nAt 10:00 --> 11:00", "1\n2\n3\n"],
)
def test_a_text_with_an_arrow_is_a_text(text: str) -> None:
    assert not is_subtitles(text)


def test_subtitles_without_words_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("WEBVTT\n\n00:00.000 --> 00:04.000\n\n")
    with pytest.raises(BadInputError, match="it holds no words"):
        load(tmp_path / "a")


@given(
    st.lists(st.sampled_from([*TALK, "1", "", "00:01.000 --> 00:02.000", "<v A>", "- ", "A: b", "NOTE", "[x]", "\x1f"]))
)
def test_any_lines_give_blocks_in_order(lines: list[str]) -> None:
    found = read_subtitles("WEBVTT\n" + "\n".join(lines))
    ends = [0, *(block.span.end for block in found.blocks)]
    assert all(before <= block.span.start for before, block in zip(ends, found.blocks, strict=False))
    assert "\x1f" not in found.text
