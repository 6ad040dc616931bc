"""English words by which a text says that somebody says something."""

from __future__ import annotations

from typing import Final

from articles.claims.words.listing import listed

LACKING: Final = "idioms (gave the lie to), verbs of gesture (shrugged) without a quotation"
"""What these lists lack."""

_IRREGULAR = {
    "say": "say says said saying",
    "tell": "tell tells told telling",
    "write": "write writes wrote written writing",
    "think": "think thinks thought thinking",
    "know": "know knows knew known knowing",
    "feel": "feel feels felt feeling",
    "hear": "hear hears heard hearing",
    "find": "find finds found finding",
    "see": "see sees saw seen seeing",
    "show": "show shows showed shown showing",
    "read": "read reads reading",
    "hold": "hold holds held holding",
    "swear": "swear swears swore sworn swearing",
    "quip": "quip quips quipped quipping",
    "admit": "admit admits admitted admitting",
    "plan": "plan plans planned planning",
    "rebut": "rebut rebuts rebutted rebutting",
    "refer": "refer refers referred referring",
    "infer": "infer infers inferred inferring",
    "beg": "beg begs begged begging",
    "understand": "understand understands understood understanding",
    "forecast": "forecast forecasts forecasted forecasting",
    "foresee": "foresee foresees foresaw foreseen foreseeing",
    "put": "put puts putting",
    "speak": "speak speaks spoke speaking",
    "learn": "learn learns learned learnt learning",
    "want": "want wants wanted",
}


def _forms(verb: str) -> list[str]:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb].split()
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return [verb, verb + ending, verb + "ed", verb + "ing"]


def _verbs(verbs: str) -> dict[str, str]:
    return {form: verb for verb in verbs.split() for form in _forms(verb)}


TELLING: Final = _verbs(
    "say tell announce claim allege argue insist assert deny admit concede acknowledge warn declare testify tweet "
    "reply remark complain boast vow pledge urge accuse criticize criticise blame condemn denounce praise suggest "
    "recommend estimate predict contend reiterate emphasize emphasise stress quip caution lament joke vouch swear "
    "retort opine posit exclaim assure inform confide recount proclaim profess affirm attest aver bemoan decry "
    "deride deplore disavow lambast lambaste blast slam mock ridicule hail laud applaud apologize apologise "
    "protest object counter rebut dispute refute clarify speculate surmise theorize theorise reckon question "
    "wonder ask beg plead implore exhort advise counsel cite quote call describe characterize characterise "
    "portray depict label dub brand reveal disclose confess divulge confirm note explain remind recall reassure "
    "echo discuss endorse oppose defend rebuke scold admonish telegraph articulate elaborate trumpet tout pan "
    "bash excoriate skewer chide welcome champion"
)
"""Verbs that attribute whatever their complement is; each form with its plain form."""
TELLING_THAT: Final = _verbs(
    "add report state show find indicate believe think feel hope fear know learn agree see hear maintain observe "
    "conclude decide realize realise comment detail answer continue suspect doubt assume expect understand "
    "consider worry guess imagine promise propose demand mention point interject chime muse speak read respond "
    "put determine rule judge imply hint signal calculate discover demonstrate prove stipulate forecast foresee "
    "dream regret write assess identify post talk argue weigh confirm deem view regard"
)
"""Verbs that attribute only with "that", a quotation, or behind what is said."""
WANTING: Final = _verbs("want hope plan intend expect promise vow pledge aim")
"""Verbs that tell what somebody means to do, when "to" follows."""
NOUN_LIKE: Final = listed(
    "remarks dream dreams lament judgement "
    "report reports claim claims state states estimate estimates comment comments note notes promise promises "
    "demand demands question questions call calls tweet tweets vow vows plan plans hope hopes fear fears warning "
    "detail details answer answers show shows find hold holds quote quotes label labels brand blast praise "
    "protest protests object objects counter blame stress caution joke mock slam pledge pledges offer aim point "
    "points rule rules signal signals talk talks doubt doubts forecast forecasts worry dispute disputes feeling "
    "finding meaning writing findings rulings reporting read views view post posts mention project judge thought "
    "boast ruling reading hearing speaking warnings planning set put"
)
"""Forms that are nouns more often than not: they need a subject before them or "that" behind them."""
NOT_PASSIVE: Final = listed(
    "confirmed called written disputed known seen found held noted put shown heard read opposed labeled dubbed"
)
"""Participles that, behind a form of "be", say nothing of a speaker."""
PASSIVE_RUMOUR: Final = listed(
    "said believed thought reported rumoured rumored alleged understood known expected considered suspected "
    "estimated feared assumed claimed"
)
"""Participles that, after a form of "be" and before "to", hand on what nobody named says."""
HEARSAY: Final = listed(
    "reportedly allegedly supposedly purportedly rumoured rumored unconfirmed ostensibly alleged purported"
)
"""Words that hand on what others say without naming them."""
BELIEVING: Final = {
    form
    for form, verb in TELLING_THAT.items()
    if verb
    in {"believe", "hope", "fear", "expect", "report", "think", "add", "predict", "worry", "suspect", "assume", "doubt"}
}
"""Forms after which a clause may begin with "the": they believe the bridge is shut."""
INFERENCE: Final = listed("seem seems seemed appear appears appeared suggest suggests indicate indicates imply implies")
"""Verbs by which a writer draws a conclusion."""
INFERENCE_PHRASES: Final = (
    "judging by",
    "judging from",
    "points to the fact",
    "point to the fact",
    "points to",
    "it is clear that",
    "it becomes clear",
    "one may think",
    "one might think",
    "could be explained",
    "can be explained",
    "it follows that",
    "this means that",
    "which means that",
    "in all likelihood",
    "apparently",
    "evidently",
    "presumably",
    "no wonder",
    "it looks as if",
    "it looks like",
    "turn out to",
    "turns out to",
    "makes us think",
    "it entails",
)
"""Phrases by which a writer draws a conclusion."""
ACCORDING: Final = (
    "according to",
    "in the words of",
    "in the view of",
    "in the opinion of",
    "in the eyes of",
    "as reported by",
    "as stated by",
    "as per",
    "citing",
    "quoting",
    "as told to",
    "courtesy of",
    "based on interviews with",
    "if we believe",
    "if we are to believe",
    "if one believes",
)
"""Phrases that stand before a source."""
IN_A_STATEMENT: Final = (
    r"(?:in|during|through|via|from|with) (?:an? |the |his |her |their |its |one )?(?:[\w-]+ ){0,3}"
    r"(?:statement|interview|speech|tweet|tweets|letter|email|e-mail|memo|post|op-ed|testimony|remarks|address|"
    r"news release|press release|briefing|news conference|press conference|memoir)"
)
"""A pattern: where something was said."""
FACTIVE: Final = {
    form
    for form, verb in TELLING_THAT.items()
    if verb in {"know", "see", "hear", "find", "show", "learn", "read", "understand", "put", "prove", "demonstrate"}
}
"""Forms that tell of knowing more than of saying: they need "that" or a quotation."""
SAYING_FIRST: Final = listed(
    "said says say wrote writes added adds explained explains noted notes recalled insisted insists announced "
    "warned argued told reported declared admitted conceded claimed stated replied quipped joked asked"
)
"""Forms that may stand before their subject behind a mere comma: ..., said the mayor."""
NOT_SOURCES: Final = listed(
    "plan plans schedule science taste need needs size age custom tradition type law rank merit logic"
)
"""Nouns after "according to" that say nothing."""
POINTING: Final = (
    "point out",
    "points out",
    "pointed out",
    "pointing out",
    "call for",
    "calls for",
    "called for",
    "calling for",
    "call on",
    "calls on",
    "called on",
    "calling on",
    "spoke of",
    "speaks of",
    "speak of",
    "speaking of",
    "spoke about",
    "speaks about",
    "speaking about",
    "talked about",
    "talks about",
    "talk about",
    "talking about",
    "went on to say",
    "makes clear",
    "made clear",
    "made it clear",
    "making the case",
    "made the case",
    "makes the case",
    "spoke out",
    "took aim at",
    "takes aim at",
    "taking aim at",
    "lashed out",
    "accused of",
    "of the opinion",
    "of the view",
)
"""Phrases that attribute as a verb of telling does."""
TOLLS: Final = listed(
    "the number dead toll total death figure figures losses cost costs damage count strength crowd population "
    "odds its their"
)
"""Words after "put", as in: put the number of dead at 40."""
COUNT_BY: Final = (
    r"(?:by|on) (?P<who>(?:the |an? |some |most |his |her |their |its )?(?:[\w’'-]++ ){0,4}?(?:[\w-]+['’]s?)"
    r"|his|her|their|its|one|some|most|official|all)"
    r" (?:own )?(?:count|estimate|estimates|account|accounts|reckoning|tally|admission|figures|telling|calculation)\b"
)
"""A pattern: by the army's count."""
NOBODY: Final = listed("nobody none no-one no nothing neither")
SAYING_NOUNS: Final = listed(
    "report statement claim claims assertion assertions allegation allegations accusation accusations "
    "announcement suggestion argument warning belief view opinion testimony complaint promise estimate prediction "
    "conclusion finding findings charge charges contention insistence denial admission fear fears hope idea "
    "notion suspicion rumor rumour rumors rumours reports news criticism concern concerns"
)
"""Nouns that attribute with "that" behind them."""
UNNAMED: Final = listed(
    "source sources official officials witness witnesses resident residents analyst analysts expert experts "
    "critic critics observer observers people some many others insider insiders diplomat diplomats aide aides "
    "spokesman spokeswoman spokesperson person officer officers commander commanders soldier soldiers fighter "
    "fighters activist activists adviser advisers advisor advisors lawyer lawyers doctor doctors neighbour "
    "neighbours neighbor neighbors investigator investigators prosecutor prosecutors authorities police monitors "
    "locals historian historians scholar scholars economist economists scientist scientists researcher "
    "researchers supporter supporters opponent opponents staff staffers staffer employee employees man woman men "
    "women general lawmakers politicians media reports"
)
"""Words for sources that are not named."""
WORKS: Final = listed(
    "report reports study studies survey surveys poll polls review statement data figures documents document "
    "records count analysis memo letter lawsuit filing filings complaint ad book article newspaper paper magazine "
    "researchers"
)
"""Nouns for what is written: as a subject they attribute as people do."""
PRONOUNS: Final = listed("he she they it i we you who one which this that these those")
AUXILIARIES: Final = listed(
    "continue continues continued tried tries try sought seeks began went "
    "has have had is are was were be been being will would could should can may might must do does did also later "
    "then further repeatedly not never n't only just even still often recently previously reportedly already once "
    "again since always now publicly privately openly briefly quickly angrily simply flatly falsely rightly "
    "correctly wrongly finally eventually subsequently initially reluctantly strongly explicitly all both to "
    "largely clearly bluntly immediately earlier long ever famously himself herself themselves itself"
)
"""Words that may stand between a subject and its verb."""
CONNECTORS: Final = listed(
    "but than that while as because when after before if although though whereas whether since until so yet where "
    "what how why however meanwhile instead nor or"
)
"""Words before which a subject has not begun."""
LEADING: Final = listed(
    "on in at after during for by with from under over despite without amid following since within before about "
    "to of and then now here there later earlier meanwhile"
)
"""Words that begin a phrase in front of a subject."""
DETERMINERS: Final = listed(
    "the a an his her their its our my your this that these those some many several one two three"
)
CLAIM_LIVES: Final = listed("lives life responsibility territory victory")
"""Objects that are claimed without anything being said: claimed 12 lives."""
