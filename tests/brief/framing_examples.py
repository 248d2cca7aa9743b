"""Wordings written for the framing check: those it must find, by kind, and those it must leave alone. All invented."""

from __future__ import annotations

FOUND_EN = {
    "deficit": (
        "At-risk students", "Support for at risk youth", "Students who are at risk need mentors", "Low-performing groups",
        "Poor achievement in math", "Underperforming grades", "Lack of motivation", "Students lack discipline",
        "Eighth graders are falling behind", "Students behind grade level", "Left behind in reading",
        "Problem students in the hallway", "Difficult kids", "Slow learners", "Students with behavior problems",
        "Failing students", "Schools that are failing", "Closing the achievement gap", "Narrow the gap for these groups",
        "Disadvantaged students", "Vulnerable children", "Limited English proficient", "They can't speak English",
        "Catching up with their peers",
    ),
    "ranking": (
        "Cottonwood outperforms the network", "The best school in the city", "Worst performing group",
        "Highest-scoring school", "The bottom ten schools", "League table of schools", "Ranked third in the district",
        "The school is ranked by its likes", "Scores of top performers", "Better than other schools",
        "Which schools are the best", "Winners and losers", "Worse than the rest", "High-performing campuses",
    ),
    "norm": (
        "Compared with white students", "Compared to boys", "Less often than white students do",
        "The reference group liked lunch more", "Normal students", "Mainstream classmates and regular kids",
        "Minority students", "Non-white students asked for more", "The majority group", "Less than native speakers",
        "Than their white peers",
    ),
    "blame": (
        "Lazy students", "Students don't care", "Kids who misbehave", "They refuse to learn", "Unmotivated eighth graders",
        "Troublemakers on the bus", "Bad behavior", "Disruptive students", "Bullies in the hallway", "Parents don't care",
        "Uninvolved parents", "Students should just try harder", "Students with bad attitudes", "It is their own fault",
    ),
    "certainty": (
        "A significant difference", "Statistically significant", "Lunch rose significantly",
        "This proves that lunch is better", "Undoubtedly the clubs helped",
    ),
}  # fmt: skip
FOUND_ES = {
    "deficit": (
        "Estudiantes en riesgo", "Alumnos que están en riesgo", "Grupos de bajo rendimiento", "Falta de motivación",
        "Se quedan atrás en lectura", "Alumnos atrasados", "Rezago escolar", "Alumnos problema", "Niños difíciles",
        "Fracaso escolar", "Cerrar la brecha", "Brecha de aprendizaje", "Estudiantes desfavorecidos", "No saben inglés",
        "Por debajo del nivel",
    ),
    "ranking": (
        "La mejor escuela de la red", "Las peores escuelas", "Supera a las demás escuelas", "El puntaje más alto",
        "Ranking de escuelas", "Tabla de posiciones", "Mejores que las otras escuelas", "Alumnos de alto rendimiento",
    ),
    "norm": (
        "Comparados con los estudiantes blancos", "En comparación con los niños", "Menos que los alumnos asiáticos",
        "El grupo de referencia", "Estudiantes normales", "Los normales", "Las minorías", "La mayoría blanca",
    ),
    "blame": (
        "Alumnos flojos", "No les importa la escuela", "Se portan mal", "Mala conducta", "Niños malcriados",
        "No quieren aprender", "Estudiantes perezosos", "Es culpa de los alumnos", "Padres irresponsables", "Groseros",
        "Mal comportamiento en el recreo",
    ),
    "certainty": ("Una diferencia significativa", "Subió significativamente", "Esto demuestra que funciona"),
}  # fmt: skip
FINE_EN = (
    # traps: a listed word in a sense that is fine
    "School improvement", "Best friends", "Best part of the day", "The dot is our best estimate", "Do your best",
    "The field behind the gym", "The table behind each chart is in the appendix", "The numbers behind the charts",
    "The gap is likely between 5 and 30 points", "Gaps in the fence", "When two bands overlap a lot, do not rank one above the other",
    "No league table: schools are not ranked", "The majority of students answered", "A majority named lunch",
    "A normal day at school", "Normal hours for the library", "Regular practice for band", "Adults who don't listen to us",
    "Teachers don't care about us", "Lazy river at the water park", "That does not prove that students feel the same",
    "It cannot prove the change worked", "Significant other adults in my life", "Being bullied", "Stop the bullying",
    "The top of the stairs", "The bottom of the slide", "Failing wifi in the lab", "Fear of failure",
    "A school where failing is okay", "Sleep deprived", "Higher tables in the cafeteria", "Score board in the gym",
    "A rank smell in the bathroom", "High school tours", "Low water pressure", "Compared with all other students",
    "Compared with last fall", "Students compared notes", "Less often than all other students", "Black History Month",
    "White boards that work", "The whiteboard is behind the desk", "Students are behind the new mural project",
    "Work left behind in lockers", "At risk of leaking: the roof", "Nobody's privacy is at risk", "Risky stairs",
    "Bad smell in the bathrooms", "Problem solving in math", "Difficult homework", "Hard tests", "Regular lunch menu",
    "Standard uniforms", "Caring adults", "Adults who do not give up on us", "The line is out of control at lunch",
    "Act out a play in English class", "Excuse me and thank you", "Third grade garden",
    # plain wordings
    "Adults who listen and help", "Lunch: food and time to eat", "How students treat each other",
    "Students learning English asked for help so the work makes sense", "No clear difference",
    "We can't tell yet", "Students with an IEP named clubs more often than all other students",
)  # fmt: skip
FINE_ES = (
    # traps
    "Mejores amigos", "Mejor comida", "Mejorar la escuela", "Mejora escolar", "Mejores baños", "La mejor parte del día",
    "La mayoría de los estudiantes", "Un día normal", "Horario normal de la biblioteca", "Comida normal", "Días normales",
    "Los maestros que no escuchan", "Sillas flojas en el salón", "Llaves flojas en el baño", "Hace falta más tiempo",
    "Nos hacen falta libros", "Riesgo de caerse en las escaleras", "Atrás del gimnasio", "La cancha de atrás",
    "Brechas en la cerca", "El significado de las palabras", "No prueba que los estudiantes sientan lo mismo",
    "Esto no demuestra que sea igual", "No es un ranking", "Miedo al fracaso", "Dejen de culpar", "Problemas de matemáticas",
    "Tareas difíciles", "Una respuesta vaga", "Comparado con el otoño pasado", "En comparación con los demás estudiantes",
    "Nadie tiene la culpa", "Pizarrones blancos", "Historia de los negros en el aula", "Una minoría de las respuestas",
    # plain wordings
    "Adultos que escuchan y ayudan", "Almuerzo: comida y tiempo para comer", "Los estudiantes piden más tiempo",
    "No hay una diferencia clara", "Todavía no se sabe", "Más voz en las reglas",
)  # fmt: skip
