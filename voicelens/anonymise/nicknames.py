"""What people called Elizabeth or José are called by their friends: short forms, written for this project."""

from __future__ import annotations

from functools import cache

_SHORT_FORMS = """
aaliyah: lia liyah
abdul: abdi
abdullah: abdul abdi
abigail: abby abbie abi gail
abraham: abe bram
adalberto: beto
adelaide: addie heidi
adriana: adri nana
adrian: adri
agustin: agus tin tino
albert: al bert bertie
alberto: beto al
alejandra: ale aleja jandra sandra
alejandro: ale alex jandro
alexander: alex al xander zander lex sasha
alexandra: alex allie lexi lexie sandra sasha xandra
alexis: alex lexi lexie lex
alfonso: poncho fonso fonsi
alfred: al fred alfie freddy
alfredo: fredo freddy alf
alicia: ali licha lisha
alison: ali allie
allison: ali allie
alonzo: lonzo lonnie
amanda: mandy manda
amelia: amy millie mel
ana: anita
anastasia: ana stacy stasia
andrea: andi drea
andres: andy andi
andrew: andy drew
angel: angelito
angela: angie
angelica: angie angelita
angelina: angie lina
anthony: tony ant
antoinette: toni nettie
antonia: toni tonia tona
antonio: tony tono tonito
araceli: ara celi cheli
armando: mando
arthur: art artie
arturo: art turo
ashley: ash
augustine: gus augie
aurelio: lelo yeyo
barbara: barb barbie babs
bartholomew: bart
beatrice: bea trixie
beatriz: bea betty
benito: beni
benjamin: ben benny benji benja
bernard: bernie
bernadette: bernie detta
bradley: brad
brandon: bran
brenda: bren
brianna: bri brie
briana: bri brie
bridget: bridge bridie
brittany: britt brit
calvin: cal
cameron: cam cami
camila: cami mila
camille: cami millie
carlos: carlitos charly carlo
carmen: carmelita carmencita
carolina: caro carito lina
caroline: carrie caro
cassandra: cassie cass sandra
catalina: cata cati lina
catherine: cathy cat katie kate cate
cecilia: ceci cece chila
charles: charlie chuck chas
charlotte: charlie lottie char
christian: chris
christina: chris chrissy tina christy
christine: chris chrissy christy
christopher: chris topher kit
cristian: cris
cristina: cris cristy tina
cristobal: cris tobal
clarence: clar
claudia: clau
concepcion: concha conchita
consuelo: chelo
courtney: court
cuauhtemoc: temo
cynthia: cindy
dalia: dali
daniel: dan danny dani
daniela: dani
danielle: dani elle
darius: dari
david: dave davey davy
deborah: deb debbie debra
dejuan: juan dj
delores: lola dee
demetrius: meech demetri
denise: dee nisi
desiree: desi dez
diego: dieguito
dolores: lola loli
dominic: dom nick
dominique: dom nikki
donald: don donnie
dorothy: dot dottie dolly
douglas: doug
edgar: ed eddie
eduardo: lalo edu eddie guayo
edward: ed eddie ted teddy ned
edwin: ed eddie
eileen: lena
elena: nena lena
eleanor: ellie nora nell
elias: eli
elijah: eli lijah
elisabeth: liz beth lisa
elizabeth: liz lizzy lizzie beth betsy betty eliza ellie liza lisa
emanuel: manny manu
emily: em emmy millie
emiliano: emi emilio
emma: em
enrique: kike quique rique
ernesto: neto
ernest: ernie
esmeralda: esme mera
esperanza: espe pera
estefania: estef stefi fani fany
esteban: tebo
esther: essie
eugene: gene
eugenio: geno queno
eva: evita
evelyn: evie eve ev
ezekiel: zeke
fatima: fati tima
federico: fede fico kiko
felicia: fee lisha
felipe: feli pipe
fernanda: fer nanda
fernando: fer nando
florence: flo flossie
frances: fran frannie
francesca: fran frankie chesca
francis: frank fran frankie
francisca: paca paquita pancha panchita
francisco: paco pancho frank kiko cisco chico curro
franklin: frank frankie
frederick: fred freddy freddie
gabriel: gabe gabi gaby
gabriela: gabi gaby gabs
gabriella: gabi gaby ella gabs
genevieve: gen evie
genesis: gene
george: georgie
gerald: gerry jerry
gerardo: jerry lalo
gilbert: gil bert
gilberto: gil beto
giovanni: gio vanni
giovanna: gio
gonzalo: gonza chalo
graciela: chela grace
gregorio: goyo
gregory: greg
griselda: gris zelda
guadalupe: lupe lupita pita
guillermo: memo guille
gustavo: gus tavo
gwendolyn: gwen wendy
hannah: hanna
harold: harry hal
hector: tito
henry: hank harry
herbert: herb bert
heriberto: beto
hernan: nan
hortensia: tencha
humberto: beto
ignacio: nacho
ingrid: inga
isaac: ike zac
isabel: isa chabela chavela bella
isabella: bella izzy izzie isa bel
isaiah: zay ike zaya
ismael: mayo isma
jacob: jake jay
jacqueline: jackie jacky
jaime: jimmy
james: jim jimmy jamie jay jimbo
janet: jan
javier: javi
jayden: jay
jeffrey: jeff
jennifer: jen jenny jenn
jeremiah: jerry jem miah
jeremy: jerry jem
jerome: jerry rome
jesse: jess
jessica: jess jessie
jesus: chuy chucho chuyito
jimena: jime mena
joanna: jo jojo joey
joaquin: quino joaco quin
jonathan: jon jonny johnny nate jona
john: johnny jack jon
jordan: jordy
jorge: coque yorch
jose: pepe chepe pepito joselito che
josefa: pepa pepita chepa
josefina: fina chepina pepita
joseph: joe joey
josephine: jo josie
joshua: josh
josue: josh
juan: juanito juancho
juana: juanita
judith: judy jude
julia: jules juli
julian: jules juli
julieta: juli
julio: julito
justin: jus
kaitlyn: kait katie
karen: kari
karina: kari
katarzyna: kasia kaska
katherine: kate katie kathy kat kathi kitty kay
kathleen: kathy kate kat
katrina: kat trina
kayla: kay
keisha: kei
kenneth: ken kenny
kevin: kev
khadija: dija khadi
kimberly: kim kimmy
kimora: kim
kristen: kris
kristina: kris kristy tina
krzysztof: krzys krzysiek
latasha: tasha
latoya: toya
laura: lau lala
lawrence: larry lars
leonard: leo len lenny
leonardo: leo nardo
leonel: leo
leticia: lety leti ticha
lillian: lil lily
liliana: lili lily
lorenzo: lencho enzo
louis: lou louie
louisa: lou
lourdes: lulu lula
lucas: luke luca
lucia: lucy luci chia
lucille: lucy
luis: lucho luisito wicho
luisa: lulu
lupe: lupita
luz: lucecita
madeline: maddie maddy
madison: maddie maddy madi
magdalena: magda lena maleny
malgorzata: gosia
manuel: manny manolo manu lito
manuela: manu manola
marcela: chela marce
marcelo: chelo
marco: marquitos
marcus: marc
margaret: maggie meg peggy marge margie greta
margarita: rita mago margo
maria: mari mary maruja marita
maribel: mari bel
mariana: mari nana
marisol: mari sol
marjorie: marge margie
martha: marty
marta: martita
martin: marty tin
mateo: teo
mathew: matt matty
matthew: matt matty
matias: mati
maximiliano: max maxi
maximilian: max
mauricio: mau mauro moris
maurice: moe
maxwell: max
maxine: max
megan: meg
melanie: mel
melissa: mel missy lissa
mercedes: meche merche
mia: mimi
michael: mike mikey mick mitch
michaela: micky kayla
michelle: shelly mich
miguel: migue mike miguelito
mildred: millie
miriam: miri mimi
mohamed: mo moe hamo
mohammed: mo moe
muhammad: mo moe
monica: moni
monserrat: monse
montserrat: monse
muhammed: mo
nancy: nan
natalia: nati naty talia
natalie: nat nati
natasha: nat tasha
nathan: nate nat
nathaniel: nate nat nathan
nicholas: nick nicky nico
nicolas: nico
nicole: nikki nicky nic
noemi: mimi
norberto: beto
octavio: tavo
oliver: ollie
olivia: liv livvy ollie
oscar: oscarito
pablo: pablito
pamela: pam
patricia: pat patty trish tricia paty
patrick: pat rick
patrice: pat
paulina: pau lina
pedro: perico pedrito
penelope: penny nell
peter: pete
philip: phil
phillip: phil
piotr: piotrek
porfirio: pilo
priscila: pris
priscilla: pris cilla
rachel: rach
rafael: rafa rafi
rafaela: rafa
ramiro: rami
ramon: moncho monchi
randall: randy
raquel: raque kela
raul: rulo
raymond: ray
rebecca: becky becca beck
rebeca: beca becky
reginald: reggie
refugio: cuca cuco
ricardo: rick ricky cardo richie
richard: rick ricky rich richie dick
robert: rob bob bobby robbie bert
roberta: bobbie
roberto: beto rob bobby robe
rocio: chio
rodolfo: rudy fito
rodrigo: rodri rigo
rogelio: roger roge
roland: rollie
rolando: rolo
ronald: ron ronnie
rosa: rosita
rosalia: rosa lia
rosario: chayo charo
roxana: roxy
ruben: rubencito ben
rudolph: rudy
russell: russ
ruth: ruthie
salvador: chava sal salva
samantha: sam sammy
samuel: sam sammy samy
sandra: sandy
santiago: santi chago tiago
santos: santi
sara: sarita
sarah: sally sadie
saul: sauli
savannah: vannah savvy
sebastian: seb sebas bash
selena: lena
sergio: checo yeyo
shaquille: shaq
shanice: nisi
silvia: chivis silvi
simon: si
socorro: coco
sofia: sofi fia
sophia: sophie soph fia
soledad: sole chole
solomon: sol
stanislaw: stas staszek
stanley: stan
stefan: stef
stephanie: steph stef stephie
stephen: steve stevie
steven: steve stevie
susan: sue susie suzy
susana: susi susy
tamara: tammy tami
tanisha: nisha
tatiana: tati tania
terence: terry
teresa: tere teresita
theresa: terry tess tessa
theodore: theo ted teddy
thomas: tom tommy
tiffany: tiff tiffy
timothy: tim timmy
tomas: tomasito tommy
trinidad: trini
tyrone: ty
ulises: uli
valentina: vale valen tina
valeria: vale
valerie: val
vanessa: nessa van
veronica: vero ronnie roni
vicente: chente vince
victor: vic vico
victoria: vicky tori vic vica
vincent: vince vinny vin
virginia: ginny ginger vicky
walter: walt wally
wendy: wen
wilfredo: fredo will
william: will bill billy willie liam
wojciech: wojtek
xavier: xavi zay javi
ximena: xime mena
yesenia: yesi jessy
yolanda: yoli yola
zachariah: zach
zachary: zach zack zac
zoe: zo
"""


@cache
def _table() -> dict[str, tuple[str, ...]]:
    lines = (line.partition(":") for line in _SHORT_FORMS.strip().splitlines())
    return {name: tuple(short.split()) for name, _, short in lines}


def short_forms(name: str) -> tuple[str, ...]:
    """What friends say for a folded first name: the usual short forms, and Spanish -ito, -ita."""
    return (*_table().get(name, ()), *_diminutives(name))


def _diminutives(name: str) -> tuple[str, ...]:
    """Juan: juanito; Carlos: carlitos; Ana: anita; Carmen: carmencita."""
    if len(name) < 3:
        return ()
    if name.endswith("os"):
        return (f"{name[:-2]}itos",)
    if name[-1] in "oa":
        stem = {"c": "qu", "g": "gu"}.get(name[-2], name[-2])
        return (f"{name[:-2]}{stem}it{name[-1]}",)
    return (f"{name}cito", f"{name}cita", f"{name}ito", f"{name}ita") if name[-1] in "lnr" else ()
