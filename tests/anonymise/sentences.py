"""Hand-written answers with what must be found in them, and clean ones. Every name, number and address is invented."""

from __future__ import annotations

import re

MARKED = """
i got <PERSON:mr bautista> for math and he is chill
<PERSON:Mrs. Oyelaran> reads to us after lunch
<PERSON:dr. Velasquez> should visit our class
the best teacher is <PERSON:ms kettleborough>
<PERSON:Mr. B> is the only one who listens
<PERSON:MS TRUJILLO> YELLS TOO MUCH
my favorite is <PERSON:miss tanisha> from the lunchroom
coach <PERSON:delacroix> never picks me
principal <PERSON:Abubakar> says hi every morning
nurse <PERSON:imelda> gives me a mint
Vice principal <PERSON:Drummond> took my hat
<PERSON:mrz hendrix> dont let us use the bathroom
la <PERSON:maestra Zulema> nos ayuda mucho
el <PERSON:profe Baltazar> explica bien
quiero que la <PERSON:señora Quiroz> no grite
<PERSON:Sr. Echeverría> es muy bueno
mi amiga <PERSON:Citlali> me espera
mis amigos <PERSON:Iker> y <PERSON:Renata> juegan conmigo
hay un niño que se llama <PERSON:Yahir> y me empuja
mi prima <PERSON:Noemí> viene a esta escuela
my friend <PERSON:zaniyah> moved away
my best friends are <PERSON:Priyanka> and <PERSON:Lakshmi>
a kid named <PERSON:jaxton> spits on people
this girl named <PERSON:Oluchi> sits by me
my brother <PERSON:Tadeo> is in first grade
me and <PERSON:keyshawn> play chess at lunch
i sit with <PERSON:zariyah> and <PERSON:nahla> every day
tell <PERSON:jakobi> to stop throwing food
make <PERSON:brayleigh> apologize to me
<PERSON:quintavius> pushed me off the slide
<PERSON:Faith> stole my pencil case
<PERSON:Jaylah> and <PERSON:Hunter> always talk during tests
i want <PERSON:Siobhan> to be in my group
they put me next to <PERSON:Eilidh> again
can we have <PERSON:Tomasz> as class president
<PERSON:oluwaseyi>'s lunch got thrown away
i share a desk with <PERSON:mariam k> and its too small
we call him <PERSON:Big Dontrell>
my cousin <PERSON:Bronisław> goes here too
Thank you for reading. Sincerely, <PERSON:Wren Halloway>
email me at <EMAIL:kid.example7@school.example>
write to <EMAIL:ava dot m at example dot org> ok
<EMAIL:parent_21@mail.example.com> is my mom
my essay is at <URL:https://docs.example.org/d/abc123>
look at <URL:www.example.com/club> for pictures
call my mom <PHONE:(312) 555-0147>
text <PHONE:773.555.0163> about the bus
my number is <PHONE:7735550199>
it is <PHONE:three one two five five five oh one nine eight> thank you
mi numero es <PHONE:siete siete tres cinco cinco cinco cero uno dos uno>
add me on snap: <USERNAME:ava.lol>
my insta is <USERNAME:not_mia_22>
<USERNAME:@gabe.draws> is my art page
my roblox name is <USERNAME:xXslimeKidXx9>
discord: <USERNAME:pixelfox#0042>
my student id is <ID:50219944>
lunch number <ID:4471> does not work
locker <ID:318> is stuck shut
mi casillero es el <ID:2216>
my lunch pin is <ID:88213>
i live at <ADDRESS:4418 W Larkspur Ave> so i walk
the stop by <ADDRESS:902 tamarack street apt 2> is dark
vivo en la <ADDRESS:calle Jacaranda 415> y llego tarde
my birthday is <DATE:march 3rd>
mi cumpleaños es el <DATE:9 de octubre>
i was born on <DATE:4/17/2013>
i went to <SCHOOL:Birchwood Elementary> before
my cousin goes to <SCHOOL:Larkspur Middle School> and likes it
antes iba a la <SCHOOL:Escuela Primaria Benito Olmedo>
we moved here from <LOCATION:Honduras> in the winter
we play at <LOCATION:Fairhaven Park> after school
""".strip().splitlines()

CLEAN = """
more recess please
the food is cold and the milk is frozen
FOOD IS NASTY
PIZZA EVERY DAY
Taco Tuesday is my favorite
I like Chess Club and Math Team
Google Classroom never loads on the Chromebooks
AP Bio is fun but AP Calc is hard
The principal is nice and the coach is fun
coach said we could have water
ms is hard but i like it
my teacher explains things
I miss recess and my old class
i miss science
Will you fix the sinks
May we eat outside
I hope lunch gets longer
Mark the tests faster
Give us a chance
Summer school is boring
Have faith in us
Be more patient with us
3rd grade was better
we have 4 minutes between classes
school should start at 9:15
its 54 degrees in here
page 212 was missing in my book
lunch costs $3.50 now
we get 30 kids in one class
on Monday and Friday we have PE
I like Spanish and English
Black History Month was good
Let us wear Jordans
my friends are funny
me and my friends play soccer
my friend who sits next to me is nice
La comida es fea y los baños están sucios
Me gusta jugar con mis amigos en el recreo
la maestra explica muy rápido
quiero más tiempo para comer
los maestros son buenos conmigo
mi mejor amiga siempre me ayuda
nothing
idk
""".strip().splitlines()

_MARK = re.compile(r"<(?P<kind>[A-Z]+):(?P<words>[^>]*)>")


def unmarked(line: str) -> tuple[str, list[tuple[str, str]]]:
    """The plain answer, and (kind, words) for each mark."""
    return _MARK.sub(r"\g<words>", line), [(match["kind"], match["words"]) for match in _MARK.finditer(line)]
