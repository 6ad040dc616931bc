"""Units that are not behind their number: said in front, shared with a neighbour, or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles import lexicon
from articles.claims.quantities.measures import measure_class
from articles.claims.quantities.nouns import noun_after, noun_class, skipped
from articles.claims.quantities.plurals import is_plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.claims.quantities.count_words import CountWords
    from articles.claims.quantities.draft import Draft
    from articles.claims.quantities.tokens import Tokens
    from articles.text.tokens import Token

FARTHEST = 14
"""Tokens that are looked back for what a number counts; chosen, not measured."""
_OLDEST = 115
"""The age of a person at most: a handful of people ever grew older."""
_STRONGEST_QUAKE = 10
"""No earthquake reaches this magnitude."""
_FARTHEST_NEXT = 5
"""Tokens between two numbers that share a unit, as in "three of the city council's 17"; chosen, not measured."""
_FARTHEST_ELIDED = 25
"""Tokens back to the number whose noun is left out, as in "two others"; chosen, not measured."""
_ENGLISH = lexicon.English("quantities")
_FRONTS = lexicon.classes("en", "quantities", "fronts")
_VERBS = lexicon.words("en", "nouns", "verbs")
_DESCRIBING = lexicon.in_order("en", "nouns", "describing_endings")
_WOUNDED = lexicon.words("en", "kinds", "wounded")
_ON_SCALE = [tuple(phrase.split()) for phrase in lexicon.in_order("en", "quantities", "on_scale")]


def understand(drafts: Sequence[Draft], tokens: Tokens, words: CountWords) -> None:
    """Give each draft without a unit the one it is understood to have, where there is reason to."""
    for index in range(len(drafts) - 1, -1, -1):
        draft = drafts[index]
        if not draft.unit and index + 1 < len(drafts):
            _from_next(draft, drafts[index + 1], tokens, words)
    for index, draft in enumerate(drafts):
        if draft.unit:
            continue
        earlier = drafts[index - 1] if index else None
        found = _led(draft, tokens, words) or _age(draft, tokens, words) or _front(draft, tokens, words)
        if not found and not _harmed(draft, earlier, tokens, words):
            _elided(draft, earlier, tokens)


def _age(draft: Draft, tokens: Tokens, words: CountWords) -> bool:
    """ "aged 35", "at the age of 35", "Anna Berg, 35,": a number that stands for an age."""
    if not 0 < draft.low <= _OLDEST or draft.numeral.percent or draft.numeral.vague:
        return False
    before, prior = tokens[draft.start - 1], tokens[draft.start - 2]
    led = before.lower in _ENGLISH.age_leads or (before.lower == "of" and prior.lower == "age")
    paired = before.lower in _ENGLISH.pair_links and tokens[draft.start - 3].lower in _ENGLISH.age_leads
    if not (led or paired or _is_set_apart(draft, tokens, words)):
        return False
    draft.take_unit("year-old", "age", None)
    return True


def _is_set_apart(draft: Draft, tokens: Tokens, words: CountWords) -> bool:
    """Whether digits stand between commas or in brackets behind a person: "Anna Berg, 35," and "a driver (35)"."""
    opening, closing, prior = tokens[draft.start - 1].lower, tokens[draft.end].lower, tokens[draft.start - 2]
    apart = (opening == "," and closing in (",", ".", ";")) or (opening == "(" and closing == ")")
    if not (apart and draft.numeral.digits and prior.kind == "word" and prior.lower not in words.months):
        return False
    if closing == "," and tokens[draft.end + 1].kind == "number":
        return False
    return prior.capital or noun_class(words.singular(prior.lower), words) == "person"


def _led(draft: Draft, tokens: Tokens, words: CountWords) -> bool:
    """ "a crew of seven", "a magnitude 6.9 earthquake", "a magnitude of 6.9", "7.1 on the Richter scale"."""
    before = tokens.lowers(draft.start - 2, draft.start)
    group = before[-1:] == ("of",) and before[0] in _ENGLISH.bodies_of and not tokens[draft.start].capital
    if group and not _followed(tokens, draft.after, words):
        draft.take_unit("people", "person", None)
        return True
    behind = any(tokens.lowers(draft.after, draft.after + len(phrase)) == phrase for phrase in _ON_SCALE)
    quake = tokens[draft.after].lower in _ENGLISH.quakes and draft.numeral.low < _STRONGEST_QUAKE
    quake = quake or (
        tokens[draft.start - 1].lower in _ENGLISH.measuring
        and bool(_ENGLISH.quakes & set(tokens.lowers(draft.start - 9, draft.start)))
    )
    if quake or behind or ("magnitude" in before and before[-1] in _ENGLISH.magnitude_leads):
        draft.take_unit("magnitude", "magnitude", None)
        return True
    return False


def _from_next(draft: Draft, following: Draft, tokens: Tokens, words: CountWords) -> None:
    """ "three of the 17 lorries", "200 to 250 dollars", "two and four soldiers"."""
    between = tokens.lowers(draft.after, following.start)
    if not following.unit or len(between) > _FARTHEST_NEXT or not between:
        return
    if _shared_noun(draft, following, between, tokens, words):
        draft.borrow(following)
        return
    owners = all(_may_own(tokens, index) for index in range(draft.after, following.start))
    if owners and between[0] in ("of", "out") and following.kind not in ("money", "time span", "age"):
        draft.borrow(following)
        draft.role, following.role = "part", "total"
        return
    linked = len(between) == 1 and between[0] in _ENGLISH.shares | {"-"} and not draft.numeral.percent
    if linked and (between[0] not in ("and", ",") or following.kind in ("person", "vehicle", "count")):
        draft.borrow(following)


def _shared_noun(draft: Draft, following: Draft, between: tuple[str, ...], tokens: Tokens, words: CountWords) -> bool:
    """Whether two numbers with an adjective each share a noun: "12 Danish and 11 Finnish sailors"."""
    if between[-1] not in ("and", "or") or not 1 < len(between) < 4 or draft.numeral.percent:
        return False
    if following.kind not in ("person", "vehicle", "count") or between[0] in words.harmed:
        return False
    return all(_describes(tokens[index]) for index in range(draft.after, following.start - 1))


def _describes(token: Token) -> bool:
    """Whether a token is an adjective judged by its form: "Somali", "elderly", "armed"."""
    return token.kind == "word" and (token.capital or token.lower.endswith(_DESCRIBING))


def _may_own(tokens: Tokens, index: int) -> bool:
    """Whether a token may stand between a part and its whole: "of the", "of those", "of the Hawks'"."""
    token = tokens[index]
    return (
        token.lower in _ENGLISH.of_determiners
        or token.capital
        or token.lower.endswith("'")
        or token.lower.endswith("'s")
    )


def _front(draft: Draft, tokens: Tokens, words: CountWords) -> bool:
    """ "the number of rebels is about 500", "the death toll rose to 24", "losses range from 20 to 30"."""
    found = _counted_in_front(draft, tokens, words) if words.nouns == "plural" else None
    if found is None or _followed(tokens, draft.after, words):
        return False
    lower = tokens[found].lower
    named = tokens[found - 1].lower
    noun = (
        named if lower in _ENGLISH.counts and named in _ENGLISH.counted else _FRONTS.get(lower) or words.singular(lower)
    )
    if lower in words.measures:
        noun = words.measures[lower]
    kind = measure_class(noun) or ("person" if noun == "death" else noun_class(noun, words))
    draft.take_unit(noun, kind, (found, found + 1))
    return True


def _counted_in_front(draft: Draft, tokens: Tokens, words: CountWords) -> int | None:
    """The noun before a number that says what it counts: behind "number of", before "is", before "of"."""
    link = draft.start - 1
    while tokens[link].lower in _ENGLISH.before_subject:
        link -= 1
    sentence = tokens.sentence(draft.start)
    found = _numbered(tokens, link, sentence, words)
    if found is None and tokens[link].lower in _ENGLISH.links:
        found = _subject(tokens, link, sentence)
    if found is None and tokens[link].lower == "of" and _FRONTS.get(tokens[link - 1].lower):
        found = link - 1
    return found


def _followed(tokens: Tokens, at: int, words: CountWords) -> bool:
    """Whether the number goes on to a word of its own, which then is what it counts."""
    token = tokens[at]
    plain = token.kind == "word" and token.lower not in words.stops and token.lower not in words.scales
    return plain and token.lower not in _VERBS and not token.lower.endswith("ly")


def _numbered(tokens: Tokens, link: int, sentence: int, words: CountWords) -> int | None:
    for index in range(link, link - FARTHEST, -1):
        if tokens.sentence(index) != sentence or tokens[index].lower in (",", ";", ":"):
            return None
        if tokens[index].lower in _ENGLISH.numbers_of and tokens[index + 1].lower == "of":
            return noun_after(tokens, index + 1, words)
        named = tokens[index].lower in _ENGLISH.counts and tokens[index - 1].lower in _ENGLISH.counted
        if named or tokens[index].lower == "toll":
            return index
    return None


def _subject(tokens: Tokens, link: int, sentence: int) -> int | None:
    """The noun that a linking verb speaks of: the nearest plural or known measure in front, no preposition before."""
    for index in range(link - 1, link - FARTHEST, -1):
        token = tokens[index]
        if tokens.sentence(index) != sentence or token.lower in (";", ":") or token.kind == "number":
            return None
        if _FRONTS.get(token.lower):
            return index
        plural = is_plural(token.lower) and not token.text.isupper() and token.lower not in _ENGLISH.unsaid
        if plural and token.kind == "word" and not _after_preposition(tokens, index):
            return index
    return None


def _after_preposition(tokens: Tokens, at: int) -> bool:
    for index in range(at - 1, at - 5, -1):
        if tokens[index].lower in _ENGLISH.prepositions:
            return True
        if tokens[index].kind != "word":
            return False
    return False


def _harmed(draft: Draft, earlier: Draft | None, tokens: Tokens, words: CountWords) -> bool:
    """ "450 wounded", "killing 15": people, by what happened to them."""
    after = draft.after + skipped(tokens, draft.after)
    if tokens[after].lower in _ENGLISH.relatives and words.nouns == "plural":
        draft.take_unit("people", "person", None)
        return True
    while tokens[after].lower in _ENGLISH.between_state:
        after += 1
    if tokens.lowers(after, after + 2) == ("of", "the") and tokens[after + 2].lower in words.harmed:
        after += 2
    if tokens[after].lower in words.harmed:
        _take_state(draft, earlier, tokens, after)
        return True
    if tokens[draft.start - 1].lower in _ENGLISH.harming and words.nouns == "plural":
        draft.take_unit("people", "person", None)
        return True
    return False


def _take_state(draft: Draft, earlier: Draft | None, tokens: Tokens, at: int) -> None:
    """Count the people whose state stands at token `at`: those counted just before, where a noun named them."""
    own = tokens[at].lower in _WOUNDED
    near = earlier is not None and tokens.sentence(earlier.start) == tokens.sentence(draft.start)
    if earlier is not None and near and earlier.kind == "person" and not own and draft.after == at:
        draft.borrow(earlier)
        return
    # "At least 35 killed and 100 injured": the bound of the first is taken to hold for the second.
    if earlier is not None and earlier.modifier == "at_least" and tokens[draft.start - 1].lower == "and":
        draft.modifier = "at_least" if draft.modifier == "exact" else draft.modifier
    draft.take_unit(tokens[at].lower if own else "people", "person", (at, at + 1) if own else None)


def _elided(draft: Draft, earlier: Draft | None, tokens: Tokens) -> bool:
    """ "four seriously", "two others", "another 12": what was counted last in the sentence."""
    if earlier is None or earlier.kind not in ("person", "vehicle", "count") or not earlier.unit:
        return False
    if tokens.sentence(earlier.start) != tokens.sentence(draft.start) or draft.start - earlier.end > _FARTHEST_ELIDED:
        return False
    after, before = tokens[draft.after].lower, tokens[draft.start - 1].lower
    if after in _ENGLISH.how_badly or before in _ENGLISH.before_elided or draft.bounded:
        draft.borrow(earlier)
        return True
    return False
