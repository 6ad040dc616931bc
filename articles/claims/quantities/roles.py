"""The part a quantity plays beside another: a total, a part, the ends of a change, a ratio, a price each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.claims.quantities.count_words import CountWords
    from articles.claims.quantities.draft import Draft
    from articles.claims.quantities.tokens import Tokens

_ENGLISH = lexicon.English("quantities")
_RATIOS = [tuple(phrase.split()) for phrase in lexicon.in_order("en", "quantities", "ratios")]


def give_roles(drafts: Sequence[Draft], tokens: Tokens, words: CountWords) -> None:
    """Set the role of every draft that has none yet."""
    for index, draft in enumerate(drafts):
        if draft.role != "plain" or words.nouns != "plural":
            continue
        following = drafts[index + 1] if index + 1 < len(drafts) else None
        if following is not None and _is_ratio(draft, following, tokens):
            draft.role = following.role = "ratio"
        elif _is_per(draft, tokens, words):
            draft.role = "per"
        elif _is_total(draft, tokens):
            draft.role = "total"
        elif _is_part(draft, tokens):
            draft.role = "part"
        else:
            _change(draft, tokens)


_LARGEST_PART = 1000
"""The first number of a ratio at most; chosen, not measured."""


def _is_ratio(draft: Draft, following: Draft, tokens: Tokens) -> bool:
    """ "one nurse to 30 patients", "a doctor for every ten soldiers": small whole numbers of nouns, linked."""
    if draft.low > _LARGEST_PART or draft.low != draft.high or following.role != "plain":
        return False
    countable = ("person", "vehicle", "count")
    if draft.kind not in countable or following.kind not in countable or draft.unit_tokens is None:
        return False
    after = draft.unit_tokens[1]
    if any(tokens.lowers(after, following.start) == link for link in _RATIOS):
        return draft.unit_tokens != following.unit_tokens
    every = tokens.lowers(following.start - 2, following.start) in _RATIOS
    return every and tokens.sentence(draft.start) == tokens.sentence(following.start)


def _is_per(draft: Draft, tokens: Tokens, words: CountWords) -> bool:
    after = max(draft.after, draft.unit_tokens[1] if draft.unit_tokens is not None else 0)
    lower = tokens[after].lower
    if draft.kind == "per cent" and lower != "each":
        return False
    if lower in _ENGLISH.each or tokens[draft.end].lower in _ENGLISH.each:
        return True
    return lower in words.articles and tokens[after + 1].lower in words.measures and draft.kind != "time span"


def _is_total(draft: Draft, tokens: Tokens) -> bool:
    before = tokens.lowers(draft.start - 2, draft.start)
    after = max(draft.after, draft.unit_tokens[1] if draft.unit_tokens is not None else 0)
    behind = not _ENGLISH.total_behind.isdisjoint((" ".join(tokens.lowers(after, after + 2)), tokens[after].lower))
    led = not _ENGLISH.total_before.isdisjoint((" ".join(before), tokens[draft.start - 1].lower))
    toll = draft.unit_tokens is not None and tokens[draft.unit_tokens[0]].lower == "toll"
    return behind or led or (toll and tokens[draft.start - 1].lower not in _ENGLISH.change_leads)


def _is_part(draft: Draft, tokens: Tokens) -> bool:
    return tokens[draft.start - 1].lower in _ENGLISH.parts or tokens.lowers(draft.end, draft.end + 2) == ("of", "them")


def _change(draft: Draft, tokens: Tokens) -> None:
    """The roles of "rose to 24 from 18", "fell by 3 points", "up 4 per cent"."""
    lead = tokens[draft.start - 1].lower
    sentence = tokens.sentence(draft.start)
    near = {
        tokens[index].lower
        for index in range(draft.start - 9, draft.start)
        if tokens.sentence(index) == sentence and tokens[index].lower not in _ENGLISH.no_change_near
    }
    pushed = lead in ("up", "down") and tokens[draft.start - 2].lower in _ENGLISH.pushes
    if draft.kind in ("length", "weight", "time span", "age") or pushed:
        return
    if lead in _ENGLISH.changes - _ENGLISH.no_change_before:
        draft.role = "change_by"
    elif lead in _ENGLISH.change_leads and _ENGLISH.changes - _ENGLISH.weak_changes & near and _ENGLISH.changes & near:
        draft.role = "change_to" if lead == "to" else "change_from" if lead == "from" else "change_by"
