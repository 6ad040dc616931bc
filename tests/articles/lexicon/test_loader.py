"""Word lists are read from the folder of their language, checked, and kept; what a language lacks is empty."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from articles import lexicon
from articles.lexicon import Lexicon, LexiconError

if TYPE_CHECKING:
    from pathlib import Path


def written(root: Path, text: str, language: str = "sv", subject: str = "negation") -> Lexicon:
    folder = root / language
    folder.mkdir(exist_ok=True)
    (folder / f"{subject}.toml").write_text(text, encoding="utf-8")
    return Lexicon(root)


def test_a_new_folder_is_a_language(tmp_path: Path) -> None:
    assert written(tmp_path, 'negations = "inte, aldrig"').languages() == ("sv",)


def test_languages_can_be_asked_for_by_subject(tmp_path: Path) -> None:
    written(tmp_path, 'name = "Danish"', "da", "language")
    assert written(tmp_path, 'negations = "inte"').languages("negation") == ("sv",)


def test_a_list_is_the_words_between_commas(tmp_path: Path) -> None:
    lists = written(tmp_path, "negations = '''\ninte, aldrig,\n  inte  alls,\n'''")
    assert lists.words("sv", "negation", "negations") == {"inte", "aldrig", "inte alls"}


def test_an_array_may_hold_words_with_a_comma(tmp_path: Path) -> None:
    assert written(tmp_path, 'negations = ["inte", ","]').words("sv", "negation", "negations") == {"inte", ","}


def test_the_order_of_the_file_is_kept(tmp_path: Path) -> None:
    assert written(tmp_path, 'negations = "nej, inte"').in_order("sv", "negation", "negations") == ("nej", "inte")


def test_a_row_is_a_line(tmp_path: Path) -> None:
    lists = written(tmp_path, "months = '''\njanuari, jan\nfebruari\n'''", subject="months")
    assert lists.rows("sv", "months", "months") == (("januari", "jan"), ("februari",))


def test_groups_give_the_words_of_a_key(tmp_path: Path) -> None:
    lists = written(tmp_path, '[concepts]\nkilled = "döda, dö"', subject="frames")
    assert lists.groups("sv", "frames", "concepts") == {"killed": ("döda", "dö")}


def test_classes_give_the_key_of_a_word(tmp_path: Path) -> None:
    lists = written(tmp_path, '[measures]\nhour = "timme, timmar"', subject="units")
    assert lists.classes("sv", "units", "measures") == {"timme": "hour", "timmar": "hour"}


def test_numbers_give_the_value_of_a_word(tmp_path: Path) -> None:
    lists = written(tmp_path, '[fractions]\n"0.5" = "halv"', subject="counting")
    assert lists.numbers("sv", "counting", "fractions") == {"halv": 0.5}


def test_values_give_the_number_of_a_key(tmp_path: Path) -> None:
    assert written(tmp_path, "[age]\nyear-old = 1", "any", "units").values("any", "units", "age") == {"year-old": 1.0}


def test_a_tag_with_a_region_means_the_language(tmp_path: Path) -> None:
    assert written(tmp_path, 'negations = "inte"').words("sv_FI", "negation", "negations") == {"inte"}


def test_a_missing_list_is_empty_and_not_english(tmp_path: Path) -> None:
    assert written(tmp_path, 'negations = "inte"').words("sv", "negation", "exclusions") == frozenset()


def test_a_missing_file_is_empty(tmp_path: Path) -> None:
    assert Lexicon(tmp_path).words("sv", "negation", "negations") == frozenset()


def test_everywhere_joins_the_languages_and_none(tmp_path: Path) -> None:
    written(tmp_path, 'percent = "%"', "any", "money")
    written(tmp_path, 'percent = "procent"', subject="money")
    assert written(tmp_path, 'percent = "prosent"', "nb", "money").everywhere("money", "percent") == (
        "prosent",
        "procent",
        "%",
    )


@pytest.mark.parametrize(
    ("subject", "text", "line", "why"),
    [
        ("negation", '\nnegation = "inte"', 2, "there is no list called negation"),
        ("negation", "negations = 3", 1, "it is not a string"),
        ("negation", '\n\nnegations = ["inte",\n4]', 4, '"4" is not a word'),
        ("negation", "negations = '''\ninte,\nAldrig\n'''", 3, '"Aldrig" has capitals'),
        ("negation", "negations = '''\ninte, nej,\nej, inte\n'''", 3, '"inte" stands in it twice'),
        ("negation", 'negations = "inte,, ej"', 1, '"" is not a word'),
        ("negation", 'negations = "inte', 1, "Unterminated string"),
        ("months", "months = 12", 1, "it is not a string"),
        ("units", 'measures = "timme"', 1, "it is not a table"),
        ("units", '[measures]\nday = "dag"\nnight = "natt, dag"', 3, '"dag" stands under day too'),
        ("counting", '[small]\nett = "ett"', 2, "ett is not a number"),
        ("units", '[age]\nyear-old = "ett"', 2, "year-old is not a number"),
    ],
)
def test_a_fault_is_reported_with_file_and_line(tmp_path: Path, subject: str, text: str, line: int, why: str) -> None:
    with pytest.raises(LexiconError) as caught:
        written(tmp_path, text, subject=subject).check()
    assert caught.value.what.startswith(f"{tmp_path / 'sv' / subject}.toml, line {line}")
    assert caught.value.why.startswith(why)


def test_a_file_about_no_subject_is_reported(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"negations\.toml, line 1: no subject has this name"):
        written(tmp_path, "", subject="negations").check()


def test_a_list_is_not_read_as_another_kind(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="read as rows, but its schema says words"):
        Lexicon(tmp_path).rows("sv", "negation", "negations")


def test_a_fault_shows_when_the_list_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(LexiconError):
        written(tmp_path, 'negations = "Inte"').words("sv", "negation", "negations")


def test_every_bundled_list_is_sound() -> None:
    lexicon.BUNDLED.check()


def test_five_languages_are_bundled() -> None:
    assert lexicon.languages() == ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru")


@pytest.mark.whole
def test_importing_it_reads_no_file() -> None:
    code = (
        "import sys\nopened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import articles.lexicon\nprint([name for name in opened if name.endswith('.toml')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_sets_give_the_lines_of_a_key(tmp_path: Path) -> None:
    lists = written(tmp_path, "[excluding]\ndoor = '''\nöppen, öppnad\nstängd\n'''", subject="opposites")
    assert lists.sets("sv", "opposites", "excluding") == {"door": (("öppen", "öppnad"), ("stängd",))}


@pytest.mark.parametrize(
    ("lines", "told"),
    [("öppen, stängd", "one line only"), ("öppen\nstängd, öppen", "stands in two lines")],
)
def test_a_set_needs_two_lines_without_a_word_in_common(tmp_path: Path, lines: str, told: str) -> None:
    lists = written(tmp_path, f"[excluding]\ndoor = '''\n{lines}\n'''", subject="opposites")
    with pytest.raises(LexiconError, match=told):
        lists.sets("sv", "opposites", "excluding")
