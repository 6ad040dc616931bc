"""The commonest words of attribution in German, French, Spanish and Russian."""

from __future__ import annotations

from typing import Final

from articles.claims.words.listing import listed

LACKING: Final = {
    "de": "subjunctive as indirect speech, rarer verbs, unnamed sources",
    "fr": "conditional of hearsay, rarer verbs, unnamed sources",
    "es": "rarer verbs, unnamed sources",
    "ru": "rarer verbs and forms, unnamed sources",
}
"""What each list lacks."""

TELLING: Final = {
    "de": listed(
        "sagte sagt sagten sagen gesagt erklärte erklärt erklärten teilte teilten berichtete berichtet berichteten "
        "meldete meldet meldeten betonte behauptete behauptet warnte warnten kündigte fügte schrieb schreibt räumte "
        "bestätigte bestätigten dementierte bestritt hieß forderte meinte äußerte verkündete kritisierte nannte "
        "vermutete"
    ),
    "fr": listed(
        "dit disent déclaré déclare déclarent affirmé affirme affirment annoncé annonce annoncent expliqué explique "
        "ajouté ajoute indiqué indique indiquent rapporté rapporte rapportent précisé précise estimé estime estiment "
        "souligné souligne assuré assure confirmé confirme démenti dément averti avertit reconnu reconnaît accusé "
        "accuse écrit"
    ),
    "es": listed(
        "dijo dijeron dice dicen afirmó afirmaron afirma declaró declararon declara anunció anunciaron anuncia "
        "explicó explica añadió agregó indicó indica informó informaron informa señaló señala aseguró asegura "
        "confirmó confirma denunció denuncia negó niega advirtió advierte reconoció admitió estimó manifestó sostuvo "
        "escribió acusó"
    ),
    "ru": listed(
        "сказал сказала сказали сообщил сообщила сообщили сообщает сообщают сообщило заявил заявила заявили заявляет "
        "заявило отметил отметила отметили подчеркнул подчеркнула утверждает утверждают утверждал объявил объявила "
        "объявили добавил добавила признал признала подтвердил подтвердила подтвердили опроверг опровергла "
        "предупредил предупредила пояснил пояснила рассказал рассказала рассказали написал пишет пишут считает "
        "считают"
    ),
}
"""Forms of the commonest verbs."""
ACCORDING: Final = {
    "de": ("laut", "zufolge", "nach Angaben", "nach angaben", "unter Berufung auf", "so der", "so die"),
    "fr": ("selon", "d'après", "d’après", "de source"),
    "es": ("según", "de acuerdo con"),
    "ru": ("по словам", "по данным", "согласно", "со ссылкой на", "по информации", "по сообщению"),
}
"""Phrases that stand before a source (after it: "zufolge")."""
HEARSAY: Final = {
    "de": listed("angeblich mutmaßlich offenbar vermeintlich"),
    "fr": listed("prétendument soi-disant apparemment présumé présumés"),
    "es": listed("supuestamente presuntamente aparentemente presunto presuntos"),
    "ru": listed("якобы предположительно"),
}
"""Words that hand on what others say without naming them."""
