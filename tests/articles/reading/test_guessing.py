"""Texts in the older encodings: read right, or told as unsure; never wrong without a word."""

from __future__ import annotations

import pytest

from articles.reading.decoding import decode, encoding_notices
from benchmarks.encodings import ENCODINGS, cases, outcome, texts

CASES = list(cases())


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_no_text_is_read_wrong_without_a_word(encoding: str) -> None:
    found = [outcome(text, data)[0] for name, _, text, data in CASES if name == encoding]
    assert found
    assert not {"WRONG", "refused"} & {*found}


def test_nearly_all_texts_are_read_right() -> None:
    found = [outcome(text, data)[0] for _, _, text, data in CASES]
    assert sum(each.startswith("right") for each in found) >= 0.98 * len(found)


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("pl", "iso8859-2"), ("th", "cp874"), ("ru", "iso8859-5"), ("ko", "euc_kr"), ("ja", "iso2022_jp"),
        ("ru", "utf-16-le"), ("ja", "utf-16-be"), ("zh-hans", "utf-16-le"), ("th", "utf-16-be"), ("ko", "utf-32-le"),
        ("it", "cp1252"), ("hu", "cp1250"), ("el", "iso8859-7"), ("ko", "iso2022_kr"),
    ],
)  # fmt: skip
def test_these_are_read_right(language: str, encoding: str) -> None:
    for text in texts()[language]:
        decoded = decode(text.encode(encoding), "a.txt")
        assert decoded.text == text
        assert decoded.encoding.guessed


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("It’s open. “Yes,” she said – at last.", "cp1252"),
        ("The café was shut; Müller and Peña left.", "cp1252"),
        ("It was 20 °C on the mole, and the fare was £4.", "cp1252"),
        ("The Łódź office said that Wałęsa had gone.", "cp1250"),
        ("Dvořák and Šimek were on the ferry.", "iso8859-2"),
        ("A note in Russian: «Мост».", "cp1251"),
    ],
)
def test_few_letters_beyond_ascii_are_read_right_or_told(words: str, encoding: str) -> None:
    text = f"{texts()['en'][1].replace('’', '').replace('£', '')} {words}"
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text or decoded.encoding.rival


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "gb18030", "big5", "cp949"])
@pytest.mark.parametrize("end", [b"\xff", b"\x85"])
def test_a_lost_byte_does_not_make_another_language_of_it(encoding: str, end: bytes) -> None:
    language = {"cp932": "ja", "euc_jp": "ja", "gb18030": "zh-hans", "big5": "zh-hant", "cp949": "ko"}[encoding]
    text = texts()[language][0].strip()
    decoded = decode(text.encode(encoding) + end, "a.txt")
    assert decoded.text.startswith(text)
    assert len(decoded.text) == len(text) + 1


def test_japanese_with_a_broken_shift_is_still_japanese() -> None:
    data = texts()["ja"][0].encode("iso2022_jp")
    decoded = decode(data[:41] + data[42:], "a.txt")
    assert decoded.encoding.name == "iso2022_jp"


@pytest.mark.parametrize(
    "text", ["~{ a brace } and a tilde ~", "the cost of it on the mole, \x1b$ 5, was told", "a ~{8[ b"]
)
def test_signs_of_a_shift_alone_are_text(text: str) -> None:
    assert decode(text.encode(), "a.txt").text == text


def test_what_fits_two_encodings_alike_is_said() -> None:
    found = decode(texts()["cs"][0].encode("iso8859-2"), "a.txt").encoding
    assert encoding_notices(found) == [
        f"not sure of its encoding, letters may be wrong: iso8859-2 and {found.rival} fit alike, read as iso8859-2; "
        "--encoding names another"
    ]
