"""German counting words: numbers, also written as one word, scales, bounds and measures."""

from __future__ import annotations

from typing import Final

from articles.claims.words.counting import CountWords, lemma, phrases, table, units
from articles.claims.words.listing import listed

LACKING: Final = (
    "fractions, shares, 'both' and 'none', "
    "units said in front of the number or left out, roles, adjectives used as nouns"
)

_ONES: Final = table(
    "null=0 ein,eine,einem,einen,einer,eines,eins=1 zwei,zwo,zweier=2 drei,dreier=3 vier=4 fünf,fuenf=5 sechs=6 "
    "sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf,zwoelf=12 dreizehn=13 vierzehn=14 fünfzehn=15 sechzehn=16 "
    "siebzehn=17 achtzehn=18 neunzehn=19"
)
_TENS: Final = table("zwanzig=20 dreißig,dreissig=30 vierzig=40 fünfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90")
_LONGEST: Final = 60


def _below_hundred(word: str) -> float | None:
    known = _ONES.get(word, _TENS.get(word))
    if known is not None:
        return known
    head, joint, tail = word.partition("und")
    one, ten = _ONES.get(head), _TENS.get(tail)
    return one + ten if joint and one is not None and 0 < one < 10 and ten is not None else None


def _below_thousand(word: str) -> float | None:
    head, joint, tail = word.partition("hundert")
    if not joint:
        return _below_hundred(word)
    hundreds = _ONES.get(head) if head else 1.0
    rest = _below_hundred(tail.removeprefix("und")) if tail else 0.0
    return None if hundreds is None or rest is None or hundreds > 99 else hundreds * 100 + rest


def compound(word: str) -> float | None:
    """The value of a number written as one word, such as "dreihundertzwanzig"; None for any other word."""
    if len(word) > _LONGEST or word in ("tausend", "hundert"):
        return None
    head, joint, tail = word.partition("tausend")
    if not joint:
        return _below_thousand(word)
    thousands = _below_thousand(head) if head else 1.0
    rest = _below_thousand(tail.removeprefix("und")) if tail else 0.0
    return None if thousands is None or rest is None else thousands * 1000 + rest


WORDS: Final = CountWords(
    language="de",
    decimal=",",
    small={word: value for word, value in (_ONES | _TENS).items() if value != 1 or word == "eins"},
    scales=table(
        "hundert=1e2 tausend,tsd=1e3 million,millionen,mio=1e6 milliarde,milliarden,mrd=1e9 billion,billionen=1e12 "
        "dutzend=12"
    ),
    lacking=LACKING,
    vague=table(
        "dutzende,dutzenden=12 hunderte,hunderten=1e2 tausende,tausenden=1e3 zehntausende,zehntausenden=1e4 "
        "hunderttausende,hunderttausenden=1e5 abermillionen=1e6"
    ),
    several=listed("mehrere mehreren einige einigen"),
    ofs=listed("von der"),
    before=phrases(
        at_least="mindestens|wenigstens|nicht weniger als|zumindest|ab",
        at_most="höchstens|maximal|bis zu|nicht mehr als",
        more_than="mehr als|über|mehr denn|gut|oberhalb von",
        less_than="weniger als|unter|knapp unter",
        approx="etwa|ungefähr|rund|circa|ca|ca .|knapp|fast|nahezu|beinahe|annähernd|an die|gegen|schätzungsweise|~",
    ),
    after=phrases(at_least="oder mehr|und mehr|+", at_most="oder weniger"),
    between=listed("zwischen"),
    froms=listed("von"),
    tos=listed("bis auf"),
    ands=listed("und"),
    ors=listed("oder"),
    measures=units(
        """
metre: meter metern
centimetre: cm zentimeter
millimetre: mm millimeter
kilometre: km kilometer kilometern
hectare: ha hektar
litre: liter litern
kilogram: kg kilo kilogramm
gram: gramm
tonne: tonne tonnen
second: sekunde sekunden
minute: minute minuten
hour: stunde stunden std
day: tag tage tagen
night: nacht nächte nächten
week: woche wochen
month: monat monate monaten
year: jahr jahre jahren
year-old: jährige jähriger jährigen jähriges
decade: jahrzehnt jahrzehnte jahrzehnten
degree: grad °
square_metre: quadratmeter quadratmetern
square_kilometre: quadratkilometer quadratkilometern
km/h: km/h stundenkilometer stundenkilometern
"""
    ),
    months=listed(
        "januar jänner februar märz april mai juni juli august september oktober november dezember jan feb mär apr "
        "jun jul aug sept okt nov dez"
    ),
    stops=listed(
        "der die das den dem des ein eine einen einem und oder aber in im an am auf aus bei mit nach seit von vom "
        "vor zu zum zur für gegen ohne um über unter bis ist sind war waren wurde wurden wird werden hat haben "
        "hatte hatten sich nicht auch nur noch schon als wie dass wenn weil kann können soll sollen"
    ),
    persons=listed(
        "mensch person mann frau kind soldat kämpfer rebell terrorist polizist zivilist einwohner bewohner "
        "flüchtling demonstrant arbeiter mitarbeiter schüler student lehrer passagier tote toter verletzte "
        "verletzter opfer bürger wähler fan besucher zuschauer gefangener geisel journalist arzt feuerwehrmann"
    ),
    vehicles=listed("fahrzeug auto wagen bus zug flugzeug hubschrauber schiff boot panzer lastwagen lkw"),
    harmed=listed("getötet verletzt verwundet vermisst festgenommen"),
    labels=listed(
        "artikel kapitel resolution seite kanal zimmer raum nummer linie gleis flug formel paragraf paragraph"
    ),
    years=listed("in im seit bis jahr jahre von ab vor nach um"),
    nouns="capital",
    singular=lemma("de"),
    compound=compound,
)
