"""The people of a school as a roster lists them: what recognisers are given, never a file."""

from __future__ import annotations

from dataclasses import dataclass

ROLES = {"student": "[student]", "teacher": "[teacher]"}


@dataclass(frozen=True)
class Person:
    """One line of a roster. `also` holds nicknames and preferred names; `role` is student, teacher, staff or ""."""

    first: str = ""
    last: str = ""
    also: tuple[str, ...] = ()
    role: str = ""

    @property
    def placeholder(self) -> str:
        """What is printed instead of this person's name."""
        return ROLES.get(self.role, "[person]")


@dataclass(frozen=True)
class Roster:
    """Everybody a school knows by name, in the order of its list."""

    people: tuple[Person, ...] = ()
