"""Small lists of words, as keys of `words`, that matching reads sentences by; they are those of English."""

from __future__ import annotations

import re
from functools import partial

from articles import lexicon

_keys = partial(lexicon.words, "en", "matching")

JOINERS = _keys("joiners")
"""Words that may begin a clause."""

PRONOUNS = _keys("pronouns")
"""Words that stand for the person last named."""

ROLES = _keys("roles")
"""What a person is called after "the" in place of the name."""

PREPOSITIONS = _keys("prepositions")
"""A name after one of these is rarely whom the sentence is about."""

WHERE = frozenset(lexicon.everywhere("matching", "where"))
"""A name after one of these is mostly a place; in all languages at once."""

LIKE_WORDS = _keys("like_words")
"""Acronyms that are small words when not in capitals."""

WEEKDAYS = _keys("weekdays")
MONTHS = {short: month for month in _keys("months") for short in (month[:3], month[:4], month)}
"""Months, whole or cut short, with the key of the whole; they count beside a number only, "may" being a verb."""

YEAR = re.compile(r"#(19|20)\d\d$")
"""The key of a number that is a year."""

ENDINGS = lexicon.in_order("en", "matching", "endings")
"""What makes nouns and adjectives of verbs, as it stands in keys: without plural and a last e, with i for y."""
