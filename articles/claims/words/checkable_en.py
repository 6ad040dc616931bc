"""English words that make a sentence worth checking, or show that there is nothing to check."""

from __future__ import annotations

from typing import Final

from articles.claims.words.listing import listed

LACKING: Final = "topics beyond public affairs; sarcasm"
"""What these lists lack."""

OPINION: Final = listed(
    "think believe want hope feel wish guess suppose love hate promise commit propose support oppose intend trust "
    "pray prefer appreciate understand agree disagree respect mean admire"
)
"""What "I" does when nothing is claimed of the world."""
DUTY: Final = listed("should must ought need needs let let's let’s shall cannot can't")
FUTURE: Final = listed("will won't would going gonna we'll i'll he'll they'll you'll i'd we'd shall")
"""What is to come cannot be checked yet."""
COMPARING: Final = listed(
    "more less fewer most least than higher lower highest lowest largest biggest smallest greatest greater bigger "
    "worse worst better best doubled tripled quadrupled half twice double triple record average first only ever "
    "never every all percent per times rate majority majorities number"
)
"""Words that measure or compare."""
SCALE: Final = listed(
    "hundred hundreds thousand thousands million millions billion billions trillion trillions dozen dozens"
)
DEEDS: Final = listed(
    "voted vote votes passed cut cuts raised raise spent spend spends spending increased increase decreased "
    "created lost gained grew fell rose dropped signed vetoed introduced sponsored proposed opposed supported "
    "killed died wounded injured arrested attacked invaded sold bought paid gave took built closed opened elected "
    "appointed refused failed added eliminated reduced balanced inherited borrowed owed received provided sent "
    "approved banned ended began started broke won pulled endorsed said called wrote ran served reported found "
    "showed costs cost went left made"
)
"""Deeds and changes of which there is a record."""
MATTERS: Final = listed(
    "tax taxes taxed deficit deficits budget budgets debt jobs unemployment inflation wages income incomes "
    "economy economic growth medicare medicaid insurance health crime crimes drugs guns prison prisons school "
    "schools education college oil energy gas nuclear weapons missiles troops military army war trade exports "
    "imports congress senate republican republicans democrat democrats administration government federal law bill "
    "plan poverty welfare immigration immigrants border citizens population women children veterans soviet iraq "
    "iran china russia world record governor senator president company companies factories plants hospital "
    "workers families police terrorists soldiers civilians"
)
"""Public matters of which there are figures and records."""
TALK: Final = listed(
    "thank thanks please sorry yes no well okay ok hello good evening sir mr ladies gentlemen folks question "
    "answer let look listen tell know sure right course debate moderator jim bob minute respond"
)
"""Words of talk."""
FIRST: Final = listed("i i'm i've i'd i'll my me mine myself")
WE: Final = listed("we we're we've our us ours")
YOU: Final = listed("you you're your you've yours")
THEY: Final = listed("he she they his her their it its he's she's they've they're it's who")
PAST: Final = listed(
    "was were had did went came took said made gave got left fell rose lost met began brought built caught cut "
    "knew kept led paid put ran sat saw sent sold spent stood told thought won wrote became been done gone voted"
)
"""Irregular pasts."""
BE: Final = listed("is are was were has have had been there's")
ASKS: Final = listed("what why how who when where do does did is are can could will would should")
VAGUE: Final = listed(
    "very really great important kind sort things thing something somebody everybody everyone people way ways "
    "strong tough hard good bad better wonderful fair right wrong values dream future freedom hope american "
    "leadership courage responsibility"
)
"""Words of praise and values, which no record settles."""
