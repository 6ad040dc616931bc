"""Words that negate or exclude, for each language."""

from __future__ import annotations

from typing import Final

from articles.claims.words.listing import listed

LACKING: Final = {
    "en": "negation by meaning alone (a far cry from), irony",
    "de": "exclusions, failing to",
    "fr": "exclusions, failing to",
    "es": "exclusions, failing to",
    "ru": "exclusions, failing to",
}
"""What each language lacks."""

NOT: Final = {
    "en": listed(
        "not no never none nobody nothing nowhere neither nor cannot without n't no-one cant hardly scarcely barely"
    ),
    "de": listed("nicht kein keine keinen keiner keinem keines nie niemals niemand nichts nirgends weder ohne"),
    "fr": listed("pas jamais aucun aucune personne rien sans ni"),
    "es": listed("no nunca jamás ningún ninguna ninguno nadie nada sin tampoco ni"),
    "ru": listed("не нет никогда никто ничего нигде никакой никаких без ни"),
}
"""Words that negate what follows."""
EXCLUSIONS: Final = (
    "none else",
    "no one else",
    "nobody else",
    "nothing else",
    "except for",
    "except that",
    "except",
    "apart from",
    "aside from",
    "other than",
    "with the exception of",
    "excluding",
    "but not",
    "instead of",
    "rather than",
    "as opposed to",
    "all but",
    "no one but",
    "nobody but",
    "nothing but",
    "none but",
    "only",
    "solely",
    "exclusively",
    "merely",
)
"""Phrases that leave something out, longer ones first where they share a beginning."""
CEASED: Final = (
    "no longer",
    "not any longer",
    "not any more",
    "no more",
    "not yet",
    "yet to",
    "ceased to",
)
"""Phrases that say that it is over, or has not begun."""
FAILED: Final = (
    "failed to",
    "fail to",
    "fails to",
    "failing to",
    "failure to",
    "refused to",
    "refuse to",
    "refuses to",
    "refusing to",
    "declined to",
    "declines to",
    "decline to",
    "unable to",
    "unwilling to",
    "incapable of",
    "avoided",
    "avoid",
    "prevented",
    "prevent from",
    "prevented from",
    "lack of",
    "lacked",
    "lacks",
    "lacking",
    "absence of",
    "could not",
    "rejected",
    "ruled out",
)
"""Phrases that say that it did not happen."""
NOT_NEGATIONS: Final = (
    "not only",
    "not just",
    "not least",
    "not merely",
    "not simply",
    "not to mention",
    "not less than",
    "not more than",
    "no fewer than",
    "no less than",
    "no more than",
    "not fewer than",
    "no later than",
    "not later than",
    "no sooner than",
    "no doubt",
    "no wonder",
    "nothing but",
    "not surprisingly",
    "why not",
    "whether or not",
    "not until",
    "if not",
    "no matter",
    "not necessarily",
    "no later",
)
"""Phrases with a negative word that do not negate what they stand by."""
