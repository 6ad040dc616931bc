"""English counting words: numbers, scales, bounds, measures, and the small words a noun phrase ends at."""

from __future__ import annotations

from typing import Final

from articles.claims.words.counting import CountWords, phrases, table, units
from articles.claims.words.listing import listed
from articles.claims.words.nouns_en import PERSONS, STOPS, VEHICLES, singular

LACKING: Final = "nothing known"

_SMALL: Final = table(
    "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 "
    "fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty,fourty=40 "
    "fifty=50 sixty=60 seventy=70 eighty=80 ninety=90"
)

_SCALES: Final = table(
    "hundred=1e2 thousand=1e3 million=1e6 billion=1e9 trillion=1e12 dozen=12 lakh,lakhs=1e5 crore,crores=1e7 "
    "bn=1e9 mn,mln,mio=1e6 tn,trn=1e12 k=1e3"
)

_BEFORE: Final = phrases(
    at_least="at least|at the least|at the very least|no fewer than|no less than|not fewer than|not less than|"
    "never fewer than|never less than|not under|not below|a minimum of|minimum of|minimum|as few as|as little as|≥",
    at_most="at most|at the most|at the very most|no more than|not more than|never more than|not over|not exceeding|"
    "a maximum of|maximum of|maximum|up to|as many as|as much as|as high as|as long as|nothing more than|≤|"
    "no greater than|no larger than|not above",
    more_than="more than|over|upwards of|upward of|in excess of|above|exceeding|exceeded|exceed|exceeds|beyond|greater "
    "than|higher than|larger than|bigger than|longer than|older than|surpassing|surpassed|topping|topped|>|"
    "heavier than|taller than|deeper than|wider than|farther than|further than",
    less_than="fewer than|less than|under|below|lower than|smaller than|shorter than|younger than|shy of|short of|<|"
    "lighter than",
    approx="about|around|some|approximately|approx|approx .|roughly|nearly|almost|close to|closer to|an estimated|"
    "estimated|estimated at|circa|ca|ca .|c .|perhaps|maybe|approaching|nearing|practically|virtually|~|≈|±|"
    "something like|in the region of|in the order of|on the order of|somewhere around|an average of|"
    "average of|probably|possibly|believed to be|put at about|an approximate|reportedly some|"
    "an estimated total of|estimate of|an estimate of",
)

_AFTER: Final = phrases(
    at_least="or more|or higher|or older|or over|and over|or above|and above|and older|and up|plus|- plus|+|at least|"
    "and counting|or greater|or longer",
    at_most="or less|or fewer|or under|and under|or below|or lower|at most|at the most|or younger",
    approx="or so|- odd|odd|- ish|or thereabouts|give or take",
)

_MEASURES: Final = units(
    """
%: % percent pct
per_cent_point: pp
metre: metre metres meter meters
millimetre: mm millimetre millimetres millimeter millimeters
centimetre: cm centimetre centimetres centimeter centimeters
kilometre: km kms kilometre kilometres kilometer kilometers klick klicks
inch: inch inches
foot: ft foot feet
yard: yd yard yards
mile: mi mile miles
hectare: ha hectare hectares
acre: acre acres
litre: litre litres liter liters
millilitre: ml millilitre millilitres milliliter milliliters
gallon: gal gallon gallons
barrel: barrel barrels bbl
kilogram: kg kgs kilogram kilograms kilogramme kilogrammes kilo kilos
gram: gram grams gramme grammes
milligram: mg milligram milligrams
tonne: tonne tonnes
ton: ton tons
ounce: oz ounce ounces
pound: lb lbs pound pounds
second: second seconds sec secs
minute: minute minutes min mins
hour: hour hours hr hrs
day: day days
night: night nights
week: week weeks
fortnight: fortnight fortnights
month: month months
year: year years yr yrs
decade: decade decades
century: century centuries
km/h: kmh kph km/h
mph: mph
knot: knot knots
degree: degree degrees °
watt: watt watts
kilowatt: kw kilowatt kilowatts
megawatt: mw megawatt megawatts
gigawatt: gw gigawatt gigawatts
byte: byte bytes
gigabyte: gb gigabyte gigabytes
megabyte: mb megabyte megabytes
hertz: hz hertz
volt: volt volts
magnitude: magnitude
point: point points pts
"""
)

WORDS: Final = CountWords(
    language="en",
    decimal=".",
    small=_SMALL,
    scales=_SCALES,
    lacking=LACKING,
    vague=table("dozens=12 scores=20 hundreds=1e2 thousands=1e3 millions=1e6 billions=1e9 trillions=1e12 tens=10"),
    several=listed("several few"),
    ands=listed("and"),
    articles=listed("a an"),
    ofs=listed("of"),
    fractions=table(
        "half,halves=0.5 third,thirds=0.33333333333 quarter,quarters,fourth,fourths=0.25 fifth,fifths=0.2 "
        "sixth,sixths=0.166666666667 seventh,sevenths=0.142857142857 eighth,eighths=0.125 "
        "ninth,ninths=0.111111111111 tenth,tenths=0.1"
    ),
    before=_BEFORE,
    after=_AFTER,
    between=listed("between"),
    froms=listed("from"),
    tos=listed("to"),
    ors=listed("or"),
    measures=_MEASURES,
    months=listed(
        "january february march april may june july august september october november december jan feb mar apr jun "
        "jul aug sep sept oct nov dec"
    ),
    stops=STOPS,
    persons=PERSONS,
    vehicles=VEHICLES,
    harmed=listed(
        "killed dead wounded injured hurt missing hospitalised hospitalized arrested detained displaced "
        "unaccounted homeless dying ill sick trapped stranded affected infected evacuated rescued executed jailed "
        "freed unhurt uninjured survived died drowned perished escaped fled marched "
        "rallied protested demonstrated attended voted gathered hospitalized kidnapped abducted captured drowned"
    ),
    labels=listed(
        "article resolution chapter section channel flight route room page windows formula apollo boeing airbus type "
        "mark model paragraph clause verse psalm volume vol issue episode season part phase stage level grade size "
        "platform gate track terminal highway interstate autoroute motorway junction exit unit block building suite "
        "apartment apt floor line no number nr figure fig table box note footnote item rule order law act protocol "
        "amendment proposition title schedule annex appendix version iphone ipad ipod galaxy playstation xbox ps "
        "area district precinct ward zone sector camp checkpoint station pier dock bay "
        "bbc itv cnn tv france euro expo class division group pool"
    ),
    years=listed("in since until till by during from before after circa year years of for the mid early late to"),
    nouns="plural",
    singular=singular,
)
