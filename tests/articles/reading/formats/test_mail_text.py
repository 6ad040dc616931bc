"""The plain text of mails: quotations as paragraphs, signatures and feet kept separate, wrapped lines joined."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest

from articles.reading.formats.extract import Builder
from articles.reading.formats.mails.text import add_plain
from tests.articles.reading.made import LAST, LEDE, MIDDLE

if TYPE_CHECKING:
    from collections.abc import Callable

FOOT = "boilerplate"


def _read(text: str) -> list[tuple[str, str]]:
    """The paragraphs, each on one line, with their kinds."""
    builder = Builder()
    add_plain(builder, text)
    return [(" ".join(b.span.of(builder.text).split()), b.kind or "body") for b in builder.blocks]


def _wrapped(words: str, mark: str = "", width: int = 72) -> str:
    return "\n".join(mark + line for line in textwrap.wrap(words, width - len(mark)))


@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "> > "])
@pytest.mark.parametrize("width", [60, 66, 76])
def test_quoted_lines_are_paragraphs_of_whole_sentences(mark: str, width: int) -> None:
    quoted = f"\n{mark.rstrip()}\n".join(_wrapped(each, mark, width) for each in (LEDE, MIDDLE))
    assert _read(f"I doubt it.\n\n{quoted}\n\nWhy?") == [
        ("I doubt it.", "body"), (LEDE, "quoted"), (MIDDLE, "quoted"), ("Why?", "body")
    ]  # fmt: skip


def test_answers_between_quotations_stay_the_senders() -> None:
    text = f"{_wrapped(LEDE, '> ')}\nThat is wrong.\n{_wrapped(LAST, '> ')}\n\nThat too."
    assert _read(text) == [(LEDE, "quoted"), ("That is wrong.", "body"), (LAST, "quoted"), ("That too.", "body")]


def test_a_quotation_in_a_quotation_is_a_paragraph_of_its_own() -> None:
    text = f"{_wrapped(MIDDLE, '>> ')}\n{_wrapped(LEDE, '> ')}"
    assert _read(text) == [(MIDDLE, "quoted"), (LEDE, "quoted")]


@pytest.mark.parametrize(
    "lead",
    [
        "On Mon, 20 Apr 2026 at 18:00, Tom Reed <tom@crews.example> wrote:",
        "On Mon, 20 Apr 2026 at 18:00, Tom Reed\n<tom@crews.example> wrote:",
        "On Mon, 20 Apr 2026 at 18:00, Thomas Alexander Reed\n<thomas.alexander.reed@crews.example>\nwrote:",
        "Am 20.04.2026 um 18:00 schrieb Tom Reed:",
        "Le lun. 20 avr. 2026 à 18:00, Tom Reed <tom@crews.example> a écrit :",
        "Tom Reed <tom@crews.example> writes:",
        "20 апреля 2026 г., 18:00, Том Рид написал:",
    ],
)
def test_who_is_quoted_is_no_sentence_of_the_mail(lead: str) -> None:
    assert _read(f"I doubt it.\n\n{lead}\n\n{_wrapped(LEDE, '> ')}") == [
        ("I doubt it.", "body"), (" ".join(lead.split()), FOOT), (LEDE, "quoted")
    ]  # fmt: skip


def test_a_sentence_before_a_quotation_stays_one() -> None:
    for words in ("The board said this in its own words:", "In its report of 20 April 2026 the board said:"):
        assert _read(f"{words}\n\n> {LEDE}")[0] == (words, "body")


@pytest.mark.parametrize("sign", ["-- ", "--"])
def test_a_signature_stands_apart_and_what_is_quoted_below_it_does_not(sign: str) -> None:
    text = f"{LEDE}\n\n{sign}\nIda Writer\nHarbour desk\n\nOn 20 Apr 2026, Tom wrote:\n{_wrapped(LAST, '> ')}\n"
    assert _read(text) == [
        (LEDE, "body"), ("--", FOOT), ("Ida Writer", FOOT), ("Harbour desk", FOOT),
        ("On 20 Apr 2026, Tom wrote:", FOOT), (LAST, "quoted"),
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["--", "_" * 40, "=" * 40])
@pytest.mark.parametrize("wrapped", [str, _wrapped])
def test_a_rule_above_prose_is_no_signature(sign: str, wrapped: Callable[[str], str]) -> None:
    text = f"{wrapped(LEDE)}\n\n{sign}\n\n{wrapped(LAST)}\n\nWrite to desk@harbour.example."
    assert [kind for words, kind in _read(text) if words == LAST] == ["body"]


def test_the_answered_mail_below_a_rule_and_its_head_is_no_foot() -> None:
    head = "From: Tom Reed <tom@crews.example>\nSent: Monday, 20 April 2026 18:00\nTo: Ida\nSubject: Mole"
    found = _read(f"I doubt it.\n\nIda\n-- \nHarbour desk\n\n{'_' * 32}\n{head}\n\nNo.\n\nThe mole is shut.\n")
    assert [words for words, kind in found if kind == "body"] == ["I doubt it.", "Ida", "No.", "The mole is shut."]


@pytest.mark.parametrize(
    "foot",
    [
        f"{'_' * 47}\nHarbour mailing list\nharbour@lists.example\nhttps://lists.example/harbour",
        f"{'-' * 30}\nTo leave, write to harbour-leave@lists.example",
        "Sent from my telephone",
        "Gesendet von meinem Telefon",
        "-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n=abcd\n-----END PGP SIGNATURE-----",
    ],
)
def test_feet_are_no_part_of_the_text(foot: str) -> None:
    found = _read(f"{LEDE}\n\n{LAST}\n\n{foot}\n")
    assert [words for words, kind in found if kind == "body"] == [LEDE, LAST]
    assert "\n".join(words for words, kind in found if kind == FOOT) == foot.replace("\n\n", "\n")


@pytest.mark.parametrize(
    "head",
    [
        "-----Original Message-----\nFrom: Tom Reed\nSent: Monday, 20 April 2026 18:00\nTo: Ida\nSubject: Mole",
        "---------- Forwarded message ---------\nFrom: Tom Reed <tom@crews.example>\nDate: Mon, 20 Apr 2026\nTo: Ida",
        "________________\nVon: Tom Reed\nGesendet: Montag, 20. April 2026 18:00\nAn: Ida\nBetreff: Mole",
        "Begin forwarded message:\n\nFrom: Tom Reed <tom@crews.example>\nSubject: Mole\nDate: 20 April 2026",
    ],
)
def test_the_head_of_a_forwarded_mail_is_no_part_of_the_text(head: str) -> None:
    found = _read(f"See below.\n\n{head}\n\n{LEDE}\n\n{LAST}\n")
    assert [words for words, kind in found if kind == "body" and not words.startswith("Begin")] == [
        "See below.", LEDE, LAST
    ]  # fmt: skip


def test_a_list_of_fields_without_a_date_or_address_is_text() -> None:
    text = "Harbour: shut\nPier: open\nFerry: late"
    assert {kind for _, kind in _read(f"{LEDE}\n\n{text}\n\n{LAST}")} == {"body"}


@pytest.mark.parametrize("count", [1, 2])
def test_a_short_mail_has_whole_sentences(count: int) -> None:
    words = [LEDE, LAST][:count]
    assert _read("\n\n".join(map(_wrapped, words))) == [(each, "body") for each in words]


def test_a_greeting_and_a_name_keep_their_lines() -> None:
    text = f"Dear Ida,\n\n{_wrapped(LEDE)}\n\nBest wishes\nTom"
    assert _read(text) == [("Dear Ida,", "body"), (LEDE, "body"), ("Best wishes", "body"), ("Tom", "body")]


def test_the_signature_and_the_leads_in_a_quotation_stand_apart() -> None:
    inner = f"{_wrapped(LEDE)}\n\nOn 19 Apr 2026, Ida wrote:\n{_wrapped(LAST, '> ')}\n\n-- \nTom Reed"
    quoted = "\n".join(f"> {line}".rstrip() if line != "-- " else "> -- " for line in inner.split("\n"))
    assert _read(f"Yes.\n\nOn 20 Apr 2026, Tom wrote:\n{quoted}\n") == [
        ("Yes.", "body"), ("On 20 Apr 2026, Tom wrote:", FOOT), (LEDE, "quoted"),
        ("On 19 Apr 2026, Ida wrote:", FOOT), (LAST, "quoted"), ("--", FOOT), ("Tom Reed", FOOT),
    ]  # fmt: skip
