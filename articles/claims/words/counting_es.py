"""Spanish counting words: numbers, scales, bounds and measures."""

from __future__ import annotations

from typing import Final

from articles.claims.words.counting import CountWords, lemma, phrases, table, units
from articles.claims.words.listing import listed

LACKING: Final = (
    "fractions, shares, 'both' and 'none', nouns behind two adjectives, "
    "units said in front of the number or left out, roles"
)

WORDS: Final = CountWords(
    language="es",
    decimal=",",
    small=table(
        "cero=0 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 "
        "catorce=14 quince=15 dieciséis,dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 "
        "veintiuno,veintiún,veintiuna=21 veintidós=22 veintitrés=23 veinticuatro=24 veinticinco=25 veintiséis=26 "
        "veintisiete=27 veintiocho=28 veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 "
        "ochenta=80 noventa=90 doscientos,doscientas=200 trescientos,trescientas=300 "
        "cuatrocientos,cuatrocientas=400 quinientos,quinientas=500 seiscientos,seiscientas=600 "
        "setecientos,setecientas=700 ochocientos,ochocientas=800 novecientos,novecientas=900"
    ),
    scales=table("cien,ciento=1e2 mil=1e3 millón,millones=1e6 billón,billones=1e12 docena=12"),
    lacking=LACKING,
    vague=table("decenas=10.0001 docenas=12 cientos,centenares=1e2 miles=1e3"),
    several=listed("varios varias unos unas"),
    articles=listed("un una"),
    ofs=listed("de"),
    ands=listed("y"),
    before=phrases(
        at_least="al menos|por lo menos|no menos de|como mínimo|un mínimo de",
        at_most="como máximo|a lo sumo|hasta|no más de|un máximo de",
        more_than="más de|por encima de|superior a",
        less_than="menos de|por debajo de|inferior a",
        approx="unos|unas|alrededor de|cerca de|aproximadamente|casi|en torno a|~",
    ),
    after=phrases(at_least="o más|+", at_most="o menos", approx="aproximadamente"),
    between=listed("entre"),
    froms=listed("de"),
    tos=listed("a"),
    ors=listed("o u"),
    measures=units(
        """
metre: m metro metros
centimetre: cm centímetro centímetros
millimetre: mm milímetro milímetros
kilometre: km kilómetro kilómetros
hectare: ha hectárea hectáreas
litre: litro litros
kilogram: kg kilo kilos kilogramo kilogramos
gram: gramo gramos
tonne: tonelada toneladas
second: segundo segundos
minute: minuto minutos
hour: hora horas
day: día días
night: noche noches
week: semana semanas
month: mes meses
year: año años
decade: década décadas
century: siglo siglos
degree: grado grados °
"""
    ),
    months=listed(
        "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene "
        "abr ago dic"
    ),
    stops=listed(
        "el la los las un una unos unas de del a al en con sin por para sobre bajo entre desde hasta hacia según "
        "contra y o u ni pero que quien cuyo donde es son era eran fue fueron ha han había habían será serán no se "
        "su sus este esta estos estas también más ya aún durante tras"
    ),
    adjectives=listed(
        "otros otras otro otra jóvenes grandes gran pequeños pequeñas nuevos nuevas nuevo nueva antiguos antiguas "
        "primeros primeras últimos últimas viejos viejas buenos buenas presuntos presuntas"
    ),
    persons=listed(
        "persona hombre mujer niño niña soldado combatiente rebelde terrorista policía civil habitante refugiado "
        "manifestante empleado trabajador alumno estudiante pasajero muerto herido víctima ciudadano votante "
        "visitante rehén periodista migrante militante médico bombero turista"
    ),
    vehicles=listed("vehículo coche carro camión autobús tren avión helicóptero barco buque tanque"),
    harmed=listed("muertos muertas heridos heridas desaparecidos detenidos"),
    labels=listed("artículo capítulo resolución página canal habitación sala línea vuelo fórmula número vía"),
    years=listed("en desde año hasta de a"),
    singular=lemma("es"),
)
