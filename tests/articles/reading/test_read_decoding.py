"""Bytes to text: marks, UTF-8, a named guess; nothing that is not text."""

from __future__ import annotations

import codecs
import gzip
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.errors import BadInputError
from articles.reading.decoding import Decoded, decode

ENGLISH = "The «Calder Post» wrote that the ferry — late since May — would sail. “We’re ready,” the mate said of it. "
GERMAN = "Die Fähre fuhr über Nacht gegen die Mauer – „endgültig“, wie es hieß. Für die Brücke ist kein Geld da. "
FRENCH = "À l'aube, le bac a heurté la jetée. « Nous étions prévenus », a déclaré le maire, déçu, près de la côte. "
SPANISH = "El barco chocó con el muro. «Nos avisaron», dijo el alcalde; según él, ¿quién tenía la llave de los niños? "
RUSSIAN = "Паром ударился о стену в порту, и его не было видно с берега. Мэр сказал, что мост закрыли. "


def _decode(data: bytes, encoding: str | None = None) -> Decoded:
    return decode(data, "a.txt", encoding)


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, codec: str) -> None:
    decoded = _decode(mark + RUSSIAN.encode(codec))
    assert decoded.text == RUSSIAN
    assert (decoded.encoding.name, decoded.encoding.guessed, decoded.encoding.replaced) == (codec, False, 0)


def test_utf8_is_taken_as_it_is_with_its_line_ends() -> None:
    text = "Æ\r\n\r\nb\rc\n \U0001f6a2\x0b"
    assert _decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (ENGLISH, "cp1252"),
        (GERMAN, "cp1252"),
        (FRENCH, "cp1252"),
        (SPANISH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
    ],
)
@pytest.mark.parametrize("times", [1, 5])
def test_older_encodings_are_guessed_and_the_guess_is_named(text: str, codec: str, times: int) -> None:
    """H-8."""
    decoded = _decode((text * times).encode(codec))
    assert decoded.text == text * times
    assert (decoded.encoding.name, decoded.encoding.guessed) == (codec, True)


def test_the_guess_looks_where_the_telling_bytes_are() -> None:
    text = "plain words \n" * 40_000 + RUSSIAN * 4
    assert _decode(text.encode("cp1251")).text == text


def test_utf16_without_a_mark_is_recognised() -> None:
    decoded = _decode(ENGLISH.encode("utf-16-le"))
    assert (decoded.text, decoded.encoding.guessed) == (ENGLISH, True)


@pytest.mark.parametrize(
    ("bad", "replaced"), [(b"\xe2\x82", 2), (b"\xed\xa0\xbd\xed\xb8\x80", 6), (b"\xc0\xaf \xf5\x80\x80\x80", 6)]
)
def test_damaged_utf8_stays_utf8_and_the_bad_bytes_are_counted(bad: bytes, replaced: int) -> None:
    """H-8."""
    decoded = _decode(GERMAN.encode() + bad)
    assert decoded.encoding.name == "utf-8"
    assert not decoded.encoding.guessed
    assert decoded.encoding.replaced == replaced
    assert decoded.text.startswith(GERMAN)
    assert set(decoded.text[len(GERMAN) :]) <= {"\ufffd", " "}


def test_a_replacement_character_of_the_text_itself_is_not_counted() -> None:
    assert _decode("a \ufffd b".encode()).encoding.replaced == 0


def test_an_encoding_that_is_named_is_used_even_against_a_mark() -> None:
    assert _decode("žluť".encode("cp1250"), "windows-1250").text == "žluť"
    assert _decode(codecs.BOM_UTF8 + b"a", "cp1252").text == "ï»¿a"
    assert _decode(codecs.BOM_UTF8 + b"a", "utf-8").text == "a"


def test_latin1_means_windows_1252_as_on_the_web() -> None:
    decoded = _decode(b"\x93quoted\x94", "latin1")
    assert (decoded.text, decoded.encoding.name) == ("“quoted”", "cp1252")


@pytest.mark.parametrize(
    "name", ["utf-7", "UTF7", "rot13", "base64", "idna", "unicode_escape", "no-such", "", "a\0b", "x" * 999]
)
def test_names_that_are_no_encoding_of_text_files_are_refused(name: str) -> None:
    with pytest.raises(BadInputError, match="it is not an encoding of text files"):
        _decode(b"words", name)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty"),
        (" \n\t\u3000\u00a0\r\n".encode(), "it holds only white space"),
        (codecs.BOM_UTF8, "it holds only white space"),
        (b"%PDF-1.7\n", "it is a PDF, not text"),
        (b"\x89PNG\r\n\x1a\n\0\0", "it is a picture (PNG), not text"),
        (gzip.compress(b"words", mtime=0), "it is a gzip archive, not text"),
        (b"PK\x03\x04" + b"\0" * 26 + b"a.txt", "it is a ZIP archive, not text"),
        (b"{\\rtf1 words}", "it is an RTF document, not text"),
        (b"\x7fELF\2\1", "it is a program, not text"),
        (b"words" + b"\0" * 400, "this is not text"),
        (b"w\0o\0r\0d\0s, and then more words without any of them", "this is not text"),
        (b"\x01a\x02b\x03c" * 40, "this is not text"),
        (hashlib.shake_256(b"noise").digest(4000), "this is not text"),
    ],
)
def test_what_is_not_text_is_refused_by_its_kind(data: bytes, why: str) -> None:
    """H-8."""
    with pytest.raises(BadInputError) as caught:
        _decode(data)
    assert caught.value.why == why


def test_a_few_controls_or_one_long_flood_of_them_do_not_make_a_binary() -> None:
    words = "words and words and words, all day long. " * 8
    for text in (f"{words}\x1b[31mred\x1b[0m {words} \x00 {words}", f"{words}{chr(7) * 50_000}{words}"):
        assert _decode(text.encode()).text == text


def test_a_text_may_begin_like_a_sound_or_an_archive() -> None:
    assert _decode(b"RIFF stands for a container of sound. ID3 too.").text.startswith("RIFF")


@given(
    st.binary(max_size=300),
    st.none() | st.sampled_from(["utf-8", "cp1252", "koi8-r", "utf-16", "shift_jis", "gb18030"]),
)
def test_any_bytes_give_a_text_without_surrogates_or_a_clear_refusal(data: bytes, encoding: str | None) -> None:
    try:
        decoded = _decode(data, encoding)
    except BadInputError:
        return
    decoded.text.encode()
    assert decoded.encoding.replaced <= len(data)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda text: not text.isspace()))
def test_every_utf8_text_comes_back_exactly(text: str) -> None:
    if not text.startswith("\ufeff") and not text.startswith("{\\rtf"):
        assert _decode(text.encode()).text == text
