"""Answers that say there is nothing to add: a core phrase ("idk", "nada"), and around it no word of content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

_LONGEST = 18
_LONGEST_AROUND_NO = 6
_APOSTROPHE = re.compile("['’]")
_TYPO = 0.83

# Folded: lower case, no accents, no apostrophes, letters written three times or more written once.
_SPELLING = {
    wrong: right
    for right, several in {
        "dont": "dnt donr dunt dnot dontt",
        "know": "kno knw knoe noe knwo",
        "nothing": "nun nothin nuthin nuthing nuffin nuttin notin nothign nth nthing nothg nuting noting nothng",
        "nah": "naa nahh na naw",
        "nope": "noope nop",
        "no": "noo",
        "idk": "idek idkk idfk ikd idrk",
        "i dont": "ion iont idont",
        "you": "u",
        "what": "wut wat wht",
        "anything": "anythin anithing enything nything",
        "because": "cuz bc cus",
        "really": "realy rly rlly relly",
        "que": "q k",
        "esta": "ta",
    }.items()
    for wrong in several.split()
}
_CORE = re.compile(
    r"""\b(?:
      idk | dunno | idc | nothing | none | nope | nah | no | pass | skip | whatever | nil | null | n\ a | same
    | i\ dont\ (?:really\ )?(?:know|no|care|remember) | (?:dont|do\ not)\ (?:really\ )?know
    | not\ (?:really\ |too\ )?sure | unsure | not\ applicable
    | no\ (?:idea|clue|comments?|opinion|answer|changes?|suggestions?|complaints?|response|thanks|thank\ you)
    | (?:cant|cannot|couldnt|can\ not)\ (?:really\ )?think | nothing\ comes
    | (?:dont|do\ not)\ (?:really\ )?(?:have|got)\ (?:one|any|anything|nothing|time|a\ favorite|an\ answer|an\ opinion)
    | (?:prefer|rather)\ not
    | (?:wouldnt|would\ not|dont|do\ not)\ (?:really\ )?(?:change|touch|like|want|need)
      \ (?:anything|a\ thing|nothing|it)
    | (?:not|nothing)\ (?:too\ |that\ )?much
    | there\ (?:isnt|arent|is\ not)\ (?:really\ )?(?:one|any|anything) | who\ knows | quien\ sabe
    | i\ forg[eo]t | need\ (?:more\ )?time\ to\ think | already\ (?:said|told|wrote) | leave\ it | keep\ it
    | nada | no\ se | no\ lo\ se | nose | ns | nc | ninguno | ninguna | ningun\ cambio | no\ tengo | no\ se\ me\ ocurre
    | ni\ idea | no\ cambiaria\ nada | no\ hay\ nada | me\ da\ igual | sin\ comentarios? | no\ aplica | no\ opino | paso
    | no\ quiero\ (?:decir|contestar|responder) | no\ sabria | igual | no\ recuerdo
    )\b""",
    re.VERBOSE,
)
_BARE_NO = frozenset({"no", "same", "pass", "skip", "igual", "paso", "ns", "nc"})
_NO_ONE = re.compile(r"\bno one\b")
_FILLER = frozenset(
    """
    i im id ill ive me my mine it its is are was be been am a an the this that there theres to of for on in at with
    about and or so just really honestly literally truly actually probably maybe well um uh hm like lol lmao tbh rn ngl
    bruh bro sorry please thanks thank you your say said tell write put type answer add share comment think mind comes
    come came know sure idea clue right now today tomorrow yet here have got get can cant could would wouldnt will do
    does dont did didnt not no nothing none anything any one thing things something everything all else much more time
    need needs want change changes changing changed needed different opinion favorite leave alone let keep stay same way
    how as if ask question other last already school what which why mean meh over happy good fine great perfect ok okay
    whatever touch prefer rather care remember forgot forget yes because
    pues la el lo los las un una de del en y o que como con para por mi tu su yo es esta este estan estoy todo toda bien
    asi muy verdad ahorita ahora momento realmente creo pienso sinceramente gracias perdon solo ya mas nada no se me
    ocurre poner escribir decir cambiar cambiaria cambie gusta gustaria escuela tengo hay algo igual siga quiero idea
    """.split()  # noqa: SIM905  (a list of a hundred quoted words is harder to read and to mend)
)
_GOOD_ANYWAY = re.compile(r"(?:no )?(?:im|i am) (?:good|fine|ok|okay)(?: (?:thanks|thank you|lol|rn))*")
_ALL_IS_WELL = re.compile(
    r"""(?:(?:its|it|is|everything|everythings|(?:my|the|our|this|i\ like\ my)\ school|school|we|are|were|all|im|i\ am|i
          |think|just|already|pretty|really|so|very)\ )*
        (?:perfect|fine|good|great|ok|okay|whatever|happy|cool|awesome|amazing|alright)
        (?:\ (?:with|it|how|the|way|as|is|already|so|over|here|now|right|just|like|that|for|me|to|school|everything))*
      | (?:i\ )?(?:really\ )?(?:like|love)\ (?:it|everything|school|my\ school|the\ school)
        (?:\ (?:just|how|the|way|as|it|everything|they|is|are))*
      | (?:pues\ )?(?:(?:la|mi|escuela|todo|asi|ya|esta|es|estan|muy|que)\ )*(?:bien|perfect[oa]|buen[oa])
        (?:\ (?:asi|la|mi|escuela|todo|como|esta|ya))*
      | (?:que\ )?(?:todo\ )?(?:siga|sigan|dejenl[oa]|quede)\ (?:todo\ )?(?:asi|igual|como\ esta)(?:\ igual)?""",
    re.VERBOSE,
)


def is_nothing(found: Sequence[str], polarity: str) -> bool:
    """Whether these folded words say that there is nothing to add; "it's perfect" does so only to a change question."""
    plain = _plain(found)
    if not found or len(found) > _LONGEST:
        return False
    if _GOOD_ANYWAY.fullmatch(plain) or (polarity == "change" and _ALL_IS_WELL.fullmatch(plain)):
        return True
    core = _CORE.search(plain)
    if not core or _NO_ONE.search(plain) or (core[0] in _BARE_NO and len(found) > _LONGEST_AROUND_NO + 2):
        return False
    return all(word in _FILLER for word in _CORE.sub(" ", plain).split())


def _plain(found: Sequence[str]) -> str:
    return " ".join(_spelled(_APOSTROPHE.sub("", word)) for word in found)


def _spelled(word: str) -> str:
    if word in _SPELLING:
        return _SPELLING[word]
    near = word[:1] == "n" and len(word) in range(6, 10) and SequenceMatcher(None, word, "nothing").ratio() >= _TYPO
    return "nothing" if near else word
