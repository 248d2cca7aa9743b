"""Invented people of Juniper Hill School: name pools by origin, and the grown-ups the answers speak of.

Every name was made up or put together by chance from common first and last names; none belongs to a real student.
"""

from __future__ import annotations

LATINO, BLACK, WHITE = "Hispanic or Latino", "Black or African American", "White"
ASIAN, MENA, NATIVE = "Asian", "Middle Eastern or North African", "Native American"

GIRLS = {
    LATINO: "Camila Valeria Ximena Lucia Daniela Mariana Renata Fernanda Paola Natalia Alondra Esmeralda "
    "Guadalupe Jimena Isabela Karina Leslie Maritza Noemi Perla Rocio Salma Tania Yaretzi Zulema Araceli "
    "Brenda Citlali Elena Frida",
    BLACK: "Imani Nia Kennedy Jada Amara Serenity Zoe Trinity Skylar Makayla Aniyah Brielle Chidera Ebony Faith "
    "Heaven Joy Keyonna London Miracle Nevaeh Raven Sanaa Tiana Zuri Alexis Diamond Gabrielle Ife Kayla",
    WHITE: "Emma Abby Claire Molly Hannah Maeve Nora Lily Kasia Zosia Bridget Caitlin Paige Sadie Tessa Ruby "
    "Audrey Leah",
    ASIAN: "Linh Mai Sua Anika Ishani Meera Hana Ailin Yuna Kiran Chloe Pang Diya",
    MENA: "Layla Noor Mariam Sara Ninwe Rania Shamiram Dina Yasmin Hala",
    NATIVE: "Aiyana Winona Shania Dakota Kaya",
}
BOYS = {
    LATINO: "Mateo Santiago Diego Emiliano Leonardo Adrian Alejandro Joaquin Rafael Iker Luis Carlos Edgar Fabian "
    "Gael Hector Ivan Julio Kevin Marcos Nestor Oscar Pablo Ramiro Saul Tadeo Ulises Victor Andres Cesar",
    BLACK: "Malik Isaiah Elijah Darius Tyrell Xavier Amir Jamal Kobe Marcus Terrence Zion Chidi Caleb Emeka "
    "Jalen Josiah Kofi Micah Nasir Omari Quincy Rashad Semaj Tre Andre Bryce Cameron Davion Ezekiel",
    WHITE: "Liam Owen Connor Jack Henry Piotr Kuba Ryan Sean Luke Cole Wyatt Ethan Gus Max Theo Nolan Finn",
    ASIAN: "Minh Bao Arjun Rohan Jun Kenji Wei Tou Dev Hao Sam Ravi Long",
    MENA: "Omar Karim Zaid Sargon Ramsin Ali Bilal Tariq Ninos Hamza",
    NATIVE: "Chaska Takoda Jesse Elan Ahiga",
}
LAST = {
    LATINO: "Garcia Hernandez Lopez Morales Reyes Cruz Ortiz Vargas Mendoza Salazar Rojas Delgado Fuentes Ibarra "
    "Juarez Lara Miranda Navarro Ochoa Padilla Quintero Rosales Santana Trejo Urbina Valdez Zamora "
    "Cabrera Dominguez Escobar Figueroa Guzman Herrera Camacho Bautista",
    BLACK: "Washington Jefferson Coleman Brooks Hayes Banks Fields Grant Hardy Ingram Jenkins Knox Lyons Mays "
    "Norwood Okafor Parrish Rhodes Simms Tate Upshaw Vance Wallace Yates Boone Carver Dorsey Ellis Foster "
    "Gaines Mensah Ojo Bell",
    WHITE: "Nowak Murphy Baker Fisher Gallagher Hoffman Jensen Keller Larsen Miller Olson Peterson Quinn Reilly "
    "Schmidt Turner Wagner Zielinski Wozniak Clark Doyle",
    ASIAN: "Pham Le Vang Patel Sharma Kim Chen Lin Yang Reddy Cho Santos Bui Moua",
    MENA: "Hassan Khoury Mansour Saleh Benyamin Warda Isho Nasser Aziz Farah",
    NATIVE: "Redbird Begay Yazzie Blackhawk Cloud",
}
STAFF = (  # first name, last name, the name students use where it is neither, role
    ("Joanna", "Whitehorse", "", "principal"),
    ("Renee", "Abernathy", "", "assistant principal"),
    ("Paul", "Castellano", "", "building manager"),
    ("Thanh", "Nguyen", "", "teacher"),
    ("Lily", "Nguyen-Pratt", "", "teacher"),
    ("Adam", "Kowalski", "", "teacher"),
    ("Ngozi", "Okonkwo", "", "teacher"),
    ("Sami", "Haddad", "", "teacher"),
    ("Grace", "Holloway", "", "lunchroom"),
    ("Sean", "Brennan", "", "coach"),
    ("Marcus", "Tillman", "T", "coach"),
    ("Efrain", "Solis", "", "coach"),
    ("Kim", "Tran", "", "lunchroom"),
    ("Bola", "Adeyemi", "", "nurse"),
    ("Nahrin", "Youkhana", "", "teacher"),
    ("Leroy", "Watkins", "", "bus driver"),
    ("Ewa", "Jankowska", "", "teacher"),
    ("Daniel", "Castellanos", "", "teacher"),
    ("Farid", "Rahimi", "", "teacher"),
    ("Kao", "Xiong", "", "teacher"),
    ("Teresa", "Ruiz", "", "teacher"),
    ("Roberto", "Luna", "Beto", "teacher"),
    ("Jesús", "Galindo", "Chuy", "custodian"),
    ("Marisol", "Arriaga", "", "teacher"),
    ("Ana", "Zaragoza", "", "teacher"),
    ("Shamiran", "Odisho", "", "teacher"),
    ("Kevin", "O'Malley", "", "teacher"),
    ("Walid", "Al-Khatib", "", "teacher"),
    ("Peter", "Novak", "", "teacher"),
    ("Dorota", "Maciejewska", "", "teacher"),
    ("Denise", "Thompson", "", "teacher"),
    ("Ramina", "Khoshaba", "", "teacher"),
    ("Priyanka", "Desai", "", "tutor"),
    ("Yolanda", "Pruitt", "", "secretary"),
    ("Gwen", "Castle", "", "librarian"),
    ("Hugo", "Barrios", "", "counsellor"),
    ("Stacy", "Lindqvist", "", "teacher"),
    ("Tomás", "Arce", "", "teacher"),
    ("Ruth", "Goodman", "", "teacher"),
    ("Darnell", "Price", "", "security"),
)
SPELLED = {"thompsn": "Thompson", "pryanka": "Priyanka"}
NICKNAMES = {"JJ": ("Jeremiah", "Jones"), "Will": ("William", "")}
HONORIFICS = frozenset(
    {"mr", "mrs", "mrz", "ms", "mis", "miss", "dr", "coach", "principal", "nurse", "maestra", "profe", "don", "señor"}
)


def spelled(name: str) -> str:
    """A name from an answer the way a roster has it: spelling mistakes and capitals put right."""
    right = SPELLED.get(name, name)
    return right.title() if right in {right.lower(), right.upper()} and len(right) > 2 else right
