"""Several accounts as `diptych.accounts/1`: the form that other programs read. All offsets are code points."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from articles.accounts.gathered import findings_of, notes_of
from articles.accounts.table import statements
from articles.accounts.witness import sources
from articles.errors import DiptychError
from articles.notes.content.kinds import type_of
from articles.reports.accounts.words import lettered
from articles.reports.parts import described
from articles.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.accounts.accounts import Accounts
    from articles.accounts.gathered import PlacedNote
    from articles.accounts.statement import Cell, Found, Statement
    from articles.accounts.witness import Reason, Sources, Witness
    from articles.article import Article, Span
    from articles.comparison import Comparison

SCHEMA = "diptych.accounts/1"
_LETTERS = "abcdefghi"


def render(accounts: Accounts) -> str:
    """The accounts as indented JSON. Raises DiptychError when a quotation is not what stands in its article."""
    return json.dumps(accounts_json(accounts), ensure_ascii=False, indent=1) + "\n"


def accounts_json(accounts: Accounts) -> dict[str, Any]:
    """The accounts as a mapping that JSON can hold, every quotation checked; accounts are named by their letters.

    Raises DiptychError when a quotation is not what stands in its article.
    """
    found = dict(findings_of(accounts))
    ids = {(each.a, each.b, each.judged.finding.id): id_ for id_, each in found.items()}
    known = sources(accounts)
    made: dict[str, Any] = {
        "schema": SCHEMA,
        "generator": {"name": "diptych", "version": __version__},
        "accounts": [_account(at, article) for at, article in enumerate(accounts.articles)],
        "statements": [_statement(accounts, row, ids) for row in statements(accounts, known)],
        "findings": [_finding(accounts, id_, each) for id_, each in found.items()],
        "witnesses": [_witness(accounts, each) for each in known.witnesses],
        "pairs": [_pair(i, j, comparison, known) for (i, j), comparison in sorted(accounts.comparisons.items())],
        "notes": [_note(accounts, number, each) for number, each in enumerate(notes_of(accounts), 1)],
    }
    verify(made, accounts)
    return made


def verify(made: Any, accounts: Accounts) -> None:
    """Raise DiptychError unless every quotation equals its span of the text of its account."""
    for passage in quoted_parts(made):
        article = accounts.articles[_LETTERS.index(passage["account"])]
        if passage["start"] is not None and article.text[passage["start"] : passage["end"]] != passage["quote"]:
            why = f"a quotation differs from the text of {article.source}"
            raise DiptychError("The report was not written", why, "compare the articles again")


def quoted_parts(part: Any) -> Iterator[dict[str, Any]]:
    """Everything in a part of JSON that has a quotation."""
    if isinstance(part, dict):
        if "quote" in part:
            yield part
        for value in part.values():
            yield from quoted_parts(value)
    elif isinstance(part, list):
        for value in part:
            yield from quoted_parts(value)


def _account(at: int, article: Article) -> dict[str, Any]:
    return {
        "account": _LETTERS[at],
        **described(article),
        "doubted": article.doubted,
    }


def _statement(accounts: Accounts, row: Statement, ids: dict[tuple[int, int, str], str]) -> dict[str, Any]:
    shown = ((each.a, each.b, each.judged.finding.id) for each in row.findings)
    return {
        "id": row.id,
        "topic": row.topic,
        "fit": row.fit,
        "onlyIn": None if row.only_in is None else _LETTERS[row.only_in],
        "missingIn": None if row.missing_in is None else _LETTERS[row.missing_in],
        "voices": [_named(group) for group in row.voices],
        "cells": [_cell(accounts, cell) for cell in row.cells],
        "findings": [ids[key] for key in shown if key in ids],
    }


def _cell(accounts: Accounts, cell: Cell) -> dict[str, Any]:
    return {
        **_passage(accounts, cell.account, cell.span),
        "stance": cell.stance,
        "differsIn": list(cell.kinds),
        "beside": None if cell.beside is None else _LETTERS[cell.beside],
        "shared": cell.shared,
    }


def _finding(accounts: Accounts, id_: str, found: Found) -> dict[str, Any]:
    judged, finding = found.judged, found.judged.finding
    return {
        "id": id_,
        "accounts": _named((found.a, found.b)),
        "verdict": judged.verdict,
        "machineVerdict": judged.machine,
        "mayClash": judged.may_clash,
        "by": judged.by,
        "checked": judged.checked,
        "topic": finding.topic,
        "confidence": round(finding.confidence, 4),
        "passages": [_passage(accounts, found.a, found.a_span), _passage(accounts, found.b, found.b_span)],
        "differences": [
            {
                "kind": each.kind,
                "agrees": each.agrees,
                "words": [each.a_words, each.b_words],
                "spans": [None if span is None else [span.start, span.end] for span in (each.a, each.b)],
                "remark": each.remark,
            }
            for each in finding.differences
        ],
        "reasons": [lettered(reason, found.a, found.b) for reason in finding.reasons],
    }


def _witness(accounts: Accounts, witness: Witness) -> dict[str, Any]:
    return {
        "accounts": _named(witness.accounts),
        "reasons": [_reason(accounts, reason) for reason in witness.reasons],
    }


def _reason(accounts: Accounts, reason: Reason) -> dict[str, Any]:
    return {
        "kind": reason.kind,
        "accounts": _named((reason.a, reason.b)),
        "name": reason.name,
        "words": reason.words,
        "share": reason.share,
        "places": [_passage(accounts, place.account, place.span) for place in reason.places],
    }


def _pair(i: int, j: int, comparison: Comparison, known: Sources) -> dict[str, Any]:
    alignment = comparison.alignment
    told = comparison.ledger.notices if comparison.ledger else ()
    return {
        "accounts": _named((i, j)),
        "sameEvent": {
            "probability": alignment.same_event,
            "doubtful": comparison.doubtful,
            "by": "reader" if comparison.one_event else "machine",
        },
        "matches": len(alignment.matches),
        "strong": sum(match.strength == "strong" for match in alignment.matches),
        "sharedWords": sum(run.words for run in known.runs[i, j]),
        "notices": [lettered(line, i, j) for line in dict.fromkeys((*alignment.notices, *told))],
    }


def _note(accounts: Accounts, number: int, placed: PlacedNote) -> dict[str, Any]:
    note = placed.note
    return {
        "id": note.id,
        "number": number,
        "type": type_of(note),
        "accounts": _named(placed.accounts),
        "relation": note.relation,
        "places": [
            {**_passage(accounts, account, target.span), "placed": target.how or None, "on": target.selector.exact}
            for account, target in placed.targets
        ],
        "words": note.body,
        "tags": list(note.tags),
        "author": note.creator,
        "created": note.created,
        "modified": note.modified,
    }


def _passage(accounts: Accounts, account: int, span: Span | None) -> dict[str, Any]:
    return {
        "account": _LETTERS[account],
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "quote": None if span is None else accounts.articles[account].quote(span),
    }


def _named(accounts: Sequence[int]) -> list[str]:
    return [_LETTERS[account] for account in accounts]
