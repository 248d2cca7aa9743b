"""Word lists for splitting answers and naming themes, English and Spanish: lower case, without accents."""

from __future__ import annotations

import re

from voicelens.text import fold, words

PLACEHOLDER = re.compile(r"\[[^\[\]\n]{1,40}\]")


def _set(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


STOP_EN = _set(
    "a about above actually after again ago ain't all almost along alot already also although always am an and",
    "another any anyone anything are aren't around as at away back bad bc be because become becuase been before",
    "being below best better between bit both boy boys but by came can can't cannot cant cause change changed",
    "changes changing could couldn't cuz day days did didn't didnt do does doesn't doesnt doing don't done dont",
    "down during each either else enough especially etc even ever every everybody everyone everything few first",
    "five for four fr from further get gets getting girl girls give gives go goes going gonna good got gotta",
    "grade graders great guy guys had haha half has hasn't have haven't having he he's her here hers herself hes",
    "him himself his how i i'd i'll i'm i've id idk if ill im in into is isn't isnt it it's its itself ive just",
    "keep kept kid kids kind kinda know lady last least less let lets like liked likes literally lol lot lots",
    "love loved loves lowkey made make makes making man many may maybe me mean might mine more most much must my",
    "myself n nd need needed needs never next ngl nice no nobody not nothing now of off often ok okay omg on once",
    "one ones only or other others our ours ourselves out over own part people per person please pretty probably",
    "put quite r rather really rn said same say says school schools see seem she shes should shouldn't since six",
    "so some somebody someone something sometimes soon still student students stuff such sure take takes tbh ten",
    "than that that's thats the their theirs them themselves then there there's theres these they they're theyre",
    "thing things think this tho those though three through time times to too took two u under until up upon ur",
    "us use used very wanna want wanted wants was wasn't wasnt way we we're well went were what whatever whats",
    "when where whether which while who whole why will wish with without woman won't wont worse worst would",
    "wouldn't yeah year years yes yet you you're your youre yours yourself",
)
STOP_ES = _set(
    "a ahi ahora al algo alguien algun alguna algunas algunos alla alli alumno alumnos ante antes aqui asi aun",
    "aunque ay bien bonita bonito buena buenas bueno buenos cada cambiar cambiaria cambio casi como con contra",
    "cosa cosas cual cuales cuando cuanto cuatro d da dan dar de debe deben deberian deja dejan dejar dejen del",
    "demas demasiado dentro desde despues dia dias dice dicen donde dos durante e el ella ellas ellos en encanta",
    "entre era eran eres es esa esas escuela ese eso esos esta estaba estan estar estas este esto estos estoy",
    "estudiante estudiantes favor fue fueron gente gusta gustan gustaria ha haber habia hace hacen hacer haga",
    "hagan haiga han haria hasta hay haya haz he hemos ir la las le les lo los luego mal mala malas malo malos",
    "mas me mejor mejores menos mi mia mientras mio mis mismo mucha muchas mucho muchos muy nada nadie ni nina",
    "ninas ningun nino ninos no nomas nos nosotros nuestra nuestras nuestro nuestros nunca o os otra otras otro",
    "otros pa para pero persona personas poca poco pocos podemos poder poner pongan por porque puede pueden puedo",
    "pues q que quien quiere quiero quisiera se sea sean ser si siempre sin sino sobre solo somos son soy su sus",
    "tambien tan tanta tanto te tenemos tener tengan tengo ti tiempo tiene tienen toda todas todavia todo todos",
    "tres tu tus u un una unas uno unos usted va vamos van veces vez voy xq y ya yo",
)
STOP = STOP_EN | STOP_ES

TOPICS = _set(
    "almuerzo amigas amigos art arte arts band banos basketball bathroom bathrooms biblioteca books breakfast",
    "building bus buses cafeteria chess chicken choir chromebooks ciencias clases class classes classmates",
    "classroom clubs coding comida computadoras computers counselor counselors dance deportes desks drama",
    "educacion field food football freinds frends friends futbol garden gimnasio gym heat heating history",
    "homework laptops lessons library libros lighting lights locker lockers lonche lunch lunches maestra maestras",
    "maestro maestros mate matematicas math maths music musica nachos nurse orchestra patio phones pizza",
    "playground profes profesores reading recess recreo robotics science snacks soccer soda softball specials",
    "sports swings tacos tarea tareas teacher teachers technology tests theater theatre track trips tutoring",
    "uniform uniforms vibes volleyball water wifi windows wrestling writing",
)


def content_words(text: str) -> list[str]:
    """The folded words of a text that carry meaning: no stop words, no placeholders."""
    return [word for word in map(fold, words(PLACEHOLDER.sub(" ", text))) if word not in STOP]


PEOPLE = _set(
    "abuela abuelo aunt baby bebe bestie bff bro brother brothers chica chicas chico chicos child children coach",
    "coaches cousin cousins dad daddy dr dude father gentleman grandma grandpa hermana hermanas hermano hermanos",
    "hombre ladies lady maam mama men miss mister mom mommy mother mr mrs ms muchacha muchacho mujer papa parent",
    "parents prima primo principal profe senor senora sir sister sisters student's teacher's tia tio uncle women",
)
VERBS = _set(
    "answer aprender ask asked asking ayuda ayudan ayudar bought bring brought buy call called cantar care come",
    "comer comes cry does drink eat eating ends entender entiendo escribir esperar explain explains explica",
    "explicar feel feels fell felt find finish fix forget habla hablar happen happens hate hear help helped helps",
    "hold juega jugar keep laugh learn learned leave leer left listen live llevar look looks lose lost mean meant",
    "move open pick picked play played playing put quedar read reading remember run running sabe saber sabes",
    "salir scream screams send sends show shows sit sits sitting sleep smell smells speak stand start starts stay",
    "stop stopped talk talking taste taught teach teaches tell tells throw tocar told try turn understand venir",
    "wait walk walking wear win work works write yell yells",
)
LINKS = _set(
    "a and at con de del el en for in la las los of para the to with y",
)
