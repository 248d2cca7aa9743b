"""Words that say little, words that set apart, and labels that are names of one thing. English and Spanish, folded."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LIGHT = _set(
    "a an and are as at be been by can could did do does for from had has have how i if in is it its me my of on one "
    "or our please so that the their there these they thing things this those to up us was we were what when which "
    "who will with would you your youre "
    "a al algo con cosa cosas cual cuales de del e el en es esta este fue ha has la las lo los mi mis nos nuestra "
    "nuestro o para por que se si son su sus te tu tus un una uno unos y"
)
ABBREVIATIONS = {
    "elem": "elementary", "ms": "middle", "hs": "high", "jr": "junior", "sr": "senior", "st": "saint",
    "acad": "academy", "sch": "school", "lvl": "level", "yr": "year", "num": "number",
}  # fmt: skip
CONTRASTS = _set(
    "elementary middle high primary secondary junior senior upper lower north south east west boys girls "
    "mother father mom dad not non never least most best worst first last "
    "primaria secundaria preparatoria norte sur este oeste madre padre no menos mas mejor peor primero ultimo"
)
LABELS = tuple(
    frozenset(names.split("|"))
    for names in (
        "f|female|females|girl|girls|a girl|woman|women|young woman|femenino|femenina|mujer|nina|ninas|chica",
        "m|male|males|boy|boys|a boy|man|men|young man|masculino|hombre|nino|ninos|chico",
        "non binary|nonbinary|nb|enby|no binario|no binaria|no binarie|genderqueer|gender non conforming",
        "prefer not to say|prefer not to answer|prefer not to respond|i prefer not to say|i prefer not to answer|"
        "decline to state|decline to answer|rather not say|prefiero no decir|prefiero no decirlo|"
        "prefiero no contestar|prefiero no responder",
        "y|yes|true|si|verdadero",
        "n|no|false|falso",
        "i dont know|dont know|not sure|im not sure|unsure|no se|no estoy seguro|no estoy segura",
        "other|another|something else|other please specify|otro|otra|otros",
        "hispanic or latino|hispanic latino|latino|latina|latinx|latine|latino a|latinoa|latina o|latino latina|"
        "hispanic|hispanic or latinx|hispanic latinx|hispanic latino a|hispanic or latino a|latinx or hispanic|"
        "latinx hispanic|latino or hispanic|latino hispanic|hispanic latine|hispanic or latina o x|hispano|hispana|"
        "hispano o latino|hispano latino|hispano a o latino a|latino o hispano",
        "black or african american|black african american|black|african american|black or african|"
        "negro o afroamericano|afroamericano|negro|negra",
        "white|white or caucasian|white caucasian|caucasian|european american|blanco|blanca",
        "asian|asian american|asian or asian american|asiatico|asiatica",
        "american indian or alaska native|american indian alaska native|american indian|native american|"
        "indigenous|native american or alaska native|native american or indigenous|indigena|"
        "indigenous or native american|alaska native",
        "native hawaiian or other pacific islander|native hawaiian or pacific islander|native hawaiian|"
        "native hawaiian pacific islander|pacific islander",
        "middle eastern or north african|middle eastern north african|mena|middle eastern|north african|"
        "medio oriente o norte de africa",
        "two or more races|two or more|2 or more races|multiracial|multi racial|biracial|mixed|mixed race|"
        "more than one race|dos o mas razas",
    )
)
_ORDINALS = (
    ("first", "primer", "primero"), ("second", "segundo", "2o"), ("third", "tercer", "tercero"),
    ("fourth", "cuarto", "4o"), ("fifth", "quinto", "5o"), ("sixth", "sexto", "6o"), ("seventh", "septimo", "7o"),
    ("eighth", "octavo", "8o"), ("ninth", "noveno", "freshman", "freshmen"), ("tenth", "decimo", "sophomore"),
    ("eleventh", "undecimo", "onceavo"), ("twelfth", "duodecimo", "doceavo"),
)  # fmt: skip
GRADES = {name: str(level) for level, names in enumerate(_ORDINALS, start=1) for name in names} | {
    "k": "k", "kg": "k", "kinder": "k", "kindergarten": "k", "kindergarden": "k", "jardin de ninos": "k",
    "pk": "pk", "pre k": "pk", "prek": "pk", "pre kindergarten": "pk", "tk": "tk", "transitional kindergarten": "tk",
}  # fmt: skip
GRADE_WORDS = _set("grade grades grader graders gr year yr grado grados de level nivel ano curso the in")
