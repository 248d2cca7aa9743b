"""How the encoder that reads students is made: base weights, training, export. See models/cards/students.md."""
