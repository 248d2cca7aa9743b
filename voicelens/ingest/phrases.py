"""Phrases that say there is nothing to add, one a line, in English and Spanish.

Folded words without apostrophes. `(a|b c)` stands for one of these, `[a
    |b c]` for any of these, as often as one likes
or not at all, and `{name}` for a list below; a line that is indented goes on.
"""

from __future__ import annotations

import re

from voicelens.ingest.listed import listed

_LISTS = {
    "dont": "(dont|do not|didnt|did not|wouldnt|would not|wont|will not|cant|can not|cannot|couldnt|could not|never)",
    "very": "[really|even|actually|honestly|just|still|exactly|personally|truly|necessarily|particularly|like|rly]",
    "any": "(anything|nothing|any|a thing|one thing|a single thing|much|that much|any of it|none|ninguna)",
    "change": "(change|fix|improve|add|modify|alter|touch|complain about|criticize|make different)",
    "changed": "(change|be change|fix|fixed|be fixed|improve|be improved|get better|be better|be different|be done)",
    "here": "[my|the|this|our|about|at|in|with|here|school|to|year]",
    "good": "(perfect|perfectly|fine|good|great|ok|okay|cool|awesome|amazing|alright|all right|excellent"
    "|wonderful|fantastic|nice|best|happy|satisfied|content|well|enough|fun|solid|comfortable|a good school"
    "|a great school|the best)",
    "so": "[all|already|pretty|really|so|just|very|perfectly|totally|always|actually|a|the|going|kinda|kind of"
    "|here|working]",
    "it": "(it|its|it is|everything|everythings|things|all|school|that|thats|this|my school|the school"
    "|our school|this school|everything here|all of it)",
    "is": "[is|are|was|seems|feels|been|has|were|looks]",
    "as": "[how|the|way|as|it|is|its|are|they|like|this|that|right|now|already|here|everything|things|we|have"
    "|for|me|to|with|about|at|my|our|school|so|all|just|over|going|works|runs|same|been|and|of|on|in]",
    "asi": "[asi|la|mi|escuela|todo|como|esta|ya|es|aqui|con|en|me|gusta|lo|que|hay|tal|de|muy|mucho|cual]",
    "bien": "(bien|perfecto|perfecta|bueno|buena|excelente|genial|feliz|contento|contenta|buena escuela"
    "|la mejor|chido|chida|bonito|bonita|increible|super|de lujo|padre)",
}

# Said to any question.
ANY = """
[im|i am|still|kinda|pretty|really|very|just|so|too|only|a] new [student|here|to|this|at|year|school|say|kid
    |girl|boy]
i just (got|came|moved|started|transferred|arrived) [here|to|at|this|in|school|year|week|month|from]
its [only|just] my first (day|week|month|year) [here|at|this|school|in]
{dont} {very} (know|remember|recall|decide|tell|say|answer)
{dont} {very} (care|mind|want to|want) [answer|say|share|tell|write|do this|comment|talk|about it]
{dont} {very} (think of|come up with|find|see|name|pick|think about|think) ({any}|something|one|it|what)
{dont} {very} think so
{dont} {very} have [really|like] ({any}|one|an answer|an opinion|a favorite|opinion|opinions|answer|answers
    |idea|time|a preference)
{dont} {very} have [really|like|any] (comment|comments|suggestion|suggestions|thoughts|favorites|preference
    |a comment|an idea)
(do not|dont) got ({any}|one|an answer|time|a favorite|idea)
have no (idea|opinion|answer|comment|comments|suggestions|thoughts|preference|favorite|favorites|response)
have (nothing|none)
got nothing
(not|isnt) [really|too|so|quite|very|entirely|completely|100|a hundred percent] (sure|certain)
unsure
not applicable
(doesnt|does not) apply
no (idea|comment|comments|opinion|opinions|answer|answers|suggestion|suggestions|response|responses|thanks
    |thank you|thank)
no (thoughts|preference|preferences|feedback|recommendations|favorite|favorites|reason|reply|input|ty|i dont
    |i do not)
nothing (comes|pops|came|is coming|coming) [to|into|up|my|mind|head]
(prefer|rather|choose|would rather|id rather) not [to|answer|say|share|tell|respond]
(none|not) of your business
mind your business
i (forgot|forget)
who (knows|cares)
beats me
need [more] time to think
already (said|told|wrote|answered) [it|everything|that|this|you|last time|before|above]
hard to (think|say)
mind (is blank|went blank|blank)
there (isnt|arent|is not|are not|aint|is|are|was|wasnt) {very} ({any}|one|not one thing|not a thing|no thing
    |nothing)
theres {very} ({any}|one|not one thing|not a thing|no thing|nothing|not anything|not one|not much)
not (a thing|a single thing|one thing|anything|too much|that much|much|really)
nothing [too|that] much
nothing
none
idk
dunno
whatever
nil
null
n a
n slash a
nah
nope
pass
skip
no se
no tengo
no (lo se|ce|c|sep|sabria|sabo|me acuerdo|recuerdo|aplica|opino|opinion|respondo|contesto)
no tengo [ninguna|ningun|una|mucha|ni] (idea|opinion|nada|ninguna|ninguno|respuesta|comentario|comentarios
    |sugerencia|sugerencias)
no hay (nada|ninguno|ninguna|comentario|comentarios)
no se me ocurre [nada|ninguna|idea|cosa]
no (quiero|puedo) (decir|contestar|responder|opinar|escribir|pensar) [nada|en]
nada [de nada]
ninguno
ninguna [cosa|idea]
(ni|no tengo ni) idea
ns
nc
(me da|da|me es) (igual|lo mismo)
no me importa
me vale
sin (comentario|comentarios|respuesta|opinion)
quien sabe
paso
soy (nuevo|nueva) [aqui|en|la|esta|escuela]
acabo de (llegar|entrar) [aqui|a|la|esta|escuela]
(todavia|aun) no (se|conozco)
"""

# Said to a question for likes.
LIKE = """
{dont} {very} (like|love|enjoy) {any}
nothing [is|thats|that is] good
like nothing
no me gusta (nada|ninguna cosa)
nada me gusta
nada [es] bueno
"""

# Said to a question for changes: no change is wanted, or all is well.
CHANGE = """
no [need for|need to|need of] (change|changes|complaint|complaints|problem|problems|issue|issues|concern
    |concerns|improvement|improvements|worries)
{dont} {very} [want|need|have|like|plan] [to] {change} ({any}|it|the school|my school|this school|at all)
{dont} {very} have [really|like|any|a] (problem|problems|issue|issues|complaint|complaints|concerns)
{dont} change [a|about|my|the|school|at all|me]
{dont} {very} (want|need|like) {any} [to|change|different|fixed]
{dont} {very} (need|want) to [be] change
{change} (nothing|none|nada|it not)
{dont} {very} think [that|there is|theres] ({any}|it|we) (needs|need|should|has|have|to) [to] {changed}
nothing {very} (needs|need|has|should|to|must) [really|to] {changed}
nothing [is|thats|really|i see|i find] (wrong|bad|broken|to fix|to improve|to change)
(leave|keep|let) [it|everything|things|all|my school|the school|this school|that|them] (be|stay|alone|up
    |the same|same|as is|going|how|like|the way|as it is|this way) {as}
(leave|keep) (it|everything|everything the same)
(stay|stays) [the] same {as}
the same {as}
{it} {is} {so} {good} {as}
(im|i am|i feel|were|we are|we) {so} {good} {as}
all good {as}
{good} already {as}
[a|the|my|this|its] (best|great|good|perfect|amazing|awesome|excellent) school [ever]
[i|we] {very} (like|love|enjoy|liked|loved) (it|everything|all of it|all|how|the way|this school|my school
    |the school|our school|school|being here|that|this place|going here|coming here) {as}
perfect
(todo|toda|todos|la escuela|mi escuela|esta escuela|asi|ya|es|esta|estan|estoy|me siento|las cosas|me parece|la
    |mi) [todo|todos|la|mi|escuela|asi|ya|es|esta|estan|muy|tan|aqui|me|parece|va|siempre|una
    |por mi] {bien} {asi}
(perfecto|perfecta)
(me gusta|me encanta|amo|me agrada) [mucho] (todo|asi|como es|como esta|mi escuela|la escuela|esta escuela
    |tal como) {asi}
todo me (gusta|encanta|agrada|parece bien) {asi}
[que|todo] (siga|sigan|deje|deja|dejen|dejar|dejenlo|dejenla|dejarlo|dejarla|quede|quede) [todo|la|escuela
    |se] (asi|igual|como esta)
(nada|no) (quiero|quisiera|hay que|necesito|hay nada que|que|para|deseo) (cambiar|mejorar|arreglar|cambie
    |agregar|quitar) [nada]
no [le|les|la|lo|yo|se] (cambiaria|cambio|cambie|cambien|cambiare|cambiar|quitaria|haria|cambiara) [nada
    |ninguna|cosa|de|le]
nada [que|de|para|por] (cambiar|mejorar|cambiaria|malo|quejarme|cambie)
(sin|ningun|no hay|no|ningunos|no tengo) (cambio|cambios|problema|problemas|queja|quejas|sugerencias)
igual
no (necesita|necesitamos|hace falta|hay necesidad) [de|que|nada|cambiar|cambios|mas|ningun|cambio]
"""

# Words that may stand around such a phrase without saying anything of their own.
AROUND = listed(
    """
    i im id ill ive me my mine it its is are was be been am a an the this that there theres to of for on in at with
    about and or so but just really honestly literally truly actually absolutely basically personally definitely
    probably maybe well um umm uh hm hmm eh oh ah mm like lol lmao haha hahaha jaja jajaja hehe xd tbh rn ngl fr ong
    bruh bro bru man dude sorry please pls thanks thank you your say said tell write put type answer add share
    comment pick choose name mind come comes know sure idea right now today yet here have got get can cant could
    would wouldnt will do does dont did not no yes nothing none anything any one thing something what which why mean
    if as ask question other last already school think how all else at moment far currently ever guess kinda sort
    kind even only still also everything want change different opinion same good because than wish we our us wont
    were happy whatever honest idk ok okay yeah yea sir maam teacher fix wrong bad since bc part though tho over
    needed particular today tomorrow pues la el lo los las un una de del en y o que como con por para mi tu su yo es
    esta este estoy todo toda bien asi muy verdad ahorita ahora momento realmente creo pienso sinceramente
    honestamente gracias perdon solo ya mas nada no se me ocurre poner escribir decir cambiar cambiaria cambie gusta
    gustaria escuela tengo hay algo igual quiero idea neta absolutamente literalmente cosa eso todavia aun tampoco
    si pero le aqui ninguna ninguno maestra porque puedo pensar contestar te digo
    """
)
AROUND_NO = listed(
    """
    thanks thank you lol lmao haha bro bruh sorry um uh hm well really idk sir maam maestra gracias pues jaja
    la verdad i
    dont im fine ok sure just not literally yeah honestly tbh bc because ty nothing idea
    """
)

# Complaints made of the same words.
COMPLAINTS = """
nothing [ever|never] (to do|happens|works|is good|is fair|is fun|is done|gets done|ever change|never change
    |is change)
no one
everything (needs|should|is bad|is wrong)
(change|fix) everything
(dont|do not) {very} (like|love) (it|this|school|my|the)
hate
(not|isnt) [very|so|that|really|all|too] (good|perfect|fine|great|happy|ok|okay|nice|fun)
no (esta|es|estoy|estan) [muy|tan] (bien|bueno|buena|feliz|contento|contenta)
no me gusta (la|mi|esta) escuela
nada (esta|es) (bien|bueno)
"""
_PIECE = re.compile(r"\{(\w+)\}|([\[(])([^\])]*)[\])]|([a-z0-9]+)")


def words_in(phrases: str) -> frozenset[str]:
    """Every word that a phrase of these may hold."""
    return frozenset(re.findall("[a-z0-9]+", _filled(phrases)))


def pattern(*groups: str) -> re.Pattern[str]:
    """One pattern for all phrases of these groups; the text it is used on has a space behind every word."""
    lines = [line for group in groups for line in _filled(group).splitlines() if line]
    return re.compile(r"(?<!\S)(?:" + "|".join(map(_one, lines)) + ")")


def _filled(phrases: str) -> str:
    phrases = phrases.replace("\n    ", "")
    while "{" in phrases:
        phrases = re.sub(r"(?<=[(|])\{(\w+)\}(?=[)|])", lambda found: _LISTS[found[1]][1:-1], phrases)
        phrases = re.sub(r"\{(\w+)\}", lambda found: _LISTS[found[1]], phrases)
    return phrases


def _one(line: str) -> str:
    return "".join(
        f"{word} " if word else _several(inside, bracket) for _, bracket, inside, word in _PIECE.findall(line)
    )


def _several(inside: str, bracket: str) -> str:
    """One of the alternatives, or any number of them."""
    each = "|".join(f"{one} " for one in inside.split("|"))
    return f"(?:{each})*" if bracket == "[" else f"(?:{each})"
