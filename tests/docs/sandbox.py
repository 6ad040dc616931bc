"""A folder with everything that the pages name: articles, notes files, kept web pages, made from the bundled pair."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from articles import load, samples
from articles.decisions import Check, OwnFinding, SetVerdict
from articles.lessons.lesson import hiding
from articles.lessons.tasks import read_tasks
from articles.notes.content.note import new_note
from articles.notes.disk.naming import find_home
from articles.notes.store import NotesStore
from articles.reading.addresses.page_cache import Origin, keep
from articles.session import Session
from tui.cli.lessons.making import packed

ROOT = Path(__file__).parents[2]
LEFT = (
    "A",
    "left.txt",
    "valley.txt",
    "old.txt",
    "clippings/valley.txt",
    "FOLDER/valley.txt",
    "report-1.txt",
    "compare",
    "OLD",
    "NEW",
)
RIGHT = (
    "B",
    "right.txt",
    "right.md",
    "orrin.txt",
    "OTHER",
    "other.txt",
    "wire.txt",
    "post.txt",
    "clippings/orrin.txt",
    "FOLDER/orrin.txt",
    "report-2.txt",
)
JUDGED = ("A+B.notes.json", "valley.txt+orrin.txt.notes.json")
"""Notes files with verdicts and ticks in them."""
CASES = ("fire.diptych", "CASE", "OLD.diptych", "NEW.diptych")
ADDRESSES = ("https://herald.example/orrin", "https://post.example/river")
_PROGRAMS = {
    "diptych": '#!/bin/sh\nexec "{python}" -P -m tui "$@"\n',
    "pdftotext": '#!/bin/sh\ncase $1 in new.pdf) cat "{folder}/orrin.txt" ;; *) cat "{folder}/valley.txt" ;; esac\n',
}
_HOMES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


class Sandbox:
    """The folder, and the environment in which commands are run there."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder, self.home = folder / "work", folder / "home"
        self.programs = folder / "programs"
        homes = {name: str(self.home / name.lower()) for name in _HOMES}
        self.environment = {
            **os.environ, **homes, "HOME": str(self.home), "XDG_CACHE_HOME": str(cache), "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(ROOT), "PATH": f"{self.programs}:{os.environ['PATH']}", "TERM": "xterm-256color",
        }  # fmt: skip

    def fill(self) -> None:
        """Make everything that a page names."""
        for folder in ("clippings", "FOLDER", "class"):
            (self.folder / folder).mkdir(parents=True)
        for source, names in zip(samples.paths(), (LEFT, RIGHT), strict=True):
            for name in names:
                shutil.copy(source, self.folder / name)
        for name, account in zip("CDE", samples.accounts()[2:], strict=True):
            shutil.copy(account, self.folder / name)
        new = (self.folder / "OLD").read_text(encoding="utf-8").replace("fewer than 700", "fewer than 800")
        (self.folder / "NEW").write_text(new, encoding="utf-8")
        shutil.copy(samples.paths()[0].with_name("tasks.md"), self.folder / "tasks.md")
        rows = ({"id": path.name, "text": path.read_text(encoding="utf-8")} for path in samples.paths())
        (self.folder / "articles.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        self._make_lesson()
        for name in ("report.pdf", "old.pdf", "new.pdf"):
            (self.folder / name).write_bytes(b"%PDF-1.4\n")
        for folder in (".zfunc", ".config/fish/completions", ".local/share/bash-completion/completions"):
            (self.home / folder).mkdir(parents=True)
        self.programs.mkdir()
        for name, text in _PROGRAMS.items():
            (self.programs / name).write_text(text.format(python=sys.executable, folder=self.folder), encoding="utf-8")
            (self.programs / name).chmod(0o755)
        self._write_notes()
        self._keep_pages()
        self._pack()
        self._fill_library()

    def _pack(self) -> None:
        """A case with notes in it, under every name that a page has for one."""
        first, *others = CASES
        command = [str(self.programs / "diptych"), "pack", "A", "B", "-o", first]
        subprocess.run(command, cwd=self.folder, env=self.environment, check=True)
        for name in others:
            shutil.copy(self.folder / first, self.folder / name)
        several = [str(self.programs / "diptych"), "pack", "left.txt", "right.txt", "C", "-o", "event.diptych"]
        subprocess.run(several, cwd=self.folder, env=self.environment, check=True)

    def _fill_library(self) -> None:
        """A library in the data folder, of texts in the folder `reports`."""
        folder = self.folder / "reports"
        folder.mkdir()
        for number in range(12):
            text = samples.paths()[number % 2].read_text(encoding="utf-8")
            (folder / f"{number}.txt").write_text(text.replace("Mosul", f"Mosul {number}"), encoding="utf-8")
        command = [str(self.programs / "diptych"), "library", "add", "reports"]
        subprocess.run(command, cwd=self.folder, env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def _write_notes(self) -> None:
        for name, author, pair in (
            ("A+B.notes.json", "R. Okafor", ("A", "B")),
            ("valley.txt+orrin.txt.notes.json", "R. Okafor", ("valley.txt", "orrin.txt")),
            ("MINE", "R. Okafor", ("A", "B")),
            ("THEIRS", "I. Brandt", ("A", "B")),
            ("FILE", "I. Brandt", ("A", "B")),
            ("mine.notes.json", "R. Okafor", ("A", "B")),
            ("theirs.notes.json", "I. Brandt", ("A", "B")),
            ("class.notes.json", "Ada", ("A", "B")),
            ("class/ada.notes.json", "Ada", ("A", "B")),
            ("class/ben.notes.json", "Ben", ("A", "B")),
        ):
            a, b = (load(str(self.folder / each)) for each in pair)
            store = NotesStore.open(find_home(a, b, notes=self.folder / name), a, b)
            session = Session(a, b, store, author=author)
            for number in range(4, 8):
                span = a.sentences[number].span
                session.add(
                    new_note(session.loaded, {"a": span}, f"Who says so? {number}", tags=("army",), creator=author)
                )
            if name in JUDGED:
                session.run()
                session.apply(SetVerdict(session.judged[0], "differ"))
                session.apply(Check(session.judged[1]))
                session.apply(OwnFinding(a.sentences[8].span, b.sentences[9].span, "contradict"))
            store.save()
            for note in session.notes[:2]:
                session.delete(note.id)
            store.save()

    def _make_lesson(self) -> None:
        a, b = (load(str(self.folder / name)) for name in ("valley.txt", "orrin.txt"))
        store = NotesStore.open(find_home(a, b), a, b, only_read=True)
        made = packed(Session(a, b, store), None, hiding(read_tasks(self.folder / "tasks.md"), "never"))
        (self.folder / "orrin.diptych").write_bytes(made)

    def _keep_pages(self) -> None:
        pages = self.home / _HOMES[1].lower() / "diptych" / "pages"
        for address, source in zip(ADDRESSES, samples.paths(), strict=True):
            title, *paragraphs = source.read_text(encoding="utf-8").split("\n\n")
            body = "".join(f"<p>{each}</p>" for each in paragraphs)
            page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
            for version in (page.replace("700", "600"), page):
                keep(address, version.encode(), Origin(address, "text/html", "utf-8", datetime.now(UTC)), pages)
