"""Where the notes on a case are kept: beside it, in it, or where the reader says."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from articles.cases.packing import label_of, pack
from articles.cases.reading import case_of, read_case
from articles.cases.unzipping import RefusedError
from articles.errors import BadInputError
from articles.notes.collection.document import settled
from articles.notes.disk.naming import Home, find_home, home_at, home_beside
from articles.notes.failures import DamagedNotesError
from articles.reading.source import is_address, shown_name

if TYPE_CHECKING:
    from articles.cases.case import Case
    from articles.matching.options import MatchOptions


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case as it was opened: the file at `path`, and whether the notes on it go into it (`inside`) or beside it."""

    path: Path
    case: Case
    inside: bool = False

    @classmethod
    def at(cls, name: str, *, inside: bool = False) -> OpenCase:
        """The case in the file `name`. Raises BadInputError for whatever `read_case` does not take."""
        if is_address(name):
            why = "a case is opened from a file"
            raise BadInputError(f"cannot open {shown_name(name)}", why, "download it, and name the file")
        return cls(Path(name).expanduser(), read_case(Path(name).expanduser()), inside)

    def matching(self, encoder: str) -> MatchOptions:
        """How its articles are matched: as they were when it was packed. `encoder` is that of the reader's settings.

        Raises BadInputError where they were matched with an encoder that these settings do not name.
        """
        wanted = self.case.matching
        if not wanted.encoder or not wanted.meaning:
            return wanted
        mine = replace(wanted, encoder=encoder)
        if not encoder or label_of(encoder) != wanted.encoder:
            why = f"it was matched with another encoder, {shown_name(wanted.encoder)}"
            raise BadInputError(f"cannot compare {shown_name(str(self.path))}", why, "name it in the setting encoder")
        return mine

    def home(self, notes: Path | None = None, *, strict: bool = True) -> Home:
        """Where the notes on it live; `notes` is the reader's own choice of file."""
        return home_of(self.path, self.case, notes=notes, inside=self.inside, strict=strict)


def home_of(path: Path, case: Case, *, notes: Path | None = None, inside: bool = False, strict: bool = True) -> Home:
    """Where the notes on the case at `path` live: in it if `inside`, else beside it, or in the file `notes`.

    A file beside it is made from the notes in the case at the first save, and later takes those it has not seen.
    Raises BadInputError when `notes` cannot be a notes file, as `find_home` does.
    """
    if notes is not None:
        return replace(find_home(*case.articles.values(), notes=notes, strict=strict), packed=case.notes)
    accounts = tuple(case.articles.values()) if case.further else ()
    if inside:
        whole = Path(os.path.abspath(path))  # noqa: PTH100 - links in the path stay as they are
        home = home_at(whole, f"Notes are kept in the case, {whole.name}.")
        return replace(home, holder=CaseHolder(case), accounts=accounts)
    return replace(home_beside(path), packed=case.notes, accounts=accounts)


class CaseHolder:
    """Takes the notes out of a case, and packs the case with others; it has to be the one that was opened."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def notes_in(self, data: bytes) -> bytes:
        """The notes in the case; b"" for none. Raises DamagedNotesError for what is another case, or none at all."""
        return self._same(data).notes

    def with_notes(self, data: bytes, notes: bytes) -> bytes:
        """The case with other notes, without what was deleted. Raises DamagedNotesError when it cannot be packed."""
        case = self._same(data) if data else self._case
        try:
            return pack(replace(case, notes=settled(json.loads(notes))))
        except BadInputError as error:
            raise DamagedNotesError(error.why) from error

    def _same(self, data: bytes) -> Case:
        try:
            case = case_of(data)
        except RefusedError as error:
            raise DamagedNotesError(error.why) from error
        texts = [[article.text_sha256 for article in each.articles.values()] for each in (case, self._case)]
        if texts[0] != texts[1]:
            raise DamagedNotesError("another case has been put in its place")
        return case
