"""Lines that are no part of an article's words: what web pages put around them, in five languages."""

from __future__ import annotations

import re
from enum import Enum


class Mark(Enum):
    """What a line says about its place: `SITE` furniture, `WEAK` only beside other marks, a `FOOTER`, `VOTES`, or the
    `COMMENTS` heading (`COUNTED` if it leaves no doubt) and `COMMENTER` lines of a thread."""

    SITE = "site"
    WEAK = "weak"
    FOOTER = "footer"
    VOTES = "votes"
    COMMENTS = "comments"
    COUNTED = "counted"
    COMMENTER = "commenter"


THREAD = frozenset({Mark.COMMENTS, Mark.COUNTED, Mark.COMMENTER, Mark.VOTES})
LONGEST = 200
"""Code points: a longer line is never a mark."""

_PICTURE = re.compile(r"[^\s/]+(?: [^\s/]+){0,4}\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|avif|heic)", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:photo(?:graph)?s?|image|picture|pictured|video|map|graphic|file photo|foto|bild|grafik|karte|carte|imagen"
    r"|mapa|фото|видео|карта|снимок)(?: credits?| by| courtesy)?\s*[:©(]"
    r"|(?:photo|picture|image) (?:by|credit|courtesy) "
    r"|pictured (?:above|below|left|right)\b"
    r"|(?:the )?(?:photo|picture|image|video|map)s? (?:above |below )?(?:shows?|showing)\b(?!.*[.!?]$)"
    r"|\(?(?:AP|AFP|Reuters|Getty)[ /](?:Photos?|Images)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(r".*\((?:(?:AP|AFP|EPA|TASS|dpa|Reuters)? ?(?:Photos?|Foto|Фото)\b[^()]*|[^()]*Getty Images)\)$")


def _lines(listed: str) -> frozenset[str]:
    return frozenset(listed.split("|"))


_WEAK = _lines(
    "tag|tags|topics|share|share on|tweet|email|e-mail|print|like|pin it|pin|up|down|facebook|twitter|x|whatsapp"
    "|linkedin|reddit|telegram|pinterest|instagram|youtube|copy link|save|bookmark|related|related articles"
    "|related stories|related topics|related content|read more|see also|more on this story|most read|most popular"
    "|popular|trending|recommended|latest|latest news|next article|previous article|next|previous|newsletter"
    "|newsletters|subscribe|sign up|sign in|log in|login|register|donate|menu|search|home|contact|contact us|about"
    "|about us|back to top|top|reply|report|flag|cookies|rss|archive|teilen|drucken|merken|themen|schlagworte|mehr"
    "|startseite|anmelden|suche|partager|imprimer|mots-clés|sujets|accueil|compartir|imprimir|etiquetas|temas|inicio"
    "|поделиться|теги|метки|распечатать|главная|поиск"
)
_SITE = (
    r"advertisement|advertisements|sponsored(?: content)?|ad|story continues below(?: advertisement)?"
    r"|article continues below(?: advertisement)?|continue reading(?: the main story)?|skip to (?:main )?content"
    r"|share (?:this|on) (?:article|story|page|post|facebook|twitter|x|whatsapp|linkedin)"
    r"|(?:log|sign) in(?: or register)? to (?:reply|comment|post comments)"
    r"|anzeige|werbung|publicité|publicidad|реклама"
    r"|(?:tags|filed under|topics|schlagworte|mots-clés|etiquetas|теги)\s*: .*"
    r"|(?:read more|related|see also|more on this|read next|lesen sie auch|mehr zum thema|lire aussi|à lire aussi"
    r"|lea también|читайте также)\s*: .*"
    r"|(?:lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lea también|читайте также)"
)
_FOOTER = (
    r"(?:©|\(c\)|copyright\b(?: ©| \(c\)| \d)).*|.*\ball rights reserved\b.*"
    r"|(?:terms (?:of use|of service|and conditions)|privacy policy|cookie policy|impressum|datenschutz"
    r"|mentions légales|aviso legal)(?: .{0,60})?"
)
_NEWSLETTER = r"(?:sign up (?:for|to)|subscribe to|follow us on|get our|abonnieren sie|abonnez-vous)\b.*"
_VOTES = r"\d+ (?:users? (?:have|has) voted|votes?|likes?|points?|upvotes?)"
_COUNTED = (
    r"\d[\d,.]* (?:reader )?(?:comments?|responses|replies|kommentare?|commentaires?|comentarios?|комментари\w+)"
    r"|(?:comments|kommentare|commentaires|comentarios|комментарии)\s*\(\d+\)"
    r"|(?:leave|post|add|write) a (?:comment|reply)|reader comments|join the (?:conversation|discussion)"
    r"|kommentar schreiben|laisser un commentaire|dejar? un comentario|оставить комментарий"
)
_COMMENTS = _lines("comment|comments|discussion|responses|kommentare|commentaires|comentarios|комментарии")
_COMMENTER = r"\S.{0,40}['’]s picture|reply to \S.{0,40}|in reply to \S.{0,40}"
_MARKS = re.compile(
    "|".join(
        f"(?P<{mark.name}>{pattern})"
        for mark, pattern in (
            (Mark.WEAK, _NEWSLETTER),
            (Mark.COUNTED, _COUNTED),
            (Mark.VOTES, _VOTES),
            (Mark.COMMENTER, _COMMENTER),
            (Mark.SITE, _SITE),
            (Mark.FOOTER, _FOOTER),
        )
    )
)
_EDGES = " \t:·|•*-–—»«<>[]()…."


def is_caption(words: str, *, first: bool = False) -> bool:
    """Whether a line is only the name of a picture, or says what a picture shows or who took it.

    The `first` line of an article is a headline even if it speaks of pictures.
    """
    if len(words) > 2 * LONGEST:
        return False
    if _PICTURE.fullmatch(words):
        return True
    return not first and bool(_CAPTION.match(words) or _CREDIT.fullmatch(words))


def mark_of(words: str) -> Mark | None:
    """What the line `words` says about its place; None for an ordinary line."""
    if len(words) > LONGEST:
        return None
    line = words.casefold().strip()
    bare = line.strip(_EDGES)
    if bare in _WEAK:
        return Mark.WEAK
    if bare in _COMMENTS:
        return Mark.COMMENTS
    found = _MARKS.fullmatch(bare) or (_MARKS.fullmatch(line) if line != bare else None)
    return Mark[found.lastgroup] if found and found.lastgroup else None
