"""How long a text may be is a setting, and a longer one is refused in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles.errors import BadInputError
from articles.reading import load
from articles.reading.limits import LIMITS, Limits, characters_told

if TYPE_CHECKING:
    from pathlib import Path


def test_a_text_longer_than_what_is_set_is_refused_and_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "long.txt"
    file.write_text("The river rose. " * 20, encoding="utf-8")
    monkeypatch.setattr(LIMITS, "characters", 200)
    with pytest.raises(BadInputError) as refused:
        load(file)
    assert str(refused.value).endswith("more than 200 characters; save only the article, or raise the setting longest")
    monkeypatch.setattr(LIMITS, "characters", 2_000)
    assert len(load(file).text) == 320


def test_a_file_may_have_two_bytes_for_each_character_and_ten_million_at_least() -> None:
    limits = Limits()
    assert (limits.characters, limits.bytes) == (5_000_000, 10_000_000)
    limits.characters = 20_000_000
    assert limits.bytes == 40_000_000
    limits.characters = 100_000
    assert limits.bytes == 10_000_000


def test_numbers_of_characters_are_told_in_words() -> None:
    assert characters_told(5_000_000) == "5 million characters"
    assert characters_told(120_000) == "120,000 characters"
