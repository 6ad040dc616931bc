"""What is pinned for development fits what is declared, and holds names, versions and hashes only."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "constraints.txt").read_text(encoding="utf-8")
FUZZER = (ROOT / "tests" / "fuzz" / "atheris.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN, _, _WORK = TEXT.partition("# to test and check\n")


def _pins(text: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, re.MULTILINE))


def _unfit(declared: list[str], pins: dict[str, str]) -> list[str]:
    requirements = [Requirement(each) for each in declared]
    return [str(each) for each in requirements if pins.get(canonicalize_name(each.name), "") not in each.specifier]


def test_running_and_building_need_only_the_first_part() -> None:
    assert _unfit([*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]], _pins(RUN)) == []


def test_everything_for_testing_and_checking_is_pinned() -> None:
    groups = PROJECT["dependency-groups"]
    assert _unfit([*groups["test"], *groups["check"]], _pins(TEXT)) == []


def test_the_fuzzer_is_pinned_apart_since_it_does_not_install_everywhere() -> None:
    assert _unfit(PROJECT["dependency-groups"]["fuzz"], _pins(FUZZER)) == []
    assert "atheris" not in _pins(TEXT)


@pytest.mark.parametrize("text", [TEXT, FUZZER])
def test_every_pin_has_hashes_and_no_address(text: str) -> None:
    assert "://" not in text
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry for entry in entries if not entry.startswith("#") and "--hash=sha256:" not in entry] == []


def test_textual_is_the_version_that_was_measured() -> None:
    assert _pins(RUN)["textual"] == "8.2.8"
