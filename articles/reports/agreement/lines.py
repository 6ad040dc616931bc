"""Merged notes in plain lines: who wrote how much, how far they agree, where they do not; by passage or by author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.agreement.judgements import KINDS
from articles.reports.agreement.words import (
    basis_of,
    counts_of,
    figure_of,
    left_over,
    named_by_file,
    question_of,
    quotes_of,
    said_of,
    values_of,
    words_of,
)
from articles.reports.parts import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from articles.agreement.agreement import Passage
    from articles.agreement.merged import Merged


def render(merged: Merged, *, by: str = "", remarks: Sequence[str] = ()) -> str:
    """The lines; `by` is "passage" or "author" for all that was said, in that order."""
    return "".join(f"{line}\n".replace(" \n", "\n") for line in [*_lines(merged, by), *remarks])


def _lines(merged: Merged, by: str) -> Iterator[str]:
    yield from _head(merged)
    yield ""
    if by == "passage":
        yield from _by_passage(merged)
    elif by == "author":
        yield from _by_author(merged)
    else:
        yield from _disagreements(merged)


def _head(merged: Merged) -> Iterator[str]:
    agreement = merged.agreement
    files, authors = counted(len(merged.files), "file", "files"), counted(len(agreement.authors), "author", "authors")
    yield f"{files}, {authors}, {counted(len(merged.notes), 'note', 'notes')}"
    width = max((len(author.name) for author in agreement.authors), default=0)
    for author in agreement.authors:
        yield f"   {author.name:<{width}}  {counts_of(author)}"
    yield from filter(None, (named_by_file(agreement), *left_over(agreement), *_joining(merged)))
    figure = agreement.figure
    yield f"Agreement on verdicts: {figure_of(figure)} ({basis_of(figure)})"
    yield f"Passages judged or noted: {len(agreement.passages)}; disagreements: {len(agreement.disagreements)}"


def _joining(merged: Merged) -> Iterator[str]:
    joint = merged.joint
    if joint.doubled:
        yield f"{counted(joint.doubled, 'note is', 'notes are')} kept in two versions: files have one otherwise"
    if joint.left_out:
        notes = counted(joint.left_out, "note is", "notes are")
        yield f"{notes} left out: deleted in one of the files, and kept there to be brought back"


def _disagreements(merged: Merged) -> Iterator[str]:
    for number, each in enumerate(merged.agreement.disagreements, 1):
        yield f"{number}. {question_of(each.kind)}: {said_of(each.said)}"
        yield from _quotes(each.passage)
        for person in each.people:
            yield from _words(each.passage, person, merged.people.of)
        yield ""


def _by_passage(merged: Merged) -> Iterator[str]:
    for passage in merged.agreement.passages:
        yield f"{passage.id}   {counted(len(passage.notes), 'note', 'notes')}"
        yield from _quotes(passage)
        for kind in KINDS:
            said = passage.said(kind)
            if said:
                yield f"   {question_of(kind)}: {said_of(said)}"
        for person in dict.fromkeys(merged.people.of.get(note.id, "") for note in passage.notes):
            yield from _words(passage, person, merged.people.of)
        yield ""


def _by_author(merged: Merged) -> Iterator[str]:
    for author in merged.agreement.authors:
        yield f"{author.name}   {counts_of(author)}"
        for passage in merged.agreement.passages:
            values = values_of(passage, author.name)
            words = words_of(passage, author.name, merged.people.of)
            if values or words:
                yield f"   {passage.id}  {'; '.join(values)}".rstrip()
                yield from (f"   {line}" for line in _quotes(passage))
                yield from (f"      {each}" for each in words)
        yield ""


def _quotes(passage: Passage) -> Iterator[str]:
    for letter, words in quotes_of(passage):
        yield f"   {letter} “{words}”"


def _words(passage: Passage, person: str, people: Mapping[str, str]) -> Iterator[str]:
    for words in words_of(passage, person, people):
        yield f"   {person or 'nobody knows who'}: {words}"
