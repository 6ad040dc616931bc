"""English words by which a text says that somebody says something; verbs with all their forms.

The lists hold infinitives, and the forms follow a rule, but for the irregular ones.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from articles import lexicon
from articles.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Mapping

_words = partial(lexicon.words, "en", "attribution")
_in_order = partial(lexicon.in_order, "en", "attribution")
_IRREGULAR: Final = lexicon.groups("en", "attribution", "irregular")


def _forms(verb: str) -> tuple[str, ...]:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return verb, verb + ending, verb + "ed", verb + "ing"


def _verbs(name: str) -> Mapping[str, str]:
    return {form: verb for verb in _in_order(name) for form in _forms(verb)}


def _those_that_tell(name: str) -> frozenset[str]:
    return frozenset(form for form, verb in TELLING_THAT.items() if verb in _words(name))


TELLING: Final = _verbs("telling")
"""Verbs that attribute whatever their complement is; each form with its infinitive."""
TELLING_THAT: Final = _verbs("telling_that")
"""Verbs that attribute only with "that", a quotation, or behind what is said."""
WANTING: Final = _verbs("wanting")
"""Verbs that tell what somebody means to do, when "to" follows."""
BELIEVING: Final = _those_that_tell("believing")
"""Forms after which a clause may begin with "the": they believe the bridge is shut."""
FACTIVE: Final = _those_that_tell("factive")
"""Forms that tell of knowing more than of saying: they need "that" or a quotation."""

DEEDS: Final = _verbs("deeds")
"""Verbs that tell of a deed where a word such as "out" or "off" follows: blasting out the pane."""

_ENGLISH = lexicon.English("attribution")
INFERENCE_PHRASES: Final = _in_order("inference_phrases")
ACCORDING: Final = _in_order("according")
POINTING: Final = _in_order("pointing")

IN_A_STATEMENT: Final = re.compile(
    rf"{alternatives(_ENGLISH.occasion_leads)} (?:{alternatives(_ENGLISH.occasion_determiners)} )?(?:[\w-]+ ){{0,3}}"
    rf"{alternatives(_ENGLISH.occasions)}"
)
"""Where something was said: in an interview."""
COUNT_BY: Final = re.compile(
    rf"(?!{alternatives(_ENGLISH.charges)}\b){alternatives(_ENGLISH.count_leads)} "
    rf"(?P<who>(?:{alternatives(_ENGLISH.count_articles)} )?(?:[\w’'-]++ ){{0,4}}?(?:[\w-]+['’]s?)"
    rf"|{alternatives(_ENGLISH.count_owners)})"
    rf" (?:own )?{alternatives(_ENGLISH.tallies)}\b",
    re.IGNORECASE,
)
"""Whose count a figure is: by the army's count."""
