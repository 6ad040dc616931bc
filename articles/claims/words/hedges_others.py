"""The commonest hedges and denials of German, French, Spanish and Russian."""

from __future__ import annotations

from typing import Final

from articles.claims.words.listing import listed

LACKING: Final = {
    "de": "modal verbs of hearsay (soll, will), subjunctive, phrases",
    "fr": "conditional, phrases",
    "es": "conditional, phrases",
    "ru": "particles such as мол, phrases",
}
"""What each list lacks."""
HEDGES: Final = {
    "de": listed(
        "vielleicht möglicherweise wahrscheinlich vermutlich wohl offenbar scheinbar könnte könnten dürfte dürften "
        "etwa möglich unklar scheint scheinen"
    ),
    "fr": listed(
        "peut-être probablement sans_doute apparemment pourrait pourraient semble semblent possible vraisemblablement"
    ),
    "es": listed("quizás quizá tal_vez probablemente posiblemente podría podrían parece parecen posible aparentemente"),
    "ru": listed("возможно вероятно наверное может кажется похоже видимо по-видимому предположительно"),
}
"""Words that leave open whether it is so."""
ALLEGED: Final = {
    "de": listed("angeblich mutmaßlich mutmaßliche mutmaßlichen vermeintlich"),
    "fr": listed("prétendument présumé présumés présumée soi-disant"),
    "es": listed("supuestamente presuntamente presunto presuntos supuesto"),
    "ru": listed("якобы"),
}
"""Words that hand on what the writer does not stand for."""
DENIED: Final = {
    "de": listed("dementierte dementiert bestritt bestreitet bestritten zurückgewiesen"),
    "fr": listed("démenti dément nié nie rejeté rejette"),
    "es": listed("negó niega desmintió desmiente rechazó rechaza"),
    "ru": listed("опроверг опровергла опровергли опровергает отрицает отрицал отрицают"),
}
"""Words that say that it is not so."""
