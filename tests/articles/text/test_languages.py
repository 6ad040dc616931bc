"""What languages are called."""

from __future__ import annotations

import pytest

from articles.text.languages import code_of, name_of


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "English"),
        ("de-AT", "German"),
        ("it", "Italian"),
        ("zh-hant", "Chinese"),
        ("und", "not known"),
        ("xq", "xq"),
    ],
)
def test_a_language_is_shown_by_its_name(code: str, name: str) -> None:
    assert name_of(code) == name


@pytest.mark.parametrize(
    ("name", "code"),
    [("Italian", "it"), ("italiano", "it"), ("DEUTSCH", "de"), ("中文", "zh"), ("not known", "und"), ("Elvish", None)],
)
def test_a_language_is_found_by_any_of_its_names(name: str, code: str | None) -> None:
    assert code_of(name) == code
