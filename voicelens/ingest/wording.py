"""What the wording of a column name says: whether it asks for likes or for changes, and what a column is about.

English and Spanish. Patterns are matched against the name folded to lower case without accents.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from voicelens.text import fold


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


_DISLIKE = _any(
    r"\bdis ?like", r"\b(don.?t|do not) (you|we|i|students) (really )?(like|enjoy|love)",
    r"\b(don.?t|do not|not|least|never) (really )?(like|enjoy|love)", r"\blike (the )?least",
    r"\bwould(n.?t)? like to (see )?(be )?(change|different|improve|fix|stop)",
    r"\bno (te|les|le) gusta", r"\bmenos te gusta", r"\bgusta menos", r"\bte gustaria",
    r"\b(le|les) gustaria (que )?cambi",
)  # fmt: skip
_CHANGE = _any(
    r"\bchang(e|es|ed|ing)\b", r"\bdifferent(ly)?\b", r"\bbetter\b", r"\bimprov", r"\bfix(ed)?\b", r"\bwish\b",
    r"\bmissing\b", r"\bsuggest",
    r"\b(should|could|can) (our|your|the|this|we|my) (school|class|teacher|adult|staff)", r"\bdo more of\b",
    r"\bstop doing\b", r"\bproblems?\b",
    r"\bchallenges?\b", r"\bconcerns?\b", r"\bworst\b", r"\bnot working\b", r"\bgrows?\b", r"\beven better\b",
    r"\bget in the way\b",
    r"\bcambi(a|e|ar|aria|arias|arian|os?)\b", r"\bdiferente", r"\bmejor(ar|aria|arias|e|es|arian|a)\b",
    r"\b(ser|este|sea|fuera|funcion\w+) mejor\b",
    r"\bsugerencia", r"\bsugier", r"\barregl", r"\bproblemas?\b", r"\bdesearia", r"\bquisieras?\b",
    r"\bhace falta\b", r"\bno funciona", r"\bpreocupa",
)  # fmt: skip
_LIKE = _any(
    r"\b(you|i|we|they|students|kids) (really |do |also )*(like|love|enjoy|appreciate|value)s?\b",
    r"\blike (the )?(most|best|about)\b", r"\blikes?\?*$",
    r"^likes?\b", r"\bfavou?rite\b", r"\b(thing|things|part|parts) .*\b(you|i|we) (like|love|enjoy)\b",
    r"\bbest (thing|part|about)\b", r"\bgoing well\b", r"\bworks? well\b",
    r"\bworking well\b", r"\bstrengths?\b", r"\bproud\b", r"\bglows?\b", r"\bdoes well\b", r"\bkeep doing\b",
    r"\bte gustan?\b", r"\b(le|les|me|nos) gustan?\b", r"\bfavorit", r"\bencantan?\b", r"\blo mejor\b", r"\bdisfrut",
    r"\bfunciona bien\b", r"\borgullos", r"\bfortaleza",
)  # fmt: skip
_WOULD_LIKE = re.compile(r"\b(would|d) (you |we |i |students )?(really )?like\b|\bgustaria\w*\b")
_LIKE_IT_OR_NOT = re.compile(r"\bhow (much|often|well)\b|\bcuanto\b|\bon a scale\b|\ben una escala\b|\bagree\b")
_OTHER = _any(
    r"\banything else\b", r"\bother (comment|thought|feedback)", r"\badditional\b", r"\bcomments?\b", r"\bwhy\b",
    r"\bexplain\b", r"\btell us more\b", r"\bwhat else\b",
    r"\balgo mas\b", r"\bcomentario", r"\bpor que\b", r"\bexplica", r"\bque mas\b",
)  # fmt: skip
_ASKS = _any(
    r"\?$", r"^¿", r"^(one|two|three|1|2|3) thing",
    r"^(what|why|how|describe|tell|share|name (one|two|three|a|some|the|up)|explain|write|list|give|please|if you)\b",
    r"^(una|dos|tres|1|2|3) cosas?\b",
    r"^(que|por que|como|describe|cuent|comparte|explica|escribe|di|dinos|si pudieras)\b",
    r"\b(opinion|feedback|comments?|comentarios?|suggestions?|sugerencias?)\b",
)  # fmt: skip


def _plain(name: str) -> str:
    return fold(name).replace("_", " ")


def polarity_of(wording: str) -> str:
    """`like` or `change` where the wording asks for one of them, `both` for both at once, "" where it does not say."""
    text = _plain(wording)
    change = bool(_DISLIKE.search(text) or _CHANGE.search(text))
    like = bool(_LIKE.search(_WOULD_LIKE.sub(" ", _DISLIKE.sub(" ", text))))
    if like and change:
        return "both"
    return "like" if like else "change" if change else ""


def is_prompt(wording: str) -> bool:
    """Whether the wording asks for an answer in one's own words, going by the wording alone."""
    text = _plain(wording)
    return bool((_ASKS.search(text) or polarity_of(wording)) and not _LIKE_IT_OR_NOT.search(text))


def asks_neither(wording: str) -> bool:
    """Whether the wording plainly asks for something that is neither a like nor a change ("Anything else?")."""
    return _OTHER.search(_plain(wording)) is not None and not polarity_of(wording)


_SCHOOL = _any(
    r"^(name of )?(your |the |my |current )?(school|campus|school ?site|building)( ?name| ?id| ?code| ?site)?$",
    r"^(what|which)( is the name of)? (your )?(school|campus)\b(?!.*\b(like|change|better)\b)",
    r"^(nombre de )?(la |tu |mi )?(escuela|plantel|colegio)( actual)?$",
    r"^¿?(a )?(que|cual) (es tu )?(escuela|colegio)\b", r"^¿?cual es (el nombre de )?tu (escuela|colegio)",
    r"^¿?en que (escuela|colegio)",
)  # fmt: skip
_NETWORK = _any(
    r"^(your |the )?(network|district|charter network|region|school (network|district))( ?name| ?id| ?code)?$",
    r"^(what|which) (network|district)\b",
    r"^(nombre del? )?(el |la |tu )?(distrito|red|red escolar|distrito escolar)$",
)  # fmt: skip
_WAVE = _any(
    r"^(survey |data |inquiry )?(wave|cycle|round|term|semester|window|administration|time ?point)( ?name|"
    r" ?number| ?no\.?| ?#)?$",
    r"^school ?year$", r"^(ola|ciclo|ronda|periodo|trimestre|semestre)$",
    r"^(ano|ciclo) escolar$",
)  # fmt: skip
_WEIGHT = _any(
    r"^(survey |sample |sampling |final )?(weight|weights|wt|wgt)$",
    r"^(peso|ponderacion|ponderador|factor de expansion)$",
)
_STUDENT_ID = _any(
    r"\bstudents?.?s? ?(id|i\.d\.|number|no\.?|#|code|identifier)\b", r"\bstudentid\b",
    r"^(sis|sasid|lasid|osis|ssid)( ?id| number)?$", r"^(pupil|local|state) ?(id|number)$",
    r"\bid (number )?(of|de|del) (the )?(student|estudiante|alumn)",
    r"\b(numero|clave|codigo|matricula) (de |del )?(estudiante|alumn)", r"^matricula$",
    r"\blunch (number|code|pin)\b", r"\bid estudiantil\b",
)  # fmt: skip
_NAME = _any(
    r"^(your |student.?s? |full |first |last |middle |sur|given |family |preferred |nick|parent.?s? |"
    r"recipient )*(first |last |full )?name( \(.*\))?$",
    r"\b(first|last|full|sur) ?name\b", r"^(what is|what.s) your (full |first |last )?name\b",
    r"^(tu |su )?(nombres?|apellidos?)( completos?| y apellidos?| del estudiante)?$",
    r"^¿?(cual es tu nombre|como te llamas)",
    r"^(your )?(homeroom |classroom |math |reading |ela |science )?(teacher|counsell?or|advisor|adviser|"
    r"principal|guardian|parent)('?s name| name)?$",
    r"^(tu )?(maestr[oa]|profesora?|consejer[oa])$",
    r"\b(teacher|counsell?or|advisor)('?s)? name\b",
    r"^(who is your|which) (homeroom |math |ela )?(teacher|counsell?or|advisor)\b",
    r"\bnombre de (tu|su) (maestr|profesor)", r"^homeroom$", r"^user ?name$", r"^usuario$",
)  # fmt: skip
_CONTACT = _any(
    r"\be-?mail\b", r"\bcorreo\b", r"\b(phone|mobile) (number|no)\b",
    r"^(your |home |parent |cell ?|mobile |tele)*phone$", r"\btelefono\b", r"^(tu )?celular$",
    r"^address( line)?( \d)?$", r"\b(street|home|mailing) address\b", r"^direccion$",
    r"\bzip( code)?\b",
    r"\bpost(al)? ?code\b", r"\bcodigo postal\b", r"\bbirth", r"^d\.?o\.?b\.?$", r"\bnacimiento\b",
)  # fmt: skip
_TECHNICAL = _any(
    r"^(timestamp|time ?stamp|marca temporal|marca de tiempo|hora|fecha|date|time)$",
    r"^(start|end|completion|submit(ted)?|submission|recorded|creat(ed|ion)|finish(ed)?|last modified|"
    r"last page|modified)[ _]?(date|time|at|on)?( \(.*\))?$",
    r"^hora de (inicio|finalizacion)", r"^fecha\b", r"\bip ?addr", r"^ip$", r"\bdireccion ip\b",
    r"(latitude|longitude|latitud|longitud|geo ?location)", r"^duration\b", r"^duracion\b", r"^progress$",
    r"^finished$",
    r"^status$", r"^response ?type$", r"^estado$", r"^distribution ?channel$", r"^user ?language$",
    r"^(survey )?language$", r"^idioma( del usuario)?$", r"\bcollector\b", r"^custom data\b",
    r"\bexternal ?(data ?)?reference\b", r"^recipient",
    r"^(browser|device|user ?agent|operating system|referr?er|seed)$",
    r"^(total )?(score|points|puntos|puntuacion|puntaje)$", r"^(points|feedback|puntos|comentarios) - ",
    r"^quiz feedback$", r"^grade posted",
    r"^(response|respondent|record|submission|session|user|participant|case|row|entry|answer|"
    r"respuesta) ?_?(id|number|no\.?|#)$",
    r"^(id|#|no\.?|uuid|guid|index|row|key|unnamed: 0)$", r"^id (de )?(la )?(respuesta|registro)",
    r"^\w+ (id|uuid)$",
)  # fmt: skip
_SPECIFY = _any(r"please specify", r"\bespecifi(que|ca)", r"\bother\b.* - text$", r" - text$")
_CODES = _any(r"^(labels?|codes?|themes?|coded|category assigned|codigos?|temas?|etiquetas?)$")

# In this order: a student number is not a name, a school's name is not a person's.
_PARTS = (
    ("student_id", _STUDENT_ID), ("school", _SCHOOL), ("network", _NETWORK), ("wave", _WAVE), ("weight", _WEIGHT),
    ("contact", _CONTACT), ("name", _NAME), ("technical", _TECHNICAL), ("codes", _CODES),
    ("specify", _SPECIFY),
)  # fmt: skip


def part_of(name: str) -> str:
    """What a column is by its name: a part such as `school` or `technical`, or "" for a question like any other."""
    text = _plain(name).strip(" :*?.")
    return next((part for part, pattern in _PARTS if pattern.search(text)), "")


_DIMENSIONS = (
    ("english_learner", _any(
        r"\benglish (language )?learner",
        r"\b(ell|el|eld|esl|esol|lep|ml|mll|eb) ?(status|student|program|services)?$", r"\bmultilingual learner",
        r"\bemergent bilingual", r"\blearning english\b", r"\baprend\w+ (el )?ingles\b",
        r"\bingles como segund", r"\benglish as a (second|new|foreign)",
    )),
    ("iep", _any(
        r"\biep\b", r"\bi\.e\.p\b", r"\bspecial ed", r"\bsped\b", r"\bswd\b", r"\b504\b",
        r"\bindividuali[sz]ed education", r"\bdisabilit", r"\beducacion especial\b", r"\bdiscapacidad",
    )),
    ("race", _any(
        r"\brac(e|es|ial)\b", r"\bethnic", r"\braza\b", r"\betni", r"\borigen etnico", r"\bhispanic\b.*\blatin",
        r"\bhispano\b.*\blatin"
    )),
    ("gender", _any(
        r"\bgender\b", r"^sex$", r"\bsex assigned\b", r"\bgenero\b", r"^sexo$", r"\bboy (or|/) ?(a )?girl\b",
        r"\bnino o (una )?nina\b", r"\bpronouns?\b", r"\bpronombres?\b"
    )),
    ("grade", _any(
        r"\bgrade( level)?\b(?!.*\b(would you|give|you get|deserve|average|point)\b)", r"\bgrado\b",
        r"\byear (group|level)\b", r"^(curso|nivel escolar|ano)$", r"\ben que (grado|ano|curso)\b"
    )),
)  # fmt: skip


def dimension_of(name: str) -> str:
    """The id of the group dimension that a column name speaks of (`grade`, `race` …), or ""."""
    text = _plain(name).strip(" :*?.")
    return next((dimension for dimension, pattern in _DIMENSIONS if pattern.search(text)), "")


_CHOICES = (
    ("race", _any(
        r"^(white|black|asian|latin[oaxe]|hispanic|native american|american indian|alaska native|pacific islander)\b",
        r"\b(african american|middle eastern|native hawaiian|multiracial|two or more races|indigenous)\b",
        r"^(blanc[oa]|negr[oa]|asiatic[oa]|hispan[oa]|indigena|afroamerican[oa])\b",
    )),
    ("gender", _any(
        r"^(girl|boy|female|male|non.?binary|transgender|a girl|a boy|woman|man|genderqueer|gender.?fluid)\b",
        r"^(nina|nino|femenino|masculino|mujer|hombre|no binari[oae]|chic[oa])\b",
    )),
    ("grade", _any(
        r"^(kindergarten|pre-?k)\b", r"^\d{1,2}(st|nd|rd|th|o|°)( grade)?$", r"^grade \d{1,2}$",
        r"^\d{1,2}(st|nd|rd|th)? grader?s?$",
        r"^(primer|segundo|tercer|cuarto|quinto|sexto|septimo|octavo|noveno|decimo)o? grado\b",
    )),
)  # fmt: skip
_MOST = 0.6


def dimension_of_choices(choices: Collection[str]) -> str:
    """The id of the group dimension that most of these choices belong to ("Girl", "Boy"), or ""."""
    folded = [fold(choice).strip() for choice in choices]
    for dimension, pattern in _CHOICES:
        if folded and sum(bool(pattern.search(choice)) for choice in folded) >= _MOST * len(folded):
            return dimension
    return ""


RATINGS = frozenset(
    fold(each) for each in (
        "strongly agree", "agree", "slightly agree", "somewhat agree", "disagree", "slightly disagree",
        "somewhat disagree", "strongly disagree", "neutral", "neither agree nor disagree",
        "never", "almost never", "rarely", "once in a while", "sometimes", "often", "frequently", "usually",
        "almost always", "always", "not at all", "a little", "a little bit", "somewhat", "a lot", "very much",
        "quite a bit", "mostly true", "not true", "a little true", "somewhat true", "very true", "very", "extremely",
        "not at all true", "completely true", "a great deal", "not very", "slightly", "moderately",
        "very good", "good", "fair", "poor", "very poor", "excellent", "ok", "okay", "bad", "great",
        "very satisfied", "satisfied", "dissatisfied", "very dissatisfied", "very unsatisfied", "unsatisfied",
        "muy de acuerdo", "totalmente de acuerdo", "de acuerdo", "en desacuerdo", "muy en desacuerdo",
        "totalmente en desacuerdo", "ni de acuerdo ni en desacuerdo", "nunca", "casi nunca", "a veces",
        "algunas veces", "casi siempre", "siempre", "nada", "poco", "un poco", "algo", "mucho", "bastante", "n/a",
        "not applicable", "don't know", "i don't know", "no se",
    )
)  # fmt: skip


_HEADINGS = re.compile(
    r"\b(?:text|answers?|responses?|comments?|feedback|opinions?|questions?|words|notes?|suggestions?|ideas?|open|q\d*"
    r"|textos?|respuestas?|comentarios?|opiniones|preguntas?|palabras|sugerencias?)\b"
)


def is_heading(name: str) -> bool:
    """Whether a lone column's name can be a heading: a question, or a usual word for what students write."""
    return "?" in name or bool(_HEADINGS.search(fold(name)))
