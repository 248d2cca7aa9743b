from __future__ import annotations

import pytest

from tests.anonymise.shapes.found import found, uncovered


def test_what_is_left_uncovered_or_covered_too_much_is_told() -> None:
    assert uncovered("write <to> <kid@example.org>") == "to"
    assert uncovered("write to kid@example.org") == "kidexampleorg"
    assert found("write to kid@example.org") == {("EMAIL", "kid@example.org")}


@pytest.mark.parametrize(
    "marked",
    [
        "my mail is <kid.example+art@school.example> ok",
        "<kid@gmail> is mine",
        "<kid.b@school . org> is mine",
        "write me at <kid (at) gmail>",
        "email <m a y a at mail dot test>",
        "<maya underscore b at school dot org> is my school one",
        "my mail is <mayab 27 at gmail dot com>",
        "mi correo es <maya guion bajo sol arroba gmail punto com>",
        "send to <jay plus art [at] mail [dot] test> please",
        "patel and <maya. dos dos arroba mail.test> both",
        "go to <bit.ly/3xYz>",
        "it is at <clubart dot com slash paint>",
        "look at <example.org>",
        "watch <https://video.example/v?id=9>!",
    ],
)
def test_addresses_of_the_net_are_covered_to_the_last_letter_and_no_further(marked: str) -> None:
    assert uncovered(marked) == ""


@pytest.mark.parametrize(
    "marked",
    [
        "call my dad at <312.555.0144>",
        "his number <7735550102>",
        "call <555-0102 ext 4>",
        "llamen al <55 1234 5678>",
        "mi cel es <7771 2345> de el salvador",
        "my uncle in london is <+44 20 7946 0958>",
        "<seven-seven-three five-five-five zero-one-zero-two> is it",
        "text <7 7 3 5 5 5 0 1 0 2>",
        "llama al <siete siete tres, triple cinco, cero uno treinta y dos>",
        "<seven oh eight double five five oh one twenty four>",
        "\uff17\uff17\uff13-555-0102 is not all ascii".replace(
            "\uff17\uff17\uff13-555-0102", "<\uff17\uff17\uff13-555-0102>"
        ),
    ],
)
def test_telephone_numbers_are_covered_in_digits_and_words(marked: str) -> None:
    assert uncovered(marked) == ""


@pytest.mark.parametrize(
    "marked",
    [
        "lunch #<4471> never works",
        "my lunch number's <4471>",
        "my student no. <22914> is wrong",
        "mi # de estudiante es <22914>",
        "n.º de alumno <20441>",
        "my id is <A-20331>",
        "i put <9123> at the lunch line",
        "the keypad at lunch broke when i put <9 1 2 3>",
        "locker number is <two fourteen>",
        "my lunch pin is <seven two nine one>",
        "mi codigo del almuerzo es <siete dos nueve uno>",
        "combo is <thirty two four eighteen>",
        "the code to my locker is <14-22-8>",
        "my combo is <14 right 22 left 8 right> ok",
        "mi casillero, el <204>, no cierra",
        "student ID# <0091827>",
        "can you check account <0091446>, it says i owe",
        "the number on it is <LHS06961>",
        "is <123-45-6789> safe",
    ],
)
def test_numbers_given_to_one_student_are_covered(marked: str) -> None:
    assert uncovered(marked) == ""


@pytest.mark.parametrize(
    "marked",
    [
        "my password is <tigers123>",
        "my chromebook login is <mkid31>",
        "@<kid.draws> is my insta",
        "my snap is <kidddo.b>",
        "add me <xX_slayer_Xx>",
        "add me on roblox: <koolkid2014>",
        "my gamertag is <Qwolfzor>",
        "an insta called <dms.of.lincoln> bullies people",
        "hay una cuenta que se llama <chismes.lincoln> y es mala",
        "un tal <kidzorro> me escribe por snap",
        "<lunarwolf#4821> in chat",
        "siganme en tiktok @<kidzoe07>",
    ],
)
def test_user_names_are_covered(marked: str) -> None:
    assert uncovered(marked) == ""


@pytest.mark.parametrize(
    "marked",
    [
        "i live at <1420 N. Kedzie Ave Apt 2F>",
        "we live on <2210 S 61st Ct, Cicero IL 60804>",
        "my address is <77 Willow Bend Dr>",
        "from <2207 w Winnemac apt 3> its two buses",
        "send it to <812 elm st, new arden> please",
        "we moved to <4100 west 26th street in fairhaven> in june",
        "apt first: <apt 4, 812 elm st>",
        "vivo en la <calle Morelos #14>",
        "vivo en <Av. Insurgentes Sur 1602>",
        "camino solo hasta <calle pino 1609, colonia centro>",
        "en <privada la paz 1f>",
        "es <1651 de la calle alamo>",
        "PO box <1120>",
    ],
)
def test_street_addresses_are_covered_with_the_flat_and_the_town(marked: str) -> None:
    assert uncovered(marked) == ""


@pytest.mark.parametrize(
    "marked",
    [
        "i was born on <March 3, 2012>",
        "my bday <3/14/13>",
        "cumplo años el <3 de marzo>",
        "nací el <12-05-2011>",
        "i was born <may third two thousand twelve>",
        "my birthday is <march twenty first>",
        "i turned 11 on <oct 2>",
        "<2012-03-04> is my date of birth",
        "<primero de marzo> es mi cumple",
    ],
)
def test_birth_dates_are_covered(marked: str) -> None:
    assert uncovered(marked) == ""


@pytest.mark.parametrize(
    "marked",
    [
        "i live on <juniper st> near it",
        "un bus para en la <calle magnolia> y ya",
        "i walk from <47th and Halsted> in june",
        "en el <parque san lorenzo> corremos",
        "mi hermana sale de <primaria jefferson> a las 2",
        "for us out by <east magnolia park>",
        "at <Lincoln Prairie Middle School> now",
    ],
)
def test_places_by_name_are_covered(marked: str) -> None:
    assert uncovered(marked) == ""


@pytest.mark.parametrize(
    "text",
    """himno nacional el 16 de septiembre
my birthday party was 10/10
for my birthday we had 2-3 hours of fun
my birthday is 2/31
id like 500 more points
my id is from 2023-2024
the number of kids went from 300 to 500
there are 1,200 kids at this school
my combo lock is broken since 2019
lunch is like 400 calories
like 1000000 times
locker 5 minutes
lockers on the 2nd floor
youtube is beneficial for learning
tiktok is inappropriate
discord notifications
add basketball to the gym
see u @lunch
i_love_this_school
________ is my answer
my snap.its broken
we were at school.it was fun
it. at gmail they know
at the dot in the gym
the street lights are broken
300 of the kids on the way
100 people way too many
camino 20 minutos a la escuela
la calle esta fea y hay 300 carros
en la avenida grande 300 personas
la calle principal tiene 300 carros
one two three four five six seven
five six seven eight nine ten
1 2 3 4 5 6 7 8 9 10
2 4 6 8 10 12 14
we won 21-14 7-0 and 3-2
5 5 5 5 5 5 5 stars
turn in the work by 10/12
nearest park is far
3rd and 4th grade
covid19 and tiktok
our high school is big
High School is next
iphone13 is better than snap""".splitlines(),
)
def test_numbers_and_words_of_school_life_are_left_alone(text: str) -> None:
    assert found(text) == set()
