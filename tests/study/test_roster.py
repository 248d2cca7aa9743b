from __future__ import annotations

from voicelens.study.folder import Study
from voicelens.study.roster import own_words, put_roster, roster_path


def test_people_are_kept_one_a_line_with_names_and_role_alone(fresh: Study) -> None:
    put_roster(fresh, [("Ana", "Chu", "teacher"), ("José", "Reyes", "Pepe", "Pepito", "student")])
    assert roster_path(fresh).read_text(encoding="utf-8").splitlines() == [
        "first name,last name,nickname,nickname,role", "Ana,Chu,,,teacher", "José,Reyes,Pepe,Pepito,student",
    ]  # fmt: skip


def test_word_lists_have_one_word_a_line_and_remarks(fresh: Study) -> None:
    (fresh.private / "never_hide.txt").write_text("\ufeff# ours\n\n Mustang \n", encoding="utf-8")
    assert own_words(fresh, "never_hide.txt") == ("Mustang",)
    assert own_words(fresh, "always_hide.txt") == ()
