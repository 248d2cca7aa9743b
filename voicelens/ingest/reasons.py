"""The sentences that say why a column was taken for what it is."""

from __future__ import annotations

from collections.abc import Sequence

from voicelens.i18n import ngettext, say


def empty() -> str:
    """Why a column without a single value is left out."""
    return say("It has no answers.")


def constant() -> str:
    """Why a column with one value is left out."""
    return say("It says the same in every row, so there is nothing to compare.")


def rating() -> str:
    """Why a rating question is left out."""
    return say("It is a rating question, not a group of students. To compare by it, add it under [[groups]].")


def neither() -> str:
    """Why a column that fits nothing is left out."""
    return say("Its answers are neither a few choices nor sentences.")


def too_many() -> str:
    """Why a further closed question is left out."""
    return say("There are many closed questions already. To compare by this one, add it under [[groups]].")


def not_everywhere(lacking: Sequence[str]) -> str:
    """Why a column is left out that some files lack."""
    return say("It is missing in {files}.", files=", ".join(lacking))


def choices_of_words() -> str:
    """A question about likes or changes whose few answers come again and again: never a group of students."""
    return say(
        "It asks what students like or would change, but its few answers look like choices from a list. "
        "If students wrote them, name it under [[prompts]]."
    )


def closed(distinct: int) -> str:
    """Why a column is taken for a group without being known by its name."""
    return ngettext(
        "It has {n} choice that comes again and again.", "It has {n} choices that come again and again.", distinct
    ).format(n=distinct)


def prompt(polarity: str) -> str:
    """Why a column is taken for an open question."""
    by = {
        "like": say("Students answered in their own words, and the wording asks what they like."),
        "change": say("Students answered in their own words, and the wording asks what they would change."),
        "both": say("Students answered in their own words, and the wording asks both what they like and would change."),
    }
    return by.get(
        polarity, say("Students answered in their own words; the wording asks neither for likes nor changes.")
    )


def part(name: str) -> str:
    """Why a column is taken for the part that its name says."""
    return {
        "school": say("Its name says that it holds the school."),
        "network": say("Its name says that it holds the network or district."),
        "wave": say("Its name says that it holds the cycle of the survey."),
        "weight": say("Its name says that it holds weights, and all its values are numbers."),
        "student_id": say("It holds student numbers: used only to recognise a student in another cycle, never kept."),
        "technical": say("The survey tool added it; it is no answer."),
        "contact": say("It could be used to reach or find a student."),
        "name": say("It holds the name of a person."),
        "codes": say("It seems to hold codes that somebody gave to the answers."),
        "specify": say("It holds the few words behind “other”, which can point at one student."),
    }[name]


def kind(name: str) -> str:
    """Why a column is left out because of what its values look like."""
    return {
        "email": say("Its values are e-mail addresses."),
        "ip": say("Its values are addresses of computers."),
        "phone": say("Its values are phone numbers."),
        "date": say("Its values are dates."),
    }[name]


def link() -> str:
    """Why an e-mail column is taken to link a student over cycles."""
    return say("E-mail addresses: used only to recognise a student in another cycle, never kept.")


def dimension(name: str) -> str:
    """Why a column is taken for a known group dimension."""
    return say("Its name speaks of “{what}”, and its choices come again and again.", what=label(name))


def choices(name: str) -> str:
    """Why a column is taken for a known group dimension that its name does not speak of."""
    return say("Its choices are those of “{what}”.", what=label(name))


def label(name: str) -> str:
    """What a known group dimension is called; "" for another."""
    return {
        "grade": say("Grade"),
        "gender": say("Gender"),
        "race": say("Race and ethnicity"),
        "english_learner": say("English learner"),
        "iep": say("Special education (IEP)"),
    }.get(name, "")


def again(role: str) -> str:
    """Why a second column for a part that only one can have is left out."""
    return {
        "school": say("Another column holds the school already."),
        "network": say("Another column holds the network or district already."),
        "wave": say("Another column holds the cycle already."),
        "weight": say("Another column holds the weights already."),
        "student_id": say("Another column holds the student numbers already."),
    }[role]


def unclear_question(column: str) -> str:
    """What to ask where the wording does not say what an open question is about."""
    return say("Does “{column}” ask what students like, what they would change, or something else?", column=column)


def answer_with() -> str:
    """How such a question is answered in voicelens.toml."""
    return say("Write like, change or other as its polarity.")


def taken_for(column: str, polarity: str) -> str:
    """What is said of an open question that nobody had to be asked about."""
    if polarity == "like":
        return say(
            "“{column}” is taken to ask what students like. If it does not, correct its polarity.", column=column
        )
    if polarity == "change":
        return say(
            "“{column}” is taken to ask what students would change. If it does not, correct its polarity.",
            column=column,
        )
    return say(
        "“{column}” is taken to ask for both likes and changes. If it asks for one of them, correct its polarity.",
        column=column,
    )


def leaning(polarity: str) -> str:
    """Why an open question whose wording does not say is taken for one about likes or changes."""
    if polarity == "like":
        return say("The wording does not say what it asks for, but most answers tell what students like.")
    return say("The wording does not say what it asks for, but most answers tell what students would change.")
