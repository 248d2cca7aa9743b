"""Word lists for the names of themes, English and Spanish: lower case, without accents."""

from __future__ import annotations

from voicelens.themes.words import VERBS


def _set(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


MODIFIERS = _set(
    "absolutely alone amazing angry annoying available awesome awful beautiful big bigger bored boring bright broken",
    "busy calm careful caring cheap cheaper clean cleaner clear closed cold colder comfortable complete confusing",
    "cool crazy creative crowded cute dangerous dark difficult dirty disgusting dry dumb earlier early easier easily",
    "easy empty excellent exciting expensive extra extremely fair faster favorite favourite final fine free fresh",
    "friendly full fun funny funnier giant green gross hard harder healthier healthy heavy helpful highly horrible",
    "hot huge hungry important inappropriate indoor interested interesting kinder late later lazy legal legally",
    "illegal illegally little locked lonely long longer loud louder low lower lucky mad mean meaner mixed nasty neat",
    "new newer nicer noisy old older open outdoor outside passionate patient perfect personal polite poor possible",
    "private proud public quick quicker quiet quieter random ready real reasonable recommended respectful rude sad",
    "safe safer scared scary serious several shared short shorter shy sick similar simple slow slower small smaller",
    "smart smelly social soft special specific spicy sticky strange stressed stressful strict stricter strong stupid",
    "super supportive sweet tall terrible tiny tired true truly ugly unfair unhealthy useful useless various warm",
    "warmer weird welcoming wet willing wonderful wrong yummy abierto aburrida aburrido aburridas aburridos alto",
    "amable amables asqueroso barato bonitos caliente calientes chido chistosa chistoso claro corto cortos dificil",
    "dificiles divertida divertido divertidas divertidos dura duro facil faciles fea feo feos feliz fria frias frio",
    "frios fuerte gran grande grandes gratis injusta injusto justa justo larga largas largo largos lenta lento limpia",
    "limpias limpio limpios linda lindo lleno malas nueva nuevas nuevo nuevos paciente pequena pequeno pequenos",
    "rapido rara raro rica rico ricos rota roto rotos ruidoso segura seguro seguros sola solo sucia sucias sucio",
    "sucios tarde temprano tranquila tranquilo triste vieja viejas viejo viejos",
)
DOINGS = VERBS | _set(
    "afford allow born become becoming being bring build building built buy came choose close come comes coming",
    "crossing decide deported deserve doing enforce enjoy enter ended fall falling following forced forget gave",
    "giving going grew handle happened having hearing hope include including increase increased interested keeps",
    "knows lead learned leaving letting living looking lose making meet pay paying picks plays practice prepare",
    "protect provide raise receive receiving recommend recommended replace require respect said saving sent serve",
    "serves share shared sharing showed sitting sleep spend spent spread steal stealing suck sucks take taken taking",
    "taught thank treated trying understood using waiting wanting watch watching wear wearing went working worked",
    "worry abran aprendemos aprendo ayudar cierran compren comprar corre dieron digan dijo enojan enseñan ensenan",
    "ensena estudiar explican griten grita gritan hacemos huele huelen jugamos jugando limpien llega llegan mejoren",
    "molestan pasa pasan pasen pega pegan quiten salen sabe saben sirve sirven tocan traducir trata tratan usan",
    "vienen",
)
ING_NOUNS = _set(
    "acting baking beginning building bullying ceiling cleaning clothing coaching coding cooking counseling",
    "counselling cutting dancing drawing drumming ending evening feeling fighting filming fishing funding gaming",
    "gardening grading greeting heating housing learning lighting meeting morning mentoring outing painting parking",
    "planning pudding racing reading recycling running sewing shopping singing skating skiing spelling spring",
    "staffing string swimming swing teaching testing timing training tutoring vaping warning wedding wing wrestling",
    "writing",
)
"""Words in -ing that name a thing."""
PROPER = _set(
    "african america american americans asian black chinese christmas chromebook chromebooks easter eid english",
    "european french google halloween hispanic internet ipad ipads latino mexican mexicans mexico ramadan spanish",
    "tiktok tuesday wednesday thursday friday saturday sunday monday tv wifi youtube",
)
CAPITALS = PROPER - _set("black chromebook chromebooks internet ipad ipads tv wifi")
"""Written with a capital letter inside an English name; Spanish writes them small."""
AS_WRITTEN = {"ipad": "iPad", "ipads": "iPads", "tv": "TV", "wifi": "wifi"}
