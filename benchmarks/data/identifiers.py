"""Write invented test cases for the anonymiser of school-survey answers.

Two files are written beside this script:

``identifiers.jsonl``  one case a line: ``{"id", "lang", "form", "kind", "text", "start", "end"}``.  The offsets count
code points and cover exactly what must be hidden: no cue word, and not the ``@`` before a handle.  Negatives hold
nothing to hide: their kind is ``NONE`` and both offsets are 0.

``name_swap.json``  carrier sentences with a ``{name}`` slot, and first names and surnames by origin, for swapping one
name against another.

The hand-written names, carrier sentences and negatives are read from ``name_swap_names.toml``.

Everything is invented.  E-mail addresses lie in reserved domains (the spelled-out ones also imitate common mail hosts)
and telephone numbers end in 01xx after a 555 or have a Mexican shape.  The seed is fixed: each run writes the same.
"""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEED = 20125550
CASES_PER_FORM = 360
LANG_SHARES = {"en": 0.64, "es": 0.30, "mixed": 0.06}
NAME_MINIMUM = {"names": 300, "surnames": 120}

KINDS = {
    "email": "EMAIL",
    "email_spoken": "EMAIL",
    "url": "URL",
    "phone_digits": "PHONE",
    "phone_words": "PHONE",
    "student_id": "ID",
    "lunch_code": "ID",
    "locker": "ID",
    "username": "USERNAME",
    "address": "ADDRESS",
    "birth_date": "DATE",
}


def items(block: str) -> list[str]:
    """Return the items of a list written with " | " and new lines between them."""
    return [item.strip() for item in re.split(r" \| |\n", block) if item.strip()]


MONTHS_EN = "january february march april may june july august september october november december".split()
MONTHS_ES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
ORDINAL_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()


def ordinal(number: int) -> str:
    """Return an English ordinal in figures, such as 3rd."""
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


# What may stand in a shape's named slots.
FILLERS: dict[str, list[str]] = {
    "first": items(
        "maya | dylan | sofi | jayden | ximena | omar | keisha | tomek | anh | priya | zoe | mateo | "
        "lupita | kofi | hodan | minji | ashur | becca | tyrell | nadia"
    ),
    "last": items("lopez | carter | nowak | patel | rivera | okoye | tran | haddad | kim | bell | mendoza | warsame"),
    "word": items(
        "soccer | pixel | lunar | turbo | glitter | pizza | taco | neon | ninja | cloud | mango | shadow | "
        "cookie | frosty | magic | rocket | anime | hoops"
    ),
    "animal": items("panda | wolf | axolotl | gato | tiger | dragon | duck | bunny | shark | fox | lobo | koala"),
    "host": items(
        "mail.test | school.example | students.lincoln.example | example.org | example.com | example.net | "
        "correo.example | k12.example.org | escuela.test | d99.example.net"
    ),
    "area": items("708 | 312 | 773 | 630 | 847 | 815 | 219 | 262"),
    "a": list("abcdefghkmprstw"),
    "num": [str(number) for number in range(104, 9890, 7)],
    "unit": items("2 | 3b | 12 | 1f | 4A | 205 | 7c | 2w | 310 | B"),
    "street": items(
        "maple | oakdale | w alder | juniper | larkspur | foxglove | Birchmont | s quarry | wren hollow | "
        "N Tamarack | cinder | Old Mill | bluestem | e heron | marlow | Thistle | kettle creek | pine"
    ),
    "numbered": [ordinal(number) for number in range(14, 98)],
    "kind": items("st | st. | street | ave | avenue | Ave. | blvd | dr | drive | ln | lane | ct | rd | pl | way"),
    "town": items("millbrook | Fairhaven | east larkton | willow bend | Stonefield | new arden"),
    "calle": items(
        "alamo | pino | los naranjos | Benito Duarte | las flores | encino | cerro azul | 5 de febrero | "
        "Laureles | rio verde | la paz | Jacaranda | granada | 18 | san martin | del sol"
    ),
    "colonia": items("centro | las palmas | el mirador | la loma | san isidro | vista hermosa"),
    "monthen": MONTHS_EN + [month.capitalize() for month in MONTHS_EN],
    "mon": [month[:3] for month in MONTHS_EN if month != "may"] + ["sept"],
    "monthes": MONTHS_ES,
    "day": [str(day) for day in range(1, 29)],
    "dd": [f"{day:02d}" for day in range(1, 29)],
    "m": [str(month) for month in range(1, 13)],
    "mm": [f"{month:02d}" for month in range(1, 13)],
    "yyyy": [str(year) for year in range(2006, 2018)],
    "yy": [f"{year:02d}" for year in range(6, 18)],
    "ord": [ordinal(day) for day in range(1, 29)],
    "ordword": ORDINAL_WORDS,
    "diaword": items("primero | dos | tres | cuatro | cinco | siete | ocho | diez | doce | quince | veintidos"),
    "n40": [str(number) for number in range(1, 40)],
}

HANDLE_SHAPES = """
{first}{word}99 | {word}_{animal}99 | xX_{word}{animal}_Xx | its{first}99 | {first}.{last}9 | _{first}_{word}_
the.real.{first}{last} | {animal}gamer9999 | {first}_plays_{word} | lil{first}999 | {word}{animal}_yt
{first}x{first}99 | not{first}_{animal} | {first}.{word}.99 | {word}{word}{animal} | {first}{last}12_
officer_{animal}9
"""

# A shape is a value with slots: "9" stands for any digit, "{~}" for a random token of eleven signs.
SHAPES: dict[str, dict[str, str]] = {
    "email": {
        "any": """
{first}.{a}@{host} | {first}{last}99@{host} | {first}_{word}@{host} | {a}{last}99@{host} | {first}.{last}@{host}
{word}{animal}999@{host} | {first}-{last}@{host} | 29{first}{a}@{host} | {first}.{last}+{word}@{host}
{last}.999999@{host}
"""
    },
    "url": {
        "any": """
youtube.com/watch?v={~} | youtu.be/{~} | tiktok.com/@{first}.{word}999/video/799999999999999999 | vm.tiktok.com/{~}/
discord.gg/{~} | discord.com/invite/{~} | instagram.com/{first}_{animal}999 | docs.google.com/document/d/{~}{~}/edit
sites.google.com/view/{word}-{animal}-99 | {word}{animal}.example.org | {first}s{word}blog.example.com/{animal}
{word}-{animal}.example.net/{word}/99.html | {animal}club.test/{word} | {word}.example/page?id=9999
{animal}{word}99.test
"""
    },
    "phone_digits": {
        "en": """
{area}-555-0199 | ({area}) 555-0199 | ({area})555-0199 | {area}.555.0199 | {area} 555 0199 | {area}5550199
+1 {area} 555 0199 | +1{area}5550199 | 1-{area}-555-0199 | +1 ({area}) 555-0199 | 555-0199 | 5550199 | 555 0199
{area}-555-0199 ext 99 | ({area}) 555-0199 x999 | {area} - 555 - 0199 | {area}/555-0199 | {area} 5550199 | 555.0199
{area}-5550199 | {area} 555-0199 extension 9 | {area} 555 01 99 | 1 {area} 555 0199 | {area},555,0199
""",
        "es": """
55 5550 0199 | (55) 5550-0199 | 33 1555 0199 | +52 55 5550 0199 | +52 1 33 1555 0199 | 812 555 0199 | 8125550199
55-55-50-01-99 | 044 55 5550 0199 | 664 555 01 99 | 55 55 50 01 99 | 3315550199 | (664) 555-0199 | 777-555-0199
{area}-555-0199 | ({area}) 555-0199 | {area} 555 0199 | {area}5550199 | 555-0199 | 33 1555 0199 ext 99 | {area}.555.0199
""",
    },
    "student_id": {
        "any": """
999999 | 9999999 | 99999999 | s999999 | S-99999 | A9999999 | LHS99999 | 00999999 | 99-99999 | 999 999 | 9 9 9 9 9 9
20{yy}-9999 | {a}{a}9999 | 999-99-99 | {a}99999{a} | 99999
"""
    },
    "lunch_code": {"any": "9999 | 99999 | 999999 | 999 999 | 99-9999 | 9 9 9 9 | 9-9-9-9 | 0999 | {a}9999 | 9999{a}"},
    "locker": {"any": "999 | 9999 | {a}-999 | {a}999 | 9-999 | 999{a} | 99-99 | {a}99 | {a}9-99"},
    "locker:c": {
        "en": """
{n40}-{n40}-{n40} | {n40} {n40} {n40} | {n40}, {n40}, {n40} | {n40}/{n40}/{n40} | {n40} - {n40} - {n40}
{n40} right {n40} left {n40} right | {n40} then {n40} then {n40} | {n40}-{n40}-9
""",
        "es": """
{n40}-{n40}-{n40} | {n40} {n40} {n40} | {n40}, {n40}, {n40} | {n40}-{n40}-9 | {n40}, {n40} y {n40}
{n40} derecha {n40} izquierda {n40} derecha | {n40} luego {n40} luego {n40}
""",
    },
    "username": {"any": HANDLE_SHAPES},
    "username:d": {"any": "{first}{word}#9999 | {word}{animal}#9999 | {first}_{animal}99#9999 | xx{animal}xx#9999"},
    "address": {
        "en": """
{num} {street} {kind} | {num} {street} {kind} apt {unit} | {num} {street} {kind}, apt. {unit}
{num} {street} {kind} #{unit} | {num} {numbered} {kind} | {num} w {numbered} {kind}
{num} S. {numbered} {kind} apt {unit} | {num} {street} {kind}, {town}
{num} {street} {kind} in {town} | {num} {street} {kind} unit {unit}
apt {unit}, {num} {street} {kind} | {num} {street} {kind} 2nd floor | {num} {street} {kind} {town} illinois
""",
        "es": """
calle {calle} {num} | calle {calle} #{num} | calle {calle} numero {num} interior {unit} | avenida {calle} {num}
av. {calle} {num} depto {unit} | {num} de la calle {calle} | Calle {calle} {num}, colonia {colonia}
privada {calle} {unit} | avenida {calle} no. {num} col. {colonia} | {num} {street} {kind}
{num} {street} {kind} apto {unit} | callejon {calle} {num} | boulevard {calle} {num}
calle {calle} esquina con {calle}, {num}
""",
    },
    "birth_date": {
        "en": """
{monthen} {day} {yyyy} | {monthen} {ord} {yyyy} | {monthen} {day}, {yyyy} | {monthen} {ord} | {monthen} {day}
{mon} {day} {yyyy} | {m}/{day}/{yyyy} | {m}/{day}/{yy} | {mm}/{dd}/{yyyy} | {m}-{day}-{yy} | {yyyy}-{mm}-{dd}
{ord} of {monthen} | {day} {monthen} {yyyy} | {m}.{day}.{yyyy} | {monthen} {ordword} | {mon}. {ord}, {yyyy}
{monthen} the {ord} {yyyy} | {mon} {day}
""",
        "es": """
{day} de {monthes} | {day} de {monthes} de {yyyy} | {day} de {monthes} del {yyyy} | {dd}/{mm}/{yyyy} | {dd}-{mm}-{yy}
{day} {monthes} {yyyy} | {diaword} de {monthes} | {day}/{monthes}/{yyyy} | {dd} de {monthes} {yyyy} | {dd}.{mm}.{yyyy}
""",
    },
}

URL_SCHEMES = ["", "", "https://", "http://", "https://www.", "www."]
BARE_HOSTS = ("youtu.be", "vm.", "docs.", "sites.", "discord.")  # never written with www.

SPOKEN_HOSTS = items("mail.test | school.example | example.org | correo.example | gmail.com | yahoo.com | hotmail.com")
SPOKEN_MARKS = {
    "en": [
        (" at ", " dot "),
        (" at ", " dot "),
        (" (at) ", " (dot) "),
        ("(at)", "(dot)"),
        ("[at]", "[dot]"),
        (" AT ", " DOT "),
        (" at ", "."),
        (" [at] ", " [dot] "),
        ("(at)", "."),
    ],
    "es": [
        (" arroba ", " punto "),
        (" arroba ", " punto "),
        ("(arroba)", "(punto)"),
        ("[arroba]", "[punto]"),
        (" aroba ", " punto "),
        (" (arroba) ", " (punto) "),
        (" arroba ", "."),
    ],
}
SPOKEN_SIGNS = {
    "en": {"_": " underscore ", "-": " dash ", "+": " plus "},
    "es": {"_": " guion bajo ", "-": " guion ", "+": " mas "},
}
DIGIT_WORDS = {
    "en": "zero one two three four five six seven eight nine".split(),
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve".split(),
}
TEENS = {
    "en": "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
    "es": "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve".split(),
}
TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety".split(),
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(),
}


def fill(rng: random.Random, shape: str) -> str:
    """Fill every slot of a shape."""

    def slot(match: re.Match[str]) -> str:
        if match[0] == "9":
            return rng.choice("0123456789")
        if match[0] == "{~}":
            return "".join(rng.choices("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", k=11))
        return rng.choice(FILLERS[match[1]])

    return re.sub(r"\{(\w+)\}|\{~\}|9", slot, shape)


def spoken_email(rng: random.Random, lang: str) -> str:
    """Return an e-mail address with its signs, and sometimes its digits, written as words."""
    address = fill(rng, rng.choice(items(SHAPES["email"]["any"])))
    local = address.split("@")[0]
    at_mark, dot_mark = rng.choice(SPOKEN_MARKS[lang])
    marks = {**SPOKEN_SIGNS[lang], "@": at_mark, ".": dot_mark}
    if rng.random() < 0.6:
        marks |= {str(digit): f" {word} " for digit, word in enumerate(DIGIT_WORDS[lang])}
    spoken = "".join(marks.get(sign, sign) for sign in f"{local}@{rng.choice(SPOKEN_HOSTS)}")
    return " ".join(spoken.split())


def two_digits(pair: str, lang: str, zero: str) -> str:
    """Return two figures as one spoken number: 42 is forty two, 07 is oh seven."""
    tens, unit = int(pair[0]), int(pair[1])
    if tens == 0:
        return f"{zero} {zero if unit == 0 else DIGIT_WORDS[lang][unit]}"
    if tens == 1:
        return TEENS[lang][unit]
    if lang == "es" and tens == 2 and unit:
        return f"veinti{DIGIT_WORDS[lang][unit]}"
    joiner = " y " if lang == "es" else " "
    return TENS[lang][tens - 2] + (joiner + DIGIT_WORDS[lang][unit] if unit else "")


def spoken_digits(rng: random.Random, digits: str, lang: str, style: str, zero: str) -> str:
    """Return one group of a telephone number as a child would spell it in the given style."""
    words = [zero if digit == "0" else DIGIT_WORDS[lang][int(digit)] for digit in digits]
    if style == "mixed":
        words = [digit if rng.random() < 0.4 else word for digit, word in zip(digits, words, strict=True)]
    elif style == "pairs":
        odd = len(digits) % 2
        words = words[:odd] + [two_digits(digits[at : at + 2], lang, zero) for at in range(odd, len(digits), 2)]
    spoken = " ".join(words)
    if style == "double":
        double, triple = ("doble", "triple") if lang == "es" else ("double", "triple")
        five = DIGIT_WORDS[lang][5]
        spelling = rng.choice([f"{triple} {five}", f"{double} {five} {five}", f"{five} {double} {five}"])
        spoken = spoken.replace(f"{five} {five} {five}", spelling)
    return spoken


def phone_in_words(rng: random.Random, lang: str) -> str:
    """Return a telephone number in words, of ten figures or of seven."""
    groups = ["555", fill(rng, "0199")]
    if rng.random() < 0.75:
        groups.insert(0, rng.choice(FILLERS["area"]))
    style = rng.choice(["plain", "plain", "double", "mixed", "pairs"])
    zero = rng.choice(["zero", "oh"]) if lang == "en" else "cero"
    spoken = [spoken_digits(rng, group, lang, style, zero) for group in groups]
    if style == "mixed" and rng.random() < 0.5:
        spoken[-1] = spoken_digits(rng, groups[-1], lang, "plain", zero)
    if not re.search("[a-z]", "".join(spoken)):
        spoken[0] = spoken_digits(rng, groups[0], lang, "plain", zero)
    return rng.choice([" ", " ", ", ", " - ", "  "]).join(spoken)


def make_value(rng: random.Random, form: str, lang: str, variant: str) -> str:
    """Return one invented value of a form; the variant is the letter in the carrier's slot, or nothing."""
    if form == "email_spoken":
        return spoken_email(rng, lang)
    if form == "phone_words":
        return phone_in_words(rng, lang)
    shapes = SHAPES[f"{form}:{variant}" if variant else form]
    value = fill(rng, rng.choice(items(shapes.get(lang) or shapes["any"])))
    if form == "url":
        value = rng.choice(URL_SCHEMES[:4] if value.startswith(BARE_HOSTS) else URL_SCHEMES) + value
    return value


def dress(rng: random.Random, text: str) -> str:
    """Vary a sentence's case and ending without moving anything in it."""
    chance = rng.random()
    if chance < 0.10:
        text = text[0].upper() + text[1:]
    elif chance < 0.13:
        text = text.upper()
    return text + rng.choices(["", ".", "!", " lol", " ok", "!!", " :("], weights=[70, 9, 5, 4, 4, 4, 4])[0]


def build_form(rng: random.Random, form: str, carriers_of: dict[str, list[str]]) -> list[dict[str, object]]:
    """Return the cases of one form: every carrier of each language in turn, no text twice."""
    cases: list[dict[str, object]] = []
    seen: set[str] = set()
    for lang, share in LANG_SHARES.items():
        carriers = carriers_of[lang]
        for turn in range(round(CASES_PER_FORM * share)):
            before, variant, after = re.split(r"\{(\w?)\}", carriers[turn % len(carriers)])
            text = ""
            while not text or text in seen:
                value = make_value(rng, form, rng.choice(["en", "es"]) if lang == "mixed" else lang, variant)
                text = dress(rng, before + value + after)
            seen.add(text)
            start, end = len(before), len(before) + len(value)
            if text[start:end].casefold() != value.casefold():
                raise ValueError(f"{form}: offsets {start}-{end} miss {value!r} in {text!r}")
            cases.append(
                {
                    "id": f"{form}-{len(cases) + 1:03d}",
                    "lang": lang,
                    "form": form,
                    "kind": KINDS[form],
                    "text": text,
                    "start": start,
                    "end": end,
                }
            )
    return cases


def build_negatives(negatives: dict[str, list[str]]) -> list[dict[str, object]]:
    """Return the sentences that hold nothing to hide."""
    pairs = [(lang, text) for lang, texts in negatives.items() for text in texts]
    if len(pairs) < 400 or len({text for _, text in pairs}) != len(pairs):
        raise ValueError("fewer than 400 negatives, or one of them stands twice")
    return [
        {
            "id": f"negative-{number:03d}",
            "lang": lang,
            "form": "negative",
            "kind": "NONE",
            "text": text,
            "start": 0,
            "end": 0,
        }
        for number, (lang, text) in enumerate(pairs, 1)
    ]


def check_names(lists: dict[str, dict[str, list[str]]]) -> None:
    """Check that each list of first names and surnames is long enough and holds no name twice."""
    for table, minimum in NAME_MINIMUM.items():
        for origin, names in lists[table].items():
            if len(set(names)) != len(names) or len(names) < minimum:
                raise ValueError(f"{table} of {origin}: {len(names)} names, {len(set(names))} of them distinct")


def main() -> None:
    """Write both files and print their counts."""
    lists = tomllib.loads((HERE / "name_swap_names.toml").read_text(encoding="utf-8"))
    check_names(lists)
    rng = random.Random(SEED)
    cases = [case for form in KINDS for case in build_form(rng, form, lists["carriers"][form])]
    cases += build_negatives(lists["negatives"])
    lines = [json.dumps(case, ensure_ascii=False) + "\n" for case in cases]
    (HERE / "identifiers.jsonl").write_text("".join(lines), encoding="utf-8")

    name_carriers = [text for texts in lists["name_carriers"].values() for text in texts]
    swap = {"carriers": name_carriers, "names": lists["names"], "surnames": lists["surnames"]}
    (HERE / "name_swap.json").write_text(json.dumps(swap, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    for (form, lang), count in Counter((case["form"], case["lang"]) for case in cases).items():
        print(f"{form:14} {lang:6} {count}")
    print(f"cases {len(cases)}, name carriers {len(name_carriers)}")
    for table in NAME_MINIMUM:
        print(table, {origin: len(names) for origin, names in lists[table].items()})


if __name__ == "__main__":
    main()
