from __future__ import annotations

from voicelens.anonymise.listed import Index, letters
from voicelens.anonymise.people import Person, Roster


def test_a_word_leads_to_everybody_it_may_belong_to() -> None:
    index = Index(Roster((Person("Ana", "Diaz-Roy"), Person("Roy", "Ana"), Person("Elizabeth", "Chu"))))
    ana, liz = index.known("ana"), index.known("liz")
    assert ana is not None
    assert liz is not None
    assert (sorted(ana.people), ana.first) == ([0, 1], True)
    assert sorted(liz.people) == [2]
    assert index.known("diazroy") is not None
    assert index.known("xyz") is None


def test_particles_and_single_letters_are_nobody() -> None:
    index = Index(Roster((Person("J", "de la Vega"),)))
    assert index.known("de") is index.known("la") is index.known("j") is None


def test_a_misspelling_says_so() -> None:
    near = Index(Roster((Person("Xiomara", "Chu"),))).known("xiomarra")
    assert near is not None
    assert near.near


def test_letters_folds_and_joins() -> None:
    assert letters("O’Má-lley") == "omalley"
