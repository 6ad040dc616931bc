"""`diptych serve A B ...`: the same screen in a browser on this machine."""

from __future__ import annotations

import gc
import os
import re
import secrets
import shlex
import sys
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from articles.reading.source import is_stream
from tui.cli.pair import MOST, case_named, check_several, open_named
from tui.cli.screen import settings_of
from tui.cli.several import several_named
from tui.cli.visiting import run_server

if TYPE_CHECKING:
    from argparse import Namespace

_ELSEWHERE = re.compile(r"""<link\b[^>]*\bhref\s*=\s*["']?(?:https?:)?//[^>]*>""", re.IGNORECASE)

_FOCUS = """<script>
  new MutationObserver((changes, observer) => {
    const keys = document.querySelector(".xterm-helper-textarea");
    if (keys) {
      keys.focus();
      observer.disconnect();
    }
  }).observe(document.body, { childList: true, subtree: true });
</script>
"""


def serve(options: Namespace) -> int:
    """Serve the accounts to a browser on this machine until interrupted; returns the exit code."""
    if case_named(options, MOST) is None and any(map(is_stream, check_several(options))):
        raise BadInputError(
            "standard input cannot be served", "the articles are read again for each visitor", "name two files"
        )
    settings_of(options)
    if several_named(options) is None:
        open_named(options)
    try:
        import textual_serve  # noqa: F401 - only whether it is there
    except ImportError as error:
        do = 'install it: pipx install "diptych[serve]"'
        raise BadInputError("cannot serve", "the package textual-serve is not installed", do) from error
    gc.enable()  # a server stays
    with TemporaryDirectory() as folder:
        for page in (files("textual_serve") / "templates").iterdir():
            (Path(folder) / page.name).write_text(prepared(page.read_text("utf-8")), encoding="utf-8")
        run_server(command_line(options), folder, options.port, secrets.token_urlsafe(32))
    return 0


def prepared(page: str) -> str:
    """The page as it is served: without strangers, and with the keyboard in the texts without a click."""
    before, end, after = without_strangers(page).rpartition("</body>")
    return f"{before}{_FOCUS if end else ''}{end}{after}"


def without_strangers(page: str) -> str:
    """The page without what it would load from another machine: a visit concerns only the reader."""
    return _ELSEWHERE.sub("", page)


def command_line(options: Namespace) -> str:
    """The command line that each visitor's process runs: our own program, whatever lies in the current folder."""
    home = str(Path(__file__).resolve().parents[2])
    inherited = os.environ.get("PYTHONPATH")
    places = os.pathsep.join([home, inherited] if inherited else [home])
    words = ["env", f"PYTHONPATH={places}", sys.executable, "-P", "-m", "tui"]
    for name in ("keymap", "theme", "encoding", "notes"):
        if getattr(options, name):
            words += [f"--{name}", getattr(options, name)]
    if options.signs == "ascii":
        words.append("--ascii")
    if options.mouse is False:
        words.append("--no-mouse")
    if options.case_notes:
        words.append("--into-case")
    if options.allow_private:
        words.append("--allow-private")
    return shlex.join([*words, "--", *options.articles])
