"""English words that students use. Folded: lower case, no accents; forms of a word are made, not listed."""

from __future__ import annotations

from collections.abc import Iterator

from voicelens.ingest.listed import listed

_VOWELS = frozenset("aeiou")

# Words of grammar: one of them beside a word of content is English really used, not a borrowed noun.
GRAMMAR = listed(
    """
    the and but because cause becuz becuase bc cuz if when then than that this these those there here it its is
    isn't aren't was wasn't were weren't been being am i'm im i'd i've ive i'll ill you your yours you're youre ur u
    we we're our us they they're theyre their them him she she's her his my mine myself of to for from with without
    about into out up down off over under does did don't dont doesn't doesnt didn't didnt can can't cant could
    couldn't couldnt should shouldn't shouldnt would wouldn't wouldnt will won't wont never always sometimes every
    everything everyone everybody anything anyone anybody nothing something someone somebody nobody some any more
    most less least many much few other another only just really very too also even still have haven't havent hasn't
    hasnt had having get gets got gotten getting make makes made making let lets let's take takes took taking give
    gives gave giving go goes going went gone want wants wanted need needs needed like likes liked love loves loved
    know knows knew think thinks thought feel feels felt say says said tell tells told see sees saw what what's
    whats which who who's whose where why how that's thats there's theres it's he's hes it'd it'll you'll they'll
    we'll they've we've you've who've both each few own after before again away back until while during around
    between through against again though tho even ever yet almost enough maybe wish hope wanna gonna gotta kinda
    sorta dunno lemme gimme ain't aint y'all yall not neither either nor instead unless since above below behind
    near beside among along across toward towards always often usually now today tomorrow yesterday tonight later
    soon yes yeah yea yep nope nah isnt arent shes whos whatever whoever together already anymore anyway must than
    nowhere somewhere somehow none yourself himself herself themselves ourselves ours hers whether except besides
    basically actually bout thru wont shouldve couldve wouldve could've should've would've
    """
)
# Words of grammar that a Spanish typist hits by chance ("an" for "han"): they prove less.
SLIPS = listed("i so an as on or in do be it at all has are he by if is")
# Words that Spanish has borrowed at school: English by themselves, Spanish among Spanish words.
BORROWED = listed(
    """
    recess lunch teacher teachers wifi bus buses bullying bully bullies miss mister mr mrs ms dr sir ok okay cool
    gym chromebook chromebooks laptop laptops tablet ipad ipads internet online email chips cheetos takis nuggets
    sandwich soccer football basketball volleyball baseball softball team club clubs party show shows video videos
    game games videogames youtube tiktok instagram snapchat roblox minecraft fortnite break test tests quiz homework
    locker lockers nurse counselor principal office playground field trip trips dress code math science art music pe
    ela esl ap band choir dance staff coach sub subs detention stickers snack snacks fries hot dog dogs hamburger
    hamburgers high middle elementary college kinder spring weekend bye hi hello lol lmao please plis porfa bro bruh
    crush random chill cringe top hoodie hoodies pass passes ticket tickets vape vapes vaping homeroom advisory
    robotics anime manga tv dj wow oh kpop rap rock selfie spam chat app apps fan fans stop tupper lunchables ranch
    bacon brownie brownies cookies donas cupcakes smoothie smoothies zoo mall fair stem avid rotc asb dj wifi google
    classroom zoom canvas
    """
)
_CONTENT = """
able absent accept access act active activity actual add address adult advice afraid afternoon age agree air alarm
album alert algebra allergy allow alone amazing angry annoy answer anxious apple apply appreciate april area argue
arm army arrive ask assembly assign assignment attend attention attitude august aunt author auto autumn average
award aware awesome awful awkward baby bad bag bake ball balloon bandaid bar basket bathroom beach bear beat
beautiful become bed begin behave behavior believe bell bench better best big bike bird birthday bite black blame
blank blue board boat body book boring borrow boss bother bottle bottom box boy brain brave bread breakfast breath
bright bring broke broken brother brown buddy bug build building bunny burger burn busy buy cafeteria cake
calculator call calm camera camp candy car card care careful carpet carry cartoon cat catch ceiling celebrate center
certain chair challenge chance change chapter charge charger chat cheap cheat check cheer cheese chess chew chicken
child children chill chocolate choice choose church circle citizen city class classes classmate classroom clay clean
cleaner clear climb clock close closer closet cloth clothes coat coffee cold color comfortable comic comment common
communicate community company compare complain complete computer concert condition confuse connect consequence
consistent control conversation cook cookie copy corner correct cost costume cough count country couple courage
course court cousin cover crazy cream create creative credit crowd crowded cry culture cup curriculum cut cute cyber
daily dad damage danger dangerous dark date daughter day dead deal dean decide decorate deep deserve design desk
dessert detail device die different difficult dirt dirty disability disappear discipline discuss disgusting dislike
disrespect disrespectful distract district diverse diversity doctor door double drama draw drawer dream drink drive
driver drop drug drum dry dumb each ear early earn earth ease easy eat education effort egg eight elective elevator
eleven else emotional empty encourage end energy engage english enjoy enter environment equal equipment essay
especially event everywhere evil exact exam example excellent except excite exercise exit expect expensive
experience experiment explain explore extra eye face facility fact fail fair fake fall family famous fan far farm
fast father fault favorite favourite fear february feed feeling female fence festival fight figure fill film final
find fine finish fire first fish fit fix flag flavor flexible flood floor flower fly focus folder follow food foot
force forget fork form fountain four fourth free freedom freeze french fresh freshman friday friend friendly friends
front fruit full fun funny furniture future garbage garden gas gay gender general gentle germ gift girl glad glass
glue goal gold good google grab grade graduate grandma grandpa grape graph grass great green greet gross ground
group grow grown guard guess guest guide guitar gum gun guy hair half hall hallway halloween hand handle hang happen
happy hard hardly hat hate head headache headphone health healthy hear heart heat heater heavy height help helpful
hide hill hire history hit hold hole holiday home honest honestly honor hope horrible horse hospital host hour house
huge human hundred hungry hurry hurt husband ice idea ignore imagine important improve include inclusive independent
individual inside insult interest interesting interrupt invite iron issue itchy jacket jail january jealous job join
joke journal judge juice july jump june junior keep key kick kid kill kind kindergarten kindness kitchen knife knock
knowledge lab label lack lady lake language large last late laugh laughter law lazy lead leader leak learn least
leave left leg lesson letter level library librarian lie life lift light limit line list listen literally little
live load loan local lock lonely long longer look lose lost lot loud lucky lunchroom lunchtime machine magic mail
main man manager manner map march mark market marker mask mat match material matter meal mean meaning measure meat
media meet meeting member memory men mental menu mess messy metal microphone microscope microwave mile milk mind
minute mirror mistake mix modern mom moment monday money monitor month mood morning mother motivate mouse mouth move
movie mud multiple mural muscle museum musical muslim nap nasty natural nature neat necessary neck negative
neighborhood nervous net new news next nice night nine noise noisy noon normal nose note notebook notice november
number october offer officer old one onion open opinion opportunity option orange order organize outdoor outfit
outlet outside oven own pack packet page paint pair paper parent park parking part participate partner past paste
path patient pay peace peanut pen pencil people perfect perfectly perform period permission person personal pet
phone photo physical piano pick picture pie piece pink pizza place plan planet plant plastic plate play player
pleasant pledge pocket poem point police policy polite poop pool poor pop popcorn popular pork portable positive
possible post poster potato power practice pray prepare present president press pressure pretty price prince print
printer privacy private prize probably problem process program programs project promise proper property protect
proud provide public pull punish punishment purple purpose push put puzzle quality question quick quiet quit race
racism racist rain rainbow raise random rat rather raw reach react read reading ready real reason recommend record
recycle red reduce refill refuse regular relate relax remember remind remove repair repeat replace report request
require rescue research respect respectful respond rest restaurant restroom result return reward rice rich ride
right ring river road robot role roll roof room rotten rough round row rude rug ruin rule run rush sad safe safety
salad salt same sanitizer saturday save scare scary schedule school schoolwork scream screen seat second secret
section secure security selection self senior sense separate september serious serve service session set seven
several shade shake shame shape share shark sharpener shirt shoe shoot shop short shorter shorts shot shoulder shout
shower shut shy sibling sick side sidewalk sign silent silly similar simple sing single sink sister sit situation
six size skate skill skip sky slang sleep sleepy slide slow small smart smell smile smoke smooth snow soap social
sock soda soft solve son song sophomore sorry sound soup sour space spanish speak speaker special speech speed spell
spend spicy spill spirit spoon sport sports spot spread square stage stair stall stand staple star start state
station stay steal step stick sticky stomach stone stop store storm story straight strange straw street strength
stress strict strong student study stuff stupid style subject substitute suck sugar suggest suggestion suit summer
sun sunday super supervise supper supply support suppose sure surprise survey suspend swear sweat sweater sweet swim
swing system table talent talk tall tardy taste tasty tax teach team tear technology teen teenager temperature ten
tent terrible text textbook thank thanks theater theme thing third thirty thirsty thousand threat three throw
thursday tidy tie time times tiny tire tired toilet tomato tool tooth toothbrush topic total touch tough tour
tournament toward towel town toy track tradition trade traffic train trash trauma travel treat tree trouble truck
true trust truth try tuesday turf turn tutor tutoring twelve twenty twice two type ugly uncle uncomfortable
understand understanding uniform unique unit unfair unfairly university unless unsafe update upset urinal use useful
useless usual vacation valley value van variety vegan vegetable vegetarian vending vent version veteran vibe view
violence violent violin visit voice volunteer vote wait wake walk wall warm warn wash waste watch water way weak
wear weather website wednesday weed week weight weird welcome well wet wheel wheelchair white whole wide wife wild
win wind window winter woman women wonder wonderful wood word work world worry worse worst worth write writing wrong
yard year yell yellow zero yoga young younger zone ready asap ngl tbh rn fr omg wtf idk idc idek btw thx plz pls
pleaseee bestie vibes homie homies goat mid lowkey highkey slay lit bathrooms dumb stinky smelly stink junk trashy
corny nerdy cozy bruh dude y'all wud cud shud luv skool frend frends teecher becus wen wat sum dat da dem dis wit
resess bafroom fone pepole peple favrit alot doin goin nothin somethin dinosor nise thay evry lern bcuz lik hav mor
libary shoutout ppl yall pls plz tryouts tryout
"""
_MORE = """
abuse accent account ache acorn advocate aid aide airpod ankle apologize aquarium arabic arrest asleep athlete
athletic attendance attic backpack badge bagel bandage bark barn basement bathtub bead bean beard bedtime bet bicycle
biology biscuit bleacher blind block blood bloom blow boast bone booth bounce bowl brake branch brick broom brush
bubble bucket budget buffet bulb bump bunch bundle button cabin cabinet cable cage cancel candle cap cape captain cart
cash castle cave cello ceramic chain chalk charity charter chase chemistry chin chorus christmas clap clip clown coal
coding coin collect cone confident contest cooler cop coral cord council counter cow crack craft crash crawl crayon
crew crime cross crossing crown cruel crumb cubby cube cuddle culinary custodian cycle deaf debate debt december
decent dent dentist department dictionary digital dinner dinosaur discount display ditch dive divide dodgeball doll
dollar dolphin donut doubt dozen drag dragon drill drip drumline duck due duty eagle earphone earring echo elbow
elephant emoji empathy employ enroll enrollment entire envelope envy error escape evening everyday excuse expel expert
expo eyebrow fabric factory fade fairy faith fashion fat fee feedback feet fellow fever fiction fifth fifty finger
fireplace fist five flash flat flight float flour flow flu foam fold font forest formal fort forty fossil foster
fraction frame freak frog frown frozen fry fuel fundraiser fur fuss gaga gallon gap garage gather gear ghost giant
giggle globe glove goalie goggle goldfish goodbye gossip grammar grandparent granola grateful grease greedy grief
grill grind grip groan grocery guilt habit hallways ham hammer handicap handwriting harass hardcore harm harsh harvest
haunt hawk hay heal heel helmet hen hero highlighter hint hobby hockey homecoming homeless hood hook hoop hop horn
hose hug hum humid hunt hybrid hygiene idiot illegal image immigrant impress inch indoor infection injury innocent
insect insist inspire instruct instrument intolerant introduce invent island janitor jar jaw jazz jeans jelly jewel
jog jumprope jungle justice ketchup keyboard khaki kickball kiss kite knee knot ladder lamp lane lap lava lawn layer
leaf leap leather lecture legend lemon lend lens lick lion lip liquid litter lizard lockdown log logo loop loser
lotion lower loyal lung mad makeup marble marching mascot massive master mathematics mayo maze meadow medal medicine
melt merge mice mild mint misgender mob mock moldy monkey moody mop mosque motion motto mountain muffin mug murder
mushroom mustard mute mystery nail name native naughty neglect negotiate neutral nickname nightmare nod nonfiction
noodle nut oak oatmeal obey obvious occur ocean octopus odd odor offend offense offensive olive omelet orchestra
overcrowd overdose overwhelm owe owl pad pain pajama palm pan pancake panic pant parade paragraph passing password
pasta patch pause peach pear pee peer pep pepper percussion pest petition phrase pic pig pile pill pillow pilot pinch
pit pitch pity plain planner playlist plug plus podcast poet poison pond pony popsicle popularity port pot pottery
pouch pound pour powder praise preach predict prefer prejudice prep prevent principle prom prompt pronoun pronounce
puddle puke pump puppet puppy quarter quarterback queen queer quilt rabbit rack rally ramp rare recital recognize
recruit redo referee refugee register rehearse reject release religion religious rely rent represent retake rib rid
riddle rink rip ripped roar rob rocket roller root rope rotate rubber rumor safer saint sand sarcastic sauce sausage
scab scan scholarship scold scooter score scout scratch screw script scrub seal seed sell sensitive sentence server
shed sheet shelf shell shelter shift shiny ship shove shovel shrimp shuttle silver skin skirt slam slap slice slime
slip slippery snail snake sneak sneaker sneeze snitch soak soften soil sore sort spaghetti sparkle spider spin spit
splash split spoil sponge sponsor spray sprinkle squad squeeze squid squirrel stack stadium stain stairwell stamp
starve steak steam steep stereotype stir stitch stomp stretch strike string strip struggle stuffy suicide suitcase
sunlight sunny sunrise sunscreen surf surgery swallow swamp swap switch sword syllabus sympathy symphony tag tail tank
tap tape target tattoo tea tease tech teeth template tennis terrify therapist therapy thick thief thin thorough thread
throat thumb thunder tiger tight til tile till tip tissue title toddler toe ton tone tongue toothache tornado toss tow
trace trail trailer transcript transfer translate translation translator transport trap tray trial trick trim trophy
truant trumpet tub tuba tube tug tune tunnel turkey turtle twin twist umbrella unicorn unite universe unlock upstairs
urge verse vest vet vice village vine vinegar violate virus vision vocabulary volcano vomit wage wagon wallet warrior
watermelon wave wax wealth weigh whale wheat whisper whistle widen wig wing wipe wire wise wizard wolf workbook
worksheet worm worship wound wrap wreck wrestle wrestling wrinkle wrist xylophone yearbook yolk zebra zipper zombie
"""
# Past forms that no rule makes.
_PAST = """
ate became began bent bit blew bought brought built caught chose cut drank dreamt drew drove fed fell fought flew
forgave forgot forgotten found froze frozen grew held hid hidden hurt kept knew known laid led left lent lit lost made
meant met paid ran rang ridden rode rose sang sank sat sent shook shot shown slept sold spat spent spoke spoken spun
stole stolen stood stuck sung swam swept swore taught thought threw thrown told tore torn understood woke woken won
wore worn written wrote
"""
CONTENT_BASES = listed(_CONTENT + _MORE + _PAST)


def forms(word: str) -> Iterator[str]:
    """A word and what English makes of it by rule: -s, -ed, -ing, -er, -est, -ly (some of them no real words)."""
    yield word
    if len(word) < 3 or "'" in word:
        return
    yield word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
    stem = word[:-1] if word[-1] == "e" else word
    if word[-1] == "y" and word[-2] not in _VOWELS:
        yield from (word[:-1] + end for end in ("ies", "ied", "ier", "iest", "ily"))
        yield word + "ing"
        return
    double = word[-1] not in _VOWELS | {"w", "x", "y"} and word[-2] in _VOWELS and word[-3] not in _VOWELS
    for base in (stem, stem + word[-1]) if double else (stem,):
        yield from (base + end for end in ("ed", "ing", "er", "est", "ers"))
    yield word + "ly"


CONTENT = frozenset(form for word in CONTENT_BASES for form in forms(word)) | BORROWED
ENGLISH = GRAMMAR | SLIPS | CONTENT
