"""Ordinary Spanish words of school answers, written for this project: a word in here is not taken for a name.

Folded (lower case, no accents, ñ as n) and with the spellings children use (`q`, `xq`, `aser`).
"""

from __future__ import annotations

from voicelens.anonymise.words_en import listed

FUNCTION = listed("""
    a aca acaso adonde ahi ahora ahorita al algo alguien algun alguna algunas alguno algunos alla alli ambos ante
    antes apenas aquel aquella aqui asi aun aunq aunque bajo bastante bien cada casi cerca como con conmigo contigo
    contra cual cuales cualquier cualquiera cuando cuanta cuanto cuantos de deben del demas demasiado demasiada
    dentro desde despues detras donde durante e el ella ellas ellos en encima entonces entre era eran eres es esa
    esas ese eso esos esta estaba estaban estado estamos estan estar estas este esten esto estos estoy fue fueron
    fuera ha habia hace hacen hacia haga hagan han hasta hay haya haiga he hemos hoy incluso ir jamas junto juntos
    la las le lejos les lo los luego mal manana mas me mejor menos mi mia mientras mio mis misma mismo mismos mucha
    muchas mucho muchos muy nada nadie ni ningun ninguna ninguno no nomas nos nosotras nosotros nuestra nuestras
    nuestro nuestros nunca o os otra otras otro otros pa para pero poca poco pocos poquito poquitos por porfa
    porfavor porq porque pq pues puede pueden puedo q que quien quienes quiera quiere quieren quiero sea sean segun
    ser si sido siempre sin sino sobre solamente solo sola son soy su sus tal tambien tampoco tan tanta tanto tantos
    te tener tengan tengo ti tiene tienen toda todas todavia todo todos tras tu tus un una unas uno unos usted
    ustedes va vamos van varias varios ves vez veces voy xq xk y ya yo jaja jajaja osea neta wey we bueno pos ps tmb
    tb tqm
""")

_MORE = """
    abierto abierta abrir abrazo abuela abuelita abuelo abuelito abuelos aburre aburrida aburrido acaba acabo acento
    actividad actividades acuerdo adentro adulto adultos afuera agarra agarro agua aire alcanza alegre alguien
    alfombra almuerzo alto alta alumna alumno alumnos ama amable amables amiga amigas amigo amigos amistad amor
    andar ando ano anos aparte apoyo aprender aprendemos aprendo arbol arepas arreglar arreglen arriba arte artes
    arroz asco asen aser asqueroso asquerosa atencion aula aunque avisar ay ayer ayuda ayudan ayudar ayudo ayude
    ayuden azul bailable baile bailes bajar bajito balon bandera bano banos bandas barato basquet basquetbol basta
    basura bebe bebes biblioteca bibliotecaria bilingue blanco bolsa bonita bonito botar boton brazo brincar broma
    bromas buen buena buenas bueno buenos bulla bully burla burlan burlarse busca buscan buscar cabello cabeza
    cabron cae caen caer cafe cafeteria caja cajas calefaccion caldo caliente calientito calle calor callen cama
    cambiar cambiaria cambie cambien cambio camion campo cancha canchas cansada cansado cantar cantando cara carino
    carne carro carton casa casas casilleros castigan castigo castigos celular celulares cel centro chamarra chevere
    chica chicas chico chicos chismes chisme chistes chistoso chistosa cielo ciencia ciencias cierra cierren cine
    ciudad clara claro clase clases cobren cochinos cocina codigo coger coliseo color colores columpio columpios
    comedor comemos comer comes comida comidas comparte companera companeras companero companeros compas compu
    computadora computadoras comunidad concha conchas concierto confianza conocer conosco conosi consejera consejero
    consejo contar contenta contento contestar conversar copiar coro correr corren cosa cosas creer creo cuaderno
    cuadernos cuarto cuartos cuenta cuentas cuento cuida cuidan cuidar cuido culpa cultura culturas curso da damos
    dan danza dar daria de dejan dejar deja deje dejen dejo delante demas den deporte deportes deportivo derecho
    desayuno descanso descansos despacio deberian deberia debe deben decir dejaran di dia dias dibujar dibujo
    dibujos dice dicen diferente diferentes dificil dificiles digan digo dijo dinero directa director directora
    discriminacion discriminan divertida divertidas divertido divertidos doy dulces dura duro dos edificio educacion
    educado ejemplo ejercicio elegir empieza empezar empujan empuja emocion encanta encantan encantaria encuentro
    enfermera enfermeria enojan enoja enojado ensenan ensenanza ensenar ensena ensene ensenen entender entendemos
    entiende entienden entiendes entiendo entendi entrada entrar entrenador entrenadora equipo equipos escoge
    escogen escoger escogio escribir escribo escriben escritorio escucha escuchan escuchar escuchen escuela escuelas
    espacio espacios espanol espera esperan esperar espejo esperimentos estan este estrella estres estricta estricto
    estrictos estudiante estudiantes estudiar estudio estudios etnia evento eventos examen examenes excursion
    excursiones explica explican explicar explique expliquen extra fabrica facil faciles falta faltan familia
    familias favor favorita favoritas favorito fea feas feo feos feria fiesta fiestas fila filas fin fines fisica
    folklorico forma fria frio frijoles frutas fruta fue fuerte funciona funcionan futbol fut gana ganar ganas
    ganamos gente gimnasio gordo gracias gracioso graciosa grado grados grande grandes gratis grita gritan gritar
    gritaban gritos groserias grosera grosero groseros grupo grupos guapa guapo guacala guitarra guitarras gusta
    gustan gustaria gusto gustaba habla hablan hablar hable hablen hablo hacemos hacer haciendo haciera hambre haria
    hermana hermanas hermanito hermanitos hermano hermanos hicieron hielo higiene hijo hijos historia hizo hoja
    hojas hola hombre hora horario horarios horas horrible huele huelen idea ideas idioma idiomas igual iguales
    importa importante importantes ingles inteligente interes interesante interesantes internet jabon jalan jardin
    juega juegan juego juegos jueves jugamos jugando jugar juguetes junio justa justo justicia lado lapiz lapices
    largo larga leche lectura leer lees leen lei leo lengua lento leon letra letras libertad libre libro libros
    limpia limpian limpiar limpias limpio limpios limpien linda lindo lineas llama llamo llave llega llegan llegar
    llegue lleno llena llevan llevamos llevar lleva lloro llorar llueve loca loco lonche luz luces lugar lugares
    lunes macho madre maestra maestras maestro maestros mala malas malo malos mama mamas manchen mandan mandar mano
    manos maquina mar marcadores martes matematica matematicas mate material materiales mayor mayores mayo media
    medio mejora mejorar mejoren menor mentira mercado mes mesa mesas meten miedo miembros mil mira miran mirar miss
    moda modo molesta molestan molestar molesten momento morado morena moreno motivo muchacha muchacho mueble muerto
    muestran mujer mundo museo musica naranja naranjas natacion necesita necesitamos necesitan necesito negro negra
    nene nieve nina ninas nino ninos nivel noche nombre nombres nota notas noviembre nuebo nueva nuevas nuevo nuevos
    numero numeros obligan ofrece oficina oido oigan oir ojo ojos onda opinar opinion opiniones oportunidad
    oportunidades orden oyen padre padres pagar pagina pais paises palabra palabras pan panas pantalla pantalones
    papa papas papel papeles papi pared paredes parque parte partes participar partido pasa pasan pasar pase pasado
    pasillo pasillos paso patio paz pedir pega pegan pegar pelea pelean pelear peleas pelicula peliculas pelo pelota
    pena pensar pensamos pensando pequena pequeno pequenos perdido perder perdido permiso permitan permiten perro
    perros persona personal personas pesa pescado pica picante pide piden pie piensa pienso pierna pintar pintura
    piso pizarron pizza plan plantas platicar platican platos playa pluma plumas pobre pobres poder poderosa podamos
    podemos podria podrian policia pollo poner pone ponen ponga pongan pongo pongo posible practicar practica
    practicas precio pregunta preguntan preguntar preguntas pregunto preguntaron premio premios preocupan presta
    presion prima primas primer primera primero primo primos principal prioridad problema problemas profe profes
    profesor profesora profesoras profesores programa programas proyecto proyectos prueba pruebas puerta puertas
    puesto pupitre quedar quedarme quedarse queja queso quesadillas quita quitan quitar quiten racismo racista
    racistas rapido rapida raro razon real recreo recreos recuerdo red regalan regana reganan reglas regla regresar
    reir relajar repite repita respeta respetan respetar respeten respeto responder respuesta reunion rica ricas
    rico ricos rie rien risa robar robotica roja rojo rompe ropa rota roto ruido ruidoso sabado sabados sabe saben
    saber sabes sabor sabroso saca sacan sacar salida salir salon salones salsa salud salvo santa se seguir segunda
    segundo segura seguridad seguro seguros semana semanas senalar senor senora senorita senores sentarme sentar
    sentarse sentimos sentir sepan seria serian serio servicio servicios siente sienten siento sigan sigue silencio
    silla sillas simpatica simpatico sirva sirve sirven sirvan sistema sitio sobrecito social socorro sol soledad
    sonreir sopa sordo sorpresa sube subir sucia sucias sucio sucios suelo suena suerte sustituta sustituto tamales
    tarde tardes tarea tareas te tecnologia techo tele telefono telefonos temperatura temprano tenemos tenia
    teniamos terminar termino terrible tia tias tiempo tienda tiendita tijeras tio tios tipo tipos tiran tirar toca
    toco tocar toman tomar tonta tontas tonto tontos trabaja trabajan trabajando trabajar trabajo trabajos traduce
    traducir traductor traductora traen traer trae traigan tranquilo tranquila trapeen trata tratan tratar traten
    tres triste tristes unica unico unida unidos uniforme uniformes usar usan uso util utiles vacaciones valores
    vecinos vemos vengan ven venda vende venden vender venga ventana ventanas ver verano verdad verde verdes
    verduras vergon vi viaje viajes vida videojuegos video videos vieja viejas viejo viejos viene vienen viernes
    vino violencia visitas viva vive vivo voley voleibol volver votar voz zapatos zona enero febrero marzo abril
    julio agosto septiembre octubre diciembre miercoles domingo navidad primavera otono invierno cuatro cinco seis
    siete ocho nueve diez once doce quince veinte treinta cien primer tercer tercero cuarto quinto sexto septimo
    octavo noveno decimo ecuatoriano mexicano mexicana colombiano venezolano latinos latino hispanos hispano pero
    igual mejores peor peores mayoria menu microondas mochila mochilas orita tons aca arreglo asientos sepa lee
    practico queria querian acuarelas acuarela cerquita palitos palito ablara ablan ablar grito conserje ensena
    castigo pega ayudo dieran dieron diera tuvo tuve puso pusieron pidio corrige escucho explico dijeron salio dejo
    quedo paso llego llevo gano perdio aplaudio ajedrez puentes libras hermanita ella caminando zapateado
"""

ORDINARY = FUNCTION | listed(_MORE)
