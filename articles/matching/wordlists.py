"""Small lists of English words, as keys of `words`, that matching reads sentences by; other languages do without."""

from __future__ import annotations

import re


def _keys(words: str) -> frozenset[str]:
    return frozenset(words.split())


JOINERS = _keys("and but who which that while after becaus as when wher befor although sinc")
"""Words that may begin a clause."""

PRONOUNS = _keys("he she his her him himself herself")
"""Words that stand for the person last named."""

ROLES = _keys(
    "president senator mayor minister governor candidat congressman congresswoman lawmaker chairman spokesman "
    "spokeswoman judg actor actress singer officer sheriff suspect defendant victim coupl pair"
)
"""What a person is called after "the" in place of the name."""

PREPOSITIONS = _keys("in at of from on to for near into with against by between over under across")
"""A name after one of these is rarely whom the sentence is about."""

WHERE = _keys("in at near en dans à im bei v")
"""A name after one of these is mostly a place; also in French, German, Spanish and transcribed Russian."""

LIKE_WORDS = _keys("is us un")
"""Acronyms that are small words when not in capitals."""

WEEKDAYS = _keys("mondai tuesdai wednesdai thursdai fridai saturdai sundai")
MONTHS = {
    short: month
    for month in "januari februari march april may june juli august september october november december".split()  # noqa: SIM905 - twelve quoted words read worse
    for short in (month[:3], month[:4], month)
}
"""Months, whole or cut short, with the key of the whole; they count beside a number only, "may" being a verb."""

YEAR = re.compile(r"#(19|20)\d\d$")
"""The key of a number that is a year."""

ENDINGS = tuple(
    "ization isation ational fulness iveness ousness ation ition ement iali ical ness ment ance ence ship able ibl "  # noqa: SIM905 - thirty quoted words read worse
    "ial ian ion ive ism ist iti ous ant ent iz ful ial abl ic al er or li".split()
)
"""What makes nouns and adjectives of verbs, as it stands in keys: without plural and a last e, with i for y."""
