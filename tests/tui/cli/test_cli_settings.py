"""Settings: their order of precedence, where each comes from, and the line for what is wrong."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.errors import BadInputError
from articles.reading.limits import LIMITS
from keymaps.loader import BUILT_IN
from tui.__main__ import main
from tui.settings import KEYMAPS, KINDS, STOP_KINDS, Settings, load_settings, settings_path
from tui.view.stops import DEFAULT_STOPS
from tui.view.stops import STOP_KINDS as KINDS_OF_STOP


def _file(folder: Path, text: str) -> dict[str, str]:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return {"DIPTYCH_CONFIG": str(path)}


def test_without_a_file_the_defaults_hold() -> None:
    assert load_settings(environ={}) == Settings()


def test_the_file_wins_over_the_default(tmp_path: Path) -> None:
    settings = load_settings(environ=_file(tmp_path, 'measure = 60\nstops = ["only"]\n'))
    assert (settings.measure, settings.stops) == (60, ("only",))
    assert settings.file == tmp_path / "settings.toml"


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    environ = {**_file(tmp_path, "measure = 60\nmouse = true\n"), "DIPTYCH_MEASURE": "50", "DIPTYCH_MOUSE": "off"}
    settings = load_settings(environ=environ)
    assert (settings.measure, settings.mouse) == (50, False)


def test_the_command_line_wins_over_all(tmp_path: Path) -> None:
    environ = {**_file(tmp_path, 'keymap = "vim"\n'), "DIPTYCH_KEYMAP": "less"}
    assert load_settings({"keymap": "emacs"}, environ).keymap == "emacs"


def test_each_value_says_where_it_comes_from(tmp_path: Path) -> None:
    environ = {**_file(tmp_path, '\nauthor = "R."\n'), "DIPTYCH_SIGNS": "ascii"}
    origins = load_settings({"theme": "nord"}, environ).origins
    assert origins["author"] == f"{tmp_path / 'settings.toml'}:2"
    assert origins["signs"] == "environment: DIPTYCH_SIGNS"
    assert origins["theme"] == "command line"
    assert origins["measure"] == "default"
    assert set(origins) == set(KINDS)


def test_a_keymap_of_ones_own_is_looked_for_beside_the_settings(tmp_path: Path) -> None:
    assert load_settings(environ=_file(tmp_path, 'keymap = "mine.toml"\n')).keymap == str(tmp_path / "mine.toml")


def test_an_encoder_is_looked_for_beside_the_settings_unless_it_is_an_address(tmp_path: Path) -> None:
    address = "http://127.0.0.1:11434/v1/embeddings#small"
    assert load_settings(environ=_file(tmp_path, 'encoder = "own.npz"\n')).encoder == str(tmp_path / "own.npz")
    assert load_settings(environ=_file(tmp_path, f'encoder = "{address}"\n')).encoder == address
    assert load_settings(environ={**_file(tmp_path, ""), "DIPTYCH_ENCODER": "here.npz"}).encoder == "here.npz"


def test_the_command_line_says_when_the_encoder_cannot_be_used(
    pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DIPTYCH_ENCODER", "http://127.0.0.1:9/v1/embeddings#small")
    assert main(["compare", *map(str, pair), "--json"]) == 0
    (notice,) = json.loads(capsys.readouterr().out)["notices"]
    assert notice.startswith("matched by words alone: The encoder at http://127.0.0.1:9")


def test_the_table_of_keys_is_handed_on_as_written(tmp_path: Path) -> None:
    environ = _file(tmp_path, '[keys.reading]\nnext-stop = ["n"]\n')
    assert load_settings(environ=environ).keys == {"reading": {"next-stop": ["n"]}}


def test_no_color_counts_only_when_it_is_not_empty() -> None:
    assert load_settings(environ={"NO_COLOR": "1"}).no_color
    assert not load_settings(environ={"NO_COLOR": ""}).no_color


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("mesure = 60\n", 1, 'did you mean "measure"?'),
        ("\nmeasure = 7\n", 2, "from 20 to 200"),
        ("measure = true\n", 1, "a number"),
        ('mouse = "no"\n', 1, "true or false"),
        ('stops = ["weak", "none"]\n', 1, "strong, weak, only, note"),
        ("signs = 'emoji'\n", 1, '"unicode" or "ascii"'),
        ("a = 1\nmeasure = = 2\n", 2, "TOML"),
        ("keys = 3\n", 1, "[keys]"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_line(text: str, line: int, word: str, tmp_path: Path) -> None:
    with pytest.raises(BadInputError) as caught:
        load_settings(environ=_file(tmp_path, text))
    assert f"settings.toml:{line}" in str(caught.value)
    assert word in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text"), [("DIPTYCH_MEASURE", "wide"), ("DIPTYCH_MOUSE", "maybe"), ("DIPTYCH_SIGNS", "x")]
)
def test_what_is_wrong_in_the_environment_names_the_variable(name: str, text: str) -> None:
    with pytest.raises(BadInputError, match=name):
        load_settings(environ={name: text})


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="no such file"):
        load_settings(environ={"DIPTYCH_CONFIG": str(tmp_path / "nowhere.toml")})


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.write_bytes(b"\xff\xfe\x00")])
def test_a_file_that_is_none_is_refused(make: Any, tmp_path: Path) -> None:
    make(tmp_path / "settings.toml")
    with pytest.raises(BadInputError):
        load_settings(environ={"DIPTYCH_CONFIG": str(tmp_path / "settings.toml")})


def test_the_keymaps_are_those_that_come_with_the_program() -> None:
    assert KEYMAPS == BUILT_IN


def test_the_kinds_of_stop_are_those_of_the_screen() -> None:
    assert set(STOP_KINDS) == set(KINDS_OF_STOP)
    assert set(Settings().stops) == set(DEFAULT_STOPS)


@given(st.dictionaries(st.sampled_from([f"DIPTYCH_{name.upper()}" for name in KINDS]), st.text(max_size=8)))
def test_any_environment_gives_settings_or_one_line(environ: dict[str, str]) -> None:
    with suppress(BadInputError):
        load_settings(environ=environ)


def test_what_is_shown_can_be_a_settings_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environ = _file(tmp_path, 'author = "Å \\u0022 \\u007f"\nmeasure = 66\nstops = []\n')
    monkeypatch.setenv("DIPTYCH_CONFIG", environ["DIPTYCH_CONFIG"])
    before = load_settings()
    assert main(["config", "show", "--origin"]) == 0
    _file(tmp_path, capsys.readouterr().out)
    assert load_settings() == before


def test_config_tells_where_the_file_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "path"]) == 0
    assert capsys.readouterr().out == f"{settings_path()}\n"
    monkeypatch.setenv("DIPTYCH_CONFIG", "elsewhere.toml")
    assert main(["config", "path"]) == 0
    assert capsys.readouterr().out == "elsewhere.toml\n"


def test_the_guide_tells_of_every_setting_and_its_default() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "settings.md").read_text(encoding="utf-8")
    for name in KINDS:
        default = getattr(Settings(), name)
        shown = json.dumps(list(default) if isinstance(default, tuple) else default)
        assert f"| `{name}` | `{shown}` |" in guide


def test_how_long_a_text_may_be_is_read_before_any_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(LIMITS, "characters", LIMITS.characters)
    for name, value in _file(tmp_path, "longest = 100000\n").items():
        monkeypatch.setenv(name, value)
    names = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    for name in names:
        Path(name).write_text("The river rose. " * 7_000, encoding="utf-8")
    assert main(["compare", *names]) == 2
    assert "more than 100,000 characters" in capsys.readouterr().err


def test_a_length_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="must be a number from 100000 to 50000000"):
        load_settings(environ=_file(tmp_path, "longest = 5\n"))
