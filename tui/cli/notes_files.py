"""`diptych notes export`, `import`, `merge` and `recover`: notes in and out, and back again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from articles.errors import BadInputError
from articles.reports.parts import counted
from tui.cli.output import one_line, write_out

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping, Sequence

    from articles.article import Article, Side
    from articles.notes.collection.strictjson import Json
    from articles.notes.content.note import Note
    from articles.notes.disk.recovery import Earlier
    from articles.notes.exchange.disagreeing import Disagreement
    from articles.notes.store import NotesStore

_LARGEST = 50_000_000
_KINDS = {
    "deleted": "deleted in the last 30 days",
    "version": "as it was before a save",
    "day": "as it was before the first save of a day",
    "damaged": "copy of a damaged file",
}


def export(
    options: Namespace, collection: Json, path: Path, notes: Sequence[Note], articles: Mapping[Side, Article]
) -> None:
    """Write the notes in the form asked for."""
    from articles.reports import render_notes

    text = render_notes(options.format, notes, collection, articles, datetime.now(UTC).isoformat())
    if options.output:
        from articles.reports.writing import write_file

        write_file(options.output, text, [*options.articles, str(path)])
    else:
        write_out(text)


def take(store: NotesStore, name: str) -> None:
    """Add the annotations in the file `name` to the notes."""
    try:
        with Path(name).expanduser().open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except (OSError, ValueError, RuntimeError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise BadInputError(f"cannot read {one_line(name)}", why, "check the name") from error
    count = store.take(data)
    if count:
        store.save()
    unplaced = sum(not note.placed for note in store.notes[len(store.notes) - count :])
    rest = f"; not placed in these texts: {unplaced}" if unplaced else ""
    write_out(f"{counted(count, 'note', 'notes')} imported into {one_line(str(store.path))}{rest}\n")


def merge(options: Namespace) -> None:
    """Join two notes files into the first one, or into the one named with -o; or only show where the two disagree."""
    from articles.notes.disk.files import Disk
    from articles.notes.exchange.joining import compared, join_files

    if len(options.articles) != 2:
        raise BadInputError("two notes files are needed", f"{len(options.articles)} were named", "name MINE and THEIRS")
    mine, theirs = (Path(name).expanduser() for name in options.articles)
    found = compared(Disk(), mine, theirs) if options.show_disagreements else ()
    if options.show_disagreements and not options.output:
        lines = []
    else:
        out = Path(options.output).expanduser() if options.output else mine
        joint = join_files(Disk(), mine, theirs, out, datetime.now(UTC))
        added = counted(joint.added, "note", "notes")
        lines = [f"{added} added, {joint.doubled} kept in two versions: {one_line(str(out))}"]
    if options.show_disagreements:
        lines += _disagreements(found)
    write_out("".join(f"{line}\n" for line in lines))


def _disagreements(found: Sequence[Disagreement]) -> Iterator[str]:
    for each in found:
        yield " ⇄ ".join(f"“{one_line(quote)}”" for quote in each.quotes)
        yield f"   {_said(each.mine)}"
        yield f"   {_said(each.theirs)}"
    yield counted(len(found), "disagreement", "disagreements")


def recover(options: Namespace, store: NotesStore) -> None:
    """List what can be brought back, or bring back what was chosen."""
    found = store.earlier()
    present = {note.id for note in store.notes}
    if options.restore is None:
        lines = [line for number, each in enumerate(found, 1) for line in _earlier(number, each, store)]
        write_out("".join(f"{line}\n" for line in lines or ["nothing is kept of earlier versions"]))
        return
    if not 1 <= options.restore <= len(found):
        raise BadInputError(
            f"there is no number {options.restore}",
            f"{len(found)} can be brought back",
            "see the list without --restore",
        )
    count = store.bring_back(found[options.restore - 1])
    if count:
        store.save()
    back = [note for note in store.notes if note.id not in present]
    write_out("".join([f"{counted(count, 'note', 'notes')} brought back\n", *(f"   {_said(note)}\n" for note in back)]))


def _earlier(number: int, each: Earlier, store: NotesStore) -> list[str]:
    present = store.annotations()
    missing, differing = each.missing(present), each.differing(present)
    when = each.when[:16].replace("T", " ")
    whole = counted(len(each.items), "note", "notes")
    counts = f"{whole}, {len(missing)} of them missing now, {len(differing)} otherwise now"
    lines = [f"{number}. {when} UTC, {_KINDS[each.kind]}: {counts}"]
    for raw in [*missing, *differing]:
        words = next((body.get("value") for body in raw.get("body", []) if isinstance(body, dict)), "")
        lines.append(f"   {one_line(str(words))[:100]}")
    return lines


def _said(note: Note) -> str:
    from articles.notes.content.kinds import kind_words

    who = f"{note.creator}, " if note.creator else ""
    kind = ", ".join(note.tags) if note.relation == "verdict" else kind_words(note)
    words = " ".join(note.body.split()) or " ".join(target.selector.exact for target in note.targets)
    return one_line(f"{who}{kind}: {words}")
