"""The noun that a number counts: where it stands behind the number, and what kind of thing it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles import lexicon
from articles.claims.quantities.plurals import is_plural

if TYPE_CHECKING:
    from articles.claims.quantities.count_words import CountWords
    from articles.claims.quantities.quantity import UnitClass
    from articles.claims.quantities.tokens import Tokens
    from articles.text.tokens import Token

FARTHEST = 10
_ENGLISH = lexicon.English("nouns")
_PERSON_ENDINGS = lexicon.in_order("en", "nouns", "person_endings")
_ADJECTIVE_ENDINGS = lexicon.in_order("en", "nouns", "adjective_endings")


def noun_class(noun: str, words: CountWords) -> UnitClass:
    """Whether a noun in its dictionary form is a person, a vehicle, or any other thing that is counted."""
    last = noun.rpartition(" ")[2]
    if last in words.persons:
        return "person"
    if last in words.vehicles:
        return "vehicle"
    english = words.nouns == "plural"
    if english and len(last) > 5 and last not in _ENGLISH.not_persons and last.endswith(_PERSON_ENDINGS):
        return "person"
    return "count"


def skipped(tokens: Tokens, at: int) -> int:
    """How many tokens at `at` stand inside a phrase without being part of it: quotation marks and "(!)"."""
    lower = tokens[at].lower
    if lower == "(" and tokens[at + 1].lower in ("!", "?", "sic"):
        end = at + 2
        while end < at + 5 and tokens[end].lower in ("!", "?"):
            end += 1
        return end + 1 - at if tokens[end].lower == ")" else 0
    if lower == "-" and tokens[at].glued and tokens[at + 1].glued:
        return 1
    return 1 if lower in ('"', "'") else 0


def noun_after(tokens: Tokens, at: int, words: CountWords, *, one: bool = False) -> int | None:
    """Index of the head noun of the phrase that begins at token `at`; None where no noun is counted.

    `one` asks for a single thing, so that the head is no plural.
    """
    if words.nouns == "plural":
        return _Phrase(tokens, words).single(at) if one else _Phrase(tokens, words).plural(at)
    if words.nouns == "capital":
        return _capital(tokens, at, words)
    return _first(tokens, at, words)


def _capital(tokens: Tokens, at: int, words: CountWords) -> int | None:
    for index in range(at, at + FARTHEST):
        token = tokens[index]
        if token.kind != "word" or token.lower in words.stops or token.lower in words.small:
            return None
        if token.capital and token.lower not in words.adjectives and not token.lower.endswith(words.endings or ("\0",)):
            return index
    return None


def _first(tokens: Tokens, at: int, words: CountWords) -> int | None:
    start = at + 1 if tokens[at].lower in words.ofs else at
    for index in range(start, start + 4):
        token = tokens[index]
        if token.kind != "word" or token.lower in words.stops or token.lower in words.small:
            return None
        adjective = token.lower in words.adjectives or (words.endings and token.lower.endswith(words.endings))
        if not adjective and (len(token.lower) > 1 or not words.endings):
            return index if len(token.lower) > 2 else None
    return None


class _Phrase:
    """An English noun phrase behind a number."""

    def __init__(self, tokens: Tokens, words: CountWords) -> None:
        self._tokens = tokens
        self._words = words

    def plural(self, at: int) -> int | None:
        """The last of the first run of plurals, past adjectives, names and participles."""
        head: int | None = None
        for index in self._walk(at, many=True):
            token = self._tokens[index]
            bare = token.lower.removesuffix("'s")
            if head is not None:
                if not is_plural(bare) or bare in _ENGLISH.no_heads or token.text.isupper():
                    break
                head = index
            elif bare != token.lower or token.text.isupper():
                continue
            elif bare in _ENGLISH.no_heads and bare.endswith("s"):
                return None
            elif is_plural(bare) and not self._leads_on(index):
                head = index
        return None if head is not None and self._owns(head) else head

    def single(self, at: int) -> int | None:
        """The last noun before anything that looks like a verb."""
        head: int | None = None
        for index in self._walk(at):
            token = self._tokens[index]
            verbal = token.lower in _ENGLISH.verbs or (token.lower.endswith(("ed", "ly")) and not token.capital)
            if verbal and head is not None:
                break
            if token.lower in _ENGLISH.no_heads or verbal or token.lower.endswith("'s"):
                continue
            if is_plural(token.lower) and head is not None and not token.text.isupper():
                break
            head = index
        return head

    def _owns(self, index: int) -> bool:
        """Whether a plural owns a number: "ten of the players' 16 games"."""
        mark, after = self._tokens[index + 1], self._tokens[index + 2]
        number = after.kind == "number" or after.lower in self._words.small
        return mark.lower == "'" and mark.glued and not after.glued and number

    def _leads_on(self, index: int) -> bool:
        """Whether a plural stands before the noun that is counted: "five sales assistants", "six Paris suburbs"."""
        token, after = self._tokens[index], self._tokens[index + 1]
        if after.kind != "word" or self._ends(after):
            return False
        return token.lower in _ENGLISH.attributive

    def _ends(self, token: Token) -> bool:
        return token.lower in self._words.stops or token.kind not in ("word", "sign")

    def _walk(self, at: int, *, many: bool = False) -> list[int]:
        """Indices of the words of the phrase, over what may stand between them."""
        found: list[int] = []
        index = at
        while len(found) < FARTHEST and index < at + 3 * FARTHEST:
            step = self._compound(index) or skipped(self._tokens, index) or self._joined(index, found, many=many)
            if step:
                index += step
                continue
            token = self._tokens[index]
            if token.kind != "word" or self._ends(token) or self._counts(token.lower):
                break
            if self._is_verb(index, found, many=many):
                break
            found.append(index)
            index += 1
        return found

    def _is_verb(self, index: int, found: list[int], *, many: bool) -> bool:
        """Whether a word ends the phrase as its verb: "20 men fired", not "20 fired men" nor "20 attacks"."""
        lower = self._tokens[index].lower
        if lower not in _ENGLISH.verbs or self._hyphenated(index):
            return False
        seen = self._noun_seen(found)
        if many and not seen and is_plural(lower) and lower != "says":
            return False
        return seen or not self._more(index + 1)

    def _hyphenated(self, index: int) -> bool:
        """Whether the word goes on behind a hyphen: "start-ups"."""
        return self._tokens[index + 1].lower == "-" and self._tokens[index + 1].glued

    def _noun_seen(self, found: list[int]) -> bool:
        lowers = [self._tokens[index].lower for index in found]
        return any(is_plural(lower) or lower in self._words.persons for lower in lowers)

    def _more(self, index: int) -> bool:
        """Whether the phrase goes on at `index`."""
        token = self._tokens[index]
        return (token.kind == "word" and not self._ends(token)) or self._joined(index, [index - 1], many=False) > 0

    def _compound(self, index: int) -> int:
        """The length of a measure or model in front of the noun: "two 500-pound bombs", "six ZK-12 rifles"."""
        token = self._tokens[index]
        before = self._tokens[index - 1]
        if before.kind == "word" and (token.glued or before.text.isupper()):
            if token.kind == "number":
                return 1
            if (
                token.glued
                and token.lower == "-"
                and self._tokens[index + 1].glued
                and self._tokens[index + 1].kind == "number"
            ):
                return 2
        number = token.kind == "number" or token.lower in self._words.small
        if number and self._tokens[index + 1].lower == "-" and self._tokens[index + 2].kind == "word":
            return 3
        return 0

    def _joined(self, index: int, found: list[int], *, many: bool) -> int:
        """The length of what may link parts of the phrase: "of the" in front, "and" or a comma between adjectives."""
        lower = self._tokens[index].lower
        if not found:
            return self._opening(index) if lower in self._words.ofs else 0
        last = self._tokens[found[-1]].lower
        if lower in _ENGLISH.particles and _adjectival(last):
            return int(self._is_inner(index + 1))
        if lower not in _ENGLISH.phrase_links:
            return 0
        step = 2 if lower == "," and self._tokens[index + 1].lower in _ENGLISH.phrase_links else 1
        if not self._is_inner(index + step):
            return 0
        after = self._tokens[index + step].lower
        # A number above one asks for a plural, so that words before the first plural only describe it.
        describes = many and lower == "and" and not self._noun_seen(found) and not self._counts(after)
        return step if describes or (_adjectival(last) and _adjectival(after)) else 0

    def _opening(self, index: int) -> int:
        """The length of "of", "of the" or "of all the" before a phrase."""
        if self._tokens[index + 1].lower not in _ENGLISH.determiners:
            return 1
        return 2 + (self._tokens[index + 2].lower in _ENGLISH.determiners)

    def _is_inner(self, index: int) -> bool:
        """Whether a token is a word that may stand inside the phrase."""
        return self._tokens[index].kind == "word" and not self._ends(self._tokens[index])

    def _counts(self, word: str) -> bool:
        return word in self._words.vague or word in self._words.small or word in self._words.several


def _adjectival(word: str) -> bool:
    return (word in _ENGLISH.verbs or word.endswith(_ADJECTIVE_ENDINGS)) and not is_plural(word)
