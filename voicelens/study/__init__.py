"""The study folder: the only code that reads or writes it. Everything is written aside, then swapped in whole."""
