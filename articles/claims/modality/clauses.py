"""The clauses of a sentence, each a span: long sentences say more than one thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from articles import lexicon
from articles.article import Span
from articles.text.tokens import FIGURES, Token

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST = 3
"""Words; a piece with fewer joins the piece before it."""

_AHEAD = 8
"""Words, its first among them, in which a clause must have its verb; chosen, not measured."""

_OPENING: Final = lexicon.words("en", "clauses", "openers")
_FREE: Final = lexicon.words("en", "clauses", "free_openers")
_VERBS: Final = lexicon.words("en", "clauses", "verbs")
_HARD = re.compile(r"[;:—]| [–-] ")


def clauses(text: str, sentence: Span) -> list[Span]:
    """The clauses of a sentence, sorted and side by side: spans of `text` without white space around them.

    A sentence is cut at semicolons, colons and dashes; at a comma or "and" where a new verb follows or a figure stands
    in a list of figures; before "but", "while", "because". Pieces of under three words join their neighbour.
    """
    # Only straight apostrophes make a verb of "n't", as the cuts were measured.
    words = FIGURES.tokens(text, sentence.start, sentence.end, key=str.lower)
    cuts = [sentence.start]
    verb_seen = words_since = 0
    later = _verbs_ahead([word.key for word in words])
    for at, word in enumerate(words):
        if at:
            gap = text[words[at - 1].end : word.start]
            low, follows = word.key, words[at + 1].text if at + 1 < len(words) else ""
            if words_since >= _FEWEST and _cuts(gap, low, follows, verb_seen=bool(verb_seen), ahead=later[at]):
                cuts.append(word.start)
                verb_seen = words_since = 0
        words_since += 1
        verb_seen += _is_verb(word.key)
    return list(_trimmed(text, cuts, sentence.end, words))


def _is_verb(word: str) -> bool:
    return word in _VERBS or word.endswith("n't") or (word.endswith("ed") and len(word) > 4)


def _verbs_ahead(words: list[str]) -> list[bool]:
    """For each word, whether a verb is among it and those just ahead."""
    ahead = [False] * len(words)
    distance = 99
    for at in range(len(words) - 1, -1, -1):
        distance = 0 if _is_verb(words[at]) else distance + 1
        ahead[at] = distance < _AHEAD
    return ahead


def _cuts(gap: str, low: str, follows: str, *, verb_seen: bool, ahead: bool) -> bool:
    """Whether a clause begins with the word `low` behind `gap`; `ahead` says that a verb follows."""
    if _HARD.search(gap):
        return not (gap == ":" and low.isdigit())
    if low in _FREE or (verb_seen and _lists_figure(gap, low, follows)):
        return True
    return "," in gap and ahead and (verb_seen or low in _OPENING)


def _lists_figure(gap: str, low: str, follows: str) -> bool:
    """Whether a figure goes on with a list of them: ", 12" and "and 12"; a comma without a space is inside one."""
    if gap == "," or not ("," in gap or low == "and"):
        return False
    return low[0].isdigit() or (low == "and" and follows[:1].isdigit())


def _trimmed(text: str, cuts: list[int], end: int, words: list[Token]) -> Iterator[Span]:
    """The pieces between the cuts; the last joins the one before it when it has too few words."""
    if len(cuts) > 1 and sum(word.start >= cuts[-1] for word in words[-_FEWEST:]) < _FEWEST:
        cuts.pop()
    for start, stop in zip(cuts, [*cuts[1:], end], strict=True):
        piece = text[start:stop]
        left = len(piece) - len(piece.lstrip())
        length = len(piece.strip().rstrip(",;:—–- ") or piece.strip())
        if length:
            yield Span(start + left, start + left + length)
