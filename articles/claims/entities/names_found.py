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
_ENGLISH = lexicon.English("names")
_OF_BODY = _ENGLISH.bodies | lexicon.words("en", "names", "before_of")
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
            if not token.capital:
                small[token.key] += 1
            elif not token.opens:
                big[token.key] += 1
    return [run for index, sentence in enumerate(tokens) for run in _Sentence(text, sentence, small, big).runs(index)]


def _tokens(text: str, sentence: Span) -> list[Token]:
    found: list[Token] = []
    for each in NAMES.pattern.finditer(text, sentence.start, sentence.end):
        word, end = each[0], each.end()
        if (
            word.endswith(".")
            and word.count(".") == 1
            and word[:-1].lower() not in _ENGLISH.titles | {"st"}
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


class _Sentence:
    """Finds the names of one sentence.

    `small` and `big` count the words of the whole text, written without a capital and with one where none is due.
    """

    def __init__(self, text: str, tokens: Sequence[Token], small: Counter[str], big: Counter[str]) -> None:
        self._text = text
        self._tokens = tokens
        self._small = small
        self._big = big
        capitals = sum(token.capital for token in tokens)
        self._shouting = len(tokens) > _FEW and capitals > _SHOUTING * len(tokens)

    def runs(self, index: int) -> list[Run]:
        """The names in order; `index` is the number of the sentence."""
        found: list[Run] = []
        at = 0
        while at < len(self._tokens):
            if not self._begins(at):
                at += 1
                continue
            end = at + 1
            while end < len(self._tokens) and end - at < _LONGEST:
                step = self._goes_on(at, end)
                if not step:
                    break
                end += step
            run = self._made(index, at, end)
            if run:
                found.append(run)
            at = end
        return found

    def _after(self, at: int) -> Token | None:
        return self._tokens[at + 1] if at + 1 < len(self._tokens) else None

    def _adjacent(self, left: Token, right: Token) -> bool:
        return self._text[left.end : right.start].strip(" \u00a0") == "" and right.start - left.end <= 2

    def _begins(self, at: int) -> bool:
        """Whether a name begins with a token.

        In "The Lind family met Reuters in May", "Lind" and "Reuters" do; "The" opens the sentence, "May" is a month.
        """
        token, after = self._tokens[at], self._after(at)
        low = token.key
        if low in _ENGLISH.also_first_names and not token.opens and after and after.capital:
            return after.key not in lists.MONTHS_AND_DAYS and self._adjacent(token, after)
        if not _may_be_name(token):
            return False
        if low in lists.COUNTRIES or low in lists.PEOPLES or low in lists.CAPITALS:
            return True
        if _is_acronym(token):
            return low not in _ENGLISH.openers
        if self._shouting:
            return self._big[low] > self._small[low]
        if not token.opens and low not in _ENGLISH.openers:
            return True
        return self._opens_with_name(token, after)

    def _opens_with_name(self, token: Token, after: Token | None) -> bool:
        """Whether a word that may have its capital from the sentence is a name all the same: "Lind" of "Lind Works"."""
        low = token.key
        follows = after if after and self._adjacent(token, after) else None
        if low == "new" and after and _is_capital(after.text):
            return follows is not None
        if low in _ENGLISH.openers or (low.endswith("ly") and self._big[low] == 0):
            return False
        if self._is_mostly_name(low):
            return True
        if self._small[low] or follows is None:
            return False
        if _is_capital(follows.text):
            return not low.endswith("ing")
        return follows.text in _ENGLISH.verbs_behind and not low.endswith(("s", "ing", "ed"))

    def _is_mostly_name(self, low: str) -> bool:
        """Whether the text writes a word with a capital more often than without, or it is a title or first name."""
        return self._big[low] > self._small[low] or low in _ENGLISH.titles or low in _ENGLISH.first_names

    def _goes_on(self, first: int, at: int) -> int:
        """How many tokens to take on: 1 for a capital, 2 for "of" and the capital behind it, else 0."""
        left, token = self._tokens[at - 1], self._tokens[at]
        if not self._adjacent(left, token) or self._text[left.end : token.start].startswith(("'", "’")):
            return 0
        if token.key in lists.MONTHS_AND_DAYS:
            return 0
        if _is_capital(token.text):
            return int(self._takes_capital(first, at))
        return 2 if self._takes_joint(first, at) else 0

    def _takes_capital(self, first: int, at: int) -> bool:
        """Whether a word with a capital belongs to the name before it: not "President" of "Oldra President Lind"."""
        lead, low = self._tokens[at - 1].key, self._tokens[at].key
        after = self._after(at)
        before_name = after is not None and _is_capital(after.text)
        if _is_title(low) and before_name and not _is_title(lead):
            return False
        country = f"{lead} {low}" in lists.COUNTRIES
        if lead in lists.PEOPLES and at - 1 == first:
            return country or _names_a_body(self._tokens, at)
        if lead != low and _is_nation(lead) and _is_nation(low):
            return country
        return not (self._shouting and low in self._small)

    def _takes_joint(self, first: int, at: int) -> bool:
        """Whether a small word such as "of" joins the capital behind it to the name."""
        token, after = self._tokens[at], self._after(at)
        if (
            token.key not in _ENGLISH.inside
            or not after
            or not _is_capital(after.text)
            or not self._adjacent(token, after)
        ):
            return False
        if after.key in lists.MONTHS_AND_DAYS:
            return False
        return token.key not in _ENGLISH.inside_bodies or any(each.key in _OF_BODY for each in self._tokens[first:at])

    def _made(self, index: int, first: int, end: int) -> Run | None:
        """The run without its titles; a nation's adjective before a title or a role is a run of its own."""
        tokens = self._tokens
        titled = False
        while first < end - 1 and _is_title(tokens[first].key):
            titled, first = True, first + 1
        before = tokens[first - 1].key.rstrip(".") if first else ""
        if before in _ENGLISH.titles and self._adjacent(tokens[first - 1], tokens[first]):
            titled = True
        alone = tokens[first].key
        if first == end - 1 and (
            _is_title(alone) or (not titled and (alone in _ENGLISH.directions or alone in _ENGLISH.common))
        ):
            return None
        span = Span(tokens[first].start, tokens[end - 1].end)
        surface = " ".join(span.of(self._text).split())
        return Run(span, surface, index, titled, after_the=before == "the")


def _is_capital(word: str) -> bool:
    return word[0].isupper() or (word[:3] in ("al-", "el-") and word[3:4].isupper())


def _is_acronym(token: Token) -> bool:
    return token.text.isupper() and len(token.text) > 1


def _may_be_name(token: Token) -> bool:
    """Whether a word has a capital, and is none of those that have one for another reason."""
    low = token.key
    if not _is_capital(token.text) or len(low) < 2 or low in lists.MONTHS_AND_DAYS or low in _ENGLISH.no_names:
        return False
    return low != "us" or _is_acronym(token)


def _is_title(word: str) -> bool:
    return word.rstrip(".") in _ENGLISH.titles


def _is_nation(word: str) -> bool:
    return word in lists.PEOPLES or word in lists.COUNTRIES


def _names_a_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word for a body is among the capitals from `at` on: the Iraqi Interior Ministry."""
    for token in tokens[at : at + 4]:
        if not token.capital:
            return False
        if token.key in _ENGLISH.bodies:
            return True
    return False
