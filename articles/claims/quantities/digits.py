"""Digits with separators as numbers: 1,234 and 1.234,5 and 1 234 and 5,00,000."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.text.casefold import plain_digits

if TYPE_CHECKING:
    from articles.claims.quantities.tokens import Tokens

VULGAR = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8, "⅛": 0.125}
MOST_DIGITS = 18
MOST_GROUPS = 5


def digits_value(digits: str, decimal: str) -> float | None:
    """The number that `digits` (digits, points, commas) write; None for a version, a date, a telephone number.

    `decimal` is the language's decimal sign, "." or ","; groups that can only be read the other way are read that way.
    Where it is "", not known, 1.250 and 1,250 may be either of two numbers, and are none.
    """
    digits = plain_digits(digits)
    points, commas = digits.count("."), digits.count(",")
    if len(digits) - points - commas > MOST_DIGITS:
        return None
    if not points and not commas:
        return None if len(digits) > 1 and digits[0] == "0" else float(digits)
    if points and commas:
        return _of_both_signs(digits)
    sign = "." if points else ","
    return _grouped(digits, sign) if points + commas > 1 else _of_one_sign(digits, sign, decimal)


def _of_both_signs(digits: str) -> float | None:
    """The last sign is the decimal one, the other parts thousands: 1,234.5 and 1.234,5."""
    last = max(".", ",", key=digits.rfind)
    whole, _, tail = digits.rpartition(last)
    grouped = _grouped(whole, "," if last == "." else ".")
    return None if grouped is None or last in whole else grouped + float("0." + tail)


def _of_one_sign(digits: str, sign: str, decimal: str) -> float | None:
    """A single sign parts thousands where three digits follow that cannot be decimals: 1,234 in English, 1.000."""
    head, _, tail = digits.partition(sign)
    if len(head) > 1 and head[0] == "0":
        return None
    thousands = len(tail) == 3 and len(head) <= 3 and head != "0"
    if thousands and not decimal and tail != "000":
        return None
    if thousands and (sign != decimal or tail == "000"):
        return float(head + tail)
    if sign != decimal and len(tail) > 2:
        return None
    return float(f"{head}.{tail}")


def _grouped(digits: str, sign: str) -> float | None:
    head, *groups = digits.split(sign)
    if not 1 <= len(head) <= 3 or head[0] == "0" or not groups:
        return None
    indian = sign == "," and len(head) < 3 and all(len(group) == 2 for group in groups[:-1])
    if len(groups[-1]) != 3 or not (indian or all(len(group) == 3 for group in groups)):
        return None
    return float(head + "".join(groups))


def spaced_groups(tokens: Tokens, at: int) -> tuple[float | None, int, bool]:
    """A number whose thousands are marked by spaces, the token behind it, and whether there is one at `at`.

    Chains that are no such number (a telephone number) give None; the token behind the first part is given then.
    """
    first = tokens[at]
    end = at + 1
    while end - at <= MOST_GROUPS and _is_group(tokens, end):
        end += 1
    if end == at + 1 or not first.text.isdigit() or len(first.text) > 3 or first.text[0] == "0":
        return None, at + 1, False
    if end - at > MOST_GROUPS or (tokens[end].kind == "number" and tokens[end].start == tokens[end - 1].end + 1):
        return None, at + 1, False
    return float("".join(tokens[index].text[:3] for index in range(at, end))), end, True


def _is_group(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    return (
        token.kind == "number"
        and not token.glued
        and token.start == tokens[at - 1].end + 1
        and len(token.text) == 3
        and token.text.isdigit()
    )
