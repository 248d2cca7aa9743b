"""Spanish words that students use. Folded: lower case, no accents; forms of verbs and nouns are made, not listed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voicelens.ingest.listed import listed

# Words of grammar: one of them is Spanish really used, not a borrowed noun.
GRAMMAR = listed(
    """
    los las uno unos unas se es todo pero porque porke porq xq pq xke cuando donde como que ke del con sin por sobre
    entre hasta desde tus sus nuestro nuestra nuestros nuestras yo nosotros nosotras ellos ellas usted ustedes nos
    les esta estan estaba estaban estar estoy estamos fue fueron hay habia habian hubo tengo tiene tienen tenemos
    tenia tenian tuve tuvo muy mas menos mucho mucha muchos muchas poca pocos pocas todos todas algo nadie siempre
    nunca tambien ya aun aunque asi este estas estos ese esa eso esos esas aqui alla ahi alli otro otra otros otras
    cada pues entonces despues antes mientras ningun ninguna ninguno alguien algun alguna algunos algunas cualquier
    bastante demasiado demasiada demasiados quien quienes cual cuales eres soy somos doy voy vamos van va vas sabe
    saben sabes hace hacen hago haces dicen dice digo puede pueden puedo podemos pueda puedan podria podrian quiere
    quieren quiero queremos quisiera quisieran deberia deberian debe deben haya hayan aya hubiera hubieran tampoco
    encima debajo cerca lejos contigo conmigo ojala quiza quizas jamas ademas fuera fueran sea sean sera seria
    serian seran eran tan tanto tanta tantos tantas nomas ahorita ahora ayer hoy xfavor porfavor porfa porfas pos
    segun durante hacia contra aquel aquella dio dieron hizo hicieron vaya vayan iba iban hemos han hice dije dijo
    dijeron supe supo puse puso pusieron manchen manches guey wey orale andale chafa gacho mero vino vinieron quise
    quiso pude pudo trae traen traiga traigan oigan oye hicimos fuimos fui ella todavia enfrente poquito poquita
    dijimos pusimos tuvimos vimos dimos estuvimos pudimos quisimos aunke kuando kien kiero pus naiden haiga haigan
    """
)
# Words of grammar that an English typist hits by chance ("de" for "the", "mi" for "my"), or uses: they prove less.
SLIPS = listed(
    """
    el la de en y o un una tu su mi mis al lo le te si ni da mal nada toda solo ser era para pa q k ke ay uno lava sean
    deja mia asia yo
    """
)
# Words that English has borrowed: food, feasts, family and forms of address.
BORROWED = listed(
    """
    taco tacos burrito burritos salsa salsas nacho nachos churro churros tamale tamales tamal elote elotes pupusa
    pupusas arepa arepas empanada empanadas quesadilla quesadillas enchilada enchiladas concha conchas horchata
    pozole mole queso guacamole jalapeno jalapenos habanero tortilla tortillas frijoles fajitas carne asada chile
    chiles jamaica leches flan plaza patio loteria telenovela cumbia bachata reggaeton corridos barrio latino latina
    latinos latinas hispano hispanos chicano chicana hola adios gracias senor senora senorita sra sr srta maestra
    maestro profe profesora profesor mija mijo abuela abuelo abuelita abuelito tia tio amigo amigos amiga amigas
    fiesta fiestas siesta mariachi mariachis folklorico pinata pinatas quince quinceanera posada posadas ofrenda
    loco loca poco viva ole papi mami hermano hermana primo prima casa grande mango tostada tostadas chimichanga
    menudo paleta paletas raspado raspados rodeo bronco pueblo vihuela paella sancocho mofongo ceviche bomba plena
    merengue tango
    """
)
_NOUNS = """
escuela maestra maestro profe profesor profesora clase salon aula amigo amiga companero companera recreo comida
almuerzo lonche desayuno cena bano tarea biblioteca libro deporte futbol futball musica arte matematica matematicas
mate ciencia ciencias espanol ingles nino nina estudiante alumno alumna director directora directores uniforme
telefono celular cel tiempo dia semana mes ano hora minuto casa papel agua cosa gente juego lunes martes miercoles
jueves viernes sabado domingo tarde manana noche verdad respeto regla lugar cuento puerta mesa mama papa aire
pasillo permiso dinero excursion paseo campo cancha parque piso pared techo ventana silla escritorio pupitre
computadora compu tableta pantalla juguete pelota equipo partido cocina cafeteria comedor leche fruta verdura
ensalada arroz frijol frijoles pollo carne postre dulce idioma pais mundo ciudad calle camion autobus carro coche
trafico salida entrada fila linea banco patio jardin arbol flor animal perro gato color pintura dibujo cancion baile
danza banda coro teatro pelicula historia geografia lectura escritura letra palabra pregunta respuesta examen prueba
calificacion nota grado nivel problema ayuda consejero consejera enfermera doctor conserje guardia seguridad policia
pelea grito ruido silencio olor basura jabon toalla espejo llave candado mochila lapiz pluma cuaderno hoja tijeras
color colores ropa zapato sudadera chamarra pantalon gorra pelo cabello familia hermano hermana abuela abuelo
abuelita abuelito primo prima tio tia hijo hija padre madre padres papas bebe cumpleanos fiesta navidad vacacion
vacaciones descanso receso educacion fisica actividad taller proyecto trabajo experimento laboratorio tecnologia red
internet television video foto musica guitarra tambor piano columpio resbaladilla resbaladero tobogan alberca
piscina gimnasio estadio bebedero fuente sombra sol lluvia frio calor invierno verano persona chico chica muchacho
muchacha joven adulto voz oportunidad razon idea opcion horario puntualidad descuento reunion junta clima ambiente
cultura tradicion bandera oracion religion color raza acento burla groseria grosero apodo miedo risa alegria
tristeza enojo estres sueno hambre sed dolor cabeza estomago mano pie ojo boca cuerpo salud amistad amor carino paz
justicia castigo premio estrella punto meta futuro universidad carrera beca credito anuncio cartel maquina escalera
elevador rampa estacionamiento autobuses banqueta cerca reja camara alarma simulacro emergencia casillero dinamica
materia tema leccion tutoria tutor asesor ayudante secretaria oficina sala cuarto edificio asiento lugar numero
cantidad calidad porcion plato vaso botella jugo refresco galleta pan sopa huevo queso papitas hamburguesa pizzas
torta tortas sabor menu vegetal comelon chismes chisme drama celulares audifonos cargador ajedrez voleibol
basquetbol basquet beisbol natacion porristas porra trofeo torneo liga entrenador entrenadora decision opinion voto
consejo comite club clubes voluntario comunidad barrio vecino iglesia vida muerte corazon alma cuidado atencion
confianza apoyo paciencia diversion aprendizaje ensenanza comunicacion participacion discriminacion racismo igualdad
derecho derechos deber mitad parte resto final principio medio lado centro fondo esquina vuelta vez veces rato
momento segundo oro plata madera metal plastico piedra tierra pasto cesped arena
abono abrazo abril academia aceite acuerdo ajo alfombra almohada altavoz altura ambulancia ancla anillo anteojos
apellido aplauso arana archivo arco ardilla armario armonia asamblea asistencia aspecto astronauta ataque autoestima
avion azucar bachillerato balon bandeja barco barrera basurero bata bateria bici bicicleta biologia bloque boleta
boleto bolsa borrador bosque brazo brinco broma bufanda caballo cacahuate caja cajon calculadora calma cama camisa
camiseta campamento campana canasta cara caramelo caricatura carpeta carta cartera cartulina catarro celda ceramica
cerebro cerro chancla charla chicle chiste chofer chuleta cielo cinto cobija cocinera codigo cohete colchon coleccion
collar cometa compromiso computacion concierto concurso conejo conferencia conflicto consejeria consulta contrasena
corbata cordon corral correo cortina costumbre cubeta cucaracha cuchara cuello cuerda cueva culpa cumple cuna curita
curso dedo delantal demora depresion desastre desfile deuda diario diccionario diente dieta dinosaurio diseno disfraz
doctora dominicano ducha duda dueno ejemplo ejercicio eleccion emocion empleado encuesta energia enero ensayo equidad
escenario escoba esfuerzo espacio espada espalda especie esperanza espuma estacion estufa etapa evento exito
explicacion extintor fabrica falda falta febrero felicidad feria fierro firma flaco flauta foco frase fresa fuego
funcion gallina gallo gancho garganta gasolina gelatina gemelo gimnasia globo gorro gota gotera graduacion gripa grupo
guante guarderia guerra guia gusano habitacion habito helado herida herramienta hielo hierba hilo himno hogar hombro
hongo horno hueco huerto hueso huracan imagen incendio infancia ingeniero inodoro inscripcion insecto insulto
intercambio interprete jaula jirafa jugador julio junio kermes labio ladrillo lagartija lago lampara lavabo lavamanos
lechuga lengua lenguaje lentes letrero libertad librero licuado lider limite limon locutor logro loro maleta mancha
manguera manzana marcador mariposa marzo mascara mascota mecanica medalla medicina mensaje mentira mercado merienda
mermelada microfono miel migracion mochilas moho moneda montana mosca mueble muneca muro museo naranja nariz nevera
nieve nombre novela novia novio nube nutricion obra octavo octubre oido ordenador oreja orgullo orientacion orquesta
oveja pagina palomitas panuelo papelito parada paraguas pareja parrilla pasaje pasajero paso pastel pastilla patineta
payaso pecho pegamento peine peluche peluqueria pepino periodico personaje pescado peso pez pincel pizarra pizarron
plastilina platano playa playera plomero pobreza poesia polvo porteria portero portugues practica precio prensa
presion presupuesto primaria primavera privacidad promesa pronombre proyector psicologo puente puerco puesto pulsera
pura puro quimica quincena radio raiz raqueta raton recuerdo recurso refrigerador refugio regalo relato reloj renta
repisa rifa rincon ritmo robotica rodilla rompecabezas rueda ruta sangre secador semaforo semestre semilla senal
servicio servilleta siglo signo sitio sobrino soldado sombrero sospecha suelo suerte sueter susto tarjeta teclado
templo teoria terremoto tiburon tienda tigre timbre titulo tormenta trabajador traductor traje trampa trapo traslado
trenza triciclo trompeta turno tutora vacuna ventaja ventilador vestido viaje vidrio viento volcan zanahoria zapatilla
zoologico
"""
_ADJECTIVES = """
bueno malo bonito feo nuevo viejo limpio sucio divertido aburrido lindo rico frio pequeno chiquito chico alto bajo
largo corto ancho lleno vacio abierto cerrado roto descompuesto seguro inseguro peligroso cansado contento enojado
triste feliz amable simpatico carinoso estricto justo injusto duro suave rapido lento facil dificil mejor peor mayor
menor igual diferente especial mismo propio primero segundo tercero cuarto quinto sexto ultimo proximo unico solo
junto libre ocupado gratis caro barato sano saludable sabroso delicioso asqueroso podrido quemado caliente tibio
fresco seco mojado oscuro claro fuerte debil ruidoso callado tranquilo limpito bilingue mexicano hispano latino
grosero respetuoso irrespetuoso atento paciente inteligente tonto chistoso gracioso padre chido genial increible
bacano chevere perfecto excelente hermoso precioso favorito importante necesario obligatorio interesante emocionante
raro normal comun popular moderno bello rojo azul verde amarillo negro blanco morado rosa gris grandes medio varios
buen mal gran temprano tarde juntos adelante atras arriba abajo afuera adentro despacio rapidamente tres cuatro
cinco seis siete ocho nueve diez quince veinte treinta cuarenta cincuenta cien mil doce catorce bien claro cierto
lejos cerca casi sinceramente honestamente realmente solamente simplemente normalmente neta jaja jajaja
"""
_VERBS = """
gustar encantar ayudar hablar ablar cambiar ensenar estudiar jugar juegar escuchar gritar tratar pintar cantar
bailar dejar quitar trabajar llegar pasar mirar llamar llevar comprar limpiar arreglar mejorar usar esperar entrar
explicar respetar molestar golpear pegar empujar pelear platicar contar cuentar pensar piensar sentar sientar
empezar empiezar terminar acabar cerrar cierrar practicar tocar sacar buscar preguntar contestar ganar viajar
caminar nadar brincar saltar dibujar cocinar celebrar organizar regalar prestar tomar cortar pagar quedar cuidar
amar odiar desear necesitar importar durar tirar botar guardar preparar participar agregar aumentar bajar subar
regresar permitir vivir escribir abrir subir salir pedir pidir decir dicir sentir sientir dormir duermir morir
muerir servir sirvir compartir recibir decidir existir reir seguir siguir vestir vistir repetir repitir oir venir
vienir discutir prohibir divertir diviertir preferir prefierir sufrir corregir asistir cumplir distribuir construir
incluir elegir comer leer aprender entender entiender correr vender beber poner tener tienir querer quierer poder
pueder deber haber hacer aser hazer conocer parecer crecer creer ver caer traer saber volver vuelver mover muever
perder pierder responder comprender meter romper escojer ofrecer merecer proteger agradecer oler hueler encender
pertenecer extranar callar apoyar tardar olvidar cargar checar imprimir felicitar insultar acosar amenazar castigar
reganar motivar animar aburrir cansar enojar asustar llorar fumar copiar revisar calificar evaluar entregar firmar
anadir poner quisier agradar caier latir fallar faltar sobrar bastar costar cuestar probar pruebar mostrar muestrar
recordar recuerdar encontrar encuentrar sonar suenar almorzar almuerzar calentar calientar apagar prender tapar
pisar robar aventar avientar burlar jalar rayar mojar lavar secar barrer recoger tirar decorar plantar sembrar regar
crear inventar investigar experimentar leer calcular resolver resuelver medir midir escoger votar elegir platicar
convivir relajar descansar disfrutar acostumbrar adaptar mudar migrar contratar despedir despidir poder subir borrar
expulsar suspender atender atiender considerar implementar ofrecer renovar reparar modernizar ampliar reducir
eliminar instalar colocar cobrar reportar avisar confundir kedar nesesitar ensenar aprobar reprobar graduar
"""
_IRREGULAR = (
    ("tendr pondr har podr querr saldr vendr dir sabr habr", "a an as e emos ia ias iamos ian"),
    ("tuv pus pud quis hic vin traj dij estuv anduv sup hub", "e o iste imos ieron"),
    ("teng pong veng salg hag dig traig caig oig sep quep vay", "o a as an amos anos anme anle"),
)
_CLITICS = ("me", "te", "le", "lo", "la", "nos", "les", "los", "las", "se", "melo", "noslo")
_AR = listed(
    """
    o as a amos an aste aron aba abas abamos aban ara aras aran aremos aria arias ariamos arian ado ada ados
    adas ando ar anos alo ala ame andonos andome
    """
)
_AR_E = listed(
    """
    e es en emos enos ennos enlo enla enle enles elo ela eme ele
    """
)
_ER = listed(
    """
    e es en emos iste io imos ieron ia ias iamos ian era eras eran eremos eria erias eriamos erian ido ida idos
    idas iendo er
    """
)
_ER_A = listed(
    """
    o a as an amos anos annos anme anlo anla anle anles
    """
)
_IR = listed(
    """
    e es en imos iste io ieron ia ias iamos ian ira iras iran iremos iria irias iriamos irian ido ida idos idas
    iendo ir
    """
)
_ENDINGS = {"ar": (_AR, _AR_E), "er": (_ER, _ER_A), "ir": (_IR, _ER_A)}
_SOFTENED = {"c": "qu", "g": "gu", "z": "c"}
_HARDENED = {"c": "zc", "g": "j"}
_SOUNDS = (
    (re.compile("(?<!c)h"), ""),
    (re.compile("qu(?=[ei])|q(?!u)|c(?![eih])"), "k"),
    (re.compile("z|c(?=[ei])"), "s"),
    (re.compile("v"), "b"),
    (re.compile("ll"), "y"),
    (re.compile("g(?=[ei])"), "j"),
    (re.compile("gu(?=[ei])"), "g"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def conjugated(verb: str) -> Iterator[str]:
    """The forms of a regular verb, with its spelling changes (tocar: toque) and pronouns (dejar: dejarnos)."""
    stem, kind = verb[:-2], verb[-2:]
    plain, changed = _ENDINGS[kind]
    change = _SOFTENED if kind == "ar" else _HARDENED
    other = stem[:-1] + change.get(stem[-1:], stem[-1:])
    yield from (stem + end for end in plain)
    yield from (root + end for root in {stem, other} for end in changed)
    yield from (verb + each for each in _CLITICS)


def declined(word: str) -> Iterator[str]:
    """A noun or an adjective with its plural, its other gender and its small form."""
    yield word
    if word[-1] in "oa":
        yield from (word[:-1] + end for end in ("o", "a", "os", "as", "ito", "ita", "itos", "itas", "isimo", "isima"))
    elif word[-1] == "z":
        yield word[:-1] + "ces"
    else:
        yield word + ("s" if word[-1] in "eiu" else "es")


def sound(word: str) -> str:
    """How a folded word sounds, for spellings like "kiero", "aser" and "despasio"."""
    for pattern, by in _SOUNDS:
        word = pattern.sub(by, word)
    return word


def _plural(word: str) -> Iterator[str]:
    yield word
    if len(word) > 3:
        yield word + ("s" if word[-1] in "aeiou" else "es")


VERBS = frozenset(
    form
    for forms in (
        *(conjugated(verb) for verb in _VERBS.split()),
        *((stem + end for stem in stems.split() for end in ends.split()) for stems, ends in _IRREGULAR),
    )
    for form in forms
    if len(form) > 3
)
CONTENT = (
    frozenset(form for word in _NOUNS.split() for form in _plural(word))
    | frozenset(form for word in _ADJECTIVES.split() for form in declined(word))
    | BORROWED
)
SPANISH = GRAMMAR | SLIPS | CONTENT | VERBS | {"me", "no", "a", "he", "son", "dos", "once", "ok", "den", "leer", "ir"}
