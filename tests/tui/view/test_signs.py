"""Every sign is one cell wide, both drawn and in ASCII, and says what it means."""

from __future__ import annotations

import typing

from rich.cells import cell_len

from tui.view.signs import SIGNS, SignName, Signs


def test_every_sign_is_one_cell_wide_both_ways() -> None:
    for name, sign in SIGNS.items():
        assert cell_len(sign.drawn) == len(sign.drawn) == 1, name
        assert cell_len(sign.ascii) == len(sign.ascii) == 1, name


def test_the_other_form_is_ascii_throughout() -> None:
    assert all(sign.ascii.isascii() and sign.ascii.isprintable() for sign in SIGNS.values())


def test_every_name_has_its_sign_and_meaning() -> None:
    assert set(SIGNS) == set(typing.get_args(SignName))
    assert len({sign.meaning for sign in SIGNS.values()}) == len(SIGNS)


def test_drawn_signs_differ_from_one_another() -> None:
    assert len({sign.drawn for sign in SIGNS.values()}) == len(SIGNS)


def test_signs_are_taken_in_the_chosen_form() -> None:
    assert Signs()["strong"] == "●"
    assert Signs(ascii_only=True)["strong"] == "*"
