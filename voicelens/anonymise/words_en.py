"""Ordinary English words of school answers, written for this project: a word in here is not taken for a name.

Base forms only, folded (lower case, no accents); `words.ordinary` tries the usual endings.
"""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(words.split())


FUNCTION = listed("""
    a about above after again against ago ah ain aint all almost alone along already also although always am among
    an and another any anybody anymore anyone anything anyway anywhere apart are aren arent around as aside at away
    back be became because become been before behind being below beside besides between beyond both but by came can
    cannot cant cause could couldn couldnt cus cuz coz did didn didnt do does doesn doesnt doing done dont down
    during each either else enough especially etc even ever every everybody everyone everything everywhere except
    few for from further gave get gets getting give given go goes going gonna gone got gotta had hadn hadnt has hasn
    hasnt have haven havent having he hed hell her here hers herself hes hey hi him himself his how however i id if
    ill im in inside instead into is isn isnt it its itself ive just kinda least less let lets like little lot lots
    made make many may maybe me might mine more most mostly much must my myself nah near nearly need neither never
    next no nobody none nor not nothing now nowhere of off often oh ok okay on once one ones only onto or other
    others our ours ourselves out outside over own past per perhaps please plus quite rather really said same say
    says see seem seems several shall she shes should shouldn shouldnt since so some somebody somehow someone
    something sometime sometimes somewhere soon sorta still such sure than thank thanks that thats the their theirs
    them themselves then there theres these they theyre this those though through thru til till to today together
    told tomorrow tonight too toward towards tryna under unless until up upon us use used usually very wanna want
    wants was wasn wasnt way we well went were weren werent what whatever whats when whenever where wherever whether
    which while who whoever whole whom whose why will with within without wont would wouldn wouldnt yea yeah yep yes
    yesterday yet you your youre yours yourself u ur r n nd w wit da dat dis em ya yall y'all idk idc idek idgaf tbh
    ngl fr frfr rn lol lmao lmfao omg smh imo jk bc tho thx pls plz ppl bro bruh sis ig hmu wtf btw fyi asap np ty
    asf af nvm irl istg ong tysm deadass lowkey highkey finna boutta prolly def kinda legit literally actually
    basically honestly seriously probably definitely
""")

_PEOPLE = """
    adult adults aide aides assistant aunt auntie babies baby bestie bestest boss boy boyfriend brother buddy bully
    bullies captain child children class classmate coach cop counselor counsellor cousin custodian dad daddy dean
    director doctor dude family families father female fifth-grader freshman freshmen friend girl girlfriend grader
    grandma grandmother grandpa grandfather group guard guardian guest gang guy helper homie human janitor junior
    kid lady ladies leader librarian male man men mentor mom momma mommy moms mother mama neighbor niece nephew
    nurse office officer owner pal paraprofessional parent partner peer people person player police president
    principal professor psychologist pupil secretary senior sibling sister sir snitch sophomore speaker specialist
    staff staffer stranger student sub substitute superintendent teacher teach team teammate therapist tutor twin
    uncle visitor volunteer winner woman women worker ma'am maam madam miss mister nobody ones crew squad crush
    lecture lecturer guideline emphasis passion passionate university midterm sociology valedictorian president king
    queen prince princess
"""

_SCHOOL = """
    absent academic academy activity admin administration agenda algebra alarm announcement answer art arts assembly
    assignment athletics attendance auditorium average award backpack ball band baseball basketball bathroom bell
    bench bio biology blackboard block board book bookbag boys break breakfast brick building bullying bus buses
    cafe cafeteria calculus calendar campus card career ceiling celebration center ceramics chair chalk chance
    change chapter cheer cheerleading chemistry chess chips chocolate choice choir chorus chrome chromebook civics
    classroom classwork clay cleaning clock closet club coding college colour color comment community competition
    computer concert conference contest cooking corner council counseling counselling country course court cover
    crayon credit crossing culture curriculum curtain custody dance day dean debate decision department desk
    detention dictionary diploma dismissal display district diversity dodgeball door drama draw drawing dress drill
    drink driver drum duty ela elective elementary elevator email engineering english entrance equipment esl essay
    esports event exam example excursion exit experience experiment explain eye fair fairness farm feedback fence
    festival field fight film final fire floor folder food football fountain four-square french freedom friday fries
    front fruit fun fundraiser furniture future game garden gate genre geography geometry german gifted glass glue
    goal gpa grade graduation grammar grass ground guitar gum gym gymnasium gymnastics habit hall hallway halloween
    hat headphone health heat heater help high history hobby hockey holiday home homecoming homeroom homework honor
    honors hood hoodie hot hour house housing idea individual information instruction instructor instrument interest
    internet intervention jacket jail job journal jump juice k kickball kinder kindergarten kitchen lab lamp
    language laptop laser late latin learn learning lesson letter level library life light line list locker lockdown
    logic lost lounge lunch lunchroom lunchtime machine magazine mall map marker mascot mask math maths meal meat
    meeting mental menu message metal method microscope microwave middle milk mind minute mirror mistake mold money
    monitor month morning movie music musical nap nature news newspaper note notebook number nurse nutrition
    occupation oboe option orchestra order orientation outdoor outfit output oven pacer pack page paint painting
    pants paper park parking part participation party pass passing path pathway pause pe pencil pen performance
    period permission phone photography physical physics piano pick picnic picture piece pizza place plan plane
    planner plant play playground playing playlist point policy politics pool portable post poster practice prayer
    pressure privacy prize problem program project prom puzzle question quiet quiz race racism rain read reading
    reason recess recording recreation recycling referral registration relationship report research resource respect
    rest restroom result retake review reward right roach robot robotics role roof room rotc routine rug rule
    running safe safety salad sandwich saturday schedule scholarship school science seat secret security semester
    service session set sewing shade shirt shoe shop show shower sign singing sink skill skirt slide snack snow soap
    soccer social social-studies sock softball song soup space spanish special speech spelling spirit sport spring
    stage stair stairs stairwell stall standard start state station steam stem step sticker stop storage store story
    street stress structure study stuff subject suggestion summer sunday supply support surprise survey suspension
    swim swimming swing syllabus system table tablet taco tag takis talent tardy task taste teaching technology
    tennis term test testing text textbook theater theatre theme thing thursday time toilet tool topic towel toy
    track tradition traffic training transfer trash travel tray treat tree trip trouble trumpet tuesday tutoring tv
    type uniform unit vape vaping vending video view violin vocabulary voice volleyball vote walk wall warning water
    wednesday week weekday weekend weekly whiteboard wifi win window winter wood word work workbook worksheet world
    wrestling writing yard year yearbook yoga zone monday january february march april june july august september
    october november december autumn fall season christmas thanksgiving easter ramadan eid birthday black white
    asian latino latina hispanic american african mexican indian chinese muslim christian catholic jewish gay lgbt
    lgbtq trans bilingual
"""

_VERBS = """
    accept act add agree allow annoy apologize appreciate arrive ask attack avoid ban be bear beat beg begin believe
    belong bite blame bleed blow boil bore borrow bother bounce breathe bring bringing brought build bully burn buy
    call care carry catch caught charge chase cheat check chew chill choose chose chosen clap clean clear climb
    close collect come complain complete concentrate connect consider contact continue control convince cook copy
    correct cost count cough crack crash create cried cry cross curse cuss cut cutting deal decide decorate delete
    deserve destroy develop die differ discriminate discuss disrespect dissect distract divide drag drank dream drew
    drive drop eat eaten ate educate embarrass encourage end enforce enjoy enter excite excuse expect expel express
    extend face fail fart feed feel fell felt figure fill find finish fit fix flip flood focus follow force forget
    forgot forgive fought found free freeze frustrate gather gossip grab graduate greet grow guess hang happen
    harass hate hear heard hire hit hold hope hug hurt ignore imagine improve include insult introduce invite
    involve join joke judge jumped keep kept kick kill knew know known laugh laughed lead leak leave left lend lie
    listen live load lock look lose love mark match matter mean meet mention mess met mind mix move name nag notice
    offer open organize pay pee peel pee perform pick plant play poop praise pray prefer prepare prevent promise
    protect prove provide pull punch punish push put quit raise ran reach react realize receive recognize recycle
    reduce refuse remember remind remove repair repeat replace respect respond return ride ring rip roast rock run
    rush sat save scare scream search sell send sent serve shake shame share shine shoot shout shut sing sit skip
    slap sleep slip slow smack smell smile smoke sneak snitch snow solve sound speak spend spent spit split spoke
    spray spread squeeze stab stand stay steal stick stink stole stomp stood study struggle suck suffer suggest
    suspend switch take taken talk taste taught teach tease tell thank think thought threaten threw throw tie tip
    took touch trade translate treat trip trust try turn twist type understand understood upset visit vote wait wake
    walk warm wash waste watch wear wipe wish wonder woke work worry wrap write written wrote yell yelled wanted
    fight fought cheer
"""

_DESCRIBING = """
    able active afraid aggressive alive allergic alright amazing american ancient angry annoying awesome awful
    awkward bad beautiful bestie better best big bigger biggest bland blind blue boring brave bright broke broken
    brown busy calm careful caring certain cheap chill chilly clean clear clever close cold comfortable common
    confident confused cool correct cozy crazy creative cringe crowded cruel curious cute dangerous dark dead deaf
    dear deep different difficult dirty disgusting disrespectful dumb early easier easy educational empty energetic
    engaging equal excellent excited expensive extra fair fake familiar famous fantastic far fast fat favorite
    favourite fine fire first fresh friendly full funny fun general gentle glad golden good gorgeous grateful great
    green gross grumpy half handsome happy hard harsh healthy heavy helpful hilarious honest horrible hot huge
    hungry ill important impossible inappropriate inclusive independent interesting jealous joyful kind large last
    late lazy lenient local lonely long loud lovely low lucky mad main mean mid moldy musty nasty natural neat
    nervous new nice nicer nicest noisy normal normally oily old older open orange ordinary organized original
    overwhelming patient peaceful perfect personal petty pink plain playful pleasant polite poor popular positive
    possible pretty private proud public purple quick quiet racist random rare raw real red regular relaxed
    respectful responsible rich ridiculous rough round rude sad salty scary second serious sexist sharp short shy
    sick silent silly similar simple slow small smart smelly soft soggy sorry sour specific spicy stale steady
    stinky straight strange strict strong stuck stupid super supportive sweet tall tasty terrible third thin tight
    tiny tired toxic trash true ugly unfair unhealthy unique unsafe useful useless valuable violent warm weak weird
    welcome welcoming wet wide wild wonderful worse worst worth wrong yellow young younger yummy bussin fire lit
    goated dope
"""

_MORE = """
    abuse ac accent accident account address advice afternoon air airport amount angel animal ankle app apple area
    argument arm army attention attitude avocado backyard bag banana bank bar base basement bat bathtub beach bean
    bear bed bee beef bike bin bird bit blood boat body bomb bone bottle bottom bowl box bread bridge brain broccoli
    brush bucket bug bunch burger burrito butt butter button cake camera camp can candy car carrot cat center cereal
    cell cellphone cent centre century ceiling cheese cherry chicken church city clothes cloud coat code coffee coin
    concern condition conflict container context cookie cool corn couch couple court cow crap crime crowd cup curry
    cycle damage damn danger dark date daycare death deer degree depression design detail device difference dinner
    direction dirt discrimination dish dog dollar dragon drug dust ear earth east edge effort egg energy environment
    equality evening everyday evidence exercise expectation experience extracurricular fact fan farm fashion fault
    favor fear fee feeling feet field finger fish flag flavor flower fly fork form fox fridge friendship frog fun
    garbage gas gear generation gift god gold grape gravy growth grownup guacamole gun habit hair ham hamburger hand
    handle harassment hate head headache heart heaven hell hill hole hospital hotdog hope ice icecream improvement
    inch incident incentive inhaler injury insect issue item jersey jelly jordans joke joy justice ketchup key
    keyboard kindness knee knife knowledge lake land law lawn leg lemon lettuce lid line lion lip litter lunch
    lunchable mac mail manner mango mat mayo mechanic medicine memory mess metal mile minecraft mood moon motivation
    mountain mouse mouth mud muscle music nacho nail needle nerf net nickname night nintendo noise noodle north nose
    nugget nut object ocean oil onion opinion opportunity orange pain pair pan pancake pasta patience patty peace
    peach peanut pear peas penny pepper pet pie pig pill pipe plate playroom pocket poem pop popcorn popsicle
    population portion potato power pride printer process profile progress property punishment purpose quality
    quarter quesadilla rabbit race radio ramen ranch rat rate reality recipe religion responsibility restaurant ribs
    rice ring river road roblox robin rock roll roof root rope rose routine salsa salt sauce sausage scene score
    screen sea sense sex shelf shell ship shoot shopping shorts shoulder side sidewalk signal situation size
    skateboard skin sky slime smile smoke smoothie society sofa solution sonic soul source south space spaghetti
    speed spider spoon spot square star steak stick stomach stone storm strawberry stream string stuff style success
    sugar suit sun surface sweater sweatpants sword syrup tail tap target tater tea tear teeth temperature tent
    thought throat ticket tiger tile tissue toast toe tomato tone tongue tooth top topic total touch tower town
    trail train trampoline trap treatment trick truck truth turkey turtle umbrella unity universe valley value van
    vegan vegetable vegetarian version vibe vibes victim violence virus waffle war weather weed weight west wheel
    wheelchair wind wing wire wolf world worm wrist yogurt zero zoo zoom youtube tiktok netflix google kahoot
    discord instagram snapchat fortnite playstation xbox nba nfl two three four five six seven eight nine ten eleven
    twelve thirteen fifteen twenty thirty forty fifty hundred thousand million dozen double triple fourth sixth
    seventh eighth ninth tenth first-period third-period graders th st rd pm am oclock o'clock hrs mins min sec hr
    yr yrs percent ap ib sat act psat iep pbl sel stem cps hs ms ks nope yup ew eww eh um uh hmm huh wow yay yo aye
    ugh boo bye hello haha hahaha hehe lmk xd pfft bleh meh duh mkay nun ish cannot alot aswell infact atleast
    incase everytime sumn sum smth smthn nothin nuthin somethin sumthin wat wut wen der dem dey doe dang dam shit
    fuck fucking bitch ass asshole crap sucks stfu freaking frickin hella mad bussin sus cap based slay vibe vibing
    cringe rizz skibidi sigma goat gyatt ohio mid aura bet yeet yass facts period
    chunk pajama
"""

ORDINARY = FUNCTION | listed(" ".join((_PEOPLE, _SCHOOL, _VERBS, _DESCRIBING, _MORE)))
