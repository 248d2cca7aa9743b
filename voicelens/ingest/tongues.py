"""Common words of the other languages that families speak, to know an answer that is neither English nor Spanish.

Folded: lower case, no accents that can be taken off. Words that English or Spanish also has are listed too: an answer
is taken for another language only where that language explains more of its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_FRENCH = """
je tu il elle on nous vous ils elles le la les un une des du de au aux et ou mais donc car que qui quoi dont est
sont suis es etes sommes ai as a avons avez ont etait ce cette ces mon ma mes ton ta tes son sa ses notre nos votre
vos leur leurs pas ne plus moins tres trop bien bon bonne mal avec sans pour par dans sur sous chez en y comme quand
si tout tous toute toutes rien ecole ecoles classe cour cantine copain copains copine copines ami amis amie amies
professeur professeurs prof profs maitre maitresse eleve eleves devoirs recreation manger nourriture repas temps
cours heure heures jour jours aime aimer aimerais adore deteste voudrais veux veut faire fait jouer apprendre parler
changer avoir etre beaucoup peu aussi toujours jamais parce meilleur meilleure toilettes bibliotheque livres gentil
gentils gentille grand grande petit petite propre sale froid il-y faut peut rester aller cela ca c'est
"""
_PORTUGUESE = """
eu tu ele ela nos voces voce eles elas o a os as um uma uns umas de do da dos das no na nos nas ao aos e ou mas que
quem e sao sou somos foi era esta estao estou tem tenho temos ter ser fazer meu minha meus minhas seu sua seus suas
nosso nossa nao sim mais menos muito muita muitos muitas pouco com sem para por pra pelo pela em quando onde como
porque todo todos toda todas tudo nada escola aula aulas sala professor professora professores professoras amigos
amigas amigo colegas recreio almoco lanche comida tempo dia gosto gosta gostam gostaria adoro quero queria queremos
jogar brincar aprender estudar falar mudar ajuda ajudam aqui muito boa bom bons boas melhor banheiro banheiros
livros dever casa ingles portugues futebol legal gente isso este esta esse essa tambem sempre nunca ja ainda so ate
"""
_HAITIAN = """
mwen m ou li nou yo se pa te ap pral ta ka gen genyen la lan nan ki sa ke kon tankou pou ak avek san sou anba paske
lekol klas pwofese mèt metres zanmi timoun elev manje dlo tan jou jodi renmen vle bezwen fe ale vini pale aprann jwe
ede anpil plis mwens bon bel tre twop tout bagay yon de sal twalet liv devwa rekreyasyon kreyol angle anglè lakay
moun kontan chanje pi anje gou lontan chak le toujou janm mwenn menm gran piti
"""
_VIETNAMESE = """
em toi minh con chung ban be cac nhung la va voi co khong rat hon nhieu it thich muon yeu ghet hoc truong lop thay
giao vien an uong com trua gio choi ra nghi bai tap ve nha sach thu vien nha sinh cau tieng anh viet nguoi moi cua o
tai cho de duoc dep tot vui buon them nua thoi gian phai se da dang roi nay do mot hai ba gi nhu qua lam hoa mon
"""
_TAGALOG = """
ako ko akin ikaw ka mo siya niya kami namin tayo natin kayo nila sila ang mga ng sa si sina ni nina kay ay at o na pa
po ba hindi wala walang may mayroon meron gusto ayaw mahal paaralan eskwela klase guro titser kaibigan pagkain masarap
mabait maganda malinis mas maraming marami konti oras araw bata bahay laro maglaro mag-aral matuto tulong kasi dahil
para kung lang din rin dito doon ito iyan yung yong nang sana dapat lahat kain tanghalian banyo libro aklat takdang
aralin masaya malaki maliit ayoko tuwing mahaba maikli magandang silid palaruan kaklase marunong mahirap madali gawin
laging palagi nag
"""
_POLISH = """
ja ty on ona my wy oni jest sa byl byla mam masz ma maja nie tak i a ale lub oraz ze ktory ktora co kto jak gdzie
kiedy bo bardzo wiecej mniej tez tylko zawsze nigdy dobry dobra dobre fajny fajna fajne lubie lubimy kocham chce
chcialbym chcialabym szkola szkole szkoly klasa klase klasy pani pan nauczyciel nauczyciele nauczycielka
nauczycielki kolega koledzy kolezanki przyjaciele przerwa przerwy obiad obiady jedzenie lekcja lekcje zadanie domowe
czas dla na w z do po od przez przed moj moja moje moich moi nasz nasza sie mi mnie jego jej ich toaleta biblioteka
ksiazki matematyka matematyki sport wszystko nic krotsze dluzsze dluzsza
"""
_GERMAN = """
ich du er sie es wir ihr der die das den dem des ein eine einen einem und oder aber weil dass wenn ist sind war bin
hat haben habe nicht kein keine mehr weniger sehr auch nur immer nie gut gute schule klasse lehrer lehrerin
lehrerinnen freunde freundin pause pausen essen mittagessen hausaufgaben zeit mag gerne gern liebe will mochte
spielen lernen mein meine meinen unser unsere mit ohne fur von zu zum zur im am auf aus bei nach uber kinder bucher
sport alles nichts langere
"""
_ITALIAN = """
io tu lui lei noi voi loro il lo la i gli le un uno una di del della dei delle da dal in nel nella con su per tra e
o ma che chi non piu meno molto molta molti anche solo sempre mai sono sei siamo ho hai ha abbiamo mi ti ci si mio
mia miei mie nostro nostra scuola classe maestra maestro maestri insegnanti professori amici amico compagni
ricreazione mensa pranzo cibo compiti tempo giorno piace piacciono piacerebbe vorrei voglio fare giocare imparare
cambiare tutto niente bello bella buono buona bagni bagno libri
"""
_SOMALI = """
waxaan waan aan anigu iyo laakiin ama in la ku ka u si oo ah ma maya haa waa waxa wax badan yar iskuul iskuulka
dugsiga dugsi macalin macalinka macalimiinta macallimiinta macalinkayga saaxiib saaxiibaday saaxiibadey asxaabtayda
fasalka cunto cuntada qado waqti jeclahay jecelahay jecel rabaa doonayaa wanaagsan fiican aad casharka guriga
musqusha kitaab carruurta ardayda
"""
_SWAHILI = """
mimi wewe yeye sisi nyinyi wao na ya wa za la cha kwa katika ni si sio hapana ndiyo lakini kama ili shule shuleni
darasa mwalimu walimu rafiki marafiki zangu wangu yangu chakula muda wakati siku napenda ninapenda nataka ningependa
zaidi kidogo sana nzuri mzuri wazuri kucheza kusoma kujifunza kila watoto wanafunzi vitabu choo
"""
_TURKISH = """
ben sen biz siz onlar ve veya ama cunku bir bu su o da de mi icin ile gibi cok daha az en iyi guzel kotu okul okulu
okulum okulumu okulda sinif ogretmen ogretmenim ogretmenler ogretmenlerim arkadas arkadaslar arkadaslarim yemek
yemekler teneffus odev zaman seviyorum severim istiyorum isterim olsun var yok degil her hic uzun temiz oyun spor
"""
_ROMANIAN = """
eu tu el ea noi voi ei ele si sau dar ca sa nu da este sunt suntem am ai are avem cu fara la pe in din pentru de mai
mult multa multe putin foarte scoala clasa profesor profesori profesorii profesoara prieteni prietenii colegi
mancare mancarea pauza teme timp imi place plac vreau as vrea bine frumos tot toate nimic
"""
_INDONESIAN = """
saya aku kamu dia kami kita mereka dan atau tapi tetapi yang di ke dari untuk dengan tidak bukan ada adalah ini itu
sangat lebih banyak sedikit baik bagus suka mau ingin sekolah kelas guru teman makanan makan waktu belajar bermain
istirahat buku bersih semua kantin
"""
_HMONG = """
kuv koj nws peb lawv yog tsis muaj thiab los tab sis nyiam xav tau kawm ntawv tsev qhia nkauj phooj ywg noj mov zoo
heev ntau tsawg kom ua si lub cov hauv nyob rau
"""
_HINDI = """
main mai mujhe mera meri mere hum humara hai hain ho hu tha thi nahi nahin aur ya lekin kyunki ki ka ke ko se me mein
par bahut bohat bohot zyada ziada kam acha accha achha acche achay achi pasand chahiye chaiye chahta chahti khana
khelna padhna parhna parhate dost dostoon sab kuch yahan wahan humein hamein hamari hamara apne apni log bachay bachon
maza aata lagta lagti karte karti kar kabhi bhi bas thora thoda waqt kyun kitab ustad asaan mushkil
"""
_ARABIC = """
ana uhib ohib bheb bahib bhib madrasa madrasati almadrasa madrase medrese al el wa fi min ila ma la mish mesh mush
kteer ktir kter jiddan jidan sadiqi asdiqai ashabi mualim mualima mudaris akl shukran kul shay lakin bidi biddi baddi
aktar aktr lal hon honik tayyeb tayeb helwe helu mnih kwayes ktab hay haida hayda saf soff ostaz ustaz
"""
_PERSIAN = """
az to u ma shoma anha in an va ya ke ra ba be dar baraye kheyli khayli besyar khub khoob bad nist hast hastam hastan
hastand ast bud madrese maktab moalem moalim mallem malem ostad dars dust doost dostan doostam dostam khosham khushm
miad miyad mikham mekhwaham mikhaham mikonam mekonam mikonim darim daram darad nadarim nadaram ghaza naan zang tafrih
bazi vaght waqt bishtar beshtar kam mehraban mehrabon bache bachaha hame hich
"""
_BENGALI = """
ami amar amake amra amader tumi tomar se tar tara ei oi ar o kintu karon na nai nei ache achhe chilo hoy hobe hoto
hote thake thakle khub bhalo valo kharap boro choto beshi kom shikkhok shikkhika iskul skul bondhu bondhura bondhuder
khabar khete khela khelte pora porte shomoy somoy chai bhalobashi bhasha bangla
"""
_NEPALI = """
ma malai mero mera hami hamilai hamro timi timro yo tyo ra tara kinabhane ko ka ki le lai cha chha chan chhan chhaina
chaina thiyo dherai ramro naramro parcha parchha pardaina sathi sathiharu khana khelna padhna samaya thorai badhi
huncha garnu garchu hunu pani
"""
_KINYARWANDA = """
njye ndi ndashaka nkunda mfite ishuri umwarimu abarimu inshuti zanjye cyane ibiryo amasomo kandi ariko abana
umunsi gukina kwiga igihe ndakunda sinkunda
"""
_YORUBA_IGBO = """
mo emi awon ati sugbon ni ti fun wa ile iwe oluko ore mi ounje pupo nitori dara ko fe m na ya nke anyi ha nwere akwukwo
ulo onye nkuzi enyi nri otutu
"""
_PINYIN = """
wo ni ta women nimen tamen de shi bu mei you he hen xihuan xiang yao hao da xiao duo shao xuexiao laoshi tongxue
pengyou wufan chi fan shijian keyi yinwei danshi dou ye zai zheli
"""
_UKRAINIAN = """
ya ty vin vona my vy vony i y a ale abo shcho yak de koly tomu ne nemaye duzhe bilshe menshe tezh tilky zavzhdy shkola
shkoli shkolu klas vchytel vchytelka vchyteli druzi podruha obid urok uroky perervu perervy chas podobayetsya lyublyu
mene meni moya miy moyi nasha u v na z dlya bez use nichoho
"""
_SLAVIC_SOUTH = """
ja ti on ona mi vi oni je su sam si smo i a ali ili jer sto koji koja kako gdje gde kada ne nema vrlo mnogo vise manje
samo uvijek uvek nikad dobar dobra dobro skola skoli skolu razred ucitelj uciteljica nastavnik nastavnica prijatelji
drugari odmor rucak hrana cas vreme vrijeme volim zelim moj moja moji nas nasa u na za od do bez sve nista
"""
_DUTCH = """
ik jij je hij zij wij we jullie het de een en of maar omdat dat als is zijn was ben heb heeft hebben niet geen meer
minder heel ook alleen altijd nooit goed leuk leuke klas leraar juf meester vrienden vriendin pauze eten huiswerk tijd
vind wil willen spelen leren mijn onze met zonder voor van naar bij op aan uit over kinderen boeken alles niets langer
"""
_ALBANIAN = """
une ti ai ajo ne ju ata dhe ose por sepse qe nuk jam eshte jane kam ka kemi me pa per nga shume pak shkolla shkollen
shkolles mesuesja mesuesit mesues shoket shoqet miqte ushqimi koha pelqen pelqejne dua te mi ime mire
"""
_RUSSIAN = """
ya ty on ona my vy oni i a no ili chto kak gde kogda potomu ne net da ochen bolshe menshe tozhe tolko vsegda shkola
shkole shkolu klass uchitel uchitelya uchitelnitsa druzya drug podruga eda obed urok uroki peremena vremya nravitsya
lyublyu hochu menya mne moya moi moy nasha v s na po dlya bez vse nichego podobayetsya khochu khotel vremeni
risovaniya shkolnyi khoroshiy khoroshaya druzey uchiteley
"""
TONGUES: tuple[frozenset[str], ...] = tuple(
    frozenset(each.split())
    for each in (
        _FRENCH, _PORTUGUESE, _HAITIAN, _VIETNAMESE, _TAGALOG, _POLISH, _GERMAN, _ITALIAN, _SOMALI, _SWAHILI, _TURKISH,
        _ROMANIAN, _INDONESIAN, _HMONG, _HINDI, _ARABIC, _ALBANIAN, _RUSSIAN, _PERSIAN, _BENGALI, _NEPALI,
        _KINYARWANDA, _YORUBA_IGBO, _PINYIN, _UKRAINIAN, _SLAVIC_SOUTH, _DUTCH,
    )
)  # fmt: skip
ANY: frozenset[str] = frozenset().union(*TONGUES)
# Letters that neither English nor Spanish writes.
_STRANGE = re.compile("[^\x00-\u024f]|[àâãäåæçèêëìîïðòôõöøùûýþßÿ]|[\u0100-\u024f]", re.IGNORECASE)
_ELIDED = re.compile("(?:[jldcnsmt]|qu)'[a-z]{2,}")
_ENGLISH_ENDS = ("'s", "'t", "'re", "'ve", "'ll")


def explained(plain: Sequence[str]) -> int:
    """How many of these folded words the other language that knows most of them knows."""
    elided = sum(1 for word in plain if _ELIDED.fullmatch(word) and not word.endswith(_ENGLISH_ENDS))
    return max(sum(word in tongue for word in plain) + (elided if not n else 0) for n, tongue in enumerate(TONGUES))


def strange(word: str) -> bool:
    """Whether a word, as written, has a letter that neither English nor Spanish writes."""
    return not word.isascii() and _STRANGE.search(word) is not None
