"""Which words are ordinary, which names are also words, and what is written with a capital without being a person."""

from __future__ import annotations

import re
from functools import cache

from voicelens.anonymise import words_en, words_es
from voicelens.anonymise.words_en import listed
from voicelens.text import fold

FUNCTION = words_en.FUNCTION | words_es.FUNCTION
_ORDINARY = words_en.ORDINARY | words_es.ORDINARY
_SPANISH_ONLY = (words_es.FUNCTION - words_en.FUNCTION) - {"a", "no", "me", "son", "has", "era", "sea", "fue", "he"}
_ENDINGS = (
    ("'s", ""), ("’s", ""), ("s'", ""), ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ier", "y"), ("iest", "y"),
    ("ed", "e"), ("ed", ""),
    ("ing", ""), ("ing", "e"), ("in", ""), ("in", "e"), ("er", ""), ("er", "e"), ("est", ""), ("est", "e"), ("ly", ""),
    ("y", ""), ("y", "e"), ("ness", ""), ("ment", ""), ("ful", ""), ("less", ""), ("ito", "o"), ("ita", "a"),
    ("itos", "os"), ("itas", "as"), ("mente", "a"),
)  # fmt: skip
_AGAIN = re.compile(r"(.)\1{2,}")
_HIDDEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_TOKEN = re.compile(r"[^\W\d_]+")

NAME_WORDS = listed("""
    amber amor andy angel angels april art ash aspen august aurora autumn basil bella bill blaze blessing bliss blue
    brandy brook brooklyn brooks candy carol cash chance charity chase chastity chris cielo clay cliff cruz crystal
    daisy dakota dallas dawn dean deja denim destiny diamond don dream drew duke dusty eden ember essence eva ever
    faith fern fox frank gene genesis ginger grace grant green guy harmony harper harry haven hazel heath heaven
    heavenly holly honesty honor hope hunter india iris ivory ivy jack jade jasmine jazz jean jesus jewel jewels
    jimmy jordan journey joy june justice justin karma king kitty lake lana lance lark laurel leon leo lily london
    love lucky lucy luna luz major maple marina mark mason matt maverick may melody mercedes mercy messiah mike
    miles milan misty moses nick nova ocean olive opal paisley paris patience patty paz peace pearl penny phoenix
    pierce piper poppy porter precious preston prince princess promise queen rain raven ray reagan reed remy rich
    river robin rocky roman rose ruby rusty sage sandy santos savannah serenity shepherd shy skip sky skye sol sonny
    star stone storm story summer sunny sunshine susan taylor temperance terry tiffany timber trinity troy tyson
    unique valentine vic victor violet virginia wade walker ward wayne wendy will willow winter wren zion sharp
    bishop
""")
PLACES = listed("""
    afghanistan africa alabama alaska albania algeria america angola argentina arizona arkansas armenia asia atlanta
    austin australia austria bahamas baltimore bangladesh barbados belarus belgium belize bolivia boston brasil
    brazil britain bronx brooklyn bulgaria burkina burma california cambodia cameroon canada caracas chicago chile
    china cleveland colombia colorado congo connecticut croatia cuba dallas delaware denver detroit dominicana
    ecuador egypt england eritrea ethiopia europe florida france georgia germany ghana greece guadalajara guatemala
    guayaquil guinea guyana haiti hawaii honduras houston hungary idaho illinois india indiana indianapolis
    indonesia iowa iran iraq ireland israel italy jamaica japan jordania kansas kentucky kenya korea kosovo kuwait
    laos lebanon liberia libya lithuania louisiana maine malaysia mali managua manila maracaibo maryland
    massachusetts memphis mexico miami michigan michoacan milwaukee minneapolis minnesota mississippi missouri
    moldova mongolia montana morocco myanmar nebraska nepal nevada nicaragua niger nigeria norway ohio oklahoma
    oregon pakistan palestine panama paraguay pennsylvania peru philadelphia philippines poland polonia portugal
    puebla queens quito romania russia rwanda salvador seattle senegal serbia singapore somalia spain sudan sweden
    switzerland syria taiwan tanzania tennessee texas thailand togo tunisia turkey uganda ukraine ucrania uruguay
    utah venezuela vermont vietnam virginia washington wisconsin wyoming yemen zambia zimbabwe oaxaca jalisco
    veracruz tegucigalpa bogota medellin
""")
CAPITALISED = listed("""
    bingo black history month lunar new year spanish english math science social studies art music gym pe recess
    lunch breakfast dinner friday monday tuesday wednesday thursday saturday sunday january february march april may
    june july august september october november december spring summer fall winter autumn christmas halloween
    thanksgiving easter ramadan eid diwali hanukkah kwanzaa juneteenth valentine valentines valentin navidad taco
    tacos chess club classroom class band team school elementary academy high middle day days week night hall room
    street park house office library cafeteria chromebook chromebooks google youtube tiktok instagram snapchat snap
    facebook twitter discord roblox minecraft fortnite kahoot kahoots blooket gimkit quizlet quizizz canvas
    schoology seesaw clever ixl iready i-ready edpuzzle desmos zoom netflix disney nintendo mario sonic pokemon
    apple iphone iphones ipad ipads android samsung chrome microsoft windows excel powerpoint takis doritos cheetos
    cheeto flamin oreos oreo skittles starbucks gatorade pepsi coke sprite dunkin mcdonalds chipotle subway wendys
    popeyes chickfila chick-fil-a domino dominos jello nutella jordans jordan crocs nike nikes adidas yeezys vans
    converse airpods bluetooth wifi wi-fi internet ai chatgpt shakespeare romeo juliet othello hamlet macbeth
    tchaikovsky beethoven mozart odyssey dog man harry potter percy jackson wimpy kid gatsby marvel batman spiderman
    superman anime naruto barbie lego legos star wars bible god jesus lord allah buddha american african asian
    latino latina hispanic mexican chinese japanese korean french german italian arabic polish russian indian muslim
    christian catholic jewish jew native white brown asian-american english-only honors ap bio biology chem
    chemistry physics algebra geometry calculus calc stats statistics econ economics civics government gov health
    drama theater theatre choir orchestra robotics debate yearbook stem steam rotc jrotc ela esl sat act psat nwea
    map parcc star iep gpa pbis sel ac tv dj dvd ipads id us usa uk nyc cps prom homecoming hoco sophomore freshman
    junior senior seniors juniors freshmen kinder kindergarten k covid corona football soccer basketball baseball
    volleyball softball lacrosse hockey track dodgeball kickball wrestling student students teacher teachers council
    government national society honor roll principal coach sir dear sincerely thanks sincerely love ok okay lol omg
    idk wow yes nope bruh mac cheese pizza nothing everything mom dad mama papa grandma grandpa tia tio abuela
    abuelo mami papi dios virgen guadalupe halal kosher thor elsa bts nba nfl mlb wnba lebron messi ronaldo
    taylor-swift tinder uber ymca avid upward bound olympics olympic math-lab spirit prodigy legends pokemon wizard
""")


def plain(word: str) -> str:
    """The word folded for look-up: no accents, no hidden characters, runs of three or more letters as one."""
    return _AGAIN.sub(r"\1", fold(_HIDDEN.sub("", word)).strip("'’-_."))


@cache
def _near(source: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:i] + word[i + 1 :] for word in source if len(word) >= 6 for i in range(len(word)))


@cache
def _ordinary(word: str) -> bool:
    bare = word.replace("'", "").replace("’", "")
    if len(word) == 0 or word in _ORDINARY or bare in _ORDINARY:
        return True
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and (stem + instead in _ORDINARY or _doubled(stem)):
            return True
    parts = re.split(r"[-/]", word)
    return len(parts) > 1 and all(_ordinary(part) for part in parts)


def _doubled(stem: str) -> bool:
    return len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in _ORDINARY


def ordinary(word: str) -> bool:
    """Whether an English or Spanish school answer would use the word for something that is not a name."""
    return _ordinary(plain(word))


@cache
def misspelled(word: str) -> bool:
    """Whether a word of five letters or more is one dropped or added letter away from an ordinary one."""
    key = plain(word)
    if len(key) < 5:
        return False
    return key in _near(_ORDINARY) or any(key[:i] + key[i + 1 :] in _ORDINARY for i in range(len(key)))


def name_word(word: str) -> bool:
    """Whether the word is also a given name, such as Hope or Chance."""
    return plain(word) in NAME_WORDS


def capitalised(word: str) -> bool:
    """Whether the word is written with a capital without being a person: a subject, a brand, a day, a language."""
    key = plain(word)
    return key in CAPITALISED or (key.endswith("s") and key[:-1] in CAPITALISED)


def place(name: str) -> bool:
    """Whether a country, state or big city has this name."""
    return any(plain(part) in PLACES for part in name.split())


def looks_spanish(text: str) -> bool:
    """Whether more of the words are Spanish function words than English ones."""
    tokens = [plain(token) for token in _TOKEN.findall(text)]
    spanish = sum(token in _SPANISH_ONLY for token in tokens)
    english = sum(token in words_en.FUNCTION and token not in words_es.FUNCTION for token in tokens)
    return spanish > english
