"""English words that say how firmly something is said: hedged, alleged, denied, asked."""

from __future__ import annotations

from typing import Final

from articles.claims.words.listing import listed

LACKING: Final = "irony, tone, hedging by tense alone"
"""What these lists lack."""

HEDGES: Final = listed(
    "may might could perhaps maybe possibly probably likely unlikely apparently seemingly presumably conceivably "
    "arguably evidently seem seems seemed appear appears appeared suggest suggests suggested indicate indicates "
    "indicated possible probable potential potentially plausible uncertain unclear doubtful estimated estimates "
    "estimate believed thought feared suspected presumed assumed tentative tentatively roughly somewhat virtually "
    "practically largely mostly generally usually often sometimes typically tends tend tended assume assumes "
    "suppose supposes guess reckon speculate speculated speculation speculative possibility probability "
    "likelihood chance hint hints hinted imply implies implied preliminary provisional unverified unconfirmed "
    "expected"
)
"""Words that leave open whether it is so."""
HEDGE_PHRASES: Final = (
    "it is not clear",
    "it was not clear",
    "it remains unclear",
    "not yet clear",
    "in all likelihood",
    "as far as is known",
    "so far as",
    "if confirmed",
    "could not be verified",
    "could not be confirmed",
    "cannot be verified",
    "not be independently",
    "has not been verified",
    "have not been verified",
    "there is a chance",
    "to some extent",
    "in a sense",
    "more or less",
    "as if",
    "as though",
    "if true",
    "if this is correct",
    "if this report is correct",
    "one may think",
    "one might think",
    "is believed to",
    "are believed to",
    "is thought to",
    "are thought to",
    "is said to",
    "are said to",
    "it looks like",
    "it looks as",
    "kind of",
    "sort of",
)
"""Phrases that leave open whether it is so."""
ALLEGED: Final = listed(
    "allegedly reportedly supposedly purportedly ostensibly alleged purported supposed rumoured rumored allege "
    "alleges alleging allegation allegations claim claims claimed claiming accuse accuses accused accusing "
    "accusation accusations so-called unproven unsubstantiated rumour rumours rumor rumors hearsay"
)
"""Words that hand on what the writer does not stand for."""
DENIED: Final = listed(
    "deny denies denied denying denial dispute disputes disputed disputing reject rejects rejected rejecting "
    "dismiss dismisses dismissed refute refutes refuted refuting rebut rebuts rebutted debunk debunks debunked "
    "disavow disavowed disavows contradict contradicts contradicted retract retracted"
)
"""Words that say that it is not so."""
DENIED_PHRASES: Final = (
    "no truth",
    "not true",
    "untrue",
    "no evidence",
    "without evidence",
    "far too high",
    "far too low",
)
"""Phrases that say that it is not so."""
ASKING: Final = listed("whether wonder wonders wondered ask asks asked asking question questions questioned")
"""Words by which a thing is asked."""
UNREAL: Final = ("if", "unless", "suppose", "assuming", "what if", "had it", "would have", "if only")
"""Openings of what is only supposed."""
SURE: Final = listed("certainly definitely undoubtedly surely clearly obviously indeed really truly literally")
"""Words that insist."""
EVENTUAL: Final = listed("must should ought cannot")
NOT_HEDGES_BEFORE: Final = {
    "may": listed("in of last this next since until by early late mid theresa mrs ms"),
    "might": listed("the military his her their full"),
    "could": listed("not"),
}
"""For a hedge, words before it after which it is none: in May, the might."""
NOT_HEDGES_AFTER: Final = {
    "could": listed("not"),
    "likely": listed(""),
    "expected": listed(""),
    "appeared": listed("on in at before"),
    "appear": listed("on in at before"),
    "appears": listed("on in at before"),
    "claims": listed(""),
}
"""For a hedge, words behind it before which it is none: could not reach, appeared on television."""
