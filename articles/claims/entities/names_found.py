"""Where the names of a text stand: runs of words with capitals, the first word of a sentence looked at twice."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from articles import lexicon
from articles.article import Span
from articles.claims.entities import lists
from articles.text.casefold import lowered
from articles.text.tokens import NAMES, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMPOUND = re.compile(r"([A-Z][\w.]+)-[a-z]{3,}$")
_DIRECTIONS = lexicon.words("en", "names", "directions")
_COMMON = lexicon.words("en", "names", "common")
_ALSO_FIRST_NAMES = lexicon.words("en", "names", "also_first_names")
_INSIDE = lexicon.words("en", "names", "inside")
_OF_BODY = lists.BODIES | lexicon.words("en", "names", "before_of")
_INSIDE_BODIES = lexicon.words("en", "names", "inside_bodies")
_VERBS_BEHIND = lexicon.words("en", "names", "verbs_behind")
_SHOUTING = 0.6
_FEW = 5
_LONGEST = 8


class Run(NamedTuple):
    """A name as found: its span and words without title, its sentence, whether a title or "the" stands before it."""

    span: Span
    surface: str
    sentence: int
    titled: bool
    after_the: bool


def find_runs(text: str, sentences: Sequence[Span]) -> list[Run]:
    """The runs of capitals that are names, in order."""
    tokens = [_tokens(text, sentence) for sentence in sentences]
    small, big = Counter[str](), Counter[str]()
    for sentence in tokens:
        for token in sentence:
            if not token.text[0].isupper():
                small[token.key] += 1
            elif not token.opens:
                big[token.key] += 1
    found: list[Run] = []
    for index, sentence in enumerate(tokens):
        capitals = sum(token.text[0].isupper() for token in sentence)
        shouting = len(sentence) > _FEW and capitals > _SHOUTING * len(sentence)
        found += _runs(text, index, sentence, small, big, shouting=shouting)
    return found


def _tokens(text: str, sentence: Span) -> list[Token]:
    found: list[Token] = []
    for each in NAMES.pattern.finditer(text, sentence.start, sentence.end):
        word, end = each[0], each.end()
        if (
            word.endswith(".")
            and word.count(".") == 1
            and word[:-1].lower() not in lists.TITLES | {"st"}
            and len(word) != 2
        ):
            word, end = word[:-1], end - 1
        for ending in ("'s", "’s"):
            if word.endswith(ending):
                word, end = word[:-2], end - 2
        if (compound := _COMPOUND.match(word)) and word.lower() not in lists.ALIASES:
            word, end = compound[1], each.start() + len(compound[1])
        opens = not found or text[max(0, each.start() - 2) : each.start()].strip()[-1:] in (
            "“",
            '"',
            "«",
            ":",
            "‘",
            "—",
        )
        if word:
            found.append(Token(each.start(), end, word, lowered(word), word.lower(), "word", word[0].isupper(), opens))
    return found


def _runs(
    text: str, index: int, tokens: Sequence[Token], small: Counter[str], big: Counter[str], *, shouting: bool
) -> list[Run]:
    found: list[Run] = []
    at = 0
    while at < len(tokens):
        if not _begins(text, tokens, at, small, big, shouting=shouting):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and end - at < _LONGEST:
            step = _goes_on(text, tokens, at, end, small, shouting=shouting)
            if not step:
                break
            end += step
        run = _made(text, index, tokens, at, end)
        if run:
            found.append(run)
        at = end
    return found


def _is_capital(word: str) -> bool:
    return word[0].isupper() or (word[:3] in ("al-", "el-") and word[3:4].isupper())


def _begins(
    text: str, tokens: Sequence[Token], at: int, small: Counter[str], big: Counter[str], *, shouting: bool
) -> bool:
    token = tokens[at]
    low = token.key
    if low in _ALSO_FIRST_NAMES and not token.opens and at + 1 < len(tokens) and tokens[at + 1].text[0].isupper():
        return tokens[at + 1].key not in lists.MONTHS_AND_DAYS and _adjacent(text, token, tokens[at + 1])
    if (
        not _is_capital(token.text)
        or low in lists.MONTHS_AND_DAYS
        or len(low) < 2
        or low in ("i'm", "i've", "i'll", "i'd")
    ):
        return False
    acronym = token.text.isupper() and len(token.text) > 1
    listed = low in lists.COUNTRIES or low in lists.PEOPLES or low in lists.CAPITALS
    if low == "us" and not acronym:
        return False
    if acronym or listed:
        return not (low in lists.OPENERS and not listed)
    if shouting:
        return big[low] > small[low]
    if not token.opens and low not in lists.OPENERS:
        return True
    if low == "new" and at + 1 < len(tokens) and _is_capital(tokens[at + 1].text):
        return _adjacent(text, token, tokens[at + 1])
    if low in lists.OPENERS or (low.endswith("ly") and big[low] == 0):
        return False
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if big[low] > small[low]:
        return True
    if low in lists.TITLES or low in lists.FIRST_NAMES:
        return True
    adjacent = follows is not None and _adjacent(text, token, follows)
    if follows and adjacent and _is_capital(follows.text) and small[low] == 0:
        return not low.endswith("ing")
    said = follows is not None and adjacent and follows.text in _VERBS_BEHIND
    return small[low] == 0 and said and not low.endswith(("s", "ing", "ed"))


def _adjacent(text: str, left: Token, right: Token) -> bool:
    return text[left.end : right.start].strip(" \u00a0") == "" and right.start - left.end <= 2


def _goes_on(text: str, tokens: Sequence[Token], first: int, at: int, small: Counter[str], *, shouting: bool) -> int:
    """How many tokens to take on: 1 for a capital, 2 for "of" and the capital behind it, else 0."""
    left, token = tokens[at - 1], tokens[at]
    if not _adjacent(text, left, token) or text[left.end : token.start].startswith(("'", "’")):
        return 0
    low = token.key
    if low in lists.MONTHS_AND_DAYS:
        return 0
    if _is_capital(token.text):
        after = tokens[at + 1].text if at + 1 < len(tokens) else "x"
        if low.rstrip(".") in lists.TITLES and _is_capital(after) and left.key.rstrip(".") not in lists.TITLES:
            return 0
        lead = left.key
        nation = lead in lists.PEOPLES or lead in lists.COUNTRIES
        if lead in lists.PEOPLES and at - 1 == first:
            return 1 if _names_a_body(tokens, at) or f"{lead} {low}" in lists.COUNTRIES else 0
        if nation and (lead != low) and (low in lists.PEOPLES or low in lists.COUNTRIES):
            return 1 if f"{lead} {low}" in lists.COUNTRIES else 0
        return 0 if shouting and low in small else 1
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if low in _INSIDE and follows and _is_capital(follows.text) and _adjacent(text, token, follows):
        body = any(each.key in _OF_BODY for each in tokens[first:at])
        return 2 if (low not in _INSIDE_BODIES or body) and follows.key not in lists.MONTHS_AND_DAYS else 0
    return 0


def _names_a_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word for a body is among the capitals from `at` on: the Iraqi Interior Ministry."""
    for token in tokens[at : at + 4]:
        if not token.text[0].isupper():
            return False
        if token.key in lists.BODIES:
            return True
    return False


def _made(text: str, index: int, tokens: Sequence[Token], first: int, end: int) -> Run | None:
    """The run without its titles; a nation's adjective before a title or a role is a run of its own."""
    titled = False
    while first < end - 1 and tokens[first].key.rstrip(".") in lists.TITLES:
        titled, first = True, first + 1
    before = tokens[first - 1].key.rstrip(".") if first else ""
    if before in lists.TITLES and _adjacent(text, tokens[first - 1], tokens[first]):
        titled = True
    if first == end - 1 and tokens[first].key.rstrip(".") in lists.TITLES:
        return None
    alone = tokens[first].key
    if first == end - 1 and not titled and (alone in _DIRECTIONS or alone in _COMMON):
        return None
    span = Span(tokens[first].start, tokens[end - 1].end)
    surface = " ".join(span.of(text).split())
    return Run(span, surface, index, titled, after_the=before == "the")
