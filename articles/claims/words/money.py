"""Currencies by sign, ISO code and name, and the words for per cent, in the languages that are read."""

from __future__ import annotations

from typing import Final

from articles.claims.words.listing import listed

SIGNS: Final = {
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₪": "ILS",
    "₩": "KRW",
    "₴": "UAH",
    "₦": "NGN",
    "₱": "PHP",
    "₫": "VND",
    "฿": "THB",
}

# ISO 4217 codes of currencies that news names; codes that are words (ALL, TOP, MOP) are left out.
CODES: Final = listed(
    "USD EUR GBP JPY CNY RMB RUB INR CHF TRY UAH AUD CAD NZD HKD SGD ILS SEK NOK DKK PLN CZK HUF BRL MXN ARS CLP "
    "ZAR NGN KES EGP IRR IQD SAR AED QAR KWD KRW THB VND PHP IDR MYR PKR BDT LKR BGN RON RSD"
)

_NAMES: Final = {
    "USD": "dollar dollars buck bucks dólar dólares доллар доллара долларов долларах",
    "EUR": "euro euros евро",
    "GBP": "pound pounds quid pfund libra libras фунтов",
    "JPY": "yen iены иен",
    "CNY": "yuan renminbi юаней",
    "RUB": "rouble roubles ruble rubles rubel рубль рубля рублей roubles rublos",
    "INR": "rupee rupees rupien roupies rupias рупий",
    "TRY": "lira liras lire лир",
    "KRW": "won",
    "ILS": "shekel shekels",
    "UAH": "hryvnia hryvnias гривен гривна гривны",
    "PLN": "zloty zlotys",
    "BRL": "reais",
    "ZAR": "rand rands",
    "NGN": "naira",
    "THB": "baht",
    "CHF": "franken",
    "SAR": "riyal riyals",
    "franc": "franc francs",
    "dinar": "dinar dinars",
    "rial": "rial rials",
    "peso": "peso pesos",
    "crown": "crown crowns krona kronor krone kroner koruna",
    "dirham": "dirham dirhams",
    "cent": "cents",
}
MONEY_WORDS: Final = {word: code for code, names in _NAMES.items() for word in names.split()}
"""Names of currencies with their ISO code, or the name itself where several countries share it."""

ADJECTIVES: Final[dict[str, dict[str, str]]] = {
    "us": {"doll": "USD"},
    "u.s.": {"doll": "USD"},
    "american": {"doll": "USD"},
    "canadian": {"doll": "CAD"},
    "australian": {"doll": "AUD"},
    "singapore": {"doll": "SGD"},
    "hong kong": {"doll": "HKD"},
    "new zealand": {"doll": "NZD"},
    "swiss": {"fran": "CHF"},
    "egyptian": {"poun": "EGP"},
    "syrian": {"poun": "SYP"},
    "british": {"poun": "GBP"},
    "turkish": {"lira": "TRY"},
    "mexican": {"peso": "MXN"},
    "argentine": {"peso": "ARS"},
    "iraqi": {"dina": "IQD"},
    "kuwaiti": {"dina": "KWD"},
    "iranian": {"rial": "IRR"},
    "swedish": {"crow": "SEK", "kron": "SEK"},
    "norwegian": {"crow": "NOK", "kron": "NOK"},
    "danish": {"crow": "DKK", "kron": "DKK"},
    "czech": {"crow": "CZK"},
}
"""Adjectives that say whose currency it is, with the first four letters of its name."""

PERCENT: Final = listed("% percent pct prozent procent процент процента процентов проценту percento ‰") - {"‰"}
