"""Paragraphs to sentences: exact spans, nothing lost, and own rules where the library gives up."""

from __future__ import annotations

import sys
import types

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import Span
from articles.reading.structure.sentences import MAX_SENTENCE, by_rules, split_sentences


def _sentences(text: str, language: str = "en") -> list[str]:
    (spans,) = split_sentences(text, [Span(0, len(text))], language)
    return [span.of(text) for span in spans]


def test_sentences_end_where_readers_end_them() -> None:
    text = "Dr. Brandt came at 4.10 a.m. on Friday. “Who had the helm?” she asked. Nobody spoke! It cost $4.5 million."
    assert _sentences(text) == [
        "Dr. Brandt came at 4.10 a.m. on Friday.",
        "“Who had the helm?” she asked.",
        "Nobody spoke!",
        "It cost $4.5 million.",
    ]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Leader Ann Pell, D-N.Y., and Sen. Elsa Lind, R-S.C., both called for a vote."],
        ["In a letter on her page, Ms. Pell recalled it.", "Then she left."],
        ["The book, titled It Is Money!: How You Can Win, was sold."],
        ["He left early.", "Ms. Lind said yes!"],
        ["She has a boat: the Orla.", "It was lost."],
    ],
)
def test_short_forms_of_names_and_late_colons_end_no_sentence(sentences: list[str]) -> None:
    assert _sentences(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("zh", ["他说：“码头关闭。”", "港务局同意。", "真的吗？", "是的！"]),
        ("und", ["价格为3.5万克朗。", "港务局同意。"]),
        ("ja", ["港は閉鎖される。", "「本当か？」と彼は聞いた。", "はい！"]),
        ("ar", ["هل أغلق الميناء؟ ", "نعم. ", "قال الرئيس: لن نغلق!"]),
        ("hi", ["बंदरगाह बंद है। ", "क्या यह सच है? ", "हाँ।"]),
        ("km", ["កំពង់ផែបិទ។ ", "តើពិតទេ?"]),
        ("th", ["ท่าเรือปิด 11 เดือน คณะกรรมการลงมติเมื่อวันจันทร์ที่ผ่านมา ", "ประธานกล่าวว่าจะไม่ปฏิเสธเรือลำใดเลย"]),
        ("bo", ["བོད་ཡིག་གི་ཡི་གེ་འདི་ནི་རྙིང་པ་རེད། ", "འདི་ནི་གསར་པ་རེད།"]),
        ("pl", ["Prof. Nowak odmówił. ", "Kosztuje ok. 3 tys. zł. ", "To m.in. dlatego. ", "Koniec."]),
        ("it", ["Il prof. Rossi ha detto di sì. ", "Vedi pag. 3 del libro. ", "Fine."]),
        ("nl", ["Zie blz. 3 van het boek. ", "Einde."]),
        ("pt", ["Ver pág. 3 do livro. ", "Fim."]),
    ],
)
def test_sentences_end_by_the_signs_of_their_language(language: str, sentences: list[str]) -> None:
    assert _sentences("".join(sentences), language) == [each.rstrip() for each in sentences]


def test_a_line_end_inside_a_paragraph_ends_no_sentence_and_stays_in_the_span() -> None:
    assert _sentences("The ferry struck\r\nthe mole. It\nstayed there.") == [
        "The ferry struck\r\nthe mole.",
        "It\nstayed there.",
    ]


def test_marks_without_a_word_belong_to_the_sentence_before_them() -> None:
    assert _sentences("It is over. ?. They lost 40 boats.") == ["It is over. ?.", "They lost 40 boats."]


def test_offsets_count_code_points_beyond_the_first_plane() -> None:
    assert _sentences("Ferry \U0001f6a2 came. Tug \U0001f6a2 went.") == [
        "Ferry \U0001f6a2 came.",
        "Tug \U0001f6a2 went.",
    ]


def test_each_paragraph_is_split_by_itself() -> None:
    text = "The ferry. came\nIt left."
    first, second = split_sentences(text, [Span(0, 15), Span(16, 24)], "en")
    assert [span.of(text) for span in second] == ["It left."]
    assert all(span.end <= 15 for span in first)


def test_a_monstrous_sentence_is_cut_at_white_space() -> None:
    parts = _sentences("word " * 5_000)
    assert len(parts) > 1
    assert all(len(part) <= MAX_SENTENCE and part.startswith("word") and part.endswith("word") for part in parts)
    assert [len(part) for part in _sentences("x" * (2 * MAX_SENTENCE + 1))] == [MAX_SENTENCE, MAX_SENTENCE, 1]


def test_a_very_long_paragraph_is_split_like_a_short_one() -> None:
    sentence = "The ferry struck the mole at ten past four, Mr. Brandt said."
    assert _sentences(" ".join([sentence] * 2_000)) == [sentence] * 2_000


def test_ten_thousand_open_quotation_marks_are_only_marks() -> None:
    text = "He said so. " + '“("' * 10_000 + "It is over. Now."
    found = _sentences(text)
    assert found[0].startswith("He said so.")
    assert found[-1] == "Now."


def test_own_rules_know_abbreviations_initials_and_small_letters() -> None:
    text = "Mr. A. Brandt paid No. 4 twice... and left. “Why?” Nobody knew! 川です。次。"
    assert [text[start:end].strip() for start, end in by_rules(text)] == [
        "Mr. A. Brandt paid No. 4 twice... and left.",
        "“Why?”",
        "Nobody knew!",
        "川です。",
        "次。",
    ]


@pytest.mark.parametrize("failure", [ValueError("no"), BaseException("a panic"), None])
def test_own_rules_step_in_when_the_library_fails_or_loses_words(
    failure: BaseException | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def boundaries(language: str, text: str) -> list[dict[str, int]]:
        if failure is not None:
            raise failure
        return [{"start_index": 0, "end_index": 3}]

    library = types.ModuleType("sentencex")
    monkeypatch.setattr(library, "get_sentence_boundaries", boundaries, raising=False)
    monkeypatch.setitem(sys.modules, "sentencex", library)
    assert _sentences("It came. It left.") == ["It came.", "It left."]


@given(st.text(st.sampled_from("ab AB.!?…“\"'( )[1\n\r\u00a0。\U0001f6a2-")), st.sampled_from(["en", "de", "ru", "xx"]))
def test_sentences_are_sorted_trimmed_and_hold_every_word(text: str, language: str) -> None:
    paragraph = Span(len(text) - len(text.lstrip()), max(len(text.rstrip()), len(text) - len(text.lstrip())))
    (spans,) = split_sentences(text, [paragraph], language)
    end = paragraph.start
    for span in spans:
        assert end <= span.start < span.end <= paragraph.end
        assert span.of(text) == span.of(text).strip()
        assert text[end : span.start].strip() == ""
        end = span.end
    assert text[end : paragraph.end].strip() == ""


@given(st.text(st.sampled_from("ab AB.!?…“\"'( )[1\n。")))
def test_own_rules_lose_nothing(text: str) -> None:
    found = by_rules(text)
    assert "".join(text[start:end] for start, end in found) == text
