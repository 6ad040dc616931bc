"""Names of months, weekdays, seasons and feasts, and the words that point from the day of publication."""

from __future__ import annotations

from typing import Final

from articles.claims.words.listing import listed

LACKING: Final = {
    "en": "nothing known",
    "de": "seasons, feasts, parts of months, ranges in words, spans of time ago",
    "fr": "seasons, feasts, parts of months, ranges in words, spans of time ago",
    "es": "seasons, feasts, parts of months, ranges in words, spans of time ago",
    "ru": "seasons, feasts, parts of months, ranges in words, spans of time ago",
}
"""What each language lacks, for the screen to say."""

# A row a month, from January; the first English forms need a capital, all may end in a full stop.
_MONTHS: Final = {
    "en": "January Jan|February Feb|March Mar|April Apr|May|June Jun|July Jul|August Aug|September Sept Sep|"
    "October Oct|November Nov|December Dec",
    "de": "Januar Jänner Jan|Februar Feb|März Maerz Mär|April Apr|Mai|Juni Jun|Juli Jul|August Aug|September Sept Sep|"
    "Oktober Okt|November Nov|Dezember Dez",
    "fr": "janvier janv|février févr fevrier|mars|avril avr|mai|juin|juillet juil|août aout|septembre sept|octobre oct|"
    "novembre nov|décembre déc decembre",
    "es": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre setiembre|octubre|noviembre|diciembre",
    "ru": "января январь январе|февраля февраль феврале|марта март марте|апреля апрель апреле|мая май мае|"
    "июня июнь июне|июля июль июле|августа август августе|сентября сентябрь сентябре|октября октябрь октябре|"
    "ноября ноябрь ноябре|декабря декабрь декабре",
}
# A row a day, from Monday.
_WEEKDAYS: Final = {
    "en": "Monday Mon|Tuesday Tues Tue|Wednesday Wed|Thursday Thurs Thur Thu|Friday Fri|Saturday Sat|Sunday Sun",
    "de": "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag Sonnabend|Sonntag",
    "fr": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    "es": "lunes|martes|miércoles|jueves|viernes|sábado|domingo",
    "ru": "понедельник|вторник|среда среду|четверг|пятница пятницу|суббота субботу|воскресенье",
}
# Days from the day of publication.
_NEAR_DAYS: Final = {
    "de": {"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2},
    "fr": {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "aujourd’hui": 0, "demain": 1},
    "es": {"anteayer": -2, "ayer": -1, "hoy": 0, "mañana": 1},
    "ru": {"позавчера": -2, "вчера": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2},
}


def _numbered(table: str) -> dict[str, int]:
    return {name: number for number, row in enumerate(table.split("|"), 1) for name in row.split()}


MONTHS: Final = {language: _numbered(table) for language, table in _MONTHS.items()}
"""For each language its month names and abbreviations with their number, 1 to 12."""
WEEKDAYS: Final = {
    language: {name: number - 1 for name, number in _numbered(table).items()} for language, table in _WEEKDAYS.items()
}
"""For each language its weekday names with their number, 0 (Monday) to 6."""
NEAR_DAYS: Final = _NEAR_DAYS
"""For languages other than English: words such as "gestern" with the days they lie from the day of publication."""

SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which a season begins; each lasts three (the seasons of meteorology)."""

_CARDINALS = (
    "a,an,one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty"
)
_NTHS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
SMALL_NUMBERS: Final = {
    word: number for number, words in enumerate(_CARDINALS.split("|"), 1) for word in words.split(",")
} | {"a couple of": 2, "thirty": 30, "forty": 40, "fifty": 50}
"""Number words that count days, weeks, months and years."""

ORDINALS: Final = {word: number for number, word in enumerate(_NTHS.split(), 1)}
"""Ordinal words, 1 to 20."""

FEASTS: Final = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "st patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "may day": (5, 1),
    "victory day": (5, 9),
    "d-day": (6, 6),
    "fourth of july": (7, 4),
    "4th of july": (7, 4),
    "july fourth": (7, 4),
    "july 4th": (7, 4),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "guy fawkes night": (11, 5),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "human rights day": (12, 10),
}
"""Feasts with a fixed day: month and day. Those that move are worked out by their rule."""
MOVING_FEASTS: Final = (
    "shrove tuesday",
    "ash wednesday",
    "palm sunday",
    "maundy thursday",
    "good friday",
    "easter sunday",
    "easter monday",
    "easter",
    "whit monday",
    "martin luther king day",
    "memorial day",
    "labor day",
    "thanksgiving day",
    "thanksgiving",
)
"""Feasts whose day differs from year to year."""

PAPERS: Final = listed(
    "Times Telegraph Mirror Mail Express Herald Post Sun Independent People World Star Sport Tribune Review Agreement "
    "School Schools Mass Club Night-Live Live Prayer Market Gazette Chronicle Journal"
)
"""Words after a weekday that make it the name of a paper or a thing: the Sunday Times, a Friday Market."""
NOT_A_WEEKDAY_AFTER: Final = listed("Black Bloody Cyber Super Man Ruby Joe Sheffield Giving Big Freaky")
"""Words before a weekday that make it a name: Black Friday, Bloody Sunday."""
EVENTS: Final = listed(
    "attack attacks bombing bombings offensive election elections vote votes referendum summit meeting talks "
    "ceasefire truce report reports ruling protest protests riot riots strike strikes raid raids massacre figures "
    "data coup uprising budget deadline storm flood floods earthquake deal agreement hearing trial shooting killing "
    "poll polls payroll debate figure total issue edition survey"
)
"""Nouns before which even "May" and "March" are months: the May elections."""
