"""Whether what a case says is true: quotations stand in the texts, and the comparison comes out again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from articles.article import SIDES
from articles.cases.case import COMPARISON, NOTES
from articles.cases.engine import present_engine
from articles.cases.gathering import digest_of
from articles.cases.limits import json_of
from articles.cases.packed_notes import notes_store
from articles.cases.unzipping import RefusedError
from articles.notes.collection.annotation import MADE_IN, target_in
from articles.notes.collection.document import context_of, items_of, read_tree
from articles.notes.collection.strictjson import as_list, as_string
from articles.reading.display import let_out
from articles.reports.accounts.tree import quoted_parts
from articles.reports.parts import counted
from articles.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.article import Article, Side
    from articles.cases.case import Case, Engine
    from articles.matching.options import MatchOptions

_CLOSE = 0.002
"""How far a score may be off on another processor, which adds numbers up in another order; they have four digits."""
_MOST_TOLD = 5
_COUNTED = ("matches", "statements", "findings", "notes")


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found: `lines` for the reader, and whether all is `right`."""

    lines: tuple[str, ...]
    right: bool


def verify(case: Case, matching: MatchOptions) -> Verified:
    """Check the quotations of a case that was read, whose sums are right, and compare its articles again.

    `matching` names the encoder as it is found here. A comparison that comes out otherwise is wrong, unless another
    engine packed it or the notes were changed since: then it is told. Raises BadInputError for an encoder that cannot
    be used.
    """
    lines = ["members: every SHA-256 and size is as case.json says"]
    wrong, count = [], 0
    for place, right in _quotations(case):
        count += 1
        if not right:
            wrong.append(place)
    lines += [f"quotations: {place} is not what stands in the text" for place in wrong[:_MOST_TOLD]]
    if len(wrong) > _MOST_TOLD:
        lines.append(f"quotations: {len(wrong) - _MOST_TOLD} more are not what stands in the text")
    if not wrong:
        lines.append(f"quotations: {counted(count, 'quotation is', 'quotations are')} as in the texts")
    replayed, line = _replay(case, matching)
    return Verified((*lines, line), right=replayed and not wrong)


def _quotations(case: Case) -> Iterator[tuple[str, bool]]:
    """Every quotation of the comparison, the notes and the decisions: where it is, and whether it is right."""
    texts = {side: article.text for side, article in case.articles.items()}
    inside = _in_accounts if case.further else _in_comparison
    try:
        if case.comparison:
            yield from inside(json_of(COMPARISON, case.comparison), texts, case)
    except (RefusedError, KeyError, TypeError, AttributeError, ValueError):
        yield COMPARISON, False
    if case.notes:
        yield from _in_notes(case)


def _in_accounts(report: Any, texts: dict[str, str], case: Case) -> Iterator[tuple[str, bool]]:
    for told in report["accounts"]:
        letter = told["account"]
        yield f"{COMPARISON}, the hash of {letter}", told["textSha256"] == case.article(letter).text_sha256
    for kind in ("statements", "findings", "witnesses", "notes"):
        for number, each in enumerate(report[kind], 1):
            for passage in quoted_parts(each):
                if passage["start"] is not None:
                    yield f"{COMPARISON}, {kind} {number}", _stands(passage, texts[passage["account"]])


def _in_comparison(report: Any, texts: dict[str, str], case: Case) -> Iterator[tuple[str, bool]]:
    for side in SIDES:
        told = report["articles"][side]
        yield f"{COMPARISON}, the hash of {side}", told["textSha256"] == case.article(side).text_sha256
    for match in report["matches"]:
        for side in SIDES:
            yield f"{COMPARISON}, match {match['id']}", _stands(match[side], texts[side])
    for claim in report["claims"]:
        yield f"{COMPARISON}, claim {claim['id']}", _stands(claim, texts["a" if claim["side"] == "a" else "b"])
    for note in report["notes"]:
        for place in note["places"]:
            if place["start"] is not None:
                right = _stands(place, texts["a" if place["side"] == "a" else "b"])
                yield f"{COMPARISON}, note {note['number']}", right


def _stands(place: Any, text: str) -> bool:
    start, end = place["start"], place["end"]
    return bool(0 <= start <= end <= len(text) and text[start:end] == place["quote"])


def _in_notes(case: Case) -> Iterator[tuple[str, bool]]:
    """The words of each note that was made in the text that is here, at the place where it was made."""
    tree = read_tree(case.notes)
    for at, (a, b) in enumerate(pairwise(case.articles.values()), 2):
        articles: dict[Side, Article] = {"a": a, "b": b}
        context = context_of(tree, articles)
        # Each article is the left one once, but for the last.
        wanted = SIDES if at == len(case.articles) else ("a",)
        for number, raw in enumerate(items_of(tree), 1):
            for each in as_list(raw.get("target")) if isinstance(raw, dict) else ():
                target = target_in(each, context.sides)
                if target is None or target.side not in wanted:
                    continue
                article = articles[target.side]
                made_in = as_string(each.get(MADE_IN)) or context.made_in[target.side]
                chosen = target.selector
                if made_in == article.text_sha256:
                    yield f"{NOTES}, note {number}", article.text[chosen.start : chosen.end] == chosen.exact


def _replay(case: Case, matching: MatchOptions) -> tuple[bool, str]:
    """Whether the comparison comes out again, or another is to be expected; and a line about it."""
    if not case.comparison:
        return True, "replay: no comparison is packed"
    again = let_out(_again(case, matching))
    if again == case.comparison:
        return True, "replay: the same comparison, byte for byte"
    engine = present_engine(matching)
    try:
        was, now = json_of(COMPARISON, case.comparison), json.loads(again)
        counts = _counts(was, now)
        if _near({**was, "generator": None}, {**now, "generator": None}):
            return True, f"replay: the same comparison{_by(case.engine, engine)}"
    except (RefusedError, TypeError, AttributeError):
        return False, f"replay: {COMPARISON} is no comparison"
    if case.compared_with != digest_of(case.notes):
        return True, f"replay: the notes were changed after the comparison was packed, {counts}; pack it again"
    if engine != case.engine:
        return True, f"replay: another comparison{_by(case.engine, engine)}, {counts}"
    return False, f"replay: another comparison than the packed one, {counts}"


def _again(case: Case, matching: MatchOptions) -> str:
    """The comparison of a case made again, as JSON."""
    from articles.reports import render, render_accounts

    if case.further:
        from articles.accounts import gather

        articles = tuple(case.articles.values())
        return render_accounts(gather(articles, notes=partial(notes_store, case), matching=matching), "json")
    session = Session(case.a, case.b, notes_store(case), matching=matching)
    return render(session.run(), "json")


def _by(was: Engine, now: Engine) -> str:
    if was == now:
        return ", but for the last digits of scores"
    if was.version != now.version:
        return f", packed by Diptych {was.version or 'of no number'} and replayed by {now.version}"
    return f", packed by another build of Diptych {was.version}"


def _counts(was: Any, now: Any) -> str:
    """How many of what there were and are now."""
    told = [
        f"{name} {len(was[name])} → {len(now[name])}"
        for name in _COUNTED
        if name in was and len(was[name]) != len(now[name])
    ]
    if told:
        return ", ".join(told)
    other = [name for name in _COUNTED if name in was and not _near(was[name], now[name])]
    return f"as many of each, others among the {', '.join(other)}" if other else "in other parts"


def _near(one: Any, other: Any) -> bool:
    """Whether two JSON values are the same, numbers with a fraction nearly."""
    if isinstance(one, float) and isinstance(other, float | int):
        return abs(one - other) <= _CLOSE
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_near(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_near, one, other))
    return bool(one == other)
