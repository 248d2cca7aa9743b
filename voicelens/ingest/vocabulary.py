"""Small lists of words that students use, to tell English from Spanish and words from noise. Folded: no accents."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH = _words(
    """
    the a an and or but because cause so if when then than that this these those there here it its is isn't are
    aren't was were be been being am i'm im i you your yours we our us they their them he she him her his my
    mine of to in on at for from with without about into out up down off over under do does did don't dont
    doesn't doesnt didn't didnt can can't cant could should would will won't wont not never always sometimes
    every everything everyone everybody anything anyone nothing something someone some any all more most less
    least many much few lot lots other another only just really very too also even still like likes liked love
    loves want wants wanted need needs have has had having get gets got getting make makes made making let lets
    take takes give gives gave go goes going come comes think thinks know knows feel feels say says said tell
    tells talk talks see look looks help helps helped play plays playing work works working learn learning teach
    teaches treat keep stop start change changed eat eating read reading write writing what which who where why
    how what's that's there's it's they're we're you're i've i'd he's she's let's school teacher teachers class
    classes classroom kids kid students student people friends friend lunch food recess homework bathroom
    bathrooms library gym math science art music book books bus bell day days time times week year years hour
    hours minutes morning home room rooms game games sports team club clubs phone phones computer computers
    chromebook hallway hallways desk desks chairs playground field grade grades test tests good nice bad great
    better best fun funny cool kind mean new old big small long short hot cold clean dirty safe late early fair
    unfair loud quiet boring easy hard first last next same different one two three after before again away back
    well yes maybe nobody none please thank because girls boys girl boy water break breaks rules uniform
    uniforms dress code trips field free outside inside extra healthy longer shorter later principal counselor
    counselors nurse staff adults everyone's everyones honestly literally lol idk dunno bullying fights fight
    laugh smile care cares caring listen listens respect trust longer times talking sit seats seat snacks pizza
    chicken fries soccer basketball football dance drama band choir pet dog friday fridays fridays monday
    understand explain explains speak speaks spanish english learn ask asks try tries wait walk run
    """
)
SPANISH = _words(
    """
    el la los las un una unos unas y pero porque xq pq si cuando donde como que q k de del al en con sin para pa
    por sobre entre hasta desde mi mis tu tus su sus nuestro nuestra nuestros nuestras yo nosotros ellos ellas
    ella usted ustedes nos les lo le te se es son esta estan estaba era fue ser estar hay habia tengo tiene
    tienen tenemos tener quiero quiere quieren quisiera puedo puede pueden poder podemos hacer hace hacen hago
    vamos voy va van ir me gusta gustan gustaria encanta encantan ayuda ayudan ayudar aprender aprendo
    aprendemos ensena ensenan muy mas menos mucho mucha muchos muchas poco poca todo toda todos todas algo nada
    nadie siempre nunca tambien ya aun bien mal mejores
    mejor peor peores bueno buena buenos buenas malo mala malos malas
    bonito bonita feo fea grande largo nuevo nueva nuevos limpio limpios sucio sucios divertido divertida este
    esta esto estos estas ese esa eso esos esas aqui alla asi solo otra otro otros otras cada escuela maestra
    maestro maestros maestras profe profes profesor profesora profesores clase clases salon salones amigos
    amigas amigo amiga companeros companeras recreo comida almuerzo lonche desayuno bano banos tarea tareas
    biblioteca libro libros deportes futbol musica arte matematicas ciencias espanol ingles ninos ninas nino
    nina estudiantes alumnos director directora uniforme telefono celular tiempo dia dias semana ano anos hora
    horas casa papel agua nomas ahorita pues aunque entonces despues antes mientras igual cosas cosa gente jugar
    juego juegos comer leer cambiar cambiaria cambien cambio pongan dejen dejan dejar quiten den dan hablar
    hablan habla hablo dicen dice decir gritan grita escuchan entiendo entienden entender explican explica
    viernes lunes martes miercoles jueves sabado domingo tarde temprano manana primero segundo ser uno dos tres
    cinco quince diez minutos ningun ninguna ninguno verdad creo siento siente sea sean fuera fueran haya mismo
    misma mismos jamas ademas tratan respeto bonitos reglas lugar cuenta cuentos rico rica ricos frio fria
    caliente afuera adentro cuarto puerta mesa mamá mama papa sirve sirven sirvan funciona aire salir entrar
    ayudame pido ojala asemos ablar ablan aser ase ay ahy pasillo pasillos permiso dinero excursiones paseos
    quien quienes sabe saben hablas eres soy somos da doy cual cuales ni neta papas modo proposito ojala contigo conmigo
    tampoco encima debajo cerca lejos alguien cualquier mucho bastante demasiado deberia deberian necesitamos necesito
    xfavor tengan traer trae traen lleva llevar llevan pintar cantar bailar
    """
)
# Words of both, or that each borrows from the other: they decide nothing.
SHARED = _words(
    "a no me he come son as van mas den este sea once sin use real final animal musical pan red ser fin idea taco "
    "tacos ok k q pa te pizza gym recess test"
)
_BOTH = (ENGLISH & SPANISH) | SHARED
ENGLISH_ONLY = ENGLISH - _BOTH
SPANISH_ONLY = SPANISH - _BOTH
OTHER = _words(
    """
    je tu nous vous ils elles est sont les des dans avec pour mais pas plus tres j'aime mon ecole c'est qu'il
    une sur aux professeurs mwen nou yo lekol la pa gen anpil renmen li ki nan pou ak yon tout bagay pwofese eu
    voce nao sao uma meu minha escola gosto muito com professores mais para os ich und der die das nicht ist mit
    wir sie schule mag lehrer nie jest sie lubie szkola ale bardzo ze toi khong truong cua mot thich hoc ako ang
    mga ng sa ko hindi paaralan gusto
    """
) - ENGLISH - SPANISH  # fmt: skip
COMMON = ENGLISH | SPANISH
