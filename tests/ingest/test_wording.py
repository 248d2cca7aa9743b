import pytest

from voicelens.ingest.wording import asks_neither, dimension_of, dimension_of_choices, is_prompt, part_of, polarity_of


@pytest.mark.parametrize(
    "wording",
    [
        "What do you like about your school?",
        "One thing you like about our school",
        "What is one thing you like?",
        "What do you like most?",
        "What do you love about this class?",
        "What is going well at our school?",
        "What's your favorite thing about school?",
        "Favourite part of the day?",
        "What is the best thing about your school?",
        "What should we keep doing?",
        "¿Qué te gusta de tu escuela?",
        "Una cosa que te gusta de la escuela",
        "¿Qué es lo mejor de tu escuela?",
        "¿Qué te encanta de tu clase?",
        "Likes",
        "like_text",
        "Things our school does well",
    ],
)
def test_a_question_for_likes_is_known(wording):
    assert polarity_of(wording) == "like"


@pytest.mark.parametrize(
    "wording",
    [
        "One thing you would change about your school",
        "What should be different?",
        "What could be better at our school?",
        "What would make our school better?",
        "What would you like to change?",
        "What don't you like about school?",
        "What do you like least about school?",
        "What do you dislike?",
        "What could our school improve?",
        "If you could fix one thing, what would it be?",
        "What do you wish were different?",
        "What suggestions do you have?",
        "What would you like to see different?",
        "¿Qué cambiarías de tu escuela?",
        "Una cosa que cambiaría de la escuela",
        "¿Qué debería ser diferente?",
        "¿Qué podría ser mejor?",
        "¿Cómo podemos mejorar la escuela?",
        "¿Qué no te gusta de tu escuela?",
        "¿Qué te gustaría cambiar?",
        "What should our school do differently?",
        "change_text",
    ],
)
def test_a_question_for_changes_is_known(wording):
    assert polarity_of(wording) == "change"


@pytest.mark.parametrize(
    ("wording", "polarity"),
    [
        ("What do you like and what would you change?", "both"),
        ("What would you like to tell us?", ""),
        ("Anything else?", ""),
        ("text", ""),
        ("What is it like to be a student here?", ""),
        ("Describe your day", ""),
    ],
)
def test_other_questions_say_neither_or_both(wording, polarity):
    assert polarity_of(wording) == polarity


def test_a_question_about_how_much_is_no_prompt():
    assert not is_prompt("How much do you like your school?")
    assert is_prompt("What do you like?")
    assert is_prompt("¿Qué piensas?")
    assert not is_prompt("Grade")


def test_a_closing_question_asks_neither():
    assert asks_neither("Is there anything else you want to tell us?")
    assert asks_neither("¿Algo más?")
    assert not asks_neither("Anything else you would change?")


@pytest.mark.parametrize(
    ("part", "names"),
    [
        (
            "school",
            [
                "School",
                "School Name",
                "school_name",
                "What school do you attend?",
                "Which school do you go to?",
                "Escuela",
                "¿A qué escuela vas?",
                "Campus",
            ],
        ),
        ("network", ["Network", "District", "School District", "Distrito", "network_id"]),
        ("wave", ["Wave", "Cycle", "Survey round", "Ciclo", "School year", "Term"]),
        ("weight", ["weight", "Weights", "wt", "peso"]),
        (
            "student_id",
            [
                "Student ID",
                "student_id",
                "What is your student number?",
                "StudentID",
                "Matrícula",
                "SASID",
                "Lunch number",
                "Número de estudiante",
            ],
        ),
        (
            "name",
            [
                "Name",
                "First name",
                "What is your name?",
                "Nombre",
                "Apellidos",
                "Your teacher's name",
                "Student Name",
                "Homeroom teacher",
                "Recipient Last Name",
            ],
        ),
        (
            "contact",
            [
                "Email",
                "E-mail Address",
                "Correo electrónico",
                "Phone number",
                "Home address",
                "Date of birth",
                "Zip code",
                "Birthday",
            ],
        ),
        (
            "technical",
            [
                "Timestamp",
                "Marca temporal",
                "Start time",
                "StartDate",
                "Completion time",
                "IP Address",
                "IPAddress",
                "LocationLatitude",
                "ResponseId",
                "Respondent ID",
                "Collector ID",
                "Duration (in seconds)",
                "Progress",
                "Finished",
                "UserLanguage",
                "Status",
                "ID",
                "Hora de inicio",
                "Points - Question 1",
                "id",
                "Score",
            ],
        ),
        ("codes", ["label", "labels", "Code"]),
        ("specify", ["Which describe you? - Other (please specify)", "Gender - Other - Text"]),
        (
            "",
            [
                "What grade are you in?",
                "Gender",
                "What do you like about your school?",
                "Do you ride the bus?",
                "Language spoken at home",
                "Cell phone rules: what do you think?",
            ],
        ),
    ],
)
def test_parts_are_known_by_name(part, names):
    assert {name: part_of(name) for name in names} == dict.fromkeys(names, part)


@pytest.mark.parametrize(
    ("dimension", "names"),
    [
        ("grade", ["Grade", "grade_level", "What grade are you in?", "¿En qué grado estás?", "Year group"]),
        ("gender", ["Gender", "How do you describe your gender?", "Sexo", "Género", "Are you a boy or girl?"]),
        ("race", ["Race", "Race/Ethnicity", "What is your race or ethnicity?", "Raza", "Etnia"]),
        (
            "english_learner",
            [
                "English learner",
                "ELL",
                "EL status",
                "Are you in the English learner (EL) program?",
                "¿Aprendes inglés?",
                "ESL",
            ],
        ),
        (
            "iep",
            ["IEP", "Do you have an IEP?", "Special education", "Students with disabilities", "Educación especial"],
        ),
        ("", ["What grade would you give your school?", "Do you ride the bus?"]),
    ],
)
def test_group_dimensions_are_known_by_name(dimension, names):
    assert {name: dimension_of(name) for name in names} == dict.fromkeys(names, dimension)


@pytest.mark.parametrize(
    ("dimension", "choices"),
    [
        ("race", ["Hispanic or Latino", "Black or African American", "White", "Asian"]),
        ("gender", ["Girl", "Boy", "Prefer not to say"]),
        ("gender", ["niña", "niño"]),
        ("grade", ["4th grade", "5th grade", "Kindergarten"]),
        ("", ["Yes", "No"]),
        ("", []),
    ],
)
def test_group_dimensions_are_known_by_their_choices(dimension, choices):
    assert dimension_of_choices(choices) == dimension
