"""What changed between two versions, in lines and as `diptych.diff/1`."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import articles
from articles.cases.decisions import words_of
from articles.notes.content.changes import in_brackets, word_changes
from articles.notes.content.kinds import kind_words
from articles.reading.display import displayable, escaped
from articles.reading.edits.changes import differences
from articles.reports.parts import LETTERS, counted, flat, place_at, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.article import Article, Side, Span
    from articles.cases.changes import Changes, SentenceChange, TouchedNote

SCHEMA = "diptych.diff/1"
_STANDING = {
    "exact": "its words are still there",
    "moved": "its words stand elsewhere",
    "approximate": "its words changed",
    "gone": "its words are gone",
}


def changes_lines(found: Changes) -> str:
    """What changed, in lines: how much, each sentence with its words, then the notes and findings it touches."""
    return displayable("\n".join(_lines(found)) + "\n")


def _lines(found: Changes) -> Iterator[str]:
    for side in found.sides:
        yield f"{LETTERS[side]}: {title_of(found.new[side])}: {_counts(found, side)}"
    for number, change in enumerate(found.sentences, 1):
        yield ""
        yield from _change(found, change, number)
    if found.noted or found.decided or found.found:
        yield ""
        yield (
            f"Touched: {len(found.notes)} of {counted(found.noted, 'note', 'notes')}, "
            f"{len(found.decisions)} of {counted(found.decided, 'decision', 'decisions')}, "
            f"{len(found.findings)} of {counted(found.found, 'finding', 'findings')}"
        )
    for each in (*found.notes, *found.decisions):
        yield from _note(each)
    for finding in found.findings:
        yield f"   finding, {finding.verdict}{_topic(finding.topic)}, by {_numbers(finding.changes)}:"
        yield from (f"      {LETTERS[side]}: {flat(quote)}" for side, quote in finding.quotes.items())


def _counts(found: Changes, side: Side) -> str:
    own = [each for each in found.sentences if each.side == side]
    kinds = Counter(each.kind for each in own if not each.outside)
    parts = [f"{kinds[kind]} {kind}" for kind in ("changed", "added", "removed") if kinds[kind]]
    beside = sum(each.outside for each in own)
    parts += [f"{beside} beside the article"] if beside else []
    if not parts:
        return "nothing has changed"
    number, _, rest = parts[0].partition(" ")
    return ", ".join([f"{counted(int(number), 'sentence', 'sentences')} {rest}", *parts[1:]])


def _change(found: Changes, change: SentenceChange, number: int) -> Iterator[str]:
    old, new = found.old[change.side], found.new[change.side]
    where = place_at(new, change.place) if change.new is not None else f"once {place_at(old, _start(change.old))}"
    yield f"{number}. {LETTERS[change.side]}, {where}, {change.kind}:"
    if change.old is not None and change.new is not None:
        yield f"   {in_brackets(word_changes(old.quote(change.old), new.quote(change.new)))}"
    elif change.new is not None:
        yield f"   {flat(new.quote(change.new))}"
    elif change.old is not None:
        yield f"   {flat(old.quote(change.old))}"


def _start(span: Span | None) -> int:
    return 0 if span is None else span.start


def _note(each: TouchedNote) -> Iterator[str]:
    note = each.note
    what = kind_words(note, plain=True) if note.relation is None or note.body else words_of(note)
    who = f", {note.creator}" if note.creator else ""
    standing = "; ".join(f"{LETTERS[side]}: {_STANDING[how]}" for side, how in each.standing.items())
    yield f"   {what}{who}, by {_numbers(each.changes)}: {standing}"
    words = flat(note.body) or " ⇄ ".join(f"“{flat(target.selector.exact)}”" for target in note.targets)
    yield f"      {words}"


def _topic(topic: str) -> str:
    return f", {flat(topic)}" if topic else ""


def _numbers(indices: Sequence[int]) -> str:
    """The changes by the numbers that the lines give them."""
    return ("change " if len(indices) == 1 else "changes ") + ", ".join(str(index + 1) for index in indices)


def changes_json(found: Changes) -> str:
    """What changed as indented JSON, `diptych.diff/1`. Offsets are code points of the version that they are under."""
    report = {
        "schema": SCHEMA,
        "generator": {"name": "diptych", "version": articles.__version__},
        "old": {side: _article(found.old[side]) for side in found.sides},
        "new": {side: _article(found.new[side]) for side in found.sides},
        "changes": [_change_json(found, change, number) for number, change in enumerate(found.sentences, 1)],
        "notes": [_note_json(each) for each in found.notes],
        "decisions": [_note_json(each) for each in found.decisions],
        "findings": [
            {
                "id": each.id,
                "verdict": each.verdict,
                "topic": each.topic,
                "quotes": {str(side): quote for side, quote in each.quotes.items()},
                "changes": [index + 1 for index in each.changes],
            }
            for each in found.findings
        ],
        "of": {"notes": found.noted, "decisions": found.decided, "findings": found.found},
    }
    return escaped(json.dumps(report, ensure_ascii=False, indent=1) + "\n")


def _article(article: Article) -> dict[str, Any]:
    from articles.reading.source import handed_name

    return {
        "source": handed_name(article.source),
        "title": article.title,
        "textSha256": article.text_sha256,
        "textLength": len(article.text),
    }


def _change_json(found: Changes, change: SentenceChange, number: int) -> dict[str, Any]:
    old, new = _quote(found.old[change.side], change.old), _quote(found.new[change.side], change.new)
    both = differences(old["quote"], new["quote"]) if old and new else []
    return {
        "number": number,
        "side": change.side,
        "kind": change.kind,
        "place": change.place,
        "outside": change.outside,
        "old": old,
        "new": new,
        "words": [{"kind": kind, "words": words} for kind, words in both],
    }


def _quote(article: Article, span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "quote": article.quote(span)}


def _note_json(each: TouchedNote) -> dict[str, Any]:
    note = each.note
    return {
        "id": note.id,
        "author": note.creator,
        "decision": None if note.relation is None else words_of(note),
        "value": ", ".join(note.tags),
        "words": note.body,
        "on": [{"side": target.side, "quote": target.selector.exact} for target in note.targets],
        "changes": [index + 1 for index in each.changes],
        "standing": {str(side): how for side, how in each.standing.items()},
    }
