"""French counting words: numbers, scales, bounds and measures."""

from __future__ import annotations

from typing import Final

from articles.claims.words.counting import CountWords, lemma, phrases, table, units
from articles.claims.words.listing import listed

LACKING: Final = (
    "fractions, shares, 'both' and 'none', seventies to nineties in words, nouns behind two adjectives, units said "
    "in front of the number or left out, roles"
)

WORDS: Final = CountWords(
    language="fr",
    decimal=",",
    small=table(
        "zéro=0 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 "
        "quatorze=14 quinze=15 seize=16 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 septante=70 "
        "nonante=90"
    ),
    scales=table(
        "cent,cents=1e2 mille=1e3 million,millions=1e6 milliard,milliards=1e9 billion,billions=1e12 douzaine=12 "
        "centaine=1e2 millier=1e3 vingtaine=20 trentaine=30 dizaine=10 cinquantaine=50"
    ),
    lacking=LACKING,
    vague=table("dizaines=10.0001 centaines=1e2 milliers=1e3 douzaines=12"),
    several=listed("plusieurs quelques"),
    articles=listed("un une"),
    ofs=listed("de d des"),
    ands=listed("et"),
    before=phrases(
        at_least="au moins|pas moins de|au minimum|un minimum de",
        at_most="au plus|jusqu'à|au maximum|pas plus de|un maximum de",
        more_than="plus de|plus d'|au-delà de|supérieur à",
        less_than="moins de|moins d'|inférieur à",
        approx="environ|près de|autour de|à peu près|approximativement|presque|quelque|quelques|autour des|~",
    ),
    after=phrases(at_least="ou plus|et plus|au moins|+", at_most="ou moins|au plus", approx="environ"),
    between=listed("entre"),
    froms=listed("de"),
    tos=listed("à"),
    ors=listed("ou"),
    measures=units(
        """
metre: m mètre mètres
centimetre: cm centimètre centimètres
millimetre: mm millimètre millimètres
kilometre: km kilomètre kilomètres
hectare: ha hectare hectares
litre: litre litres
kilogram: kg kilo kilos kilogramme kilogrammes
gram: gramme grammes
tonne: tonne tonnes
second: seconde secondes
minute: minute minutes
hour: heure heures
day: jour jours
night: nuit nuits
week: semaine semaines
month: mois
year: an ans année années
decade: décennie décennies
century: siècle siècles
degree: degré degrés °
"""
    ),
    months=listed(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr avr juil "
        "sept oct nov déc"
    ),
    stops=listed(
        "le la les l un une de du des d à au aux en dans sur sous par pour avec sans chez vers et ou mais ni car "
        "que qui dont où est sont était étaient a ont avait avaient été sera seront ne pas plus se s ce cette ces "
        "son sa ses leur leurs aussi encore déjà selon contre entre depuis pendant après avant"
    ),
    adjectives=listed(
        "autres autre jeunes jeune grands grandes grand grande petits petites nouveaux nouvelles nouveau nouvelle "
        "anciens anciennes premiers premières derniers dernières vieux vieilles bons bonnes gros grosses"
    ),
    persons=listed(
        "personne homme femme enfant soldat combattant rebelle terroriste policier civil habitant réfugié "
        "manifestant employé ouvrier élève étudiant passager mort blessé victime citoyen électeur visiteur otage "
        "journaliste migrant militant salarié médecin pompier touriste"
    ),
    vehicles=listed("véhicule voiture camion bus train avion hélicoptère navire bateau char"),
    harmed=listed("tués tuées blessés blessées morts disparus arrêtés"),
    labels=listed("article chapitre résolution page canal chaîne chambre salle ligne vol formule numéro voie"),
    years=listed("en depuis année jusqu'en de à"),
    singular=lemma("fr"),
)
