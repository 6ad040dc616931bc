"""Whether what was seen of a case is what its index expects, with the extra checks that a program can make."""

from __future__ import annotations

import json
import re
import stat
import unicodedata
from typing import TYPE_CHECKING

from articles.reading.display import displayable
from articles.reading.structure.paragraphs import LINE_BREAKS
from tests.real_terminal.corpus_case import OPENING, Case, Seen
from tests.real_terminal.corpus_run import NOTE
from tests.real_terminal.sequences import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

WORDS = "The council met on Monday"
STAND_INS = re.compile("[\u2400-\u2426\u21c6\u21b5\u00b7\ufffd]")
TOLD = ("shown as", "a guess", "only the first", "is cut", "could not be read")
_LOCKED = ("not changed", "New notes go to", "notes are kept in")
_LEFT_PANE = slice(4, 54)
_SHORT = 1500


def judge(case: Case, seen: Seen, folder: Path) -> list[str]:
    """What is wrong with the outcome; nothing when all is as expected. `folder` is where the case was run."""
    wrong = list(seen.wrong)
    if seen.outcome == "error":
        if case.expect != "error" and not case.error_allowed:
            wrong.append(f"refused: {seen.line.strip()[:120]}")
        wrong += _refused_badly(seen)
    elif seen.outcome in OPENING:
        if case.expect == "error" and not case.opening_allowed:
            wrong.append("opened")
        wrong += _opened_badly(case, seen, folder)
    if seen.seconds > case.seconds:
        wrong.append(f"took {seen.seconds:.1f} s")
    if seen.memory > case.megabytes << 20:
        wrong.append(f"took {seen.memory >> 20} MB")
    for also in case.also:
        wrong += _also(also, case, seen, folder)
    return wrong


def _refused_badly(seen: Seen) -> Iterator[str]:
    if seen.code not in (1, 2):
        yield f"exit code {seen.code}"
    if not seen.line.startswith("diptych: ") or seen.line.rstrip("\r\n").count("\n"):
        # A line that says what is being waited for may stand before it.
        rest = re.sub(r"^Reading [^\r\n]*\r?\n", "", seen.line)
        if not rest.startswith("diptych: ") or rest.rstrip("\r\n").count("\n"):
            yield f"not one line: {seen.line[:100]!r}"
    if {piece.kind for piece in pieces(seen.line.encode())} - {"text", "control"}:
        yield "a sequence in the error"
    if len(seen.line) > 500:
        yield f"an error of {len(seen.line)} characters"


def _opened_badly(case: Case, seen: Seen, folder: Path) -> Iterator[str]:
    if seen.code != 0:
        yield f"exit code {seen.code}"
    if case.role == "article":
        yield from _text_badly(case, seen, folder)
        if case.expect == "partial" and not any(each in seen.everything for each in TOLD):
            yield "no notice of what was cut or replaced"
    else:
        yield from _notes_badly(case, seen, folder)


def _text_badly(case: Case, seen: Seen, folder: Path) -> Iterator[str]:
    text = _plain_text(case, folder)
    if text is None:
        return
    picture = seen.pictures.get("matched", "")
    shown = _bare("".join(line[_LEFT_PANE] for line in picture.splitlines()[1:-1]))
    wanted = _bare(displayable("\n".join(re.split(f"[{LINE_BREAKS}]", text))))
    if wanted not in shown:
        yield "not all of the text is on the screen"
    if case.expect == "sanitised" and STAND_INS.search(wanted) and not STAND_INS.search(shown):
        yield "no stand-in is on the screen"


def _plain_text(case: Case, folder: Path) -> str | None:
    """The text of a short plain article whose every character is one cell wide, as a strict reader decodes it."""
    path = folder / "case" / case.file
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    wide = any(unicodedata.east_asian_width(each) in "WF" or unicodedata.combining(each) for each in text)
    odd = any(unicodedata.category(each) in ("Cf", "Co", "Cn") for each in displayable(text))
    return None if len(text) > _SHORT or wide or odd or path.suffix in (".html", ".xhtml") else text


def _bare(text: str) -> str:
    return "".join(text.split())


def _notes_badly(case: Case, seen: Seen, folder: Path) -> Iterator[str]:
    if not any(NOTE in each for each in _written(folder)):
        yield "the new note is nowhere on disk"
    if case.expect == "recover" and not any(word in seen.everything for word in ("damaged", "kept as")):
        yield "the reader is not told"
    path = folder / "case" / case.file
    written = path.is_file() and NOTE in path.read_text(encoding="utf-8", errors="replace")
    if not case.read_only and (written or case.expect != "read_only"):
        if path.is_file():
            yield from _kept_badly(path)
        return
    if written:
        yield "a file that is not to be written was written"
    told = _bare(seen.everything).casefold()
    if not any(_bare(words).casefold() in told for words in _LOCKED):
        yield "the reader is not told"


def _written(folder: Path) -> list[str]:
    return [
        path.read_text(encoding="utf-8", errors="replace")
        for path in (*(folder / "case").rglob("*"), *(folder / "own").rglob("*"))
        if stat.S_ISREG(path.lstat().st_mode) and path.stat().st_size < 1 << 28
    ]


def _kept_badly(path: Path) -> Iterator[str]:
    """A notes file that opens is a whole one afterwards, with the new note in it."""
    try:
        tree = json.loads(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        yield "the notes file is no JSON afterwards"
        return
    if NOTE not in json.dumps(tree):
        yield "the new note is not in the notes file"


def _also(also: str, case: Case, seen: Seen, folder: Path) -> Iterator[str]:
    for pattern, check in _ALSO.items():
        found = re.search(pattern, also)
        if found:
            yield from check(found, case, seen, folder)


def _words_stay(_: re.Match[str], __: Case, seen: Seen, ___: Path) -> Iterator[str]:
    if _bare(WORDS) not in _bare(seen.pictures.get("matched", "")):
        yield "the words around it are not on the screen"


def _none_of(found: re.Match[str], _: Case, seen: Seen, __: Path) -> Iterator[str]:
    for word in re.findall(r"[A-Z]{5,}", found.group()):
        if word in seen.pictures.get("matched", ""):
            yield f"{word} is in the text"


def _not_encoded(_: re.Match[str], __: Case, seen: Seen, ___: Path) -> Iterator[str]:
    if "<script>" in seen.everything:
        yield "UTF-7 was decoded"


def _guess_named(_: re.Match[str], __: Case, seen: Seen, ___: Path) -> Iterator[str]:
    if "a guess" not in seen.everything:
        yield "the guess is not named"


def _still_link(_: re.Match[str], case: Case, __: Seen, folder: Path) -> Iterator[str]:
    if not (folder / "case" / case.file).is_symlink():
        yield "it is no link any more"


def _still_private(_: re.Match[str], case: Case, __: Seen, folder: Path) -> Iterator[str]:
    if stat.S_IMODE((folder / "case" / case.file).stat().st_mode) != 0o600:
        yield "its mode is another"


def _not_elsewhere(_: re.Match[str], __: Case, ___: Seen, folder: Path) -> Iterator[str]:
    if (folder / "outside.json").exists() or (folder / "case" / "outside.json").exists():
        yield "something was made through the link"


def _first_note_back(_: re.Match[str], __: Case, seen: Seen, ___: Path) -> Iterator[str]:
    if "first note" not in seen.pictures.get("notes", ""):
        yield "the first note is not offered"


def _notes_listed(_: re.Match[str], __: Case, seen: Seen, ___: Path) -> Iterator[str]:
    if "first note" not in seen.pictures.get("notes", "") or "second note" not in seen.pictures.get("notes", ""):
        yield "not both notes are listed"


def _unknown_kept(_: re.Match[str], case: Case, __: Seen, folder: Path) -> Iterator[str]:
    before = json.loads((folder / "before.json").read_bytes()) if (folder / "before.json").exists() else None
    after = (folder / "case" / case.file).read_text(encoding="utf-8")
    if before is not None and after.count('"x-unknown-') < json.dumps(before).count('"x-unknown-'):
        yield "unknown keys are gone"


def _password(_: re.Match[str], case: Case, seen: Seen, folder: Path) -> Iterator[str]:
    if ":secret@" in seen.line or any(":secret@" in each for each in _written(folder)):
        yield "the password is shown or stored"


def _no_passwd(_: re.Match[str], __: Case, seen: Seen, ___: Path) -> Iterator[str]:
    if "root:x:" in seen.everything:
        yield "/etc/passwd is shown"


_ALSO: dict[str, Callable[[re.Match[str], Case, Seen, Path], Iterator[str]]] = {
    "the words before and after stay readable": _words_stay,
    "none of [A-Z ]+ is in the article text": _none_of,
    "UTF-7 is never decoded": _not_encoded,
    "the guess is named on screen": _guess_named,
    "still a link": _still_link,
    "still mode 0600": _still_private,
    "nothing is created through the link": _not_elsewhere,
    "first note is offered back": _first_note_back,
    "notes under the first key are not lost|both notes are": _notes_listed,
    "every unknown key and value": _unknown_kept,
    "password is not shown": _password,
    "/etc/passwd": _no_passwd,
}
