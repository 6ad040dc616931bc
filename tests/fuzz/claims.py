"""Fuzz targets for claims: whatever the text, what is read of it lies in it, in order, and its ends are in order."""

from __future__ import annotations

from datetime import date

from articles.claims.dates.reading import read_dates, read_progress
from articles.claims.quantities.reading import read_quantities
from articles.claims.verdicts.statements import compare_statements
from tests.fuzz.drawn import chosen, fields, text_of

LANGUAGES = ("en", "en", "de", "fr", "es", "ru", "xx")
DAYS = (date(2016, 12, 21), None, date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29))
AGAIN = 8
"""One input in so many is run twice, to see the same come of it."""
_LABELS = frozenset({"agree", "differ", "unrelated", "abstain"})


def quantities(data: bytes) -> None:
    """Quantities rise, are disjoint, lie in the text; low is not above high, and open as the modifier says."""
    language, rest = chosen(data, LANGUAGES)
    text = text_of(rest)
    place = 0
    for each in read_quantities(text, language):
        assert place <= each.start < each.end <= len(text)
        place = each.end
        if each.unit_span is not None:
            assert 0 <= each.unit_span[0] < each.unit_span[1] <= len(text)
        assert (each.low is None) == (each.modifier in ("at_most", "less_than"))
        assert (each.high is None) == (each.modifier in ("at_least", "more_than"))
        if each.low is not None and each.high is not None:
            assert each.low <= each.high  # false for a value that is no number, too


def dates(data: bytes) -> None:
    """Dates rise, are disjoint, lie in the text, and end no earlier than they start; so does what is under way."""
    language, rest = chosen(data, LANGUAGES)
    published, rest = chosen(rest, DAYS)
    text = text_of(rest)
    place = 0
    for each in read_dates(text, published, language):
        assert place <= each.span.start < each.span.end <= len(text)
        assert each.start <= each.end
        place = each.span.end
    place = 0
    for progress in read_progress(text):
        assert place <= progress.span.start < progress.span.end <= len(text)
        place = progress.span.end


def statements(data: bytes) -> None:
    """Two statements of any make get a verdict, the same each time, and its reasons are words."""
    language, rest = chosen(data, LANGUAGES)
    published, rest = chosen(rest, DAYS)
    left, right = (text_of(each) for each in fields(rest, 2))
    found = compare_statements(left, right, published, language)
    assert found.label in _LABELS
    assert 0.0 <= found.confidence <= 1.0
    assert all(found.reasons)
    if len(data) % AGAIN == 0:
        assert compare_statements(left, right, published, language) == found
