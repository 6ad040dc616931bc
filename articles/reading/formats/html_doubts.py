"""Saying when what was taken from a page is probably not the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.reading.formats.html_parts import Line

FEW_WORDS = 60
"""Words: an article with fewer is doubted if the page holds more beside it, or asks for scripts or consent."""
MOST_LINKED = 0.5
"""The share of an article's words that may be links."""

_SHORT = 250
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|\bprivacy\b|accept all|reject all|legitimate interest|personali[sz]ed ads|\bpartners\b"
    r"|einwilligung|zustimm|datenschutz|werbung|consentement|accepter|confidentialité|partenaires|consentimiento|aceptar"
    r"|privacidad|согласи\w+|конфиденциальн\w+|файл\w+ cookie",
    re.IGNORECASE,
)
_CONSENT_KINDS = 3
_SCRIPTS = re.compile(
    r"(?:enable|turn on|requires?|activate|aktivieren sie|activer|activez|activar|habilit\w+|включите)"
    r" (?:your )?javascript"
    r"|javascript (?:is|to be) (?:disabled|enabled|required)",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"(?:subscribe|sign in|log in|register) (?:now )?to (?:continue|keep|read)|already a subscriber"
    r"|for subscribers only|to continue reading|jetzt weiterlesen|réservé aux abonnés|abonnez-vous pour"
    r"|solo para suscriptores",
    re.IGNORECASE,
)


def doubts(lines: Sequence[Line], chosen: set[int]) -> list[str]:
    """At most one line for the reader: nothing was found, or not enough, or what pages show in place of an article."""
    if not chosen:
        return ["no article was found on this page; all its words are shown"]
    taken = [lines[index] for index in sorted(chosen)]
    words = "\n".join(line.words for line in taken)
    count = len(words.split())
    around = "\n".join(line.words for line in lines if len(line.words) <= _SHORT)
    if count < _CONSENT_KINDS * FEW_WORDS and _is_consent(words):
        return ["what was found speaks of cookies and consent; the page may have been saved before its article showed"]
    if count < FEW_WORDS and _SCRIPTS.search(around):
        return ["little was found, and the page asks for JavaScript; save it from a browser once its article shows"]
    if count < _CONSENT_KINDS * FEW_WORDS and _PAID.search(around):
        return ["the page asks for a subscription; the article may be cut short"]
    if sum(line.linked for line in taken) > MOST_LINKED * len(words):
        return ["what was found is mostly links; this may be a page of headlines and not an article"]
    if count < FEW_WORDS and sum(len(line.words.split()) for line in lines) > 2 * count:
        return [f"only {count} words of this page were taken for the article; the rest is folded"]
    return []


def _is_consent(words: str) -> bool:
    return len({found.group().casefold() for found in _CONSENT.finditer(words)}) >= _CONSENT_KINDS
